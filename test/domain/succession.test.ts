import { describe, expect, it } from '@jest/globals';
import { decide } from '../../src/domain/decide.ts';
import type { Group } from '../../src/domain/partnership.ts';
import { isPrepared, ledByLiving, livingLeads, successorOf } from '../../src/domain/succession.ts';
import { aGroup, aMeeting, anAsker, tracked } from '../builders.ts';

const ended = (id: string, more: Partial<Group> = {}) => aGroup({ id, name: id, ended: '2019-09-01', ...more });
const living = (id: string) => aGroup({ id, name: id });

describe('who leads what a group led', () => {
  it.each<[string, readonly Group[], string | null]>([
    ['itself, while it meets', [living('mace'), living('meb')], 'mace'],
    [
      'the group that it merged into',
      [ended('mace', { mergedInto: 'meb', reportsTo: 'lpr' }), living('meb'), living('lpr')],
      'meb',
    ],
    ['else the one that it reports to', [ended('mace', { reportsTo: 'meb' }), living('meb')], 'meb'],
    [
      'the next living one, where that has ended too',
      [ended('mace', { mergedInto: 'lpr' }), ended('lpr', { reportsTo: 'meb' }), living('meb')],
      'meb',
    ],
    ['nobody, where none is named', [ended('mace'), living('meb')], null],
    [
      'nobody, where they name each other',
      [ended('mace', { mergedInto: 'meb' }), ended('meb', { reportsTo: 'mace' })],
      null,
    ],
    ['nobody, where the named one is not known', [ended('mace', { mergedInto: 'gone' })], null],
    ['itself, where nobody knows the group', [living('meb')], 'mace'],
  ])('is %s', (_, groups, heir) => {
    expect(successorOf('mace', groups)).toBe(heir);
  });

  it('is named once, where it led already', () => {
    expect(livingLeads(['mace', 'meb'], [ended('mace', { mergedInto: 'meb' }), living('meb')])).toEqual(['meb']);
  });

  it('leaves the chair of an ended group no say, and gives it to the chair of the other', () => {
    const groups = [ended('mace', { mergedInto: 'meb' }), living('meb')];
    const action = ledByLiving(tracked({ ref: '4.1' }, { rating: 'green' }), groups);
    const chairOf = (group: string) => anAsker({ roles: [{ kind: 'chair', group }], memberOf: [] });
    const ruling = { matter: 'sign-off', outcome: 'agreed' } as const;
    const facts = {
      id: 'one',
      tracked: action,
      now: '2019-09-03T10:00:00Z',
      today: '2019-09-03',
      recorded: null,
    } as const;
    expect(decide(ruling, { ...facts, asker: chairOf('mace') })).toMatchObject({
      refusal: { code: 'not-chair', leads: ['meb'] },
    });
    expect(decide(ruling, { ...facts, asker: chairOf('meb') })).toMatchObject({ kind: 'decided' });
    expect(action.action.leads).toEqual(['meb']);
  });
});

it('a meeting after its group’s end is not prepared', () => {
  const groups = [ended('mace'), living('meb')];
  const prepared = (group: string, date: `${number}-${number}-${number}`) =>
    isPrepared(aMeeting({ group, date }), groups);
  expect([prepared('mace', '2019-09-01'), prepared('mace', '2019-09-02'), prepared('meb', '2019-09-02')]).toEqual([
    true,
    false,
    true,
  ]);
});
