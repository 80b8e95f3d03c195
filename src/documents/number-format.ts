import { monthNames } from '../domain/day.ts';

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** Whether a format shows a number as a date or a time. */
export function isDateFormat(format: string): boolean {
  return format !== 'General' && /[dmyhs]/i.test(bare(format.split(';')[0]!).replace(/E[+-]/gi, ''));
}

/** A number as the sheet shows it: ref 1.10 is stored as 1.1 and told from 1.1 by its format "0.00" alone. */
export function displayedNumber(value: number, format: string): string {
  const sections = format.split(';');
  const section = value < 0 ? 1 : value === 0 ? 2 : 0;
  const shown = sections[section] === undefined ? value : Math.abs(value);
  const code = sections[section] ?? sections[0]!;
  const mask = /[#0?][#0?,]*(?:\.[#0?]*)?/.exec(bare(code))?.[0];
  // Sums like 1.1 + 0.1 leave 1.2000000000000002 in a file; Excel shows at most 11 digits.
  if (!mask || /[/E]/.test(bare(code))) return String(Number(value.toPrecision(11)));
  const number = masked(/%/.test(bare(code)) ? shown * 100 : shown, mask);
  return spelled(code)
    .replace(/"([^"]*)"/g, (_, words: string) => words.replace(/[#0?]/g, ''))
    .replace(/[#0?][#0?,]*(?:\.[#0?]*)?/, () => number)
    .trim();
}

function masked(value: number, mask: string): string {
  const [whole = '', fraction = ''] = mask.split('.');
  const [digits = '', decimals = ''] = Math.abs(value).toFixed(Math.min(fraction.length, 15)).split('.');
  const needed = fraction.replace(/[^0]/g, '').length;
  const kept = decimals.replace(/0+$/, '').padEnd(needed, '0');
  const sign = value < 0 ? '-' : '';
  return sign + digits.padStart(whole.replace(/[^0]/g, '').length, '0') + (kept === '' ? '' : `.${kept}`);
}

/** A format without colours, conditions, and the spaces and fillers of its layout; its literal words are left. */
function spelled(code: string): string {
  // "[h]" is an hour that may go beyond 24, not a colour or a condition.
  return code
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]|_.|\*./g, '')
    .replace(/\\(.)/g, '"$1"');
}

/** The codes of a format alone. */
function bare(code: string): string {
  return spelled(code).replace(/"[^"]*"/g, '');
}

/**
 * A date as the sheet shows it: "mmmm yyyy" is "October 2019". All-number dates come out as 31/10/2019 whatever their
 * order in the file, so that the reader, who takes the day first, reads the day that is meant.
 */
export function displayedDate(value: Date, format: string | undefined): string {
  if (Number.isNaN(value.getTime())) return '';
  const codes = spelled((format ?? '').split(';')[0]!).replaceAll('"', '');
  const hasDate = /[dy]/i.test(codes) || /m{3,}/i.test(codes);
  if (!hasDate && /h/i.test(codes)) return time(value);
  if (!/m{3,}/i.test(codes)) return numeric(value);
  return codes
    .replace(/h.*$/i, '')
    .replace(/d{1,4}|m{3,5}|y{1,4}/gi, (code) => datePart(value, code.toLowerCase()))
    .replace(/\s+/g, ' ')
    .replace(/[\s,@]+$/, '')
    .trim();
}

function datePart(value: Date, code: string): string {
  const month = monthNames[value.getUTCMonth()]!;
  if (code.startsWith('y')) return String(value.getUTCFullYear());
  if (code.startsWith('m')) return code.length === 3 ? month.slice(0, 3) : month;
  if (code.length < 3) return String(value.getUTCDate());
  const day = days[value.getUTCDay()]!;
  return code.length === 3 ? day.slice(0, 3) : day;
}

function numeric(value: Date): string {
  const [year, month, day] = value.toISOString().slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}

function time(value: Date): string {
  return value.toISOString().slice(11, 16);
}
