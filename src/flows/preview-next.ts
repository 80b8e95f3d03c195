import { type Asker, isBusinessManager, isChairOf } from '../domain/access.ts';
import { england } from '../domain/calendar.ts';
import { type Cycle, nextInstant, standsStill, stepsOfCycle } from '../domain/cycle.ts';
import { type Day, type Instant, londonDay } from '../domain/day.ts';
import type { Group } from '../domain/partnership.ts';
import { hasEnded } from '../domain/succession.ts';
import { findGroup, type NoGroup } from './find-group.ts';
import { gatherCycles, gatherSetting, meetingsOf, type Setting } from './gather.ts';
import type { Kept, Ports } from './ports.ts';
import { type PreviewedStep, previewDay } from './preview-day.ts';

export interface PreviewWish {
  readonly partnership: string;
  readonly asker: Asker;
  /** The group's name as it was typed; null for all that the asker may steer. */
  readonly group: string | null;
}

export type NextPreview =
  | {
      readonly kind: 'preview';
      /** The name of the one group that was asked about. */
      readonly group: string | null;
      /** What runs next, all of one day; empty where nothing is ahead. */
      readonly steps: readonly PreviewedStep[];
      readonly paused: readonly { readonly group: string; readonly until: Day | null }[];
      /** Groups with meetings ahead that have no channel. */
      readonly cannotReach: readonly string[];
    }
  | {
      readonly kind: 'refused';
      readonly group: string;
      readonly refusal: NoGroup | { readonly code: 'not-yours-to-steer' };
    };

/** What the next step would ask and send, and to whom. Nothing is sent. */
export async function previewNext(ports: Ports, wish: PreviewWish): Promise<NextPreview> {
  const { partnership, asker } = wish;
  const [setting, rows, cycles] = await Promise.all([
    gatherSetting(ports, partnership),
    ports.store.register(partnership).list('group'),
    gatherCycles(ports, partnership),
  ]);
  const own = setting.groups.filter((group) => isBusinessManager(asker) || isChairOf(asker, group.id));
  const named = wish.group === null ? null : findGroup(wish.group, rows);
  if (named && 'code' in named) return { kind: 'refused', group: '', refusal: named };
  const wanted = named ? own.filter(({ id }) => id === named.id) : own;
  if (wanted.length === 0) {
    return { kind: 'refused', group: named?.value.name ?? '', refusal: { code: 'not-yours-to-steer' } };
  }
  const next = nextOf(wanted, { setting, cycles, now: ports.clock.now() });
  const names = new Set(wanted.map(({ name }) => name));
  const day = next ? await previewDay(ports, partnership, londonDay(next)) : null;
  return {
    kind: 'preview',
    group: named?.value.name ?? null,
    steps: day?.steps.filter(({ group, at }) => names.has(group) && at >= next!) ?? [],
    ...standing(wanted, setting),
  };
}

interface Around {
  readonly setting: Setting;
  readonly cycles: readonly Kept<Cycle>[];
  readonly now: Instant;
}

/** The first instant at which one of these groups' cycles has something to do, those that stand still left out. */
function nextOf(groups: readonly Group[], { setting, cycles, now }: Around): Instant | null {
  const instants = groups.flatMap((group) =>
    meetingsOf(group.id, setting).flatMap((meeting) => {
      if (standsStill(group, meeting, setting.today)) return [];
      const cycle = cycles.find(({ id }) => id === meeting.id)?.value ?? null;
      return nextInstant(cycle, meeting, stepsOfCycle(meeting, group, england), now) ?? [];
    }),
  );
  return instants.toSorted()[0] ?? null;
}

function standing(groups: readonly Group[], setting: Setting) {
  const { today } = setting;
  const meets = (group: Group) => !hasEnded(group) && meetingsOf(group.id, setting).some(({ date }) => date >= today);
  return {
    paused: groups.flatMap(({ name, paused }) => {
      const isPaused = paused !== null && (paused.until === null || today < paused.until);
      return isPaused ? [{ group: name, until: paused.until }] : [];
    }),
    cannotReach: groups.filter((group) => !group.channel && meets(group)).map(({ name }) => name),
  };
}
