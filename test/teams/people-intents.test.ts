import { describe, expect, it } from '@jest/globals';
import { readIntent } from '../../src/teams/intents.ts';
import { readPeopleIntent } from '../../src/teams/people-intents.ts';

describe('what is said about posts and people', () => {
  it.each<[string, object]>([
    ['@Robin Example is away until 14 May 2027', { kind: 'away', name: 'Robin Example', until: '14 May 2027' }],
    ['away until 14 May', { kind: 'away', name: '', until: '14 May' }],
    ['I’m away until 14/05/2027, thanks', { kind: 'away', name: '', until: '14/05/2027' }],
    ['I’m on annual leave until 14 May', { kind: 'away', name: '', until: '14 May' }],
    ['@Robin is back', { kind: 'back', name: 'Robin' }],
    ['I am back', { kind: 'back', name: '' }],
    [
      'make @Robin deputy of Detective Inspector (Police)',
      { kind: 'hold', as: 'deputy', name: 'Robin', post: 'Detective Inspector (Police)', withoutTeams: false },
    ],
    [
      'please make @Robin the holder of the Partnership Business Manager',
      { kind: 'hold', as: 'holder', name: 'Robin', post: 'Partnership Business Manager', withoutTeams: false },
    ],
    [
      'make Pat Example without Teams holder of SARC lead',
      { kind: 'hold', as: 'holder', name: 'Pat Example', post: 'SARC lead', withoutTeams: true },
    ],
    [
      'make Pat Example (not in Teams) deputy of SARC lead',
      { kind: 'hold', as: 'deputy', name: 'Pat Example', post: 'SARC lead', withoutTeams: true },
    ],
    ['Designated Nurse is vacant', { kind: 'vacant', as: 'holder', post: 'Designated Nurse' }],
    ['the deputy of Designated Nurse is vacant', { kind: 'vacant', as: 'deputy', post: 'Designated Nurse' }],
    ['@Robin Example has left', { kind: 'left', name: 'Robin Example' }],
    [
      'add the post Lead for schools at Schools Forum',
      { kind: 'add-post', title: 'Lead for schools', agency: 'Schools Forum' },
    ],
    [
      'Police is also called the force',
      { kind: 'alias', does: 'also-called', of: null, name: 'Police', alias: 'the force' },
    ],
    [
      'the group MACE is no longer known as the panel',
      { kind: 'alias', does: 'not-called', of: 'group', name: 'MACE', alias: 'the panel' },
    ],
    ['MACE reports to the MEB', { kind: 'reports-to', group: 'MACE', to: 'the MEB' }],
    ['MACE reports to nobody.', { kind: 'reports-to', group: 'MACE', to: null }],
    ['add the agency Fire & Rescue', { kind: 'add-agency', name: 'Fire & Rescue' }],
    [
      'Detective Inspector answers for Police',
      { kind: 'answers-for', post: 'Detective Inspector', what: 'Police', isActions: false },
    ],
    [
      'Designated Nurse answers for DP 4.1, 4.2',
      { kind: 'answers-for', post: 'Designated Nurse', what: 'DP 4.1, 4.2', isActions: true },
    ],
    ['Police owes a part of 4.1', { kind: 'parts', agencies: 'Police', action: '4.1', all: false }],
    [
      'Police and Health each owe a part of DP 4.1',
      { kind: 'parts', agencies: 'Police and Health', action: 'DP 4.1', all: false },
    ],
    ['contributors of 4.1: Police, Health', { kind: 'parts', agencies: 'Police, Health', action: '4.1', all: true }],
    ['who answers?', { kind: 'who-answers', plan: null }],
    ['Who answers for DP?', { kind: 'who-answers', plan: 'DP' }],
  ])('“%s”', (text, said) => {
    expect(readPeopleIntent(text)).toEqual(said);
    expect(readIntent(text)).toEqual({ kind: 'people', said });
  });

  it.each([
    ['update 4.1 amber Sam is back', 'update'],
    ['update DP 4.1 red The lead has left', 'update'],
    ['who has left?', 'question'],
    ['who answers for 4.1?', 'question'],
    ['what is overdue?', 'question'],
    ['who reports to the board?', 'question'],
    ['show actions with reports to the board', 'question'],
    ['make @Robin chair of MACE', 'role'],
    ['make @Robin a business manager', 'role'],
    ['@Robin is no longer chair of MACE', 'role'],
    ['Robin is no longer a business manager', 'role'],
    ['what is not the chair of MACE told?', 'question'],
    ['assign 4.1 to @Robin', 'assign'],
    ['front door is MASH, 01632 960123, Monday to Friday', 'front-door'],
    ['use this channel for MACE', 'use-channel'],
    ['make Strategic Group the oversight group', 'oversight'],
    [`${'x'.repeat(600)} has left`, 'question'],
  ])('leaves “%s” to others', (text, kind) => {
    expect(readPeopleIntent(text)).toBeNull();
    expect(readIntent(text).kind).toBe(kind);
  });
});
