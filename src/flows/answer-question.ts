import { type Asker, isBusinessManager, isChair, isChairOf, mayAnswer, mayAsk } from '../domain/access.ts';
import {
  type Answer,
  type AnswerFacts,
  answerDue,
  answerHistory,
  answerList,
  answerOverdue,
  answerQuiet,
  answerShow,
  answerWaiting,
  sorry,
} from '../domain/answer.ts';
import { answerStatus } from '../domain/answer-status.ts';
import { asReadBy } from '../domain/audience.ts';
import { themeNamed } from '../domain/chosen-actions.ts';
import type { Cycle } from '../domain/cycle.ts';
import { addDays, atLondon, type Day, formatDay, type Instant, londonDay } from '../domain/day.ts';
import { findAction } from '../domain/find-action.ts';
import { ownedBy, ownersOf } from '../domain/owned-by.ts';
import type { Group } from '../domain/partnership.ts';
import { hasActions, type Plan } from '../domain/plan.ts';
import { toldOf } from '../domain/plan-history.ts';
import { type Reading, readQuestion } from '../domain/question.ts';
import { isWaitedFor, openRefs, type Request } from '../domain/request.ts';
import { sharingChannel } from '../domain/shared-channel.ts';
import { isPrepared } from '../domain/succession.ts';
import { answerMeetings } from './answer-meetings.ts';
import {
  gatherCycles,
  gatherPlans,
  gatherReadable,
  gatherSetting,
  gatherSome,
  lineFacts,
  type Plans,
  type Setting,
  valuesOf,
} from './gather.ts';
import { gatherDigestNow } from './gather-digests.ts';
import { gatherRun } from './gather-run.ts';
import { updatePrefix } from './keys.ts';
import { asKnownOn, requestsThen } from './known-then.ts';
import type { Kept, Ports, Register } from './ports.ts';
import { readerFor } from './reader-for.ts';
import { gatherDecisionLines, withDecided } from './tell-decisions.ts';

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
  show: answerOne,
  mine: answerMine,
  history: answerWithUpdates,
  waiting: answerWhoWaits,
  digest: answerDigest,
  changes: answerChanges,
  meetings: answerDates,
  forward: answerDates,
  run: answerRun,
  help: (_, { reading }) => ({ kind: 'help', reading }),
  unclear: (_, { reading }) => sorry(reading, { code: 'unclear' }),
};

/** What every question needs before it can be read. */
function beginQuestion(ports: Ports, partnership: string, on?: Day) {
  const register = ports.store.register(partnership);
  return Promise.all([
    gatherSetting(ports, partnership, on),
    register.list('plan'),
    register.list('agency').then(valuesOf),
  ]);
}

/** Begins to read what a question will probably need: all states, unless it names an action. */
export function expectQuestion(ports: Ports, partnership: string, text: string): Promise<unknown> {
  const register = ports.store.register(partnership);
  const begun = beginQuestion(ports, partnership);
  return /\d/.test(text) ? begun : Promise.all([begun, register.list('state')]);
}

async function gather(ports: Ports, question: Question): Promise<Gathered> {
  const register = ports.store.register(question.partnership);
  const [now, allPlans, agencies] = await beginQuestion(ports, question.partnership, question.on);
  const planRows = allPlans.filter(({ value }) => hasActions(value));
  const today = question.on ?? now.today;
  const setting = { ...now, today, meetings: now.meetings.filter((one) => isPrepared(one, now.groups)) };
  const reading = readQuestion(question.text, {
    groups: setting.groups,
    plans: valuesOf(planRows),
    owners: ownersOf({ agencies, posts: now.posts }),
    today,
    nextMeeting: (group) => nextMeeting(setting, group)?.date ?? null,
  });
  const current = await plansFor(register, reading, { rows: planRows, groups: setting.groups });
  const known = question.on && question.on !== now.today ? await asKnownOn(register, current, question.on) : current;
  const reader = await readerFor(register, question, { setting: now, plans: known });
  // From here on nobody has the words of what the reader may not see: no filter, no search, no card.
  const own = ownedBy(reading.owner ?? null, known, { reader, agencies, posts: now.posts });
  const plans = asReadBy(reader, { ...known, actions: own });
  const facts: AnswerFacts = {
    ...lineFacts(setting, plans, reader),
    actions: plans.actions,
    meetings: setting.meetings,
    requests: [],
    now: ports.clock.now(),
  };
  const theme = reading.theme && themeNamed(reading.theme, plans.actions);
  return { question, setting, plans, facts, reading: theme ? { ...reading, theme } : reading };
}

