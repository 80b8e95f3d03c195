import { noMeeting } from '../domain/alarm.ts';
import { england } from '../domain/calendar.ts';
import {
  type Cycle,
  type CycleStep,
  hasRun,
  newCycle,
  type StepName,
  standsStill,
  stepsOfCycle,
} from '../domain/cycle.ts';
import { type Day, londonDay, type Period } from '../domain/day.ts';
import type { Message, MessageKind } from '../domain/message.ts';
import type { Request } from '../domain/request.ts';
import { nobodyAsked } from './ask-for-updates.ts';
import { type Due, type Foreseen, type Made, makes, nothingHeld, type PreviewFacts } from './foresee-step.ts';
import { gatherPlans, gatherSetting, type Setting, valuesOf } from './gather.ts';
import { gatherPeople } from './gather-people.ts';
import { requestsOf } from './gather-requests.ts';
import type { Ports, Register } from './ports.ts';

/** What lies ahead in some days: every step with what it makes. Nothing is sent or stored. */
export interface Foresight {
  readonly facts: PreviewFacts;
  readonly steps: readonly ForeseenStep[];
  /** Steps of those days that were skipped. */
  readonly skipped: readonly (Due & { readonly why: string })[];
}

export interface ForeseenStep {
  readonly due: Due;
  readonly made: Made;
}

/** Foresees the steps of some days, as if earlier steps had run on time and nobody answered meanwhile: one gathering. */
export async function foresee(ports: Ports, partnership: string, period: Period): Promise<Foresight> {
  const { facts, foreseen: known } = await gatherPreview(ports, partnership, period.from);
  const all = stepsOf(facts.setting, known.cycles);
  let foreseen = known;
  const steps: ForeseenStep[] = [];
  for (const due of all.filter((one) => isWanted(one, period, facts.setting.today))) {
    const made = messagesMade(due, facts, foreseen);
    if (isWithin(due, period)) steps.push({ due, made });
    if (!hasRun(due.cycle, due.step.name)) foreseen = after(due, made, foreseen);
  }
  const skipped = all.flatMap((due) => {
    const was = isWithin(due, period) ? wasSkipped(due.cycle, due.step) : null;
    return was ? [{ ...due, why: was.why }] : [];
  });
  return { facts, steps, skipped };
}

function isWithin({ step }: Due, { from, to }: Period): boolean {
  const day = londonDay(step.at);
  return from <= day && day <= to;
}

/** What a day's steps are foreseen from: the register as it stands. */
export async function gatherPreview(
  ports: Ports,
  partnership: string,
  on: Day,
): Promise<{ facts: PreviewFacts; foreseen: Foreseen }> {
  const register = ports.store.register(partnership);
  const setting = await gatherSetting(ports, partnership, on);
  const [plans, who, rows, messages] = await Promise.all([
    gatherPlans(register),
    gatherPeople(register, setting),
    register.list('cycle'),
    register.list('message'),
  ]);
  const cycles = valuesOf(rows);
  const requests = await openRequests(register, cycles);
  return { facts: { setting, plans, who }, foreseen: { cycles, messages: valuesOf(messages), requests } };
}

/** The requests of cycles that still run: only these are reminded of. */
async function openRequests(register: Register, cycles: readonly Cycle[]): Promise<readonly Request[]> {
  const running = cycles.filter((cycle) => hasRun(cycle, 'ask') && !hasRun(cycle, 'close'));
  return (await Promise.all(running.map((cycle) => requestsOf(register, cycle)))).flat();
}

/** Every step of every cycle, in the order in which they run. */
function stepsOf({ meetings, groups }: Setting, cycles: readonly Cycle[]): readonly Due[] {
  return meetings
    .flatMap((meeting): readonly Due[] => {
      const group = groups.find(({ id }) => id === meeting.group);
      if (!group || meeting.cancelled) return [];
      const cycle = cycles.find((one) => one.meeting === meeting.id) ?? null;
      return stepsOfCycle(meeting, group, england).map((step) => ({ meeting, group, step, cycle }));
    })
    .toSorted((a, b) => (a.step.at < b.step.at ? -1 : a.step.at > b.step.at ? 1 : 0));
}

/**
 * The days' own steps, and those that will have run before: from today until then; of days that are past, those of the
 * cycles that were under way. None of a group that stands still.
 */
function isWanted(due: Due, period: Period, today: Day): boolean {
  const { cycle, step, group, meeting } = due;
  const day = londonDay(step.at);
  if (wasSkipped(cycle, step)) return false;
  if (hasRun(cycle, step.name)) return isWithin(due, period);
  if (standsStill(group, meeting, day)) return false;
  const wasUnderWay = period.from < today && meeting.date >= period.from;
  return isWithin(due, period) || (day < period.from && (today <= day || wasUnderWay));
}

function wasSkipped(cycle: Cycle | null, step: CycleStep) {
  return cycle?.skipped.find((skipped) => skipped.step === step.name) ?? null;
}

function after({ meeting, step, cycle }: Due, made: Made, before: Foreseen): Foreseen {
  const known = before.cycles.find((one) => one.meeting === meeting.id) ?? cycle ?? newCycle(meeting);
  const ran: Cycle = { ...known, ran: [...known.ran, { step: step.name, at: step.at }] };
  const now = step.name === 'ask' ? { ...ran, asked: made.asked } : ran;
  return {
    cycles: [...before.cycles.filter((one) => one.meeting !== meeting.id), now],
    messages: [...before.messages, ...made.messages],
    requests: [...before.requests, ...made.requests],
  };
}

const kindsOf: Readonly<Record<StepName, readonly MessageKind[]>> = {
  ask: ['request'],
  remind: ['reminder'],
  chase: ['reminder', 'chase'],
  close: ['draft'],
  digest: ['digest', 'summary'],
  addendum: ['addendum'],
  record: ['record', 'notice'],
  unrecorded: ['notice'],
};

/** What a step makes, or has made where it has run already. */
function messagesMade(due: Due, facts: PreviewFacts, foreseen: Foreseen): Made {
  const { cycle, step, meeting } = due;
  if (!hasRun(cycle, step.name)) return makes[step.name](due, facts, foreseen);
  const notices: Readonly<Partial<Record<StepName, string>>> = { ask: nobodyAsked, record: noMeeting };
  const names = [step.name, notices[step.name] ?? step.name].map((name) => `${meeting.id}~${name}~`);
  const isOwn = ({ id, kind, meeting: of }: Message) =>
    names.some((name) => id.startsWith(name)) || (kind === 'summary' && step.name === 'digest' && of === meeting.id);
  const isOfStep = ({ kind }: Message) => kindsOf[step.name].includes(kind) || step.name === 'ask';
  const asked = step.name === 'ask' ? (cycle?.asked ?? []) : [];
  const messages = foreseen.messages.filter((one) => isOwn(one) && isOfStep(one));
  return { asked, requests: [], messages, heldBack: nothingHeld };
}
