import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The part of Teams that a bot posts to: the Bot Framework's connector, by its own addresses and answers. */

export interface Member {
  readonly id: string;
  readonly aadObjectId: string;
  readonly name: string;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  /** Ids of its channels by name; General has the team's own id. */
  readonly channels: Readonly<Record<string, string>>;
  readonly members: readonly Member[];
}

/** Something Baton posted and Teams took, as it now stands. */
export interface Posted {
  readonly id: string;
  /** With its thread: "19:…;messageid=…" in a channel. */
  readonly conversation: string;
  readonly channel: string;
  readonly replyTo: string | null;
  /** Every form it has had, oldest first: what was posted, then each update. */
  readonly forms: readonly Activity[];
}

export interface Activity {
  readonly text?: string;
  readonly summary?: string;
  readonly attachments?: readonly { readonly content: object }[];
}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly at: number;
  readonly does: 'posts' | 'opens a post' | 'updates' | 'opens a chat' | 'looks up';
}

/** What Teams does instead of taking a request. */
export type Trouble =
  | { readonly status: number; readonly code?: string; readonly retryAfter?: string }
  | 'takes it, then cuts the connection'
  | 'never answers';

interface Planned {
  readonly does: Request['does'];
  readonly trouble: Trouble;
}

interface Call {
  readonly request: Request;
  readonly body: Record<string, unknown>;
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

/** Teams counts a message in UTF-16, with everything in it. */
const mostMessageBytes = 100_000;

export class FakeConnector {
  readonly teams: Team[] = [];
  readonly posted: Posted[] = [];
  readonly requests: Request[] = [];
  /** Ids of messages that Baton took away again. */
  readonly taken: string[] = [];
  /** What Teams would have done badly or refused: every test ends with none. */
  readonly complaints: string[] = [];
  readonly gone = new Map<string, number>();
  #planned: Planned[] = [];
  #ids = 1_690_000_000_000;
  readonly #server = createServer((request, response) => void this.#take(request, response));
  readonly #hanging = new Set<ServerResponse>();

  async start(): Promise<void> {
    // A post on a connection that is dropped for idleness in that very moment would look cut off.
    this.#server.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    for (const response of this.#hanging) response.destroy();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The next requests of a kind get these answers, one each, and then all is well again. */
  next(does: Request['does'], ...troubles: readonly Trouble[]): void {
    this.#planned.push(...troubles.map((trouble) => ({ does, trouble })));
  }

  /** From now on a place is gone (404), or Baton may no longer post there (403). */
  close(channel: string, status: 403 | 404 = 404): void {
    this.gone.set(channel, status);
  }

  countOf(does: Request['does']): number {
    return this.requests.filter((request) => request.does === does).length;
  }

  async #take(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(incoming);
    const path = decodeURIComponent(incoming.url ?? '');
    const method = incoming.method ?? '';
    const call: Call = { body, request: { method, path, at: Date.now(), does: kindOf(method, path, body) } };
    this.requests.push(call.request);
    const planned = this.#planned.find(({ does }) => does === call.request.does);
    this.#planned = this.#planned.filter((other) => other !== planned);
    const trouble = planned?.trouble;
    if (trouble === 'never answers') {
      this.#hanging.add(response);
    } else if (trouble === 'takes it, then cuts the connection') {
      this.#answer(call);
      response.destroy();
    } else if (trouble) {
      send(response, trouble.status, faultOf(trouble.code ?? String(trouble.status)), trouble.retryAfter);
    } else {
      const { status, body: answer } = this.#answer(call);
      send(response, status, answer);
    }
  }

  #answer({ request: { method, path }, body }: Call): Answer {
    if (method === 'POST' && path === '/v3/conversations') return this.#open(body);
    const activities = path.match(/^\/v3\/conversations\/(.+?)\/activities(?:\/(.+))?$/);
    if (activities && method === 'POST') return this.#post(activities[1]!, body as Activity, activities[2] ?? null);
    if (activities && method === 'DELETE') {
      this.taken.push(activities[2]!);
      return { status: 200, body: {} };
    }
    if (activities && method === 'PUT') return this.#update(activities[2]!, body as Activity);
    const members = path.match(/^\/v3\/conversations\/(.+?)\/(members|pagedmembers)(?:\/([^?]+))?(?:\?.*)?$/);
    if (members && method === 'GET') return this.#members(members[1]!, members[2]!, members[3] ?? null);
    return { status: 501, body: faultOf('NotImplemented') };
  }

