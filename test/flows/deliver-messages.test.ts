import { describe, expect, it } from '@jest/globals';
import type { Digest } from '../../src/domain/digest.ts';
import { type Delivery, type DeliveryPorts, deliver } from '../../src/flows/deliver-messages.ts';
import { endGroup } from '../../src/flows/end-group.ts';
import type { Pacer, PostOutcome, Presence } from '../../src/flows/ports.ts';
import { relayOutbox } from '../../src/flows/relay-outbox.ts';
import { removeTeam } from '../../src/flows/remove-team.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { sendAgain } from '../../src/flows/send-again.ts';
import { useChannel } from '../../src/flows/set-up.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import { openReach } from '../../src/flows/unreachable.ts';
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
import { carrying, FakeMessenger } from './fake-messenger.ts';

const request = 'mace.2019-09-24~ask~mace';
const theDay = '2019-09-03T08:00:00Z';
const aDigest: Digest = {
  group: 'MACE',
  meeting: '2019-09-24',
  answered: 0,
  asked: 1,
  sections: [],
  byAim: [],
  composite: false,
};

/** MACE's request stands in the outbox, and nothing else. */
async function asked(groups = theGroups): Promise<World & { readonly teams: FakeMessenger }> {
  const world = await aPartnership('2019-08-01T09:00:00Z', { groups });
  await withPlan(world, [{ ref: '1.1', timescale: 'July 2019' }]);
  await withMeetings(world, 'MACE 2019-09-24');
  world.clock.set('2019-09-03T08:00:00Z');
  await runDueSteps(world.ports, world.partnership);
  const others = (await world.register.list('message')).filter(({ id }) => id !== request);
  for (const { id } of others) {
    const remove = (kind: 'message' | 'outbox') => ({ do: 'remove', kind, id }) as const;
    await world.register.commit([remove('message'), remove('outbox')]);
  }
  return { ...world, teams: new FakeMessenger() };
}

type Sending = Awaited<ReturnType<typeof asked>> & { readonly more?: Partial<DeliveryPorts> };

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
      outcomes.push((await deliver(carrying(world.ports, world.teams, { ...world.more, instance }), item)).outcome);
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
      items.map((item, at) => deliver(carrying(world.ports, world.teams, { instance: `worker ${at}` }), item)),
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
    const again = { partnership: world.partnership, by: theManager.key, confirmed: true };
    expect(await sendAgain(world.ports, again)).toEqual({ kind: 'sent', count: 1 });
    expect(await sendAgain(world.ports, again)).toEqual({ kind: 'sent', count: 0 });
    expect(await carry(world)).toEqual(['posted']);
    expect(await messageOf(world)).toMatchObject({ state: 'sent' });
  });

  it('is not sent again on wish once its meeting is not held', async () => {
    const world = await asked();
    world.teams.answer({ kind: 'unknown', reason: 'cut off' });
    await carry(world);
    await carry(world);
    const end = { partnership: world.partnership, asker: theManager, group: 'MACE' } as const;
    await endGroup(world.ports, { ...end, does: { do: 'end' }, confirmed: true });
    const again = { partnership: world.partnership, by: theManager.key, confirmed: true };
    expect(await sendAgain(world.ports, again)).toEqual({ kind: 'sent', count: 0 });
    expect(await messageOf(world)).toMatchObject({ state: 'cancelled', reason: 'its meeting is not held' });
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

  it('that Teams will never take fails, and the manager is told once', async () => {
    const world = await asked();
    world.teams.answer({ kind: 'impossible', reason: 'The message is too big.' });
    expect(await carry(world)).toEqual(['failed']);
    expect(await carry(world)).toEqual(['posted']);
    expect(world.teams.shown[0]!.content).toMatchObject({
      kind: 'notice',
      text: expect.stringContaining('for MACE: The message is too big.'),
    });
  });

  it('is not posted any more once its close has come', async () => {
    const world = await asked();
    world.clock.set('2019-09-13T08:00:00Z');
    await runDueSteps(world.ports, world.partnership);
    await carry(world);
    expect(world.teams.posts.filter((post) => post.startsWith('request'))).toEqual([]);
    // Nobody was asked, so it is listed, and not quietly taken back.
    expect(await messageOf(world)).toMatchObject({ state: 'failed' });
  });

  it('that Teams refuses until the close is then listed with the reason', async () => {
    const world = await asked();
    const refused: PostOutcome = { kind: 'refused', reason: '503 Unavailable', retryAfterSeconds: null };
    world.teams.answer(refused, refused, refused);
    expect(await carry(world)).toEqual(['later']);
    world.clock.set('2019-09-13T07:59:59Z');
    expect(await carry(world)).toContain('later');
    world.clock.set('2019-09-13T08:00:02Z');
    await runDueSteps(world.ports, world.partnership);
    expect(await carry(world)).toContain('failed');
    expect((await messageOf(world)).reason).toContain('until the close (503 Unavailable)');
  });

  it('that belongs to a meeting is tried until its day is over', async () => {
    const world = await asked();
    const kept = (await world.register.find('message', request))!;
    const digest = { ...kept.value, kind: 'addendum' } as const;
    await world.register.commit([{ do: 'put', kind: 'message', id: request, value: digest }]);
    const frozen = { group: aDigest, oversight: aDigest, notes: [], addendum: [] };
    await world.register.commit([{ do: 'put', kind: 'digest', id: 'mace.2019-09-24', value: frozen }]);
    const refused: PostOutcome = { kind: 'refused', reason: '503', retryAfterSeconds: null };
    world.teams.answer(refused, refused);
    world.clock.set('2019-09-24T16:00:00Z');
    expect(await carry(world)).toEqual(['later']);
    world.clock.set('2019-09-25T00:00:00Z');
    expect(await carry(world)).toContain('failed');
    expect((await messageOf(world)).reason).toContain('until the day of the meeting was over (503)');
  });

  it('makes room for others where its turn is not soon', async () => {
    const pace: Pacer = {
      join: () => ({ seconds: 9, leave: () => {} }),
      reserve: async () => ({ ready: async () => {}, giveBack: () => {} }),
      rest: async () => {},
    };
    const world = { ...(await asked()), more: { pace } };
    expect(await carry(world)).toEqual(['later']);
    expect(await messageOf(world)).toMatchObject({ state: 'due', attempts: 0 });
    world.clock.passSeconds(10);
    expect(await work({ ...world, more: {} })).toEqual(['posted']);
  });

  it('that Teams throttled has the whole conversation wait, or the tenant', async () => {
    const rests: unknown[] = [];
    const rest: Pacer['rest'] = async (place, scope, seconds) => void rests.push([place.conversation, scope, seconds]);
    const pace: Pacer = {
      join: () => ({ seconds: 0, leave: () => {} }),
      reserve: async () => ({ ready: async () => {}, giveBack: () => {} }),
      rest,
    };
    const world = { ...(await asked()), more: { pace } };
    const refused = { kind: 'refused', reason: '429' } as const;
    world.teams.answer(
      { ...refused, retryAfterSeconds: 20, throttled: 'conversation' },
      { ...refused, retryAfterSeconds: null, throttled: 'tenant' },
    );
    await carry(world);
    world.clock.passSeconds(21);
    await work(world);
    const channel = '19:mace@thread.tacv2';
    expect(rests).toEqual([
      [channel, 'conversation', 20],
      [channel, 'tenant', 2],
    ]);
  });
});

