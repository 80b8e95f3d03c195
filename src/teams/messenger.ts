import type { Activity } from 'botbuilder';
import { NoTurn } from '../flows/pace-requests.ts';
import type { Destination, Messenger, Pacer, Posted, PostOutcome, Turn } from '../flows/ports.ts';
import type { Forms } from './buttons.ts';
import { activityOf, contentCard } from './content-card.ts';
import { type Asked, askOf, type Wire, WireTime } from './wire.ts';
import { NotPosted, outcomeOfError } from './wire-outcome.ts';

interface Way extends Wire {
  readonly forms: Forms;
  /** Where the tab with the plan is; left out, cards do not lead there. */
  readonly planUrl?: string;
  /** Asked before each further request: all of them count against Teams' limits. */
  readonly pace: Pick<Pacer, 'reserve'>;
}

/** Posts to Teams, and says of every post whether it was taken, refused, impossible, or unknown. It never repeats one. */
export function openMessenger(way: Way): Messenger {
  return {
    post: (to, content, turn) =>
      outcomeOf(() => post(way, to, { turn, activity: activityOf(contentCard(content, way), content) })),
    update: (at, content, turn) =>
      outcomeOf(async () => {
        const { conversationId, activityId } = at;
        const activity = { ...activityOf(contentCard(content, way), content), id: activityId };
        const asked = { to: at, conversation: conversationId, time: new WireTime(way), ready: () => leaving(turn) };
        await askOf(way, asked, (client) => client.conversations.updateActivity(conversationId, activityId, activity));
        return { conversationId, activityId };
      }),
  };
}

interface Sent {
  readonly activity: Partial<Activity>;
  readonly turn: Turn;
}

async function post(way: Way, to: Destination, { activity, turn }: Sent): Promise<Posted> {
  const bot = { id: to.botId, name: 'Baton' };
  const time = new WireTime(way);
  const ready = () => leaving(turn);
  if (to.kind === 'channel') {
    const channelData = { channel: { id: to.channel }, tenant: { id: to.tenant } };
    const made = await askOf(way, { to, conversation: to.channel, time, ready }, (client) =>
      client.conversations.createConversation({ isGroup: true, bot, channelData, activity, tenantId: to.tenant }),
    );
    // A root post's own id is the number after ";messageid="; some answers carry it only there.
    return { conversationId: made.id, activityId: made.activityId || (made.id.split(';messageid=')[1] ?? made.id) };
  }
  const at =
    to.kind === 'conversation'
      ? { conversation: to.conversation, ready }
      : await openChat(way, to, { bot, time, ready });
  const { conversation } = at;
  const sent = await askOf(way, { to, time, ...at }, (client) =>
    client.conversations.sendToConversation(conversation, activity),
  );
  return { conversationId: conversation, activityId: sent.id };
}

/** To open a chat that is open already gives the same chat, so this may be repeated. To write in it is a further request. */
async function openChat(
  way: Way,
  to: Extract<Destination, { kind: 'person' }>,
  { bot, time, ready }: Pick<Asked, 'time' | 'ready'> & { readonly bot: object },
): Promise<Pick<Asked, 'conversation' | 'ready'>> {
  const members = [{ id: to.objectId }];
  const channelData = { tenant: { id: to.tenant } };
  const opened = await askOf(way, { to, conversation: to.objectId, time, ready }, (client) =>
    client.conversations.createConversation({ isGroup: false, bot, members, channelData, tenantId: to.tenant }),
  ).catch((error: Error) => {
    throw outcomeOfError(error).kind === 'unknown' ? notOpened(error.message) : error;
  });
  const further = await nothingAskedYet(() => way.pace.reserve(to.place));
  if (!time.isEnough()) throw notOpened('Teams took too long');
  return { conversation: opened.id, ready: () => leaving(further) };
}

function notOpened(why: string): NotPosted {
  return new NotPosted(`the chat could not be opened (${why})`);
}

/** Waits for the moment at which a request may leave. */
function leaving(turn: Turn): Promise<void> {
  return nothingAskedYet(() => turn.ready());
}

/** Whatever goes wrong in this, nothing was asked of Teams. */
async function nothingAskedYet<T>(wait: () => Promise<T>): Promise<T> {
  try {
    return await wait();
  } catch (error) {
    throw new NotPosted((error as Error).message, error instanceof NoTurn ? error.seconds : null);
  }
}

async function outcomeOf(send: () => Promise<Posted>): Promise<PostOutcome> {
  try {
    return { kind: 'posted', ...(await send()) };
  } catch (error) {
    return outcomeOfError(error);
  }
}
