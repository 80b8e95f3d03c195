import { describe, expect, it } from '@jest/globals';
import { type Delivery, deliver } from '../../src/flows/deliver-messages.ts';
import { relayOutbox } from '../../src/flows/relay-outbox.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { sendAgain } from '../../src/flows/send-again.ts';
import { useChannel } from '../../src/flows/set-up.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import {
  aChannel,
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
import { FakeMessenger } from './fake-messenger.ts';

const request = 'mace.2019-09-24~ask~mace';

/** MACE's request stands in the outbox. */
async function asked(groups = theGroups): Promise<World & { readonly teams: FakeMessenger }> {
  const world = await aPartnership('2019-08-01T09:00:00Z', { groups });
  await withPlan(world, [{ ref: '1.1', timescale: 'July 2019' }]);
  await withMeetings(world, 'MACE 2019-09-24');
  world.clock.set('2019-09-03T08:00:00Z');
  await runDueSteps(world.ports, world.partnership);
  return { ...world, teams: new FakeMessenger() };
}

type Sending = Awaited<ReturnType<typeof asked>>;

/** Relays the outbox and works off the queue as it stands now; what is put back for later stays. */
async function carry(world: Sending, instance = 'one'): Promise<readonly Delivery['outcome'][]> {
  await relayOutbox(world.ports, world.partnership);
  return work(world, instance);
}

async function work(world: Sending, instance = 'one'): Promise<readonly Delivery['outcome'][]> {
  const outcomes: Delivery['outcome'][] = [];
  for (;;) {
    const items = await world.store.queue.take(32);
    if (items.length === 0) return outcomes;
    for (const item of items) {
      outcomes.push((await deliver({ ...world.ports, messenger: world.teams, instance }, item)).outcome);
    }
  }
}

async function messageOf(world: World, id = request) {
  return (await world.register.find('message', id))!.value;
}

async function answer(world: World, narrative: string): Promise<void> {
  const submit = { partnership: world.partnership, asker: anAsker(), submission: narrative, plan: 'DP', ref: '1.1' };
  await takeUpdate(world.ports, { ...submit, proposed: proposed({ narrative }) });
}

function lastWords({ teams }: Sending): string {
  const content = teams.shown.at(-1)!.content;
  return content.kind === 'request' ? content.view.items[0]!.line.lastSaid : content.kind;
}

