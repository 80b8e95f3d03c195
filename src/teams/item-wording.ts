import type { ImportDraft } from '../domain/import-draft.ts';
import { counted } from './shown-text.ts';

// What is said about items for meetings.

/** "Executive: 74 items for 7 meetings", a line for each group of a draft's forward plans. */
export function forwardWords({ forward, meetings }: Pick<ImportDraft, 'forward' | 'meetings'>): readonly string[] {
  return [...Map.groupBy(meetings, ({ group }) => group)].map(([group, own]) => {
    const items = forward.filter((item) => item.group === group).length;
    return `${group || 'A group that it does not name'}: ${counted(items, 'item')} for ${counted(own.length, 'meeting')}`;
  });
}
