import { describe, expect, it } from '@jest/globals';
import { readLaidOutText } from '../../src/documents/read-laid-out-text.ts';

describe(readLaidOutText, () => {
  it('finds the columns of a page whose words stand at their places, a title right above', () => {
    const tables = readLaidOutText(
      [
        'Westmere Partnership Delivery Plan 2025-26',
        ' Ref      Objective             Action                    Lead              Timescale',
        ' 1.1      Children are heard    Ask every school what     Education Group   31 March 2026',
        '          when plans are made   they would change',
        ' 1.2                            Publish the answers       Business Team     June 2026',
        ' 2.1      Staff know what       Hold four briefings       Learning Hub      Quarterly',
        '          to do',
      ].join('\n'),
    );
    expect(tables?.[0]?.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['Ref', 'Objective', 'Action', 'Lead', 'Timescale'],
      [
        '1.1',
        'Children are heard when plans are made',
        'Ask every school what they would change',
        'Education Group',
        '31 March 2026',
      ],
      ['1.2', '', 'Publish the answers', 'Business Team', 'June 2026'],
      ['2.1', 'Staff know what to do', 'Hold four briefings', 'Learning Hub', 'Quarterly'],
    ]);
  });

  it('leaves alone what has no numbers: nothing says where an action ends', () => {
    const lines = ['What we will do   Who         By when', 'Map the           MASH        June 2026', 'support'];
    expect(readLaidOutText(lines.join('\n'))).toBeNull();
  });

  it('leaves prose alone', () => {
    expect(readLaidOutText('We met.   Twice.\nNobody   came.\n')).toBeNull();
  });
});
