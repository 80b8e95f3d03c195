import { z } from 'zod';
import type { DraftFix } from '../domain/draft-fixes.ts';
import { listKindOf } from '../domain/list-kind.ts';
import type { FileTaken, SetUpTold } from '../domain/set-up-view.ts';
import { fixTyped, leadForAll, readPlanTyped } from '../domain/typed-draft.ts';
import { fileMarkOf } from '../fingerprint.ts';
import {
  cancelDraft,
  changeSaid,
  type DraftPorts,
  type DraftShown,
  importDraft,
  showDraft,
} from '../flows/import-draft.ts';
import { keepPlans } from '../flows/keep-draft.ts';
import { undoImport } from '../flows/undo-import.ts';
import type { ApiAnswer, ApiCall } from './api.ts';
import { importViewOf } from './import-view.ts';

/** Takes a plan's file: it is read and kept as drafts, one for each plan; nothing is in the register yet. */
export async function takeFile(call: ApiCall): Promise<ApiAnswer> {
  const { ports, caller, setUp, file } = call;
  const given = await file();
  if (given.kind === 'refused') return given;
  const { name, bytes } = given;
  // Whoever reads the bytes has them for good.
  const digest = fileMarkOf(bytes);
  const read = await setUp.readFile({ name, bytes });
  if (!read.ok) return unfit(read.message);
  const list = listKindOf(read.tables);
  if (list) return { ...unfit(setUp.words.list(name, list)), code: `list-${list}` };
  const { tables, remarks = [] } = read;
  const about = { fileName: name, digest, tables, remarks, by: caller.asker.key };
  const plans = await keepPlans(ports, caller.partnership, about);
  if (!plans) return unfit(setUp.words.tooMuch(name));
  const shown = await Promise.all(plans.map(({ id }) => showDraft(draftPorts(call), caller.partnership, id)));
  const noPlan = shown.find((one) => one.kind === 'no-plan');
  if (noPlan && shown.every(({ kind }) => kind === 'no-plan')) {
    for (const { id } of plans) await cancelDraft(ports, caller.partnership, id);
    return unfit(noPlan.message);
  }
  const value: FileTaken = { drafts: plans.map(({ id }) => id) };
  return { kind: 'value', value };
}

function unfit(message: string): Extract<ApiAnswer, { kind: 'refused' }> {
  return { kind: 'refused', status: 422, message };
}

function draftPorts({ ports, setUp }: ApiCall): DraftPorts {
  return { ...ports, understand: setUp.understand };
}

/** What an import would do now. */
export async function showImport(call: ApiCall): Promise<ApiAnswer> {
  const found = await showDraft(draftPorts(call), call.caller.partnership, call.given.id ?? '');
  if (found.kind !== 'preview') return notShown(call, found);
  const known = call.caller.groups.map(({ name }) => name);
  return { kind: 'value', value: importViewOf(found, known, call.setUp.words) };
}

function notShown({ setUp }: ApiCall, found: Exclude<DraftShown, { kind: 'preview' }>): ApiAnswer {
  switch (found.kind) {
    case 'gone':
      return { kind: 'refused', status: 404, message: setUp.words.gone };
    case 'closed':
      return { kind: 'refused', status: 409, message: setUp.words.closed(found.kept) };
    case 'no-plan':
      return unfit(found.message);
    default:
      return found satisfies never;
  }
}

const name = z.string().max(200);
const said = z.object({
  code: name.optional(),
  title: name.optional(),
  period: z.string().max(80).optional(),
  audience: z.enum(['partnership', 'restricted']).optional(),
  sheets: z.array(name).max(200).optional(),
  /** Who leads each action that names nobody. */
  leadAll: name.optional(),
  fixes: z
    .array(z.object({ kind: z.enum(['group', 'lead', 'date']), about: z.string().min(1).max(200), value: name }))
    .max(2_000)
    .default([]),
});

