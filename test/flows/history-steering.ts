import { addDays, type Day, londonDay } from '../../src/domain/day.ts';
import { changeMeeting, type MeetingWish } from '../../src/flows/change-meeting.ts';
import { type EndWish, endGroup } from '../../src/flows/end-group.ts';
import { saveRecord } from '../../src/flows/save-record.ts';
import { type SteerOrder, steerCycle } from '../../src/flows/steer-cycle.ts';
import { addNote, holdDigest, releaseDigest } from '../../src/flows/steer-digest.ts';
import { rowsOf, theManager } from '../builders.ts';
import { type Act, askerOf } from './history-acts.ts';
import { groups, partnership } from './history-world.ts';

// What chairs and business managers have done: meetings moved, digests held, groups ended, meetings recorded.

type Order = (today: Day, ahead: readonly Day[], past: readonly Day[]) => MeetingWish['order'];

export function meeting(name: string, group: number, order: Order): Act {
  const { id, name: typed } = groups[group % groups.length]!;
  return {
    name: `${name} of ${typed}`,
    does: async ({ world, model, instance }) => {
      const today = londonDay(world.clock.now());
      const own = (await rowsOf(world, 'meeting')).filter((one) => one.group === id);
      const days = own.map(({ date }) => date).toSorted();
      const wanted = order(
        today,
        days.filter((date) => date >= today),
        days.filter((date) => date < today),
      );
      if (wanted.do === 'move')
        for (const { id: past, date } of own) if (date < today && date === wanted.on) model.movedLate.add(past);
      const wish = { partnership, asker: theManager, group: typed, order: wanted, newGroup: false, confirmed: true };
      const before = new Map(model.meetings);
      model.meetings.clear();
      const changed = await changeMeeting(instance.ports, wish);
      for (const [kept, value] of before) model.meetings.set(kept, value);
      if (changed.kind === 'done') model.meetings.set(changed.after.id, changed.after);
    },
  };
}

export const orders = {
  add:
    (days: number): Order =>
    (today) => {
      return { do: 'add', date: addDays(today, days), time: null, papers: null, title: null };
    },
  move:
    (days: number): Order =>
    (_, [on = null]) => {
      return { do: 'move', on, date: addDays(on ?? '2019-01-01', days), time: null, papers: null };
    },
  /** The meeting was not held: found out only afterwards. */
  moveLate:
    (days: number): Order =>
    (today, _, past) => {
      return { do: 'move', on: past.at(-1) ?? today, date: addDays(today, days), time: null, papers: null };
    },
  papers:
    (days: number): Order =>
    (_, [on = null]) => {
      return { do: 'papers', on, papers: addDays(on ?? '2019-01-01', -days) };
    },
  cancel:
    (): Order =>
    (_, [on = null]) => ({ do: 'cancel', on }),
  reinstate: (): Order => () => ({ do: 'reinstate', on: null }),
} as const;

export function steerDigest(how: 'hold' | 'release' | 'note', by: string): Act {
  const flow = { hold: holdDigest, release: releaseDigest, note: addNote };
  return {
    name: `${by}: ${how} the digest`,
    does: async ({ world, instance }) => {
      const closed = (await rowsOf(world, 'cycle')).findLast(({ ran }) => ran.at(-1)?.step === 'close');
      const note = { text: 'Thank you all.', confirmed: false };
      const steering = { partnership, asker: askerOf(by), meeting: closed?.meeting ?? 'none', ...note };
      await flow[how](instance.ports, steering);
    },
  };
}

export function steer(name: string, group: number, order: (today: Day) => SteerOrder): Act {
  const typed = groups[group % groups.length]!.name;
  return {
    name: `${name} ${typed}`,
    does: async ({ world, instance }) => {
      const wanted = order(londonDay(world.clock.now()));
      await steerCycle(instance.ports, {
        partnership,
        asker: theManager,
        group: typed,
        order: wanted,
        confirmed: true,
      });
    },
  };
}

export function endsOrMerges(group: number, does: EndWish['does']): Act {
  const typed = groups[group % groups.length]!.name;
  return {
    name: `${does.do} ${typed}${does.do === 'merge' ? ` into ${does.into}` : ''}`,
    does: async ({ instance }) => {
      await endGroup(instance.ports, { partnership, asker: theManager, group: typed, does, confirmed: true });
    },
  };
}

export function finishRecord(which: number): Act {
  return {
    name: `finish the record of meeting ${which + 1}`,
    does: async ({ world, model, instance }) => {
      const meetings = await rowsOf(world, 'meeting');
      const { id } = meetings[which % meetings.length]!;
      const seq = (await world.register.find('record', id))?.value.sequence ?? 0;
      const page = {
        part: 'finish',
        typed: { 'words~minute': 'M 1' },
        takeOut: null,
        confirmed: false,
        finish: true,
      } as const;
      const submitted = { partnership, asker: theManager, meeting: id, seq, submit: `finish.${id}`, ...page };
      const saved = await saveRecord(instance.ports, submitted);
      if (saved.kind === 'saved') model.recorded.add(id);
    },
  };
}
