import { readOwed } from '../domain/owed.ts';
import type { PostPlace } from '../domain/people-change.ts';
import { planCodePattern } from '../domain/plan-code.ts';

/** What is said about agencies, posts and the people in them, and about what bodies are called; names as typed. */
export type PeopleIntent =
  /** No name: whoever speaks. */
  | { readonly kind: 'away'; readonly name: string; readonly until: string }
  | { readonly kind: 'back'; readonly name: string }
  | { readonly kind: 'left'; readonly name: string }
  | {
      readonly kind: 'hold';
      readonly as: PostPlace;
      readonly name: string;
      readonly post: string;
      readonly withoutTeams: boolean;
    }
  | { readonly kind: 'vacant'; readonly as: PostPlace; readonly post: string }
  | { readonly kind: 'add-post'; readonly title: string; readonly agency: string }
  | { readonly kind: 'add-agency'; readonly name: string }
  | AliasSaid
  /** Null: to no group. */
  | { readonly kind: 'reports-to'; readonly group: string; readonly to: string | null }
  | { readonly kind: 'answers-for'; readonly post: string; readonly what: string; readonly isActions: boolean }
  | { readonly kind: 'parts'; readonly agencies: string; readonly action: string; readonly all: boolean }
  /** A plan's code; null for every plan. */
  | { readonly kind: 'who-answers'; readonly plan: string | null };

/** What an agency or a group is called besides its name; null where only the register tells which of the two it is. */
export interface AliasSaid {
  readonly kind: 'alias';
  readonly does: 'also-called' | 'not-called';
  readonly of: 'agency' | 'group' | null;
  readonly name: string;
  readonly alias: string;
}

/** Words that begin something else, in which anything may be said: "update 4.1 amber Sam is back". */
const otherwise =
  /^(?:assign|extend|complete|accept|return|record|note|pause|skip|front door|use this)\b|\bupdate (?:action )?(?:[a-z-]{2,20} )?[a-z]?\d/i;

type Reader = (words: string) => PeopleIntent | null;

/** Reads what was typed about posts and people; null where it is about something else. */
export function readPeopleIntent(typed: string): PeopleIntent | null {
  // Nothing that is said about a post is longer, and the patterns below are slow on what is.
  if (typed.length > 500) return null;
  const words = typed
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:please|can you|could you|baton)[,\s]+/i, '')
    .replace(/[,\s]+(?:please|thanks|thank you)[.!]?$/i, '')
    .replace(/[.!?\s]+$/, '');
  if (otherwise.test(words)) return null;
  for (const read of readers) {
    const intent = read(words);
    if (intent) return intent;
  }
  return null;
}

const readers: readonly Reader[] = [
  whoAnswers,
  away,
  back,
  hold,
  addPost,
  addAgency,
  alias,
  reportsTo,
  contributors,
  owes,
  answersFor,
  vacant,
  left,
];

const whoAnswersFor = new RegExp(
  `^who answers(?: for (?:the )?(?:plan )?(${planCodePattern}|all(?: plans)?|everything))?$`,
  'i',
);

function whoAnswers(words: string): PeopleIntent | null {
  const found = whoAnswersFor.exec(words);
  if (!found) return null;
  const plan = found[1] ?? '';
  if (readOwed(plan).owed.length > 0) return null;
  return { kind: 'who-answers', plan: /^(?:|all.*|everything)$/i.test(plan) ? null : plan };
}

function away(words: string): PeopleIntent | null {
  const found =
    /^(?:(?:i am|i'm|i will be|i'll be|@?(.+?) (?:is|will be)) )?(?:away|off|on (?:annual )?leave|on holiday|out of (?:the )?office) (?:until|till|to) (.+)$/i.exec(
      words,
    );
  return found ? { kind: 'away', name: found[1] ?? '', until: found[2]! } : null;
}

