import type { Page } from 'playwright-core';

export type CardJson = { readonly type: 'AdaptiveCard' } & Readonly<Record<string, unknown>>;

/** The JSON of every card that reached a page, so that the same card can be drawn elsewhere. */
export class CardsSeen {
  readonly #cards: { readonly card: CardJson; readonly words: string }[] = [];

  watch(page: Page): void {
    page.on('websocket', (socket) => {
      if (socket.url().includes('conversation')) socket.on('framereceived', ({ payload }) => this.#note(`${payload}`));
    });
    page.on('response', (response) => {
      if (!response.url().endsWith('/invoke')) return;
      response.text().then(
        (text) => this.#note(text),
        () => {},
      );
    });
  }

  /** The last one that says all of these texts. */
  find(...texts: readonly string[]): CardJson {
    const found = this.#cards.findLast(({ words }) => texts.every((text) => words.includes(text)));
    if (!found) throw new Error(`No card has said: ${texts.join(' · ')}`);
    return found.card;
  }

  #note(json: string): void {
    for (const card of cardsIn(parse(json))) this.#cards.push({ card, words: JSON.stringify(card) });
  }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function cardsIn(value: unknown): CardJson[] {
  if (typeof value !== 'object' || value === null) return [];
  if ((value as { type?: unknown }).type === 'AdaptiveCard') return [value as CardJson];
  return Object.values(value).flatMap(cardsIn);
}
