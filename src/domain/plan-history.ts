import { atLondon, type Instant, londonDay } from './day.ts';
import type { DraftAction } from './import-draft.ts';
import { type Action, type ActionState, type PlanWord, type Tracked, track } from './plan.ts';
import type { Legend, Rating } from './rating.ts';
import type { Update } from './update.ts';
import { type LogEntry, sameEntry } from './update-log.ts';

// What a plan's own rating and updates column say of an action, as rows beside what people said to Baton.

export interface HistoryFacts {
  readonly plan: string;
  readonly edition: number;
  readonly legend: Legend;
  readonly by: string;
  readonly now: Instant;
  /** The action in the edition before; null where it is new. */
  readonly older: Action | null;
  /** All that stands in the register of it: what people said, and entries of its log from any import. */
  readonly recorded: readonly Update[];
  /** The rating that the register holds; null where there is none. */
  readonly held: Rating | null;
}

export interface HistoryRead {
  readonly said: PlanWord | null;
  /** Entries that the register does not have yet. */
  readonly added: readonly Update[];
}

/** What a drafted action's rating and log come to: an entry that is recorded already, in whatever way, is not added. */
export function readHistory({ ref, rating, updates }: DraftAction, facts: HistoryFacts): HistoryRead {
  const older = counted(facts.older?.said ?? null, facts.recorded);
  const taken = new Set<Update>();
  const found: Update[] = [];
  const added: Update[] = [];
  const add = (entry: DatedEntry, rated: Rating | null) => {
    const id = `${String(facts.edition).padStart(4, '0')}.${String(added.length + 1).padStart(3, '0')}`;
    const update = rowOf(entry, { ref, rating: rated, entry: id, facts });
    added.push(update);
    found.push(update);
  };
  for (const [at, entry] of datedEntries(updates, facts.now).entries()) {
    const known = facts.recorded.find((update) => !taken.has(update) && isSame(update, entry));
    if (known) taken.add(known);
    if (known && known.entry !== null) found.push(known);
    if (!known) add(entry, at === updates.length - 1 ? rating : null);
  }
  const log = inOrder([...older.filter((update) => !found.includes(update)), ...found]);
  const isNews = rating !== null && rating !== lastRating(log) && rating !== facts.held;
  if (isNews) add({ on: null, text: '', at: facts.now }, rating);
  const all = isNews ? [...log, added.at(-1)!] : log;
  return { said: wordOf(all, facts.legend), added };
}

interface DatedEntry extends LogEntry {
  readonly at: Instant;
}

/** An entry without a date stands where the log has it: beside the dated one before it, else the one after it. */
function datedEntries(entries: readonly LogEntry[], now: Instant): readonly DatedEntry[] {
  const next = entries.find(({ on }) => on !== null)?.on ?? null;
  let at = next ? atLondon(next, '12:00') : now;
  return entries.map((entry) => {
    if (entry.on) at = atLondon(entry.on, '12:00');
    return { ...entry, at };
  });
}

function isSame(update: Update, { on, text }: LogEntry): boolean {
  if (update.undoes !== null || update.part !== null) return false;
  return sameEntry({ on: update.undated ? null : londonDay(update.at), text: update.narrative }, { on, text });
}

function inOrder(updates: readonly Update[]): readonly Update[] {
  return updates.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function lastRating(log: readonly Update[]): Rating | null {
  return log.findLast(({ rating }) => rating !== null)?.rating ?? null;
}

interface RowFacts {
  readonly ref: string;
  readonly rating: Rating | null;
  readonly entry: string;
  readonly facts: HistoryFacts;
}

function rowOf({ on, text, at }: DatedEntry, { ref, rating, entry, facts }: RowFacts): Update {
  return {
    plan: facts.plan,
    ref,
    sequence: 0,
    rating,
    narrative: text,
    noChange: false,
    at,
    by: facts.by,
    route: 'plan',
    onBehalfOf: null,
    post: null,
    part: null,
    meeting: null,
    late: false,
    doneFor: [],
    expectedBy: null,
    blocked: false,
    evidence: null,
    proposesComplete: false,
    confirmedNoChild: false,
    undoes: null,
    entry,
    undated: on === null,
  };
}

/** What a log comes to: its last rating and its last words. */
function wordOf(log: readonly Update[], legend: Legend): PlanWord | null {
  const last = log.at(-1);
  if (!last) return null;
  const rating = lastRating(log);
  return {
    rating,
    narrative: log.findLast(({ narrative }) => narrative !== '')?.narrative ?? '',
    at: last.at,
    isDated: !last.undated,
    isComplete: rating !== null && meansComplete(legend[rating]),
    entries: log.flatMap(({ entry }) => (entry === null ? [] : [entry])),
  };
}

/** The rows of a plan's log that count in the edition of this word, oldest first. */
function counted(said: PlanWord | null, recorded: readonly Update[]): readonly Update[] {
  const entries = said?.entries ?? [];
  return inOrder(recorded.filter(({ entry }) => entry !== null && entries.includes(entry)));
}

/** What is told of an action: what people said, and those entries of its plan's log that its edition holds. */
export function toldOf({ said }: Action, recorded: readonly Update[]): readonly Update[] {
  return recorded.filter(({ entry }) => entry === null || said?.entries.includes(entry));
}

/** An action as it was known when only these rows were there; the state given is what people's words add up to. */
export function trackThen(
  action: Action,
  state: ActionState,
  { known, legend }: { readonly known: readonly Update[]; readonly legend: Legend },
): Tracked {
  return track({ ...action, said: wordOf(counted(action.said, known), legend) }, state);
}

const complete = /\b(?:complete|completed|done|achieved|implemented|closed|delivered)\b/i;
const notYet =
  /\b(?:not|yet|un\w+|to be|will|be|nearly|almost|partly|partially|part|expect\w*|due|on track|on target)\b/i;

/** Whether a legend's words for a rating mean that nothing is left to do: "Complete", "Action is completed". */
function meansComplete(words: string): boolean {
  return complete.test(words) && !notYet.test(words);
}
