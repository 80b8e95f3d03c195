import { formatDay } from '../domain/day.ts';
import { ratingWord } from '../domain/rating.ts';
import type { RequestItem, RequestView } from '../domain/request-view.ts';
import { cut } from '../domain/shown-text.ts';
import { dueWords, momentShort, overdueWords, quoted, restrictedWords, saidWords } from '../domain/words.ts';
import { askedLabel } from '../domain/words-update.ts';

/**
 * A request as the text of an e-mail, line by line, for somebody without Teams: what is asked, how it stands, and how
 * to answer. `items` are those of the view that are still to answer.
 */
export function byHandLines(view: RequestView, name: string, items: readonly RequestItem[]): readonly string[] {
  const one = items.length === 1;
  return [
    `Dear ${cut(name, 80)},`,
    `${cut(view.group, 120)} meets on ${formatDay(view.meeting)}. Could you say how ${one ? 'this action stands' : 'these actions stand'}? One line ${one ? 'is' : 'for each is'} enough. ${view.closed ? 'The date for answers has passed, but yours is still welcome.' : `Please answer by ${momentShort(view.closesAt)}.`}`,
    ...items.map(byHandItem),
    'For each, please write a rating (Blue: complete. Green: on track. Amber: some delay, will recover. Red: will not be done in time) and one line on progress. Please name no child or family. If it is somebody else’s, say whose.',
    'Thank you.',
  ];
}

/** One action of the text. */
export function byHandItem({ line, part }: RequestItem): string {
  const what = line.restricted ? restrictedWords : cut(line.text, 500);
  const said = line.lastSaid
    ? `${saidWords(line)}, ${ratingWord(line.rating)}: ${quoted(cut(line.lastSaid, 300))}`
    : saidWords(line);
  const about = cut(askedLabel(line.label, part), 120);
  return [`${about}: ${what}`, dueWords(line), overdueWords(line.daysOverdue), said].filter(Boolean).join(' · ');
}
