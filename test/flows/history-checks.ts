import { england } from '../../src/domain/calendar.ts';
import {
  type Cycle,
  type CycleStep,
  isClosed,
  nextInstant,
  standsStill,
  stepDue,
  stepNames,
  stepsOfCycle,
} from '../../src/domain/cycle.ts';
import { londonDay } from '../../src/domain/day.ts';
import type { Meeting } from '../../src/domain/meeting.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Group, Person } from '../../src/domain/partnership.ts';
import { fullRef } from '../../src/domain/ref.ts';
import type { Request } from '../../src/domain/request.ts';
import { isPrepared } from '../../src/domain/succession.ts';
import type { Update } from '../../src/domain/update.ts';
import { stateKey } from '../../src/flows/keys.ts';
import { rowsOf } from '../builders.ts';
import { must } from './history-carry.ts';
import type { HistoryWorld, Model, Said } from './history-world.ts';

// What holds of every history. None of this asks how Baton does it.

/** At any moment: whatever is to be sent or done will be found, should every instance end now. */
export async function expectNothingForgotten(world: HistoryWorld): Promise<void> {
  const { register, store, partnership, clock } = world;
  const [messages, outbox, kept] = await Promise.all([
    register.list('message'),
    register.list('outbox'),
    store.directory.find('next', partnership),
  ]);
  const next = kept!.value;
  const waiting = new Set(outbox.map(({ id }) => id));
  for (const { id, value } of messages)
    must((value.state !== 'due' && value.state !== 'sending') || waiting.has(id), `${id} is due and not in the outbox`);
  must(outbox.length === 0 || next.outbox, 'the outbox holds something, and the directory does not say so');
  for (const { meeting, truth } of await cyclesAhead(world)) {
    const says = next.stepAt ?? 'nothing';
    must(
      truth === null || says <= truth || says <= clock.now(),
      `${meeting} is due at ${truth}, and at ${clock.now()} the directory says ${says}`,
    );
  }
}

const known = new Map<string, readonly CycleStep[]>();

/** Looked up after every command, for the same few meetings. */
function stepsOf(meeting: Meeting, group: Group): readonly CycleStep[] {
  const key = JSON.stringify([meeting.date, meeting.papers, group.rhythms, group.quiet]);
  const steps = known.get(key) ?? stepsOfCycle(meeting, group, england);
  known.set(key, steps);
  return steps;
}

/** When each meeting's cycle next has anything to do; null while its group stands still. */
async function cyclesAhead(world: HistoryWorld) {
  const [meetings, groups, cycles] = await Promise.all([
    rowsOf(world, 'meeting'),
    rowsOf(world, 'group'),
    rowsOf(world, 'cycle'),
  ]);
  const now = world.clock.now();
  return meetings.map((meeting) => {
    const group = groups.find(({ id }) => id === meeting.group)!;
    const cycle = cycles.find((one) => one.meeting === meeting.id) ?? null;
    const steps = stepsOf(meeting, group);
    const isStill = standsStill(group, meeting, londonDay(now));
    const { run, skip } = isStill ? { run: null, skip: [] } : stepDue(cycle, meeting, steps, now);
    const truth = isStill ? null : nextInstant(cycle, meeting, steps, now);
    return { meeting: meeting.id, cycle, isDue: run !== null || skip.length > 0, truth };
  });
}

/** Once all has come to rest, with nobody's help: everything was asked, sent and kept once, or is listed. */
export async function expectExact(world: HistoryWorld, model: Model): Promise<void> {
  const [messages, requests, updates, cycles, digests, meetings] = await Promise.all([
    rowsOf(world, 'message'),
    rowsOf(world, 'request'),
    rowsOf(world, 'update'),
    rowsOf(world, 'cycle'),
    world.register.list('digest'),
    rowsOf(world, 'meeting'),
  ]);
  for (const message of messages) expectOnceOrListed(world, message, messages);
  const groups = await rowsOf(world, 'group');
  const isOff = (one: Meeting) => one.cancelled || !isPrepared(one, groups);
  const off = new Set(meetings.filter(isOff).map(({ id }) => id));
  const frozen = new Set(digests.map(({ id }) => id));
  for (const cycle of cycles) {
    expectOneRun(cycle, messages);
    must(!isClosed(cycle) || frozen.has(cycle.meeting), `${cycle.meeting} closed without its digest`);
    expectAsked(cycle, requests, { messages, updates, off });
  }
  for (const meeting of meetings) expectOneRecordCard(meeting, messages);
  expectAskedOnce(world, model, await rowsOf(world, 'person'));
  for (const one of model.said) expectKept(one, updates);
  await expectWhole(world, model, { requests, updates });
  await expectAsTold(world, model);
  for (const { meeting, isDue } of await cyclesAhead(world)) must(!isDue, `${meeting} still has something to do`);
}

