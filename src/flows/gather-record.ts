import type { Cycle } from '../domain/cycle.ts';
import { type Decision, oldestFirst, thatStand } from '../domain/decision.ts';
import type { Meeting } from '../domain/meeting.ts';
import { type Matters, type MeetingRecord, mattersFor } from '../domain/meeting-record.ts';
import type { Agency, Group, Person } from '../domain/partnership.ts';
import { gatherPlans, gatherSetting, type Plans, type Setting, valuesOf } from './gather.ts';
import { planKey } from './keys.ts';
import type { Kept, Ports } from './ports.ts';

/** What the record of one meeting is drawn from, and what each of its saves is decided on. */
export interface RecordFacts {
  readonly setting: Setting;
  readonly plans: Plans;
  readonly meeting: Meeting;
  readonly group: Kept<Group>;
  readonly agencies: readonly Agency[];
  readonly people: readonly Person[];
  readonly cycle: Kept<Cycle> | null;
  readonly record: Kept<MeetingRecord> | null;
  /** Records of all meetings: a few dozen a year. */
  readonly records: readonly MeetingRecord[];
  /** Those that stand, of the plans in which the group has actions, oldest first. */
  readonly decisions: readonly Decision[];
  readonly matters: Matters;
}

/** Null where there is no such meeting, or no longer a group that it is of. */
export async function gatherRecord(ports: Ports, partnership: string, meetingId: string): Promise<RecordFacts | null> {
  const register = ports.store.register(partnership);
  const [meeting, setting, plans, agencies, people, cycle, records] = await Promise.all([
    register.find('meeting', meetingId),
    gatherSetting(ports, partnership),
    gatherPlans(register),
    register.list('agency'),
    register.list('person'),
    register.find('cycle', meetingId),
    register.list('record'),
  ]);
  const group = meeting && (await register.find('group', meeting.value.group));
  if (!meeting || !group) return null;
  const record = records.find(({ id }) => id === meetingId) ?? null;
  const decisions = await decisionsAbout(ports, partnership, ledPlans(plans, group.id));
  const facts = { setting, plans, meeting: meeting.value, group, cycle, record, decisions };
  const notedBefore = valuesOf(records).filter((other) => other.group === group.id && other.meeting !== meetingId);
  return {
    ...facts,
    agencies: valuesOf(agencies),
    people: valuesOf(people),
    records: valuesOf(records),
    matters: mattersFor({
      group: group.value,
      meeting: meeting.value,
      record: record?.value ?? null,
      actions: plans.actions,
      decisions,
      notedBefore: new Set(notedBefore.flatMap(({ noted }) => noted)),
      today: setting.today,
    }),
  };
}

function ledPlans({ actions }: Plans, group: string): readonly string[] {
  return [...new Set(actions.filter(({ action }) => action.leads.includes(group)).map(({ action }) => action.plan))];
}

async function decisionsAbout(
  ports: Ports,
  partnership: string,
  plans: readonly string[],
): Promise<readonly Decision[]> {
  const register = ports.store.register(partnership);
  const rows = await Promise.all(plans.map((plan) => register.list('decision', { prefix: `${planKey(plan)}~` })));
  return oldestFirst(thatStand(rows.flatMap(valuesOf)));
}
