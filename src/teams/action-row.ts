import actionRow from '../../cards/action-row.json' with { type: 'json' };
import type { ActionLine } from '../domain/action-line.ts';
import { type Rating, ratingWord } from '../domain/rating.ts';
import { cut } from '../domain/shown-text.ts';
import { agreedWords, dueWords, overdueWords, quoted, restrictedWords, saidWords } from '../domain/words.ts';
import { type CardPart, expandPart } from './card.ts';

/** How a rating looks: always its word; colour only helps the eye. */
export interface RatingLook {
  readonly word: string;
  readonly style: string;
  /** Of the dot before the word, for hosts without badges; the word itself keeps the text's colour, to be read in any theme. */
  readonly color: string;
  readonly dot: string;
}

const looks: Readonly<Record<Rating | 'none', Omit<RatingLook, 'word'>>> = {
  blue: { style: 'Accent', color: 'accent', dot: '● ' },
  green: { style: 'Good', color: 'good', dot: '● ' },
  amber: { style: 'Warning', color: 'warning', dot: '● ' },
  red: { style: 'Attention', color: 'attention', dot: '● ' },
  none: { style: 'Subtle', color: 'default', dot: '○ ' },
};

export function ratingLook(rating: Rating | null): RatingLook {
  return { word: ratingWord(rating), ...looks[rating ?? 'none'] };
}

export interface Fact {
  readonly text: string;
  readonly weight: string;
  readonly color: string;
  readonly isSubtle: boolean;
}

/** Facts of an action in one line: when it is due first, then what stands out, then what else is known. */
export function factsOf(line: ActionLine, more: readonly string[] = []): readonly Fact[] {
  const plain = (text: string): Fact => ({ text, weight: 'default', color: 'default', isSubtle: true });
  const strong = (text: string, color = 'default'): Fact => ({ text, weight: 'bolder', color, isSubtle: false });
  const facts = [
    plain(dueWords(line)),
    strong(overdueWords(line.daysOverdue), 'attention'),
    strong(line.proposedComplete ? 'Proposed as complete' : ''),
    strong(line.blocked ? 'Blocked' : ''),
    strong(agreedWords(line.agreed)),
    plain(more.filter(Boolean).join(' · ')),
  ].filter(({ text }) => text !== '');
  return facts.map((fact, at) => (at === 0 ? fact : { ...fact, text: ` · ${fact.text}` }));
}

export interface RowOptions {
  readonly buttons: readonly CardPart[];
  /** A word beside the rating, such as "Answered". */
  readonly state?: string;
  readonly more?: readonly string[];
  readonly textMost?: number;
  readonly saidMost?: number;
}

/** One action on a card: ref and rating, its words, facts, what was said last, buttons. */
export function actionRowPart(line: ActionLine, options: RowOptions): CardPart {
  const { buttons, state = '', more = [], textMost = 160, saidMost = 140 } = options;
  return expandPart(actionRow, {
    label: line.label,
    rating: ratingLook(line.rating),
    state,
    facts: factsOf(line, more),
    buttons,
    ...wordsOf(line, { textMost, saidMost }),
  });
}

/** What an action says and what was said of it, cut to size; nothing of it where the reader may not see the words. */
export function wordsOf(line: ActionLine, { textMost, saidMost }: { textMost: number; saidMost: number }) {
  const said = line.lastSaid ? quoted(cut(line.lastSaid, saidMost)) : '';
  return {
    text: line.restricted ? restrictedWords : cut(line.text, textMost),
    restricted: line.restricted,
    saidWhen: said ? `${saidWords(line)}: ` : saidWords(line),
    said,
  };
}