describe('a message', () => {
  it('is posted once, and its outbox row is gone', async () => {
    const world = await asked();
    expect(await carry(world)).toEqual(['posted']);
    expect(world.teams.posts).toEqual(['request to 19:mace@thread.tacv2']);
    expect(await messageOf(world)).toMatchObject({
      state: 'sent',
      activityId: 'activity-1',
      conversationId: 'conversation-1',
      attempts: 1,
      claimedBy: null,
    });
    expect(await rowsOf(world, 'outbox')).toEqual([]);
    expect(await carry(world)).toEqual([]);
  });

  it('is posted once, though its id stands on the queue many times', async () => {
    const world = await asked();
    for (let times = 0; times < 5; times += 1)
      await world.store.queue.put({ partnership: world.partnership, message: request });
    await carry(world);
    expect(world.teams.posts).toHaveLength(1);
  });

  it('is posted once by several workers at the same moment', async () => {
    const world = await asked();
    for (let times = 0; times < 4; times += 1)
      await world.store.queue.put({ partnership: world.partnership, message: request });
    const items = await world.store.queue.take(4);
    const all = await Promise.all(
      items.map((item, at) => deliver({ ...world.ports, messenger: world.teams, instance: `worker ${at}` }, item)),
    );
    expect(all.map(({ outcome }) => outcome).toSorted()).toEqual(['later', 'later', 'later', 'posted']);
    world.clock.passSeconds(40);
    await carry(world);
    expect(world.teams.posts).toHaveLength(1);
  });

  it('that Teams refused is posted when Teams takes it', async () => {
    const world = await asked();
    world.teams.answer({ kind: 'refused', reason: 'too many', retryAfterSeconds: 20 });
    expect(await carry(world)).toEqual(['later']);
    expect(await messageOf(world)).toMatchObject({ state: 'due', reason: 'too many', claimedBy: null });
    world.clock.passSeconds(19);
    expect(await work(world)).toEqual([]);
    world.clock.passSeconds(2);
    expect(await work(world)).toEqual(['posted']);
    expect(world.teams.posts).toHaveLength(1);
  });

  it('that may or may not have arrived is left in doubt, never sent again by itself, and the manager is told', async () => {
    const world = await asked();
    world.teams.answer({ kind: 'unknown', reason: 'cut off' });
    expect(await carry(world)).toEqual(['in-doubt']);
    expect(await carry(world)).toEqual(['posted']);
    expect(world.teams.posts).toEqual(['request to 19:mace@thread.tacv2', 'notice to manager']);
    expect(world.teams.shown[1]!.content).toMatchObject({
      text: expect.stringMatching(/whether the request for updates for MACE arrived/),
    });
    world.clock.passSeconds(600);
    expect(await carry(world)).toEqual([]);
    expect(await messageOf(world)).toMatchObject({ state: 'in-doubt', reason: 'cut off' });
  });

  it('in doubt is sent once more when the manager says so, and only once', async () => {
    const world = await asked();
    world.teams.answer({ kind: 'unknown', reason: 'cut off' });
    await carry(world);
    await carry(world);
    expect(await sendAgain(world.ports, world.partnership, theManager.key)).toBe(1);
    expect(await sendAgain(world.ports, world.partnership, theManager.key)).toBe(0);
    expect(await carry(world)).toEqual(['posted']);
    expect(await messageOf(world)).toMatchObject({ state: 'sent' });
  });

  it('whose worker died on the wire is in doubt once its claim has lapsed', async () => {
    const world = await asked();
    const kept = (await world.register.find('message', request))!;
    const claimed = {
      ...kept.value,
      state: 'sending',
      claimedBy: 'dead',
      claimedUntil: '2019-09-03T08:00:30Z',
    } as const;
    await world.register.commit([{ do: 'put', kind: 'message', id: request, value: claimed }]);
    expect(await carry(world)).toEqual(['later']);
    world.clock.passSeconds(32);
    expect(await work(world)).toEqual(['in-doubt']);
    expect(world.teams.posts).toEqual([]);
  });

  it('whose answer comes after its claim lapsed stays in doubt', async () => {
    const world = await asked();
    world.teams.answer(async () => {
      world.clock.passSeconds(200);
      await carry(world, 'two');
      return { kind: 'posted', conversationId: 'c', activityId: 'a' };
    });
    await carry(world);
    expect(await messageOf(world)).toMatchObject({ state: 'in-doubt', activityId: null });
    expect(world.teams.posts.filter((post) => post.startsWith('request'))).toHaveLength(1);
  });

  it('with nowhere to go fails, goes nowhere wider, and the manager is told how to help', async () => {
    const world = await asked(theGroups.map((group) => (group.id === 'mace' ? { ...group, channel: null } : group)));
    expect(await carry(world)).toEqual(['failed']);
    await carry(world);
    expect(world.teams.posts).toEqual(['notice to manager']);
    expect(await messageOf(world)).toMatchObject({
      state: 'failed',
      reason: expect.stringContaining('use this channel for MACE'),
    });
    const bound = {
      partnership: world.partnership,
      asker: theManager,
      name: 'MACE',
      channel: aChannel('mace'),
      confirmed: false,
    };
    await useChannel(world.ports, bound);
    expect(await carry(world)).toEqual(['posted']);
    expect(world.teams.posts.at(-1)).toBe('request to 19:mace@thread.tacv2');
  });

  it('whose channel is gone fails, and the manager is told once', async () => {
    const world = await asked();
    world.teams.answer({ kind: 'gone', reason: 'The channel is gone.' });
    expect(await carry(world)).toEqual(['failed']);
    expect(await carry(world)).toEqual(['posted']);
    expect(world.teams.shown[0]!.content).toMatchObject({
      kind: 'notice',
      text: expect.stringContaining('for MACE: The channel is gone.'),
    });
  });

  it('is not posted any more once its close has come', async () => {
    const world = await asked();
    world.clock.set('2019-09-13T08:00:00Z');
    await runDueSteps(world.ports, world.partnership);
    expect(await carry(world)).toEqual(['not-needed']);
    expect(await messageOf(world)).toMatchObject({ state: 'cancelled' });
  });
});

