import { isBusinessManager, isChairOf } from './access.ts';
import { groupName } from './action-line.ts';
import { type Cycle, type CycleStep, type StepName, standsStill } from './cycle.ts';
import { type Day, formatDay, type Instant, londonDay } from './day.ts';
import type { Meeting } from './meeting.ts';
import type { Message, MessageKind, MessageState } from './message.ts';
import type { Group, Person, Post } from './partnership.ts';
import type { Request } from './request.ts';

/** What became of one cycle: its steps, everything that was sent for it, and what came back. */
export interface RunRecord {
  readonly group: string;
  readonly meeting: Day;
  readonly cancelled: boolean;
  readonly steps: readonly RunStep[];
  readonly messages: readonly RunMessage[];
  /** Groups and people that could not be reached, each with the reason. */
  readonly cannotReach: readonly { readonly to: string; readonly why: string }[];
  readonly totals: RunTotals;
}

export interface RunStep {
  readonly name: StepName;
  readonly due: Instant;
  /** `waits`: its time has come and nothing has been done yet. */
  readonly outcome: 'ran' | 'skipped' | 'held' | 'waits' | 'ahead';
  readonly at: Instant | null;
  readonly why: string;
}

export interface RunMessage {
  readonly kind: MessageKind;
  /** A post or a group; a person by name only where no post of theirs is known, and only for business managers. */
  readonly to: string;
  readonly state: MessageState;
  readonly due: Instant;
  readonly sent: Instant | null;
  readonly seen: Instant | null;
  /** Requests on this card, and how many of them are answered; both 0 for what asks nothing. */
  readonly asked: number;
  readonly answered: number;
  /** Why it was not sent, or is in doubt, or is being tried again; empty when all went well. */
  readonly reason: string;
}

export interface RunTotals {
  readonly asked: number;
  readonly answered: number;
  /** Of those answered, how many after the close. */
  readonly late: number;
  readonly unanswered: number;
  readonly sent: number;
  readonly failed: number;
  readonly inDoubt: number;
}

export interface RunFacts {
  readonly meeting: Meeting;
  readonly group: Group;
  readonly groups: readonly Group[];
  readonly posts: readonly Post[];
  readonly people: readonly Person[];
  readonly cycle: Cycle | null;
  readonly steps: readonly CycleStep[];
  readonly requests: readonly Request[];
  readonly messages: readonly Message[];
  /** When each answering update was given, by `answerKey`. */
  readonly answeredAt: ReadonlyMap<string, Instant>;
  /** Whether the reader may see a person's name where no post is known. */
  readonly mayName: boolean;
  /** What happened after this is left out. */
  readonly until: Instant;
}

/** The run record of a cycle, as it stood at a moment. */
export function computeRunRecord(facts: RunFacts): RunRecord {
  const { group, meeting, messages } = facts;
  const known = messages.filter(({ dueAt }) => dueAt <= facts.until).toSorted(byTime);
  const told = known.map((message) => runMessage(message, facts));
  return {
    group: group.name,
    meeting: meeting.date,
    cancelled: meeting.cancelled,
    steps: computeRunSteps(facts),
    messages: told,
    cannotReach: cannotReach(told),
    totals: { ...answers(facts), ...deliveries(told) },
  };
}

type StepFacts = Pick<RunFacts, 'steps' | 'cycle' | 'group' | 'meeting' | 'until'>;

/** What became of each step of a cycle. */
export function computeRunSteps(facts: StepFacts): readonly RunStep[] {
  return facts.steps.map((step) => runStep(step, facts));
}

export function answerKey({ plan, ref }: Pick<Request, 'plan' | 'ref'>, sequence: number): string {
  return `${plan} ${ref} ${sequence}`;
}

function runStep({ name, at: due, why }: CycleStep, { cycle, group, meeting, until }: StepFacts): RunStep {
  const isKnown = ({ at }: { readonly at: Instant }) => at <= until;
  const ran = cycle?.ran.filter(isKnown).findLast(({ step }) => step === name);
  if (ran) return { name, due, outcome: 'ran', at: ran.at, why: ran.at > due ? 'later than planned' : '' };
  const skipped = cycle?.skipped.filter(isKnown).find(({ step }) => step === name);
  if (skipped) return { name, due, outcome: 'skipped', at: skipped.at, why: skipped.why };
  const isRecording = name === 'record' || name === 'unrecorded';
  if (isRecording && cycle?.recordedAt && cycle.recordedAt <= until) {
    return { name, due, outcome: 'skipped', at: cycle.recordedAt, why: 'the meeting had been recorded' };
  }
  if (name === 'digest' && cycle?.held && isKnown(cycle.held)) {
    return { name, due, outcome: 'held', at: cycle.held.at, why: 'somebody holds it back' };
  }
  if (due > until) return { name, due, outcome: 'ahead', at: null, why };
  return { name, due, outcome: 'waits', at: null, why: whyWaiting(group, meeting, londonDay(until)) };
}

