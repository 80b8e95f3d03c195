import type { Instant } from './day.ts';

/** One line of the trail: who did what, when. Never the words of a reply. */
export interface AuditLine {
  readonly at: Instant;
  readonly by: string;
  readonly what: string;
  readonly about: string;
}
