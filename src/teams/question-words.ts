import { endOfMonth, formatDay } from '../domain/day.ts';
import { askedRatings, type Reading } from '../domain/question.ts';

/**
 * A question in words that `readQuestion` reads the same way again: what the buttons of an answer's other pages
 * carry, because a button's data holds no roster, no text of people's and no list of actions.
 */
export function questionWords(reading: Reading): string {
  const { intent, plan, ref, aim, group, owner, theme, text } = reading;
  const subject = [plan, ref].filter(Boolean).join(' ');
  if (intent === 'show' || intent === 'history') return `${intent} ${subject}`.trim();
  const filters = [
    plan,
    aim && `aim ${aim}`,
    group && `for ${group}`,
    owner && `by ${owner}`,
    theme && `theme ${theme}`,
  ];
  return [subjectWords(reading), ratingWords(reading), ...filters, text && `about ${text}`].filter(Boolean).join(' ');
}

function ratingWords(reading: Reading): string {
  const ratings = askedRatings(reading) ?? [];
  return ratings.map((rating) => rating.replace('-', ' ')).join(' and ');
}

function subjectWords(reading: Reading): string {
  switch (reading.intent) {
    case 'list':
      return askedRatings(reading) ? '' : 'list';
    case 'due':
      return dueWords(reading);
    case 'changes':
      return 'changes since the last meeting';
    case 'run':
      return 'run record';
    case 'forward':
      return forwardWords(reading);
    case 'unclear':
      return 'help';
    case 'show':
    case 'history':
    case 'overdue':
    case 'quiet':
    case 'status':
    case 'waiting':
    case 'mine':
    case 'digest':
    case 'meetings':
    case 'help':
      return reading.intent;
    default:
      return reading.intent satisfies never;
  }
}

function forwardWords({ from, to }: Reading): string {
  if (from && from === to) return 'agenda of the next meeting';
  return from && to ? `forward plan in ${formatDay(from).replace(/^\d+ /, '')}` : 'forward plan';
}

function dueWords({ from, to }: Reading): string {
  if (!from || !to) return 'due';
  const isMonth = from.endsWith('-01') && endOfMonth(Number(from.slice(0, 4)), Number(from.slice(5, 7))) === to;
  // "14 January 2027" without its day is a month.
  if (isMonth) return `due in ${formatDay(from).replace(/^\d+ /, '')}`;
  return `due between ${formatDay(from)} and ${formatDay(to)}`;
}
