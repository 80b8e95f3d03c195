import { refusalOfText } from '../domain/accept-update.ts';
import { type Asker, isBusinessManager } from '../domain/access.ts';
import { england } from '../domain/calendar.ts';
import { newCycle, type StepName, standsStill, stepsOfCycle } from '../domain/cycle.ts';
import type { Day } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { CycleNote } from '../domain/move-cycle.ts';
import type { Group, Rhythms } from '../domain/partnership.ts';
import {
  cycleWithout,
  groupInRhythm,
  maySteer,
  pausedGroup,
  quietGroup,
  resumedGroup,
  type SteerRefusal,
  whyNotAskNow,
} from '../domain/steer-group.ts';
import { askForUpdates } from './ask-for-updates.ts';
import { changeGroup } from './change-group.ts';
import { audit, commit, untilDone } from './commit.ts';
import { findGroup, type NoGroup } from './find-group.ts';
import { foreseeAskNow, foreseeStep, type StepForeseen } from './foresee-steering.ts';
import { gatherSetting, meetingsOf, type Setting } from './gather.ts';
import { type CycleFacts, gatherCycle, writeCycle } from './gather-cycle.ts';
import type { Kept, Ports } from './ports.ts';

/** What a group's cycles are to do from now on. */
export type SteerOrder =
  | { readonly do: 'pause'; readonly until: Day | null }
  | { readonly do: 'resume' }
  | { readonly do: 'quiet'; readonly from: Day; readonly to: Day }
  | { readonly do: 'no-quiet' }
  | { readonly do: 'rhythm'; readonly change: Partial<Rhythms> }
  | { readonly do: 'skip'; readonly step: StepName; readonly why: string }
  | { readonly do: 'ask-now' };

export interface SteerWish {
  readonly partnership: string;
  readonly asker: Asker;
  /** The group's name as it was typed. */
  readonly group: string;
  readonly order: SteerOrder;
  /** Somebody who was shown what it would do says so again; only what asks others, or leaves them unasked, is asked about. */
  readonly confirmed: boolean;
}

export type Steered =
  | {
      readonly kind: 'done';
      readonly order: SteerOrder;
      readonly group: Group;
      /** The meeting whose cycle it was; null for what holds for all of them. */
      readonly meeting: Meeting | null;
      /** How many actions were asked about at once. */
      readonly asked: number;
      readonly notes: readonly CycleNote[];
    }
  | {
      readonly kind: 'confirm';
      readonly order: Extract<SteerOrder, { do: 'skip' | 'ask-now' }>;
      readonly group: Group;
      readonly meeting: Meeting;
      readonly foreseen: StepForeseen;
    }
  | { readonly kind: 'refused'; readonly group: string; readonly refusal: SteeringRefusal };

export type SteeringRefusal =
  | SteerRefusal
  | NoGroup
  | { readonly code: 'no-meeting-ahead' }
  | { readonly code: 'unsafe-why' }
  | { readonly code: 'stands-still' };

/** A chair steers their own group from day to day; how its cycles run in general is the business manager's. */
const managersOnly: ReadonlySet<SteerOrder['do']> = new Set(['quiet', 'no-quiet', 'rhythm']);

/** Pauses, resumes, quietens, skips or asks at once, or says why not. */
export async function steerCycle(ports: Ports, wish: SteerWish): Promise<Steered> {
  return untilDone(() => trySteer(ports, wish));
}

function refused(group: string, refusal: SteeringRefusal): Steered {
  return { kind: 'refused', group, refusal };
}

interface Facts {
  readonly wish: SteerWish;
  readonly setting: Setting;
  readonly kept: Kept<Group>;
}

async function trySteer(ports: Ports, wish: SteerWish): Promise<Steered | 'conflict'> {
  const { partnership, asker, order } = wish;
  const [setting, groups] = await Promise.all([
    gatherSetting(ports, partnership),
    ports.store.register(partnership).list('group'),
  ]);
  const kept = findGroup(wish.group, groups);
  if ('code' in kept) return refused('', kept);
  if (managersOnly.has(order.do) && !isBusinessManager(asker)) return refused('', { code: 'not-business-manager' });
  if (!maySteer(asker, kept.value)) return refused(kept.value.name, { code: 'not-yours-to-steer' });
  const facts: Facts = { wish, setting, kept };
  if (order.do === 'skip') return skipStep(ports, facts, order);
  if (order.do === 'ask-now') return askNow(ports, facts);
  const after = steered(order, kept.value, setting.today);
  if ('code' in after) return refused(kept.value.name, after);
  const notes = await changeGroup(ports, { setting, kept, after, by: asker, what: trail[order.do] });
  return notes === 'conflict' ? 'conflict' : done(facts, { group: after, notes });
}

