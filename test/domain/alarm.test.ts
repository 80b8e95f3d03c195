import { describe, expect, it } from '@jest/globals';
import { groupsWithoutMeeting } from '../../src/domain/alarm.ts';
import { aGroup, aMeeting, tracked } from '../builders.ts';

describe('groups for which no meeting is dated', () => {
  const groups = [aGroup(), aGroup({ id: 'agencies', name: 'Agencies' })];
  const meetings = [aMeeting({ date: '2019-09-24' })];
  const facts = { groups, meetings, today: '2019-09-03' } as const;

  it('are named with the open actions that nobody will be asked about', () => {
    const actions = [tracked({ ref: '1.1', leads: ['agencies'] }), tracked({ ref: '1.2', leads: ['mace'] })];
    expect(groupsWithoutMeeting({ ...facts, actions })).toEqual([{ group: 'Agencies', actions: 1 }]);
  });

  it('are not named for what another group leads as well, whose meeting asks about it', () => {
    const actions = [tracked({ ref: '1.3', leads: ['mace', 'agencies'] })];
    expect(groupsWithoutMeeting({ ...facts, actions })).toEqual([]);
  });
});