/** Intents that are answered without any action. */
const withoutActions: ReadonlySet<string> = new Set(['meetings', 'forward', 'run', 'help', 'unclear']);

/** As much of the plans as an answer needs: one action where one is named, and none where none is. */
async function plansFor(
  register: Register,
  reading: Reading,
  { rows, groups }: { readonly rows: readonly Kept<Plan>[]; readonly groups: readonly Group[] },
): Promise<Plans> {
  if (withoutActions.has(reading.intent)) return { plans: valuesOf(rows), actions: [] };
  const { ref } = reading;
  if (ref !== undefined && (reading.intent === 'show' || reading.intent === 'history')) {
    const wanted = rows.filter(({ value }) => !reading.plan || value.code === reading.plan);
    const found = await Promise.all(wanted.map((plan) => gatherSome(register, plan, { refs: [ref], groups })));
    if (found.flat().length > 0) return { plans: valuesOf(rows), actions: found.flat() };
  }
  return gatherPlans(register, rows);
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

/** What somebody may answer for as their own: by a post that they hold or stand in for, else as one of the lead group. */
async function answerMine(ports: Ports, { reading, facts, question, setting }: Gathered): Promise<Answer> {
  const agencies = valuesOf(await ports.store.register(question.partnership).list('agency'));
  const who = { posts: setting.posts, agencies, askedIn: [] };
  const own = facts.actions.filter(({ action }) =>
    [null, ...action.contributors].some((part) => mayAnswer(question.asker, { action, part }, who).kind === 'own'),
  );
  const answer = answerList(reading, { ...facts, actions: own });
  return answer.kind === 'list' ? { ...answer, title: 'Actions you may answer for' } : answer;
}

/** One action with those that it is linked with. Links within a plan are kept both ways; between plans one names the other. */
async function answerOne(ports: Ports, { reading, facts, question }: Gathered): Promise<Answer> {
  const register = ports.store.register(question.partnership);
  const words = facts.plans.length > 1 ? await gatherReadable(register, facts.readerOf) : [];
  return answerShow(reading, facts, words.length > 0 ? words : facts.actions.map(({ action }) => action));
}

async function answerWithUpdates(ports: Ports, { reading, facts, question }: Gathered): Promise<Answer> {
  const found = findAction(reading, facts);
  if (!found.tracked) return sorry(reading, found.why);
  const { plan, ref } = found.tracked.action;
  const register = ports.store.register(question.partnership);
  const [rows, decisions] = await Promise.all([
    register.list('update', { prefix: updatePrefix(plan, ref) }),
    gatherDecisionLines(register, found.tracked, facts),
  ]);
  const known = valuesOf(rows).filter(({ at }) => londonDay(at) <= facts.today);
  const updates = toldOf(found.tracked.action, known);
  return answerHistory(reading, facts, { updates, decisions });
}

async function answerWhoWaits(ports: Ports, gathered: Gathered): Promise<Answer> {
  const { reading, facts, question, setting } = gathered;
  if (question.place === 'channel') return sorry(reading, { code: 'private' });
  if (!isBusinessManager(question.asker) && !isChair(question.asker)) return sorry(reading, { code: 'not-allowed' });
  const register = ports.store.register(question.partnership);
  const all = await gatherCycles(ports, question.partnership, question.on);
  const live = setting.meetings.filter(({ cancelled }) => !cancelled);
  const isAsked = (cycle: Cycle) =>
    live.some(({ id, date }) => id === cycle.meeting && (date >= facts.today || isOpenOn(cycle, facts.today)));
  const cycles = valuesOf(all).filter(isAsked);
  const own = cycles.filter(({ group }) => isBusinessManager(question.asker) || isChairOf(question.asker, group));
  const group = namedGroup(gathered);
  const wanted = own.filter((cycle) => !group || cycle.group === group.id);
  const requests = (await Promise.all(wanted.map((cycle) => requestsThen(register, cycle, gathered.facts)))).flat();
  const open = openRefs(facts.actions);
  const waiting = requests.filter((request) => isWaitedFor(request, open));
  const isOpen = ({ meeting }: Request) => wanted.some((one) => one.meeting === meeting && isOpenOn(one, facts.today));
  const late = waiting.filter((request) => !isOpen(request));
  return answerWaiting(reading, { ...facts, requests: waiting.filter(isOpen) }, late);
}

/** The digest as it would be posted now: of the group named, of the channel's, or of the next meeting's. */
async function answerDigest(ports: Ports, gathered: Gathered): Promise<Answer> {
  const { reading, question, setting, plans } = gathered;
  const group = namedGroup(gathered) ?? groupHere(gathered) ?? nextToMeet(gathered);
  const register = ports.store.register(question.partnership);
  const now = group && { setting, plans, group, until: momentOf(gathered), reader: gathered.facts.readerOf };
  const digest = now && (await gatherDigestNow(register, now));
  if (!digest) return sorry(reading, { code: 'no-meeting', group: group?.name ?? null });
  return { kind: 'digest', reading: { ...reading, group: digest.group }, title: `Digest · ${digest.group}`, digest };
}

/** The digest with what was decided since the last meeting. */
async function answerChanges(ports: Ports, gathered: Gathered): Promise<Answer> {
  const answer = await answerDigest(ports, gathered);
  const group = gathered.setting.groups.find(({ name }) => name === answer.reading.group);
  if (answer.kind !== 'digest' || !group) return answer;
  const register = ports.store.register(gathered.question.partnership);
  return { ...answer, digest: await withDecided(register, answer.digest, { ...gathered.facts, group }) };
}

/** Now, or the end of the earlier day that was asked about. */
function momentOf({ facts: { now, today } }: Gathered): Instant {
  return today === londonDay(now) ? now : atLondon(addDays(today, 1), '00:00');
}

/** What became of a cycle, step by step and message by message; never where others look on. */
async function answerRun(ports: Ports, gathered: Gathered): Promise<Answer> {
  const { reading, question, setting } = gathered;
  if (question.place === 'channel') return sorry(reading, { code: 'private' });
  const register = ports.store.register(question.partnership);
  const group = namedGroup(gathered)?.id ?? null;
  const found = await gatherRun(register, { setting, group, asker: question.asker, until: momentOf(gathered) });
  if (found.kind === 'not-allowed') return sorry(reading, { code: 'not-allowed' });
  if (found.kind === 'no-meeting') return sorry(reading, { code: 'no-meeting', group: reading.group ?? null });
  const { record } = found;
  const title = `Run record · ${record.group} · ${formatDay(record.meeting)}`;
  return { kind: 'run', reading: { ...reading, group: record.group }, title, record };
}

/** The group whose channel it is; of several that share it, the one that meets next. */
function groupHere({ question, setting }: Gathered): Group | null {
  const here = sharingChannel(question.channelOf, setting.groups);
  const next = setting.meetings.find(
    ({ date, cancelled, group }) => !cancelled && date >= setting.today && here.includes(group),
  );
  return setting.groups.find(({ id }) => id === (next?.group ?? here[0])) ?? null;
}

function nextToMeet({ setting }: Gathered): Group | null {
  const next = nextMeeting(setting, null);
  return setting.groups.find(({ id }) => id === next?.group) ?? null;
}

/** Dates of meetings and what comes to them: of the group named, of the channel's, else of all. */
function answerDates(ports: Ports, gathered: Gathered): Promise<Answer> {
  const { reading, question, setting, facts } = gathered;
  const here = question.place === 'channel' && reading.intent === 'forward' ? groupHere(gathered) : null;
  const register = ports.store.register(question.partnership);
  return answerMeetings(register, { reading, setting, group: namedGroup(gathered) ?? here, reader: facts.readerOf });
}