function done({ wish, kept }: Facts, more: Partial<Extract<Steered, { kind: 'done' }>>): Steered {
  return { kind: 'done', order: wish.order, group: kept.value, meeting: null, asked: 0, notes: [], ...more };
}

type GroupOrder = Exclude<SteerOrder, { do: 'skip' | 'ask-now' }>;

const trail: Readonly<Record<GroupOrder['do'], string>> = {
  pause: 'paused a group',
  resume: 'resumed a group',
  quiet: 'set a quiet period',
  'no-quiet': 'took the quiet periods away',
  rhythm: 'set the rhythm',
};

function steered(order: GroupOrder, group: Group, today: Day): Group | SteerRefusal {
  switch (order.do) {
    case 'pause':
      return pausedGroup(group, order.until, today);
    case 'resume':
      return resumedGroup(group, today);
    case 'quiet':
      return quietGroup(group, order, today);
    case 'no-quiet':
      return { ...group, quiet: [] };
    case 'rhythm':
      return groupInRhythm(group, order.change);
    default:
      return order satisfies never;
  }
}

/** The cycle that runs up to a group's next meeting. */
async function nextCycle(ports: Ports, { setting, kept }: Facts): Promise<CycleFacts | null> {
  const next = meetingsOf(kept.value.id, setting).find(({ date }) => date >= setting.today);
  return next ? gatherCycle(ports, setting.partnership.id, next.id) : null;
}

async function skipStep(
  ports: Ports,
  facts: Facts,
  order: Extract<SteerOrder, { do: 'skip' }>,
): Promise<Steered | 'conflict'> {
  const { step, why } = order;
  const { asker, confirmed } = facts.wish;
  const { name } = facts.kept.value;
  if (why.length > 200 || refusalOfText(why, false)) return refused(name, { code: 'unsafe-why' });
  const next = await nextCycle(ports, facts);
  if (!next) return refused(name, { code: 'no-meeting-ahead' });
  const { meeting } = next;
  const at = ports.clock.now();
  const who = `${asker.name || 'the command line'} left it out`;
  const words = why === '' ? who : `${who}: ${why}`;
  const cycle = cycleWithout(next.cycle?.value ?? newCycle(meeting), { step, by: asker.key, why: words, at });
  if ('code' in cycle) return refused(name, cycle);
  if (!confirmed) {
    return { kind: 'confirm', order, group: facts.kept.value, meeting, foreseen: await foreseeStep(ports, next, step) };
  }
  const written = await commit(ports, facts.wish.partnership, [
    writeCycle(cycle, next.cycle),
    audit(ports, asker.key, `skipped the ${step}`, meeting.id),
  ]);
  return written === 'conflict' ? 'conflict' : done(facts, { meeting });
}

/** Asks for the next meeting now and not on its day. Once is enough: a cycle that has asked does not ask again. */
async function askNow(ports: Ports, facts: Facts): Promise<Steered | 'conflict'> {
  const { kept, wish } = facts;
  const next = await nextCycle(ports, facts);
  if (!next) return refused(kept.value.name, { code: 'no-meeting-ahead' });
  const { meeting, group, cycle, setting } = next;
  if (standsStill(group, meeting, setting.today)) return refused(group.name, { code: 'stands-still' });
  const steps = stepsOfCycle(meeting, group, england);
  const why = whyNotAskNow(cycle?.value ?? null, steps, ports.clock.now());
  if (why) return refused(group.name, why);
  if (!wish.confirmed) {
    return { kind: 'confirm', order: { do: 'ask-now' }, group, meeting, foreseen: await foreseeAskNow(ports, next) };
  }
  if ((await askForUpdates(ports, next)) === 'conflict') return 'conflict';
  const register = ports.store.register(wish.partnership);
  await register.commit([audit(ports, wish.asker.key, 'had it ask at once', meeting.id)]);
  const asked = (await register.find('cycle', meeting.id))?.value.asked ?? [];
  return done(facts, { meeting, asked: asked.length });
}
