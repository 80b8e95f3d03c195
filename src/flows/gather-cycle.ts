import type { Cycle } from '../domain/cycle.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Group } from '../domain/partnership.ts';
import { gatherSetting, type Setting } from './gather.ts';
import type { Kept, Ports, RegisterChange } from './ports.ts';

/** A meeting with its group and what its cycle has done so far; no row is a cycle that has not begun. */
export interface CycleFacts {
  readonly setting: Setting;
  readonly meeting: Meeting;
  readonly group: Group;
  readonly cycle: Kept<Cycle> | null;
}

export async function gatherCycle(ports: Ports, partnership: string, meetingId: string): Promise<CycleFacts | null> {
  const register = ports.store.register(partnership);
  const [setting, cycle] = await Promise.all([gatherSetting(ports, partnership), register.find('cycle', meetingId)]);
  const meeting = setting.meetings.find(({ id }) => id === meetingId);
  const group = meeting && setting.groups.find(({ id }) => id === meeting.group);
  return meeting && group ? { setting, meeting, group, cycle } : null;
}

export function writeCycle(value: Cycle, before: Kept<Cycle> | null): RegisterChange {
  const row = { kind: 'cycle', id: value.meeting, value } as const;
  return before ? { do: 'replace', ...row, version: before.version } : { do: 'insert', ...row };
}
