import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Asker } from '../../src/domain/access.ts';
import type { Answer } from '../../src/domain/answer.ts';
import type { ForwardItem } from '../../src/domain/forward-part.ts';
import type { Month } from '../../src/domain/meeting-heading.ts';
import { answerQuestion, type Question } from '../../src/flows/answer-question.ts';
import { changeItem, type ItemWish } from '../../src/flows/change-item.ts';
import { changeMeeting } from '../../src/flows/change-meeting.ts';
import { gatherPlans } from '../../src/flows/gather.ts';
import { importPlan } from '../../src/flows/import-plan.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { undoImport } from '../../src/flows/undo-import.ts';
import { aDraft, anAsker, aPartnership, theManager, type World, withMeetings, withPlan } from '../builders.ts';

let world: World;
beforeEach(async () => {
  world = await aPartnership('2019-06-03T09:00:00Z');
});

function anItem(item: string, month: Month | null = '2019-09', more: Partial<ForwardItem> = {}): ForwardItem {
  const meeting = { text: month ?? 'some day', month, day: null };
  return { group: 'MACE', meeting, category: '', item, who: '', source: { part: 'table 1', row: 2 }, ...more };
}

function bring(items: readonly ForwardItem[], code = 'FP') {
  const draft = aDraft([], { code, title: 'Forward plan', kind: 'forward' });
  return importPlan(world.ports, world.partnership, { draft: { ...draft, forward: items }, source: 'f.docx', by: 'x' });
}

function ask(text: string, more: Partial<Question> = {}): Promise<Answer> {
  const usual = { asker: theManager, channelOf: null, place: 'private' } as const;
  return answerQuestion(world.ports, { partnership: world.partnership, text, ...usual, ...more });
}

/** "mace 2019-09-24: Budget, Risks". */
async function coming(text = 'forward plan', more: Partial<Question> = {}): Promise<readonly string[]> {
  const answer = await ask(text, more);
  if (answer.kind !== 'meetings') return [answer.kind];
  return answer.meetings.map(({ group, date, month, items, withheld }) => {
    const words = items.flatMap((line) => line.items);
    return `${group} ${date ?? month}: ${[...words, ...(withheld > 0 ? [`${withheld} withheld`] : [])].join(', ')}`;
  });
}

function change(wish: Partial<ItemWish>) {
  const usual = { does: 'add', group: 'MACE', text: 'Risks', when: { kind: 'next' }, confirmed: false } as const;
  return changeItem(world.ports, { partnership: world.partnership, asker: theManager, ...usual, ...wish });
}

