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
  const one = new Set(items.map(byHandItem)).size === 1;
  return [
    `Dear ${cut(name, 80)},`,
    `${whenTheyMeet(view, items)}. Could you say how ${one ? 'this action stands' : 'these actions stand'}? One line ${one ? 'is' : 'for each is'} enough. ${view.closed ? 'The date for answers has passed, but yours is still welcome.' : `Please answer by ${momentShort(view.closesAt)}.`}`,
    // What two groups ask about is asked once.
    ...new Set(items.map(byHandItem)),
    'For each, please write a rating (Blue: complete. Green: on track. Amber: some delay, will recover. Red: will not be done in time) and one line on progress. Please name no child or family. If it is somebody else’s, say whose.',
    'Thank you.',
  ];
}

/** "MACE meets on 24 September 2019 and LPR Group on 26 September 2019": only those that still wait for something. */
function whenTheyMeet({ meetings }: RequestView, items: readonly RequestItem[]): string {
  const asking = meetings.filter(({ id }) => items.some(({ meeting }) => meeting === id));
  const told = asking.map(
    ({ group, date }, at) => `${cut(group, 120)}${at === 0 ? ' meets' : ''} on ${formatDay(date)}`,
  );
  return told.length < 2 ? told.join('') : `${told.slice(0, -1).join(', ')} and ${told.at(-1)}`;
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
