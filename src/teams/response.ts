import type { LocalContact } from '../domain/partnership.ts';
import type { Ports } from '../flows/ports.ts';
import type { Forms } from './buttons.ts';
import type { Card } from './cards.ts';
import type { Present } from './find-asker.ts';
import type { FileDoor } from './take-file.ts';

/** What a button leads to: a card to show in place of the one pressed, a sentence beside it, or words to say. */
export type Response =
  | {
      readonly kind: 'card';
      readonly card: Card;
      readonly title: string;
      /** What a dialog says as it closes, where the card itself is of no use in it. */
      readonly said: string;
      /** A dialog stays open for this card: a form, or words that must be read. */
      readonly stays: boolean;
    }
  | { readonly kind: 'cards'; readonly cards: readonly Card[] }
  | { readonly kind: 'sentence'; readonly text: string }
  | { readonly kind: 'say'; readonly text: string; readonly of: string | null }
  | { readonly kind: 'use-channel'; readonly name: string };

export interface Pressing {
  readonly ports: Ports;
  readonly present: Present;
  readonly forms: Forms;
  readonly files: FileDoor;
  readonly contact: LocalContact | null;
}

export function shown(card: Card, { title = 'Baton', said = '', stays = false } = {}): Response {
  return { kind: 'card', card, title, said, stays };
}
