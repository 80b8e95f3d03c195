import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that Baton made of Teams. */
export interface Post {
  readonly method: string;
  readonly path: string;
  /** Where it was posted: a channel's id for a post of its own, else the conversation's id. */
  readonly place: string;
  /** `root`: a post of its own in a channel; `open`: opens a personal chat; `reply`: an activity in a conversation. */
  readonly kind: 'root' | 'open' | 'reply' | 'update';
  readonly activity: unknown;
}

/**
 * What the wire does with one request: `pass`; `hold`: Teams has it and does not answer until released; `cut`: Teams
 * has it, and the connection breaks; `drop`: it breaks before Teams has it; a number: refused with that status.
 */
export type WireFault = 'pass' | 'hold' | 'cut' | 'drop' | number;

export interface FakeConnector {
  readonly url: string;
  /** Everything that Teams accepted, in order. */
  readonly posts: Post[];
  /** Decides what happens to a request; `pass` when nothing is set. */
  fault: (post: Post) => WireFault;
  /** How many requests are held now. */
  readonly held: () => number;
  /** Answers everything that is held. */
  release(): void;
  close(): void;
}

/** A Bot Connector that remembers what it was asked to post, on a port of its own. */
export async function openConnector(): Promise<FakeConnector> {
  const posts: Post[] = [];
  const holding = new Set<() => void>();
  let count = 0;

  const accept = (post: Post, answer: ServerResponse): void => {
    posts.push(post);
    count += 1;
    const id = `${1_567_000_000_000 + count}`;
    const body = { open: { id: `a:${count}` }, root: { id: `${post.place};messageid=${id}`, activityId: id } };
    if (connector.fault(post) === 'cut') return void answer.destroy();
    const reply = () => json(answer, 201, post.kind === 'root' || post.kind === 'open' ? body[post.kind] : { id });
    if (connector.fault(post) !== 'hold') return reply();
    const release = () => {
      holding.delete(release);
      reply();
    };
    holding.add(release);
    answer.on('close', () => holding.delete(release));
  };

  const server = createServer(async (request, answer) => {
    const path = decodeURIComponent(request.url ?? '');
    const body = await bodyOf(request);
    if (request.method === 'GET') return json(answer, 200, memberAt(path));
    const post = readPost(request.method ?? '', path, body);
    const fault = connector.fault(post);
    if (fault === 'drop') return void answer.destroy();
    if (typeof fault === 'number') return json(answer, fault, { error: { code: `status-${fault}` } });
    accept(post, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const connector: FakeConnector = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts,
    fault: () => 'pass',
    held: () => holding.size,
    release: () => {
      for (const release of [...holding]) release();
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return connector;
}

function readPost(method: string, path: string, body: unknown): Post {
  const { channelData, activity } = (body ?? {}) as { channelData?: { channel?: { id: string } }; activity?: unknown };
  const conversation = /\/v3\/conversations\/([^/]+)/.exec(path)?.[1];
  const request = { method, path, activity: activity ?? body };
  if (method === 'PUT') return { ...request, place: conversation ?? '', kind: 'update' };
  if (conversation) return { ...request, place: conversation, kind: 'reply' };
  const channel = channelData?.channel?.id;
  return channel ? { ...request, place: channel, kind: 'root' } : { ...request, place: 'personal', kind: 'open' };
}

/** Everybody who is asked about is in the team: these tests are not about who may do what. */
function memberAt(path: string): unknown {
  const id = /\/members\/([^/?]+)/.exec(path)?.[1];
  return id ? { id, aadObjectId: id, name: 'Somebody' } : [];
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text === '' ? null : JSON.parse(text);
}

function json(answer: ServerResponse, status: number, body: unknown): void {
  answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
