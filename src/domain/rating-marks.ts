import { farApart, type Lab, labOf } from './colour.ts';
import { colourNamed, colourOf, withoutDiscs } from './colour-names.ts';
import type { Rating } from './rating.ts';
import type { LegendEntry } from './rating-legend.ts';
import { signalsIn, statusIn } from './rating-words.ts';

/** A rating cell as a file holds it. */
export interface RatingCell {
  readonly text: string;
  readonly fill: string | null;
}

export interface RatingRead {
  readonly rating: Rating | null;
  /** Words that say more than a rating ("Green – course booked for June"): they belong among the updates. */
  readonly words: string;
  /** Why a person should look; null where the cell is clear, or says that there is no rating yet. */
  readonly doubt: 'unclear' | 'two-ratings' | 'colour-differs' | 'unknown-colour' | null;
}

export interface RatingReader {
  readonly cell: (cell: RatingCell) => RatingRead;
  /** The rating that a row shows by a colour of the plan's own legend, in whichever cell; null where none or several do. */
  readonly row: (fills: readonly string[]) => Rating | null;
}

/** A rating or none, where a mark is understood at all. */
type Sign = Rating | 'none';

/** Colours nearer than this look the same to the eye in two cells. */
const alike = 0.12;

/**
 * Reads the rating cells of a whole plan: its legend gives the meaning of words and colours, and so do its own cells
 * that have both a word and a colour. Without either, words and colours mean what they do by default.
 */
export function ratingReader(legend: readonly LegendEntry[], cells: readonly RatingCell[]): RatingReader {
  const words = new WordReader(legend);
  const explained = swatchesOf(legend);
  const swatches = [...explained, ...learned(cells, words)];
  const row = (fills: readonly string[]) => {
    const signs = new Set(fills.flatMap((fill) => nearest(fill, explained) ?? []));
    return signs.size === 1 ? ratingOf([...signs][0]!) : null;
  };
  return { cell: (cell) => readCell(cell, swatches, words), row };
}

function readCell({ text, fill }: RatingCell, swatches: readonly Swatch[], words: WordReader): RatingRead {
  const read = words.read(text);
  const shown = fill ? colourMeans(fill, swatches, words) : null;
  if (read === null) {
    const isUnknown = shown === null && fill !== null && colourOf(fill) !== null;
    return { rating: ratingOf(shown), words: '', doubt: isUnknown ? 'unknown-colour' : null };
  }
  if (read.doubt !== 'unclear') {
    const known = fill ? nearest(fill, swatches) : null;
    const differs = read.doubt === null && known !== null && known !== (read.rating ?? 'none');
    return differs ? { ...read, doubt: 'colour-differs' } : read;
  }
  // Words that are no rating, in a cell whose colour is one: "See the log" in green.
  if (shown && shown !== 'none') return { ...read, rating: shown, doubt: null };
  return { ...read, doubt: isNarrative(text) ? null : 'unclear' };
}

function ratingOf(sign: Sign | null): Rating | null {
  return sign === 'none' ? null : sign;
}

/** A sentence in the rating's column is an update, not a rating that somebody wrote oddly. */
function isNarrative(text: string): boolean {
  return text.trim().split(/\s+/).length > 5;
}

interface Swatch {
  readonly lab: Lab;
  readonly sign: Sign;
}

function swatchesOf(legend: readonly LegendEntry[]): readonly Swatch[] {
  return legend
    .filter(({ fill, isClear }) => fill !== null && isClear)
    .map(({ fill, rating }) => ({ lab: labOf(fill!)!, sign: rating ?? 'none' }));
}

/** Colours of cells that have words too, where they always mean the same. */
function learned(cells: readonly RatingCell[], words: WordReader): readonly Swatch[] {
  const meanings = new Map<string, Set<Sign>>();
  for (const { text, fill } of cells) {
    const read = fill && colourOf(fill) ? words.read(text) : null;
    if (!read || read.doubt !== null) continue;
    meanings.set(fill!, (meanings.get(fill!) ?? new Set()).add(read.rating ?? 'none'));
  }
  return [...meanings]
    .filter(([, signs]) => signs.size === 1)
    .map(([fill, signs]) => ({ lab: labOf(fill)!, sign: [...signs][0]! }));
}

function nearest(fill: string, swatches: readonly Swatch[]): Sign | null {
  const lab = colourOf(fill) ? labOf(fill) : null;
  if (!lab) return null;
  const near = swatches
    .map(({ lab: other, sign }) => ({ sign, far: farApart(lab, other) }))
    .filter(({ far }) => far <= alike)
    .toSorted((a, b) => a.far - b.far);
  return near[0]?.sign ?? null;
}

/** Like a colour of the plan's own, else by the colour's name as if it were written in the cell. */
function colourMeans(fill: string, swatches: readonly Swatch[], words: WordReader): Sign | null {
  const near = nearest(fill, swatches);
  if (near) return near;
  const colour = colourOf(fill);
  return colour ? words.signOf(colour) : null;
}

const trend =
  /[\u2190-\u21FF\u2794-\u27BE\u2B00-\u2B11\u25B2-\u25C5\u{1F53A}-\u{1F53D}\u{1F4C8}\u{1F4C9}]\uFE0F?|<?[-=]+>/gu;
