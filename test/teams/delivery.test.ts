import { afterEach, describe, expect, it } from '@jest/globals';
import { teamKey } from '../../src/flows/keys.ts';
import { jsonSize, mostBytes } from '../../src/teams/cards.ts';
import {
  anAskedPartnership,
  aPartnership,
  askInstant,
  channels,
  closeInstant,
  digestInstant,
  type Options,
  type Partnership,
  type PlanAction,
  until,
} from './a-partnership.ts';
import { cardOf, shownOf } from './a-user.ts';
import type { Member, Trouble } from './fake-connector.ts';

let partnership: Partnership;

afterEach(async () => {
  await partnership.end();
});

/** The morning of the ask, with Teams in a mood. */
async function askedInTrouble(troubles: readonly Trouble[], options: Options = {}): Promise<void> {
  partnership = await aPartnership({ isPaced: true, ...options });
  partnership.teams.next('opens a post', ...troubles);
  await partnership.reach(askInstant);
}

function asks() {
  return partnership.postsIn('MACE').filter(({ replyTo }) => replyTo === null);
}

function attempts() {
  return partnership.teams.requests.filter(({ does }) => does === 'opens a post');
}

async function becomes(state: string) {
  await until(async () => (await partnership.message('request'))?.state === state, `the request is ${state}`);
  await partnership.settled();
  return partnership.message('request');
}

function noteToSam(): string {
  return partnership
    .notesTo(partnership.sam)
    .map((note) => shownOf(note, 'personal').text)
    .join('\n');
}

describe('a message of which Teams never says whether it arrived', () => {
  it.each<[string, Trouble, Options]>([
    ['the connection is cut after Teams took it', 'takes it, then cuts the connection', {}],
    ['Teams never answers', 'never answers', { wireSeconds: 1 }],
    ['Teams answers 500', { status: 500 }, {}],
    ['Teams answers 504', { status: 504 }, {}],
  ])('is in doubt and never repeated by itself: %s', async (_, trouble, options) => {
    await askedInTrouble([trouble], options);
    expect(await becomes('in-doubt')).toMatchObject({ conversationId: null, activityId: null });
    await partnership.tick();
    await partnership.settled();
    expect(attempts()).toHaveLength(1);
    expect(noteToSam()).toContain('I cannot tell whether the request for updates for MACE arrived');
    expect(noteToSam()).toContain('type “send again”');
  });

  it('is sent again when the business manager says so', async () => {
    await askedInTrouble([{ status: 500 }]);
    await becomes('in-doubt');
    expect((await partnership.robin.says('send again')).text).toContain('Only a business manager');
    expect((await partnership.sam.says('send again')).text).toBe('Sending 1 message again.');
    await until(() => asks().length === 1, 'the request is in the channel');
    expect((await becomes('sent'))?.activityId).toBe(asks()[0]!.id);
    expect((await partnership.sam.says('send again')).text).toBe('No message is in doubt, so nothing was sent again.');
  });

  it('is told of each time it happens', async () => {
    await askedInTrouble([{ status: 500 }]);
    await becomes('in-doubt');
    await partnership.sam.says('hello');
    partnership.teams.next('opens a post', { status: 500 });
    await partnership.sam.says('send again');
    await until(() => partnership.notesTo(partnership.sam).length === 2, 'Sam is told a second time');
    expect(asks()).toEqual([]);
  });
});

describe('a message that Teams says it did not take', () => {
  it('waits as long as Teams asks, and is posted once', async () => {
    await askedInTrouble([{ status: 429, code: 'Throttled', retryAfter: '5' }]);
    await becomes('sent');
    const [first, second, ...more] = attempts();
    expect(more).toEqual([]);
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(4900);
    expect(asks()).toHaveLength(1);
  });

  it.each([429, 412, 502, 503])('is tried again later, and posted once: %i', async (status) => {
    await askedInTrouble([{ status }]);
    await becomes('sent');
    // The SDK would have repeated it at once, up to three times.
    expect(attempts()).toHaveLength(2);
    expect(attempts()[1]!.at - attempts()[0]!.at).toBeGreaterThanOrEqual(1900);
    expect(asks()).toHaveLength(1);
  });
});

describe('Teams’ limits', () => {
  it('that were reached in one conversation have it wait, and no other one', async () => {
    partnership = await anAskedPartnership({ isPaced: true });
    const throttled = { status: 429, code: 'Throttled', retryAfter: '3' };
    partnership.teams.next('updates', throttled);
    const began = Date.now();
    await partnership.robin.says('update 4.1 green Agreed');
    await until(() => partnership.teams.countOf('updates') === 1, 'the update is refused');
    await partnership.sam.says('use this channel for LPR Group', { in: 'LPR' });
    await partnership.settled();
    const [first, second] = partnership.teams.requests.filter(({ does }) => does === 'updates');
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(2_900);
    const [row] = await partnership.store.directory.list('turns');
    expect(row!.value.busy.filter(({ closedUntil }) => closedUntil > began)).toMatchObject([{ place: channels.MACE }]);
  });

  it('of the tenant have all of it wait', async () => {
    await askedInTrouble([{ status: 429, code: 'TenantThrottled', retryAfter: '3' }]);
    await until(() => attempts().length === 1, 'the first try');
    await until(async () => (await partnership.store.directory.list('turns')).length > 0, 'the pace is kept');
    await becomes('sent');
    expect(attempts()[1]!.at - attempts()[0]!.at).toBeGreaterThanOrEqual(2_900);
    const [row] = await partnership.store.directory.list('turns');
    expect(row!.value.busy.find(({ place }) => place === '')!.closedUntil).toBeGreaterThan(attempts()[0]!.at + 2_900);
  });
});