describe('a forward plan that is imported', () => {
  it('brings items to meetings as they are dated now: added, moved and cancelled', async () => {
    expect(await bring([anItem('Budget'), anItem('Annual report', '2019-11')])).toMatchObject({
      kind: 'imported',
      items: 2,
    });
    expect(await coming()).toEqual(['MACE 2019-09: Budget', 'MACE 2019-11: Annual report']);
    await withMeetings(world, 'MACE 2019-09-24', 'MACE 2019-11-19');
    expect(await coming()).toEqual(['MACE 2019-09-24: Budget', 'MACE 2019-11-19: Annual report']);
    const wish = { partnership: world.partnership, asker: theManager, group: 'MACE', newGroup: false, confirmed: true };
    const none = { time: null, papers: null };
    await changeMeeting(world.ports, { ...wish, order: { do: 'move', on: '2019-09-24', date: '2019-10-08', ...none } });
    await changeMeeting(world.ports, { ...wish, order: { do: 'cancel', on: '2019-11-19' } });
    expect(await coming()).toEqual(['MACE 2019-10-08: Budget', 'MACE 2019-11: Annual report']);
  });

  it('is replaced by its next import, and what people changed stays', async () => {
    await bring([anItem('Budget'), anItem('Annual report')]);
    await change({ text: 'Risks', when: { kind: 'month', month: '2019-09' } });
    await change({ does: 'drop', text: 'annual report', when: { kind: 'any' }, confirmed: true });
    expect(await coming()).toEqual(['MACE 2019-09: Budget, Risks']);
    await bring([anItem('Annual report'), anItem('Audits')]);
    expect(await coming()).toEqual(['MACE 2019-09: Audits, Risks']);
    await undoImport(world.ports, world.partnership, { code: 'FP', by: 'x' });
    expect(await coming()).toEqual(['MACE 2019-09: Budget, Risks']);
  });

  it('makes the group that nobody knows yet, and leaves out what has no month or group', async () => {
    const items = [
      anItem('One', '2019-09', { group: 'Learning Hub' }),
      anItem('Two', null),
      anItem('Three', '2019-09', { group: '' }),
    ];
    expect(await bring(items)).toMatchObject({ items: 1, newGroups: ['Learning Hub'] });
    expect(await coming('forward plan for the Learning Hub')).toEqual(['Learning Hub 2019-09: One']);
  });

  it('is no plan of actions: refs stay short, and it takes no plan’s place', async () => {
    await withPlan(world, [{ ref: '1.1' }]);
    await bring([anItem('Budget')]);
    expect((await gatherPlans(world.register)).plans.map(({ code }) => code)).toEqual(['DP']);
    expect(await bring([anItem('Budget')], 'DP')).toEqual({ kind: 'refused', code: 'only-items' });
  });

  it('is refused with a number that identifies a person', async () => {
    const refused = await bring([anItem('Review of 943 476 5919')]);
    expect(refused).toEqual({ kind: 'refused', code: 'identifier', refs: ['table 1, row 2'] });
  });

  it('leaves its items to the group that took over', async () => {
    await bring([anItem('Budget')]);
    const { value, version } = (await world.register.find('group', 'mace'))!;
    const ended = { ...value, ended: '2019-06-01', mergedInto: 'meb' } as const;
    await world.register.commit([{ do: 'replace', kind: 'group', id: 'mace', value: ended, version }]);
    expect(await coming()).toEqual(['Management Executive Board 2019-09: Budget']);
  });
});

describe('who sees it', () => {
  const member = (group: string): Asker => anAsker({ memberOf: [group] });

  beforeEach(async () => {
    await withMeetings(world, 'MACE 2019-09-24', 'MACE 2019-11-19', 'LPR Group 2019-09-10');
    await bring([anItem('Budget'), anItem('Reviews', '2019-09', { group: 'LPR Group' })]);
  });

  it('is the group itself; elsewhere items are counted', async () => {
    expect(await coming('forward plan', { asker: member('mace') })).toEqual([
      'LPR Group 2019-09-10: 1 withheld',
      'MACE 2019-09-24: Budget',
    ]);
    const channel = { place: 'channel', channelOf: 'lpr-group' } as const;
    expect(await coming('forward plan', channel)).toEqual(['LPR Group 2019-09-10: Reviews']);
    expect(await coming('forward plan for MACE', channel)).toEqual(['MACE 2019-09-24: 1 withheld']);
  });

  it('sees what comes to a month or to the next meeting, and its dates with it', async () => {
    expect(await coming('what is coming to MACE in September?')).toEqual(['MACE 2019-09-24: Budget']);
    expect(await coming('what is on the agenda of the next MACE meeting')).toEqual(['MACE 2019-09-24: Budget']);
    expect(await coming('meetings for MACE')).toEqual(['MACE 2019-09-24: Budget', 'MACE 2019-11-19: ']);
    expect(await coming('what is coming to MACE in October?')).toEqual(['sorry']);
  });

  it('has it in the digest of its own channel and in no other', async () => {
    await withPlan(world, [{ ref: '1.1', timescale: 'October 2019' }]);
    world.clock.set('2019-09-13T08:00:00Z');
    await runDueSteps(world.ports, world.partnership);
    const frozen = (await world.register.find('digest', 'mace.2019-09-24'))!.value;
    const agenda = (of: typeof frozen.group) => of.sections.find(({ key }) => key === 'agenda')!.lines;
    expect(agenda(frozen.group)).toEqual([{ label: '', about: 'Budget', fact: '', quote: '' }]);
    expect(agenda(frozen.oversight)).toEqual([]);
  });

  it('has it counted in the composite digest', async () => {
    await withPlan(world, [{ ref: '1.1' }]);
    await withMeetings(world, 'Strategic Group 2019-10-08');
    await bring([anItem('Board papers', '2019-10', { group: 'Strategic Group' })]);
    const answer = await ask('digest for the Strategic Group');
    const text = JSON.stringify(answer);
    expect(text).toContain('1 item: see “forward plan for Strategic Group”');
    expect(text).not.toContain('Board papers');
  });
});