const ticks = /^(?:(?:✓|✔|☑|✅|🗸)\uFE0F?\s*)+$/u;
const dots = /[●⬤•■◼◆○]/gu;
/** What parts a rating from the words after it: "Green – on track", "Complete (May 2021)", "Amber, awaiting data". */
const parting = /\s+[-–—]+\s*|\s*[:;,.(\n]\s*|\s*[–—]\s*/;
const dated =
  /\s+(?=\d{1,2}[./ -]|\d{1,2}(?:st|nd|rd|th)\b|(?:in |on |by )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? )/i;

class WordReader {
  private readonly own: ReadonlyMap<string, Sign>;
  private readonly unclear: ReadonlySet<string>;
  /** What the legend makes of an action that has not begun: often it has a colour of its own. */
  private readonly notStarted: Sign | null;

  constructor(legend: readonly LegendEntry[]) {
    const clear = legend.filter(({ isClear }) => isClear);
    this.own = new Map(
      [...clear.map((each) => [each.meaning, each] as const), ...clear.map((each) => [each.mark, each] as const)]
        .filter(([words]) => words !== '')
        .map(([words, { rating }]) => [folded(words), rating ?? 'none']),
    );
    const waiting = clear.find(({ meaning }) => signalsIn(meaning)[0] === 'not-started');
    this.notStarted = waiting ? (waiting.rating ?? 'none') : null;
    this.unclear = new Set(legend.filter(({ isClear }) => !isClear).map(({ mark }) => mark));
  }

  /** What one word, letter, figure or phrase means, without anything beside it. */
  signOf(words: string): Sign | null {
    const plain = folded(words);
    const own = this.own.get(plain);
    if (own || this.unclear.has(plain)) return own ?? null;
    if (ticks.test(words.trim())) return 'blue';
    const colour = colourNamed(plain);
    if (colour === null) return this.statusOf(plain);
    return this.bySameColour(colour) ?? (colour === 'grey' || colour === 'purple' ? null : colour);
  }

  private statusOf(plain: string): Sign | null {
    const status = statusIn(plain);
    const isWaiting = status === 'red' && this.notStarted !== null && signalsIn(plain)[0] === 'not-started';
    return isWaiting ? this.notStarted : status;
  }

  /** "G" where the legend explains "Green", "Yellow" where it explains "Amber". */
  private bySameColour(colour: string): Sign | null {
    for (const [words, sign] of this.own) if (colourNamed(words) === colour) return sign;
    return null;
  }

  /** Null where the cell has no words. */
  read(text: string): RatingRead | null {
    const moves = withoutDiscs(text, [' ; ', ' ; '])
      .split(trend)
      .map(cleaned)
      .filter((part) => part !== '');
    if (moves.length === 0)
      return /[\p{L}\p{N}]/u.test(text) || dots.test(text) || text.trim() === '' ? null : unclearly(text);
    // "Amber → Green": the arrow leads to the rating that counts.
    const last = moves.length > 1 && moves.every((part) => this.signOf(part)) ? moves.at(-1)! : moves.join(' ');
    const read = this.readWords(last);
    return moves.length > 1 && last === moves.at(-1) ? { ...read, words: text.trim() } : read;
  }

  private readWords(text: string): RatingRead {
    const whole = this.signOf(text);
    if (whole) return { rating: ratingOf(whole), words: '', doubt: null };
    return this.readPair(text) ?? this.readHead(text) ?? unclearly(text);
  }

  /** "A/R", "Amber/Red", "Green & Amber": the worse of the two, and a person is told. */
  private readPair(text: string): RatingRead | null {
    const signs = text.split(/\s*(?:\/|&|\+|\band\b|\bto\b)\s*/i).map((part) => this.signOf(part));
    if (signs.length < 2 || signs.some((sign) => sign === null)) return null;
    const both = new Set(signs);
    const worst = worstFirst.find((rating) => both.has(rating)) ?? null;
    return { rating: worst, words: both.size > 1 ? text : '', doubt: both.size > 1 ? 'two-ratings' : null };
  }

  private readHead(text: string): RatingRead | null {
    const bracketed = /^(.*?)\s*[([]([^()[\]]+)[)\]]$/s.exec(text);
    const parts = [splitAt(text, parting), splitAt(text, dated), bracketed ? [bracketed[2]!, bracketed[1]!] : null];
    for (const [head, rest] of parts.filter((each) => each !== null)) {
      const sign = this.signOf(head!);
      if (!sign) continue;
      const more = this.signOf(rest!.replace(/[)\]]$/, ''));
      if (more === null) return { rating: ratingOf(sign), words: text, doubt: null };
      return { rating: ratingOf(sign), words: more === sign ? '' : text, doubt: more === sign ? null : 'two-ratings' };
    }
    return null;
  }
}

const worstFirst: readonly Rating[] = ['red', 'amber', 'green', 'blue'];

function splitAt(text: string, pattern: RegExp): readonly [string, string] | null {
  const match = pattern.exec(text);
  return match ? [text.slice(0, match.index), text.slice(match.index + match[0].length)] : null;
}

function unclearly(text: string): RatingRead {
  // One word or figure alone ("Mauve", "3") says nothing as an update either.
  const words = text.trim();
  return { rating: null, words: /\s/.test(words) ? words : '', doubt: 'unclear' };
}

/** Without marks that say nothing of themselves: dots, brackets around the whole, "RAG:" in front. */
function cleaned(text: string): string {
  return text
    .replace(dots, ' ')
    .replace(/^[\s;]+|[\s;]+$/g, '')
    .replace(/^(?:b?rag(?: rating| status)?|(?:current )?(?:rating|status))\s*[:=–-]\s*/i, '')
    .replace(/^[([]([^()[\]]*)[)\]]$/, '$1')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

function folded(words: string): string {
  return words
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s"'“”([]+|[\s.!"'“”)\]]+$/g, '');
}
