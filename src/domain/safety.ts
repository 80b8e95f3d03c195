import { readConcern } from './concern.ts';
import { findIdentifier, type Identifier } from './identifiers.ts';
import { type Sign, signsOf } from './identifying-signs.ts';
import type { LocalContact } from './partnership.ts';

export type { Identifier } from './identifiers.ts';
export type { Sign } from './identifying-signs.ts';
export { contactTyped, parseLocalContact } from './local-contact.ts';

export type IdentityCheck =
  | { readonly kind: 'clear' }
  | { readonly kind: 'identifier'; readonly what: Identifier }
  | { readonly kind: 'may-identify'; readonly signs: readonly Sign[] };

export type TextCheck = IdentityCheck | { readonly kind: 'concern' } | { readonly kind: 'possible-concern' };

/**
 * What every door does first with a text: a concern about a child goes before everything else, and its words are
 * not looked at again. After somebody has said that a possible concern is none, `checkIdentity` is still due.
 */
export function checkText(text: string): TextCheck {
  const doubt = readConcern(withoutEscapes(text));
  return doubt === 'clear' ? checkIdentity(text) : { kind: doubt };
}

/** Whether a text names a person by number (refused), or shows signs that it might identify one (asked about). */
export function checkIdentity(text: string): IdentityCheck {
  const read = withoutEscapes(text);
  const what = findIdentifier(read);
  if (what !== null) return { kind: 'identifier', what };
  const signs = signsOf(read);
  return signs.length > 0 ? { kind: 'may-identify', signs } : { kind: 'clear' };
}

/** A link may be escaped once more where it stands in another link. */
const escapedAtMost = 2;

/** As a person reads it: a link to a file says "%20" or "+" for a space, which hides the words of the file's name. */
function withoutEscapes(text: string): string {
  let read = text.replace(/https?:\/\/\S+/gi, (link) => link.replaceAll('+', ' '));
  for (let times = 0; times < escapedAtMost; times += 1) read = read.replace(/(?:%[0-9a-f]{2})+/gi, unescaped);
  return read;
}

function unescaped(escapes: string): string {
  try {
    return decodeURIComponent(escapes);
  } catch {
    // Bytes that are no text hide none.
    return ' ';
  }
}

/** The answer to a concern about a child; null while nobody has entered the local front door. */
export function safetyMessage(contact: LocalContact | null): string {
  return [
    'Baton cannot act on a concern about a child, and nobody is alerted by what is typed here.',
    'If you or a child is in immediate danger, call 999 now.',
    contact === null
      ? anyFrontDoor
      : `Otherwise, please contact ${contact.name} now: ${contact.phone} (${contact.hours}).`,
    'Nothing was recorded. If you posted it here, please delete it.',
    ...(contact === null ? [forTheBusinessManager] : []),
  ].join('\n\n');
}

const anyFrontDoor =
  "Otherwise, please contact your council's children's services front door (often called the MASH) now. If you cannot reach it, call the police on 101 or the NSPCC helpline on 0808 800 5000.";

const forTheBusinessManager = 'For the business manager: the number of the local front door still has to be entered.';