describe('an item that somebody adds or drops', () => {
  const chair = anAsker({ roles: [{ kind: 'chair', group: 'mace' }] });

  beforeEach(async () => {
    await withMeetings(world, 'MACE 2019-09-24', 'MACE 2019-11-19');
  });

  it('comes to the day, the month or the next meeting', async () => {
    expect(await change({ text: 'One' })).toMatchObject({ kind: 'done', meeting: { id: 'mace.2019-09-24' } });
    expect(await change({ text: 'Two', when: { kind: 'month', month: '2019-11' } })).toMatchObject({ kind: 'done' });
    const waits = await change({ text: 'Three', when: { kind: 'day', day: '2020-01-14' } });
    expect(waits).toMatchObject({ kind: 'done', meeting: null });
    expect(await coming()).toEqual(['MACE 2019-09-24: One', 'MACE 2019-11-19: Two', 'MACE 2020-01-14: Three']);
    expect(await change({ text: 'one' })).toMatchObject({ kind: 'unchanged' });
  });

  it('is for business managers and for chairs of that group', async () => {
    expect(await change({ asker: chair })).toMatchObject({ kind: 'done' });
    expect(await change({ asker: chair, group: 'LPR Group' })).toMatchObject({ refusal: { code: 'not-yours' } });
    expect(await change({ asker: anAsker({ memberOf: ['mace'] }) })).toMatchObject({
      refusal: { code: 'not-yours' },
    });
  });

  it('is dropped only after a second word, and comes back when it is added again', async () => {
    await bring([anItem('Budget')]);
    const drop = { does: 'drop', text: 'Budget', when: { kind: 'any' } } as const;
    expect(await change(drop)).toMatchObject({ kind: 'confirm', meeting: { date: '2019-09-24' } });
    expect(await coming()).toEqual(['MACE 2019-09-24: Budget']);
    await change({ ...drop, confirmed: true });
    expect(await coming()).toEqual(['sorry']);
    await change({ text: 'Budget' });
    expect(await coming()).toEqual(['MACE 2019-09-24: Budget']);
  });

  it.each([
    ['a group that nobody knows', { group: 'Learning Hub' }, 'unknown-group'],
    ['a day that has passed', { when: { kind: 'day', day: '2019-05-01' } }, 'past'],
    ['a group without a meeting ahead', { group: 'LPR Group' }, 'no-meeting-ahead'],
    ['an item that nobody has', { does: 'drop', text: 'Nothing' }, 'no-such-item'],
    ['a text that is too long', { text: 'x'.repeat(301) }, 'too-long'],
    ['a number that identifies a person', { text: 'Case of 943 476 5919' }, 'unsafe-text'],
    ['words about a child in danger', { text: 'a boy in my class says his dad hits him' }, 'unsafe-text'],
  ] as const)('is refused for %s', async (_, wish, code) => {
    expect(await change(wish)).toMatchObject({ kind: 'refused', refusal: { code } });
    expect(await world.register.list('item-change')).toEqual([]);
  });

  it('asks which where several meetings have it', async () => {
    await bring([anItem('Minutes'), anItem('Minutes', '2019-11')]);
    const drop = { does: 'drop', text: 'Minutes', confirmed: true } as const;
    expect(await change({ ...drop, when: { kind: 'any' } })).toMatchObject({ refusal: { code: 'which' } });
    expect(await change({ ...drop, when: { kind: 'day', day: '2019-11-19' } })).toMatchObject({ kind: 'done' });
    expect(await coming()).toEqual(['MACE 2019-09-24: Minutes']);
  });
});
