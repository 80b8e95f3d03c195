import type { Candidate } from '../domain/find-action.ts';
import { fullRef, slugOf } from '../domain/ref.ts';
import { checkText } from '../domain/safety.ts';
import { cut } from '../domain/shown-text.ts';
import type { ActionName } from '../domain/which-action.ts';
import { describeActions } from '../flows/describe-actions.ts';
import { sayAgainButton, updateButton } from './buttons.ts';
import type { CardPart } from './card.ts';
import { type Card, choiceCard } from './cards.ts';
import { placeOf } from './find-asker.ts';
import { candidateTitle, candidateWords } from './sorry-wording.ts';
import type { Turn } from './turn.ts';

/** What was typed about a ref that several plans have. */
export interface TypedAbout {
  readonly ref: string;
  readonly found: readonly ActionName[];
  /** The whole line once more, with the full ref in place of the one that was typed. */
  readonly again: (ref: string) => string;
  /** The same without words of anybody's, where there are some. */
  readonly bare?: (ref: string) => string;
  /** The name of the submit, for an update: pressed twice, it is recorded once. */
  readonly submission?: string;
}

/** Longer lines are not kept in a button: they stand in the chat, above the card. */
const longestKept = 300;

const mostOffered = 6;

/** Asks which plan is meant, one button each: pressing it does what was typed. */
export async function whichPlanCard(turn: Turn, typed: TypedAbout): Promise<Card> {
  const { ports, present } = turn;
  const { partnership, asker } = present;
  const found = typed.found.slice(0, mostOffered);
  const { candidates, hidden } = await describeActions(ports, { partnership, asker, place: placeOf(present), found });
  // A card must not carry what a restricted plan's place may not read, nor words that were asked about before.
  const isKept = !hidden && typed.again('').length <= longestKept && checkText(typed.again('')).kind === 'clear';
  const isUpdate = typed.submission !== undefined;
  const intro = `${cut(typed.ref, 20)} stands in several plans, so nothing was recorded yet. Which one do you mean?`;
  const rest = isKept ? '' : isUpdate ? formWords : typed.bare ? bareWords : '';
  return choiceCard({
    title: 'Which plan?',
    text: [intro, ...candidates.map(candidateWords), rest].filter(Boolean).join('\n'),
    buttons: candidates.map((one) => buttonFor(turn, typed, { one, isKept })),
  });
}

const formWords = 'The button opens the form; please copy your words into it from your message above.';

const bareWords = 'Your words are not kept in the button: please say them in an update.';

interface Offered {
  readonly one: Candidate;
  readonly isKept: boolean;
}

function buttonFor(turn: Turn, { again, bare = again, submission }: TypedAbout, { one, isKept }: Offered): CardPart {
  const full = fullRef(one.plan, one.ref);
  const title = candidateTitle(one);
  if (submission !== undefined && !isKept) {
    const button = updateButton({ card: 'none', plan: one.plan, ref: one.ref, seq: 0 }, full, turn.forms);
    return { ...button, title };
  }
  return sayAgainButton(
    title,
    (isKept ? again : bare)(full),
    submission === undefined ? null : `${submission}~${slugOf(full)}`,
  );
}