function whyWaiting(group: Group, meeting: Meeting, today: Day): string {
  if (meeting.cancelled) return 'the meeting is cancelled';
  return standsStill(group, meeting, today) ? whyStill(group, meeting) : '';
}

/** Why nothing is done for a meeting of a group that stands still: "MACE is paused until 1 March 2027". */
export function whyStill(group: Group, meeting: Meeting): string {
  if (group.ended !== null && meeting.date > group.ended) return `${group.name} has ended`;
  const until = group.paused?.until;
  return until ? `${group.name} is paused until ${formatDay(until)}` : `${group.name} is paused`;
}

function runMessage(message: Message, facts: RunFacts): RunMessage {
  const own = facts.requests.filter((request) => request.message === message.id);
  const seen = own.flatMap(({ seenAt }) => (seenAt !== null && seenAt <= facts.until ? [seenAt] : []));
  const isSent = message.sentAt !== null && message.sentAt <= facts.until;
  const { kind, state, dueAt, reason } = message;
  return {
    kind,
    to: recipientWords(message, facts),
    // A row tells only how it ended: what was sent after the moment asked about was still due then.
    state: state === 'sent' && !isSent ? 'due' : state,
    due: dueAt,
    sent: isSent ? message.sentAt : null,
    seen: seen.toSorted()[0] ?? null,
    asked: own.length,
    answered: own.filter((request) => isAnswered(request, facts)).length,
    reason: reason ?? '',
  };
}

/** A post or a group wherever one is known: never more than is needed to know who has to be spoken to. */
function recipientWords(message: Message, facts: RunFacts): string {
  const { to, forPerson } = message;
  if (to.kind === 'channel') return `${groupName(to.group, facts.groups)}'s channel`;
  if (to.kind === 'thread') return `${groupName(to.group, facts.groups)}'s channel, as a reply`;
  if (forPerson) return `${personWords(forPerson, message, facts)}, by way of a business manager`;
  return personWords(to.person, message, facts);
}

function personWords(key: string, message: Message, facts: RunFacts): string {
  const person = facts.people.find((one) => one.key === key);
  if (message.kind === 'request' || message.kind === 'reminder') {
    return postWords(key, message, facts) ?? (facts.mayName && person ? person.name : 'somebody who answers');
  }
  if (person && isBusinessManager(person)) return 'a business manager';
  if (person && isChairOf(person, facts.group.id)) return `the chair of ${facts.group.name}`;
  return facts.mayName && person ? person.name : 'somebody in private';
}

/** The posts for which somebody got a card, or as whose deputy they were reminded of it. */
function postWords(person: string, { id, request }: Message, { requests, posts }: RunFacts): string | null {
  const card = request ?? id;
  const asked = new Set(requests.filter(({ message }) => message === card).map(({ post }) => post));
  const titles = posts
    .filter((post) => asked.has(post.id) && (post.holder === person || post.deputy === person))
    .map(({ title, holder }) => (holder === person ? title : `${title} (deputy)`));
  return titles.length > 0 ? titles.join(', ') : null;
}

function isAnswered(request: Request, facts: RunFacts): boolean {
  const at = givenAt(request, facts);
  return at !== null && at <= facts.until;
}

function givenAt(request: Request, { answeredAt }: RunFacts): Instant | null {
  return request.answeredBy === null ? null : (answeredAt.get(answerKey(request, request.answeredBy)) ?? null);
}

function answers(facts: RunFacts): Pick<RunTotals, 'asked' | 'answered' | 'late' | 'unanswered'> {
  const { requests, cycle } = facts;
  const closedAt = cycle?.ran.findLast(({ step }) => step === 'close')?.at ?? null;
  const answered = requests.filter((request) => isAnswered(request, facts));
  const late = answered.filter((request) => closedAt !== null && givenAt(request, facts)! > closedAt).length;
  return {
    asked: requests.length,
    answered: answered.length,
    late,
    unanswered: requests.length - answered.length,
  };
}

function deliveries(messages: readonly RunMessage[]): Pick<RunTotals, 'sent' | 'failed' | 'inDoubt'> {
  const count = (wanted: MessageState) => messages.filter(({ state }) => state === wanted).length;
  return { sent: count('sent'), failed: count('failed'), inDoubt: count('in-doubt') };
}

function cannotReach(messages: readonly RunMessage[]): RunRecord['cannotReach'] {
  const failed = messages.filter(({ state }) => state === 'failed');
  return [...new Map(failed.map(({ to, reason }) => [to, { to, why: reason }])).values()];
}

function byTime(a: Message, b: Message): number {
  if (a.dueAt !== b.dueAt) return a.dueAt < b.dueAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
