import { type ActionLine, type LineFacts, lineOf } from './action-line.ts';
import { type Day, formatDayShort } from './day.ts';
import {
  countByAim,
  countWords,
  type Digest,
  type DigestLine,
  type DigestRoom,
  type DigestSection,
  type DigestSectionKey,
  digestSections,
  fitted,
  noUpdateWords,
  onCard,
  overdueWords,
  ratingWords,
  readFrom,
  shorten,
  toDecide,
} from './digest.ts';
import type { Meeting } from './meeting.ts';
import type { Group } from './partnership.ts';
import type { Tracked } from './plan.ts';
import { movement, type Rating, ratingWord } from './rating.ts';
import { fullRef } from './ref.ts';
import { compareActions, type Request } from './request.ts';
import { hasGoneQuiet, isOpen, nextStep } from './schedule.ts';

/** What came in between the oversight group's last digest and this one, from every group's cycles. */
export interface Interval {
  /** Requests of the cycles that closed in it, the earliest cycle's first. */
  readonly requests: readonly Request[];
  /** The rating at its beginning of actions (full refs) that were spoken of without having been asked about. */
  readonly before: ReadonlyMap<string, Rating | null>;
  /** Full refs of the actions whose completion was agreed in it. */
  readonly completed: ReadonlySet<string>;
  /** What chairs and business managers added to their groups' digests, oldest first. */
  readonly notes: readonly { readonly group: string; readonly meeting: Day; readonly text: string }[];
}

export interface CompositeFacts extends LineFacts {
  /** The oversight group and its meeting. */
  readonly group: Group;
  readonly meeting: Meeting;
  /** Every group's meetings, earliest first. */
  readonly meetings: readonly Meeting[];
  /** Every action of every plan. */
  readonly actions: readonly Tracked[];
  readonly interval: Interval;
  /** How many items its own forward plan has for the meeting: their words are not among what all groups did. */
  readonly items: number;
}

/** The oversight group's own digest: one page over all groups' actions of all plans since its previous one. */
export function computeCompositeDigest(given: CompositeFacts, room: DigestRoom = onCard): Digest {
  const facts: Facts = { ...given, room };
  const { group, meeting, actions, interval } = facts;
  const first = firstRatings(interval);
  const seen = actions.toSorted(compareActions).map((tracked): Seen => {
    const ref = fullRef(tracked.action.plan, tracked.action.ref);
    return { ref, tracked, line: lineOf(tracked, facts), before: first.get(ref) };
  });
  const sections = digestSections.map((key) => sectionOf(key, linesFor[key](seen, facts), room));
  return {
    group: group.name,
    meeting: meeting.date,
    answered: interval.requests.filter(({ answeredBy }) => answeredBy !== null).length,
    asked: interval.requests.length,
    sections: fittedEvenly(sections, room),
    byAim: countByAim(actions, facts),
    composite: true,
  };
}

interface Facts extends CompositeFacts {
  readonly room: DigestRoom;
}

interface Seen {
  readonly ref: string;
  readonly tracked: Tracked;
  readonly line: ActionLine;
  /** Its rating at the beginning; undefined where nothing was asked or said since. */
  readonly before: Rating | null | undefined;
}

/** An action's rating when it was first asked about, else when somebody first spoke of it. */
function firstRatings({ requests, before }: Interval): ReadonlyMap<string, Rating | null> {
  const first = new Map(before);
  for (const request of requests.toReversed()) {
    if (request.part === null) first.set(fullRef(request.plan, request.ref), request.before);
  }
  return first;
}

type Lines = (seen: readonly Seen[], facts: Facts) => readonly DigestLine[];

const linesFor: Readonly<Record<DigestSectionKey, Lines>> = {
  decisions,
  'off-track': offTrack,
  moved,
  quiet,
  agenda,
  coming,
  difference,
  notes,
};