describe('a card that has been posted', () => {
  it('is shown anew after an answer, once for several answers', async () => {
    const world = await asked();
    await carry(world);
    await answer(world, 'First.');
    await answer(world, 'Second.');
    expect(await carry(world)).toEqual(['updated']);
    expect(world.teams.shown.map(({ how }) => how)).toEqual(['post', 'update']);
    expect(lastWords(world)).toBe('Second.');
  });

  it('is shown once more when an answer came while it was on the wire, and never posted twice', async () => {
    const world = await asked();
    world.teams.answer(async () => {
      await answer(world, 'Meanwhile.');
      return { kind: 'posted', conversationId: 'c', activityId: 'a' };
    });
    expect(await carry(world)).toEqual(['posted']);
    expect(await rowsOf(world, 'outbox')).toHaveLength(1);
    world.clock.passSeconds(2);
    expect(await work(world)).toEqual(['updated']);
    expect(world.teams.shown.map(({ how }) => how)).toEqual(['post', 'update']);
    expect(lastWords(world)).toBe('Meanwhile.');
    expect(await rowsOf(world, 'outbox')).toEqual([]);
  });

  it('is posted anew where it can no longer be changed', async () => {
    const world = await asked();
    await carry(world);
    await answer(world, 'First.');
    world.teams.answer({ kind: 'gone', reason: 'no such message' });
    expect(await carry(world)).toEqual(['later']);
    world.clock.passSeconds(2);
    expect(await work(world)).toEqual(['posted']);
    expect(await messageOf(world)).toMatchObject({ state: 'sent', activityId: 'activity-2' });
  });

  it('whose change was not answered is simply changed again', async () => {
    const world = await asked();
    await carry(world);
    await answer(world, 'First.');
    world.teams.answer({ kind: 'unknown', reason: 'cut off' });
    expect(await carry(world)).toEqual(['later']);
    world.clock.passSeconds(10);
    expect(await work(world)).toEqual(['updated']);
    expect(await messageOf(world)).toMatchObject({ state: 'sent' });
  });
});

describe('the outbox', () => {
  it('is put on the queue once in two minutes, and all of it when a process starts', async () => {
    const world = await asked();
    expect(await relayOutbox(world.ports, world.partnership)).toBe(1);
    expect(await relayOutbox(world.ports, world.partnership)).toBe(0);
    expect(await relayOutbox(world.ports, world.partnership, true)).toBe(1);
    world.clock.passSeconds(121);
    expect(await relayOutbox(world.ports, world.partnership)).toBe(1);
    expect(await work(world)).toEqual(['posted', 'not-needed', 'not-needed']);
  });

  it('once empty is no longer looked at, and looked at again when something stands in it', async () => {
    const world = await asked();
    await carry(world);
    world.clock.passSeconds(130);
    await carry(world);
    const next = async () => (await world.store.directory.find('next', world.partnership))!.value.outbox;
    expect(await next()).toBe(false);
    await answer(world, 'First.');
    expect(await next()).toBe(true);
  });

  it('drops a row whose message there is not', async () => {
    const world = await asked();
    await world.register.commit([
      { do: 'put', kind: 'outbox', id: 'x', value: { message: 'x', wantedAt: '2019-09-03T08:00:00Z', queuedAt: null } },
    ]);
    expect((await carry(world)).toSorted()).toEqual(['not-needed', 'posted']);
    expect(await rowsOf(world, 'outbox')).toEqual([]);
  });
});

describe('a summary in a thread', () => {
  async function twoDigests() {
    const world = await asked();
    await withMeetings(world, 'LPR Group 2019-09-24');
    world.clock.set('2019-09-17T08:00:00Z');
    await runDueSteps(world.ports, world.partnership);
    return world;
  }

  it('waits for the post it stands under, and then replies to it', async () => {
    const world = await twoDigests();
    for (let times = 0; times < 4; times += 1) {
      await carry(world);
      world.clock.passSeconds(20);
    }
    expect(world.teams.posts.filter((post) => /general|conversation/.test(post))).toEqual([
      'digest to 19:general@thread.tacv2',
      expect.stringMatching(/^digest to conversation-\d+$/),
    ]);
  });

  it('opens a thread of its own where the first never came about', async () => {
    const world = await twoDigests();
    const thread = 'strategic-group.undated~summary~strategic-group';
    const kept = (await world.register.find('message', thread))!;
    await world.register.commit([
      { do: 'put', kind: 'message', id: thread, value: { ...kept.value, state: 'failed' } },
      { do: 'remove', kind: 'outbox', id: thread },
    ]);
    await carry(world);
    expect(world.teams.posts.filter((post) => post.includes('general'))).toHaveLength(1);
  });
});
