import { describe, expect, it } from '@jest/globals';
import { type LogFacts, lengthened, logAction, newLog, type ProposedAction } from '../../src/domain/action-log.ts';
import { aGroup, aMeeting, aPost } from '../builders.ts';

const at = '2019-09-25T08:00:00Z';
const log = newLog(aGroup(), aMeeting(), { codes: [], at });
const facts: LogFacts = {
  group: aGroup(),
  meeting: aMeeting(),
  log,
  refs: [],
  posts: [aPost({ id: 'sup', agency: 'police', title: 'Superintendent', holder: 'tenant~kim' })],
  agencies: [
    { id: 'police', name: 'Example Police', aliases: ['force'], answers: 'sup' },
    { id: 'trust', name: 'Health Trust', aliases: [], answers: null },
  ],
  people: [{ key: 'tenant~kim', name: 'Kim Example', roles: [], left: false }],
};

function given(more: Partial<ProposedAction> = {}): ProposedAction {
  return { text: 'Write to the trust', measure: '', who: '', named: '', due: '', confirmed: false, ...more };
}

function added(more: Partial<ProposedAction> = {}, about: Partial<LogFacts> = {}) {
  const logged = logAction(given(more), { ...facts, ...about });
  if (logged.kind === 'refused') throw new Error(logged.refusal.code);
  return logged.action;
}

describe(logAction, () => {
  it('makes an action like any other, led by the group and dated where a date was given', () => {
    expect(added({ due: '2019-11-30', measure: ' An answer ' })).toMatchObject({
      plan: 'LOG-MACE',
      ref: '1',
      text: 'Write to the trust',
      measure: 'An answer',
      timescale: { text: '30 November 2019', kind: 'by', due: ['2019-11-30'] },
      leads: ['mace'],
      addedOn: '2019-09-24',
    });
    expect(added().timescale).toEqual({ text: '', kind: 'undated', due: [] });
  });

  it.each([
    [[], '1'],
    [['1', '2'], '3'],
    [['1', '2', '10'], '11'],
  ])('after %j comes %s', (refs, ref) => {
    expect(added({}, { refs }).ref).toBe(ref);
  });

  it.each([
    ['a post', { who: 'post:sup' }, { responsible: ['sup'], contributors: [], named: [] }],
    ['an agency whose post is known', { who: 'agency:police' }, { responsible: ['sup'], contributors: [] }],
    ['an agency that nobody answers for yet', { who: 'agency:trust' }, { responsible: [], contributors: ['trust'] }],
    ['a person by name', { named: 'kim example' }, { responsible: ['sup'], named: [] }],
    ['an agency by another name', { named: 'the force' }, { responsible: ['sup'] }],
    [
      'somebody unknown',
      { named: 'The new auditor' },
      { responsible: [], contributors: [], named: ['The new auditor'] },
    ],
    ['nobody', {}, { responsible: [], contributors: [], named: [] }],
  ])('is answered by %s', (_, who, expected) => {
    expect(added(who)).toMatchObject(expected);
  });

  it.each([
    ['no words', { text: ' ', measure: 'x' }, 'no-action-text'],
    ['too many', { text: 'x '.repeat(1200) }, 'too-long'],
    ['a day that there is not', { due: '31 June' }, 'bad-date'],
    ['a day before the meeting', { due: '2019-09-23' }, 'past-date'],
    ['somebody who is gone', { who: 'post:gone' }, 'unknown-answerer'],
    ['a child’s number', { text: 'Look into 943 476 5919' }, 'identifier'],
    ['words that may identify a child', { measure: 'A report on AB, aged 7' }, 'may-identify'],
    ['a concern', { text: 'a boy in my class says his dad hits him' }, 'concern'],
  ])('is refused with %s', (_, more, code) => {
    expect(logAction(given(more), facts)).toMatchObject({ kind: 'refused', refusal: { code } });
  });
});

describe('a group’s log', () => {
  it.each([
    ['MACE', [], [], 'LOG-MACE'],
    ['Management Executive Board', [], [], 'LOG-MEB'],
    ['LPR Group', [], [], 'LOG-LPR'],
    ['Business Team', ['BT'], [], 'LOG-BT'],
    ['Audit Group', [], [], 'LOG-AUDIT-GROUP'],
    ['MACE', [], ['LOG-MACE'], 'LOG-MACE-2'],
  ])('of %s has a code that can be typed: %#', (name, aliases, codes, code) => {
    const group = aGroup({ id: 'g', name, aliases });
    expect(newLog(group, aMeeting(), { codes, at }).code).toBe(code);
  });

  it('runs for the financial year of its first meeting, and on with each later one', () => {
    expect(log.period).toEqual({ from: '2019-04-01', to: '2020-03-31' });
    expect(newLog(aGroup(), aMeeting({ date: '2020-03-31' }), { codes: [], at }).period.from).toBe('2019-04-01');
    expect(lengthened(log, aMeeting({ date: '2020-03-31' }))).toBe(log);
    expect(lengthened(log, aMeeting({ date: '2020-04-01' })).period).toEqual({ from: '2019-04-01', to: '2021-03-31' });
  });
});
