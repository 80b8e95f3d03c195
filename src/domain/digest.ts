import { type ActionLine, type LineFacts, lineOf } from './action-line.ts';
import type { Reader } from './audience.ts';
import { england } from './calendar.ts';
import { papersDate } from './cycle.ts';
import { type Day, formatDayShort, type Instant } from './day.ts';
import type { Meeting } from './meeting.ts';
import { agendaLines, type MeetingItem } from './meeting-item.ts';
import type { Group } from './partnership.ts';
import { lastWordOn, type Plan, type Standing, type Tracked } from './plan.ts';
import { movement, type Rating, ratingWord } from './rating.ts';
import { compareActions, type Request } from './request.ts';
import { hasGoneQuiet, nextStep } from './schedule.ts';

/** At most this many words, chart aside: one page that a statutory partner reads before a meeting. */
export const digestWords = 250;
export const linesPerSection = 5;
const quoteWords = 24;
const aboutWords = 12;

/** How much a digest may hold: on a card, or on the two pages of a meeting paper. */
export interface DigestRoom {
  /** Lines in a section. */
  readonly lines: number;
  /** Words in all. */
  readonly words: number;
  /** So many more words than on a card tell what an action is about, and twice as many what was said of it. */
  readonly longer: number;
}

export const onCard: DigestRoom = { lines: linesPerSection, words: digestWords, longer: 0 };

export const digestSections = [
  'decisions',
  'off-track',
  'moved',
  'quiet',
  'agenda',
  'coming',
  'difference',
  'notes',
] as const;
export type DigestSectionKey = (typeof digestSections)[number];

export interface DigestLine {
  readonly label: string;
  /** The action in a few words; empty where its words may not be shown. */
  readonly about: string;
  /** "31 days overdue, Green". */
  readonly fact: string;
  /** What the owner said, shortened at a word; empty when nothing was said. */
  readonly quote: string;
}

export interface DigestSection {
  readonly key: DigestSectionKey;
  readonly lines: readonly DigestLine[];
  /** How many more there are than are shown. */
  readonly more: number;
}

/** Ratings of one aim's open and complete actions; a chart never leaves out what nobody has rated. */
export interface AimCount extends Readonly<Record<Rating, number>> {
  readonly aim: string;
  readonly notRated: number;
}

/** The summary of a cycle: what a group's channel and the oversight group's channel read. Frozen at the close. */
export interface Digest {
  readonly group: string;
  readonly meeting: Day;
  readonly answered: number;
  readonly asked: number;
  readonly sections: readonly DigestSection[];
  readonly byAim: readonly AimCount[];
  /** The oversight group's own: over all groups' actions since its last one. */
  readonly composite: boolean;
}

/** What a cycle's digest states, settled at its close: as its own group and as the oversight group may read it. */
export interface FrozenDigest {
  readonly group: Digest;
  readonly oversight: Digest;
  /** What the chair or the business manager added to it, oldest first. */
  readonly notes: readonly DigestNote[];
  /** What was answered after the close, as its addendum states it; null while none was posted. */
  readonly addendum: readonly DigestLine[] | null;
}

export interface DigestNote {
  readonly by: string;
  readonly at: Instant;
  readonly text: string;
}

export interface DigestFacts {
  readonly group: Group;
  readonly groups: readonly Group[];
  readonly meeting: Meeting;
  readonly meetings: readonly Meeting[];
  readonly plans: readonly Plan[];
  readonly actions: readonly Tracked[];
  readonly requests: readonly Request[];
  /** What comes to the meeting, as whoever reads the digest may see it. */
  readonly items: readonly MeetingItem[];
  readonly posts: ReadonlyMap<string, string>;
  readonly today: Day;
  readonly readerOf: Reader;
}

interface Seen {
  readonly tracked: Tracked;
  readonly line: ActionLine;
  readonly before: Rating | null | undefined;
}

/** The digest of a group's cycle, as it stands today. Kind and short: nobody is named, no list of Greens. */
export function computeDigest(facts: DigestFacts, room: DigestRoom = onCard): Digest {
  const seen = facts.actions.toSorted(compareActions).map((tracked): Seen => {
    const request = facts.requests.find(({ plan, ref }) => plan === tracked.action.plan && ref === tracked.action.ref);
    return { tracked, line: lineOf(tracked, facts), before: request?.before };
  });
  const sections = digestSections.map((key) => section(key, linesFor(key, seen, facts), room));
  return {
    group: facts.group.name,
    meeting: facts.meeting.date,
    answered: facts.requests.filter((request) => request.answeredBy !== null).length,
    asked: facts.requests.length,
    sections: fitted(withoutRepeats(sections), room.words),
    byAim: countByAim(facts.actions, facts),
    composite: false,
  };
}

function section(key: DigestSectionKey, lines: readonly DigestLine[], room: DigestRoom): DigestSection {
  const shown = lines.slice(0, room.lines).map((line) => (key === 'agenda' ? line : shortened(line, room)));
  return { key, lines: shown, more: Math.max(0, lines.length - room.lines) };
}

