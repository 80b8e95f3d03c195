import { addDays, type Day, londonDay } from '../../src/domain/day.ts';
import type { Post } from '../../src/domain/partnership.ts';
import { assignAction } from '../../src/flows/assign-action.ts';
import { changeMeeting, type MeetingWish } from '../../src/flows/change-meeting.ts';
import { type EndWish, endGroup } from '../../src/flows/end-group.ts';
import { personLeft } from '../../src/flows/person-left.ts';
import { saveRecord } from '../../src/flows/save-record.ts';
import { type SteerOrder, steerCycle } from '../../src/flows/steer-cycle.ts';
import { addNote, holdDigest, releaseDigest } from '../../src/flows/steer-digest.ts';
import { rowsOf, theManager } from '../builders.ts';
import { type Act, askerOf } from './history-acts.ts';
import { answerable, groups, partnership } from './history-world.ts';

// What chairs and business managers have done: meetings moved, digests held, meetings recorded, people changed.

type Order = (today: Day, ahead: readonly Day[]) => MeetingWish['order'];

export function meeting(name: string, group: number, order: Order): Act {
  const { id, name: typed } = groups[group % groups.length]!;
  return {
    name: `${name} of ${typed}`,
    does: async ({ world, model, instance }) => {
      const today = londonDay(world.clock.now());
      const known = (await rowsOf(world, 'meeting')).filter((one) => one.group === id && one.date >= today);
      const wanted = order(today, known.map(({ date }) => date).toSorted());
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

export function leaves(person: string): Act {
  return {
    name: `${person} leaves`,
    does: async ({ model, instance }) => {
      const left = await personLeft(instance.ports, partnership, person, theManager.key);
      if (left.kind === 'left') model.left.add(person);
    },
  };
}

export function assign(target: number, key: string): Act {
  const { ref } = answerable[target % answerable.length]!;
  return {
    name: `${ref} is assigned to ${key}`,
    does: async ({ model, instance }) => {
      model.passedOn.add(ref);
      const assignment = { partnership, asker: theManager, plan: 'DP', ref, person: { key, name: key } };
      await assignAction(instance.ports, assignment);
    },
  };
}

/** What a list of people says of a post. */
export function postIs(name: string, id: string, change: (post: Post, today: Day) => Post): Act {
  return {
    name: `post ${id}: ${name}`,
    does: async ({ world }) => {
      const post = (await world.register.find('post', id))!.value;
      const value = change(post, londonDay(world.clock.now()));
      await world.register.commit([{ do: 'put', kind: 'post', id, value }]);
    },
  };
}
