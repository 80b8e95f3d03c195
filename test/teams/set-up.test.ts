import { afterEach, describe, expect, it } from '@jest/globals';
import { anEmptyPartnership, aPartnership, type Partnership, tenant } from './a-partnership.ts';

let partnership: Partnership;

afterEach(async () => {
  await partnership.end();
  expect(partnership.teams.complaints).toEqual([]);
});

describe('the first team that adds Baton', () => {
  it('is greeted once, though Teams tells of it in two ways at the same time', async () => {
    partnership = await anEmptyPartnership();
    const greetings = await partnership.sam.installs();
    expect(greetings.map(({ text }) => text.split('\n')[0])).toEqual(['Hello, this is Baton']);
    expect(await partnership.sam.installs()).toEqual([]);
  });

  it('makes whoever added it the business manager, and nobody else', async () => {
    partnership = await anEmptyPartnership();
    const [greeting] = await partnership.sam.installs();
    expect(greeting!.text).toContain('Still to set up');
    await partnership.robin.says('hello', { in: 'General' });
    const people = (await partnership.rows('person')).map(({ value }) => value);
    expect(people).toEqual([expect.objectContaining({ name: 'Sam Example', roles: [{ kind: 'business-manager' }] })]);
  });

  it('shares the partnership with no second team, though that is of the same organisation', async () => {
    partnership = await aPartnership();
    const second = { id: '19:second@thread.tacv2', name: 'Another team' };
    partnership.teams.teams.push({ ...second, channels: { General: second.id }, members: [partnership.stranger.who] });
    const [told, ...more] = await partnership.stranger.installs({ team: second.id });
    expect(told!.text).toContain('This team is not part of a partnership yet');
    expect(more.length).toBeLessThanOrEqual(1);
    expect((await partnership.rows('person')).map(({ value }) => value.name)).toEqual(['Sam Example']);
    expect((await partnership.stranger.says('overdue')).text).toContain('I do not know you yet');
  });
});

describe('a private chat', () => {
  it('is greeted once, with what this person can do here', async () => {
    partnership = await aPartnership();
    const greetings = await partnership.robin.opensChat();
    expect(greetings.map(({ text }) => text.split('\n')[0])).toEqual(['Hello, this is Baton']);
    expect(greetings[0]!.text).not.toContain('Still to set up');
  });
});

describe('use this channel for …', () => {
  it('binds the channel to a group that the plan names', async () => {
    partnership = await aPartnership();
    const done = await partnership.sam.says('use this channel for the LPR Group, please', { in: 'LPR' });
    expect(done.text).toBe('Done: LPR Group’s requests and digests come to this channel from now on.');
    const [lpr] = (await partnership.rows('group')).filter(({ value }) => value.name === 'LPR Group');
    expect(lpr!.value.channel?.channel).toBe('19:lpr@thread.tacv2');
  });

  it('makes a new group only once that is confirmed', async () => {
    partnership = await aPartnership();
    const asked = await partnership.sam.says('use this channel for Neglect Task Group', { in: 'LPR' });
    expect(asked.text).toContain('There is no group called Neglect Task Group yet');
    const names = async () => (await partnership.rows('group')).map(({ value }) => value.name);
    expect(await names()).not.toContain('Neglect Task Group');
    const made = await partnership.sam.presses('Make Neglect Task Group', asked);
    expect(made.text).toContain('Done: Neglect Task Group’s requests and digests come to this channel');
    expect(await names()).toContain('Neglect Task Group');
  });

  it('is for business managers only, and only in a channel', async () => {
    partnership = await aPartnership();
    expect((await partnership.robin.says('use this channel for LPR Group', { in: 'LPR' })).text).toContain(
      'Only a business manager can do that, so nothing was changed.',
    );
    expect((await partnership.sam.says('use this channel for LPR Group')).text).toContain(
      'Please type that in the channel you mean',
    );
    expect((await partnership.rows('group')).filter(({ value }) => value.channel)).toHaveLength(1);
  });
});