describe('a conversation that Teams does not have', () => {
  it('is tried again hours later, and nobody is told yet', async () => {
    await askedInTrouble([{ status: 404, code: 'ConversationNotFound' }]);
    await until(async () => (await partnership.message('request'))?.notBefore != null, 'it waits');
    expect(await partnership.message('request')).toMatchObject({
      state: 'due',
      reason: expect.stringContaining('Teams no longer has that place'),
    });
    expect(partnership.notesTo(partnership.sam)).toEqual([]);
    const [row] = await partnership.store.directory.list('unreachable');
    expect(row!.value).toMatchObject({ conversation: channels.MACE, times: 1 });
  });

  it('is there after all once somebody speaks in it', async () => {
    await askedInTrouble([{ status: 404, code: 'ConversationNotFound' }]);
    await until(async () => (await partnership.store.directory.list('unreachable')).length > 0, 'it is missed');
    await partnership.robin.says('overdue', { in: 'MACE' });
    await until(async () => (await partnership.store.directory.list('unreachable')).length === 0, 'it is heard from');
  });
});

describe('somebody who left', () => {
  /** Ash answers for an action, and so gets a card of their own. */
  async function ashAnswers(): Promise<void> {
    partnership = await aPartnership();
    await partnership.sam.says('use this channel for MACE', { in: 'MACE' });
    await partnership.sam.says('assign 4.1 to @Ash Example', { in: 'MACE' });
  }
  const cardsToAsh = () => partnership.teams.posted.filter(({ channel }) => channel === partnership.ash.chat);
  const leaves = (...from: readonly string[]) => {
    const { members } = partnership.teams.teams[0]!;
    const at = members.findIndex(({ aadObjectId }) => aadObjectId === partnership.ash.who.aadObjectId);
    (members as Member[]).splice(at, 1);
    return from;
  };

  it('is not written to, though nobody told Baton, and the business manager hears of it', async () => {
    await ashAnswers();
    leaves();
    await partnership.reach(askInstant);
    await until(() => noteToSam().includes('Ash Example is no longer in the partnership'), 'Sam is told');
    expect(cardsToAsh()).toEqual([]);
    expect(partnership.teams.requests.filter(({ does }) => does === 'opens a chat')).toHaveLength(1);
  });

  it('is marked when Teams tells of it, and the business manager hears of it the same day', async () => {
    await ashAnswers();
    leaves();
    await partnership.sam.tellsOfLeaver(partnership.ash.who);
    await until(() => noteToSam().includes('Ash Example'), 'Sam is told');
    const people = await partnership.store.register('default').list('person');
    expect(people.find(({ value }) => value.name === 'Ash Example')?.value.left).toBe(true);
  });

  it('of one team only is still there', async () => {
    await ashAnswers();
    const other = { id: '19:other@thread.tacv2', name: 'Other', channels: { Main: '19:other@thread.tacv2' } };
    partnership.teams.teams.push({ ...other, members: [partnership.ash.who] });
    const [kept] = await partnership.store.directory.list('team');
    const second = { ...kept!.value, team: other.id, name: 'Other' };
    await partnership.store.directory.commit([
      { do: 'put', kind: 'team', id: teamKey(second.tenant, other.id), value: second },
    ]);
    leaves();
    await partnership.sam.tellsOfLeaver(partnership.ash.who);
    const people = await partnership.store.register('default').list('person');
    expect(people.find(({ value }) => value.name === 'Ash Example')?.value.left ?? false).toBe(false);
    await partnership.reach(askInstant);
    await until(() => cardsToAsh().length === 1, 'Ash is asked');
  });

  it('is not guessed at: where Teams does not say who is there, the message waits', async () => {
    await ashAnswers();
    partnership.teams.next('looks up', { status: 500 }, { status: 500 });
    await partnership.reach(askInstant);
    await until(() => partnership.log.some((line) => line.includes('roster could not be read')), 'it was asked');
    await until(() => partnership.log.some((line) => line.includes('did not say who is')), 'it waits');
    expect(cardsToAsh()).toEqual([]);
  });
});