function expectOnceOrListed({ teams }: HistoryWorld, message: Message, messages: readonly Message[]): void {
  const { id, state, kind, meeting, reason } = message;
  const times = teams.seen.filter((seen) => seen.message === id && seen.how === 'post').length;
  const mostTimes = 1 + (teams.again.get(id) ?? 0);
  must(times <= mostTimes, `${id} was posted ${times} times`);
  must(state !== 'due' && state !== 'sending', `${id} is ${state} for ever`);
  must(state !== 'sent' || times > 0, `${id} is sent, and nobody has seen it`);
  must(state !== 'cancelled' || times === 0 || mostTimes > 1, `${id} is cancelled, and stands in Teams`);
  must(state !== 'failed' || times === 0 || mostTimes > 1, `${id} failed, and stands in Teams`);
  if (kind === 'notice' || (state !== 'failed' && state !== 'in-doubt')) return;
  const own = id.startsWith(`${meeting}~`) ? id.slice(`${meeting}~`.length) : id;
  const isTold = messages.some((one) => one.kind === 'notice' && one.id.includes(`.${own}~`));
  must(isTold, `${id} is ${state} (${reason}), and no business manager was told`);
}

/** No step twice, and of each message that a group gets once no second one. */
function expectOneRun({ meeting, ran }: Cycle, messages: readonly Message[]): void {
  for (const name of stepNames) {
    const times = ran.filter(({ step }) => step === name).length;
    must(times <= 1, `the ${name} of ${meeting} ran ${times} times`);
  }
  for (const kind of ['digest', 'summary', 'addendum'] as const) {
    const times = messages.filter((message) => message.kind === kind && message.meeting === meeting).length;
    must(times <= 1, `${meeting} has ${times} messages: ${kind}`);
  }
  const hasDigest = messages.some(({ kind, meeting: of }) => kind === 'digest' && of === meeting);
  must(hasDigest === ran.some(({ step }) => step === 'digest'), `the digest of ${meeting} is half done`);
}

/** Nobody has two cards to record one meeting with; one that came before a move after the day is not for that day. */
function expectOneRecordCard({ id, date }: Meeting, messages: readonly Message[]): void {
  const cards = messages.filter((one) => one.kind === 'record' && one.meeting === id && londonDay(one.dueAt) > date);
  const readers = cards.map(({ to }) => (to.kind === 'person' ? to.person : to.group));
  must(new Set(readers).size === readers.length, `${id} has ${readers.length} cards that record it`);
}

interface Sent {
  readonly messages: readonly Message[];
  readonly updates: readonly Update[];
  /** Meetings that are not held. */
  readonly off: ReadonlySet<string>;
}

/** A cycle's requests are there, whole, each on a card that went out or whose failing is listed. */
function expectAsked(
  { meeting, asked, ran }: Cycle,
  requests: readonly Request[],
  { messages, updates, off }: Sent,
): void {
  const own = requests.filter((request) => request.meeting === meeting);
  // What was settled unanswered by the close is not counted as asked any more.
  const mayBeSettled = ran.some(({ step }) => step === 'close');
  for (const { plan, ref, answeredBy } of own) {
    const isNamed = asked.includes(fullRef(plan, ref)) || (mayBeSettled && answeredBy === null);
    must(isNamed, `${meeting} has ${ref} asked beside its cycle`);
  }
  must(own.length === 0 || ran.some(({ step }) => step === 'ask'), `${meeting} asked, and its ask never ran`);
  for (const ref of asked) {
    const whole = own.filter((request) => fullRef(request.plan, request.ref) === ref && request.part === null);
    must(whole.length === 1, `${meeting} says it asked about ${ref}, and there are ${whole.length} requests`);
  }
  for (const { message: id, plan, ref, part } of own) {
    if (!asked.includes(fullRef(plan, ref))) continue;
    const card = messages.find((message) => message.id === id);
    must(card !== undefined, `${meeting} asked about ${ref} on no card`);
    const isSaid = updates.some((update) => update.ref === ref && update.part === part);
    const isFine = card!.state !== 'cancelled' || isSaid || off.has(meeting);
    must(isFine, `${meeting} never asked about ${ref}: ${id} is cancelled (${card!.reason})`);
  }
}

/**
 * Nobody saw the same meeting ask about the same thing on two cards, unless it was passed on in between, or whoever
 * had it left and somebody else is asked.
 */
