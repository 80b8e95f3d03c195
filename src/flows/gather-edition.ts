import type { ImportDraft } from '../domain/import-draft.ts';
import type { Action, Plan } from '../domain/plan.ts';
import type { EditionFacts } from '../domain/plan-edition.ts';
import { refKey } from '../domain/plan-edition.ts';
import { sortableRef } from '../domain/ref.ts';
import { valuesOf } from './gather.ts';
import { editionPrefix, planKey } from './keys.ts';
import type { Kept, Ports, Register } from './ports.ts';

export interface EditionGathered {
  readonly planRow: Kept<Plan> | null;
  readonly facts: Omit<EditionFacts, 'source' | 'by' | 'audience'>;
}

/** What the next edition of a plan is decided on: the one that counts, and all that was ever said of its actions. */
export async function gatherEdition(ports: Ports, partnership: string, draft: ImportDraft): Promise<EditionGathered> {
  const register = ports.store.register(partnership);
  const { code } = draft.plan;
  const ofPlan = { prefix: `${planKey(code)}~` };
  const [planRow, groups, states, updates] = await Promise.all([
    register.find('plan', planKey(code)),
    register.list('group'),
    register.list('state', ofPlan),
    register.list('update', ofPlan),
  ]);
  const before = planRow?.value ?? null;
  const [older, edition] = await Promise.all([
    before ? register.list('action', { prefix: editionPrefix(code, before.edition) }) : [],
    freeEdition(register, code, (before?.edition ?? 0) + 1),
  ]);
  const known = refsOf(valuesOf(older));
  const missing = [...refsOf(draft.actions)].filter((ref) => !known.has(ref));
  return {
    planRow,
    facts: {
      before,
      older: valuesOf(older),
      formerly: before ? await gatherFormerly(register, before, missing) : [],
      states: new Map(valuesOf(states).map((state) => [refKey(state.plan, state.ref), state])),
      recorded: Map.groupBy(valuesOf(updates), ({ plan, ref }) => refKey(plan, ref)),
      groups: valuesOf(groups),
      edition,
      now: ports.clock.now(),
    },
  };
}

/** Actions as the latest edition had them that had them at all: most that are new to a plan stood in none. */
async function gatherFormerly(register: Register, { code, edition }: Plan, refs: readonly string[]): Promise<Action[]> {
  const missing = new Set(refs);
  const found: Action[] = [];
  for (let earlier = edition - 1; earlier > 0 && missing.size > 0; earlier -= 1) {
    const rows = valuesOf(await register.list('action', { prefix: editionPrefix(code, earlier) }));
    found.push(...rows.filter(({ ref }) => missing.delete(sortableRef(ref))));
  }
  return found;
}

function refsOf(actions: readonly { readonly ref: string }[]): ReadonlySet<string> {
  return new Set(actions.map(({ ref }) => sortableRef(ref)));
}

/** The next edition of which no row stands: an import that broke off has left rows that must not mix with these. */
async function freeEdition(register: Register, code: string, from: number): Promise<number> {
  const first = (edition: number) => ({ prefix: editionPrefix(code, edition), limit: 1 });
  const isTaken = async (edition: number) => {
    const rows = await Promise.all([register.list('action', first(edition)), register.list('item', first(edition))]);
    return rows.flat().length > 0;
  };
  let edition = from;
  while (await isTaken(edition)) edition += 1;
  return edition;
}
