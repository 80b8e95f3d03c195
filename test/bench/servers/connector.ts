/**
 * Teams as a sink: takes every post and answers at once. With `limited` it also keeps Teams' limits (rate-limit.md,
 * October 2026) by sliding windows, a conversation's and the tenant's, and answers 429 with Retry-After beyond them.
 * `GET /_told` says what it took, `GET /_cards` how often each card.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pace, perConversation, perTenant } from '../pace.ts';

const limited = process.argv[2] === 'limited';
const tenant = new Pace(perTenant);
const conversations = new Map<string, Pace>();
const cards = new Map<string, number>();
const told = { posts: 0, updates: 0, refused: 0, firstAt: 0, lastAt: 0, busiestSecond: 0, bySecond: [] as number[] };
const taken: number[] = [];
let ids = 1_690_000_000_000;

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url = '' } = request;
  const body = await bodyOf(request);
  if (url === '/_told') return send(response, 200, { ...told, cards: cards.size });
  if (url === '/_cards') return send(response, 200, Object.fromEntries(cards));
  if (method === 'GET' && url.includes('/pagedmembers')) return send(response, 200, { members: [] });
  if (method === 'GET')
    return send(response, 200, { id: decodeURIComponent(url.split('/').at(-1) ?? ''), name: 'Somebody' });
  const now = performance.now();
  const wait = limited ? waitFor(conversationOf(url, body), now) : 0;
  if (wait > 0) {
    told.refused += 1;
    response.setHeader('retry-after', String(Math.ceil(wait / 1000)));
    return send(response, 429, { error: { code: 'Throttled', message: 'too many requests' } });
  }
  if (method === 'PUT') told.updates += 1;
  else note(body, now);
  ids += 1;
  const id = String(ids);
  const opened = { id: `${conversationOf(url, body)};messageid=${id}`, activityId: id };
  send(response, method === 'PUT' ? 200 : 201, url === '/v3/conversations' ? opened : { id });
}

function waitFor(conversation: string, now: number): number {
  const own = conversations.get(conversation) ?? new Pace(perConversation);
  conversations.set(conversation, own);
  const wait = Math.max(own.waitAt(now), tenant.waitAt(now));
  if (wait > 0) return wait;
  own.take(now);
  tenant.take(now);
  return 0;
}

function note(body: string, now: number): void {
  told.posts += 1;
  taken.push(now);
  while (taken[0]! <= now - 1000) taken.shift();
  told.busiestSecond = Math.max(told.busiestSecond, taken.length);
  const card = limited && /"card":"([^"]+)"/.exec(body)?.[1];
  if (!card) return;
  told.firstAt ||= now;
  told.lastAt = now;
  cards.set(card, (cards.get(card) ?? 0) + 1);
  const second = Math.floor((now - told.firstAt) / 1000);
  told.bySecond[second] = (told.bySecond[second] ?? 0) + 1;
}

function conversationOf(url: string, body: string): string {
  if (url !== '/v3/conversations') return decodeURIComponent(url.split('/')[3] ?? '').split(';')[0]!;
  const { channelData, members } = JSON.parse(body) as {
    channelData?: { channel?: { id: string } };
    members?: readonly { id: string }[];
  };
  return channelData?.channel?.id ?? members?.[0]?.id ?? '';
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

const server = createServer((request, response) => void take(request, response));
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  process.send?.({ ready: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.once('disconnect', () => process.exit());
