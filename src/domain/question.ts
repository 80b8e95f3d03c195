import { addDays, type Day, endOfMonth, type Period } from './day.ts';
import { groupIn } from './group-called.ts';
import type { Group } from './partnership.ts';
import type { Plan } from './plan.ts';
import { daysMeant, monthIn, monthOf, spanOf, yearOf } from './question-days.ts';
import { aimIn, escaped, ownerIn, planIn, ratingsIn, refIn, textIn, themeIn, unheardIn } from './question-filters.ts';
import { plainWords } from './question-words.ts';
import type { Counted } from './rating.ts';

export const intents = [
  'overdue',
  'quiet',
  'due',
  'show',
  'history',
  'list',
  'status',
  'waiting',
  'mine',
  'digest',
  'changes',
  'meetings',
  'forward',
  'run',
  'help',
  'unclear',
] as const;
export type Intent = (typeof intents)[number];

/** What a question was understood to ask: every filter by its canonical name, dates as ISO days. */
export interface Reading {
  readonly intent: Intent;
  readonly group?: string;
  readonly aim?: string;
  readonly plan?: string;
  readonly rating?: Counted;
  /** Where it is not about one rating but about several. */
  readonly ratings?: readonly Counted[];
  readonly ref?: string;
  /** An agency or a post that answers. */
  readonly owner?: string;
  /** What looks like a name to narrow the answer by, and is nobody's; or a further group. */
  readonly unheard?: string;
  readonly theme?: string;
  /** Words that an action's own have to contain. */
  readonly text?: string;
  readonly from?: Day;
  readonly to?: Day;
  readonly on: Day;
}

/** The ratings that a reading is about; null where it is about all. */
export function askedRatings({ rating, ratings }: Reading): readonly Counted[] | null {
  return ratings ?? (rating ? [rating] : null);
}