describe('a conversation that Teams does not have', () => {
  const gone: PostOutcome = { kind: 'gone', reason: 'Teams no longer has that place (404).' };
  const place = { tenant: 'tenant', conversation: '19:mace@thread.tacv2' };

  async function missed(world: Sending, ...hours: readonly number[]) {
    const outcomes: Delivery['outcome'][] = [];
    for (const pause of hours) {
      world.clock.passSeconds(pause * 3600 + 1);
      world.teams.answer(gone);
      outcomes.push(...(await carry(world)).filter((outcome) => outcome !== 'not-needed'));
    }
    return outcomes;
  }

  it('counts as gone after three answers over a day, and not before', async () => {
    const world = await asked();
    expect(await missed(world, 0, 6, 6, 6)).toEqual(['later', 'later', 'later', 'later']);
    expect(await messageOf(world)).toMatchObject({ state: 'due', reason: gone.reason });
    expect(await missed(world, 7)).toEqual(['failed']);
    expect((await messageOf(world)).reason).toContain('cannot reach MACE');
    expect((await messageOf(world)).reason).toContain('use this channel for MACE');
  });

  it('once gone, is not tried any more, until a word is heard from it', async () => {
    const world = await asked();
    await missed(world, 0, 12, 13);
    const posts = world.teams.posts.length;
    const again = async () => {
      const kept = (await world.register.find('message', request))!;
      const due = { ...kept.value, state: 'due', notBefore: null } as const;
      await world.register.commit([
        { do: 'put', kind: 'message', id: request, value: due },
        { do: 'put', kind: 'outbox', id: request, value: { message: request, wantedAt: theDay, queuedAt: null } },
      ]);
      return carry(world);
    };
    expect((await again())[0]).toBe('failed');
    expect(world.teams.posts.filter((post) => post.startsWith('request'))).toHaveLength(posts);
    await openReach(world.ports).heardFrom(place);
    expect(await again()).toContain('posted');
  });

  it('is found again by a message that it takes', async () => {
    const world = await asked();
    await missed(world, 0, 6);
    world.clock.passSeconds(7 * 3600);
    expect(await carry(world)).toContain('posted');
    expect(await world.store.directory.list('unreachable')).toEqual([]);
  });
});

