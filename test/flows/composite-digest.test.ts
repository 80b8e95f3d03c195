import { describe, expect, it } from '@jest/globals';
import type { Digest, DigestSectionKey } from '../../src/domain/digest.ts';
import { answerQuestion, type Question } from '../../src/flows/answer-question.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { takeDecision } from '../../src/flows/take-decision.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import {
  anAsker,
  aPartnership,
  proposed,
  rowsOf,
  theGroups,
  theManager,
  type World,
  withMeetings,
  withPlan,
} from '../builders.ts';

/** MACE and the LPR Group meet between two meetings of the Strategic Group; each leads two actions. */
async function anInterval(): Promise<World> {
  const groups = theGroups.map((group) => ({ ...group, policy: 'all' as const }));
  const world = await aPartnership('2019-05-01T09:00:00Z', { groups });
  await withPlan(world, [
    { ref: '1.1', timescale: 'July 2019' },
    { ref: '1.2', timescale: 'March 2020', measure: 'Fewer children wait' },
    { ref: '2.1', timescale: 'March 2020', leads: ['LPR Group'] },
    { ref: '2.2', timescale: 'November 2019', leads: ['LPR Group'] },
    { ref: '3.1', timescale: 'Ongoing', leads: ['Strategic Group'] },
  ]);
  await withMeetings(
    world,
    ...['Strategic Group 2019-06-25', 'MACE 2019-06-18', 'MACE 2019-09-24', 'LPR Group 2019-09-26'],
    ...['Strategic Group 2019-10-22', 'MACE 2019-11-19', 'Strategic Group 2020-01-28'],
  );
  return world;
}

async function live(world: World, ...moments: readonly string[]): Promise<void> {
  for (const at of moments) {
    world.clock.set(at);
    await runDueSteps(world.ports, world.partnership);
  }
}

let submits = 0;
async function say(world: World, at: string, ref: string, more: Parameters<typeof proposed>[0] = {}): Promise<void> {
  world.clock.set(at);
  submits += 1;
  const submit = { partnership: world.partnership, asker: theManager, submission: `c${submits}`, plan: 'DP', ref };
  const taken = await takeUpdate(world.ports, { ...submit, proposed: proposed({ route: 'e-mail', ...more }) });
  if (taken.kind !== 'taken') throw new Error(JSON.stringify(taken));
}

function lines(digest: Digest, key: DigestSectionKey) {
  const section = digest.sections.find((one) => one.key === key)!;
  return section.lines.map(({ label, fact, quote }) => [label, fact, quote].filter(Boolean).join(' · '));
}

/** The interval lived through to the close of the Strategic Group's October cycle, on 11 October at 09:00. */
async function toOctober(): Promise<World> {
  const world = await anInterval();
  await live(world, '2019-05-28T08:00:00Z', '2019-06-04T08:00:00Z', '2019-06-07T08:00:00Z');
  await live(world, '2019-06-14T08:00:00Z', '2019-06-18T08:00:00Z', '2019-06-26T08:00:00Z');
  await say(world, '2019-07-10T10:00:00Z', '2.1', { rating: 'green' });
  await live(world, '2019-09-03T08:00:00Z', '2019-09-05T08:00:00Z');
  await say(world, '2019-09-06T10:00:00Z', '1.1', { rating: 'red', narrative: 'Two agencies owe their figures.' });
  await say(world, '2019-09-06T11:00:00Z', '1.2', {
    rating: 'blue',
    narrative: 'Waits are down by half.',
    complete: true,
  });
  await live(world, '2019-09-13T08:00:00Z', '2019-09-17T08:00:00Z', '2019-09-19T08:00:00Z', '2019-10-01T08:00:00Z');
  const chair = anAsker({ key: 'tenant~chair', roles: [{ kind: 'chair', group: 'mace' }] });
  const ruling = { matter: 'sign-off', outcome: 'agreed', to: null } as const;
  await takeDecision(world.ports, { partnership: world.partnership, asker: chair, plan: 'DP', ref: '1.2', ruling });
  await live(world, '2019-10-11T08:00:00Z');
  return world;
}

async function frozen(world: World, meeting = 'strategic-group.2019-10-22'): Promise<Digest> {
  return (await world.register.find('digest', meeting))!.value.group;
}

