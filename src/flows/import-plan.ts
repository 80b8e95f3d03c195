import type { DraftAction, ImportDraft } from '../domain/import-draft.ts';
import { type Group, newGroup } from '../domain/partnership.ts';
import type { Action, Plan } from '../domain/plan.ts';
import { groupNamed, initialsOf } from '../domain/question.ts';
import { defaultLegend } from '../domain/rating.ts';
import { slugOf, sortableRef } from '../domain/ref.ts';
import { checkIdentity } from '../domain/safety.ts';
import { askWhoAnswers } from './ask-who-answers.ts';
import { audit, bringForward, commit, untilDone } from './commit.ts';
import { valuesOf } from './gather.ts';
import { actionKey, editionPrefix, planKey } from './keys.ts';
import type { Ports, Register, RegisterChange } from './ports.ts';

/** Rows written at once while an edition is staged. */
const rowsAtOnce = 90;

/** The last transaction has room for so many groups besides the plan and the cards that ask who answers. */
const mostNewGroups = 80;

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
export async function importPlan(ports: Ports, partnership: string, given: PlanGiven): Promise<Imported> {
  return untilDone(() => tryImport(ports, partnership, given));
}

interface PlanGiven {
  readonly draft: ImportDraft;
  readonly source: string;
  readonly by: string;
}

async function tryImport(
  ports: Ports,
  partnership: string,
  { draft, source, by }: PlanGiven,
): Promise<Imported | 'conflict'> {
  const register = ports.store.register(partnership);
  if (!draft.plan.period) return { kind: 'refused', code: 'no-period' };
  const { code, title, period } = draft.plan;
  const refs = draft.actions.filter(holdsIdentifier).map(({ ref }) => ref);
  if (refs.length > 0) return { kind: 'refused', code: 'identifier', refs };
  const [before, groups] = await Promise.all([register.find('plan', planKey(code)), register.list('group')]);
  const known = valuesOf(groups);
  const newGroups = newGroupsOf(draft.groups, known);
  if (newGroups.length > mostNewGroups) return { kind: 'refused', code: 'too-many-new-groups' };
  const older = before ? await actionsOf(register, before.value) : [];
  const edition = await freeEdition(register, code, (before?.value.edition ?? 0) + 1);
  const idOf = (name: string) => (groupCalled(name, known) ?? groupCalled(name, newGroups))!.id;
  const actions = draft.actions.map((action) => actionOf(action, { plan: code, edition, idOf, older }));
  for (let at = 0; at < actions.length; at += rowsAtOnce) {
    // A row that stands there is another import's, going on at this moment: this one takes the next edition.
    if ((await register.commit(actions.slice(at, at + rowsAtOnce).map(actionRow))) === 'conflict') return 'conflict';
  }
  const plan: Plan = {
    code,
    title,
    // What people settled about a plan, and when it first came, outlives its next edition.
    kind: before?.value.kind ?? 'delivery',
    period,
    legend: before?.value.legend ?? defaultLegend,
    audience: before?.value.audience ?? { kind: 'partnership' },
    edition,
    importedAt: before?.value.importedAt ?? ports.clock.now(),
    source,
  };
  const row = { kind: 'plan', id: planKey(code), value: plan } as const;
  // A plan changes what is due, though never when a step runs; the next tick simply looks again.
  await bringForward(ports, partnership, {});
  const written = await commit(ports, partnership, [
    before ? { do: 'replace', ...row, version: before.version } : { do: 'insert', ...row },
    ...newGroups.map((value): RegisterChange => ({ do: 'insert', kind: 'group', id: value.id, value })),
    ...(await askWhoAnswers(ports, partnership, { code, edition })),
    audit(ports, by, 'imported a plan', `${code}, edition ${edition}: ${actions.length} actions`),
  ]);
  // Somebody imported the same plan at the same time: theirs counts, and this one is made again on top of it.
  if (written === 'conflict') return 'conflict';
  const kept = new Set(actions.map(({ ref }) => sortableRef(ref)));
  const gone = older.map(({ ref }) => ref).filter((ref) => !kept.has(sortableRef(ref)));
  const names = newGroups.map(({ name }) => name);
  return { kind: 'imported', code, edition, actions: actions.length, newGroups: names, gone };
}

/** The groups that a plan names and nobody knows yet, each once. */
function newGroupsOf(names: readonly string[], known: readonly Group[]): readonly Group[] {
  const groups = [...known];
  for (const name of names) if (!groupCalled(name, groups)) groups.push(newGroup(slugOf(name), name));
  return groups.slice(known.length);
}

/** A channel may have been bound for "LPR" or "MEB" before the plan brought the full name. */
function groupCalled(name: string, groups: readonly Group[]): Group | null {
  const initials = initialsOf(name);
  return groupNamed(name, groups) ?? groups.find((group) => initials !== '' && group.name === initials) ?? null;
}

/** The next edition of which no row stands: an import that broke off has left rows that must not mix with these. */
async function freeEdition(register: Register, code: string, from: number): Promise<number> {
  let edition = from;
  while ((await register.list('action', { prefix: editionPrefix(code, edition), limit: 1 })).length > 0) edition += 1;
  return edition;
}

/** A published plan may name an office's address or telephone, but never a person by number. */
function holdsIdentifier({ aim, objective, text, measure }: DraftAction): boolean {
  return checkIdentity([aim, objective, text, measure].join('\n')).kind === 'identifier';
}

interface Edition {
  readonly plan: string;
  readonly edition: number;
  readonly idOf: (name: string) => string;
  /** The actions of the edition before. */
  readonly older: readonly Action[];
}

function actionOf(draft: DraftAction, { plan, edition, idOf, older }: Edition): Action {
  const before = older.find((action) => sortableRef(action.ref) === sortableRef(draft.ref));
  const { ref, aim, objective, text, measure, timescale, themes, links, source } = draft;
  const leads = draft.leads.map(idOf);
  const words = { ref, aim, objective, text, measure, timescale, themes, links };
  return {
    plan,
    edition,
    ...words,
    leads,
    named: draft.responsible,
    // Who answers was said in Baton, not in the file, so it outlives a new edition of the words.
    responsible: before?.responsible ?? [],
    contributors: before?.contributors ?? [],
    addedOn: before?.addedOn ?? null,
    source: { part: source.part, row: source.row },
  };
}

function actionRow(action: Action): RegisterChange {
  return { do: 'insert', kind: 'action', id: actionKey(action.plan, action.edition, action.ref), value: action };
}

async function actionsOf(register: Register, { code, edition }: Plan): Promise<readonly Action[]> {
  return valuesOf(await register.list('action', { prefix: editionPrefix(code, edition) }));
}
