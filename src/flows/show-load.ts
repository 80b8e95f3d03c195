import { londonDay, type Period } from '../domain/day.ts';
import { groupNamed } from '../domain/group-called.ts';
import { type CycleLoad, computeLoad, type Load } from '../domain/load.ts';
import { type ForeseenStep, foresee } from './foresee.ts';
import type { Ports } from './ports.ts';

export interface LoadWanted {
  readonly period: Period;
  /** As it was typed; null for every group. */
  readonly group: string | null;
}

/** What some months ask of each group, as if nobody answered meanwhile; null where no group is called that. */
export async function showLoad(ports: Ports, partnership: string, wanted: LoadWanted): Promise<Load | null> {
  const { facts, steps } = await foresee(ports, partnership, wanted.period);
  const { setting, plans } = facts;
  const named = wanted.group === null ? null : groupNamed(wanted.group, setting.groups);
  if (wanted.group !== null && !named) return null;
  return computeLoad({
    period: wanted.period,
    groups: named ? [named] : setting.groups,
    actions: plans.actions,
    cycles: steps.filter(({ due }) => due.step.name === 'ask').map(cycleLoad),
    messages: steps.flatMap(({ due, made }) =>
      made.messages.map(() => ({ group: due.group.id, on: londonDay(due.step.at) })),
    ),
  });
}

function cycleLoad({ due: { meeting, group, step }, made }: ForeseenStep): CycleLoad {
  return {
    group: group.id,
    meeting: meeting.date,
    ask: londonDay(step.at),
    // A cycle that has asked already names its actions; one that is foreseen has a request for each agency's part too.
    requests: Math.max(made.requests.length, made.asked.length),
    heldBack: made.heldBack,
  };
}
