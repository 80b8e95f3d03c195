import type { Activity, CloudAdapter, ConversationReference } from 'botbuilder';
import type { Destination, Messenger, Posted, PostOutcome } from '../flows/ports.ts';
import { type Connector, connectorOf, wireSeconds } from './adapter.ts';
import type { Forms } from './buttons.ts';
import { activityOf, contentCard } from './content-card.ts';

interface Wire {
  readonly serviceUrl: string;
  readonly botId: string;
  readonly tenant: string;
}

/** Posts to Teams, and says of every post whether it was taken, refused, impossible, or unknown. It never repeats one. */
export function openMessenger(options: {
  readonly adapter: CloudAdapter;
  readonly appId: string;
  readonly forms: Forms;
  /** How long Teams may take to answer. */
  readonly wireSeconds?: number;
}): Messenger {
  const { forms } = options;
  return {
    post: (to, content) => outcomeOf(() => post(options, to, activityOf(contentCard(content, forms), content))),
    update: (at, content) =>
      outcomeOf(async () => {
        const activity = { ...activityOf(contentCard(content, forms), content), id: at.activityId };
        await withConnector(options, at, at.conversationId, (client) =>
          client.conversations.updateActivity(at.conversationId, at.activityId, activity),
        );
        return { conversationId: at.conversationId, activityId: at.activityId };
      }),
  };
}

type Way = { readonly adapter: CloudAdapter; readonly appId: string; readonly wireSeconds?: number };

async function post(way: Way, to: Destination, activity: Partial<Activity>): Promise<Posted> {
  const bot = { id: to.botId, name: 'Baton' };
  if (to.kind === 'channel') {
    const channelData = { channel: { id: to.channel }, tenant: { id: to.tenant } };
    const made = await withConnector(way, to, to.channel, (client) =>
      client.conversations.createConversation({ isGroup: true, bot, channelData, activity, tenantId: to.tenant }),
    );
    // A root post's own id is the number after ";messageid="; some answers carry it only there.
    return { conversationId: made.id, activityId: made.activityId || (made.id.split(';messageid=')[1] ?? made.id) };
  }
  const conversation = to.kind === 'conversation' ? to.conversation : await openChat(way, to, bot);
  const sent = await withConnector(way, to, conversation, (client) =>
    client.conversations.sendToConversation(conversation, activity),
  );
  return { conversationId: conversation, activityId: sent.id };
}

/** Nothing was posted yet when this is thrown, whatever became of the request to open the chat. */
class ChatNotOpened extends Error {}

/** To open a chat that is open already gives the same chat, so this may be repeated. */
async function openChat(way: Way, to: Extract<Destination, { kind: 'person' }>, bot: object): Promise<string> {
  const members = [{ id: to.objectId }];
  const channelData = { tenant: { id: to.tenant } };
  try {
    const made = await withConnector(way, to, to.objectId, (client) =>
      client.conversations.createConversation({ isGroup: false, bot, members, channelData, tenantId: to.tenant }),
    );
    return made.id;
  } catch (error) {
    throw outcomeOfError(error).kind === 'unknown' ? new ChatNotOpened((error as Error).message) : error;
  }
}

async function withConnector<T>(
  way: Way,
  to: Wire,
  conversation: string,
  call: (client: Connector) => Promise<T>,
): Promise<T> {
  const reference: Partial<ConversationReference> = {
    channelId: 'msteams',
    serviceUrl: to.serviceUrl,
    bot: { id: to.botId, name: 'Baton' },
    conversation: { id: conversation, tenantId: to.tenant, isGroup: true, conversationType: 'channel', name: '' },
  };
  const results: Promise<T>[] = [];
  await way.adapter.continueConversationAsync(way.appId, reference, async (context) => {
    const client = connectorOf(way.adapter, context);
    if (!client) throw new Error('the adapter gave no connector');
    const result = withinTime(call(client), way.wireSeconds ?? wireSeconds);
    results.push(result);
    // What went wrong is for whoever posts, and not for the adapter.
    await result.catch(() => {});
  });
  if (results.length === 0) throw new Error('the adapter ended a proactive turn without running it');
  return results[0]!;
}

class NoAnswerInTime extends Error {}

async function withinTime<T>(answer: Promise<T>, seconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswerInTime(`no answer within ${seconds} seconds`)), seconds * 1000);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

async function outcomeOf(send: () => Promise<Posted>): Promise<PostOutcome> {
  try {
    return { kind: 'posted', ...(await send()) };
  } catch (error) {
    return outcomeOfError(error);
  }
}

/** Teams answered that it did not take the message, and says that it may be tried again. */
const refusals = new Set([412, 429, 502, 503]);
/** Teams answered that this message can never be taken. */
const impossible = new Set([400, 401, 403, 404, 405, 410, 413, 415, 501]);
/** The connection was never made, so nothing can have been posted. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** What an error of the Bot Framework's client says about the message: only "not taken" may be tried again. */
function outcomeOfError(error: unknown): PostOutcome {
  const { statusCode, code, message, response } = error as {
    statusCode?: number;
    code?: string;
    message?: string;
    response?: { headers?: { get(name: string): string | undefined | null } };
  };
  if (error instanceof ChatNotOpened)
    return { kind: 'refused', reason: `the chat could not be opened (${message})`, retryAfterSeconds: null };
  const reason = [statusCode, code, !statusCode && message?.slice(0, 200)].filter(Boolean).join(' ') || 'unknown error';
  if (statusCode !== undefined && refusals.has(statusCode)) {
    return { kind: 'refused', reason, retryAfterSeconds: secondsOf(response?.headers?.get('retry-after')) };
  }
  if (statusCode !== undefined && impossible.has(statusCode))
    return { kind: statusCode === 404 ? 'gone' : 'impossible', reason: goneReason(statusCode, reason) };
  if (statusCode === undefined && code && neverSent.has(code))
    return { kind: 'refused', reason, retryAfterSeconds: null };
  return { kind: 'unknown', reason };
}

function goneReason(status: number, reason: string): string {
  if (status === 404) return `Teams no longer has that place (${reason}).`;
  if (status === 403) return `Teams does not let Baton post there (${reason}).`;
  if (status === 413) return `the message is too big for Teams (${reason}).`;
  return `Teams would not take it (${reason}).`;
}

/** `Retry-After` is a number of seconds or a date. */
function secondsOf(header: string | undefined | null): number | null {
  if (!header) return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(1, Math.ceil(seconds));
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(1, Math.ceil((at - Date.now()) / 1000));
}
