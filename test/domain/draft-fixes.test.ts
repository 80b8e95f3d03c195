import { describe, expect, it } from '@jest/globals';
import { applyFixes, type DraftFix, learnedAliases, withFix } from '../../src/domain/draft-fixes.ts';
import type { ImportDraft } from '../../src/domain/import-draft.ts';
import { aDraft } from '../builders.ts';

const source = { part: 'table 1', row: 2 };

function draft(): ImportDraft {
  const actions = aDraft([
    { ref: '1.1', leads: ['Bus. Team', 'MACE'] },
    { ref: '1.2', leads: [], timescale: '31 September 2020' },
  ]);
  const problems = (['no-lead', 'timescale-not-understood', 'no-objective'] as const).map((code) => {
    return { code, ref: '1.2', source, message: code };
  });
  return { ...actions, problems };
}

const fixed = (...fixes: readonly DraftFix[]) => applyFixes(draft(), fixes);

describe('putting a draft right', () => {
  it('takes one group for another wherever it leads', () => {
    const { actions, groups } = fixed({ kind: 'group', from: 'Bus. Team', to: 'MACE' });
    expect(actions.map(({ leads }) => leads)).toEqual([['MACE'], []]);
    expect(groups).toEqual(['MACE']);
  });

  it('names a lead, and only where the file names nobody', () => {
    const { actions, problems } = fixed(
      { kind: 'lead', ref: '1.2', to: 'LPR Group' },
      { kind: 'lead', ref: '1.1', to: 'LPR Group' },
    );
    expect(actions.map(({ leads }) => leads)).toEqual([['Bus. Team', 'MACE'], ['LPR Group']]);
    expect(problems.map(({ code }) => code)).toEqual(['timescale-not-understood', 'no-objective']);
  });

  it('gives a date, and keeps the file’s own words', () => {
    const { actions, problems } = fixed({ kind: 'date', ref: '1.2', due: '2020-09-30' });
    expect(actions[1]!.timescale).toEqual({ text: '31 September 2020', kind: 'by', due: ['2020-09-30'] });
    expect(problems.map(({ code }) => code)).toEqual(['no-lead', 'no-objective']);
  });

  it('does nothing where what it is about is gone', () => {
    expect(fixed({ kind: 'date', ref: '9.9', due: '2020-09-30' }, { kind: 'group', from: 'X', to: 'Y' })).toEqual({
      ...draft(),
      groups: ['Bus. Team', 'MACE'],
    });
  });

  it('of the same thing twice counts as said last', () => {
    const first = withFix([], { kind: 'lead', ref: '1.2', to: 'MACE' });
    const fixes = withFix(first, { kind: 'lead', ref: '1.2', to: 'LPR Group' });
    expect(fixes).toEqual([{ kind: 'lead', ref: '1.2', to: 'LPR Group' }]);
    expect(learnedAliases([{ kind: 'group', from: 'Bus. Team', to: 'MACE' }, ...fixes])).toEqual(
      new Map([['MACE', ['Bus. Team']]]),
    );
  });
});
