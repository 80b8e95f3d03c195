import { england } from '../domain/calendar.ts';
import { type Cycle, type DueSteps, newCycle, nextInstant, stepDue, stepsOfCycle } from '../domain/cycle.ts';
import type { Instant } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Group } from '../domain/partnership.ts';
import { askForUpdates, type CycleFacts, writeCycle } from './ask-for-updates.ts';
import { closeCycle, sendDigest } from './close-cycle.ts';
import { commit, settleNext, untilDone } from './commit.ts';
import { gatherSetting, type Setting, valuesOf } from './gather.ts';
import type { Committed, Ports } from './ports.ts';

export interface StepRun {
  readonly partnership: string;
  readonly meeting: string;
  readonly step: string;
}

/** Partnerships where a step is due, or messages may wait in the outbox: one range read, however many there are. */
export async function partnershipsDue(ports: Ports): Promise<{ steps: readonly string[]; outbox: readonly string[] }> {
  const now = ports.clock.now();
  const next = valuesOf(await ports.store.directory.list('next'));
  return {
    steps: next.filter(({ stepAt }) => stepAt !== null && stepAt <= now).map(({ partnership }) => partnership),
    outbox: next.filter(({ outbox }) => outbox).map(({ partnership }) => partnership),
  };
}

/** Runs everything that is due in one partnership, then says when it is next due. */
export async function runDueSteps(ports: Ports, partnership: string): Promise<readonly StepRun[]> {
  const runs: StepRun[] = [];
  for (const meeting of await meetingsDue(ports, partnership))
    runs.push(...(await runMeeting(ports, partnership, meeting)));
  await settleNext(ports, partnership, async () => {
    const cycles = valuesOf(await ports.store.register(partnership).list('cycle'));
    return { stepAt: earliestStep(await gatherSetting(ports, partnership), cycles, ports.clock.now()) };
  });
  return runs;
}

/** The meetings whose cycles have anything to do now: one look at all of them, so that only these are gathered in full. */
async function meetingsDue(ports: Ports, partnership: string): Promise<readonly string[]> {
  const [setting, cycles] = await Promise.all([
    gatherSetting(ports, partnership),
    ports.store.register(partnership).list('cycle'),
  ]);
  const known = new Map(cycles.map(({ id, value }) => [id, value]));
  const due = setting.meetings.filter((meeting) => {
    const group = setting.groups.find(({ id }) => id === meeting.group);
    if (!group) return false;
    const { run, skip } = stepDue(
      known.get(meeting.id) ?? null,
      meeting,
      stepsFor({ meeting, group }),
      ports.clock.now(),
    );
    return run !== null || skip.length > 0;
  });
  return due.map(({ id }) => id);
}

/** Runs a meeting's due steps one after another, each decided on facts gathered anew. */
async function runMeeting(ports: Ports, partnership: string, meeting: string): Promise<readonly StepRun[]> {
  const runs: StepRun[] = [];
  for (;;) {
    const ran = await untilDone(() => runOneStep(ports, partnership, meeting));
    if (ran === 'nothing') return runs;
    runs.push({ partnership, meeting, step: ran });
  }
}

async function runOneStep(ports: Ports, partnership: string, meetingId: string): Promise<string | 'conflict'> {
  const facts = await gatherCycle(ports, partnership, meetingId);
  if (!facts) return 'nothing';
  const now = ports.clock.now();
  const { run, skip } = stepDue(facts.cycle?.value ?? null, facts.meeting, stepsFor(facts), now);
  if (skip.length > 0) {
    return (await skipSteps(ports, facts, skip)) === 'conflict'
      ? 'conflict'
      : `skipped ${skip.map((s) => s.name).join(', ')}`;
  }
  if (!run) return 'nothing';
  return (await doStep[run.name](ports, facts)) === 'conflict' ? 'conflict' : run.name;
}

const doStep = { ask: askForUpdates, close: closeCycle, digest: sendDigest } as const;

function skipSteps(ports: Ports, facts: CycleFacts, skip: DueSteps['skip']): Promise<Committed> {
  const before = facts.cycle?.value ?? newCycle(facts.meeting);
  const at = ports.clock.now();
  const skipped = [...before.skipped, ...skip.map(({ name, because }) => ({ step: name, at, why: because }))];
  return commit(ports, facts.setting.partnership.id, [writeCycle({ ...before, skipped }, facts.cycle)]);
}

export async function gatherCycle(ports: Ports, partnership: string, meetingId: string): Promise<CycleFacts | null> {
  const register = ports.store.register(partnership);
  const [setting, cycle] = await Promise.all([gatherSetting(ports, partnership), register.find('cycle', meetingId)]);
  const meeting = setting.meetings.find(({ id }) => id === meetingId);
  const group = meeting && setting.groups.find(({ id }) => id === meeting.group);
  return meeting && group ? { setting, meeting, group, cycle } : null;
}

function stepsFor({ meeting, group }: { readonly meeting: Meeting; readonly group: Group }) {
  return stepsOfCycle(meeting, group, england);
}

/** The earliest step that is still ahead in any cycle of a partnership. */
export function earliestStep(setting: Setting, cycles: readonly Cycle[], now: Instant): Instant | null {
  const instants = setting.meetings.flatMap((meeting) => {
    const group = setting.groups.find(({ id }) => id === meeting.group);
    if (!group) return [];
    const cycle = cycles.find((candidate) => candidate.meeting === meeting.id) ?? null;
    return nextInstant(cycle, meeting, stepsFor({ meeting, group }), now) ?? [];
  });
  return instants.toSorted()[0] ?? null;
}