  #open(body: Record<string, unknown>): Answer {
    const { channelData, activity, members } = body as {
      channelData?: { channel?: { id: string } };
      activity?: Activity;
      members?: { id: string }[];
    };
    if (channelData?.channel && activity) return this.#post(channelData.channel.id, activity, null, true);
    const member = this.#everyone().find(({ id, aadObjectId }) => [id, aadObjectId].includes(members?.[0]?.id ?? ''));
    if (!member) return { status: 403, body: faultOf('ForbiddenOperationException') };
    return { status: 201, body: { id: chatOf(member) } };
  }

  #post(conversation: string, activity: Activity, replyTo: string | null, opens = false): Answer {
    const channel = conversation.split(';')[0]!;
    const refusal = this.#refusalOf(channel, activity);
    if (refusal) return refusal;
    this.#ids += 1;
    const id = String(this.#ids);
    const whole = opens ? `${channel};messageid=${id}` : conversation;
    this.posted.push({ id, conversation: whole, channel, replyTo, forms: [activity] });
    return { status: 201, body: opens ? { id: whole, activityId: id } : { id } };
  }

  #update(id: string, activity: Activity): Answer {
    const at = this.posted.findIndex((posted) => posted.id === id);
    const known = this.posted[at];
    if (!known) return { status: 404, body: faultOf('ActivityNotFound') };
    const refusal = this.#refusalOf(known.channel, activity);
    if (refusal) return refusal;
    this.posted[at] = { ...known, forms: [...known.forms, activity] };
    return { status: 200, body: { id } };
  }

  #refusalOf(channel: string, activity: Activity): Answer | null {
    const status = this.gone.get(channel);
    if (status)
      return { status, body: faultOf(status === 404 ? 'ConversationNotFound' : 'BotNotInConversationRoster') };
    if (!this.#isKnown(channel)) return { status: 404, body: faultOf('ConversationNotFound') };
    if (activity.text && activity.attachments?.length) {
      this.complaints.push('text and an attachment in one message: Teams posts two and gives no id');
    }
    const bytes = JSON.stringify(activity).length * 2;
    if (bytes <= mostMessageBytes) return null;
    this.complaints.push(`a message of ${bytes} bytes`);
    return { status: 413, body: faultOf('MessageSizeTooBig') };
  }

  #isKnown(channel: string): boolean {
    return this.teams.some(({ channels }) => Object.values(channels).includes(channel)) || channel.startsWith('a:');
  }

  #everyone(): readonly Member[] {
    return this.teams.flatMap(({ members }) => members);
  }

  #members(conversation: string, list: string, one: string | null): Answer {
    const channel = conversation.split(';')[0]!;
    const team = this.teams.find(({ channels }) => Object.values(channels).includes(channel));
    const there = team?.members ?? this.#everyone().filter((member) => chatOf(member) === channel);
    if (there.length === 0 || this.gone.has(channel)) return { status: 404, body: faultOf('ConversationNotFound') };
    if (list === 'pagedmembers') return { status: 200, body: { members: there } };
    if (!one) return { status: 200, body: there };
    const member = there.find(({ id, aadObjectId }) => id === one || aadObjectId === one);
    return member ? { status: 200, body: member } : { status: 404, body: faultOf('MemberNotFoundInConversation') };
  }
}

/** A person's own chat with Baton: the same one whoever opens it. */
export function chatOf({ aadObjectId }: Member): string {
  return `a:${aadObjectId}`;
}

function kindOf(method: string, path: string, body: Record<string, unknown>): Request['does'] {
  if (method === 'GET') return 'looks up';
  if (method === 'PUT' || method === 'DELETE') return 'updates';
  if (path !== '/v3/conversations') return 'posts';
  return body.activity ? 'opens a post' : 'opens a chat';
}

function faultOf(code: string): object {
  return { error: { code, message: `Teams says ${code}` } };
}

function send(response: ServerResponse, status: number, body: object, retryAfter?: string): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
  });
  response.end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  return text ? JSON.parse(text) : {};
}
