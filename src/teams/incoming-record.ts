import { z } from 'zod';
import { recordParts } from '../domain/meeting-record.ts';
import type { RecordTyped } from '../domain/record-typed.ts';

/** One page of a record as it was sent. `cycle` is the meeting's id. */
export interface RecordPage {
  readonly verb: 'record-save';
  readonly card: string;
  readonly cycle: string;
  readonly part: (typeof recordParts)[number];
  readonly page: number;
  readonly seq: number;
  /** `stay`, `finish`, or the page to go on to: `ratings.1`. */
  readonly go: string;
  readonly takeOut: string | null;
  readonly confirmed: boolean;
  readonly typed: RecordTyped;
}

export type RecordPressed =
  | { readonly verb: 'record-open' | 'record-leave'; readonly card: string; readonly cycle: string }
  | RecordPage;

const about = z.looseObject({ card: z.string().max(500).default('none'), cycle: z.string().max(200) });
const saved = about.extend({
  part: z.enum(recordParts),
  page: z.coerce.number().int().min(1).max(1000),
  seq: z.coerce.number().int().min(0),
  go: z.string().max(60),
  takeOut: z.string().max(40).nullable().default(null),
  confirmed: z.boolean().default(false),
});

/** Inputs of a record's pages; everything else in the data is ids. */
const input = /^(?:(?:outcome|to|rating|noted|as|words)~.+|other|who|due)$/;

/** Reads what a button of a record sent; null when it is of a form that this Baton does not know. */
export function readRecordPressed(verb: string, data: unknown): RecordPressed | null {
  if (verb === 'record-open' || verb === 'record-leave') {
    const read = about.safeParse(data);
    return read.success ? { verb, card: read.data.card, cycle: read.data.cycle } : null;
  }
  if (verb !== 'record-save') return null;
  const read = saved.safeParse(data);
  if (!read.success) return null;
  const { card, cycle, part, page, seq, go, takeOut, confirmed, ...rest } = read.data;
  const typed = Object.entries(rest).flatMap(([field, value]) => {
    return typeof value === 'string' && input.test(field) ? [[field, value] as const] : [];
  });
  return { verb, card, cycle, part, page, seq, go, takeOut, confirmed, typed: Object.fromEntries(typed) };
}