describe('a message to a person', () => {
  const jo = 'tenant~jo';

  async function addressed(more: Partial<DeliveryPorts> = {}, left = false, key = jo): Promise<Sending> {
    const world = await asked();
    const kept = (await world.register.find('message', request))!;
    const person = { key, name: 'Jo Example', roles: [], left };
    await world.register.commit([
      { do: 'put', kind: 'person', id: key, value: person },
      { do: 'put', kind: 'message', id: request, value: { ...kept.value, to: { kind: 'person', person: key } } },
    ]);
    return { ...world, more };
  }

  it('goes to their own chat', async () => {
    const world = await addressed();
    expect(await carry(world)).toEqual(['posted']);
    expect(world.teams.posts).toEqual(['request to jo']);
  });

  it.each<[string, Partial<DeliveryPorts>, boolean]>([
    ['is marked as having left', {}, true],
    ['is on no roster of the partnership’s teams', { isHere: async (_, key) => (key === jo ? 'gone' : 'here') }, false],
  ])('is never sent where that person %s, and the manager hears of it', async (_, more, left) => {
    const world = await addressed(more, left);
    expect(await carry(world)).toEqual(['failed']);
    expect(await carry(world)).toEqual(['posted']);
    expect(world.teams.posts).toEqual(['notice to manager']);
    const reason = expect.stringContaining('Jo Example is no longer in the partnership');
    expect(await messageOf(world)).toMatchObject({ state: 'failed', reason });
    expect(world.teams.shown[0]!.content).toMatchObject({ text: reason });
  });

  it('waits where Teams does not say who is there', async () => {
    let presence: Presence = 'unknown';
    const world = await addressed({ isHere: async () => presence });
    expect(await carry(world)).toEqual(['later']);
    expect(world.teams.posts).toEqual([]);
    presence = 'here';
    world.clock.passSeconds(61);
    expect(await work(world)).toEqual(['posted']);
  });

  it('is not sent to somebody without Teams', async () => {
    const world = await addressed({}, false, 'none~jo');
    expect(await carry(world)).toEqual(['failed']);
    expect((await messageOf(world)).reason).toContain('Jo Example is not in Teams');
    expect(world.teams.posts).toEqual([]);
  });

  it('is not sent by way of a team that Baton was taken out of', async () => {
    const world = await addressed();
    await removeTeam(world.ports, 'tenant', 'team');
    expect((await carry(world)).filter((outcome) => outcome === 'posted')).toEqual([]);
    expect(await messageOf(world)).toMatchObject({ state: 'failed' });
  });

  it('that cannot be posted is told of for each person', async () => {
    const world = await addressed();
    const kept = (await world.register.find('message', request))!;
    const digest = { group: aDigest, oversight: aDigest, notes: [], addendum: [] };
    const first = { ...kept.value, kind: 'addendum' } as const;
    const other = { ...first, id: `${request}2` };
    await world.register.commit([
      { do: 'put', kind: 'digest', id: 'mace.2019-09-24', value: digest },
      { do: 'put', kind: 'message', id: request, value: first },
      { do: 'put', kind: 'message', id: other.id, value: other },
      { do: 'put', kind: 'outbox', id: other.id, value: { message: other.id, wantedAt: theDay, queuedAt: null } },
    ]);
    const impossible: PostOutcome = { kind: 'impossible', reason: 'It is blocked there.' };
    world.teams.answer(impossible, impossible);
    await carry(world);
    await carry(world);
    expect(world.teams.posts.filter((post) => post === 'notice to manager')).toHaveLength(2);
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
  it('is put on the queue once in ten seconds, and one item too many changes nothing', async () => {
    const world = await asked();
    const relay = () => relayOutbox(world.ports, world.partnership);
    expect(await relay()).toEqual({ put: 1, justPut: 0 });
    expect(await relay()).toEqual({ put: 0, justPut: 1 });
    world.clock.passSeconds(10);
    expect(await relay()).toEqual({ put: 0, justPut: 1 });
    world.clock.passSeconds(1);
    expect(await relay()).toEqual({ put: 1, justPut: 0 });
    expect(await work(world)).toEqual(['posted', 'not-needed']);
  });

  it('is put on the queue once by two instances at the same moment', async () => {
    const world = await asked();
    const both = await Promise.all([1, 2].map(() => relayOutbox(world.ports, world.partnership)));
    expect(both.reduce((sum, { put }) => sum + put, 0)).toBe(1);
    expect(await world.store.queue.take(32)).toHaveLength(1);
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

  it('opens a thread of its own where its group has another channel now', async () => {
    const world = await asked();
    await carry(world);
    const group = (await world.register.find('group', 'mace'))!.value;
    const value = { ...group, channel: aChannel('narrow') };
    await world.register.commit([{ do: 'put', kind: 'group', id: 'mace', value }]);
    world.clock.set('2019-09-10T08:00:00Z');
    await runDueSteps(world.ports, world.partnership);
    await carry(world);
    expect(world.teams.posts).toEqual(['request to 19:mace@thread.tacv2', 'reminder to 19:narrow@thread.tacv2']);
  });

  it('opens a thread of its own where the first never came about', async () => {
    const world = await twoDigests();
    const thread = 'strategic-group.first~summary~strategic-group';
    const kept = (await world.register.find('message', thread))!;
    await world.register.commit([
      { do: 'put', kind: 'message', id: thread, value: { ...kept.value, state: 'failed' } },
      { do: 'remove', kind: 'outbox', id: thread },
    ]);
    await carry(world);
    expect(world.teams.posts.filter((post) => post.includes('general'))).toHaveLength(1);
  });
});