describe('the oversight group’s own digest', () => {
  it('covers the cycles that closed since its previous one was frozen, and its own', async () => {
    const digest = await frozen(await toOctober());
    // MACE and the LPR Group asked about two actions each in September, and the Strategic Group about its one.
    expect(digest).toMatchObject({ group: 'Strategic Group', composite: true, asked: 5, answered: 2 });
  });

  it('leaves out what the previous one stated', async () => {
    const world = await toOctober();
    const june = await frozen(world, 'strategic-group.2019-06-25');
    expect(june).toMatchObject({ composite: true, asked: 3, answered: 0 });
  });

  it('tells of all groups’ actions, each with its group', async () => {
    const digest = await frozen(await toOctober());
    expect(lines(digest, 'off-track')).toEqual(['1.1 · MACE, 72 days overdue, Red · Two agencies owe their figures.']);
    expect(lines(digest, 'moved')).toEqual(['1.2 · MACE, completed']);
    expect(lines(digest, 'difference')).toEqual(['1.2 · MACE · Waits are down by half.']);
    expect(lines(digest, 'coming')).toEqual(['2.2 · LPR Group, due 30 November']);
    const count = { blue: 1, green: 1, amber: 0, red: 1, notRated: 2 };
    expect(digest.byAim).toEqual([{ aim: 'Children are safe', ...count }]);
  });

  it('tells of what moved without having been asked about in the interval', async () => {
    const world = await anInterval();
    await say(world, '2019-05-20T10:00:00Z', '2.1', { rating: 'green' });
    await live(world, '2019-06-04T08:00:00Z', '2019-06-14T08:00:00Z');
    await say(world, '2019-07-10T10:00:00Z', '2.1', { rating: 'amber' });
    await say(world, '2019-08-10T10:00:00Z', '2.1', { rating: 'red' });
    world.clock.set('2019-08-12T10:00:00Z');
    const answer = await ask(world, 'digest for Strategic Group');
    expect(answer.kind === 'digest' && lines(answer.digest, 'moved')).toEqual(['2.1 · LPR Group, Green to Red']);
  });

  it('passes on the notes of groups’ chairs', async () => {
    const world = await anInterval();
    await live(world, '2019-09-13T08:00:00Z');
    const kept = (await world.register.find('digest', 'mace.2019-09-24'))!;
    const notes = [{ by: 'tenant~chair', at: world.clock.now(), text: 'Please decide on the return interviews.' }];
    const value = { ...kept.value, notes };
    await world.register.commit([{ do: 'put', kind: 'digest', id: kept.id, value }]);
    await live(world, '2019-10-11T08:00:00Z');
    expect(lines(await frozen(world), 'notes')).toEqual([
      'MACE · meeting of 24 September · Please decide on the return interviews.',
    ]);
  });

  it('is posted to its channel once, and not as a summary too', async () => {
    const world = await toOctober();
    await live(world, '2019-10-15T08:00:00Z', '2019-10-16T08:00:00Z');
    const own = (await rowsOf(world, 'message')).filter(
      ({ meeting, kind }) => meeting === 'strategic-group.2019-10-22' && (kind === 'digest' || kind === 'summary'),
    );
    expect(own.map(({ id }) => id)).toEqual(['strategic-group.2019-10-22~digest~strategic-group']);
  });

  it('reads only rows of its interval', async () => {
    const world = await toOctober();
    const read: string[] = [];
    const { store } = world;
    const register = (id: string) => {
      const rows = store.register(id);
      const list: typeof rows.list = (kind, range = {}) => {
        read.push(`${kind} ${JSON.stringify(range)}`);
        return rows.list(kind, range);
      };
      return { ...rows, find: rows.find.bind(rows), commit: rows.commit.bind(rows), list };
    };
    const ports = { ...world.ports, store: { ...store, register, directory: store.directory, queue: store.queue } };
    await answerQuestion(ports, question(world, 'digest for Strategic Group'));
    const requests = read.filter((one) => one.startsWith('request'));
    expect(requests.every((one) => one.includes('"prefix"'))).toBe(true);
    expect(requests.join()).not.toContain('2019-06');
    expect(read.filter((one) => /^(update|digest|message|audit|decision) \{\}/.test(one))).toEqual([]);
  });
});

function question(world: World, text: string, more: Partial<Question> = {}): Question {
  return { partnership: world.partnership, text, asker: theManager, channelOf: null, place: 'private', ...more };
}

function ask(world: World, text: string, more: Partial<Question> = {}) {
  return answerQuestion(world.ports, question(world, text, more));
}

