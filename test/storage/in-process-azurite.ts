import { createRequire } from 'node:module';

interface Server {
  start(): Promise<void>;
  close(): Promise<void>;
  getHttpServerAddress(): string;
}

export interface InProcessAzurite {
  readonly connectionString: string;
  readonly tables: string;
  readonly queues: string;
  close(): Promise<void>;
}

const account = 'devstoreaccount1';
// Azurite's public development key.
const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';

/** Real Azurite, in this process and in memory, on ports of its own. Positional arguments: the version is pinned. */
export async function startAzurite(): Promise<InProcessAzurite> {
  const require = createRequire(import.meta.url);
  const load = (path: string) => require(`azurite/dist/src/${path}`).default;
  const TableConfiguration = load('table/TableConfiguration');
  const TableServer = load('table/TableServer');
  const QueueConfiguration = load('queue/QueueConfiguration');
  const QueueServer = load('queue/QueueServer');
  const none = undefined;
  const logs = [false, none, false, none] as const;
  const rest = [false, true, '', '', '', none, false, true] as const;
  const table: Server = new TableServer(
    new TableConfiguration('127.0.0.1', 0, 50, 'unused', false, false, none, none, ...rest),
  );
  const queue: Server = new QueueServer(
    new QueueConfiguration('127.0.0.1', 0, 50, 'unused', 'unused', [], ...logs, ...rest),
  );
  await Promise.all([table.start(), queue.start()]);
  return {
    connectionString: connectionStringTo(table.getHttpServerAddress(), queue.getHttpServerAddress()),
    tables: table.getHttpServerAddress(),
    queues: queue.getHttpServerAddress(),
    close: async () => void (await Promise.all([table.close(), queue.close()])),
  };
}

export function connectionStringTo(tables: string, queues: string, accountKey: string = key): string {
  return [
    'DefaultEndpointsProtocol=http',
    `AccountName=${account}`,
    `AccountKey=${accountKey}`,
    `TableEndpoint=${tables}/${account}`,
    `QueueEndpoint=${queues}/${account}`,
  ].join(';');
}
