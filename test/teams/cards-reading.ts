import { createRequire } from 'node:module';
import type { CardPart } from '../../src/teams/cards.ts';

// The library's ES module cannot be loaded in Node; its bundled build can.
const adaptiveCards = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');

/** Every object in a card that is an element or an action: whatever has a type. What buttons carry is left out. */
export function partsOf(value: unknown): readonly CardPart[] {
  if (Array.isArray(value)) return value.flatMap(partsOf);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, own]) => (key === 'data' ? [] : partsOf(own)));
  return 'type' in value ? [value as CardPart, ...inner] : inner;
}

export function actionsOf(card: unknown): readonly CardPart[] {
  return partsOf(card).filter(({ type }) => String(type).startsWith('Action.'));
}

export function inputsOf(card: unknown): readonly CardPart[] {
  return partsOf(card).filter(({ type }) => String(type).startsWith('Input.'));
}

export function titlesOf(card: unknown): readonly string[] {
  const own = partsOf(withoutFallbacks(card));
  return own.filter(({ type }) => String(type).startsWith('Action.')).map(({ title }) => String(title));
}

/** The card as a host that knows every element shows it. */
function withoutFallbacks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutFallbacks);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'fallback');
  return Object.fromEntries(entries.map(([key, own]) => [key, withoutFallbacks(own)]));
}

/** What a person reads on a card, escapes taken out, in order; charts and what only falls back are left out. */
export function shownText(card: unknown): string {
  return partsOf(withoutFallbacks(card))
    .flatMap((part) => {
      if (part.type === 'TextBlock') return [unescaped(String(part.text))];
      if (part.type === 'TextRun' || part.type === 'Badge') return [String(part.text)];
      return [];
    })
    .join('\n');
}

/** As CommonMark reads a text: a backslash before punctuation shows the punctuation. */
function unescaped(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** What Microsoft's parser reports, but for unknown elements that carry a fallback. */
export function complaints(card: object): readonly string[] {
  const context = new adaptiveCards.SerializationContext();
  new adaptiveCards.AdaptiveCard().parse(card, context);
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at));
  const excused = new Set(
    partsOf(card)
      .filter(({ fallback }) => fallback !== undefined)
      .map(({ type }) => `Unknown element type "${type}". Fallback will be used if present.`),
  );
  return events.map(({ message }) => String(message)).filter((message) => !excused.has(message));
}

const ofSchema15 = new Set(
  'AdaptiveCard Container TextBlock RichTextBlock TextRun ColumnSet Column ActionSet Table TableRow TableCell Input.Text Input.Date Input.ChoiceSet Input.Toggle Action.Execute Action.Submit Action.OpenUrl'.split(
    ' ',
  ),
);

/** Elements newer than the card's version that would leave a hole on a host that does not know them. */
export function withoutFallback(card: unknown): readonly string[] {
  return partsOf(card)
    .filter(({ type, fallback }) => !ofSchema15.has(String(type)) && fallback === undefined)
    .map(({ type }) => String(type));
}

export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
