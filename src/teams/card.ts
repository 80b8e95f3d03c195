import { readTemplate } from './card-template.ts';
import { cutToBytes, literalInMarkdown, withoutDateMacros } from './card-text.ts';

/** Any element or action of a card, as JSON. */
export type CardPart = Readonly<Record<string, unknown>>;

export interface Card extends CardPart {
  readonly type: 'AdaptiveCard';
  readonly version: '1.5';
  readonly fallbackText: string;
  readonly body: readonly CardPart[];
  readonly actions?: readonly CardPart[];
}

/** The most bytes of JSON a card may have: Teams refuses a message over 100 KB of UTF-16 and counts everything in it. */
export const mostBytes = 25_000;

const longestFallback = 1000;

const templates = new Map<object, ReturnType<typeof readTemplate>>();

/**
 * A whole card from its template. No template uses markdown, so every text of a card is shown as it was typed; and
 * `fallbackText` is what the card says, in its own order, for readers that show no cards. Throws when data is missing.
 * No template has a `lang`: Microsoft's parser refuses "en-GB", and because of a fault "en" at every second card.
 */
export function expand(template: object, data: object): Card {
  const card = expandPart(template, data);
  const fallbackText = cutToBytes(textOf(card.body as readonly CardPart[]), longestFallback);
  return { ...(readyToShow(card) as Omit<Card, 'fallbackText'>), fallbackText } as Card;
}

/** A piece of a card, to be handed to another template as data. Its texts are not made ready for display yet. */
export function expandPart(template: object, data: object): CardPart {
  return ready(template)(data) as CardPart;
}

function ready(template: object): ReturnType<typeof readTemplate> {
  const known = templates.get(template);
  if (known) return known;
  const made = readTemplate(template);
  templates.set(template, made);
  return made;
}

/**
 * Makes texts ready by what each element would otherwise do with them: blocks read markdown, runs do not. What buttons
 * and charts carry as `data` stays as it is.
 */
function readyToShow(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readyToShow);
  if (typeof value !== 'object' || value === null) return value;
  const part = value as CardPart;
  const entries = Object.entries(part).map(([key, own]) => {
    if (key === 'data') return [key, own];
    return [key, key === 'text' && typeof own === 'string' ? readyText(part, own) : readyToShow(own)];
  });
  return Object.fromEntries(entries);
}

function readyText({ type }: CardPart, text: string): string {
  if (type === 'TextBlock') return literalInMarkdown(withoutDateMacros(text));
  return type === 'TextRun' ? withoutDateMacros(text) : text;
}

/** What a card's elements say, in reading order, without inputs. */
function textOf(parts: readonly CardPart[]): string {
  return parts.map(textOfPart).filter(Boolean).join('\n');
}

function textOfPart(part: CardPart): string {
  if (part.isVisible === false) return '';
  if (typeof part.text === 'string') return part.text;
  if (Array.isArray(part.inlines)) return part.inlines.map((run: CardPart) => run.text).join('');
  const inner = [part.items, part.columns, part.rows, part.cells].find(Array.isArray) as
    | readonly CardPart[]
    | undefined;
  if (part.type === 'ColumnSet' || part.type === 'TableRow')
    return (inner ?? []).map(textOfPart).filter(Boolean).join(' · ');
  if (inner) return textOf(inner);
  const fallback = part.fallback;
  return typeof fallback === 'object' && fallback !== null ? textOfPart(fallback as CardPart) : '';
}

/** Bytes of a card's JSON on the wire. */
export function jsonSize(card: unknown): number {
  return Buffer.byteLength(JSON.stringify(card), 'utf8');
}

/** The first card that keeps to the size, of ever shorter ones: `build` gets the share of its texts it may show. */
export function fitted(build: (share: number) => Card): Card {
  for (const share of [1, 0.6, 0.3]) {
    const card = build(share);
    if (jsonSize(card) <= mostBytes) return card;
  }
  return build(0.1);
}
