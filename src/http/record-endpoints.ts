import { z } from 'zod';
import { recordParts } from '../domain/meeting-record.ts';
import type { NotShown } from '../domain/meeting-to-record.ts';
import type { RecordRefusal } from '../domain/record-typed.ts';
import type { RecordPageSaved } from '../domain/record-view.ts';
import { recordRefusalWords } from '../domain/words-record-refusal.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { gatherSetting, valuesOf } from '../flows/gather.ts';
import { saveRecord } from '../flows/save-record.ts';
import { showRecord } from '../flows/show-record.ts';
import type { ApiAnswer, ApiCall } from './api.ts';
import { unreadable } from './unreadable.ts';

/** The record of a meeting as it stands, for a business manager. */
export async function showOneRecord(call: ApiCall): Promise<ApiAnswer> {
  const { ports, caller, given } = call;
  const shown = await showRecord(ports, { ...caller, meeting: given.meeting ?? '', card: 'none' });
  return shown.kind === 'record' ? { kind: 'value', value: shown.view } : refuse(call, shown.refusal);
}

const page = z.object({
  part: z.enum(recordParts),
  /** The record's sequence that the page was drawn from. */
  seq: z.number().int().min(0),
  typed: z.record(z.string().max(400), z.string().max(20_000)).default({}),
  takeOut: z.string().max(40).nullable().default(null),
  confirmed: z.boolean().default(false),
  finish: z.boolean().default(false),
});

/** Saves one page of a record by the rules of the card; the same page arriving again is recorded once. */
export async function saveOnePage(call: ApiCall): Promise<ApiAnswer> {
  const { ports, caller, given, body } = call;
  const read = page.safeParse({ ...(body as object | null), part: given.part });
  if (!read.success) return unreadable;
  const { partnership, asker } = caller;
  const meeting = given.meeting ?? '';
  const { part, finish } = read.data;
  const submit = fingerprintOf(JSON.stringify([meeting, asker.key, { ...read.data, confirmed: false }]));
  const about = { partnership, asker, meeting, submit };
  const done = await saveRecord(ports, { ...about, ...read.data, finish: finish && part === 'finish' });
  if (done.kind === 'refused') return refuse(call, done.refusal);
  const value: RecordPageSaved = { wrote: done.wrote, about: done.about };
  return { kind: 'value', value };
}

type AnyNot = RecordRefusal | NotShown;

/** The card's own sentence, and which refusal it is: the page keeps what was typed, and draws the rest anew. */
async function refuse({ ports, caller: { partnership } }: ApiCall, refusal: AnyNot): Promise<ApiAnswer> {
  const [setting, people] = await Promise.all([
    gatherSetting(ports, partnership),
    ports.store.register(partnership).list('person'),
  ]);
  const names = new Map(valuesOf(people).map(({ key, name }) => [key, name]));
  const context = { door: 'tab', contact: setting.partnership.frontDoor } as const;
  return {
    kind: 'refused',
    status: statusOf(refusal),
    message: recordRefusalWords(refusal, context, names),
    code: refusal.code,
  };
}

const meanwhile: ReadonlySet<AnyNot['code']> = new Set(['already-recorded', 'recorded-meanwhile', 'changed-meanwhile']);

function statusOf({ code }: AnyNot): 403 | 404 | 409 | 422 {
  if (code === 'not-business-manager') return 403;
  if (code === 'no-such-meeting') return 404;
  return meanwhile.has(code) || code === 'not-held-yet' || code === 'meeting-cancelled' ? 409 : 422;
}
