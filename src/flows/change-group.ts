import type { Asker } from '../domain/access.ts';
import { england } from '../domain/calendar.ts';
import { type Cycle, nextInstant, stepsOfCycle } from '../domain/cycle.ts';
import type { Instant } from '../domain/day.ts';
import type { CycleNote } from '../domain/move-cycle.ts';
import type { Group } from '../domain/partnership.ts';
import { audit, bringForward } from './commit.ts';
import { writeGroup } from './find-group.ts';
import { gatherCycles, meetingsOf, type Setting } from './gather.ts';
import type { Kept, Ports, RegisterChange } from './ports.ts';
import { commitInParts, type Following, followMeeting } from './settle-meeting.ts';

/** A group as it was read, and as it is to be. */
export interface GroupChange {
  readonly setting: Setting;
  readonly kept: Kept<Group>;
  readonly after: Group;
  readonly by: Asker;
  /** What the trail says of it. */
  readonly what: string;
  /** Whatever else belongs to it. */
  readonly also?: readonly RegisterChange[];
}

/** Writes a group, with all that its cycles under way make of the change; what is worth a word comes back. */
export async function changeGroup(ports: Ports, change: GroupChange): Promise<readonly CycleNote[] | 'conflict'> {
  const { setting, kept, after, by, what, also = [] } = change;
  const partnership = setting.partnership.id;
  const cycles = await gatherCycles(ports, partnership);
  const isAboutCycles = (['quiet', 'rhythms', 'ended'] as const).some((field) => kept.value[field] !== after[field]);
  const following = isAboutCycles ? await followAll(ports, change, cycles) : [];
  await bringForward(ports, partnership, { stepAt: nextOf(change, cycles, ports.clock.now()) });
  const written = await commitInParts(ports, partnership, [
    [
      writeGroup(after, kept),
      ...following.flatMap(({ changes }) => changes),
      ...also,
      audit(ports, by.key, what, after.id),
    ],
    ...following.flatMap(({ shown }) => shown.map((show) => [show])),
  ]);
  return written === 'conflict' ? 'conflict' : following.flatMap(({ notes }) => notes);
}

type Cycles = readonly Kept<Cycle>[];

async function followAll(ports: Ports, { setting, after }: GroupChange, cycles: Cycles): Promise<readonly Following[]> {
  const ahead = meetingsOf(after.id, setting).filter(({ date }) => date >= setting.today);
  return Promise.all(
    ahead.map((meeting) => {
      const cycle = cycles.find(({ id }) => id === meeting.id) ?? null;
      return followMeeting(ports, { setting, group: after, before: meeting, after: meeting, cycle });
    }),
  );
}

/** When the group's cycles next have anything to do; a tick that finds them paused says when that is over. */
function nextOf({ setting, after }: GroupChange, cycles: Cycles, now: Instant): Instant | null {
  const instants = meetingsOf(after.id, setting).flatMap((meeting) => {
    const cycle = cycles.find(({ id }) => id === meeting.id)?.value ?? null;
    return nextInstant(cycle, meeting, stepsOfCycle(meeting, after, england), now) ?? [];
  });
  return instants.toSorted()[0] ?? null;
}
