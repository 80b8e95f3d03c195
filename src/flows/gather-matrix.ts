import type { LineFacts } from '../domain/action-line.ts';
import type { Day } from '../domain/day.ts';
import { computeMatrix, type Matrix } from '../domain/matrix.ts';
import { gatherPlans, gatherSetting, lineFacts, type Plans, valuesOf } from './gather.ts';
import { planKey } from './keys.ts';
import { asKnownOn } from './known-then.ts';
import type { Ports } from './ports.ts';

export interface MatrixWanted {
  /** A plan's code; null for all plans. */
  readonly plan: string | null;
  /** As known on that day; null for today. */
  readonly on: Day | null;
  readonly readerOf: LineFacts['readerOf'];
}

export type MatrixFound =
  | { readonly kind: 'matrix'; readonly matrix: Matrix }
  | { readonly kind: 'no-such-plan'; readonly known: readonly string[] };

/** One plan or all with every update given by then: what the papers for a board are written from. */
export async function gatherMatrix(ports: Ports, partnership: string, wanted: MatrixWanted): Promise<MatrixFound> {
  const register = ports.store.register(partnership);
  const [setting, all] = await Promise.all([gatherSetting(ports, partnership), register.list('plan')]);
  const code = wanted.plan?.toUpperCase() ?? null;
  const chosen = all.filter(({ value }) => code === null || value.code.toUpperCase() === code);
  if (chosen.length === 0) return { kind: 'no-such-plan', known: all.map(({ value }) => value.code) };
  const [current, agencies, updates] = await Promise.all([
    gatherPlans(register, chosen),
    register.list('agency'),
    Promise.all(chosen.map(({ value }) => register.list('update', { prefix: `${planKey(value.code)}~` }))),
  ]);
  const today = wanted.on ?? setting.today;
  const plans: Plans = today < setting.today ? await asKnownOn(register, current, today) : current;
  const facts = lineFacts({ ...setting, today }, plans, wanted.readerOf);
  const matrix = computeMatrix({
    ...facts,
    actions: plans.actions,
    agencies: valuesOf(agencies),
    updates: updates.flatMap(valuesOf),
  });
  return { kind: 'matrix', matrix };
}
