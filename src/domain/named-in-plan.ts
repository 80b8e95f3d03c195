import { initialsOf } from './group-called.ts';
import { kindOf } from './name-kind.ts';

/** Whom the words of an action name as the one who reports, provides or answers, in the plan's own words. */
export interface NamedInPlan {
  /** "Police", "BTUH": as written, in the order written. */
  readonly names: readonly string[];
  /** True where each agency is to do it: "Each agency should …". */
  readonly each: boolean;
}

const agencies = String.raw`(?:partner\s+|member\s+|relevant\s+|local\s+)*(?:agency|agencies|organisations?|partners)`;

const each = new RegExp(
  String.raw`\b(?:each|every|all)\s+${agencies}\s+(?:should|must|will|to|are\s+to|needs?)\b` +
    String.raw`|\bby\s+(?:each|every|all)\s+${agencies}\b` +
    String.raw`|\b(?:ask|asking|request|require|remind|invite)\s+(?:each\s+|all\s+)?${agencies}\s+to\b` +
    String.raw`|(?:^|[.;:•\n]\s*)${agencies}\s+(?:should|must|will|to|are\s+to)\b` +
    String.raw`|\b(?:reports?|updates?|returns?|feedback)\s+from\s+(?:each\s+|all\s+)?${agencies}\b`,
  'i',
);

/** "Report from …", "an annual update from …", "prepared by …": what stands behind names whoever answers. */
const behind =
  /\b(?:reports?|updates?|returns?|data|feedback|presentations?|briefings?|reviews?|information)\s+(?:to\s+be\s+\w+\s+)?(?:from|by)\s+|\b(?:prepared|provided|produced|led|completed|delivered|written|submitted)\s+by\s+/gi;

/** "The council to provide …", at the beginning of a sentence: what stands before names whoever answers. */
const before =
  /(?:^|[.;:•]\s*)([^.;:•]{2,80}?)\s+(?:to|should|will|must)\s+(?:provide|prepare|produce|report|present|clarify|ensure|review|share|lead|complete|identify|remind|submit)\b/g;

/** Whatever it is that they do, where the name is plainly one: "Strategic Partners to discuss …", "CSC to agree …". */
const whoever = /(?:^|[.;:•\n]\s*)([^.;:•\n]{2,80}?)\s+(?:to|should|will|must)\s+(?!be\b)[a-z]{2,}/g;

const articles = /^(?:the|a|an|our|each of the)\s+/i;

