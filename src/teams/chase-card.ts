import chase from '../../cards/chase.json' with { type: 'json' };
import type { ChaseView } from '../domain/chase-view.ts';
import { cut } from '../domain/shown-text.ts';
import { moreWords } from '../domain/words-digest.ts';
import { askButton } from './buttons.ts';
import { type Card, type CardPart, expand, fitted } from './card.ts';
import { chaseCoverage, chaseNote, chaseTitle, notReachedWords } from './cycle-wording.ts';

const mostLines = 20;

/** Who has not answered, for a business manager or, told by them, a chair; always in their own chat. */
export function chaseCard(view: ChaseView, to: 'manager' | 'chair'): Card {
  const lines = view.lines.slice(0, mostLines);
  return fitted((share) =>
    expand(chase, {
      title: chaseTitle(view),
      coverage: chaseCoverage(view),
      lines: lines.map((line) => ({
        who: `${cut(line.who, Math.round(120 * share))}: `,
        refs: cut(line.refs.join(', '), Math.round(300 * share)),
        notReached: notReachedWords(line, share),
      })),
      more: moreWords(view.lines.length - lines.length),
      note: chaseNote(view, to),
      buttons: to === 'manager' ? buttonsOf(view) : [],
    }),
  );
}

function buttonsOf({ cycle, chair, lines }: ChaseView): readonly CardPart[] {
  if (lines.length === 0 || chair !== 'not-told') return [];
  return [askButton({ title: 'Tell the chair' }, 'tell-chair', { cycle })];
}
