import { england } from '../domain/calendar.ts';
import { type StepName, stepsOfCycle } from '../domain/cycle.ts';
import { londonDay } from '../domain/day.ts';
import { foresee, gatherPreview } from './foresee.ts';
import { type Made, makes, type PreviewFacts } from './foresee-step.ts';
import type { CycleFacts } from './gather-cycle.ts';
import type { Ports } from './ports.ts';
import { type PreviewedMessage, previewedMessages } from './preview-day.ts';

/** What a step comes to: told before it is done out of turn, or left out. */
export interface StepForeseen {
  /** Full refs, of an ask. */
  readonly asked: readonly string[];
  readonly messages: readonly PreviewedMessage[];
}

/** What an ask would ask now, and not on its day. */
export async function foreseeAskNow(ports: Ports, { setting, ...about }: CycleFacts): Promise<StepForeseen> {
  const { facts, foreseen } = await gatherPreview(ports, setting.partnership.id, setting.today);
  const { meeting, group, cycle } = about;
  const ask = stepsOfCycle(meeting, group, england).find(({ name }) => name === 'ask')!;
  const due = { meeting, group, step: { ...ask, at: ports.clock.now() }, cycle: cycle?.value ?? null };
  return shown(makes.ask(due, facts, foreseen), facts);
}

/** What a step would send on its day: as far as can be said before, and as if nobody answered meanwhile. */
export async function foreseeStep(
  ports: Ports,
  { setting, meeting, group }: CycleFacts,
  step: StepName,
): Promise<StepForeseen> {
  const at = stepsOfCycle(meeting, group, england).find(({ name }) => name === step)?.at;
  if (!at) return nothing;
  const day = londonDay(at);
  const { facts, steps } = await foresee(ports, setting.partnership.id, { from: day, to: day });
  const found = steps.find(({ due }) => due.meeting.id === meeting.id && due.step.name === step);
  return found ? shown(found.made, facts) : nothing;
}

const nothing: StepForeseen = { asked: [], messages: [] };

function shown({ asked, messages }: Made, facts: PreviewFacts): StepForeseen {
  return { asked, messages: previewedMessages(messages, facts) };
}
