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
  | 'no-tables'
  | 'no-text'
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

/** A file as it reached Baton: by upload, or named on the command line. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
