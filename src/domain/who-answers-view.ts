import type { ActionLine } from './action-line.ts';

/** What the card "Who answers?" shows: drawn from the register each time, never from the card. */
export interface WhoAnswersView {
  /** The message it is part of; `none` for an answer. */
  readonly card: string;
  /** The plan it is about; null for all. */
  readonly plan: { readonly code: string; readonly title: string } | null;
  readonly items: readonly WhoAnswersItem[];
  /** Everybody who could be chosen. */
  readonly answerers: readonly AnswererOffered[];
  /** What has just been saved, or was not, in sentences. */
  readonly told: readonly string[];
}

export interface WhoAnswersItem {
  readonly line: ActionLine;
  /** Whom the plan's words name, "SARC (new)"; empty where they name nobody. */
  readonly suggested: readonly string[];
  /** The plan says that each agency is to do it. */
  readonly each: boolean;
}

export interface AnswererOffered {
  readonly kind: 'post' | 'agency' | 'person';
  readonly id: string;
  readonly name: string;
}