function shortened(line: DigestLine, { longer }: DigestRoom): DigestLine {
  const [about, quote] = [shorten(line.about, aboutWords + longer), shorten(line.quote, quoteWords + 2 * longer)];
  return { ...line, about, quote };
}

function linesFor(key: DigestSectionKey, seen: readonly Seen[], facts: DigestFacts): readonly DigestLine[] {
  switch (key) {
    case 'decisions':
      return decisionsNeeded(seen);
    case 'off-track':
      return offTrack(seen);
    case 'moved':
      return moved(seen);
    case 'quiet':
      return quiet(seen, facts);
    case 'agenda':
      return agendaLines(facts.items);
    case 'coming':
      return coming(seen, facts);
    case 'difference':
    case 'notes':
      // Impact lines and sub-group chairs' notes are written by people; none are recorded yet.
      return [];
    default:
      return key satisfies never;
  }
}

function decisionsNeeded(seen: readonly Seen[]): readonly DigestLine[] {
  return seen
    .flatMap(({ tracked, line }) => {
      const ask = decisionAsked(tracked);
      return ask === null ? [] : [{ line, ask: line.restricted ? toDecide : ask }];
    })
    .map(({ line, ask }, at) => digestLine(line, `D${at + 1}, ${ask}`));
}

/** That something is to be decided is no secret; what, is among a restricted plan's words. */
export const toDecide = 'to decide';

/** What somebody with the right to it is asked to decide about an action; null where nothing is. */
export function decisionAsked({ state: { proposedComplete, extensionAsked } }: Tracked): string | null {
  if (proposedComplete) return 'proposed as complete: accept or return';
  return extensionAsked && `asks for more time, to ${formatDayShort(extensionAsked.to)}: agree or not`;
}

/** Agreed Red first, then overdue (longest first), then what its owner calls Red or Amber. */
function offTrack(seen: readonly Seen[]): readonly DigestLine[] {
  const rank = ({ line }: Seen): number => {
    if ((line.agreed ?? line.rating) === 'red') return 0;
    if (line.daysOverdue > 0) return 1;
    return 2;
  };
  return seen
    .filter(({ line }) => line.daysOverdue > 0 || isOffTrack(line.rating) || isOffTrack(line.agreed))
    .filter(({ tracked }) => tracked.state.standing === 'open')
    .toSorted((a, b) => rank(a) - rank(b) || b.line.daysOverdue - a.line.daysOverdue)
    .map(({ line, tracked }) => {
      const told = digestLine(line, [overdueWords(line), ratingWords(line)].filter(Boolean).join(', '));
      return { ...told, quote: line.lastSaid || noUpdateWords(line, tracked) };
    });
}

function isOffTrack(rating: Rating | null): boolean {
  return rating === 'red' || rating === 'amber';
}

function moved(seen: readonly Seen[]): readonly DigestLine[] {
  const order = { worse: 0, better: 1 } as const;
  return seen
    .flatMap(({ tracked, line, before }) => {
      // What waits for a decision stands under the decisions.
      if (before === undefined || tracked.state.proposedComplete) return [];
      const how = movement(before, line.rating);
      // A first rating is no movement: the coverage counts it.
      return how === 'same' || how === 'first-rating'
        ? []
        : [{ line, how, fact: `${ratingWord(before)} to ${ratingWord(line.rating)}` }];
    })
    .toSorted((a, b) => order[a.how] - order[b.how])
    .map(({ line, fact }) => digestLine(line, fact));
}

function quiet(seen: readonly Seen[], facts: DigestFacts): readonly DigestLine[] {
  return seen
    .filter(({ tracked }) => {
      const plan = facts.plans.find(({ code }) => code === tracked.action.plan);
      return plan && hasGoneQuiet(tracked, { plan, meetings: facts.meetings, today: facts.today });
    })
    .map(({ line }) => {
      if (line.restricted) return { ...digestLine(line, ''), quote: '' };
      const since = line.lastSaidOn ? `last heard ${formatDayShort(line.lastSaidOn)}` : 'no update yet';
      return { ...digestLine(line, since), quote: '' };
    });
}

/** The day on which a digest is read at the earliest: frozen at the close, it is posted on the papers date. */
export function readFrom({ meeting, group, today }: Pick<DigestFacts, 'meeting' | 'group' | 'today'>): Day {
  return [today, papersDate(meeting, group, england)].toSorted()[1]!;
}

function coming(seen: readonly Seen[], facts: DigestFacts): readonly DigestLine[] {
  const next = facts.meetings.find((other) => !other.cancelled && other.date > facts.meeting.date)?.date;
  const from = readFrom(facts);
  return seen
    .filter(({ tracked, line }) => {
      const step = nextStep(tracked);
      return step && line.daysOverdue === 0 && step.by >= from && (!next || step.by <= next);
    })
    .toSorted((a, b) => (a.line.due! < b.line.due! ? -1 : a.line.due! > b.line.due! ? 1 : 0))
    .map(({ line }) => ({ ...digestLine(line, `due ${formatDayShort(line.due!)}`), quote: '' }));
}