/** A word that a name goes on with: capitals, initials, and the small words between two of them. */
const nameWord = /^(?:[\p{Lu}\d][\p{L}\p{N}.'’&/-]*|\([A-Z][A-Za-z&-]*\))$/u;
const joining = /^(?:of|for|the)$/i;

/** Words with capitals that begin sentences and name nobody. */
const noName =
  /^(?:annual|report|reports|relevant|agencies|agency|partners|partner|each|all|number|january|february|march|april|may|june|july|august|september|october|november|december|feedback|data|audit)$/i;

/** Reads names by their capitals; those of `known` also where the plan writes them without. */
export function namedInPlan(texts: readonly string[], known: readonly string[] = []): NamedInPlan {
  const first = known.toSorted((a, b) => b.length - a.length);
  const names = texts.flatMap((text) => [
    ...[...text.matchAll(behind)].flatMap((match) => namesAtStart(text.slice(match.index + match[0].length), first)),
    ...[...text.matchAll(before)].flatMap((match) => subjectIn(match[1]!, first)),
    ...[...text.matchAll(whoever)].flatMap((match) => subjectIn(match[1]!, first).filter(isPlainlyName)),
  ]);
  const seen = new Set<string>();
  const once = names.filter((name) => {
    const key = name.toLowerCase();
    return seen.has(key) ? false : seen.add(key);
  });
  return { names: once, each: texts.some((text) => each.test(text)) };
}

interface ActionWords {
  readonly objective: string;
  readonly text: string;
  readonly measure: string;
}

/** A recommendation often says who is to act on it, where the action beside it does not. */
export function namedInAction({ objective, text, measure }: ActionWords, known: readonly string[] = []): NamedInPlan {
  const own = namedInPlan([text, measure], known);
  return own.each || own.names.length > 0 ? own : namedInPlan([objective], known);
}

/** A subject that is all name: "Local Authority", but not "Task and Finish Group to look at". */
function subjectIn(words: string, known: readonly string[]): readonly string[] {
  const subject = words.replace(/^[-–\d.\s]+/, '').trim();
  const names = namesAtStart(subject, known);
  return names.join(' and ').length >= subject.replace(articles, '').length ? names : [];
}

/** Every sentence begins with a capital: one word more, initials or a known kind of body make it a name. */
function isPlainlyName(name: string): boolean {
  if (/^[A-Z&]{3,}$/.test(name)) return true;
  const kind = kindOf(name);
  return kind === 'agency' || ((kind === 'post' || kind === 'group') && name.includes(' '));
}

/** The names that a text begins with: "Police, BTUH and Wize-Up on the numbers …" begins with three. */
function namesAtStart(text: string, known: readonly string[]): readonly string[] {
  const names: string[] = [];
  let rest = text.trimStart();
  for (;;) {
    const name = knownAtStart(rest, known) ?? nameAtStart(rest);
    if (name === null) return names;
    const last = names.at(-1);
    if (last !== undefined && isOneBody(last, name.name)) names.splice(-1, 1, `${last} and ${name.name}`);
    else names.push(name.name);
    const more = /^\s*(?:,\s*(?:and\s+)?|\s+(?:and|&)\s+)/.exec(name.rest);
    if (!more) return names;
    rest = name.rest.slice(more[0].length);
  }
}

const body = /\b(?:group|board|panel|committee|partnership|forum|network|service|services|team|council)$/i;
/** "Community safety partnership": the rest of a name in small letters. */
const restOfBody = /^(?: [a-z]+){0,2} (?:group|board|panel|committee|partnership|forum|network|team)\b/;

/** "Violence Against Women and Girls Strategic Group" is one, "Police and Health" are two. */
function isOneBody(before: string, after: string): boolean {
  const isOther = /^[A-Z&]{3,}$/.test(before) || kindOf(before) === 'agency' || kindOf(before) === 'post';
  return body.test(after) && !body.test(before) && (before.includes(' ') || !isOther);
}

interface AtStart {
  readonly name: string;
  readonly rest: string;
}

function knownAtStart(text: string, known: readonly string[]): AtStart | null {
  const bare = text.replace(articles, '');
  const name = known.find((each) => {
    const next = bare[each.length] ?? ' ';
    return (
      each !== '' && bare.slice(0, each.length).toLowerCase() === each.toLowerCase() && !/[\p{L}\p{N}]/u.test(next)
    );
  });
  return name === undefined ? null : { name, rest: bare.slice(name.length) };
}

const longestRun = 8;

function nameAtStart(text: string): AtStart | null {
  const bare = text.replace(articles, '');
  const words: string[] = [];
  let end = 0;
  for (const match of [...bare.matchAll(/\S+/g)].slice(0, longestRun + 4)) {
    const word = match[0].replace(/[.,;:)]+$/, (mark) => (mark.startsWith(')') && match[0].includes('(') ? ')' : ''));
    const goesOn = nameWord.test(word) || (words.length > 0 && (joining.test(word) || word === '&'));
    if (!goesOn || words.length === longestRun) break;
    words.push(word);
    end = match.index + word.length;
    if (match[0] !== word) break;
  }
  while (words.length > 0 && (joining.test(words.at(-1)!) || words.at(-1) === '&')) {
    const last = words.pop()!;
    end = bare.slice(0, end).trimEnd().length - last.length;
  }
  const more = words.length > 0 ? (restOfBody.exec(bare.slice(end))?.[0] ?? '') : '';
  const name = words.join(' ') + more;
  if (words.length === 0 || words.every((word) => noName.test(word))) return null;
  return { name: name.replace(/['’]s$/, ''), rest: bare.slice(end + more.length).replace(/^\s+(?=,)/, '') };
}

/** Names that a partnership's plan calls itself by; they name nobody who could answer. */
export function isItself(name: string): boolean {
  return /\b(?:LSC[PB]|SCP|MASA|safeguarding (?:children )?(?:partnership|board|partners))$/i.test(name);
}

/** Whether two names are one: the same words, or the initials of the other. */
export function isSameName(a: string, b: string): boolean {
  const [left, right] = [folded(a), folded(b)];
  if (left === right) return left !== '';
  return (
    initialsOf(a).toLowerCase() === right.replace(/\s/g, '') || initialsOf(b).toLowerCase() === left.replace(/\s/g, '')
  );
}

function folded(name: string): string {
  return name
    .toLowerCase()
    .replace(/['’]s\b/g, 's')
    .replace(/\([^)]*\)/g, ' ')
    .replace(/\b(?:the|and)\b/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
