import { type Block, compact, type Line, wordsOf } from './flowed-blocks.ts';

/** The blocks of one row of the table, with what its beginning says of it. */
export interface FlowedRecord {
  readonly theme: string;
  /** As the text has it, or as the row's place among the numbered ones makes certain. */
  readonly number: string;
  readonly row: number;
  readonly blocks: readonly Block[];
  readonly doubts: readonly string[];
}

interface Start {
  readonly at: number;
  readonly next: number;
  readonly theme: string | null;
  /** What of the theme stands further down, its line having been cut by the columns. */
  readonly themeRest: string;
  readonly number: string | null;
  /** What stands in the number's place and is no number. */
  readonly damaged: string;
  readonly rest: Block;
}

const noStart = { theme: null, themeRest: '', number: null, damaged: '', rest: [] };

const numberAlone = /^\d{1,4}(?:\.\d{1,3}){0,2}[.)]?$/;
const numberFirst = /^(\d{1,4}(?:\.\d{1,3}){0,2})[.)]?(\s*[|[\]]\s*|\s+)(?=\S)(.*)$/;
const longestTheme = 70;
/** More than these are words of other columns. */
const mostThemes = 40;

/** The rows of a table whose cells run one below the other: each begins with its theme, its number, or both. */
export function recordsIn(all: readonly Block[], hasThemes: boolean): readonly FlowedRecord[] {
  const themes = hasThemes ? themesIn(all) : [];
  const blocks = all.flatMap((block) => apart(block, themes));
  const found = startsIn(blocks, themes);
  // What stands above the first beginning is the first row, whose number and theme a converter left out.
  const isCut = found.length > 0 && found[0]!.at > 0;
  const starts = isCut ? [{ ...noStart, at: 0, next: 0 }, ...found] : found;
  const numbers = certainNumbers(starts);
  return starts.map((start, index) => {
    const following = blocks.slice(start.next, starts[index + 1]?.at ?? blocks.length);
    const content = start.rest.length > 0 ? [start.rest, ...following] : following;
    const { blocks: rest, isWhole } = withoutWords(content, start.themeRest);
    const number = numbers[index]!;
    const doubts = [
      ...(number.doubt ? [number.doubt] : []),
      ...(themes.length > 0 && start.theme === null ? ['its theme is missing in the text'] : []),
      ...(isWhole ? [] : [`its theme is cut off in the text and was read as "${start.theme}"`]),
    ];
    return { theme: start.theme ?? '', number: number.text, row: blocks[start.at]![0]!.row, blocks: rest, doubts };
  });
}

/** What stands, short and in a block of its own, right above a number: the theme of a row. */
function themesIn(blocks: readonly Block[]): readonly string[] {
  const themes = new Map<string, string>();
  for (const [at, block] of blocks.entries()) {
    const below = blocks[at + 1];
    const words = wordsOf(block);
    if (!below || !numberAlone.test(wordsOf(below)) || words.length > longestTheme) continue;
    if (/^\p{Lu}/u.test(words) && /[^.;:?!]$/.test(words) && !/\d/.test(words)) themes.set(compact(words), words);
  }
  // "Learning and", the first line of "Learning and Improvement", is no theme of its own.
  const all = [...themes.keys()];
  if (all.length > mostThemes) return [];
  return all
    .filter((key) => !all.some((other) => other !== key && other.startsWith(key)))
    .map((key) => themes.get(key)!);
}

/** A block in which a line begins with a theme's first words and a number holds more than one row. */
function apart(block: Block, themes: readonly string[]): readonly Block[] {
  const begins = ({ text }: Line) =>
    themes.some((theme) => numberFirst.test(takeWords(text, compact(theme))?.line ?? ''));
  const at = block.findIndex((line, index) => index > 0 && begins(line));
  return at < 0 ? [block] : [block.slice(0, at), ...apart(block.slice(at), themes)];
}

function startsIn(blocks: readonly Block[], themes: readonly string[]): readonly Start[] {
  const starts: Start[] = [];
  for (let at = 0; at < blocks.length; at++) {
    const start = startAt(blocks, at, themes);
    if (!start) continue;
    starts.push(start);
    at = start.next - 1;
  }
  const kept = inSequence(starts.map(({ number }) => number));
  return starts.flatMap((start, at) => {
    if (kept.has(at) || start.number === null) return [start];
    // A number out of the sequence counts only below a theme, and there as one that nobody can read.
    return start.theme === null ? [] : [{ ...start, number: null, damaged: `${start.number} ${start.damaged}`.trim() }];
  });
}

function startAt(blocks: readonly Block[], at: number, themes: readonly string[]): Start | null {
  const block = blocks[at]!;
  for (const theme of themes) {
    const start = themeAt(blocks, at, theme);
    if (start) return start;
  }
  const words = wordsOf(block);
  if (numberAlone.test(words)) return { ...noStart, at, next: at + 1, number: plainNumber(words) };
  const inline = numberFirst.exec(block[0]!.text);
  if (!inline) return null;
  return { ...noStart, at, next: at + 1, number: inline[1]!, rest: withFirst(block, inline[3]!) };
}

function themeAt(blocks: readonly Block[], at: number, theme: string): Start | null {
  const block = blocks[at]!;
  const key = compact(theme);
  const { taken, left } = takeLines(block, key);
  const rest = block.slice(taken);
  if (taken > 0 && left === '') return { at, theme, themeRest: '', ...numberAfter(blocks, at, rest) };
  if (taken > 0 && rest.length > 0) return null;
  const cut = taken > 0 ? { left, line: null } : takeWords(block[0]!.text, key);
  if (!cut) return null;
  const below = cut.line === null ? rest : withFirst(block, cut.line);
  const found = numberAfter(blocks, at, below);
  const isNumbered = found.number !== null || found.damaged !== '';
  return isNumbered ? { at, theme, themeRest: cut.left, ...found } : null;
}

