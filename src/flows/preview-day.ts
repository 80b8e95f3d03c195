import { england } from '../domain/calendar.ts';
import type { Cycle } from '../domain/cycle.ts';
import { type CycleStep, hasRun, stepsOfCycle } from '../domain/cycle.ts';
import { atLondon, type Day, type Instant, londonDay } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import { messageId } from '../domain/message.ts';
import type { Group } from '../domain/partnership.ts';
import { fullRef } from '../domain/ref.ts';
import { askedIn } from './ask-for-updates.ts';
import { gatherPlans, gatherSetting, meetingsOf, type Plans, type Setting, valuesOf } from './gather.ts';
import type { Kept, Ports } from './ports.ts';

/** What a day holds: printed by `day --on DATE --json`, and it sends nothing. */
export interface DayPreview {
  readonly on: Day;
  readonly steps: readonly PreviewedStep[];
  readonly skipped: readonly {
    readonly step: string;
    readonly group: string;
    readonly meeting: Day;
    readonly why: string;
  }[];
}

export interface PreviewedStep {
  readonly at: Instant;
  readonly group: string;
  readonly meeting: Day;
  readonly step: string;
  readonly why: string;
  readonly requests: readonly string[];
  readonly messages: readonly { readonly id: string; readonly kind: string; readonly to: string }[];
}

/** What Baton would do on a day, and why, as if earlier steps had run on time and nobody answered meanwhile. */
export async function previewDay(ports: Ports, partnership: string, on: Day): Promise<DayPreview> {
  const register = ports.store.register(partnership);
  const [now, plans, cycleRows] = await Promise.all([
    gatherSetting(ports, partnership),
    gatherPlans(register),
    register.list('cycle'),
  ]);
  const setting: Setting = { ...now, today: on };
  const cycles = valuesOf(cycleRows);
  const due = setting.meetings.flatMap((meeting) => {
    const group = setting.groups.find(({ id }) => id === meeting.group);
    if (!group || meeting.cancelled) return [];
    const steps = stepsOfCycle(meeting, group, england).filter(({ at }) => londonDay(at) === on);
    return steps.map((step) => ({
      meeting,
      group,
      step,
      cycle: cycleRows.find(({ id }) => id === meeting.id) ?? null,
    }));
  });
  const steps = due
    .filter(({ cycle, step }) => !wasSkipped(cycle, step))
    .map((one) => previewed(one, { setting, plans, cycles }))
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const skipped = due.flatMap(({ cycle, step, group, meeting }) => {
    const was = wasSkipped(cycle, step);
    return was ? [{ step: step.name, group: group.name, meeting: meeting.date, why: was.why }] : [];
  });
  return { on, steps, skipped };
}

interface Due {
  readonly meeting: Meeting;
  readonly group: Group;
  readonly step: CycleStep;
  readonly cycle: Kept<Cycle> | null;
}

function wasSkipped(cycle: Kept<Cycle> | null, step: CycleStep) {
  return cycle?.value.skipped.find((skipped) => skipped.step === step.name) ?? null;
}

function previewed(
  { meeting, group, step, cycle }: Due,
  { setting, plans, cycles }: { setting: Setting; plans: Plans; cycles: readonly Cycle[] },
): PreviewedStep {
  const asked = hasRun(cycle?.value ?? null, 'ask')
    ? (cycle?.value.asked ?? [])
    : askedIn({ setting, meeting, group, cycle, cycles }, plans, atLondon(setting.today, '09:00')).map(
        ({ tracked: { action } }) => fullRef(action.plan, action.ref),
      );
  const requests = step.name === 'ask' ? asked : [];
  return {
    at: step.at,
    group: group.name,
    meeting: meeting.date,
    step: step.name,
    why: step.why,
    requests,
    messages: messagesOf(step, { meeting, group, setting, asked }),
  };
}

function messagesOf(
  step: CycleStep,
  { meeting, group, setting, asked }: { meeting: Meeting; group: Group; setting: Setting; asked: readonly string[] },
): PreviewedStep['messages'] {
  const place = (to: Group) => (to.channel ? `${to.name}'s channel` : `${to.name} (no channel yet: cannot reach)`);
  if (step.name === 'ask') {
    return asked.length === 0
      ? []
      : [{ id: messageId(meeting.id, 'ask', group.id), kind: 'request', to: place(group) }];
  }
  if (step.name === 'close') return [];
  const oversight = setting.groups.find(({ id }) => id === setting.partnership.oversight);
  const digest = { id: messageId(meeting.id, 'digest', group.id), kind: 'digest', to: place(group) };
  if (!oversight || oversight.id === group.id) return [digest];
  const next = meetingsOf(oversight.id, setting).find(({ date }) => date >= setting.today);
  const thread = messageId(next?.id ?? `${oversight.id}.undated`, 'summary', oversight.id);
  return [digest, { id: thread, kind: 'summary', to: place(oversight) }];
}