/** All that is said of an action; its section shortens it. */
function digestLine(line: ActionLine, fact: string): DigestLine {
  return { label: line.label, about: line.text, fact, quote: line.lastSaid };
}

/** Whether something was said of a restricted action, or of a part of it, is not told outside its audience. */
export function noUpdateWords({ rating, restricted }: ActionLine, { action, state }: Tracked): string {
  if (rating !== null || restricted) return '';
  const owed = action.contributors.length;
  const said = action.contributors.filter((agency) => lastWordOn(state, agency) !== null).length;
  return said === 0 ? 'No update received' : `No update on the whole; updates on ${said} of its ${owed} parts`;
}

/** One answer that came after the close, for the addendum. */
export function lateLine(line: ActionLine): DigestLine {
  return shortened(digestLine(line, [overdueWords(line), ratingWords(line)].filter(Boolean).join(', ')), onCard);
}

export function overdueWords(line: ActionLine): string {
  return line.daysOverdue === 0 ? '' : `${line.daysOverdue} ${line.daysOverdue === 1 ? 'day' : 'days'} overdue`;
}

export function ratingWords(line: ActionLine): string {
  const owner = ratingWord(line.rating);
  return line.agreed ? `${owner} says the owner, ${ratingWord(line.agreed)} agreed` : owner;
}

/** A text cut at a word, with an ellipsis where something was left out. */
export function shorten(text: string, words: number): string {
  const all = text.split(/\s+/).filter(Boolean);
  if (all.length <= words) return all.join(' ');
  const kept = all.slice(0, words).join(' ');
  return `${kept.replace(/[,;:–-]+$/, '')} …`;
}

/** What was quoted under "off track" is not quoted again where it moved. */
function withoutRepeats(sections: readonly DigestSection[]): readonly DigestSection[] {
  const quoted = new Set(sections.find(({ key }) => key === 'off-track')?.lines.map(({ label }) => label));
  return sections.map((section) => {
    if (section.key !== 'moved') return section;
    const lines = section.lines.map((line) => (quoted.has(line.label) ? { ...line, quote: '' } : line));
    return { ...section, lines };
  });
}

/** Drops lines from the least pressing sections until the digest keeps to its length; "and n more" tells of them. */
export function fitted(sections: readonly DigestSection[], most = digestWords): readonly DigestSection[] {
  let current = sections;
  while (countWords(current) > most) {
    const victim =
      current.findLast((candidate) => candidate.lines.length > 1) ?? current.findLast((s) => s.lines.length);
    if (!victim) return current;
    const shorter = { ...victim, lines: victim.lines.slice(0, -1), more: victim.more + 1 };
    current = current.map((candidate) => (candidate === victim ? shorter : candidate));
  }
  return current;
}

export function countWords(sections: readonly DigestSection[]): number {
  const text = sections.flatMap(({ lines }) =>
    lines.flatMap((line) => [line.label, line.about, line.fact, line.quote]),
  );
  const heading = sections.some(({ key, lines }) => key === 'agenda' && lines.length > 0) ? 8 : 0;
  // Titles, coverage and "and n more" take about forty words of the page.
  return 40 + heading + text.join(' ').split(/\s+/).filter(Boolean).length;
}

/** Beside other plans, what has no aim stands under its plan. */
function titleAmong(code: string, plans: readonly Plan[]): string {
  return plans.length > 1 ? (plans.find((plan) => plan.code === code)?.title ?? '') : '';
}

/** Ratings by aim; `headingOf` gives what stands in an aim's place, for plans that have themes and no aims. */
export function countByAim(
  actions: readonly Tracked[],
  facts: LineFacts,
  headingOf: (tracked: Tracked) => string = ({ action }) => action.aim || titleAmong(action.plan, facts.plans),
): readonly AimCount[] {
  const counts = new Map<string, Record<Rating | 'notRated', number>>();
  for (const tracked of actions) {
    const line = lineOf(tracked, facts);
    const rating = countedRating(tracked.state.standing, line);
    if (rating === null) continue;
    // Outside its audience a restricted plan is counted under its code: it has no aims there.
    const aim = line.restricted ? line.plan : headingOf(tracked);
    const count = counts.get(aim) ?? { blue: 0, green: 0, amber: 0, red: 0, notRated: 0 };
    count[rating] += 1;
    counts.set(aim, count);
  }
  return [...counts].map(([aim, count]) => ({ aim, ...count }));
}

/** The rating that an action is counted with; null where it is not counted, for it was withdrawn or merged. */
export function countedRating(
  standing: Standing,
  { agreed, rating }: Pick<ActionLine, 'agreed' | 'rating'>,
): Rating | 'notRated' | null {
  if (standing === 'withdrawn' || standing === 'merged') return null;
  return standing === 'complete' ? 'blue' : (agreed ?? rating ?? 'notRated');
}
