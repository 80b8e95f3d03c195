import { Template } from 'adaptivecards-templating';
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

/** Stands for `$` in data while a template is expanded, so that a typed `${…}` is never taken for the template's own. */
const dollar = '\uE000';

const templates = new Map<object, Template>();

/**
 * A whole card from its template. No template uses markdown, so every text of a card is shown as it was typed; and
 * `fallbackText` is what the card says, in its own order, for readers that show no cards. Throws when data is missing.
 * No template has a `lang`: Microsoft's parser refuses "en-GB", and because of a fault "en" at every second card.
 */
export function expand(template: object, data: object): Card {
  const card = expandAnew(template, data);
  const fallbackText = cutToBytes(textOf(card.body as readonly CardPart[]), longestFallback);
  return { ...(readyToShow(card) as Omit<Card, 'fallbackText'>), fallbackText } as Card;
}

/**
 * A piece of a card, to be handed to another template as data. Its texts are not made ready for display yet. The same
 * rows are shown again and again, by every answer to a card and every page of a list, so the latest are remembered.
 */
export function expandPart(template: object, data: object): CardPart {
  const known = partsOf.get(template) ?? new Map<string, CardPart>();
  partsOf.set(template, known);
  const key = JSON.stringify(data);
  const part = known.get(key) ?? expandAnew(template, data);
  // Said again last, so that the one that was not shown for longest is first, and goes first.
  known.delete(key);
  known.set(key, part);
  if (known.size > mostRemembered) known.delete(known.keys().next().value!);
  return part;
}

const partsOf = new Map<object, Map<string, CardPart>>();
const mostRemembered = 150;

function expandAnew(template: object, data: object): CardPart {
  const own = mapStrings(data, (text) => text.replaceAll(dollar, '').replaceAll('$', dollar));
  const expanded = compiled(template).expand({ $root: own });
  assertFilled(expanded, '');
  return withoutDefaults(mapStrings(expanded, (text) => text.replaceAll(dollar, '$'))) as CardPart;
}

function compiled(template: object): Template {
  const known = templates.get(template);
  if (known) return known;
  const made = new Template(template);
  templates.set(template, made);
  return made;
}

/** The library leaves `${name}` in the card, or null, where data lacks a field, and says nothing. */
function assertFilled(value: unknown, path: string): void {
  if (value === null || (typeof value === 'string' && value.includes('${'))) {
    throw new Error(`Card data is missing at ${path}: ${String(value)}`);
  }
  if (typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) assertFilled(inner, `${path}/${key}`);
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((inner) => mapStrings(inner, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapStrings(inner, change)]));
}

/** Changes every object inside a card; what buttons and charts carry as `data` stays as it is. */
function mapParts(value: unknown, change: (part: CardPart) => CardPart): unknown {
  if (Array.isArray(value)) return value.map((inner) => mapParts(inner, change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(change(value as CardPart));
  return Object.fromEntries(entries.map(([key, own]) => [key, key === 'data' ? own : mapParts(own, change)]));
}

/** Makes texts ready by what each element would otherwise do with them: blocks read markdown, runs do not. */
function readyToShow(card: CardPart): unknown {
  return mapParts(card, (part) => {
    if (typeof part.text !== 'string') return part;
    if (part.type === 'TextBlock') return { ...part, text: literalInMarkdown(withoutDateMacros(part.text)) };
    return part.type === 'TextRun' ? { ...part, text: withoutDateMacros(part.text) } : part;
  });
}

/** Templates cannot leave a property out; what says nothing new only takes room that a longer list could use. */
function withoutDefaults(value: unknown): unknown {
  const isDefault = ([key, own]: readonly [string, unknown]) =>
    ['weight', 'color', 'style'].includes(key)
      ? own === 'default'
      : ['italic', 'strikethrough', 'isSubtle', 'separator'].includes(key) && own === false;
  return mapParts(value, (part) => Object.fromEntries(Object.entries(part).filter((entry) => !isDefault(entry))));
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
