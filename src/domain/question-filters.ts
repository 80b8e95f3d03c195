import type { Plan } from './plan.ts';
import type { Owner } from './question.ts';
import { type Counted, type Rating, ratings } from './rating.ts';
import { anyRef } from './which-action.ts';

// What a question narrows its answer to, read from its words.

/** Short words before a number that are no plan's code, though they look like one. */
const noCode = /^(?:the|me|us|my|our|it|is|of|to|for|plan|item|row|no|ref|action|on|in|at|by|and|or|about|aim|page)$/i;

/**
 * The ref a text names: "4.1", "DP 4.1", "dp4.1", "show 12". A bare whole number counts only after "show", "action" or
 * a code. What looks like the code of a plan that there is not belongs to the ref: "XX 4.1" is not 4.1.
 */
export function refIn(words: string, plans: readonly Plan[]): string | null {
  const codes = plans.map(({ code }) => escaped(code)).join('|') || '(?!)';
  const before = `show(?: me)?|action|history(?: of)?|ref|no\\.?|${codes}`;
  const end = '(?![\\w.-]*\\w)';
  const named = words.match(
    new RegExp(
      `(?<![\\w.])(?:${before})[\\s-]+(?:(?:${codes})[\\s-]*)?((?:[a-z]{2,14}\\d{0,2}\\.?[\\s-]+)?${anyRef})${end}`,
      'i',
    ),
  );
  if (named) return refOf(named[1]!);
  const joined = words.match(new RegExp(`(?<![\\w.])(?:${codes})(${anyRef})${end}`, 'i'));
  if (joined) return joined[1]!.toLowerCase();
  const recommended = words.match(/(?<!\w)rec(?:ommendation)?\.?\s+\d{1,3}(?:\.\d{1,3})?(?![\w.-]*\w)/i);
  if (recommended) return recommended[0].toLowerCase();
  const dotted = words.match(/(?<![\d.])((?:[A-Z]{2,5}[\s-]+)?\d{1,3}\.\d{1,3}[a-z]?)(?![\d.]*\d)/);
  return dotted ? refOf(dotted[1]!) : null;
}

function refOf(typed: string): string {
  const [first = '', ...rest] = typed.split(/\s+/);
  return (noCode.test(first) ? rest.join(' ') : typed).toLowerCase();
}

