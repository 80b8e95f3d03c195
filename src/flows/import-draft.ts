import { applyFixes, type DraftFix, learnedAliases, withFix } from '../domain/draft-fixes.ts';
import type { ImportDraft } from '../domain/import-draft.ts';
import { type ImportPreview, previewOf } from '../domain/import-preview.ts';
import { type DraftSaid, type KeptDraft, optionsOf } from '../domain/kept-draft.ts';
import type { Group } from '../domain/partnership.ts';
import type { Audience } from '../domain/plan.ts';
import { nextEdition } from '../domain/plan-edition.ts';
import { untilDone } from './commit.ts';
import { valuesOf } from './gather.ts';
import { gatherEdition } from './gather-edition.ts';
import { type Imported, importShown, isDated } from './import-plan.ts';
import { changeDraft, dropTables, findDraft } from './keep-draft.ts';
import type { Kept, Ports, Register, RegisterChange, Understand } from './ports.ts';

/** A draft as it stands: what an import would do now, or why there is nothing to import. */
export type DraftShown =
  | { readonly kind: 'preview'; readonly kept: KeptDraft; readonly preview: ImportPreview }
  | { readonly kind: 'no-plan'; readonly message: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'closed'; readonly kept: KeptDraft };

/** What an import would do with a draft, before anything is stored. */
export async function showDraft(ports: DraftPorts, partnership: string, id: string): Promise<DraftShown> {
  const drawn = await drawDraft(ports, ports.store.register(partnership), id);
  if (drawn.kind !== 'drawn') return drawn;
  const { draft, row } = drawn;
  const kept = row.value;
  const about = { source: kept.fileName, by: kept.by, audience: kept.said.audience };
  return { kind: 'preview', kept, preview: await previewImport(ports, partnership, draft, about) };
}

export type DraftPorts = Ports & { readonly understand: Understand };

interface Drawn {
  readonly kind: 'drawn';
  readonly row: Kept<KeptDraft>;
  readonly groups: readonly Kept<Group>[];
  readonly draft: ImportDraft;
}

/** A draft as it stands: what its tables say, by what was said about them, with what was put right. */
async function drawDraft(
  { understand }: DraftPorts,
  register: Register,
  id: string,
): Promise<Drawn | Exclude<DraftShown, { kind: 'preview' }>> {
  const [found, groups, plans] = await Promise.all([
    findDraft(register, id),
    register.list('group'),
    register.list('plan'),
  ]);
  if (!found) return { kind: 'gone' };
  const { row, json } = found;
  if (row.value.state !== 'open') return { kind: 'closed', kept: row.value };
  const known = { groups: valuesOf(groups), plans: valuesOf(plans) };
  const read = await understand(json, optionsOf(row.value, known));
  if (!read.ok) return { kind: 'no-plan', message: read.message };
  return { kind: 'drawn', row, groups, draft: applyFixes(read.draft, row.value.fixes) };
}

export interface PreviewGiven {
  readonly source: string;
  readonly by: string;
  readonly audience: Audience['kind'] | null;
}

/** What importing a draft would change. */
export async function previewImport(
  ports: Ports,
  partnership: string,
  draft: ImportDraft,
  given: PreviewGiven,
): Promise<ImportPreview> {
  const { facts } = await gatherEdition(ports, partnership, draft);
  const edition = isDated(draft) ? nextEdition(draft, { ...facts, ...given }) : null;
  return previewOf(draft, { groups: facts.groups, edition });
}

/** Takes down what was said about a draft and put right; null where it is gone. */
export function changeSaid(
  ports: Ports,
  partnership: string,
  { id, said, fixes }: { readonly id: string; readonly said: Partial<DraftSaid>; readonly fixes: readonly DraftFix[] },
): Promise<KeptDraft | null> {
  return changeDraft(ports.store.register(partnership), id, (draft) => {
    if (draft.state !== 'open') return draft;
    return {
      ...draft,
      said: { ...draft.said, ...said },
      fixes: fixes.reduce(withFix, draft.fixes),
      sequence: draft.sequence + 1,
    };
  });
}

export interface ImportWish {
  readonly id: string;
  readonly by: string;
  /** What the card showed: how much was put right, and which edition stood before. */
  readonly sequence: number;
  readonly before: number;
}

export type DraftImported =
  | Imported
  | { readonly kind: 'not-as-shown'; readonly why: 'changed' | 'imported-since' }
  | Exclude<DraftShown, { kind: 'preview' }>;

/** Imports a draft as it was shown: once, however often it is asked for, and only while it still is as shown. */
export function importDraft(ports: DraftPorts, partnership: string, wish: ImportWish): Promise<DraftImported> {
  return untilDone(async (): Promise<DraftImported | 'conflict'> => {
    const register = ports.store.register(partnership);
    const drawn = await drawDraft(ports, register, wish.id);
    if (drawn.kind !== 'drawn') return drawn;
    const { row, groups, draft } = drawn;
    const { fileName, said, fixes, sequence } = row.value;
    if (sequence !== wish.sequence) return { kind: 'not-as-shown', why: 'changed' };
    const done = await importShown(ports, partnership, {
      ...{ draft, source: fileName, by: wish.by, audience: said.audience, before: wish.before },
      also: ({ code, edition }) => [closed(row, { code, edition }), ...aliasesLearned(groups, learnedAliases(fixes))],
    });
    if (done === 'conflict') return done;
    if (done.kind === 'imported-since') return { kind: 'not-as-shown', why: 'imported-since' };
    if (done.kind === 'imported') await dropTables(register, wish.id);
    return done;
  });
}

/** The draft's own row goes along with the write that switches the edition on: pressed twice, it is imported once. */
function closed({ id, value, version }: Kept<KeptDraft>, became: NonNullable<KeptDraft['became']>): RegisterChange {
  return { do: 'replace', kind: 'draft', id, version, value: { ...value, state: 'imported', became } };
}

function aliasesLearned(
  groups: readonly Kept<Group>[],
  learned: ReadonlyMap<string, readonly string[]>,
): readonly RegisterChange[] {
  return groups.flatMap(({ id, value, version }): readonly RegisterChange[] => {
    const more = (learned.get(value.name) ?? []).filter((name) => !value.aliases.includes(name));
    if (more.length === 0) return [];
    return [{ do: 'replace', kind: 'group', id, version, value: { ...value, aliases: [...value.aliases, ...more] } }];
  });
}

/** Nothing of it is imported. */
export async function cancelDraft(ports: Ports, partnership: string, id: string): Promise<KeptDraft | null> {
  const register = ports.store.register(partnership);
  const kept = await changeDraft(register, id, (draft) =>
    draft.state === 'open' ? { ...draft, state: 'cancelled' } : draft,
  );
  if (kept?.state === 'cancelled') await dropTables(register, id);
  return kept;
}
