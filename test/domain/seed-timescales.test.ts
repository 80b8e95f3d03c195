import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { resolveTimescale } from '../../src/domain/timescale.ts';
import { seedPhrases } from './seed-timescales.ts';

const seeds = new URL('../../../shared/seeds/', import.meta.url);
const all = seedPhrases.flatMap(({ period, phrases }) => phrases.map((phrase) => ({ phrase, period })));

describe.each(seedPhrases)('the timescales of $file', ({ file, period, phrases }) => {
  it.each(phrases)('“%s” is %s %j', (text, kind, due, nearest = undefined) => {
    const read = resolveTimescale(text, period);
    expect({ ...read.timescale, nearest: read.nearest }).toEqual({ text, kind, due, nearest: nearest ?? null });
    expect(read.problem === null).toBe(kind !== 'undated' || text === 'Various dates');
  });

  const inSeeds = existsSync(seeds) ? it : it.skip;

  inSeeds('stand in the document so', () => {
    const words = even(readFileSync(new URL(file, seeds), 'utf8'));
    expect(phrases.filter(([text]) => !standsIn(words, even(text)))).toEqual([]);
  });

  inSeeds('are all that its timescale columns hold', () => {
    const known = (cell: string) => phrases.some(([text]) => cell !== '' && even(text).startsWith(cell));
    const rows = actionRows(readFileSync(new URL(file, seeds), 'utf8'));
    // The last column is the lead's; one row stands a column too far to the right, one is broken by a page's end.
    expect(rows.filter((row) => !row.slice(-2).some(known))).toEqual([]);
  });
});

describe('the timescales of the five documents', () => {
  const dated = all.filter(
    ({ phrase: [text] }) => /\d|^July$|^in (?:June|April)$|term/.test(text) && !isHowOften(text),
  );

  it('are read as dates in at least 95 of 100 that name one', () => {
    const read = dated.filter(({ phrase: [text], period }) => resolveTimescale(text, period).timescale.due.length > 0);
    expect(dated.length).toBeGreaterThan(90);
    expect(read.length / dated.length).toBeGreaterThanOrEqual(0.95);
  });

  it('are read alike however their letters, spaces and dashes are written', () => {
    for (const { phrase, period } of all) {
      const [text] = phrase;
      const { timescale, nearest } = resolveTimescale(text, period);
      const expected = { kind: timescale.kind, due: timescale.due, nearest };
      for (const written of otherWays(text)) {
        const other = resolveTimescale(written, period);
        const { kind, due } = other.timescale;
        expect({ written, kind, due, nearest: other.nearest }).toEqual({ written, ...expected });
      }
    }
  });
});

function isHowOften(text: string): boolean {
  return /\b(?:times|monthly|weekly|within)\b/.test(text);
}

function otherWays(text: string): readonly string[] {
  return [
    text.toUpperCase(),
    text.toLowerCase(),
    ` ${text.replaceAll(' ', '  ')}\n`,
    text.replaceAll(' ', '\u00a0'),
    text.replace(/ [-–] /g, ' — '),
    text.replaceAll(' ', '\n'),
    `<p>${text}</p>`,
    `${text} `,
  ];
}

function even(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Whether the words hold the phrase, whole or broken in two by the end of a page. */
function standsIn(words: string, phrase: string): boolean {
  const ends = [...phrase.matchAll(/ |$/g)].map(({ index }) => index);
  return ends.some((end) => words.includes(phrase.slice(0, end)) && words.includes(phrase.slice(end).trim()));
}

/** The rows of actions with a timescale, below a heading that names one: action's number first, then every column. */
function actionRows(text: string): readonly (readonly string[])[] {
  const rows = text.split('\n').map((line) => line.split('\t').map(even));
  const first = rows.findIndex((row) => row.some((cell) => /^time ?scale$/i.test(cell)));
  if (first < 0) return [];
  const numbered = rows.slice(first).filter(([ref, ...cells]) => /^\d+\.\d+\b/.test(ref!) && cells.length >= 4);
  return numbered.filter((row) => row.at(-2) !== '');
}

describe('docs/timescales.md', () => {
  const page = readFileSync(new URL('../../docs/timescales.md', import.meta.url), 'utf8');
  const [understood, askedAbout] = page.split('## What Baton asks about') as [string, string];

  it('tells truly what is understood', () => {
    expect(understoodIn(understood).filter(({ clear }) => !clear)).toEqual([]);
  });

  it('tells truly what is asked about', () => {
    expect(understoodIn(askedAbout).filter(({ clear }) => clear)).toEqual([]);
  });
});

/** The words in the first column of a page's tables, and whether any of the documents' periods makes them clear. */
function understoodIn(page: string): readonly { text: string; clear: boolean }[] {
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && !/^\| (?:you write|---)/.test(line));
  const texts = rows.flatMap((row) => row.split('|')[1]!.split(' · ')).map((text) => text.trim().replace('…', 'it'));
  return texts.map((text) => ({
    text,
    clear: seedPhrases.some(({ period }) => resolveTimescale(text, period).problem === null),
  }));
}
