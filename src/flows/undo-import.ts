import type { Cycle } from '../domain/cycle.ts';
import { londonDay } from '../domain/day.ts';
import type { Group } from '../domain/partnership.ts';
import type { LastImport, Plan } from '../domain/plan.ts';
import { audit, bringForward, commit, untilDone } from './commit.ts';
import { gatherCycles, gatherWritten, sinceFor, valuesOf } from './gather.ts';
import { planKey } from './keys.ts';
import type { Kept, Ports, Register, RegisterChange } from './ports.ts';

export interface UndoWish {
  readonly code: string;
  readonly by: string;
  /** The edition that a card shows; null where only the code was said: the last import is meant. */
  readonly edition?: number | null;
}

export type ImportUndone =
  | {
      readonly kind: 'undone';
      readonly code: string;
      /** What counts again; null where the plan was new and is gone from every list. */
      readonly edition: number | null;
      readonly source: string;
      /** Names of the groups that the import had made, and that nobody had used. */
      readonly groupsGone: readonly string[];
      /** Updates that people gave since the plan came first: they are kept, and count again once it is imported again. */
      readonly updatesKept: number;
    }
  | { readonly kind: 'refused'; readonly code: 'no-such-plan'; readonly codes: readonly string[] }
  | { readonly kind: 'refused'; readonly code: 'nothing-to-undo' | 'imported-since' }
  | { readonly kind: 'refused'; readonly code: 'asked-since'; readonly group: string; readonly at: string };

/**
 * Takes the last import of a plan back: the edition before counts again, with its words and its history. Nothing that
 * people said is touched. Once somebody has been asked about the new edition it stands.
 */
export async function undoImport(ports: Ports, partnership: string, wish: UndoWish): Promise<ImportUndone> {
  return untilDone(() => tryUndo(ports, partnership, wish));
}

async function tryUndo(ports: Ports, partnership: string, wish: UndoWish): Promise<ImportUndone | 'conflict'> {
  const register = ports.store.register(partnership);
  const [plans, cycles] = await Promise.all([register.list('plan'), gatherCycles(ports, partnership)]);
  const kept = plans.find(({ id }) => id === planKey(wish.code));
  if (!kept) return { kind: 'refused', code: 'no-such-plan', codes: valuesOf(plans).map(({ code }) => code) };
  const { lastImport, code, edition } = kept.value;
  if (wish.edition && wish.edition !== edition) return { kind: 'refused', code: 'imported-since' };
  if (!lastImport) return { kind: 'refused', code: 'nothing-to-undo' };
  const asked = askedSince(valuesOf(cycles), code, lastImport);
  if (asked) return { kind: 'refused', code: 'asked-since', ...(await nameOf(register, asked)) };
  const [groups, updates] = await Promise.all([
    unusedGroups(ports, partnership, { code, lastImport }),
    lastImport.before ? [] : register.list('update', { prefix: `${planKey(code)}~` }),
  ]);
  await bringForward(ports, partnership, {});
  const written = await commit(ports, partnership, [
    planAsBefore(kept, lastImport),
    ...groups.map(({ id, version }): RegisterChange => ({ do: 'remove', kind: 'group', id, version })),
    audit(ports, wish.by, 'took an import back', `${code}, edition ${edition}`),
  ]);
  if (written === 'conflict') return 'conflict';
  return {
    kind: 'undone',
    code,
    edition: lastImport.before?.edition ?? null,
    source: kept.value.source,
    groupsGone: groups.map(({ value }) => value.name),
    updatesKept: valuesOf(updates).filter(({ entry, undoes }) => entry === null && undoes === null).length,
  };
}

/** The first cycle that has asked about the plan since it was imported. */
function askedSince(cycles: readonly Cycle[], code: string, { at }: LastImport) {
  for (const cycle of cycles) {
    const ran = cycle.ran.find(({ step }) => step === 'ask');
    const isAbout = cycle.asked.some((ref) => ref.startsWith(`${code} `));
    if (ran && isAbout && ran.at >= at) return { group: cycle.group, at: ran.at };
  }
  return null;
}

async function nameOf(register: Register, { group, at }: { readonly group: string; readonly at: string }) {
  return { group: (await register.find('group', group))?.value.name ?? group, at };
}

function planAsBefore({ id, value, version }: Kept<Plan>, { before }: LastImport): RegisterChange {
  if (!before) return { do: 'remove', kind: 'plan', id, version };
  return { do: 'replace', kind: 'plan', id, version, value: { ...value, ...before, lastImport: null } };
}

/** Groups that the import made and that are still as it made them: no channel, no meeting, no other plan, no role. */
async function unusedGroups(
  ports: Ports,
  partnership: string,
  { code, lastImport }: { readonly code: string; readonly lastImport: LastImport },
): Promise<readonly Kept<Group>[]> {
  if (lastImport.newGroups.length === 0) return [];
  const register = ports.store.register(partnership);
  const since = sinceFor(londonDay(lastImport.at));
  const [groups, meetings, people, { plans, actions }, whole] = await Promise.all([
    register.list('group'),
    register.list('meeting', { since }),
    register.list('person'),
    gatherWritten(register),
    register.find('partnership', partnership),
  ]);
  const used = new Set<string | null>([
    ...valuesOf(meetings).map(({ group }) => group),
    ...valuesOf(people).flatMap(({ roles }) => roles.flatMap((role) => ('group' in role ? [role.group] : []))),
    ...actions.filter(({ action }) => action.plan !== code).flatMap(({ action }) => action.leads),
    ...plans.flatMap((plan) => (plan.code !== code && plan.audience.kind === 'restricted' ? plan.audience.groups : [])),
    ...valuesOf(groups).flatMap(({ reportsTo, mergedInto }) => [reportsTo, mergedInto]),
    whole?.value.oversight ?? null,
  ]);
  return groups.filter(({ id, value }) => lastImport.newGroups.includes(id) && !used.has(id) && isAsMade(value));
}

function isAsMade({ channel, members, ended, log, paused, quiet }: Group): boolean {
  return !channel && members.length === 0 && !ended && !log && !paused && quiet.length === 0;
}
