/** A line of a text file; `row` counts from 1. */
export interface Line {
  readonly text: string;
  readonly row: number;
}

/** Lines without a blank one between them: what a converter took for one cell, or part of one. */
export type Block = readonly Line[];

const pageMark =
  /^(?:page\s+\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?|\d{1,4}\s*(?:of|\/)\s*\d{1,4}|[-–—]\s*\d{1,4}\s*[-–—])$/i;

/** The blocks of a text, without the marks of pages and without rules. An indented line begins a block of its own. */
export function blocksOf(text: string): readonly Block[] {
  const blocks: Line[][] = [];
  let isOpen = false;
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const words = line.replace(/\s+/g, ' ').trim();
    if (words === '' || pageMark.test(words) || /^[-_=*|\s]+$/.test(words)) isOpen = false;
    else {
      const plain = { text: words, row: index + 1 };
      if (isOpen && !/^\s/.test(line)) blocks.at(-1)!.push(plain);
      else blocks.push([plain]);
      isOpen = true;
    }
  }
  return blocks;
}

/** The words of a block in one line; a word divided at its own hyphen is put together. */
export function wordsOf(block: Block): string {
  return block.map(({ text }, at) => separator(block[at - 1]?.text ?? '', text) + text).join('');
}

function separator(before: string, text: string): string {
  if (before === '') return '';
  return /\p{L}[-/]$/u.test(before) && /^\p{L}/u.test(text) ? '' : ' ';
}

/** Words as they compare wherever lines end: "Priorities/ Engagement" is "priorities/engagement". */
export function compact(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase();
}

/** A sentence that is not over: what follows may be its rest. */
export function isUnfinished(text: string): boolean {
  return !/[.!?:;)\]"'”’]$/.test(text.slice(-1));
}
