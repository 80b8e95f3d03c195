import { type Refusal, refusalOfText } from './accept-update.ts';
import { type Day, formatDay, type Instant, type Period, parseDay } from './day.ts';
import { initialsOf } from './group-called.ts';
import type { Meeting } from './meeting.ts';
import { matchName } from './name-match.ts';
import type { Agency, Group, Person, Post } from './partnership.ts';
import { namesOfAgency, namesOfPerson, namesOfPost } from './person-post.ts';
import type { Action, Plan } from './plan.ts';
import { defaultLegend } from './rating.ts';
import { slugOf } from './ref.ts';
import { longestNarrative, withoutControls } from './update.ts';

/** A new action as it was typed on the record of a meeting: nothing in it is trusted yet. */
export interface ProposedAction {
  readonly text: string;
  readonly measure: string;
  /** `post:<id>` or `agency:<id>`, as chosen; empty where it is the group itself, or somebody named in words. */
  readonly who: string;
  /** Whoever is not on the list, in words. */
  readonly named: string;
  readonly due: string;
  /** The person has seen that the words may identify a child, or may be a concern, and says that they are not. */
  readonly confirmed: boolean;
}

export type LogRefusal = Refusal | { readonly code: 'no-action-text' } | { readonly code: 'unknown-answerer' };

export interface LogFacts {
  readonly group: Group;
  readonly meeting: Meeting;
  readonly log: Plan;
  /** Refs that the log has had, whatever became of them. */
  readonly refs: readonly string[];
  readonly posts: readonly Post[];
  readonly agencies: readonly Agency[];
  readonly people: readonly Person[];
}

export type Logged =
  | { readonly kind: 'logged'; readonly action: Action }
  | { readonly kind: 'refused'; readonly refusal: LogRefusal };

/** An action that a meeting adds to its group's log, or why it cannot be added as it was typed. */
export function logAction(given: ProposedAction, facts: LogFacts): Logged {
  const refusal = refusalOf(given, facts);
  if (refusal) return { kind: 'refused', refusal };
  const { group, meeting, log, refs } = facts;
  const due = given.due === '' ? null : parseDay(given.due);
  const action: Action = {
    plan: log.code,
    edition: log.edition,
    ref: nextRef(refs),
    aim: '',
    objective: '',
    text: tidy(given.text),
    measure: tidy(given.measure),
    timescale: due ? { text: formatDay(due), kind: 'by', due: [due] } : { text: '', kind: 'undated', due: [] },
    leads: [group.id],
    ...answerersOf(given, facts),
    themes: [],
    links: [],
    addedOn: meeting.date,
    source: { part: `${group.name}, ${formatDay(meeting.date)}`, row: refs.length + 1 },
    said: null,
  };
  return { kind: 'logged', action };
}

/** Safety stands first, as everywhere where words are taken. */
function refusalOf(given: ProposedAction, { meeting, posts, agencies }: LogFacts): LogRefusal | null {
  const unsafe = refusalOfText([given.text, given.measure, given.named].join('\n'), given.confirmed);
  if (unsafe) return unsafe;
  if (tidy(given.text) === '') return { code: 'no-action-text' };
  const length = Math.max(given.text.length, given.measure.length, given.named.length);
  if (length > longestNarrative) return { code: 'too-long', length, most: longestNarrative };
  if (given.due !== '') {
    const due = parseDay(given.due);
    if (!due) return { code: 'bad-date', given: given.due.slice(0, 40) };
    if (due < meeting.date) return { code: 'past-date', given: due };
  }
  const [kind, id] = given.who.split(':');
  const isKnown = kind === 'post' ? posts.some((post) => post.id === id) : agencies.some((agency) => agency.id === id);
  return given.who !== '' && !isKnown ? { code: 'unknown-answerer' } : null;
}

type Answerers = Pick<Action, 'named' | 'responsible' | 'contributors'>;

/** A post answers itself, an agency by the post that answers for it; words that name neither are kept as they are. */
function answerersOf({ who, named }: ProposedAction, facts: LogFacts): Answerers {
  const words = tidy(named);
  const [kind, id = ''] = who.split(':');
  if (kind === 'post') return { named: [], responsible: [id], contributors: [] };
  if (kind === 'agency') return ofAgency(facts.agencies.find((agency) => agency.id === id)!);
  const found = words === '' ? null : matchName(words, nameable(facts));
  return found?.kind === 'one'
    ? found.found.answerers
    : { named: words === '' ? [] : [words], responsible: [], contributors: [] };
}

function ofAgency({ id, answers }: Agency): Answerers {
  return answers === null
    ? { named: [], responsible: [], contributors: [id] }
    : { named: [], responsible: [answers], contributors: [] };
}

/** Whatever a name may mean: a post, an agency, or the post that a person holds. */
function nameable({ posts, agencies, people }: LogFacts) {
  const ofPost = ({ id }: Post): Answerers => ({ named: [], responsible: [id], contributors: [] });
  return [
    ...posts.map((post) => ({ names: namesOfPost(post, agencies), answerers: ofPost(post) })),
    ...agencies.map((agency) => ({ names: namesOfAgency(agency), answerers: ofAgency(agency) })),
    ...posts.flatMap((post) => {
      const holder = people.find(({ key }) => key === post.holder);
      return holder ? [{ names: namesOfPerson(holder), answerers: ofPost(post) }] : [];
    }),
  ];
}

/** Numbers are given once: one that was taken out again is not given to another action. */
function nextRef(refs: readonly string[]): string {
  return String(Math.max(0, ...refs.map(Number).filter(Number.isInteger)) + 1);
}

function tidy(text: string): string {
  return withoutControls(text).trim();
}

/** A group's running log as its first action makes it: it runs on, and each year's first action lengthens its period. */
export function newLog(group: Group, meeting: Meeting, { codes, at }: { codes: readonly string[]; at: Instant }): Plan {
  return {
    code: logCode(group, codes),
    title: `Action log of ${group.name}`,
    kind: 'action-log',
    period: financialYear(meeting.date),
    legend: defaultLegend,
    audience: { kind: 'partnership' },
    edition: 1,
    importedAt: at,
    source: `the meetings of ${group.name}`,
    lastImport: null,
  };
}

/** The log with a period that reaches to the end of a meeting's financial year. */
export function lengthened(log: Plan, meeting: Meeting): Plan {
  const { to } = financialYear(meeting.date);
  return to > log.period.to ? { ...log, period: { ...log.period, to } } : log;
}

/** England's public bodies count from April to March. */
function financialYear(day: Day): Period {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const from = month >= 4 ? year : year - 1;
  return { from: `${from}-04-01` as Day, to: `${from + 1}-03-31` as Day };
}

const longestCode = 12;

/** "LOG-MACE", "LOG-MEB": short enough to be typed; with a number where another group's log is called so already. */
function logCode(group: Group, codes: readonly string[]): string {
  const { name, aliases } = group;
  const acronym = name.split(/\s+/).find((word) => /^[A-Z][A-Z0-9&]{1,}$/.test(word));
  const short = [name, ...aliases, initialsOf(name), acronym ?? ''].map((one) => slugOf(one).replace(/\./g, ''));
  const best = short.find((one) => one !== '' && !one.includes('-') && one.length <= longestCode);
  const code = `LOG-${(best ?? slugOf(name).replace(/\./g, '').slice(0, longestCode).replace(/-+$/, '')).toUpperCase()}`;
  const taken = new Set(codes.map((one) => one.toUpperCase()));
  for (let count = 1; ; count += 1) {
    const tried = count === 1 ? code : `${code}-${count}`;
    if (!taken.has(tried)) return tried;
  }
}