describe('what else a business manager sets up', () => {
  it('is the oversight group and the policy of a group', async () => {
    partnership = await aPartnership();
    expect((await partnership.sam.says('make Strategic Group the oversight group')).text).toBe(
      'Done: Strategic Group is the oversight group. Every group’s summary goes to its channel.',
    );
    expect((await partnership.sam.says('policy what-matters for MACE')).text).toContain('ask about what matters');
    expect((await partnership.sam.says('Policy ALL for mace')).text).toBe(
      'Done: MACE’s cycles ask about every open action.',
    );
    expect((await partnership.sam.says('policy all for MASH')).text).toContain('There is no group called MASH');
    expect((await partnership.robin.says('policy all for MACE')).text).toContain('Only a business manager');
  });

  it('is what a group is also called, and whom it reports to', async () => {
    partnership = await aPartnership();
    const { sam, robin } = partnership;
    expect((await sam.says('MACE is also called the Exploitation Panel')).text).toBe(
      'Done: MACE is also called Exploitation Panel, here and in the plans that are imported from now on.',
    );
    expect((await sam.says('the exploitation panel reports to the Strategic Group')).text).toBe(
      'Done: MACE reports to Strategic Group, which leads what MACE led should that end.',
    );
    expect((await sam.says('Strategic Group reports to MACE')).text).toContain(
      'in a circle, as MACE reports to Strategic Group',
    );
    expect((await sam.says('Strategic Group is also called the Exploitation Panel')).text).toContain(
      'MACE goes by that name already',
    );
    expect((await sam.says('MACE is no longer called Exploitation Panel')).text).toContain('no longer called');
    expect((await sam.says('MACE reports to nobody')).text).toContain('reports to no group');
    expect((await robin.says('MACE reports to Strategic Group')).text).toContain('Only a business manager');
  });

  it('is the front door: help asks for it until it is known, and the safety message then names it', async () => {
    partnership = await aPartnership();
    expect((await partnership.sam.says('help')).text).toContain('Whom to ring about a child');
    expect((await partnership.sam.says('front door is MASH')).text).toContain('I need a name, a number and the hours');
    const set = await partnership.sam.says('front door is MASH, 01632 960123, Monday to Friday 9 to 5');
    expect(set.text).toContain('MASH: 01632 960123 (Monday to Friday 9 to 5)');
    expect((await partnership.sam.says('help')).text).not.toContain('Whom to ring about a child');
    const safety = await partnership.robin.says('my dad hits me');
    expect(safety.text).toContain('MASH now: 01632 960123 (Monday to Friday 9 to 5)');
  });

  it('is who chairs a group: by mention, or by name where only one person is called so', async () => {
    partnership = await aPartnership();
    expect((await partnership.sam.says('make @Robin chair of MACE', { in: 'MACE' })).text).toBe(
      'Done: Robin Example is chair of MACE.',
    );
    expect((await partnership.sam.says('make @Nobody chair of MACE', { in: 'MACE' })).text).toContain(
      'I cannot find Nobody in this channel, so nothing was changed.',
    );
    expect((await partnership.sam.says('Robin is no longer chair of MACE')).text).toBe(
      'Done: Robin Example is no longer chair of MACE.',
    );
    expect((await partnership.sam.says('Sam is no longer a business manager')).text).toContain(
      'is the only business manager',
    );
    const mention = '<at>Ash</at>';
    await partnership.sam.sends({
      ...JSON.parse(JSON.stringify(partnership.sam.messageOf('x', { in: 'MACE' }))),
      text: `<at>Baton</at> make ${mention} a business manager`,
      entities: [
        { type: 'mention', text: '<at>Baton</at>', mentioned: { id: '28:baton', name: 'Baton' } },
        { type: 'mention', text: mention, mentioned: { id: partnership.ash.who.id, name: 'Ash' } },
      ],
    });
    const ash = (await partnership.rows('person')).find(({ value }) => value.name === 'Ash Example');
    expect(ash!.value).toMatchObject({
      key: `${tenant}~${partnership.ash.who.aadObjectId}`,
      roles: [{ kind: 'business-manager' }],
    });
  });
});

describe('help', () => {
  it('shows each role what it can do', async () => {
    partnership = await aPartnership();
    await partnership.sam.says('make @Robin chair of MACE', { in: 'MACE' });
    const manager = (await partnership.sam.says('help')).text;
    const chair = (await partnership.robin.says('HELP!')).text;
    const other = (await partnership.ash.says('what can you do?')).text;
    expect(manager).toContain('Run the partnership');
    expect(chair).toContain('Before a meeting');
    expect(chair).not.toContain('Run the partnership');
    expect(other).toContain('Give an update');
    expect(other).not.toContain('Before a meeting');
  });
});
