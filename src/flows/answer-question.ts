import { addUp } from '../domain/accept-update.ts';
import {
  type Asker,
  isBusinessManager,
  isChair,
  isChairOf,
  mayAsk,
  readerOf,
  readerOfGroup,
} from '../domain/access.ts';
import {
  type Answer,
  type AnswerFacts,
  answerDue,
  answerHistory,
  answerList,
  answerOverdue,
  answerQuiet,
  answerShow,
  answerStatus,
  answerWaiting,
  findAction,
  sorry,
} from '../domain/answer.ts';
import { england } from '../domain/calendar.ts';
import { type Cycle, stepsOfCycle } from '../domain/cycle.ts';
import { type Day, londonDay } from '../domain/day.ts';
import { oldestFirst } from '../domain/decision.ts';
import type { Group } from '../domain/partnership.ts';
import type { Tracked } from '../domain/plan.ts';
import { type Reading, readQuestion } from '../domain/question.ts';
import { fullRef } from '../domain/ref.ts';
import type { Request } from '../domain/request.ts';
import { digestsOf, requestsOf } from './close-cycle.ts';
import { gatherPlans, gatherSetting, lineFacts, meetingsOf, type Plans, type Setting, valuesOf } from './gather.ts';
import { planKey, updatePrefix } from './keys.ts';
import type { Ports, Register } from './ports.ts';

export interface Question {
  readonly partnership: string;
  readonly text: string;
  readonly asker: Asker;
  /** The group whose channel it was asked in; null in private. Answers in a channel show what that channel may see. */
  readonly channelOf: string | null;
  readonly place: 'private' | 'channel';
  /** Answer as if today were this day, counting only updates up to it. */
  readonly on?: Day;
}

interface Gathered {
  readonly question: Question;
  readonly setting: Setting;
  readonly plans: Plans;
  readonly facts: AnswerFacts;
  readonly reading: Reading;
}

/** Answers a question from the register, within the rights of whoever asks and the place it is asked in. */
export async function answerQuestion(ports: Ports, question: Question): Promise<Answer> {
  const gathered = await gather(ports, question);
  const { reading, facts } = gathered;
  if (reading.intent !== 'help' && !mayAsk(question.asker)) return sorry(reading, { code: 'not-allowed' });
  if (needsPlan.has(reading.intent) && facts.plans.length === 0) return sorry(reading, { code: 'no-plan' });
  return answers[reading.intent](ports, gathered);
}

const needsPlan: ReadonlySet<string> = new Set([
  'overdue',
  'quiet',
  'due',
  'show',
  'history',
  'list',
  'status',
  'waiting',
  'digest',
]);

const answers: Readonly<Record<Reading['intent'], (ports: Ports, gathered: Gathered) => Answer | Promise<Answer>>> = {
  overdue: (_, { reading, facts }) => answerOverdue(reading, facts),
  quiet: (_, { reading, facts }) => answerQuiet(reading, facts),
  due: (_, { reading, facts }) => answerDue(reading, facts),
  list: (_, { reading, facts }) => answerList(reading, facts),
  status: (_, { reading, facts }) => answerStatus(reading, facts),
  show: (_, { reading, facts }) => answerShow(reading, facts),
  mine: answerMine,
  history: answerWithUpdates,
  waiting: answerWhoWaits,
  digest: answerDigest,
  changes: answerDigest,
  meetings: (ports, gathered) => answerMeetings(ports, gathered),
  help: (_, { reading }) => ({ kind: 'help', reading }),
  unclear: (_, { reading }) => sorry(reading, { code: 'unclear' }),
};

async function gather(ports: Ports, question: Question): Promise<Gathered> {
  const register = ports.store.register(question.partnership);
  const [now, current] = await Promise.all([gatherSetting(ports, question.partnership), gatherPlans(register)]);
  const today = question.on ?? now.today;
  const setting = { ...now, today };
  const plans = question.on && question.on !== now.today ? await asKnownOn(register, current, question.on) : current;
  const reading = readQuestion(question.text, {
    groups: setting.groups,
    plans: plans.plans,
    today,
    nextMeeting: (group) => nextMeeting(setting, group)?.date ?? null,
  });
  const reader = question.place === 'private' ? readerOf(question.asker) : readerOfGroup(question.channelOf);
  const facts: AnswerFacts = {
    ...lineFacts(setting, plans, reader),
    actions: plans.actions,
    meetings: setting.meetings,
    requests: [],
    now: ports.clock.now(),
  };
  return { question, setting, plans, facts, reading };
}

/** The plans with only the updates given and the decisions taken up to a day: their states are added up anew. */
async function asKnownOn(register: Register, { plans, actions }: Plans, on: Day): Promise<Plans> {
  const [updates, decisions] = await Promise.all([
    Promise.all(plans.map(({ code }) => register.list('update', { prefix: `${planKey(code)}~` }))),
    register.list('decision'),
  ]);
  const known = byAction(updates.flatMap(valuesOf).filter(({ at }) => londonDay(at) <= on));
  const taken = byAction(valuesOf(decisions).filter(({ at }) => londonDay(at) <= on));
  const then = actions.map(({ action, state }): Tracked => {
    const ref = fullRef(action.plan, action.ref);
    const told = {
      updates: (known.get(ref) ?? []).toSorted((a, b) => a.sequence - b.sequence),
      decisions: oldestFirst(taken.get(ref) ?? []),
    };
    // Whom a business manager named to answer is not dated: it counts as said from the start.
    return { action, state: { ...addUp(action.plan, action.ref, told), assignedTo: state.assignedTo } };
  });
  return { plans, actions: then };
}

