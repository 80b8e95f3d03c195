import { describe, expect, it } from '@jest/globals';
import { namedInPlan } from '../../src/domain/named-in-plan.ts';
import { decideNaming } from '../../src/domain/naming.ts';
import { suggestAnswerer, type WhoAnswersFacts, withoutAnswerer } from '../../src/domain/who-answers.ts';
import { aPost, theGroups, tracked } from '../builders.ts';

describe(namedInPlan, () => {
  it.each<[string, readonly string[]]>([
    ['Receive the yearly report from SARC', ['SARC']],
    ['Report from the SARC on how many were referred', ['SARC']],
    ['Reports from Police, BTUH and Wize-Up on what was seen', ['Police', 'BTUH', 'Wize-Up']],
    ['A report from the Designated Nurse on assessments', ['Designated Nurse']],
    ['Yearly report to be prepared by Youth Offending Service', ['Youth Offending Service']],
    ['Local Authority to provide a report on access to alcohol', ['Local Authority']],
    [
      'Report from Violence Against Women and Girls Strategic Group',
      ['Violence Against Women and Girls Strategic Group'],
    ],
    ['Review an Annual Report from Essex Fire & Rescue on schools', ['Essex Fire & Rescue']],
    ['Report from Community safety partnership on knives', ['Community safety partnership']],
    ['Strategic Partners to discuss the budget', ['Strategic Partners']],
    ['Task and Finish Group to look at this', ['Task and Finish Group']],
    ['CSC to agree a way forward', ['CSC']],
    ['Example Police should remind their officers', ['Example Police']],
    ['Training to include new staff', []],
    ['Processes to be clarified', []],
    ['Report on how children are heard', []],
    ['Review the response from a to z', []],
  ])('hears in “%s” who is to report', (text, names) => {
    expect(namedInPlan([text]).names).toEqual(names);
  });

  it('knows a name that is known also where the plan writes it without capitals', () => {
    const text = 'Request report from Community safety partnership on knives';
    expect(namedInPlan([text], ['Community Safety Partnership']).names).toEqual(['Community Safety Partnership']);
  });

  it.each([
    ['Each agency should review what it asks', true],
    ['All partner agencies to provide data', true],
    ['A look at the service out of hours by all agencies', true],
    ['Report from agencies', true],
    ['Ask agencies to send what their audits found', true],
    ['Partner agencies to report percentages', true],
    ['A review of how all agencies respond', false],
    ['Work with partner agencies', false],
  ])('“%s”: each agency? %s', (text, each) => expect(namedInPlan([text]).each).toBe(each));
});

const facts: WhoAnswersFacts = {
  agencies: [
    { id: 'police', name: 'Example Police', aliases: ['Police'], answers: 'police.mace' },
    { id: 'yos', name: 'Youth Offending Service', aliases: [], answers: null },
    { id: 'health', name: 'Health Trust', aliases: [], answers: null },
  ],
  posts: [aPost({ title: 'Inspector' }), aPost({ id: 'health.nurse', agency: 'health', title: 'Designated Nurse' })],
  people: [{ key: 't~a', name: 'Robin Example', roles: [], left: false }],
  groups: theGroups,
};
const suggest = (text: string, more = {}) => suggestAnswerer(tracked({ text, measure: '', ...more }), facts);

describe(suggestAnswerer, () => {
  it.each<[string, readonly object[]]>([
    ['Report from Police', [{ kind: 'agency', id: 'police' }]],
    ['Report from YOS', [{ kind: 'agency', id: 'yos' }]],
    ['Report from the Designated Nurse', [{ kind: 'post', id: 'health.nurse' }]],
    ['Report from SARC', [{ kind: 'unknown', name: 'SARC' }]],
    ['Report from MACE', []],
    ['The Anyshire LSCP to lead a review', []],
    [
      'Reports from Police and SARC',
      [
        { kind: 'agency', id: 'police' },
        { kind: 'unknown', name: 'SARC' },
      ],
    ],
  ])('suggests for “%s”', (text, named) => expect(suggest(text).named).toEqual(named));

  it('believes a column of its own before the text', () => {
    expect(suggest('Report from Police', { named: ['Designated Nurse'] }).named).toEqual([
      { kind: 'post', id: 'health.nurse' },
    ]);
  });

  it('lists what is open and has neither an answerer nor an agency that owes a part', () => {
    const all = [
      tracked({ ref: '1.1' }),
      tracked({ ref: '1.2', responsible: ['police.mace'] }),
      tracked({ ref: '1.3', contributors: ['police'] }),
      tracked({ ref: '1.4' }, { standing: 'complete' }),
    ];
    expect(withoutAnswerer(all).map(({ action }) => action.ref)).toEqual(['1.1']);
  });
});

describe(decideNaming, () => {
  const action = tracked({ text: 'Report from SARC', measure: '' });

  it('has an agency answer by its own post, by its only one, or by a vacant one that is made', () => {
    expect(decideNaming({ kind: 'agency', id: 'police' }, action, facts)).toMatchObject({ answers: ['police.mace'] });
    expect(decideNaming({ kind: 'agency', id: 'health' }, action, facts)).toMatchObject({ answers: ['health.nurse'] });
    expect(decideNaming({ kind: 'agency', id: 'yos' }, action, facts)).toEqual({
      answers: ['yos.lead-for-youth-offending-service'],
      contributors: [],
      agencies: [
        { id: 'yos', name: 'Youth Offending Service', aliases: [], answers: 'yos.lead-for-youth-offending-service' },
      ],
      posts: [
        aPost({ id: 'yos.lead-for-youth-offending-service', agency: 'yos', title: 'Lead for Youth Offending Service' }),
      ],
    });
  });

  it('makes the agency that the plan names and nobody knows', () => {
    expect(decideNaming({ kind: 'plan' }, action, facts)).toMatchObject({
      answers: ['sarc.lead-for-sarc'],
      agencies: [{ id: 'sarc', name: 'SARC' }],
    });
  });

  it('has several that the plan names owe a part each', () => {
    const several = tracked({ text: 'Reports from Police and SARC', measure: '' });
    expect(decideNaming({ kind: 'plan' }, several, facts)).toMatchObject({
      answers: [],
      contributors: ['police', 'sarc'],
      agencies: [{ name: 'SARC' }],
    });
    expect(decideNaming({ kind: 'each' }, several, facts)).toMatchObject({ contributors: ['police', 'yos', 'health'] });
  });

  it.each([
    ['a post', { kind: 'post', id: 'gone' }],
    ['an agency', { kind: 'agency', id: 'gone' }],
    ['a person', { kind: 'person', id: 'gone' }],
  ] as const)('decides nothing where %s is not there any more', (_, choice) => {
    expect(decideNaming(choice, action, facts)).toBeNull();
  });

  it('decides nothing where the plan names nobody', () => {
    expect(decideNaming({ kind: 'plan' }, tracked({ text: 'Do it', measure: '' }), facts)).toBeNull();
  });
});