describe('a message that can never arrive', () => {
  it.each<[string, Trouble, string]>([
    ['it is blocked there', { status: 403, code: 'ConversationBlockedByUser' }, 'Baton is blocked there'],
    ['Teams lets nothing be written', { status: 403, code: 'MessageWritesBlocked' }, 'lets Baton write nothing there'],
    ['Baton is not there', { status: 403, code: 'BotNotInConversationRoster' }, 'Baton is not in that chat or channel'],
    ['an administrator says no', { status: 403, code: 'BotDisabledByAdmin' }, 'administrator has switched Baton off'],
    ['it is not installed', { status: 403, code: 'ForbiddenOperationException' }, 'not installed for that person'],
    ['some other reason', { status: 403, code: 'Forbidden' }, 'Teams does not let Baton post there'],
    ['it is too big', { status: 413, code: 'MessageSizeTooBig' }, 'the message is too big for Teams'],
  ])(
    'fails with its reason; the business manager hears of it in private, and nobody else: %s',
    async (_, trouble, why) => {
      await askedInTrouble([trouble]);
      expect((await becomes('failed'))?.reason).toContain(why);
      await until(() => partnership.notesTo(partnership.sam).length === 1, 'Sam is told');
      expect(noteToSam()).toContain('I could not post the request for updates for MACE');
      expect(noteToSam()).toContain('Nothing was posted anywhere else.');
      expect(attempts()).toHaveLength(1);
      expect(
        partnership.teams.posted.filter(({ replyTo, channel }) => replyTo === null && channel !== partnership.sam.chat),
      ).toEqual([]);
    },
  );

  it('is posted after all once the group has another channel', async () => {
    partnership = await aPartnership();
    partnership.teams.close(channels.MACE, 403);
    await partnership.reach(askInstant);
    await becomes('failed');
    await partnership.sam.says('use this channel for MACE', { in: 'LPR' });
    await becomes('sent');
    expect(partnership.postsIn('LPR').filter(({ replyTo }) => replyTo === null)).toHaveLength(1);
  });

  it('tells the business manager even where the chat with them opens only at the second try', async () => {
    partnership = await aPartnership();
    partnership.teams.close(channels.MACE, 403);
    partnership.teams.next('opens a chat', 'takes it, then cuts the connection');
    await partnership.reach(askInstant);
    await until(() => partnership.notesTo(partnership.sam).length === 1, 'Sam is told');
  });
});

describe('a posted card', () => {
  it('is posted anew, once, when Teams can no longer update it; the old one is retired', async () => {
    partnership = await anAskedPartnership();
    partnership.teams.next('updates', { status: 404, code: 'ActivityNotFound' });
    await partnership.robin.says('update 4.1 green Agreed');
    await until(() => asks().length === 2, 'the card is posted anew');
    await partnership.settled();
    expect(partnership.robin.sees('MACE', 1).text).toContain('1 of 4 answered');
    await partnership.robin.says('update 4.2 red Not begun');
    await partnership.settled();
    expect(partnership.robin.sees('MACE', 1).text).toContain('2 of 4 answered');
    expect(asks()).toHaveLength(2);
  });

  it.each<[Trouble]>([[{ status: 503 }], [{ status: 500 }], ['takes it, then cuts the connection']])(
    'is updated again where that went wrong, and never posted twice: %j',
    async (trouble) => {
      partnership = await anAskedPartnership();
      partnership.teams.next('updates', trouble);
      await partnership.robin.says('update 4.1 green Agreed');
      await partnership.settled();
      expect(partnership.robin.sees('MACE').text).toContain('1 of 4 answered');
      expect(asks()).toHaveLength(1);
    },
  );
});

describe('the close and the papers date', () => {
  it('post one digest to the group’s channel and one summary to the oversight group’s', async () => {
    partnership = await anAskedPartnership();
    await partnership.sam.says('use this channel for Strategic Group', { in: 'General' });
    await partnership.sam.says('make Strategic Group the oversight group');
    await partnership.robin.says('update 4.1 amber Waiting for hospital data');
    for (const at of [closeInstant, digestInstant, digestInstant]) await partnership.reach(at);
    await partnership.settled();
    const roots = (name: 'MACE' | 'General') => partnership.postsIn(name).filter(({ replyTo }) => replyTo === null);
    expect([roots('MACE').length, roots('General').length]).toEqual([2, 1]);
    for (const text of [partnership.sam.sees('MACE', 1).text, partnership.sam.sees('General').text]) {
      expect(text).toContain('Updates on 1 of 4');
      expect(text).not.toContain('Robin');
    }
  });
});

describe('the size of a card', () => {
  it.each([14, 40])('stays within what Teams takes, with %i actions of long words', async (count) => {
    const actions = Array.from({ length: count }, (_, at): PlanAction => {
      return {
        ref: `${at + 1}.1`,
        lead: 'MACE',
        timescale: 'October 2019',
        text: `“Ängström” & ${'long words '.repeat(60)}`,
      };
    });
    partnership = await anAskedPartnership({ actions });
    const card = cardOf(asks()[0]!.forms[0]!);
    expect(jsonSize(card)).toBeLessThanOrEqual(mostBytes);
    expect(partnership.robin.sees('MACE').text).toContain(`0 of ${count} answered`);
    expect(partnership.teams.complaints).toEqual([]);
  });
});