function byAction<T extends { readonly plan: string; readonly ref: string }>(rows: readonly T[]) {
  return Map.groupBy(rows, ({ plan, ref }) => fullRef(plan, ref));
}

/** A cycle's requests as they stood on the day of the answer: asked by then, and answered by the updates known then. */
async function requestsThen(register: Register, cycle: Cycle, { facts }: Gathered): Promise<readonly Request[]> {
  const asked = cycle.ran.find(({ step }) => step === 'ask');
  if (!asked || londonDay(asked.at) > facts.today) return [];
  const sequences = new Map(
    facts.actions.map(({ action, state }) => [fullRef(action.plan, action.ref), state.sequence]),
  );
  return (await requestsOf(register, cycle)).map((request) => {
    const known = (request.answeredBy ?? 0) <= (sequences.get(fullRef(request.plan, request.ref)) ?? 0);
    return known ? request : { ...request, answeredBy: null };
  });
}

function isOpenOn(cycle: Cycle, day: Day): boolean {
  return !cycle.ran.some(({ step, at }) => step === 'close' && londonDay(at) <= day);
}

function nextMeeting({ meetings, today }: Setting, group: string | null) {
  return (
    meetings.find((meeting) => !meeting.cancelled && meeting.date >= today && (!group || meeting.group === group)) ??
    null
  );
}

function namedGroup({ reading, setting }: Gathered): Group | null {
  return setting.groups.find(({ name }) => name === reading.group) ?? null;
}

function answerMine(_: Ports, { reading, facts, question }: Gathered): Answer {
  const own = facts.actions.filter(({ action }) => action.leads.some((group) => question.asker.memberOf.has(group)));
  const answer = answerList(reading, { ...facts, actions: own });
  return answer.kind === 'list' ? { ...answer, title: 'Actions you may answer for' } : answer;
}

async function answerWithUpdates(ports: Ports, { reading, facts, question }: Gathered): Promise<Answer> {
  const found = findAction(reading, facts);
  if (!found.tracked) return sorry(reading, found.why);
  const { plan, ref } = found.tracked.action;
  const rows = await ports.store.register(question.partnership).list('update', { prefix: updatePrefix(plan, ref) });
  const updates = valuesOf(rows).filter(({ at }) => londonDay(at) <= facts.today);
  return answerHistory(reading, facts, updates);
}

async function answerWhoWaits(ports: Ports, gathered: Gathered): Promise<Answer> {
  const { reading, facts, question, setting } = gathered;
  if (question.place === 'channel') return sorry(reading, { code: 'private' });
  if (!isBusinessManager(question.asker) && !isChair(question.asker)) return sorry(reading, { code: 'not-allowed' });
  const register = ports.store.register(question.partnership);
  const cycles = valuesOf(await register.list('cycle')).filter((cycle) => isOpenOn(cycle, facts.today));
  const own = cycles.filter(({ group }) => isBusinessManager(question.asker) || isChairOf(question.asker, group));
  const group = namedGroup(gathered);
  const wanted = own.filter((cycle) => !group || cycle.group === group.id);
  const requests = (await Promise.all(wanted.map((cycle) => requestsThen(register, cycle, gathered)))).flat();
  const open = requests.filter(({ answeredBy }) => answeredBy === null);
  const live = open.filter(({ meeting }) => setting.meetings.some(({ id }) => id === meeting));
  return answerWaiting(reading, { ...facts, requests: live });
}

/** The digest as it would be posted now: of the group named, of the channel's, or of the next meeting's. */
async function answerDigest(ports: Ports, gathered: Gathered): Promise<Answer> {
  const { reading, question, setting, plans } = gathered;
  const group =
    namedGroup(gathered) ?? setting.groups.find(({ id }) => id === question.channelOf) ?? nextToMeet(gathered);
  const meeting = group && (nextMeeting(setting, group.id) ?? meetingsOf(group.id, setting).at(-1));
  if (!group || !meeting) return sorry(reading, { code: 'no-meeting', group: group?.name ?? null });
  const register = ports.store.register(question.partnership);
  const cycle = await register.find('cycle', meeting.id);
  const requests = cycle ? await requestsThen(register, cycle.value, gathered) : [];
  const { group: forGroup, oversight } = digestsOf(setting, plans, { meeting, group, requests });
  const digest = question.place === 'channel' && question.channelOf !== group.id ? oversight : forGroup;
  return { kind: 'digest', reading: { ...reading, group: group.name }, title: `Digest · ${group.name}`, digest };
}

function nextToMeet({ setting }: Gathered): Group | null {
  const next = nextMeeting(setting, null);
  return setting.groups.find(({ id }) => id === next?.group) ?? null;
}

function answerMeetings(_: Ports, gathered: Gathered): Answer {
  const { reading, setting } = gathered;
  const group = namedGroup(gathered);
  const ahead = setting.meetings.filter(({ date, cancelled }) => !cancelled && date >= setting.today);
  const wanted = ahead.filter((meeting) => !group || meeting.group === group.id);
  if (wanted.length === 0) return sorry(reading, { code: 'no-meeting', group: group?.name ?? null });
  const lines = wanted.flatMap((meeting) => {
    const own = setting.groups.find(({ id }) => id === meeting.group);
    if (!own) return [];
    return [{ group: own.name, date: meeting.date, time: meeting.time, steps: stepsOfCycle(meeting, own, england) }];
  });
  return { kind: 'meetings', reading, title: group ? `Meetings of ${group.name}` : 'Meetings', meetings: lines };
}