export interface Owner {
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface Vocabulary {
  readonly groups: readonly Group[];
  readonly plans: readonly Plan[];
  /** Agencies and posts, by each name that they have. */
  readonly owners?: readonly Owner[];
  readonly today: Day;
  /** The next meeting's date, for "before the next meeting"; of the named group where one is named. */
  readonly nextMeeting: (group: string | null) => Day | null;
}

/** Reads a chair's question. Never throws: what is not understood is `unclear`, with the nearest thing to offer. */
export function readQuestion(text: string, vocabulary: Vocabulary): Reading {
  const words = plainWords(text);
  const group = groupIn(words, vocabulary.groups);
  const subject = group ? words.replace(group.matched, ' ') : words;
  const owner = ownerIn(subject, vocabulary.owners ?? []);
  const base = {
    on: vocabulary.today,
    ...(group && { group: group.group.name }),
    ...defined('aim', aimIn(subject)),
    ...defined('plan', planIn(subject, vocabulary.plans)),
    ...defined('theme', themeIn(subject)),
  };
  for (const rule of rules) {
    const reading = rule(subject, vocabulary, group?.group ?? null);
    if (!reading) continue;
    const read = { ...base, ...reading };
    const passedOver = unheard(subject, vocabulary, read);
    return narrowedBy(owner, { ...read, ...rated(subject, { ...read, ...passedOver }, owner), ...passedOver });
  }
  return { ...base, intent: 'unclear' };
}

/** Answers that a name narrows. */
const narrowed: ReadonlySet<Intent> = new Set([
  'overdue',
  'quiet',
  'due',
  'list',
  'status',
  'waiting',
  'digest',
  'changes',
  'meetings',
]);

const byOwner: ReadonlySet<Intent> = new Set(['overdue', 'quiet', 'due', 'list', 'status', 'waiting', 'mine']);

function narrowedBy(owner: Owner | null, { unheard: passedOver, ...reading }: Reading): Reading {
  if (owner === null) return { ...reading, ...defined('unheard', passedOver ?? null) };
  if (byOwner.has(reading.intent)) return { ...reading, owner: owner.name };
  return narrowed.has(reading.intent) ? { ...reading, unheard: owner.name } : reading;
}

const byRating: ReadonlySet<Intent> = new Set(['overdue', 'quiet', 'due', 'list']);

/** Colours in a name, in a theme's or in the words that are looked for are no ratings: "overdue for the Red Cross". */
function rated(subject: string, { intent, text, theme, unheard: name }: Reading, owner: Owner | null) {
  if (!byRating.has(intent)) return {};
  const names = [text, theme, name, owner?.name, ...(owner?.aliases ?? [])].filter((one) => one !== undefined);
  const left = names.reduce((words, one) => words.replace(new RegExp(escaped(one), 'gi'), ' '), subject);
  const ratings = ratingsIn(left);
  return ratings.length > 1 ? { ratings } : defined('rating', ratings[0] ?? null);
}

/** A filter that is passed over without a word makes an answer about everybody look like one about somebody. */
function unheard(subject: string, { groups, plans }: Vocabulary, read: Omit<Reading, 'on'>): Pick<Reading, 'unheard'> {
  if (!narrowed.has(read.intent) || read.text !== undefined || read.theme !== undefined) return {};
  const second = read.group === undefined ? null : groupIn(subject, groups)?.group.name;
  if (second && second !== read.group) return { unheard: second };
  return defined('unheard', unheardIn(subject, { plans, isNarrowed: read.group !== undefined }));
}

type Rule = (
  words: string,
  vocabulary: Vocabulary,
  group: Group | null,
) => (Partial<Reading> & { intent: Intent }) | null;

/** In this order: the first that applies wins, so the more particular stand first. */
const rules: readonly Rule[] = [
  help,
  run,
  history,
  oneAction,
  waiting,
  changes,
  digest,
  forward,
  meetings,
  overdue,
  quiet,
  due,
  mine,
  status,
  list,
  wholePlan,
];

function help(words: string) {
  return /^(help|hello|hi|hey|what can you do|start|menu)\b/i.test(words) ? { intent: 'help' as const } : null;
}

function run(words: string) {
  return /\b(run records?|ledger)\b/i.test(words) ? { intent: 'run' as const } : null;
}

function history(words: string, { plans }: Vocabulary) {
  if (!/\bhistory\b/i.test(words) && !(hasMoved.test(words) && isOneAction(words, plans))) return null;
  return { intent: 'history' as const, ...defined('ref', refIn(words, plans)) };
}

/** "Is 4.1 overdue?", "status of DP 4.1": whoever names one action wants that one, not a list. */
function oneAction(words: string, { plans }: Vocabulary) {
  return isOneAction(words, plans) ? { intent: 'show' as const, ...defined('ref', refIn(words, plans)) } : null;
}

/** "Changes since 24.9" names a day. */
function isOneAction(words: string, plans: readonly Plan[]): boolean {
  return refIn(words, plans) !== null && !/\b(?:since|after|before|until)\s+\d/i.test(words);
}

const hasMoved =
  /\b(?<!\bno )(?:changes?|changed|what moved|moved|worsened|improved|slipped|got (?:better|worse))\b|\b(?:turned|went|gone|became|become)\s+(?:from\s+)?(?:blue|green|amber|red)\b/i;

function waiting(words: string) {
  const asked =
    /\b(waiting|unanswered|no (reply|replies|answers?))\b|(\bnot|n't|\byet to|\bstill to|\bhas to|\bhave to) (yet )?(replied|answered|responded|reply|answer|respond)\b/i;
  return asked.test(words) ? { intent: 'waiting' as const } : null;
}

function changes(words: string) {
  // Not where actions are looked for that speak of it.
  return hasMoved.test(words.replace(textIn(words) ?? '', ' ')) ? { intent: 'changes' as const } : null;
}

function digest(words: string) {
  return /\b(digest|summary|summarise)\b/i.test(words) ? { intent: 'digest' as const } : null;
}

function overdue(words: string) {
  return /\b(over[ -]?due|late|behind|past due)\b/i.test(words) ? { intent: 'overdue' as const } : null;
}

function quiet(words: string) {
  return /\bquiet\b/i.test(words) ? { intent: 'quiet' as const } : null;
}

function due(words: string, vocabulary: Vocabulary, group: Group | null) {
  if (!/\b(due|coming up|upcoming|deadlines?)\b/i.test(words)) return null;
  return { intent: 'due' as const, ...dueRange(words, vocabulary, group) };
}

function dueRange(words: string, { today, plans, nextMeeting }: Vocabulary, group: Group | null): Period {
  const named = planIn(words, plans);
  const periods = plans.filter(({ code }) => named === null || code === named).map(({ period }) => period);
  const days = daysMeant(words, today);
  if (days) return days;
  const month = monthIn(words, today, spanOf(periods));
  if (month) return month;
  if (/\bthis month\b/i.test(words)) return { from: today, to: endOfMonth(yearOf(today), monthOf(today)) };
  if (/\bnext month\b/i.test(words)) {
    const from = addDays(endOfMonth(yearOf(today), monthOf(today)), 1);
    return { from, to: endOfMonth(yearOf(from), monthOf(from)) };
  }
  const next = nextMeeting(group?.id ?? null);
  return { from: today, to: next ?? addDays(today, 30) };
}

/** "What is coming to the Executive in March?", "forward plan for MACE", "what is on the agenda of the next meeting?" */
function forward(words: string, { today, nextMeeting }: Vocabulary, group: Group | null) {
  if (!/\bforward plans?\b|\bcom(?:ing|es?) to\b|\bagenda\b|\bitems? (?:for|of)\b/i.test(words)) return null;
  const month = monthIn(words, today, null);
  if (month) return { intent: 'forward' as const, ...month };
  const next = /\bnext\b/i.test(words) ? nextMeeting(group?.id ?? null) : null;
  return { intent: 'forward' as const, ...(next && { from: next, to: next }) };
}

function meetings(words: string) {
  const asksForDates = /\b(meetings|(next|when)\b.*\bmeet(ing|s)?|meeting dates?)\b/i.test(words);
  return asksForDates && !/\bdue\b/i.test(words) ? { intent: 'meetings' as const } : null;
}

function mine(words: string) {
  return /\b(mine|my (?:open )?actions|my list|assigned to me|what (?:do|should|must) i (?:have to )?(?:do|answer|update))\b/i.test(
    words,
  )
    ? { intent: 'mine' as const }
    : null;
}

function status(words: string) {
  return /\b(status|progress so far|how are we doing|counts?)\b/i.test(words) ? { intent: 'status' as const } : null;
}

function list(words: string) {
  const text = defined('text', textIn(words));
  const isList =
    ratingsIn(words).length > 0 ||
    text.text !== undefined ||
    /\b(list|actions|all|everything|themes?|search|outstanding|still open|aim \d{1,2})\b/i.test(words);
  return isList ? { intent: 'list' as const, ...text } : null;
}

/** A plan's name and nothing else: how it stands. */
function wholePlan(words: string, { plans }: Vocabulary) {
  return planIn(words, plans) !== null && words.trim().split(' ').length <= 3 ? { intent: 'status' as const } : null;
}

function defined<K extends string, V>(key: K, value: V | null): { [P in K]?: V } {
  return value === null ? {} : ({ [key]: value } as { [P in K]?: V });
}
