import { Agent, request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

// One connection a server, kept open, for all of them alike.
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

export interface Sent {
  readonly status: number;
  readonly body: string;
  readonly ms: number;
}

/** Posts an activity and reads the whole answer; milliseconds from the first byte out to the last byte in. */
export async function sendTurn(url: string, activity: object): Promise<Sent> {
  const body = JSON.stringify(activity);
  const began = performance.now();
  const answer = await call(`${url}/api/messages`, 'POST', body);
  const ms = performance.now() - began;
  if (answer.status >= 300) throw new Error(`a turn was answered with ${answer.status}: ${answer.body.slice(0, 300)}`);
  return { ...answer, ms };
}

export function call(url: string, method: 'GET' | 'POST', body = ''): Promise<{ status: number; body: string }> {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      response.on('error', reject);
    });
    sent.on('error', reject).end(body);
  });
}

/** What the sink took so far. */
export interface Told {
  readonly posts: number;
  readonly updates: number;
  readonly refused: number;
  readonly busiestSecond: number;
  /** Different request cards; when the first and the last was taken, in milliseconds, and how many in each second. */
  readonly cards: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly bySecond: readonly number[];
}

/** How often each card was posted. */
export async function cardsTakenBy(connector: string): Promise<Readonly<Record<string, number>>> {
  return JSON.parse((await call(`${connector}/_cards`, 'GET')).body) as Readonly<Record<string, number>>;
}

export async function toldBy(connector: string): Promise<Told> {
  return JSON.parse((await call(`${connector}/_told`, 'GET')).body) as Told;
}

/** Waits until something is so; gives up silently, because a benchmark reports what it saw. */
export async function waitFor(isSo: () => Promise<boolean>, ms: number): Promise<boolean> {
  const deadline = performance.now() + ms;
  while (performance.now() < deadline) {
    if (await isSo()) return true;
    await delay(20);
  }
  return false;
}
