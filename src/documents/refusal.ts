/** Why a file cannot be read. */
type RefusalReason =
  | 'empty'
  | 'too-large'
  | 'old-format'
  | 'password-protected'
  | 'unsupported'
  | 'not-what-it-says'
  | 'broken'
  | 'unsafe'
  | 'no-text'
  | 'no-tables'
  | 'too-slow'
  | 'busy'
  | 'not-meetings'
  | 'not-people';

/** A refusal of a file: the sentence says what is wrong and what to do. */
export interface Refusal {
  readonly ok: false;
  readonly reason: RefusalReason;
  readonly message: string;
}

export function refuse(reason: RefusalReason, message: string): Refusal {
  return { ok: false, reason, message };
}

/**
 * Thrown where a file turns out to be unreadable, deep inside it; the entrance to the readers makes a refusal of it.
 * The message is what follows the file's name: "is damaged …".
 */
export class Refused extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** A file as it reached Baton: by upload, or named on the command line. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export const largestFile = 10 * 1024 * 1024;

export function refuseTooLarge(name: string): Refusal {
  return refuse('too-large', `${shownName(name)} is larger than 10 MB. Remove pictures from it and save it again.`);
}

/** A file's name in a sentence: whatever it holds, it stays one short piece of one line. */
export function shownName(name: string): string {
  const plain = name.replace(/[\p{C}\s]+/gu, ' ').trim();
  return plain.length > 100 ? `${plain.slice(0, 99)}…` : plain || 'The file';
}
