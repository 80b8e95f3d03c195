import type { Message } from '../../src/domain/message.ts';
import type { Kept } from '../../src/flows/ports.ts';
import type { Posted } from '../teams/fake-connector.ts';
import { channels, meeting, type Scene } from './scene.ts';
import { until } from './until.ts';

/** What became of a cycle of MACE's, as the register and Teams have it. */
export interface Outcome {
  readonly steps: readonly string[];
  readonly skipped: readonly string[];
  readonly asked: readonly string[];
  /** `<ref> <sequence of the update that answered it>` of every request. */
  readonly requests: readonly string[];
  /** `<kind> <state>` of every message, by the alphabet. */
  readonly messages: readonly string[];
  readonly updates: readonly string[];
  /** Posts of their own, in the two channels. */
  readonly mace: number;
  readonly general: number;
}

/** What is looked at: a scene's, or the same over another store. */
type Looked = Pick<Scene, 'store' | 'teams'>;

export async function outcomeOf(scene: Looked, of = meeting): Promise<Outcome> {
  const register = scene.store.register('default');
  const [cycle, requests, messages, updates] = await Promise.all([
    register.find('cycle', of),
    register.list('request'),
    register.list('message'),
    register.list('update'),
  ]);
  return {
    steps: cycle?.value.ran.map(({ step }) => step) ?? [],
    skipped: cycle?.value.skipped.map(({ step }) => step) ?? [],
    asked: cycle?.value.asked ?? [],
    requests: requests.map(({ value: { ref, answeredBy } }) => `${ref} ${answeredBy ?? 'open'}`),
    messages: messages.map(({ value: { kind, state } }) => `${kind} ${state}`).toSorted(),
    updates: updates.map(({ value: { ref, sequence, narrative } }) => `${ref} ${sequence} ${narrative}`),
    mace: rootPosts(scene, 'MACE').length,
    general: rootPosts(scene, 'General').length,
  };
}

/** What was posted in a channel for itself, and not as an answer to somebody; the hello of the set-up aside. */
export function rootPosts({ teams }: Pick<Scene, 'teams'>, channel: keyof typeof channels): readonly Posted[] {
  return teams.teams.posted.filter(
    (posted) =>
      posted.channel === channels[channel] &&
      posted.conversation.endsWith(`;messageid=${posted.id}`) &&
      !shown(posted).includes('Hello, this is Baton'),
  );
}

/** What Baton posted as replies under one of its own posts. */
export function repliesTo({ teams }: Pick<Scene, 'teams'>, root: Posted | undefined): readonly Posted[] {
  return teams.teams.posted.filter(
    ({ id, conversation }) => root && conversation === root.conversation && id !== root.id,
  );
}

/** What Baton wrote to somebody in their own chat. */
export function toldPrivately(
  { teams }: Pick<Scene, 'teams'>,
  person: { readonly aadObjectId: string },
): readonly Posted[] {
  return teams.teams.posted.filter(({ channel }) => channel === `a:${person.aadObjectId}`);
}

export function shown(posted: Posted | undefined): string {
  return JSON.stringify(posted?.forms.at(-1) ?? null);
}

export async function messagesOf({ store }: Scene): Promise<readonly Kept<Message>[]> {
  return store.register('default').list('message');
}

/** Every message that was sent stands in Teams once; beside them is nothing new, but for what is in doubt. */
export async function checkPosts(scene: Scene, doubtful = 0): Promise<void> {
  const sent = (await messagesOf(scene)).filter(({ value }) => value.state === 'sent');
  const posts = scene.teams.teams.posted;
  const lost = sent.filter(({ value }) => posts.filter(({ id }) => id === value.activityId).length !== 1);
  if (lost.length > 0) throw new Error(`Sent, and not in Teams once: ${lost.map(({ id }) => id).join(', ')}`);
  const ids = new Set(sent.map(({ value }) => value.activityId));
  if (ids.size !== sent.length) throw new Error('Two messages stand under one id');
  const others = posts.slice(scene.postedBefore).filter(({ id }) => !ids.has(id));
  if (others.length > doubtful) {
    throw new Error(`Posted besides what was sent: ${others.map((post) => shown(post).slice(0, 300)).join('\n')}`);
  }
}

/** Waits until nothing is on its way any more: no message due or being sent, and an empty outbox. */
export async function untilQuiet(scene: Pick<Scene, 'store'>, milliseconds = 100_000): Promise<void> {
  await until('everything to be sent', () => isQuiet(scene), milliseconds);
}

export async function isQuiet({ store }: Pick<Scene, 'store'>): Promise<boolean> {
  const register = store.register('default');
  const [messages, outbox] = await Promise.all([register.list('message'), register.list('outbox')]);
  return outbox.length === 0 && messages.every(({ value }) => value.state !== 'due' && value.state !== 'sending');
}

/**
 * Puts every message on the queue twice more, by hand and in the wrong order, and waits until Baton has taken them all
 * and has ticked twice since. Whatever would be posted again is posted by then.
 */
export async function repeatEverything(scene: Scene): Promise<void> {
  const ids = (await messagesOf(scene)).map(({ id }) => id).toReversed();
  const done = scene.storage.done();
  for (const message of [...ids, ...ids]) await scene.store.queue.put({ partnership: 'default', message });
  await until('the repeated queue items to be taken', () => scene.storage.done() >= done + 2 * ids.length);
  await nextTicks(scene);
}

export async function nextTicks({ storage }: Scene, count = 2): Promise<void> {
  const before = storage.ticks();
  await until('the next ticks', () => storage.ticks() >= before + count);
}
