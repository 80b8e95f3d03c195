import { londonDay } from '../domain/day.ts';
import { isStale, type KeptDraft, nothingSaid } from '../domain/kept-draft.ts';
import { plansIn } from '../domain/plan-plate.ts';
import type { Table } from '../domain/plan-table.ts';
import { untilDone } from './commit.ts';
import { valuesOf } from './gather.ts';
import type { Kept, Ports, Register, RegisterChange } from './ports.ts';

/** A piece of JSON that one row takes with room to spare: a row may hold a megabyte, two bytes a character. */
const pieceLength = 100_000;

/** More than any plan's tables need; a draft of more would be read from the register for seconds at each press. */
const mostPieces = 60;

export interface FileGiven {
  readonly fileName: string;
  /** A short hash of its bytes. */
  readonly digest: string;
  readonly tables: readonly Table[];
  readonly remarks: readonly string[];
  readonly by: string;
}

interface PlanGiven extends FileGiven {
  /** Which plan of its file it is; null where the file is one plan. */
  readonly code: string | null;
}

/** Keeps what a file says until it is imported or not; null where it says too much to be kept. */
async function keepDraft(ports: Ports, partnership: string, given: PlanGiven): Promise<KeptDraft | null> {
  const register = ports.store.register(partnership);
  const pieces = piecesOf(JSON.stringify(given.tables));
  if (pieces.length > mostPieces) return null;
  await sweepDrafts(ports, register);
  const { fileName, digest, remarks, by, code } = given;
  const id = crypto.randomUUID();
  const draft: KeptDraft = {
    ...{ id, by, at: ports.clock.now(), fileName, digest, remarks, parts: pieces.length },
    ...{ said: { ...nothingSaid, code }, fixes: [], sequence: 0, state: 'open', became: null },
  };
  // Its own row first: what breaks off after it is found, and goes, when the draft is stale.
  await register.commit([{ do: 'insert', kind: 'draft', id, value: draft }]);
  for (const [at, piece] of pieces.entries()) {
    const value = { draft: id, json: [piece] };
    await register.commit([{ do: 'put', kind: 'draft-part', id: partKey(id, at), value }]);
  }
  return draft;
}

/** Each plan of a file by itself: one, unless it is a composite matrix; null where it says too much to be kept. */
export async function keepPlans(
  ports: Ports,
  partnership: string,
  given: FileGiven,
): Promise<readonly KeptDraft[] | null> {
  const parts = plansIn(given.tables);
  const plans: KeptDraft[] = [];
  for (const { code, tables } of parts) {
    const kept = await keepDraft(ports, partnership, { ...given, tables, code });
    if (!kept) return null;
    plans.push(kept);
  }
  return plans;
}

function piecesOf(json: string): readonly string[] {
  const count = Math.ceil(json.length / pieceLength);
  return Array.from({ length: count }, (_, at) => json.slice(at * pieceLength, (at + 1) * pieceLength));
}

function partKey(draft: string, at: number): string {
  return `${draft}~${String(at).padStart(4, '0')}`;
}

export interface OpenDraft {
  readonly row: Kept<KeptDraft>;
  /** Its tables, as JSON; empty where they are not needed any more. */
  readonly json: string;
}

/** A draft with its tables; null where there is none, or none any more. */
export async function findDraft(register: Register, id: string): Promise<OpenDraft | null> {
  const [row, parts] = await Promise.all([
    register.find('draft', id),
    register.list('draft-part', { prefix: `${id}~` }),
  ]);
  if (!row) return null;
  if (row.value.state !== 'open') return { row, json: '' };
  if (parts.length !== row.value.parts) return null;
  const pieces = valuesOf(parts).flatMap(({ json }) => json);
  return { row, json: pieces.join('') };
}

/** Takes away the tables of a draft that is imported or not wanted; the draft's own row stays, to answer an old card. */
export async function dropTables(register: Register, id: string): Promise<void> {
  const parts = await register.list('draft-part', { prefix: `${id}~` });
  if (parts.length === 0) return;
  await register.commit(parts.map((part): RegisterChange => ({ do: 'remove', kind: 'draft-part', id: part.id })));
}

/** Drafts that nobody has come back to go, one after the other, whenever a new one comes. */
async function sweepDrafts(ports: Ports, register: Register): Promise<void> {
  const today = londonDay(ports.clock.now());
  for (const { id, value } of await register.list('draft')) {
    if (!isStale(value, today)) continue;
    await dropTables(register, id);
    await register.commit([{ do: 'remove', kind: 'draft', id }]);
  }
}

/** Writes a draft anew as somebody changed it, from what it is at that moment; null where it is gone. */
export async function changeDraft(
  register: Register,
  id: string,
  change: (draft: KeptDraft) => KeptDraft,
): Promise<KeptDraft | null> {
  return untilDone(async () => {
    const row = await register.find('draft', id);
    if (!row) return null;
    const value = change(row.value);
    if (value === row.value) return value;
    return (await register.replace('draft', row, value)) ? value : 'conflict';
  });
}