/** Takes down what was said about a draft and put right; what cannot be taken is told, and the rest counts. */
export async function putRight(call: ApiCall): Promise<ApiAnswer> {
  const { ports, caller, given, body, setUp } = call;
  const read = said.safeParse(body);
  if (!read.success) return unreadable;
  const { fixes: typed, leadAll = '', ...plan } = read.data;
  const id = given.id ?? '';
  const found = await showDraft(draftPorts(call), caller.partnership, id);
  if (found.kind !== 'preview') return notShown(call, found);
  const { draft } = found.preview;
  const groups = new Set([...draft.groups, ...caller.groups.map((group) => group.name)]);
  const named = [...typed.flatMap(({ kind, value }) => (kind === 'date' || value === '' ? [] : value)), leadAll];
  if (named.some((one) => one !== '' && !groups.has(one))) return unfit(notListed);
  const fixes: readonly DraftFix[] = [
    ...(leadAll === '' ? [] : leadForAll(draft, leadAll)),
    ...typed.flatMap(({ kind, about, value }) => fixTyped(kind, about, value)),
  ];
  const taken = readPlanTyped(plan);
  const kept = await changeSaid(ports, caller.partnership, { id, said: taken.said, fixes });
  if (!kept) return notShown(call, { kind: 'gone' });
  if (taken.wrong.length > 0) return unfit(taken.wrong.map((why) => setUp.words.wrongTyped[why]).join(' '));
  return showImport(call);
}

const notListed = 'That is none of the groups to choose from, so nothing was changed. Choose one of the list.';

const unreadable = {
  kind: 'refused',
  status: 400,
  message: 'Baton could not read that, so nothing was changed. Load the page again and try once more.',
} as const;

const wish = z.object({ sequence: z.number().int().min(0), before: z.number().int().min(0) });

/** Imports a draft as it was shown: once, however often it is asked for. */
export async function importShownDraft(call: ApiCall): Promise<ApiAnswer> {
  const { caller, given, body, setUp } = call;
  const read = wish.safeParse(body);
  if (!read.success) return unreadable;
  const by = caller.asker.key;
  const done = await importDraft(draftPorts(call), caller.partnership, { id: given.id ?? '', by, ...read.data });
  switch (done.kind) {
    case 'imported':
      return told(setUp.words.imported(done), { plan: done.code, edition: done.edition });
    case 'refused':
      return unfit(setUp.words.importRefused(done));
    case 'not-as-shown':
      return { kind: 'refused', status: 409, message: setUp.words.notAsShown[done.why], code: 'not-as-shown' };
    case 'gone':
    case 'closed':
    case 'no-plan':
      return notShown(call, done);
    default:
      return done satisfies never;
  }
}

function told(text: string, undo: SetUpTold['undo'] = null): ApiAnswer {
  return { kind: 'value', value: { text, undo, confirm: false } satisfies SetUpTold };
}

/** Nothing of a draft is imported. */
export async function cancelImport({ ports, caller, given, setUp }: ApiCall): Promise<ApiAnswer> {
  const kept = await cancelDraft(ports, caller.partnership, given.id ?? '');
  return kept ? told(setUp.words.closed(kept)) : { kind: 'refused', status: 404, message: setUp.words.gone };
}

const undoing = z.object({ plan: z.string().min(1).max(40), edition: z.number().int().min(1).nullable() });

/** Takes the last import of a plan back, until somebody is asked about it. */
export async function takeBack({ ports, caller, body, setUp }: ApiCall): Promise<ApiAnswer> {
  const read = undoing.safeParse(body);
  if (!read.success) return unreadable;
  const { plan: code, edition } = read.data;
  const undone = await undoImport(ports, caller.partnership, { code, edition, by: caller.asker.key });
  const text = setUp.words.undone(undone);
  return undone.kind === 'undone' ? told(text) : { kind: 'refused', status: 409, message: text };
}