function expectAskedOnce({ teams }: HistoryWorld, { passedOn, handedOn }: Model, people: readonly Person[]): void {
  const hasPassed = new Set([...handedOn, ...people.flatMap(({ key, left }) => (left ? [key] : []))]);
  const isLeavers = (card: string) => [...hasPassed].some((key) => card.endsWith(`~${key}`));
  const cards = new Map<string, string>();
  for (const { message, how, content } of teams.seen) {
    const isCard = (content.kind === 'request' || content.kind === 'by-hand') && /~ask~/.test(message);
    if (how !== 'post' || !isCard) continue;
    for (const { line, meeting, part } of content.view.items) {
      const asked = [meeting, fullRef(line.plan, line.ref), part?.agency ?? 'itself'].join(' ');
      const before = cards.get(asked) ?? message;
      const isOnce = before === message || passedOn.has(line.ref) || isLeavers(before);
      must(isOnce, `${asked} was asked on ${before} and on ${message}`);
      cards.set(asked, message);
    }
  }
}

/** What somebody was told was taken is there once; what was refused is not; what nobody answered at most once. */
function expectKept({ narrative, heard, takenBack, sequence }: Said, updates: readonly Update[]): void {
  const kept = updates.filter((update) => update.narrative === narrative && update.undoes === null);
  must(kept.length <= 1, `“${narrative}” is there ${kept.length} times`);
  must(heard !== 'taken' || kept[0]?.sequence === sequence, `“${narrative}” was acknowledged, and is not there`);
  must(heard !== 'refused' || kept.length === 0, `“${narrative}” was refused, and is there`);
  const undoing = updates.filter((update) => update.narrative === narrative && update.undoes !== null);
  must(undoing.length <= 1, `“${narrative}” was taken back ${undoing.length} times`);
  must(takenBack !== 'yes' || undoing.length === 1, `“${narrative}” was taken back, and still counts`);
  must(takenBack !== 'no' || undoing.length === 0, `“${narrative}” was taken back by nobody`);
}

/** Update, submission, state and request of one answer are there together or not at all. */
async function expectWhole(
  world: HistoryWorld,
  { movedLate }: Model,
  { requests, updates }: { readonly requests: readonly Request[]; readonly updates: readonly Update[] },
): Promise<void> {
  const [submissions, states, meetings] = await Promise.all([
    rowsOf(world, 'submission'),
    world.register.list('state'),
    rowsOf(world, 'meeting'),
  ]);
  const given = updates.filter(({ undoes }) => undoes === null);
  must(submissions.length === given.length, `${submissions.length} submissions made ${given.length} updates`);
  for (const { plan, ref, sequence } of submissions) {
    const isThere = given.some((one) => one.plan === plan && one.ref === ref && one.sequence === sequence);
    must(isThere, `a submission for ${ref} has no update ${sequence}`);
  }
  const undoings = updates.filter(({ undoes }) => undoes !== null);
  const undone = new Set(undoings.map(({ ref, undoes }) => `${ref} ${undoes}`));
  for (const [ref, of] of Map.groupBy(given, ({ plan, ref }) => stateKey(plan, ref))) {
    const state = states.find(({ id }) => id === ref)?.value;
    const standing = of.filter((one) => one.part === null && !undone.has(`${one.ref} ${one.sequence}`));
    const last = standing.toSorted((a, b) => b.sequence - a.sequence)[0]?.narrative;
    must(state?.lastWord?.narrative === last, `${ref} says “${state?.lastWord?.narrative}”, and last was “${last}”`);
  }
  for (const { meeting, ref, part, answeredBy } of requests) {
    const answer = given.find((one) => one.ref === ref && one.part === part && one.sequence === answeredBy);
    must(
      answeredBy === null || answer !== undefined,
      `${meeting} has ${ref} answered by ${answeredBy}, which is not there`,
    );
    const undoing = undoings.find((one) => one.ref === ref && one.undoes === answeredBy);
    // After the meeting it stays what it was for the meeting: answered.
    const wasOver = undoing !== undefined && londonDay(undoing.at) > meetings.find(({ id }) => id === meeting)!.date;
    must(
      !undoing || wasOver || movedLate.has(meeting),
      `${meeting} has ${ref} answered by ${answeredBy}, which was taken back`,
    );
  }
}

/** Meetings and records stand as somebody was told. */
async function expectAsTold(world: HistoryWorld, model: Model): Promise<void> {
  for (const [id, { date, cancelled }] of model.meetings) {
    const stored = (await world.register.find('meeting', id))?.value;
    must(stored?.date === date && stored.cancelled === cancelled, `${id} is not as somebody was told`);
  }
  for (const id of model.recorded) {
    const [record, cycle] = await Promise.all([world.register.find('record', id), world.register.find('cycle', id)]);
    must(record?.value.finishedAt != null && cycle?.value.recordedAt != null, `the record of ${id} is half done`);
  }
}
