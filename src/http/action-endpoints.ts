import { z } from 'zod';
import type { SavedUpdate } from '../domain/action-view.ts';
import { parseDay } from '../domain/day.ts';
import { askedKinds } from '../domain/decide.ts';
import type { Receipt } from '../domain/request-view.ts';
import { nothingTyped, proposedFrom, submissionId } from '../domain/typed-update.ts';
import { decisionWords } from '../domain/words-record.ts';
import { type AnyRefusal, refusalSentence, undoWords } from '../domain/words-refusal.ts';
import { receiptNotes, receiptTitle, receiptWords } from '../domain/words-update.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { gatherSetting } from '../flows/gather.ts';
import { openForm } from '../flows/open-form.ts';
import { showAction } from '../flows/show-action.ts';
import { takeDecision } from '../flows/take-decision.ts';
import { takeUpdate } from '../flows/take-update.ts';
import { undoUpdate } from '../flows/undo-update.ts';
import type { ApiAnswer, ApiCall } from './api.ts';
import { dayGiven, isRefused } from './day-given.ts';
import { unreadable } from './unreadable.ts';

/** One action with its history, today or as known on a day. */
export async function showOne(call: ApiCall): Promise<ApiAnswer> {
  const { ports, caller, given } = call;
  const on = dayGiven(call);
  if (isRefused(on)) return on;
  const shown = await showAction(ports, { ...caller, ...named(given), on });
  if (shown.kind === 'action') return { kind: 'value', value: shown.view };
  if (shown.kind === 'not-then') return { kind: 'refused', status: 404, message: notThen };
  return { kind: 'refused', status: 404, message: noSuch };
}

const noSuch =
  'There is no such action here. It may have been taken out of its plan: the Plan page lists all that there are.';
const notThen = 'This action had not been added by that day. Choose a later day, or today.';

/** The form for an update of an action, or of the part of it that an agency owes (`part`). */
export async function showForm(call: ApiCall): Promise<ApiAnswer> {
  const { ports, caller, given } = call;
  const opened = await openForm(ports, {
    ...caller,
    ...named(given),
    card: 'none',
    part: given.part || null,
    place: { kind: 'private' },
  });
  return opened.kind === 'form' ? { kind: 'value', value: opened.form } : refuse(call, opened.refusal);
}

const text = z.string().max(20_000).default('');
const submit = z.object({
  /** The state's sequence that the person had seen. */
  seq: z.number().int().min(0),
  part: z.string().max(120).nullable().default(null),
  noChange: z.boolean().default(false),
  /** They were shown that the words may identify a child, or may be a concern, and say that they do not. */
  confirmed: z.boolean().default(false),
  values: z
    .object({
      rating: text,
      progress: text,
      doneFor: text,
      expectedBy: text,
      blocked: text,
      evidence: text,
      complete: text,
      route: text,
      onBehalfOf: text,
    })
    .default(nothingTyped),
});

/** Takes an update as the form in chat does; the same submit arriving again is one update. */
export async function takeOne(call: ApiCall): Promise<ApiAnswer> {
  const { ports, caller, given, body } = call;
  const read = submit.safeParse(body);
  if (!read.success) return unreadable;
  const { seq, part, noChange, confirmed, values } = read.data;
  const proposed = { ...proposedFrom(values, confirmed), noChange };
  const about = { card: 'tab', ...named(given), part, seq, person: caller.asker.key };
  const submission = submissionId(about, proposed, fingerprintOf);
  const place = { kind: 'private' } as const;
  const taken = await takeUpdate(ports, { ...caller, ...named(given), submission, part, place, proposed });
  return taken.kind === 'taken' ? saved(taken.receipt) : refuse(call, taken.refusal);
}

const undo = z.object({ sequence: z.number().int().min(1) });

/** Takes back the last update, by whoever gave it or a business manager. */
export async function undoOne(call: ApiCall): Promise<ApiAnswer> {
  const { ports, caller, given, body } = call;
  const read = undo.safeParse(body);
  if (!read.success) return unreadable;
  const { sequence } = read.data;
  const undone = await undoUpdate(ports, { ...caller, ...named(given), sequence, place: { kind: 'private' } });
  if (undone.kind === 'taken') return saved(undone.receipt);
  if (undone.kind === 'refused') return refuse(call, undone.refusal);
  const status = undone.why === 'not-yours' ? 403 : 409;
  return { kind: 'refused', status, message: undoWords(undone.why), code: undone.why };
}

const decision = z.object({
  seq: z.number().int().min(0),
  matter: z.enum(askedKinds),
  outcome: z.enum(['agreed', 'not-agreed']),
  /** The date that is agreed to; empty for the one that was asked for. */
  to: z.string().max(40).default(''),
});

/** A chair's word on what its owner has asked for; to be noted at the next meeting. */
export async function decideOne(call: ApiCall): Promise<ApiAnswer> {
  const { ports, caller, given, body } = call;
  const read = decision.safeParse(body);
  if (!read.success) return unreadable;
  const { seq, matter, outcome, to: typed } = read.data;
  const to = typed === '' ? null : parseDay(typed);
  if (typed !== '' && to === null) return refuse(call, { code: 'bad-date', given: typed });
  const ruling = matter === 'sign-off' ? { matter, outcome } : { matter, outcome, to };
  const taken = await takeDecision(ports, { ...caller, ...named(given), ruling, seen: seq });
  if (taken.kind === 'refused') return refuse(call, taken.refusal);
  const words = decisionWords(taken.decision, taken.label);
  const value: SavedUpdate = { title: 'Decided', words, notes: [], doubts: [], undo: null };
  return { kind: 'value', value };
}

function named(given: ApiCall['given']): { readonly plan: string; readonly ref: string } {
  return { plan: given.plan ?? '', ref: given.ref ?? '' };
}

function saved(receipt: Receipt): ApiAnswer {
  const { sequence, undone, doubts } = receipt;
  const value: SavedUpdate = {
    title: receiptTitle(receipt),
    words: receiptWords(receipt),
    notes: receiptNotes(receipt),
    doubts: undone ? [] : doubts,
    undo: undone ? null : sequence,
  };
  return { kind: 'value', value };
}

/** The chat's own sentence. Words about a child in danger are answered with the safety message and nothing else. */
async function refuse({ ports, caller: { partnership } }: ApiCall, refusal: AnyRefusal): Promise<ApiAnswer> {
  const { partnership: own } = await gatherSetting(ports, partnership);
  const message = refusalSentence(refusal, { door: 'tab', contact: own.frontDoor });
  return { kind: 'refused', status: statusOf(refusal), message, code: refusal.code };
}

function statusOf({ code }: AnyRefusal): 403 | 404 | 409 | 422 {
  if (code === 'not-yours' || code === 'not-chair') return 403;
  if (code === 'no-such-action' || code === 'which-plan' || code === 'no-such-part') return 404;
  return standsOtherwise.has(code) ? 409 : 422;
}

const standsOtherwise: ReadonlySet<AnyRefusal['code']> = new Set([
  'not-open',
  'nothing-to-keep',
  'said-meanwhile',
  'nothing-to-decide',
  'no-date-to-move',
  'said-since',
]);
