import type { MeetingLine } from '../domain/answer.ts';
import type { ImportDraft } from '../domain/import-draft.ts';
import { monthWords } from '../domain/meeting-heading.ts';
import { counted } from './shown-text.ts';
import { meetingWords } from './wording.ts';

// What is said about items for meetings.

/** "Executive: 74 items for 7 meetings", a line for each group of a draft's forward plans. */
export function forwardWords({ forward, meetings }: Pick<ImportDraft, 'forward' | 'meetings'>): readonly string[] {
  return [...Map.groupBy(meetings, ({ group }) => group)].map(([group, own]) => {
    const items = forward.filter((item) => item.group === group).length;
    return `${group || 'A group that it does not name'}: ${counted(items, 'item')} for ${counted(own.length, 'meeting')}`;
  });
}

/** "14 March 2012, 10:00", or "December 2011, day not known". */
export function whenWords({ date, time, month }: Pick<MeetingLine, 'date' | 'time' | 'month'>): string {
  return date ? meetingWords({ date, time }) : `${monthWords(month)}, day not known`;
}

/** What may not be read here is counted. */
export function withheldWords(withheld: number): string {
  return withheld === 0 ? '' : `${counted(withheld, 'item')}, shown to the group itself`;
}
