import { type ActionLine, groupName } from './action-line.ts';
import { type Day, formatDayShort } from './day.ts';
import type { Decision } from './decision.ts';
import { type DigestLine, shorten } from './digest.ts';
import type { Meeting } from './meeting.ts';
import type { MeetingRecord } from './meeting-record.ts';
import type { Group } from './partnership.ts';
import { ratingWord } from './rating.ts';

/** One decision as a history tells it: who took it, by name and day, and what became of it. */
export interface DecisionLine {
  readonly decision: Decision;
  readonly taken:
    | { readonly by: 'chair'; readonly group: string }
    | { readonly by: 'meeting'; readonly group: string; readonly on: Day | null }
    | { readonly by: 'circulation' };
  /** The day of the meeting that noted a chair's decision; null where none has. */
  readonly notedOn: Day | null;
  /** A later decision took its place: it had been recorded by mistake. */
  readonly replaced: boolean;
}

export interface DecisionFacts {
  readonly groups: readonly Group[];
  readonly meetings: readonly Meeting[];
  readonly records: readonly MeetingRecord[];
}

/** Decisions with the names and days that their ids stand for, in the order given. */
export function decisionLines(decisions: readonly Decision[], facts: DecisionFacts): readonly DecisionLine[] {
  const replaced = new Set(decisions.map(({ replaces }) => replaces));
  return decisions.map((decision) => {
    const record = facts.records.find(({ noted }) => noted.includes(decision.id));
    const notedOn = facts.meetings.find(({ id }) => id === record?.meeting)?.date ?? null;
    return { decision, taken: takenBy(decision, facts), notedOn, replaced: replaced.has(decision.id) };
  });
}

function takenBy({ takenBy: taken }: Decision, { groups, meetings, records }: DecisionFacts): DecisionLine['taken'] {
  switch (taken.kind) {
    case 'chair':
      return { by: 'chair', group: groupName(taken.group, groups) };
    case 'meeting': {
      const meeting = meetings.find(({ id }) => id === taken.meeting);
      const group = meeting?.group ?? records.find((record) => record.meeting === taken.meeting)?.group ?? '';
      return { by: 'meeting', group: groupName(group, groups), on: meeting?.date ?? null };
    }
    case 'circulation':
      return { by: 'circulation' };
    default:
      return taken satisfies never;
  }
}

/** A decision as a line of what moved: "Complete, agreed". Its words, and what was not agreed, only where they may be read. */
export function settledLine({ label, text, restricted }: ActionLine, { matter, outcome, note }: Decision): DigestLine {
  if (restricted && outcome !== 'agreed') return { label, about: '', fact: 'Decided', quote: '' };
  const fact = outcome === 'deferred' ? 'Decision deferred' : settledWords(matter, outcome);
  return { label, about: shorten(text, 12), fact, quote: restricted ? '' : shorten(note, 24) };
}

function settledWords(matter: Decision['matter'], outcome: 'agreed' | 'not-agreed'): string {
  const agreed = outcome === 'agreed';
  switch (matter.kind) {
    case 'sign-off':
      return agreed ? 'Complete, agreed' : 'Not agreed as complete';
    case 'extension':
      return agreed ? `Now due ${formatDayShort(matter.to)}, agreed` : 'More time not agreed';
    case 'agreed-rating':
      return `${ratingWord(matter.rating)} agreed`;
    case 'new-action':
      return agreed ? 'New action' : 'Taken out of the log';
    default:
      return matter satisfies never;
  }
}
