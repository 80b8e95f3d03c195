import { whyPaused } from '../domain/alarm.ts';
import { england } from '../domain/calendar.ts';
import {
  type Cycle,
  type DueSteps,
  newCycle,
  nextInstant,
  type StepName,
  standsStill,
  stepDue,
  stepsOfCycle,
} from '../domain/cycle.ts';
import { atLondon, type Instant, londonDay } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Group } from '../domain/partnership.ts';
import { askForUpdates } from './ask-for-updates.ts';
import { closeCycle, sendAddendum, sendDigest } from './close-cycle.ts';
import { commit, settleNext, untilDone } from './commit.ts';
import { gatherCycles, gatherSetting, type Setting, valuesOf } from './gather.ts';
import { type CycleFacts, gatherCycle, writeCycle } from './gather-cycle.ts';
import type { Committed, Ports } from './ports.ts';
import { askSkipped, raiseAlarms } from './raise-alarms.ts';
import { sendRecordCard, tellUnrecorded } from './record-meeting.ts';
import { chase, remind } from './send-reminders.ts';

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
  const { setting, cycles, due } = await meetingsDue(ports, partnership);
  for (const meeting of due) runs.push(...(await runMeeting(ports, partnership, meeting)));
  await raiseAlarms(ports, partnership, { setting, cycles, runs });
  await settleNext(ports, partnership, async () => {
    const [setting, cycles] = await Promise.all([gatherSetting(ports, partnership), gatherCycles(ports, partnership)]);
    return { stepAt: earliestStep(setting, valuesOf(cycles), ports.clock.now()) };
  });
  return runs;
}

/** The meetings whose cycles have anything to do now: one look at all of them, so that only these are gathered in full. */
async function meetingsDue(ports: Ports, partnership: string) {
  const [setting, cycles] = await Promise.all([gatherSetting(ports, partnership), gatherCycles(ports, partnership)]);
  const known = new Map(cycles.map(({ id, value }) => [id, value]));
  const due = setting.meetings.filter((meeting) => {
    const group = setting.groups.find(({ id }) => id === meeting.group);
    if (!group || standsStill(group, meeting, setting.today)) return false;
    const { run, skip } = stepDue(
      known.get(meeting.id) ?? null,
      meeting,
      stepsFor({ meeting, group }),
      ports.clock.now(),
    );
    return run !== null || skip.length > 0;
  });
  return { setting, cycles: valuesOf(cycles), due: due.map(({ id }) => id) };
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
  if (!facts || standsStill(facts.group, facts.meeting, facts.setting.today)) return 'nothing';
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

const doStep: Readonly<Record<StepName, (ports: Ports, facts: CycleFacts) => Promise<Committed>>> = {
  ask: askForUpdates,
  remind,
  chase,
  close: closeCycle,
  digest: sendDigest,
  addendum: sendAddendum,
  record: sendRecordCard,
  unrecorded: tellUnrecorded,
};

async function skipSteps(ports: Ports, facts: CycleFacts, skip: DueSteps['skip']): Promise<Committed> {
  const before = facts.cycle?.value ?? newCycle(facts.meeting);
  const at = ports.clock.now();
  const skipped = [...before.skipped, ...skip.map(({ name, because }) => ({ step: name, at, why: because }))];
  const ask = skip.find(({ name }) => name === 'ask');
  return commit(ports, facts.setting.partnership.id, [
    writeCycle({ ...before, skipped }, facts.cycle),
    ...(ask ? await askSkipped(ports, facts, ask.because) : []),
  ]);
}

function stepsFor({ meeting, group }: { readonly meeting: Meeting; readonly group: Group }) {
  return stepsOfCycle(meeting, group, england);
}

/** The earliest step that is still ahead in any cycle of a partnership. */
export function earliestStep(setting: Setting, cycles: readonly Cycle[], now: Instant): Instant | null {
  const instants = setting.meetings.flatMap((meeting) => {
    const group = setting.groups.find(({ id }) => id === meeting.group);
    const cycle = cycles.find((candidate) => candidate.meeting === meeting.id) ?? null;
    return group ? (nextStepOf({ meeting, group, cycle }, now) ?? []) : [];
  });
  return instants.toSorted()[0] ?? null;
}

/** When a cycle next has something to do; while its group is paused, not before the pause is over. */
function nextStepOf(
  { meeting, group, cycle }: { readonly meeting: Meeting; readonly group: Group; readonly cycle: Cycle | null },
  now: Instant,
): Instant | null {
  const next = nextInstant(cycle, meeting, stepsFor({ meeting, group }), now);
  if (next === null || !standsStill(group, meeting, londonDay(now))) return next;
  // Baton still looks when an ask would be due: whoever paused the group hears that nobody was asked.
  if (next > now && whyPaused(group, londonDay(now)) !== null) return next;
  const until = group.paused?.until ?? null;
  if (until === null || standsStill(group, meeting, until)) return null;
  const again = atLondon(until, '00:00');
  return [again, next].toSorted()[1]!;
}
