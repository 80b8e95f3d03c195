import { formatDay } from '../domain/day.ts';
import type { ImportDraft } from '../domain/import-draft.ts';
import { monthWords } from '../domain/meeting-heading.ts';
import type { ItemLine } from '../domain/meeting-item.ts';
import type { LocalContact } from '../domain/partnership.ts';
import { counted, cut } from '../domain/shown-text.ts';
import { refusalSentence } from '../domain/words-refusal.ts';
import type { ItemChanged, ItemPlace, ItemRefusal } from '../flows/change-item.ts';
import { listed, noGroupWords } from './meeting-wording.ts';

// What is said about items for meetings.

/** "Executive: 74 items for 7 meetings", a line for each group of a draft's forward plans. */
export function forwardWords({ forward, meetings }: Pick<ImportDraft, 'forward' | 'meetings'>): readonly string[] {
  return [...Map.groupBy(meetings, ({ group }) => group)].map(([group, own]) => {
    const items = forward.filter((item) => item.group === group).length;
    return `${group || 'A group that it does not name'}: ${counted(items, 'item')} for ${counted(own.length, 'meeting')}`;
  });
}

/** "  Reports: Annual report; Budget", a line of plain text. */
export function itemText({ category, items }: ItemLine): string {
  return `  ${category === '' ? '' : `${category}: `}${items.join('; ')}`;
}

/** Where an item stands: "14 March 2012", or "March 2012" where no day is known. */
export function placeWords({ meeting, day, month }: ItemPlace): string {
  const on = meeting?.date ?? day;
  return on ? formatDay(on) : monthWords(month);
}

type Told = Extract<ItemChanged, { kind: 'done' | 'confirm' | 'unchanged' }>;

export function itemDoneWords(told: Told): string {
  const { does, group, text, kind, meeting } = told;
  const when = placeWords(told);
  const what = `“${cut(text, 120)}”`;
  if (kind === 'unchanged') return `${what} is among what comes to ${group} (${when}) already. Nothing was changed.`;
  if (does === 'drop') return `Dropped: ${what} no longer comes to ${group} (${when}).`;
  const waits = `No meeting of ${group} is dated so yet: it waits for one. “add a meeting of ${group} on” and the day makes it.`;
  return `Added: ${what} comes to ${group} (${when}).${meeting ? '' : ` ${waits}`}`;
}

export function itemQuestion(told: Told): string {
  return `“${cut(told.text, 120)}” would no longer come to ${told.group} (${placeWords(told)}), and a new import of its forward plan would not bring it back.`;
}

const mayIdentify =
  'Nothing was recorded: this may identify a child. Please write the item without it. Teams still has your message: if it does identify a child, please delete it there.';

/** Why no item was added or dropped, and what to do. */
export function itemRefusalWords(refusal: ItemRefusal, group: string, contact: LocalContact | null): string {
  switch (refusal.code) {
    case 'unknown-group':
    case 'unsafe-name':
      return noGroupWords(refusal);
    case 'not-yours':
      return `What comes to ${group} is settled by its chair and the business manager, so nothing was changed. Please ask one of them.`;
    case 'no-such-item':
      return `No such item comes to ${group} then, so nothing was changed. “forward plan for ${group}” lists what does; please type its words as they stand there.`;
    case 'no-meeting-ahead':
      return `${group} has no meeting ahead, so nothing was changed. Please say the day or the month: add "…" to ${group} in March.`;
    case 'group-ended':
      return `${group} met for the last time on ${formatDay(refusal.on)}, so nothing was changed.`;
    case 'too-long':
      return `An item has at most ${refusal.most} characters, so nothing was changed. Please shorten it.`;
    case 'past':
      return 'That has passed, so nothing was changed. Please give a day or a month still to come.';
    case 'which':
      return `Several meetings have it, so nothing was changed: ${listed(refusal.places.slice(0, 6).map(placeWords))}. Please say which, with “on” and its day or “in” and its month.`;
    case 'unsafe-text':
      if (refusal.why.code === 'may-identify') return mayIdentify;
      return refusalSentence(refusal.why, { door: 'chat', contact });
    default:
      return refusal satisfies never;
  }
}
