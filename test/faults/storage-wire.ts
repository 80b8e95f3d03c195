import { connectionStringTo, type InProcessAzurite } from '../storage/in-process-azurite.ts';
import { answerWith, type Call, forward, type Got } from './forwarding.ts';

/** What happens to one write: held or cut off, before it reaches the storage or after it was written. */
export interface WriteFault {
  /** The write's name, and which of that name it is, counted from 1 from the moment the fault is set. */
  readonly name: string;
  readonly nth: number;
  readonly when: 'before' | 'after';
  /** `tell` lets it pass. */
  readonly what: 'hold' | 'cut' | 'tell';
}

type Write = Pick<WriteFault, 'name' | 'nth'>;

export interface StorageWire {
  readonly connectionString: string;
  /** Every write since the last `watch`, by name: "POST register", "DELETE messages" and so on. */
  readonly writes: readonly string[];
  /** Counts writes anew and does this to one of them. Tells whether it has struck. */
  watch(fault?: WriteFault): () => boolean;
  /** How often the storage was asked what is due: once a tick of each Baton. */
  readonly ticks: () => number;
  /** How many calls are on their way and not held. */
  readonly passing: () => number;
  /** How many items have been finished and taken off the queue. */
  readonly done: () => number;
  /** From now on the storage cannot be reached, or can be again. */
  setUp(isUp: boolean): Promise<void>;
  close(): Promise<void>;
}

/** The network between Baton and a real Azurite, on which single writes can be held or cut, or everything refused. */
export async function layStorageWire(azurite: InProcessAzurite): Promise<StorageWire> {
  const writes: string[] = [];
  let ticks = 0;
  let done = 0;
  let passing = 0;
  let fault: WriteFault | null = null;
  let struck = false;

  /** True when the call was dealt with: held for good, or cut. */
  const strike = ({ answer }: Call, write: Write | null, when: WriteFault['when']): boolean => {
    if (!write || fault?.name !== write.name || fault.nth !== write.nth || fault.when !== when) return false;
    if (fault.what === 'cut') answer.destroy();
    struck = true;
    return fault.what !== 'tell';
  };
  const count = (name: string): Write => {
    writes.push(name);
    return { name, nth: writes.filter((other) => other === name).length };
  };

  const handle = async (call: Call, passOn: () => Promise<Got>): Promise<void> => {
    if (isTick(call)) ticks += 1;
    const name = nameOf(call);
    const isTake = name.startsWith('GET');
    const write = name !== '' && !isTake ? count(name) : null;
    if (strike(call, write, 'before')) return;
    passing += 1;
    const got = await passOn().finally(() => {
      passing -= 1;
    });
    if (name === 'DELETE messages') done += 1;
    // What a queue hands out it also hides, so an answer with something in it counts as a write.
    const taken = isTake && got.body.includes('<QueueMessage>') ? count(name) : null;
    if (!strike(call, write ?? taken, 'after')) answerWith(call, got);
  };

  const tables = await forward(azurite.tables, handle);
  const queues = await forward(azurite.queues, handle);
  return {
    connectionString: connectionStringTo(tables.url, queues.url),
    writes,
    watch: (next) => {
      writes.length = 0;
      fault = next ?? null;
      struck = false;
      return () => struck;
    },
    ticks: () => ticks,
    passing: () => passing,
    done: () => done,
    setUp: async (isUp) => {
      for (const side of [tables, queues]) await (isUp ? side.open() : side.shut());
    },
    close: async () => {
      for (const side of [tables, queues]) await side.shut();
    },
  };
}

function isTick({ incoming: { url = '', method } }: Call): boolean {
  return (
    method === 'GET' &&
    /\/directory(\(\))?\?.*PartitionKey eq 'next'/.test(decodeURIComponent(url.replaceAll('+', ' ')))
  );
}

/** Writes to rows and to the queue, and takes from the queue; empty for everything else. */
function nameOf({ incoming: { method, url = '' }, body }: Call): string {
  const path = url.split('?')[0] ?? '';
  if (path.endsWith('/$batch')) return `POST ${/\/devstoreaccount1\/(\w+)\(/.exec(body.toString())?.[1] ?? 'rows'}`;
  // A single row: a claim, or turns at Teams that are reserved.
  const table = /\/(register|directory)\(PartitionKey=/.exec(decodeURIComponent(path))?.[1];
  if (table) return method === 'PUT' ? `PUT ${table}` : '';
  if (!/\/messages(\/[^/]+)?$/.test(path)) return '';
  if (method === 'PUT') return '';
  if (method === 'GET') return url.includes('peekonly') ? '' : 'GET messages';
  return `${method} messages`;
}