/** "D1, MACE asks: complete? Accept or return". */
function decisions(seen: readonly Seen[], { room }: Facts): readonly DigestLine[] {
  return seen
    .flatMap(({ tracked: { state }, line }) => {
      const more = state.extensionAsked;
      if (line.restricted) return state.proposedComplete || more ? [{ line, fact: toDecide }] : [];
      const asks = `${leadWords(line)} ${line.leads.length > 1 ? 'ask' : 'asks'}: `;
      if (state.proposedComplete) return [{ line, fact: `${asks}complete? Accept or return` }];
      return more ? [{ line, fact: `${asks}more time, to ${formatDayShort(more.to)}? Agree or not` }] : [];
    })
    .map(({ line, fact }, at) => shortLine(line, `D${at + 1}, ${fact}`, { about: 8, room }));
}

/** Red first, as a meeting agreed it or else as its owner says, then overdue; longest overdue first in each. */
function offTrack(seen: readonly Seen[], { room }: Facts): readonly DigestLine[] {
  const isRed = ({ line }: Seen) => (line.agreed ?? line.rating) === 'red';
  return seen
    .filter((one) => isOpen(one.tracked) && (isRed(one) || one.line.daysOverdue > 0))
    .toSorted((a, b) => Number(isRed(b)) - Number(isRed(a)) || b.line.daysOverdue - a.line.daysOverdue)
    .map(({ line, tracked }) => {
      const asksTime = tracked.state.extensionAsked !== null && !line.restricted;
      const asks = asksTime ? 'asks for more time' : line.blocked ? 'blocked' : '';
      const fact = [leadWords(line), overdueWords(line), ratingWords(line), asks].filter(Boolean).join(', ');
      const said = line.lastSaid ? shorten(line.lastSaid, 12 + 2 * room.longer) : noUpdateWords(line, tracked);
      return { ...shortLine(line, fact, { about: 6, room }), quote: said };
    });
}

/** Worse, better, then what was completed; a first rating is no movement. */
function moved(seen: readonly Seen[], { interval, room }: Facts): readonly DigestLine[] {
  const order: Readonly<Record<string, number>> = { worse: 0, better: 1, completed: 2 };
  return seen
    .flatMap((one) => {
      const { line, before } = one;
      const how = interval.completed.has(one.ref)
        ? 'completed'
        : before === undefined
          ? 'same'
          : movement(before, line.rating);
      // What waits for a decision stands under the decisions.
      if (how === 'same' || how === 'first-rating' || one.tracked.state.proposedComplete) return [];
      const words = how === 'completed' ? how : `${ratingWord(before ?? null)} to ${ratingWord(line.rating)}`;
      return [{ line, how, words }];
    })
    .toSorted((a, b) => order[a.how]! - order[b.how]!)
    .map(({ line, words }) => shortLine(line, ledFact(line, words), { about: 6, room }));
}

/** Undated actions whose rhythm has passed, and any that left two requests in a row without an answer. */
function quiet(seen: readonly Seen[], facts: Facts): readonly DigestLine[] {
  const unanswered = unansweredTwice(facts.interval);
  return seen
    .filter(({ ref, tracked }) => isOpen(tracked) && (unanswered.has(ref) || isQuiet(tracked, facts)))
    .map(({ ref, line }) => {
      const heard = line.lastSaidOn ? `last heard ${formatDayShort(line.lastSaidOn)}` : 'no update yet';
      const since = unanswered.has(ref) ? 'no update to two requests' : heard;
      return shortLine(line, ledFact(line, line.restricted ? '' : since), { about: 6, room: facts.room });
    });
}

function isQuiet(tracked: Tracked, { plans, meetings, today }: CompositeFacts): boolean {
  const plan = plans.find(({ code }) => code === tracked.action.plan);
  const own = meetings.filter(({ group }) => tracked.action.leads.includes(group));
  return plan !== undefined && hasGoneQuiet(tracked, { plan, meetings: own, today });
}

function unansweredTwice({ requests }: Interval): ReadonlySet<string> {
  const own = requests.filter(({ part }) => part === null);
  const byRef = Map.groupBy(own, ({ plan, ref }) => fullRef(plan, ref));
  const silent = [...byRef].filter(([, asked]) => {
    const [last, before] = asked.toReversed();
    return last?.answeredBy === null && before?.answeredBy === null;
  });
  return new Set(silent.map(([ref]) => ref));
}