const everyRating: readonly Counted[] = [...ratings, 'not-rated'];
const unrated = '(?:not|never)(?: yet| been)?[ -]rated|unrated|no ratings?|without (?:a )?ratings?';
const aRating = new RegExp(`\\b(?:(${unrated})(?!\\s+(?:blue|green|amber|red)\\b)|(blue|green|amber|red)s?)\\b`, 'gi');
/** Red is the worst, and comes last. */
const orWorse = /\bworse than (blue|green|amber)\b|\b(blue|green|amber|red)s? or worse\b/i;
const offTrack = /\boff[ -]track\b|(?:\bnot|n't) on track\b/i;
const leftOut =
  /(?:\bnot|n't|\bnon|\bnor|\bneither|\bwithout|\bother than|\bexcept(?: for)?|\bexcluding|\bapart from|\bbut)[\s-]+(?:[a-z]+\s+){0,2}$/i;

/** The ratings that a question is about: "reds and ambers", "off track"; where it says "not green", all the others. */
export function ratingsIn(words: string): readonly Counted[] {
  const [, better, worst] = orWorse.exec(words) ?? [];
  const from = better ?? worst;
  if (from) return ratings.slice(ratings.indexOf(from.toLowerCase() as Rating) + (better ? 1 : 0));
  if (offTrack.test(words)) return ['amber', 'red'];
  return ratingsNamed(words);
}

function ratingsNamed(words: string): readonly Counted[] {
  const [wanted, unwanted] = [new Set<Counted>(), new Set<Counted>()];
  let [into, from] = [wanted, 0];
  for (const { 0: found, 1: isUnrated, 2: rating = '', index } of words.matchAll(aRating)) {
    const between = words.slice(from, index);
    // What only joins them carries a "not" on: "not red or amber".
    if (from === 0 || !/^(?:[\s/&+]|and|or|nor)*$/i.test(between)) into = leftOut.test(between) ? unwanted : wanted;
    into.add(isUnrated ? 'not-rated' : (rating.toLowerCase() as Rating));
    from = index + found.length;
  }
  const among = wanted.size === 0 && unwanted.size > 0 ? everyRating : [...wanted];
  return among.filter((one) => !unwanted.has(one));
}

export function aimIn(words: string): string | null {
  return words.match(/\baim\s+(\d{1,2})\b/i)?.[1] ?? null;
}

/** Words of English that are written like a code: "it" and "as" are codes only in capitals. */
const plainWord = /^(?:a[mnst]|be|by|do|go|he|i[fnst]|m[ey]|no|o[fnr]|so|to|u[ps]|we|all|and|the|for|red|due|aim)$/i;

/** A plan by its code, by its title, or by its kind where one plan is of that kind: "peer review". */
export function planIn(words: string, plans: readonly Plan[]): string | null {
  const named = ({ code }: Plan) =>
    new RegExp(`(?<!\\w)${escaped(code)}(?!\\w)`, plainWord.test(code) ? '' : 'i').test(words) ||
    new RegExp(`(?<!\\w)${escaped(code)}[\\s-]*[a-z]{0,5}[.-]?\\d`, 'i').test(words);
  const byCode = plans.toSorted((a, b) => b.code.length - a.code.length).find(named);
  if (byCode) return byCode.code;
  // Whether a restricted plan has a title is nobody's to find out by trying.
  const titled = plans.filter(
    ({ title, audience }) =>
      title.trim() !== '' &&
      audience.kind === 'partnership' &&
      new RegExp(`(?<!\\w)${escaped(title)}(?!\\w)`, 'i').test(words),
  );
  const ofKind = plans.filter(({ kind }) => kindWords[kind]?.test(words));
  return onlyOf(titled)?.code ?? onlyOf(ofKind)?.code ?? null;
}

const kindWords: Readonly<Partial<Record<Plan['kind'], RegExp>>> = {
  delivery: /\bdelivery plan\b/i,
  'peer-review': /\bpeer[- ]review\b/i,
  'case-review': /\b(?:case|practice)[- ]reviews?\b/i,
  business: /\bbusiness plan\b/i,
};

function onlyOf<T>(some: readonly T[]): T | null {
  return some.length === 1 ? some[0]! : null;
}

/** "What is overdue for the police?": an agency or a post, by the longest of its names. */
export function ownerIn(words: string, owners: readonly Owner[]): Owner | null {
  const named = owners.flatMap((owner) => [owner.name, ...owner.aliases].map((name) => ({ owner, name: name.trim() })));
  const longest = named.filter(({ name }) => name !== '').toSorted((a, b) => b.name.length - a.name.length);
  const found = longest.find(({ name }) => {
    const own = `(?<!\\w)${escaped(name)}`;
    return new RegExp(`\\b(?:for|of|by|from|with)\\s+(?:the\\s+|our\\s+)?${own}(?!\\w)|${own}'s?(?!\\w)`, 'i').test(
      words,
    );
  });
  return found?.owner ?? null;
}

/** What questions are made of besides names. */
const heard =
  /\b(?:the|our|my|mine|me|us|you|we|a|an|all|each|every\w*|any\w*|this|next|last|coming|past|days?|weeks?|months?|quarters?|years?|time|moment|completion|review|delivery|forward|business|meetings?|groups?|boards?|teams?|agenc(?:y|ies)|partners?|partnership|plans?|actions?|objectives?|updates?|today|now|tomorrow|yet|far|so|please|thanks?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|spring|summer|autumn|winter|christmas|easter|aim|themes?|reds?|ambers?|greens?|blues?|rated|not|over|due|late|dates?|status|digest|quiet|has|have|been|repl\w+|answer\w*|and|or|in|on|at|as|before|after|since|until|by|for|of|to|from|with|is|are|it|that|there|here|yes|ok|them|everything)\b|\d+/gi;

/** A name at the end that a question is narrowed by, "overdue for MASE", where nothing is called so. */
export function unheardIn(
  words: string,
  { plans, isNarrowed }: { readonly plans: readonly Plan[]; readonly isNarrowed: boolean },
): string | null {
  if (isNarrowed || planIn(words, plans) !== null) return null;
  const named = words.match(/.*\b(?:for|of|by|from)\s+(?:the\s+|our\s+)?(\p{L}[\p{L}\p{N}&'.\s-]{1,80})$/iu)?.[1] ?? '';
  const said = named.replace(/\s+(?:please|thanks|thank you)$/i, '').trim();
  return /\p{L}{2}/u.test(said.replace(heard, ' ')) ? said : null;
}

/** What was taken out as a group's name leaves its "for" behind. */
function bareEnd(words: string): string {
  return words.trim().replace(/\s(?:for|of|by|in)$/i, '');
}

/** "theme A", "on the theme of exploitation". */
export function themeIn(words: string): string | null {
  const about = bareEnd(words).replace(/\s(?:about|mentioning|containing)\s.*$/i, '');
  return about.match(/\bthemes?\s+(?:of\s+)?["“]?([\p{L}\p{N}][\p{L}\p{N} &'-]{0,60}?)["”]?\s*$/iu)?.[1] ?? null;
}

/** "list about hospital data", "actions mentioning neglect". */
export function textIn(words: string): string | null {
  const found = bareEnd(words).match(
    /\b(?:about|mentioning|containing|search(?:ing)? for|search)\s+["“]?(.{2,80}?)["”]?\s*$/i,
  );
  return found && !/^(?:aim|theme)\b/i.test(found[1]!) ? found[1]! : null;
}

export function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}
