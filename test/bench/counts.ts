import { AsyncLocalStorage } from 'node:async_hooks';
import diagnostics from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';

/** What one piece of work asked of storage and of Teams. */
export interface Counts {
  /** Rows read, by their kind. */
  readonly rows: Record<string, number>;
  /** Rows written, by their kind. */
  readonly written: Record<string, number>;
  transactions: number;
  conflicts: number;
  queueCalls: number;
  /** Every request to the tables on the wire, pages of a long list each for itself. */
  readonly calls: Call[];
  posts: number;
}

interface Call {
  readonly began: number;
  ended: number;
  bytes: number;
  readonly writes: boolean;
}

const current = new AsyncLocalStorage<Counts>();

export function newCounts(): Counts {
  return { rows: {}, written: {}, transactions: 0, conflicts: 0, queueCalls: 0, calls: [], posts: 0 };
}

/** Runs something so that all it causes, at whatever depth, is counted in one place. */
export function counted<T>(counts: Counts, run: () => T): T {
  return current.run(counts, run);
}

export function countsHere(): Counts | undefined {
  return current.getStore();
}

/** Counts what this process sends to these addresses, until the function that it gives back is called. */
export function watchWire({ tables, teams }: { readonly tables: string; readonly teams: string }) {
  const tablesPort = portOf(tables);
  const teamsPort = portOf(teams);
  const open = new WeakMap<ClientRequest, Call>();
  const seenBytes = new WeakMap<Socket, number>();
  const onCreated = (event: unknown) => {
    const { request } = event as { request: ClientRequest };
    const counts = countsHere();
    const port = portOf(`http://${request.getHeader('host')}`);
    if (counts && port === teamsPort && request.method !== 'GET') counts.posts += 1;
    if (!counts || port !== tablesPort) return;
    const call = {
      began: performance.now(),
      ended: Number.POSITIVE_INFINITY,
      bytes: 0,
      writes: request.method !== 'GET',
    };
    counts.calls.push(call);
    open.set(request, call);
  };
  const onFinish = (event: unknown) => {
    const { request } = event as { request: ClientRequest };
    const { socket } = request;
    const call = open.get(request);
    if (!call || !socket) return;
    // The answer is only complete once its body is: its bytes are those that came in on its connection since the last.
    request.once('close', () => {
      call.ended = performance.now();
      call.bytes = socket.bytesRead - (seenBytes.get(socket) ?? 0);
      seenBytes.set(socket, socket.bytesRead);
    });
  };
  diagnostics.subscribe('http.client.request.created', onCreated);
  diagnostics.subscribe('http.client.response.finish', onFinish);
  return (): void => {
    diagnostics.unsubscribe('http.client.request.created', onCreated);
    diagnostics.unsubscribe('http.client.response.finish', onFinish);
  };
}

function portOf(address: string): number {
  return Number(new URL(address).port);
}

/** Where a connection string says the tables are. The queue is not watched: an idle courier asks it again and again. */
export function tablesIn(connectionString: string): string {
  return /TableEndpoint=([^;]+)/.exec(connectionString)?.[1] ?? '';
}

/** What a table of results shows of the counts. */
export interface Cost {
  readonly rows: number;
  readonly rowsByKind: Readonly<Record<string, number>>;
  readonly roundTrips: number;
  /** The longest chain of round trips each of which began only after the one before had been answered. */
  readonly inSequence: number;
  /** Of that chain, how many come before the first write. */
  readonly readsBeforeWrite: number;
  readonly bytes: number;
  readonly transactions: number;
  readonly rowsWritten: number;
  readonly queueCalls: number;
  readonly posts: number;
}

export function costOf(counts: Counts): Cost {
  const sum = (by: Record<string, number>) => Object.values(by).reduce((a, b) => a + b, 0);
  const firstWrite = Math.min(...counts.calls.filter(({ writes }) => writes).map(({ began }) => began));
  return {
    rows: sum(counts.rows),
    rowsByKind: counts.rows,
    roundTrips: counts.calls.length,
    inSequence: longestChain(counts.calls),
    readsBeforeWrite: longestChain(counts.calls.filter(({ began }) => began < firstWrite)),
    bytes: counts.calls.reduce((total, { bytes }) => total + bytes, 0),
    transactions: counts.transactions,
    rowsWritten: sum(counts.written),
    queueCalls: counts.queueCalls,
    posts: counts.posts,
  };
}

function longestChain(calls: readonly Call[]): number {
  const byBegin = calls.toSorted((a, b) => a.began - b.began);
  const depths: number[] = [];
  byBegin.forEach((call, at) => {
    const before = byBegin.slice(0, at).map(({ ended }, other) => (ended <= call.began ? depths[other]! : 0));
    depths.push(1 + Math.max(0, ...before));
  });
  return Math.max(0, ...depths);
}
