import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Table } from '../../src/domain/plan-table.ts';
import { defaultLegend, type Rating } from '../../src/domain/rating.ts';
import { legendIn, legendOf } from '../../src/domain/rating-legend.ts';
import { type RatingCell, ratingReader } from '../../src/domain/rating-marks.ts';

/** A table of no actions: "{#FF0000}Red" is a shaded cell. */
function aTable(before: readonly string[], lines: readonly (readonly string[])[] = []): Table {
  const rows = lines.map((cells, at) => ({
    row: at + 1,
    cells: cells.map((cell) => {
      const [, fill, text] = /^(?:\{(#\w+)\})?(.*)$/s.exec(cell)!;
      return { text: text!, ...(fill && { fill }) };
    }),
  }));
  return { part: 'key', before, rows };
}

const entriesOf = (table: Table) => legendIn([table], () => false);
const noLegend = ratingReader([], []);
const read = (text: string, fill: string | null = null) => noLegend.cell({ text, fill });

describe('a rating cell without a legend', () => {
  it.each<[Rating, readonly string[]]>([
    [
      'blue',
      [
        'Blue',
        'B',
        'b',
        'Complete',
        'Completed.',
        'Action completed',
        'Closed',
        'Achieved',
        'Fully met',
        '✔',
        '🔵',
        '100%',
      ],
    ],
    [
      'green',
      ['GREEN', 'G', 'On track', 'On target', 'In progress - on track', 'Green – on track', '🟢', 'G\nOn track'],
    ],
    ['amber', ['Amber', 'A', 'Yellow', 'Some delay', 'At risk', 'Partially met', 'Slipping', '🟡 Amber', '(A)']],
    ['red', ['Red', 'R', 'Overdue', 'Not started', 'Off track', 'Not met', 'RAG: Red', '🔴', 'R - not started']],
  ])('is %s where its words say nothing else', (rating, cells) => {
    expect(cells.map((text) => read(text))).toEqual(cells.map(() => ({ rating, words: '', doubt: null })));
  });

  it.each(['', '-', 'n/a', 'TBC', 'Not yet due', 'Not rated yet'])('has no rating and no doubt for "%s"', (text) => {
    expect(read(text)).toEqual({ rating: null, words: '', doubt: null });
  });

  it.each(['In progress', 'Ongoing', '3', '75%', 'On hold', 'Mauve', 'Yes', 'Grey'])(
    'does not guess what "%s" means',
    (text) => {
      expect(read(text)).toMatchObject({ rating: null, doubt: 'unclear' });
    },
  );

  it.each<[string, Rating]>([
    ['Green ↑', 'green'],
    ['▼ A', 'amber'],
    ['⬆️ Green', 'green'],
    ['Amber → Green', 'green'],
    ['Red -> Amber', 'amber'],
  ])('reads "%s", with a trend beside it, as %s', (text, rating) => {
    expect(read(text)).toMatchObject({ rating, doubt: null });
  });

  it.each(['A/R', 'Amber/Red', 'Red & Amber'])('takes the worse of two ratings in "%s", and says so', (text) => {
    expect(read(text)).toMatchObject({ rating: 'red', doubt: 'two-ratings' });
  });

  it.each<[string, Rating]>([
    ['Green - course booked for June', 'green'],
    ['Completed 12/05/2021', 'blue'],
    ['Complete (May 2021)', 'blue'],
    ['Amber\nWaiting for the hospital', 'amber'],
  ])('keeps the further words of "%s"', (text, rating) => {
    expect(read(text)).toEqual({ rating, words: text, doubt: null });
  });

  it('takes a sentence for what it is: an update in the wrong column', () => {
    const text = 'The course ran in May and its report is awaited';
    expect(read(text)).toEqual({ rating: null, words: text, doubt: null });
  });

  it.each<[string, Rating | null]>([
    ['#0070C0', 'blue'],
    ['#00B0F0', 'blue'],
    ['FF00B050', 'green'],
    ['#92D050', 'green'],
    ['#C6EFCE', 'green'],
    ['#FFC000', 'amber'],
    ['#FFFF00', 'amber'],
    ['#FFEB9C', 'amber'],
    ['#ED7D31', 'amber'],
    ['#C00000', 'red'],
    ['#FFC7CE', 'red'],
    ['#D9D9D9', null],
    ['#FFFFFF', null],
    ['#000000', null],
    ['#44546A', null],
    ['#DDEBF7', null],
    ['auto', null],
  ])('in the colour %s is %s', (fill, rating) => {
    expect(read('', fill)).toEqual({ rating, words: '', doubt: null });
  });

  it('does not guess what a colour means that is none of the four', () => {
    expect(read('', '#7030A0')).toEqual({ rating: null, words: '', doubt: 'unknown-colour' });
  });

  it('goes by its words before its colour, and by its colour where the words are no rating', () => {
    expect(read('G', '#FF0000')).toMatchObject({ rating: 'green' });
    expect(read('See the log', '#00B050')).toEqual({ rating: 'green', words: 'See the log', doubt: null });
  });

  it('never throws, and gives a rating or none', () => {
    const cell = fc.record({ text: fc.string({ unit: 'binary' }), fill: fc.option(fc.string()) });
    fc.assert(
      fc.property(cell, fc.array(cell, { maxLength: 3 }), (one: RatingCell, others) => {
        expect(['blue', 'green', 'amber', 'red', null]).toContain(ratingReader([], others).cell(one).rating);
      }),
    );
  });
});

describe("a plan's own legend", () => {
  it.each([
    ['one line', ['Blue – finished and closed; Green – on track, Amber: some delay. Red = off track']],
    ['lines', ['Blue - finished and closed', 'Green - on track', 'Amber - some delay', 'Red - off track']],
    ['brackets', ['Blue (finished and closed), Green (on track), Amber (some delay) and Red (off track)']],
    ['letters', ['Key: B = finished and closed, G = on track, A = some delay, R = off track']],
    ['circles', ['🔵 finished and closed 🟢 on track 🟠 some delay 🔴 off track']],
    ['the meaning first', ['finished and closed = Blue; on track = Green; some delay = Amber; off track = Red']],
  ])('is read from %s', (_, before) => {
    expect(legendOf(entriesOf(aTable(before)))).toEqual({
      blue: 'finished and closed',
      green: 'on track',
      amber: 'some delay',
      red: 'off track',
    });
  });

  it.each([
    [
      'rows',
      [
        ['Blue', 'Complete'],
        ['Green', 'On track'],
      ],
    ],
    ['pairs in a row', [['Blue', 'Complete', 'Green', 'On track']]],
    [
      'two rows',
      [
        ['Blue', 'Green'],
        ['Complete', 'On track'],
      ],
    ],
    ['shaded cells', [['{#0070C0}Complete', '{#00B050}On track']]],
    ['swatches', [['Key'], ['{#0070C0}', 'Complete'], ['{#00B050}', 'On track']]],
    [
      'a table with the colour last',
      [
        ['Complete', 'Blue'],
        ['On track', 'Green'],
      ],
    ],
  ])('is read from %s', (_, rows) => {
    expect(legendOf(entriesOf(aTable([], rows)))).toEqual({ ...defaultLegend, blue: 'Complete', green: 'On track' });
  });

  it('is read from one line where it is announced', () => {
    const table = aTable([], [['How the rating is decided:'], ['Amber', 'Begun late, will recover to completion']]);
    expect(legendOf(entriesOf(table)).amber).toBe('Begun late, will recover to completion');
  });

  it.each([
    ['themes by letters', ['A - Recognition', 'B - Reduce bullying', 'C - Domestic abuse'], []],
    ['priorities', ['Red: High priority; Amber: Medium priority; Green: Low priority'], []],
    ['an address', ['Green Lane School', 'Red Lion House: first floor'], []],
    [
      'figures',
      [],
      [
        ['Yes', '3', '4'],
        ['No', '1', '2'],
      ],
    ],
  ])('is not taken from %s', (_, before, rows) => {
    expect(entriesOf(aTable(before, rows))).toEqual([]);
  });

  const ratingsBy = (table: Table, cells: readonly (readonly [string, string | null])[]) => {
    const given = cells.map(([text, fill]) => ({ text, fill }));
    const reader = ratingReader(entriesOf(table), given);
    return given.map((cell) => reader.cell(cell).rating);
  };

  it('goes by what a colour means and not by its name', () => {
    const table = aTable(['Green = complete, Amber = in progress, Red = not started']);
    expect(
      ratingsBy(table, [
        ['Green', null],
        ['G', null],
        ['Amber', null],
        ['', '#00B050'],
        ['Red', null],
      ]),
    ).toEqual(['blue', 'blue', 'amber', 'blue', 'red']);
    expect(legendOf(entriesOf(table)).blue).toBe('complete (Green in the plan)');
  });

  it('reads further colours: purple for complete, white for what is not due', () => {
    const table = aTable(['Purple – complete. Green – on track. White – not started. Red – overdue.']);
    const cells = [
      ['Purple', null],
      ['White', null],
      ['Not yet started', null],
      ['', '#7030A0'],
    ] as const;
    expect(ratingsBy(table, cells)).toEqual(['blue', null, null, 'blue']);
  });

  it('gives numbers their meaning, and asks about one that says nothing of progress', () => {
    const reader = ratingReader(
      entriesOf(aTable(['1 = Not started, 2 = In progress, 3 = On track, 4 = Complete'])),
      [],
    );
    expect(['1', '2', '3', '4', '5'].map((text) => reader.cell({ text, fill: null }))).toMatchObject([
      { rating: 'red', doubt: null },
      { rating: null, doubt: 'unclear' },
      { rating: 'green', doubt: null },
      { rating: 'blue', doubt: null },
      { rating: null, doubt: 'unclear' },
    ]);
  });

  it('takes the nearest of its shades, light green beside dark green', () => {
    const table = aTable(
      [],
      [
        ['{#C6EFCE}', 'On track'],
        ['{#006100}', 'Complete'],
      ],
    );
    expect(
      ratingsBy(table, [
        ['', '#CCFFCC'],
        ['', '#007010'],
      ]),
    ).toEqual(['green', 'blue']);
  });

  it('learns a colour from cells that have a word too, and points out one that differs', () => {
    const cells: readonly RatingCell[] = [
      { text: 'Complete', fill: '#00B050' },
      { text: 'Complete', fill: '#00B050' },
      { text: '', fill: '#00B050' },
    ];
    expect(cells.map(ratingReader([], cells).cell).map(({ rating }) => rating)).toEqual(['blue', 'blue', 'blue']);
    const swatches = entriesOf(aTable([], [['{#00B050}Green'], ['{#FF0000}Red']]));
    expect(ratingReader(swatches, []).cell({ text: 'Green', fill: '#FF0000' })).toMatchObject({
      rating: 'green',
      doubt: 'colour-differs',
    });
  });
});
