import { describe, expect, it } from '@jest/globals';
import { alsoCalled, notCalled, reportingTo } from '../../src/domain/describe-group.ts';
import type { Group } from '../../src/domain/partnership.ts';
import { aGroup } from '../builders.ts';

const board = aGroup({ id: 'board', name: 'Harbour Executive Board', aliases: ['Executive'] });
const panel = aGroup({ id: 'panel', name: 'Exploitation Panel', aliases: ['MAEP'], reportsTo: 'board' });
const taskGroup = aGroup({ id: 'task', name: 'Task Group', reportsTo: 'panel' });
const old = aGroup({ id: 'old', name: 'Old Forum', ended: '2026-03-01' });
const groups: readonly Group[] = [board, panel, taskGroup, old];

describe('another name of a group', () => {
  it.each<[string, Group, string, object]>([
    ['is added behind the others', panel, 'Missing Panel', { aliases: ['MAEP', 'Missing Panel'] }],
    ['may be what its own name is cut short to', board, 'HEB', { aliases: ['Executive', 'HEB'] }],
    ['is no name of another group', panel, 'task group', { code: 'called-so', by: 'Task Group' }],
    ['is no other name of another group', panel, 'Executive', { code: 'called-so', by: 'Harbour Executive Board' }],
    ['is not what another’s is cut short to', panel, 'HEB', { code: 'called-so', by: 'Harbour Executive Board' }],
    ['is no name of one that has ended', panel, 'Old Forum', { code: 'called-so', by: 'Old Forum' }],
    ['is not one that it has', panel, 'the maep', { code: 'called-so-already' }],
    ['is not its own', panel, 'exploitation  panel', { code: 'called-so-already' }],
    ['is not given to one that has ended', old, 'The Forum', { code: 'group-ended', on: '2026-03-01' }],
  ])('%s', (_, group, alias, expected) => {
    expect(alsoCalled(group, alias, groups)).toMatchObject(expected);
  });

  it('is one of twenty at most', () => {
    const named = aGroup({ aliases: Array.from({ length: 20 }, (_, at) => `Name ${at}`) });
    expect(alsoCalled(named, 'One more', [named])).toEqual({ code: 'too-many-names', most: 20 });
  });

  it.each<[string, string, object]>([
    ['in any case of letters', 'maep', { aliases: [] }],
    ['but not its own name', 'Exploitation Panel', { code: 'own-name' }],
    ['nor one that it has not', 'MACE', { code: 'not-called-so', name: 'MACE' }],
  ])('is taken away %s', (_, alias, expected) => {
    expect(notCalled(panel, alias)).toMatchObject(expected);
  });
});

describe('whom a group reports to', () => {
  it.each<[string, Group, Group | null, object]>([
    ['is another group', taskGroup, board, { reportsTo: 'board' }],
    ['is nobody', taskGroup, null, { reportsTo: null }],
    ['is not itself', board, board, { code: 'reports-to-itself' }],
    [
      'is none that reports to it',
      panel,
      taskGroup,
      { code: 'reports-in-a-circle', line: ['Task Group', 'Exploitation Panel'] },
    ],
    [
      'is none that reports to it by way of others',
      board,
      taskGroup,
      { code: 'reports-in-a-circle', line: ['Task Group', 'Exploitation Panel', 'Harbour Executive Board'] },
    ],
    ['is none that has ended', board, old, { code: 'reports-to-ended', to: 'Old Forum' }],
    ['is not said of one that has ended', old, board, { code: 'group-ended', on: '2026-03-01' }],
    ['is not what it was', taskGroup, panel, { code: 'reports-so-already' }],
  ])('%s', (_, group, to, expected) => {
    expect(reportingTo(group, to, groups)).toMatchObject(expected);
  });

  it('can be changed where the line above runs in a circle already', () => {
    const [a, b] = [aGroup({ id: 'a', reportsTo: 'b' }), aGroup({ id: 'b', reportsTo: 'a' })];
    expect(reportingTo(panel, a, [a, b, panel])).toMatchObject({ reportsTo: 'a' });
  });
});
