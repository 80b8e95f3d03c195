import { inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { drawBar } from '../../src/documents/bar-picture.ts';
import { writePaper } from '../../src/documents/write-paper.ts';
import type { Paper } from '../../src/domain/paper.ts';
import { computeYearReport, type YearFacts } from '../../src/domain/year-report.ts';
import { aGroup, anUpdate, aPlan, aState, tracked } from '../builders.ts';
import { picturesIn, wordsIn } from './words-in.ts';

const facts: YearFacts = {
  partnership: 'Anyshire Partnership',
  plan: null,
  period: { from: '2019-04-01', to: '2020-03-31' },
  plans: [aPlan()],
  groups: [aGroup({ id: 'mace', name: 'MACE' })],
  posts: new Map(),
  today: '2020-04-20',
  readerOf: 'all',
  actions: [
    tracked(
      { ref: '1', aim: 'Children are heard', text: 'Ask each school', measure: 'More schools answer' },
      aState({ ref: '1', standing: 'complete' }),
    ),
    tracked({ ref: '2', aim: 'Children are heard', text: 'Write it down' }, aState({ ref: '2' })),
    tracked({ ref: '3', aim: 'Children are heard', text: 'Tell the board' }, aState({ ref: '3' })),
    tracked(
      { ref: '4', aim: 'Late', text: 'No more' },
      aState({ ref: '4', standing: 'withdrawn', standingWhy: 'done by another plan' }),
    ),
  ],
  updates: [
    anUpdate({ ref: '1', sequence: 1, at: '2019-03-02T09:00:00Z', narrative: 'Before the year.' }),
    anUpdate({ ref: '1', sequence: 2, at: '2019-10-02T09:00:00Z', narrative: 'Forty <schools> & more asked.' }),
    anUpdate({ ref: '2', sequence: 1, at: '2019-11-02T09:00:00Z', narrative: 'Half of it.' }),
    anUpdate({ ref: '2', sequence: 2, at: '2020-04-15T09:00:00Z', narrative: 'After the year.' }),
  ],
  decisions: [],
  meetings: [],
  records: [],
  seats: [],
  agencies: [],
  responses: [{ agency: 'Police', asked: 4, answered: 3 }],
};

describe('the yearly report', () => {
  const written = async (given: YearFacts) => writePaper({ kind: 'year', report: computeYearReport(given) });

  it('tells by aim what was done in the year, in its owners’ words, and what difference it made', async () => {
    const words = wordsIn(await written(facts));
    expect(words).toContain('As known on 20 April 2020');
    expect(words).toContain('3 actions: 1 completed, 2 carried forward.');
    expect(words).toContain('2 October 2019: Forty &lt;schools&gt; & more asked.');
    expect(words).toContain('More schools answer “Forty &lt;schools&gt; & more asked.”');
    expect(words).toContain('Carried forward without an update in the year (1): 3.');
    expect(words).toContain('Withdrawn or merged: done by another plan');
    expect(words).not.toMatch(/Before the year\.|After the year\./);
    expect(words).toMatch(/Police\s+4\s+3\s+75 %/);
  });

  it('says its chart in words as well', async () => {
    expect(picturesIn(await written(facts))).toEqual(['Children are heard: 1 Blue · 2 Not rated yet']);
  });
});

describe('the meeting paper', () => {
  const paper: Paper = {
    kind: 'meeting',
    partnership: 'Anyshire Partnership',
    on: '2019-09-20',
    digest: {
      group: 'MACE',
      meeting: '2019-09-24',
      answered: 1,
      asked: 2,
      sections: [
        {
          key: 'decisions',
          lines: [{ label: '4.1', about: 'Share data', fact: 'D1, proposed as complete', quote: 'All is shared.' }],
          more: 0,
        },
        {
          key: 'off-track',
          lines: [{ label: '4.2', about: 'Publish', fact: '80 days overdue', quote: 'No update received' }],
          more: 3,
        },
        { key: 'quiet', lines: [], more: 0 },
      ],
      byAim: [{ aim: 'Children are heard', blue: 0, green: 1, amber: 0, red: 1, notRated: 0 }],
      composite: false,
    },
  };

  it('stands in the digest’s order, with its group, its date and as known on which day on every page', async () => {
    const words = wordsIn(await writePaper(paper));
    const lines = [
      'Updates on 1 of 2',
      'Decisions needed',
      '4.1 Share data · D1, proposed as complete “All is shared.”',
      'Off track',
      '4.2 Publish · 80 days overdue · No update received',
      '… and 3 more',
      'Ratings by aim',
    ];
    const at = lines.map((line) => words.indexOf(line));
    expect(at.every((place) => place >= 0)).toBe(true);
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(words).not.toContain('Gone quiet');
    expect(words).toContain(
      'Anyshire Partnership · MACE: meeting of 24 September 2019 · As known on 20 September 2019',
    );
    expect(words).toContain('Page ');
  });
});

describe(drawBar, () => {
  it('is as long as the count is, beside the longest', () => {
    const bytes = Buffer.from(drawBar({ blue: 1, green: 0, amber: 0, red: 0, notRated: 1 }, 4));
    const data = bytes.indexOf('IDAT');
    const pixels = inflateSync(bytes.subarray(data + 4, data + 4 + bytes.readUInt32BE(data - 4)));
    const row = [...pixels.subarray(1, 601)];
    expect(pixels.length).toBe(48 * 601);
    expect(row.lastIndexOf(0)).toBe(147);
    expect(row.indexOf(5)).toBe(300);
    expect(row.slice(300).every((colour) => colour === 5)).toBe(true);
  });
});