function back(words: string): PeopleIntent | null {
  const own = /^(?:i am|i'm) back$/i.test(words);
  const found = /^@?(.+?) (?:is|has come) back$/i.exec(words);
  return own ? { kind: 'back', name: '' } : found && isName(found[1]!) ? { kind: 'back', name: found[1]! } : null;
}

function hold(words: string): PeopleIntent | null {
  const found =
    /^make @?(.+?)(,? \(?(?:(?:who is )?not in|without) teams\)?,?)? (?:the )?(holder|deputy)(?: holder)? (?:of|for) (?:the )?(?:post (?:of )?)?(.+)$/i.exec(
      words,
    );
  if (!found) return null;
  const as = found[3]!.toLowerCase() as PostPlace;
  return { kind: 'hold', as, name: found[1]!, post: found[4]!, withoutTeams: found[2] !== undefined };
}

function vacant(words: string): PeopleIntent | null {
  const found = /^(?:(?:the )?(holder|deputy) (?:of|for) )?(?:the )?(?:post (?:of )?)?(.+?) is (?:now )?vacant$/i.exec(
    words,
  );
  if (!found || !isName(found[2]!)) return null;
  return { kind: 'vacant', as: found[1]?.toLowerCase() === 'deputy' ? 'deputy' : 'holder', post: found[2]! };
}

function left(words: string): PeopleIntent | null {
  const found = /^@?(.+?) (?:has|have) left(?: us| the partnership| their (?:post|job))?$/i.exec(words);
  return found && isName(found[1]!) ? { kind: 'left', name: found[1]! } : null;
}

/** "Who has left?" is a question. */
function isName(words: string): boolean {
  return !/^(?:who|what|which|when|how|has|is|everybody|everyone|nobody|anyone)\b/i.test(words);
}

function addPost(words: string): PeopleIntent | null {
  const found = /^add (?:the |a |an )?(?:new )?post (?:of )?(.+) (?:at|to) (?:the agency )?(.+)$/i.exec(words);
  return found ? { kind: 'add-post', title: found[1]!, agency: found[2]! } : null;
}

function addAgency(words: string): PeopleIntent | null {
  const found = /^add (?:the |a |an )?(?:new )?agency (.+)$/i.exec(words);
  return found ? { kind: 'add-agency', name: found[1]! } : null;
}

function alias(words: string): PeopleIntent | null {
  const found = /^(?:the (agency|group) )?(.+?) is (also|no longer) (?:called|known as) (.+)$/i.exec(words);
  if (!found || !isName(found[2]!)) return null;
  const of = (found[1]?.toLowerCase() ?? null) as AliasSaid['of'];
  const does = found[3]!.toLowerCase() === 'also' ? 'also-called' : 'not-called';
  return { kind: 'alias', does, of, name: found[2]!, alias: found[4]! };
}

/** "Actions with reports to the board" are looked for, and report to nobody. */
const looksFor = /^(?:show|list|find|search|all|any|actions?|(?:over)?due|red|amber|green|blue|do|does)\b/i;

function reportsTo(words: string): PeopleIntent | null {
  const found = /^(?:the group )?(.+?) reports to (?:the group )?(.+)$/i.exec(words);
  if (!found || !isName(found[1]!) || looksFor.test(found[1]!)) return null;
  const isNone = /^(?:nobody|no one|no group|none|no other group)$/i.test(found[2]!);
  return { kind: 'reports-to', group: found[1]!, to: isNone ? null : found[2]! };
}

function contributors(words: string): PeopleIntent | null {
  const found = /^(?:the )?contributors (?:of|to|for) (.+?)(?:\s*[:=–-]\s*| are )(.+)$/i.exec(words);
  return found ? { kind: 'parts', action: found[1]!, agencies: found[2]!, all: true } : null;
}

function owes(words: string): PeopleIntent | null {
  const found = /^(.+?) (?:each )?owes? (?:a )?parts? (?:of|to) (.+)$/i.exec(words);
  return found && isName(found[1]!) ? { kind: 'parts', agencies: found[1]!, action: found[2]!, all: false } : null;
}

function answersFor(words: string): PeopleIntent | null {
  const found = /^(?:the )?(?:post (?:of )?)?(.+?) answers for (?:the agency )?(.+)$/i.exec(words);
  if (!found || !isName(found[1]!)) return null;
  const { owed, unread } = readOwed(found[2]!);
  const isActions = owed.length > 0 && unread.length === 0;
  return { kind: 'answers-for', post: found[1]!, what: found[2]!, isActions };
}
