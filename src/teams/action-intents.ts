import { anyAction, splitAction } from '../domain/which-action.ts';

interface About {
  readonly plan: string | null;
  readonly ref: string;
}

/** What is settled about one action; names, days and words as they were typed, "" for none. */
export type ActionIntent =
  | ({ readonly kind: 'assign'; readonly name: string } & About)
  | ({ readonly kind: 'extend'; readonly to: string; readonly words: string } & About)
  | ({ readonly kind: 'complete'; readonly words: string } & About)
  | ({ readonly kind: 'rule'; readonly outcome: 'agreed' | 'not-agreed'; readonly words: string } & About)
  /** Several actions at once, and what to type for each. */
  | { readonly kind: 'one-at-a-time'; readonly verb: string };

type Reader = (words: string) => ActionIntent | null;

/** Reads what was typed to settle one action; null where it is about something else. */
export function readActionIntent(typed: string): ActionIntent | null {
  const words = typed
    .replace(/&nbsp;|\s+/g, ' ')
    .trim()
    .replace(/^(?:(?:please|hi|hello|baton|can you|could you)\b[\s,:!]*)+/i, '')
    .replace(/[,\s]+(?:please|thanks|thank you)[.!]*$/i, '')
    .replace(/^(\w+ (?:action )?\d{1,3}),(?=\d{1,2}(?!\d))/, '$1.');
  for (const read of readers) {
    const intent = read(words);
    if (intent) return intent;
  }
  return null;
}

const readers: readonly Reader[] = [several, assign, extend, complete, rule];

const action = `${anyAction}(?![\\w.-]*\\w)`;
const mark = String.raw`[\s:,.;\u2010-\u2015-]*`;

/** "complete 4.1 and 4.2": what is decided of an action is decided of that one. */
function several(words: string): ActionIntent | null {
  const found = new RegExp(`^(assign|extend|complete|accept|return) ${action}(?: ?[,;&+] ?| and )${action}`, 'i').exec(
    words,
  );
  return found && { kind: 'one-at-a-time', verb: found[1]!.toLowerCase() };
}

function assign(words: string): ActionIntent | null {
  const found = new RegExp(`^(?:re-?)?assign ${action} (?:to |(?=@))@?(.+?)[.!]*$`, 'i').exec(words);
  return found && { kind: 'assign', ...splitAction(found[1]!), name: found[2]! };
}

const reason = /\s*(?:\s[-\u2010-\u2015]|[:;,]|\.(?=\s)|(?=\s(?:because|as|since|so that|due to|while|until)\b))\s+/i;

/** "extend 4.1 to 30 April 2027": what stands behind a mark, or "because …", are the words. */
function extend(words: string): ActionIntent | null {
  const found = new RegExp(`^extend ${action} (?:to|until|till) (.+)$`, 'i').exec(words);
  if (!found) return null;
  const [to = ''] = found[2]!.split(reason);
  const said = found[2]!.slice(to.length).replace(/^[\s:;,.\u2010-\u2015-]+/, '');
  return { kind: 'extend', ...splitAction(found[1]!), to: to.replace(/[.!]+$/, ''), words: said };
}

function complete(words: string): ActionIntent | null {
  const found = new RegExp(`^complete ${action}${mark}(.*)$`, 'i').exec(words);
  return found && { kind: 'complete', ...splitAction(found[1]!), words: found[2]! };
}

function rule(words: string): ActionIntent | null {
  const found = new RegExp(`^(accept|return) ${action}${mark}(.*)$`, 'i').exec(words);
  if (!found) return null;
  const outcome = found[1]!.toLowerCase() === 'accept' ? 'agreed' : 'not-agreed';
  return { kind: 'rule', ...splitAction(found[2]!), outcome, words: found[3]! };
}
