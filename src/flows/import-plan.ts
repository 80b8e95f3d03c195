import { readConcern } from '../domain/concern.ts';
import type { ForwardItem } from '../domain/forward-part.ts';
import type { DraftAction, ImportDraft } from '../domain/import-draft.ts';
import { type Action, type Audience, hasActions, type Plan } from '../domain/plan.ts';
import { type DatedDraft, type Edition, type EditionChanges, nextEdition } from '../domain/plan-edition.ts';
import { checkIdentity } from '../domain/safety.ts';
import type { Update } from '../domain/update.ts';
import { askWhoAnswers } from './ask-who-answers.ts';
import { audit, bringForward, commit, untilDone } from './commit.ts';
import { gatherEdition } from './gather-edition.ts';
import { itemRows } from './gather-items.ts';
import { actionKey, entryKey, planKey } from './keys.ts';
import type { Kept, Ports, Register, RegisterChange } from './ports.ts';

/** Rows written at once while an edition is staged. */
const rowsAtOnce = 90;

/** The last transaction has room for so many groups besides the plan and the cards that ask who answers. */
const mostNewGroups = 80;

/** The longest text of an action or an entry that the register takes. */
const longestText = 32_000;

export type Imported =
  | ({
      readonly kind: 'imported';
      readonly code: string;
      readonly edition: number;
      readonly actions: number;
      /** Items for meetings that its forward plans brought. */
      readonly items: number;
      readonly newGroups: readonly string[];
      readonly audience: Audience['kind'];
    } & EditionChanges)
  | ImportRefused;

export type ImportRefused =
  | { readonly kind: 'refused'; readonly code: 'no-period' | 'too-many-new-groups' | 'only-items' }
  | {
      readonly kind: 'refused';
      readonly code: 'identifier' | 'concern' | 'too-long';
      readonly refs: readonly string[];
    };

export interface PlanGiven {
  readonly draft: ImportDraft;
  readonly source: string;
  readonly by: string;
  /** Who may read it, where somebody said so. */
  readonly audience?: Audience['kind'] | null;
}

/**
 * Stores a draft as the next edition of its plan. The new words and the plan's own log are written beside what stands,
 * and one last transaction switches to them: whoever looks sees the old edition or the new one whole, never a mixture.
 */
export async function importPlan(ports: Ports, partnership: string, given: PlanGiven): Promise<Imported> {
  return untilDone(() => tryImport(ports, partnership, { ...given, also: () => [] }));
}

export interface PlanShown extends PlanGiven {
  /** The edition that was shown to stand before; 0 where the plan was new. */
  readonly before: number;
}

interface PlanTried extends PlanGiven {
  /** What belongs to the write that switches the new edition on. */
  readonly also: (plan: Plan) => readonly RegisterChange[];
}

/** One try to import what somebody was shown; 'imported-since' where another import has come in between. */
export async function importShown(
  ports: Ports,
  partnership: string,
  given: PlanShown & PlanTried,
): Promise<Imported | { readonly kind: 'imported-since' } | 'conflict'> {
  const row = await ports.store.register(partnership).find('plan', planKey(given.draft.plan.code));
  return isAsShown(row, given) ? tryImport(ports, partnership, given) : { kind: 'imported-since' };
}

function isAsShown(row: Kept<Plan> | null, { before }: Partial<PlanShown>): boolean {
  return before === undefined || before === (row?.value.edition ?? 0);
}