describe('a question for a digest', () => {
  it('gets the composite in the oversight group’s channel, and by its name elsewhere', async () => {
    const world = await toOctober();
    const here = await ask(world, 'digest', { place: 'channel', channelOf: 'strategic-group' });
    expect(here).toMatchObject({ kind: 'digest', digest: { composite: true, asked: 5 } });
    expect(await ask(world, 'digest for Strategic Group')).toMatchObject({ digest: { composite: true } });
    expect(await ask(world, 'digest for MACE')).toMatchObject({ digest: { composite: false, group: 'MACE' } });
  });

  it('shows a reader from elsewhere nothing of a plan that is restricted to the group asked about', async () => {
    const world = await toOctober();
    const plan = (await world.register.find('plan', 'dp'))!;
    const audience = { kind: 'restricted', groups: ['strategic-group', 'mace'] } as const;
    await world.register.commit([{ do: 'put', kind: 'plan', id: 'dp', value: { ...plan.value, audience } }]);
    const shown = async (more: Partial<Question>) =>
      JSON.stringify(await ask(world, 'digest for Strategic Group', more));
    const words = 'Two agencies owe';
    expect(await shown({ place: 'channel', channelOf: 'strategic-group' })).toContain(words);
    expect(await shown({})).toContain(words);
    expect(await shown({ place: 'channel', channelOf: 'lpr-group' })).not.toContain(words);
    expect(await shown({ asker: anAsker({ memberOf: ['lpr-group'] }) })).not.toContain(words);
  });
});

describe('the summaries between two meetings of the oversight group', () => {
  const thread = 'strategic-group.first~summary~strategic-group';

  async function threeDigests(...meetings: readonly string[]): Promise<World> {
    const world = await aPartnership('2019-08-01T09:00:00Z');
    await withPlan(world, [{ ref: '1.1', timescale: 'July 2019' }]);
    await withMeetings(world, 'MACE 2019-09-24', 'LPR Group 2019-09-24', 'MEB 2019-10-01', ...meetings);
    return world;
  }

  async function summaries(world: World): Promise<readonly string[]> {
    const all = (await rowsOf(world, 'message')).filter(({ kind }) => kind === 'summary');
    return all.map(({ id, to }) => `${to.kind} ${id}`).toSorted();
  }

  const once = [
    `channel ${thread}`,
    'thread lpr-group.2019-09-24~summary~strategic-group',
    'thread meb.2019-10-01~summary~strategic-group',
  ];

  it('stand under one post where no meeting of it is dated', async () => {
    const world = await threeDigests();
    await live(world, '2019-09-17T08:00:00Z', '2019-09-24T08:00:00Z');
    expect((await summaries(world)).filter((one) => one.startsWith('channel'))).toHaveLength(1);
    expect(await summaries(world)).toHaveLength(3);
  });

  it.each<[string, (world: World) => Promise<void>]>([
    ['a meeting is dated', (world) => withMeetings(world, 'Strategic Group 2019-11-05')],
    [
      'its meeting is moved or cancelled',
      async (world) => {
        const kept = await world.register.list('meeting');
        const [moved, cancelled] = kept.filter(({ value }) => value.group === 'strategic-group');
        await world.register.commit([
          { do: 'put', kind: 'meeting', id: moved!.id, value: { ...moved!.value, date: '2019-12-03' } },
          { do: 'put', kind: 'meeting', id: cancelled!.id, value: { ...cancelled!.value, cancelled: true } },
        ]);
      },
    ],
  ])('go on under the same post when %s meanwhile', async (_, change) => {
    const world = await threeDigests('Strategic Group 2019-10-15', 'Strategic Group 2019-10-29');
    await live(world, '2019-09-17T08:00:00Z');
    await change(world);
    await live(world, '2019-09-24T08:00:00Z');
    expect(await summaries(world)).toEqual([
      once[0],
      expect.stringMatching(/^thread/),
      expect.stringMatching(/^thread/),
    ]);
  });

  it('are opened once, when several groups’ digests are posted by several processes at the same moment', async () => {
    const world = await threeDigests();
    await live(world, '2019-09-13T08:00:00Z');
    world.clock.set('2019-09-17T08:00:00Z');
    await Promise.all([1, 2, 3, 4].map(() => runDueSteps({ ...world.ports }, world.partnership)));
    const all = await summaries(world);
    expect(all).toHaveLength(2);
    expect(all.filter((one) => one.startsWith('channel'))).toEqual([`channel ${thread}`]);
  });
});