/** How many of a block's lines the theme takes up, and what of it is left after them. */
function takeLines(block: Block, key: string): { readonly taken: number; readonly left: string } {
  let left = key;
  let taken = 0;
  while (left !== '' && block[taken] && left.startsWith(compact(block[taken]!.text))) {
    left = left.slice(compact(block[taken]!.text).length);
    taken++;
  }
  return { taken, left };
}

/** The first words of a line, as long as the theme goes on in them; null when it begins with another word. */
function takeWords(line: string, key: string): { readonly left: string; readonly line: string } | null {
  const words = line.split(' ');
  let left = key;
  let taken = 0;
  while (left !== '' && taken < words.length && left.startsWith(compact(words[taken]!))) {
    left = left.slice(compact(words[taken]!).length);
    taken++;
  }
  return taken === 0 ? null : { left, line: words.slice(taken).join(' ') };
}

function numberAfter(blocks: readonly Block[], at: number, rest: Block) {
  const first = rest[0]?.text ?? '';
  const inline = numberFirst.exec(first);
  if (inline) return { next: at + 1, number: inline[1]!, damaged: '', rest: withFirst(rest, inline[3]!) };
  if (numberAlone.test(first)) return { next: at + 1, number: plainNumber(first), damaged: '', rest: rest.slice(1) };
  if (rest.length > 0) return { next: at + 1, number: null, damaged: '', rest };
  const signs: string[] = [];
  let next = at + 1;
  // A character or two alone, where the number belongs: "N", "©", or "1" and "N".
  while (
    signs.length < 2 &&
    blocks[next]?.length === 1 &&
    (numberAlone.test(blocks[next]![0]!.text) || blocks[next]![0]!.text.length <= 2)
  ) {
    signs.push(blocks[next]![0]!.text);
    next++;
  }
  const isNumber = signs.length === 1 && numberAlone.test(signs[0]!);
  return { next, number: isNumber ? plainNumber(signs[0]!) : null, damaged: isNumber ? '' : signs.join(' '), rest: [] };
}

function plainNumber(text: string): string {
  return text.replace(/[.)]$/, '');
}

function withFirst(block: Block, text: string): Block {
  const first: Line = { text, row: block[0]!.row };
  return text === '' ? block.slice(1) : [first, ...block.slice(1)];
}

/** Takes the rest of a theme out of the beginnings of the lines over which its column ran. */
function withoutWords(blocks: readonly Block[], words: string) {
  let left = words;
  const rest = blocks.flatMap((block) => {
    const whole = compact(wordsOf(block));
    if (left !== '' && left.startsWith(whole)) {
      left = left.slice(whole.length);
      return [];
    }
    const lines = block.flatMap((line) => {
      const cut = left === '' ? null : takeWords(line.text, left);
      if (!cut) return [line];
      left = cut.left;
      return cut.line === '' ? [] : [{ ...line, text: cut.line }];
    });
    return lines.length > 0 ? [lines] : [];
  });
  return { blocks: rest, isWhole: left === '' };
}

const widestStep = 10;
const farthestBack = 60;

/** Which of the numbers belong to the rows: the longest run that grows by small steps. Pages' numbers fall out. */
function inSequence(numbers: readonly (string | null)[]): ReadonlySet<number> {
  const known = numbers.flatMap((number, at) => (number === null ? [] : [{ at, parts: partsOf(number) }]));
  const best = known.map(() => ({ length: 1, before: -1 }));
  for (const [index, { parts }] of known.entries()) {
    for (let before = index - 1; before >= Math.max(0, index - farthestBack); before--) {
      if (follows(known[before]!.parts, parts) && best[before]!.length + 1 > best[index]!.length) {
        best[index] = { length: best[before]!.length + 1, before };
      }
    }
  }
  let index = best.reduce((top, { length }, at) => (length > (best[top]?.length ?? 0) ? at : top), 0);
  const kept = new Set<number>();
  while (known[index]) {
    kept.add(known[index]!.at);
    index = best[index]!.before;
  }
  return kept;
}

function partsOf(number: string): readonly number[] {
  return number.split('.').map(Number);
}

/** "4.2" after "4.1", "5.1" after "4.7", "12" after "11"; a few may be missing between them. */
function follows(before: readonly number[], after: readonly number[]): boolean {
  const at = after.findIndex((part, index) => part !== (before[index] ?? 0));
  const step = at < 0 ? 0 : after[at]! - (before[at] ?? 0);
  return step > 0 && step <= widestStep;
}

/** Numbers that are missing or damaged, filled in only where as many rows stand between two numbers as are missing. */
function certainNumbers(starts: readonly Start[]): readonly { readonly text: string; readonly doubt: string | null }[] {
  const known = starts.map(({ number }) => (number && /^\d+$/.test(number) ? Number(number) : null));
  return starts.map(({ number, damaged }, at) => {
    if (number !== null) return { text: number, doubt: null };
    const stands =
      damaged === '' ? 'its number is missing in the text' : `its number stands in the text as "${damaged}"`;
    const before = known.findLastIndex((each, index) => each !== null && index < at);
    const after = known.findIndex((each, index) => each !== null && index > at);
    const from = before < 0 ? { index: -1, value: 0 } : { index: before, value: known[before]! };
    const value = from.value + at - from.index;
    const isCertain = after >= 0 && known[after]! - from.value === after - from.index;
    if (!isCertain) return { text: '', doubt: `${stands}, and its neighbours do not tell it` };
    return { text: String(value), doubt: `${stands}; it is ${value} by the rows before and after it` };
  });
}
