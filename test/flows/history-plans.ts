import { importPlan } from '../../src/flows/import-plan.ts';
import { takeDecision } from '../../src/flows/take-decision.ts';
import { undoImport } from '../../src/flows/undo-import.ts';
import { aDraft, anAsker, manager } from '../builders.ts';
import type { Act } from './history-acts.ts';
import { answerable, chair, groups, partnership, printed } from './history-world.ts';

// What becomes of actions after they were asked about: signed off, left out by a newer edition, led by another group.

/** Whoever chairs every group agrees that it is complete. */
export function signOff(target: number): Act {
  const { ref } = answerable[target % answerable.length]!;
  const roles = groups.map(({ id }) => ({ kind: 'chair', group: id }) as const);
  const ruling = { matter: 'sign-off', outcome: 'agreed' } as const;
  return {
    name: `${ref} is signed off`,
    does: async ({ instance }) => {
      const asker = anAsker({ key: chair, roles, memberOf: [] });
      await takeDecision(instance.ports, { partnership, asker, plan: 'DP', ref, ruling });
    },
  };
}

/** A newer edition: without one action, or with all of them, and 1.1 led by another group where that is said. */
export function newEdition(without: number | null, lead: string): Act {
  const left = without === null ? null : answerable[without % answerable.length]!.ref;
  const kept = printed.filter(({ ref }) => ref !== left);
  return {
    name: `a newer edition ${left ? `without ${left}` : 'with all'}, 1.1 led by ${lead}`,
    isDoneAnew: true,
    does: async ({ instance }) => {
      const draft = aDraft(kept.map((one) => (one.ref === '1.1' ? { ...one, leads: [lead] } : one)));
      await importPlan(instance.ports, partnership, { draft, source: 'newer.docx', by: manager });
    },
  };
}

export const editionBack: Act = {
  name: 'the last edition is taken back',
  does: async ({ instance }) => {
    await undoImport(instance.ports, partnership, { code: 'DP', by: manager });
  },
};
