import { withoutDiscs } from '../domain/colour-names.ts';
import type { Route } from '../domain/plan.ts';
import { ratings } from '../domain/rating.ts';
import { anyAction, splitAction } from '../domain/which-action.ts';
import { questionWord } from './sounds-like-news.ts';

/** One action's update in one line of chat. */
export interface UpdateLine {
  readonly plan: string | null;
  readonly ref: string;
  /** All that stands after the ref, as it was typed. */
  readonly rest: string;
  readonly rating: string;
  readonly narrative: string;
  /** The last word is to be said once more. */
  readonly noChange: boolean;
  readonly route: Route;
  readonly onBehalfOf: string;
}

const rating = `(?:${ratings.join('|')})\\b(?!\\s*/\\s*(?:${ratings.join('|')})\\b)`;
const marks = String.raw`[\s:=,.;'"‘’“”(\u2010-\u2015-]*`;
/** What people say between a number and its rating: "4.1 is now amber", "4.1 – rated: amber". */
const saying = `${marks}(?:(?:is|are|now|still|to|as|at|stays|remains|currently|rating|rated|rag)\\b${marks})*`;
const noChange = `(?:(?:is|has|there is|there's|there has been)\\s+)?(?:no|not)[\\s-]*changed?\\b`;
const action = `${anyAction}(?![\\w.-]*\\w)`;
const listed = `(?:\\s*(?:,|;|&|\\+|\\band\\b)\\s*(?:and\\s+)?${action})*`;
/** Before the first of several numbers: "- 4.1", "and 4.1", "update on 4.1". */
const lead = `(?:[-*•–]\\s+|(?:and|also|then)\\s+)?`;
const called = `update[ds]?\\b[\\s:,.\\u2010-\\u2015-]*(?:(?:on|for|of|to)\\s+)?['"‘“]?`;

const updateStart = new RegExp(`\\b${called}${action}`, 'i');
const onlyLead = new RegExp(`^${lead}(?:${called})?`, 'i');
const actions = new RegExp(`^(${action}${listed})['"’”]?([\\s\\S]*)$`, 'i');
const ratingStart = new RegExp(`^${saying}(${rating})`, 'i');
const noChangeAlone = new RegExp(`^${marks}${noChange}[\\s.!]*$`, 'i');
const noChangeFirst = new RegExp(`^(?:please\\s+)?${noChange}\\s+(?:(?:to|on|for|in|with)\\s+)?(?=${action})`, 'i');
const polite = /^(?:(?:please|hi|hello|hey|baton|thanks|could you|can you)\b[\s,:!]*)*$/i;
/** A number alone may count things, "12 red actions"; with a point, a code in capitals or a mark it names an action. */
const surelyNamed = /^(?:action\s+)?(?:.*\d\.\d|[A-Z]{2,6}\d{0,3}(?:-[A-Z0-9]+)*[\s-]?\d|.*\d\s*[:\u2013\u2014-]\s)/;

/** A question's first word, which looks like a plan's code. */
const asking = new RegExp(`^(?:please\\s+)?(?:${questionWord}|status|history)\\b`, 'i');

/**
 * Reads "update 4.1 amber Waiting for hospital data": one action a line, or several behind one another where each has
 * its rating; a line without a number belongs to the one above. "4.1 amber Waiting" needs no "update", nor does
 * "4.1 no change". Null where nothing of the kind is said, and where somebody asks for an update.
 */
export function readUpdate(typed: string): readonly UpdateLine[] | null {
  const text = evened(typed);
  const started = updateStart.exec(text);
  if (!started) return isBareUpdate(text) ? linesOf(text) : null;
  const lines = linesOf(text.slice(started.index));
  const isAsking = /\?\s*$/.test(text) || !polite.test(text.slice(0, started.index)) || isAskedFor(text);
  return isAsking && lines.every((line) => line.rating === '' && !line.noChange) ? null : lines;
}

/** "update on 4.1" and nothing else. */
function isAskedFor(text: string): boolean {
  return new RegExp(`^update\\s+(?:on|for|of)\\s+${action}[\\s.]*$`, 'i').test(text);
}

function isBareUpdate(text: string): boolean {
  if (/\?\s*$/.test(text) || asking.test(text) || !surelyNamed.test(text.replace(noChangeFirst, ''))) return false;
  const [line, ...more] = linesOf(text);
  if (!line) return false;
  if (more.length > 0) return [line, ...more].some((one) => one.rating !== '' || one.noChange);
  return line.noChange || (line.rating !== '' && /^(?!(?:why|when|since when|or)\b).*\w/i.test(line.narrative));
}