async function tryImport(
  ports: Ports,
  partnership: string,
  given: PlanTried & Partial<PlanShown>,
): Promise<Imported | 'conflict'> {
  const { draft, source, by, audience = null, also } = given;
  if (!isDated(draft)) return { kind: 'refused', code: 'no-period' };
  const register = ports.store.register(partnership);
  const { planRow, facts } = await gatherEdition(ports, partnership, draft);
  // Looked at anew, it is found to have moved on.
  if (!isAsShown(planRow, given)) return 'conflict';
  const next = nextEdition(draft, { ...facts, source, by, audience });
  // A file without actions would take a plan's actions away.
  if (!hasActions({ kind: draft.plan.kind ?? 'delivery' }) && hasActions(next.plan)) {
    return { kind: 'refused', code: 'only-items' };
  }
  const refusal = refusalOf(draft, next);
  if (refusal) return refusal;
  if ((await stage(register, next)) === 'conflict') return 'conflict';
  const { plan, actions, items, newGroups, changes } = next;
  const row = { kind: 'plan', id: planKey(plan.code), value: plan } as const;
  // A plan changes what is due, though never when a step runs; the next tick simply looks again.
  await bringForward(ports, partnership, {});
  const written = await commit(ports, partnership, [
    planRow ? { do: 'replace', ...row, version: planRow.version } : { do: 'insert', ...row },
    ...newGroups.map((value): RegisterChange => ({ do: 'insert', kind: 'group', id: value.id, value })),
    ...also(plan),
    ...(await askWhoAnswers(ports, partnership, plan)),
    audit(ports, by, 'imported a plan', `${plan.code}, edition ${plan.edition}: ${actions.length} actions`),
  ]);
  // Somebody imported the same plan at the same time: theirs counts, and this one is made again on top of it.
  if (written === 'conflict') return 'conflict';
  const { code, edition } = plan;
  const names = newGroups.map(({ name }) => name);
  const counts = {
    code,
    edition,
    actions: actions.length,
    items: items.length,
    newGroups: names,
    audience: plan.audience.kind,
  };
  return { kind: 'imported', ...counts, ...changes };
}

export function isDated(draft: ImportDraft): draft is DatedDraft {
  return draft.plan.period !== null;
}

/** Why this edition may not be stored; null where it may. */
function refusalOf({ actions, forward }: ImportDraft, { newGroups }: Edition): ImportRefused | null {
  // What is to be done speaks of harm in a plan's language; what was typed of it since may be about one child.
  const worrying = actions.filter(({ updates }) => updates.some(({ text }) => readConcern(text) === 'concern'));
  if (worrying.length > 0) return { kind: 'refused', code: 'concern', refs: worrying.map(({ ref }) => ref) };
  const identifying = actions.filter(holdsIdentifier).map(({ ref }) => ref);
  if (identifying.length > 0) return { kind: 'refused', code: 'identifier', refs: identifying };
  const items = forward.filter(({ category, item, who }) => isIdentifying([category, item, who]));
  if (items.length > 0) return { kind: 'refused', code: 'identifier', refs: items.map(placeOf) };
  const long = actions.filter((action) => textsOf(action).some((text) => text.length > longestText));
  if (long.length > 0) return { kind: 'refused', code: 'too-long', refs: long.map(({ ref }) => ref) };
  return newGroups.length > mostNewGroups ? { kind: 'refused', code: 'too-many-new-groups' } : null;
}

/** A published plan may name an office's address or telephone, but never a person by number. */
function holdsIdentifier(action: DraftAction): boolean {
  return isIdentifying(textsOf(action));
}

function isIdentifying(texts: readonly string[]): boolean {
  return checkIdentity(texts.join('\n')).kind === 'identifier';
}

function placeOf({ source }: ForwardItem): string {
  return `${source.part}, row ${source.row}`;
}

function textsOf({ aim, objective, text, measure, timescale, updates, ...names }: DraftAction): readonly string[] {
  const named = [...names.leads, ...names.responsible, ...names.themes];
  return [aim, objective, text, measure, timescale.text, ...named, ...updates.map((entry) => entry.text)];
}

/** A row that stands there is another import's, going on at this moment: this one takes the next edition. */
async function stage(register: Register, { plan, actions, updates, items }: Edition): Promise<'done' | 'conflict'> {
  const rows = [...actions.map(actionRow), ...updates.map(entryRow), ...itemRows(items, plan)];
  for (let at = 0; at < rows.length; at += rowsAtOnce) {
    if ((await register.commit(rows.slice(at, at + rowsAtOnce))) === 'conflict') return 'conflict';
  }
  return 'done';
}

function actionRow(value: Action): RegisterChange {
  return { do: 'insert', kind: 'action', id: actionKey(value.plan, value.edition, value.ref), value };
}

function entryRow(value: Update): RegisterChange {
  return { do: 'insert', kind: 'update', id: entryKey(value.plan, value.ref, value.entry!), value };
}
