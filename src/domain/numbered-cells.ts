import type { Period } from './day.ts';
import type { Column } from './plan-columns.ts';
import type { Fields } from './plan-row.ts';
import { resolveTimescale } from './timescale.ts';

/** One of several actions that a row holds, with its own words. */
export interface PartOfRow {
  readonly number: string;
  readonly fields: Fields;
}

/** The actions of one row; `doubt` says what a person should look at. */
export interface RowParted {
  readonly parts: readonly PartOfRow[];
  readonly doubt: string | null;
}

const own: readonly Column[] = ['timescale', 'lead', 'responsible'];

/**
 * Several actions in one cell are parted only where their dates or leads are several too: what a meeting asks about
 * is one date and one lead. Cells are matched by number; "1. … 2. …" beside one date and one lead stays one action,
 * and so does its log.
 */
export function partRow(fields: Fields): RowParted | null {
  return partByNumber(fields) ?? partByFindings(fields);
}

function partByNumber(fields: Fields): RowParted | null {
  const actions = numberedItems(fields.action ?? '');
  if (!actions) return null;
  const byNumber = own.some((column) => sharesNumbers(fields[column], actions));
  const dates = (fields.timescale ?? '').split('\n');
  const byOrder = !byNumber && dates.length === actions.length && dates.every(isTimescale);
  if (!byNumber && !byOrder) return null;
  const parts = actions.map(({ number, words }, at) => {
    const entries = Object.entries(fields).map(([column, text]) => [column, itemOf(text, number)]);
    const part: Fields = { ...Object.fromEntries(entries), action: words };
    return { number, fields: byOrder ? { ...part, timescale: dates[at]! } : part };
  });
  const doubt = byOrder
    ? `its ${actions.length} numbered actions stand beside as many dates, which were given to them in that order`
    : null;
  return { parts, doubt };
}

interface Item {
  readonly number: string;
  readonly words: string;
}

/** "1." or "(2)" anywhere, "4.1" at the beginning of a line. */
const itemStart = /(?:^|\s)\(?(\d{1,2}(?:\.\d{1,2})?)[.)](?!\d)\s*(?=\S)|(?:^|\n)(\d{1,2}\.\d{1,2})[ \t]+(?=\S)/g;

/** "1. … 2. …", on one line or several, counting up from 1 (or 4.1); null where nothing is numbered so. */
function numberedItems(text: string): readonly Item[] | null {
  const starts: { readonly number: string; readonly at: number; readonly wordsAt: number }[] = [];
  for (const match of text.matchAll(itemStart)) {
    const number = match[1] ?? match[2]!;
    const before = starts.at(-1)?.number;
    const goesOn = before === undefined ? /^1$|\.1$/.test(number) && match.index === 0 : follows(before, number);
    if (goesOn) starts.push({ number, at: match.index, wordsAt: match.index + match[0].length });
  }
  if (starts.length < 2) return null;
  return starts.map(({ number, wordsAt }, at) => ({ number, words: text.slice(wordsAt, starts[at + 1]?.at).trim() }));
}

function follows(before: string, number: string): boolean {
  const [stem, last] = [before.replace(/\d+$/, ''), Number(/\d+$/.exec(before)![0])];
  return number === `${stem}${last + 1}`;
}

function sharesNumbers(text: string | undefined, actions: readonly Item[]): boolean {
  const items = numberedItems(text ?? '');
  return items?.every(({ number }) => actions.some((action) => action.number === number)) ?? false;
}

/** What a cell says of one number: its item, or everything where it numbers nothing. */
function itemOf(text: string, number: string): string {
  const items = numberedItems(text);
  return items ? (items.find((item) => item.number === number)?.words ?? '') : text;
}

const findings = /(?:(?<=[\s.>])|^|(?<=\p{Ll}))Findings?\b:?\s*/u;

/** "Audit ten cases. Findings: … Visit the ward. Findings: …": each task before its findings, which are its progress. */
function partByFindings(fields: Fields): RowParted | null {
  const pieces = (fields.action ?? '').split(findings);
  if (pieces.length < 2 || pieces[0]!.trim() === '') return null;
  const tasks = [pieces[0]!.trim()];
  const found: string[] = [];
  for (const piece of pieces.slice(1, -1)) {
    const at = lastTaskAt(piece);
    found.push(piece.slice(0, at).trim());
    tasks.push(piece.slice(at).trim());
  }
  found.push(pieces.at(-1)!.trim());
  const parts = tasks.map((task, at) => {
    const updates = [fields.updates ?? '', found[at] ? `Findings: ${found[at]}` : ''].filter((words) => words !== '');
    return { number: String(at + 1), fields: { ...fields, action: task, updates: updates.join('\n') } };
  });
  const doubt =
    tasks.length > 1
      ? `its cell holds ${tasks.length} tasks, each with its findings; what stands in the row's other cells was given to each`
      : null;
  return { parts, doubt };
}

/** Where findings end and the next task begins: at a line break, at one that was lost ("plansAudit"), or at the last sentence. */
function lastTaskAt(words: string): number {
  const line = words.trimEnd().lastIndexOf('\n');
  if (line >= 0) return line;
  const lost = [...words.matchAll(/(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu)].at(-1)?.index;
  if (lost !== undefined) return lost;
  const sentence = [...words.trimEnd().matchAll(/[.!?]\s+(?=\S)/g)].at(-1);
  return sentence ? sentence.index + sentence[0].length : 0;
}

/** Enough to tell a timescale from other words: "July" is one in whichever year. */
const anyPeriod: Period = { from: '2019-04-01', to: '2020-03-31' };

/** Whether words say when, in whichever year. */
export function isTimescale(words: string | undefined): boolean {
  return words !== undefined && resolveTimescale(words, anyPeriod).problem === null;
}