/** Spaces of every kind are one kind, and "4,1" is "4.1" where an action's number stands. */
function evened(typed: string): string {
  return typed
    .replace(/&nbsp;|[^\S\n]/g, ' ')
    .replace(
      new RegExp(`((?:^|\\n)${lead}(?:${called})?(?:action\\s+)?\\d{1,3}),(?=\\d{1,2}(?!\\d|,\\d))`, 'gi'),
      '$1.',
    )
    .replace(new RegExp(`(\\b${called}(?:action\\s+)?\\d{1,3}),(?=\\d{1,2}(?!\\d|,\\d))`, 'gi'), '$1.')
    .trim();
}

function linesOf(text: string): readonly UpdateLine[] {
  const lines: string[] = [];
  for (const line of text
    .split(/\r?\n/)
    .flatMap(parted)
    .map((one) => one.trim())
    .filter(Boolean)) {
    if (lines.length === 0 || startsAnother(line)) lines.push(line);
    else lines.push(`${lines.pop()} ${line}`);
  }
  return lines.flatMap(readLine);
}

/** "4.1 amber Waiting, 4.2 green Published": a number and its rating behind a mark begin another update. */
function parted(line: string): readonly string[] {
  const another = `(?<=\\b${rating}.*)(?:[,;.]\\s*(?:and\\s+)?|\\s+and\\s+)(?=(?:update\\s+)?(?:action\\s+)?(?:[A-Z]{2,6}\\d{0,3}[\\s-]?\\d{1,3}|\\d{1,3}\\.)[\\w.-]*${marks}(?:${rating})\\s*\\S)`;
  return line.split(new RegExp(another));
}

function startsAnother(line: string): boolean {
  const rest = actions.exec(line.replace(onlyLead, ''))?.at(-1);
  return rest !== undefined && (/^update\b/i.test(line) || ratingStart.test(rest) || noChangeAlone.test(rest));
}

function readLine(line: string): readonly UpdateLine[] {
  const kept = line.replace(noChangeFirst, '');
  const isKept = kept !== line;
  const [, typed, ...groups] = actions.exec(kept.replace(onlyLead, '')) ?? [];
  // "update:" above a list.
  if (typed === undefined) return [];
  const rest = isKept ? 'no change' : (groups.at(-1) ?? '');
  const said = isKept || noChangeAlone.test(rest) ? nothingNew : readRest(rest);
  const named = typed
    .split(/\s*(?:[,;&+]|\band\b)\s*(?:and\s+)?/i)
    .map((one) => splitAction(one.replace(/^action\s+/i, '')));
  return named.map((one) => ({ ...one, rest: rest.replace(/^[\s:,-]+/, ''), ...said }));
}

const nothingNew = { rating: '', narrative: '', noChange: true, route: 'chat', onBehalfOf: '' } as const;

function readRest(typed: string): Omit<UpdateLine, 'plan' | 'ref' | 'rest'> {
  const rest = typed.replace(/^[\s:,-]*\p{Extended_Pictographic}\uFE0F?/u, (sign) => withoutDiscs(sign, [' ', ' ']));
  const found = ratingStart.exec(rest);
  const said = found ? rest.slice(found[0].length).replace(/^['"’”)]/, '') : rest;
  const words = said.replace(/^[\s:=,.;/\u2010-\u2015-]+/, '');
  return { rating: (found?.[1] ?? '').toLowerCase(), noChange: false, ...routeIn(words) };
}

const byRoute = /[\s,(-]*\b(?:by|via)\s+(e-?mail|phone|telephone)\s+from\s+([^\n.]{1,120}?)[.)]?$/i;
const atMeeting = /[\s,(-]*\b(?:said|told us|reported)\s+at\s+the\s+meeting(?:\s+by\s+([^\n.]{1,120}?))?[.)]?$/i;

function routeIn(said: string): Pick<UpdateLine, 'narrative' | 'route' | 'onBehalfOf'> {
  const mailed = said.match(byRoute);
  if (mailed) return { narrative: said.slice(0, mailed.index), route: 'e-mail', onBehalfOf: mailed[2]! };
  const spoken = said.match(atMeeting);
  if (spoken) return { narrative: said.slice(0, spoken.index), route: 'meeting', onBehalfOf: spoken[1] ?? '' };
  return { narrative: said, route: 'chat', onBehalfOf: '' };
}
