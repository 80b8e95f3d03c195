import {
  askMissed,
  askMissedText,
  noMeeting,
  reachedNobody,
  reachedNobodyText,
  undatedAfter,
  whyPaused,
  withoutMeetingText,
} from '../domain/alarm.ts';
import { england } from '../domain/calendar.ts';
import { type Cycle, isSettled, standsStill, stepsOfCycle } from '../domain/cycle.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Group } from '../domain/partnership.ts';
import { commit, untilDone } from './commit.ts';
import { gatherPlans, type Setting } from './gather.ts';
import { requestsOf } from './gather-requests.ts';
import type { Ports, RegisterChange } from './ports.ts';
import { type Notice, noticesToManagers } from './tell-managers.ts';

/** What a run of a partnership's due steps has just seen. */
export interface Seen {
  readonly setting: Setting;
  readonly cycles: readonly Cycle[];
  /** Which steps of which meetings ran just now. */
  readonly runs: readonly { readonly meeting: string; readonly step: string }[];
}

/**
 * Tells the business managers where a cycle that should have asked asks nobody. Looked for only when some step is due,
 * and told once: each notice has its own name.
 */
export async function raiseAlarms(ports: Ports, partnership: string, seen: Seen): Promise<void> {
  const notices = [...pausedOverAsk(ports, seen), ...(await reachedNobodyIn(ports, partnership, seen))];
  for (const notice of notices) {
    await untilDone(async () => {
      const changes = await noticesToManagers(ports, partnership, notice);
      return changes.length > 0 ? commit(ports, partnership, changes) : 'done';
    });
  }
}

/** The notice that goes with skipping an ask that came too late. */
export function askSkipped(
  ports: Ports,
  { setting, meeting, group }: { readonly setting: Setting; readonly meeting: Meeting; readonly group: Group },
  because: string,
): Promise<readonly RegisterChange[]> {
  const text = askMissedText(group, meeting, because);
  return noticesToManagers(ports, setting.partnership.id, { meeting: meeting.id, name: askMissed, text });
}

/** Asks whose time came while their group was paused, and whose meeting is still ahead. */
function pausedOverAsk(ports: Ports, { setting, cycles }: Seen): readonly Notice[] {
  const { meetings, groups, today } = setting;
  return meetings.flatMap((meeting) => {
    const group = groups.find(({ id }) => id === meeting.group);
    const because = group && standsStill(group, meeting, today) ? whyPaused(group, today) : null;
    if (!group || because === null || meeting.cancelled || meeting.date < today) return [];
    const cycle = cycles.find((one) => one.meeting === meeting.id) ?? null;
    const ask = stepsOfCycle(meeting, group, england).find(({ name }) => name === 'ask')!;
    if (ask.at > ports.clock.now() || isSettled(cycle, 'ask')) return [];
    return [{ meeting: meeting.id, name: askMissed, text: askMissedText(group, meeting, because) }];
  });
}

/** Cycles that have asked, and of whose cards not one could be sent. */
async function reachedNobodyIn(
  ports: Ports,
  partnership: string,
  { setting, cycles, runs }: Seen,
): Promise<readonly Notice[]> {
  const asked = cycles.filter(
    (cycle) => cycle.asked.length > 0 && runs.some(({ meeting }) => meeting === cycle.meeting),
  );
  const found = await Promise.all(
    asked.map(async (cycle) => {
      const reason = await whyNobodyReached(ports, partnership, cycle);
      const meeting = setting.meetings.find(({ id }) => id === cycle.meeting);
      const group = setting.groups.find(({ id }) => id === cycle.group);
      if (reason === null || !meeting || !group) return [];
      return [{ meeting: meeting.id, name: reachedNobody, text: reachedNobodyText(group, meeting, reason) }];
    }),
  );
  return found.flat();
}

async function whyNobodyReached(ports: Ports, partnership: string, cycle: Cycle): Promise<string | null> {
  const register = ports.store.register(partnership);
  const cards = new Set((await requestsOf(register, cycle)).map(({ message }) => message));
  const messages = await Promise.all([...cards].map((id) => register.find('message', id)));
  const reasons = messages.flatMap((kept) => (kept?.value.state === 'failed' ? [kept.value.reason ?? ''] : []));
  return reasons.length > 0 && reasons.length === messages.length ? reasons[0]! : null;
}

/** The notice that goes with asking for a meeting's record where nobody has dated the next one. */
export async function noMeetingAhead(
  ports: Ports,
  setting: Setting,
  held: Meeting,
): Promise<readonly RegisterChange[]> {
  const { partnership } = setting;
  const { actions } = await gatherPlans(ports.store.register(partnership.id));
  const undated = undatedAfter(held, partnership.oversight, { ...setting, actions });
  if (undated.length === 0) return [];
  const text = withoutMeetingText(undated);
  return noticesToManagers(ports, partnership.id, { meeting: held.id, name: noMeeting, text });
}