function agenda(_: readonly Seen[], { items, group }: Facts): readonly DigestLine[] {
  if (items === 0) return [];
  const fact = `${items} ${items === 1 ? 'item' : 'items'}: see “forward plan for ${group.name}”`;
  return [{ label: '', about: '', fact, quote: '' }];
}

/** What falls due before the oversight group's next meeting, soonest first. */
function coming(seen: readonly Seen[], facts: Facts): readonly DigestLine[] {
  const { group, meeting, meetings, room } = facts;
  const from = readFrom(facts);
  const next = meetings.find((other) => other.group === group.id && !other.cancelled && other.date > meeting.date);
  return seen
    .flatMap(({ tracked, line }) => {
      const step = nextStep(tracked);
      return step && step.by >= from && (!next || step.by <= next.date) ? [{ line, by: step.by }] : [];
    })
    .toSorted((a, b) => (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))
    .map(({ line, by }) => shortLine(line, ledFact(line, `due ${formatDayShort(by)}`), { about: 6, room }));
}

/** What was completed, in its owner's words, beside how the plan says one would know that it made a difference. */
function difference(seen: readonly Seen[], { interval, room }: Facts): readonly DigestLine[] {
  return seen
    .filter(
      ({ ref, tracked, line }) =>
        interval.completed.has(ref) && !line.restricted && tracked.action.measure && line.lastSaid,
    )
    .map(({ line, tracked: { action } }) => ({
      label: line.label,
      about: shorten(action.measure, 10 + room.longer),
      fact: leadWords(line),
      quote: shorten(line.lastSaid, 16 + 2 * room.longer),
    }));
}

function notes(_: readonly Seen[], { interval, room }: Facts): readonly DigestLine[] {
  return interval.notes.map(({ group, meeting, text }) => ({
    label: group,
    about: '',
    fact: `meeting of ${formatDayShort(meeting)}`,
    quote: shorten(text, 24 + 2 * room.longer),
  }));
}

interface Short {
  /** Words on a card. */
  readonly about: number;
  readonly room: DigestRoom;
}

function shortLine(line: ActionLine, fact: string, { about, room }: Short): DigestLine {
  return { label: line.label, about: shorten(line.text, about + room.longer), fact, quote: '' };
}

function ledFact(line: ActionLine, fact: string): string {
  return [leadWords(line), fact].filter(Boolean).join(', ');
}

/** "MACE", "MACE and Audit Group", "MACE and 2 more"; nothing where that may not be read. */
function leadWords({ leads, restricted }: ActionLine): string {
  if (restricted) return '';
  const [first = 'Nobody yet', second] = leads;
  if (second === undefined) return first;
  return leads.length === 2 ? `${first} and ${second}` : `${first} and ${leads.length - 1} more`;
}

const differenceLines = 2;

function sectionOf(key: DigestSectionKey, lines: readonly DigestLine[], room: DigestRoom): DigestSection {
  const most = key === 'difference' && room === onCard ? differenceLines : room.lines;
  return { key, lines: lines.slice(0, most), more: Math.max(0, lines.length - most) };
}

/** Lines that a section keeps for as long as another one has some to spare. */
const spared: Readonly<Record<DigestSectionKey, number>> = {
  decisions: 4,
  'off-track': 3,
  moved: 2,
  quiet: 1,
  agenda: 1,
  coming: 1,
  difference: 1,
  notes: 2,
};

/** Makes room where there is most to spare, so that no section is told at the whole cost of another. */
function fittedEvenly(sections: readonly DigestSection[], { words }: DigestRoom): readonly DigestSection[] {
  let current = sections;
  while (countWords(current) > words) {
    const victim = current.findLast(({ key, lines }) => lines.length > spared[key]);
    if (!victim) return fitted(current, words);
    const shorter = { ...victim, lines: victim.lines.slice(0, -1), more: victim.more + 1 };
    current = current.map((section) => (section === victim ? shorter : section));
  }
  return current;
}
