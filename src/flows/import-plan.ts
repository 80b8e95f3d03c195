import type { DraftAction, ImportDraft } from '../domain/import-draft.ts';
import { newGroup } from '../domain/partnership.ts';
import type { Action, Plan } from '../domain/plan.ts';
import { defaultLegend } from '../domain/rating.ts';
import { slugOf } from '../domain/ref.ts';
import { checkIdentity } from '../domain/safety.ts';
import { audit, bringForward, commit } from './commit.ts';
import { actionKey, planKey } from './keys.ts';
import type { Ports, RegisterChange } from './ports.ts';

/** Rows written at once while an edition is staged; the last transaction has room for groups besides the plan. */
const rowsAtOnce = 90;

export type Imported =
  | {
      readonly kind: 'imported';
      readonly code: string;
      readonly edition: number;
      readonly actions: number;
      readonly newGroups: readonly string[];
      /** Refs of the edition before that this one no longer has; their states and updates are kept. */
      readonly gone: readonly string[];
    }
  | { readonly kind: 'refused'; readonly code: 'no-period' | 'too-many-new-groups' }
  | { readonly kind: 'refused'; readonly code: 'identifier'; readonly refs: readonly string[] };

/**
 * Stores a draft as the next edition of its plan. The new words are written beside the old ones, and one last
 * transaction switches to them: whoever looks sees the old edition or the new one whole, never a mixture.
 */
export async function importPlan(
  ports: Ports,
  partnership: string,
  { draft, source, by }: { readonly draft: ImportDraft; readonly source: string; readonly by: string },
): Promise<Imported> {
  const register = ports.store.register(partnership);
  if (!draft.plan.period) return { kind: 'refused', code: 'no-period' };
  const { code, title, period } = draft.plan;
  const refs = draft.actions.filter(holdsIdentifier).map(({ ref }) => ref);
  if (refs.length > 0) return { kind: 'refused', code: 'identifier', refs };
  const [before, groups] = await Promise.all([register.find('plan', planKey(code)), register.list('group')]);
  const known = new Map(groups.flatMap(({ value }) => [value.name, ...value.aliases].map((name) => [name, value.id])));
  const newGroups = draft.groups.filter((name) => !known.has(name));
  if (newGroups.length >= rowsAtOnce) return { kind: 'refused', code: 'too-many-new-groups' };
  const edition = (before?.value.edition ?? 0) + 1;
  const idOf = (name: string) => known.get(name) ?? slugOf(name);
  const actions = draft.actions.map((action) => actionOf(action, { plan: code, edition, idOf }));
  for (let at = 0; at < actions.length; at += rowsAtOnce) {
    await register.commit(actions.slice(at, at + rowsAtOnce).map(actionRow));
  }
  const plan: Plan = {
    code,
    title,
    kind: 'delivery',
    period,
    legend: defaultLegend,
    audience: { kind: 'partnership' },
    edition,
    importedAt: ports.clock.now(),
    source,
  };
  const row = { kind: 'plan', id: planKey(code), value: plan } as const;
  // A plan changes what is due, though never when a step runs; the next tick simply looks again.
  await bringForward(ports, partnership, {});
  const written = await commit(ports, partnership, [
    before ? { do: 'replace', ...row, version: before.version } : { do: 'insert', ...row },
    ...newGroups.map(
      (name): RegisterChange => ({ do: 'insert', kind: 'group', id: idOf(name), value: newGroup(idOf(name), name) }),
    ),
    audit(ports, by, 'imported a plan', `${code}, edition ${edition}: ${actions.length} actions`),
  ]);
  // Somebody imported the same plan at the same time: theirs counts, and this one is made again on top of it.
  if (written === 'conflict') return importPlan(ports, partnership, { draft, source, by });
  const kept = new Set(actions.map(({ ref }) => ref));
  const gone = before ? (await refsOf(ports, partnership, before.value)).filter((ref) => !kept.has(ref)) : [];
  return { kind: 'imported', code, edition, actions: actions.length, newGroups, gone };
}

/** A published plan may name an office's address or telephone, but never a person by number. */
function holdsIdentifier({ aim, objective, text, measure }: DraftAction): boolean {
  return checkIdentity([aim, objective, text, measure].join('\n')).kind === 'identifier';
}

function actionOf(
  draft: DraftAction,
  { plan, edition, idOf }: { readonly plan: string; readonly edition: number; readonly idOf: (name: string) => string },
): Action {
  const { ref, aim, objective, text, measure, timescale, themes, links, source } = draft;
  const leads = draft.leads.map(idOf);
  const words = { ref, aim, objective, text, measure, timescale, themes, links };
  return {
    plan,
    edition,
    ...words,
    leads,
    responsible: [],
    contributors: [],
    source: { part: source.part, row: source.row },
  };
}

function actionRow(action: Action): RegisterChange {
  return { do: 'put', kind: 'action', id: actionKey(action.plan, action.edition, action.ref), value: action };
}

async function refsOf(ports: Ports, partnership: string, { code, edition }: Plan): Promise<readonly string[]> {
  const prefix = actionKey(code, edition, '');
  const rows = await ports.store.register(partnership).list('action', { prefix });
  return rows.map(({ value }) => value.ref);
}
