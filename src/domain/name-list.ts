import { bodyWord, kindOf, type NameKind } from './name-kind.ts';

const acronym = /^[A-Z][A-Z&]{2,}$/;
const joiner =
  /\s+(?:and|&|\+|plus|with|through|via|alongside|supported by|with support from|in (?:partnership|consultation|conjunction|collaboration) with|jointly with|working with)\s+/gi;
const roleMark = /\s*\((?:joint |overall |co-?)?(?:leads?|support(?:ing)?|accountable|responsible|sponsor)\)\s*/gi;
const roleWord =
  /^(?:(?:joint |overall |co-?)?leads?(?: (?:agency|group|officer|person))?|support(?:ed by|ing)?|responsible|accountable|owner|who)\s*[:–—-]\s+/i;
const nobody =
  /^(?:n\/?a|tbc|tba|tbd|to be (?:confirmed|agreed|decided|determined|identified)|none|nil|vacant|various|as above|[-–—?.]+)$/i;

export interface Names {
  readonly names: readonly string[];
  /** True where two names stood together with nothing between them: a person should check. */
  readonly ranTogether: boolean;
}

type IsName = (name: string) => boolean;

/** Which words are a name: one of the register's is never split, one of the plan's other cells helps to split. */
export interface NameTests {
  readonly isRegistered: IsName;
  readonly isKnown: IsName;
}

/** The names in one cell, in the order written. */
export function namesInCell(cell: string, { isRegistered, isKnown }: NameTests): Names {
  const lines = joinedLines(cell.split(/[\n;|]/).map(tidied), isKnown);
  const names = lines.flatMap((line) => (isRegistered(line) ? [line] : splitLine(line, isKnown)));
  const parted = names.map((name) => (isRegistered(name) ? [name] : runTogether(name, isKnown)));
  return {
    names: [...new Set(parted.flat())].filter((name) => name !== '' && !nobody.test(name)),
    ranTogether: parted.some((parts) => parts.length > 1),
  };
}

/** A narrow column breaks names: "Management Executive" and "Board" are one line. */
function joinedLines(lines: readonly string[], isKnown: IsName): readonly string[] {
  const joined: string[] = [];
  for (const line of lines.filter((each) => each !== '')) {
    const last = joined.at(-1);
    const runsOn =
      last !== undefined &&
      (/(?:\b(?:of|and|for|the|in|to|with)|[&,/-])$/i.test(last) || /^(?:of|and|for|&)\b/i.test(line));
    const isOne = last !== undefined && isKnown(`${last} ${line}`) && !(isKnown(last) && isKnown(line));
    if (runsOn || isOne) joined.splice(-1, 1, `${last} ${line}`);
    else joined.push(line);
  }
  return joined;
}

function splitLine(line: string, isKnown: IsName): readonly string[] {
  const plain = tidied(
    line
      .replace(roleMark, ', ')
      .replace(/[\s,]+$/, '')
      .replace(roleWord, ''),
  );
  return splitAtCommas(plain)
    .flatMap((part) => splitAtSlashes(part, isKnown))
    .flatMap((part) => splitAtJoiners(part, isKnown))
    .map((name) => tidied(name.replace(roleWord, '')))
    .filter((name) => name !== '');
}

/** "Police, Health, CSC" are three; "Jane Example, Head of Service" and "Designated Nurse, CCG" are one. */
function splitAtCommas(line: string): readonly string[] {
  const parts = line.split(/\s*,\s*(?:and\s+)?/).filter((part) => part !== '');
  const merged: string[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    const isPost = kindOf(part) === 'post' && last !== undefined && kindOf(`${last}, ${part}`) === 'person';
    const isPlace = parts.length === 2 && last !== undefined && kindOf(last) === 'post' && kindOf(part) === 'agency';
    if (isPost || isPlace) merged.splice(-1, 1, `${last}, ${part}`);
    else merged.push(part);
  }
  return merged;
}

function splitAtSlashes(part: string, isKnown: IsName): readonly string[] {
  if (isKnown(part)) return [part];
  const at = [...part.matchAll(/\s*\/\s*/g)].find((match) => isWhole(part.slice(0, match.index), isKnown));
  if (!at) return [part];
  return apart(part.slice(0, at.index), part.slice(at.index + at[0].length), (rest) => splitAtSlashes(rest, isKnown));
}

/** "LSCP Business Team and Agencies" are two, "Learning and Improvement Group" is one. */
function splitAtJoiners(part: string, isKnown: IsName): readonly string[] {
  if (isKnown(part)) return [part];
  const at = [...part.matchAll(joiner)].find((match) => isWhole(part.slice(0, match.index), isKnown));
  if (!at) return [part];
  return apart(part.slice(0, at.index), part.slice(at.index + at[0].length), (rest) => splitAtJoiners(rest, isKnown));
}

/** "LSCB/SVAB Chair" is the chair of each. */
function apart(first: string, rest: string, split: (words: string) => readonly string[]): readonly string[] {
  const post = /^[A-Z][A-Z&]{2,} (.+)$/.exec(rest)?.[1];
  const isShared = post !== undefined && acronym.test(first) && kindOf(post) === 'post';
  return [isShared ? `${first} ${post}` : first, ...split(rest)];
}

const complete: ReadonlySet<NameKind> = new Set(['group', 'post', 'agency', 'everybody']);

/** What stands before "and" is a name of its own only if it could stand alone. */
function isWhole(words: string, isKnown: IsName): boolean {
  const name = words.trim();
  if (isKnown(name) || acronym.test(name)) return true;
  return kindOf(name) === 'group' ? bodyWord.test(name) : complete.has(kindOf(name));
}

/** Two names met elsewhere, or two that begin alike ("LSCB Chair LSCB Business Manager"), with nothing between them. */
function runTogether(name: string, isKnown: IsName): readonly string[] {
  const prefix = /^([A-Z][A-Z&]{2,}) /.exec(name)?.[1];
  const alike = prefix ? name.split(new RegExp(`\\s+(?=${prefix}\\s)`)) : [name];
  if (alike.length > 1 && alike.every((part) => complete.has(kindOf(part)) && part !== prefix)) return alike;
  const words = name.split(' ');
  for (let length = words.length - 1; length > 0; length--) {
    const [first, rest] = [words.slice(0, length).join(' '), words.slice(length).join(' ')];
    if (isKnown(first) && isKnown(rest) && (bodyWord.test(first) || acronym.test(first))) return [first, rest];
  }
  return [name];
}

function tidied(name: string): string {
  return name
    .replace(/\s+/g, ' ')
    .replace(/^[\s,•*–-]+|[\s.,:–-]+$/g, '')
    .trim();
}
