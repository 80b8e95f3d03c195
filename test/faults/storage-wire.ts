import { Agent, createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectionStringTo, type InProcessAzurite } from '../storage/in-process-azurite.ts';

/** What happens to one write: held or cut off, before it reaches the storage or after it was written. */
export interface WriteFault {
  /** Counted from 1, from the moment the fault is set. */
  readonly at: number;
  readonly when: 'before' | 'after';
  readonly what: 'hold' | 'cut';
}

export interface StorageWire {
  readonly connectionString: string;
  /** Every write since the last `watch`, by name: "POST /register" and so on. */
  readonly writes: string[];
  /** Counts writes anew and does this to one of them. Resolves with its name when it is there. */
  watch(fault?: WriteFault): Promise<string>;
  /** How often the storage was asked what is due: once a tick. */
  readonly ticks: () => number;
  /** From now on the storage cannot be reached, or can be again. */
  setUp(isUp: boolean): Promise<void>;
  close(): Promise<void>;
}

interface Call {
  readonly incoming: IncomingMessage;
  readonly answer: ServerResponse;
  readonly body: Buffer;
  readonly target: string;
}

interface Got {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** The network between Baton and a real Azurite, on which single writes can be held or cut, or everything refused. */
export async function layStorageWire(azurite: InProcessAzurite): Promise<StorageWire> {
  const agent = new Agent({ keepAlive: true });
  const writes: string[] = [];
  let ticks = 0;
  let fault: WriteFault | null = null;
  let reached: (name: string) => void = () => {};

  /** True when the call was dealt with: held for good, or cut. */
  const strike = (call: Call, name: string, when: WriteFault['when'], number: number): boolean => {
    if (fault?.at !== number || fault.when !== when) return false;
    if (fault.what === 'cut') call.answer.destroy();
    reached(name);
    return true;
  };

  const handle = async (call: Call): Promise<void> => {
    const name = nameOf(call);
    if (/\/directory\(\).*PartitionKey eq 'next'/.test(decodeURIComponent(call.incoming.url ?? ''))) ticks += 1;
    const isTake = name.startsWith('GET');
    const number = name !== '' && !isTake ? writes.push(name) : 0;
    if (number > 0 && strike(call, name, 'before', number)) return;
    const got = await passOn(call, agent);
    // What a queue hands out it also hides, so an answer with something in it counts as a write.
    const took = isTake && got.body.includes('<QueueMessage>') ? writes.push(name) : 0;
    if (number + took > 0 && strike(call, name, 'after', number + took)) return;
    call.answer.writeHead(got.status, got.headers).end(got.body);
  };

  const servers = await Promise.all([azurite.tables, azurite.queues].map((target) => serve(target, handle)));
  const urls = servers.map(({ port }) => `http://127.0.0.1:${port}`);
  return {
    connectionString: connectionStringTo(urls[0]!, urls[1]!),
    writes,
    watch: (next) => {
      writes.length = 0;
      fault = next ?? null;
      return new Promise((resolve) => {
        reached = resolve;
      });
    },
    ticks: () => ticks,
    setUp: async (isUp) => void (await Promise.all(servers.map((server) => (isUp ? server.open() : server.shut())))),
    close: async () => {
      await Promise.all(servers.map((server) => server.shut()));
      agent.destroy();
    },
  };
}

/** Writes to rows and to the queue, and takes from the queue; empty for everything else. */
function nameOf({ incoming: { method, url = '' }, body }: Call): string {
  const path = url.split('?')[0] ?? '';
  if (path.endsWith('/$batch')) return `POST ${/\/devstoreaccount1\/(\w+)\(?/.exec(body.toString())?.[1] ?? 'rows'}`;
  if (path.endsWith('/messages') && method === 'GET') return url.includes('numofmessages') ? 'GET messages' : '';
  return path.includes('/messages/') || (path.endsWith('/messages') && method === 'POST') ? `${method} messages` : '';
}

function passOn({ incoming: { method, headers, url }, body, target }: Call, agent: Agent): Promise<Got> {
  return new Promise((resolve, reject) => {
    const onward = request(new URL(url ?? '/', target), { method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 500, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    onward.on('error', reject).end(body);
  });
}

interface Door {
  readonly port: number;
  open(): Promise<void>;
  shut(): Promise<void>;
}

/** A server that can be shut and opened again on the same port. */
async function serve(target: string, handle: (call: Call) => Promise<void>): Promise<Door> {
  let server: Server | null = null;
  let port = 0;
  const open = async () => {
    if (server) return;
    const opened = createServer(async (incoming, answer) => {
      const chunks: Buffer[] = [];
      try {
        for await (const chunk of incoming) chunks.push(chunk as Buffer);
        await handle({ incoming, answer, body: Buffer.concat(chunks), target });
      } catch {
        // Whoever asked has gone, or the storage has: either way there is nobody to answer.
        answer.destroy();
      }
    });
    opened.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve, reject) => opened.once('error', reject).listen(port, '127.0.0.1', resolve));
    server = opened;
    port = (opened.address() as AddressInfo).port;
  };
  const shut = async () => {
    const closing = server;
    server = null;
    if (!closing) return;
    const closed = new Promise<void>((resolve) => closing.close(() => resolve()));
    closing.closeAllConnections();
    await closed;
  };
  await open();
  return { port, open, shut };
}
