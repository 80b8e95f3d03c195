import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainWords } from '../../src/domain/plain-words.ts';
import { type LogEntry, logIn } from '../../src/domain/update-log.ts';

const pairs = (entries: readonly LogEntry[]) => entries.map(({ on, text }) => [on, text]);

describe(logIn, () => {
  it.each([
    ['25.03.21 - Asked', '2021-03-25'],
    ['25/03/2021: Asked', '2021-03-25'],
    ['5th May 21 – Asked', '2021-05-05'],
    ['24th of August 2021 - Asked', '2021-08-24'],
    ['Monday 3 June 2019: Asked', '2019-06-03'],
    ['May 5th, 2021: Asked', '2021-05-05'],
    ['2021-03-25: Asked', '2021-03-25'],
    ['(12/05/2021) Asked', '2021-05-12'],
    ['[12.05.21] - Asked', '2021-05-12'],
    ['Update 3 June 2020: Asked', '2020-06-03'],
    ['3/6/21 Asked', '2021-06-03'],
    ['12 May 2021\nAsked', '2021-05-12'],
    ['12.05.21- Asked', '2021-05-12'],
  ])('reads the date at the beginning of "%s", day first', (text, on) => {
    expect(logIn(text)).toEqual([{ on, text: 'Asked' }]);
  });

  it.each(['March 2021: Asked', 'Q2 update: Asked', '13th April - Asked', 'Autumn term 2021 - Asked'])(
    'keeps "%s" in the words, because it is no whole date',
    (text) => expect(logIn(text)).toEqual([{ on: null, text }]),
  );

  it.each([
    'Meeting held on 22.07.21 attended by four agencies.',
    'It is to be held on the 21st April 2021 - this did not go ahead.',
    'Reply due 25.03.21 - waiting',
    'It is in the plan for 21-24 - guidance follows',
    'It was held on the\n21st April 2021 - and again in May.',
    '31.02.21 - there is no such day',
  ])('begins no entry at a date that belongs to a sentence: "%s"', (text) => {
    expect(logIn(text)).toEqual([{ on: null, text }]);
  });

  it('begins one where a sentence ended, and keeps what stands before the first date', () => {
    const text = 'Who decides? 25.03.21 - Asked the team. Met on 1 April 2021 and agreed. 02.09.21 - Answered.';
    expect(pairs(logIn(text))).toEqual([
      [null, 'Who decides?'],
      ['2021-03-25', 'Asked the team. Met on 1 April 2021 and agreed.'],
      ['2021-09-02', 'Answered.'],
    ]);
  });

  it('keeps the lines of an entry, and begins another at a line with a date', () => {
    expect(pairs(logIn('3/6/21 Asked:\nhealth\npolice\n4/6/21 two replies'))).toEqual([
      ['2021-06-03', 'Asked:\nhealth\npolice'],
      ['2021-06-04', 'two replies'],
    ]);
  });

  it('turns a log round that was written newest first, by days or by months', () => {
    expect(pairs(logIn('Open.\n03.09.21 - c\n02.09.21 - b\n01.09.21 - a'))).toEqual([
      [null, 'Open.'],
      ['2021-09-01', 'a'],
      ['2021-09-02', 'b'],
      ['2021-09-03', 'c'],
    ]);
    expect(pairs(logIn('June 2021: new\nMay 2021: old'))).toEqual([
      [null, 'May 2021: old'],
      [null, 'June 2021: new'],
    ]);
  });

  it('leaves a log as written whose dates run neither way', () => {
    const days = logIn('02.09.21 - b\n01.09.21 - a\n03.09.21 - c').map(({ on }) => on);
    expect(days).toEqual(['2021-09-02', '2021-09-01', '2021-09-03']);
  });

  it('never loses a word', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '25.03.21 - ',
        '5th May 21: ',
        '(12/05/2021) ',
        'March 2021: ',
        '. ',
        '\n',
        'on 22.07.21 ',
        'Update ',
      ),
      fc.stringMatching(/^[a-z]{1,8}$/),
    );
    const date = /\d[\d./]*(?:th)?|\b(?:May|March|Update|on)\b|[^\p{L}\d]+/gu;
    const words = (text: string) => text.replace(date, ' ').trim().split(/\s+/).toSorted();
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join(' ');
        expect(
          words(
            logIn(text)
              .map((entry) => entry.text)
              .join('\n'),
          ),
        ).toEqual(words(text));
      }),
    );
  });
});

describe(plainWords, () => {
  it.each([
    ['<p>1 <sup>st</sup> April</p>', '1st April'],
    ['<ul><li>One</li><li>Two</li></ul>', 'One\nTwo'],
    ['See <a href="https://a.example/">https://a.example/</a>', 'See https://a.example/'],
    ['See <a href="https://a.example/x">the guide</a>', 'See the guide (https://a.example/x)'],
    ['[the guide](https://a.example/x)', 'the guide (https://a.example/x)'],
    ['**Health** &amp; Police&nbsp;only', 'Health & Police only'],
    ['fewer than x < y > z', 'fewer than x < y > z'],
    ['a_snake_case [note](see there)', 'a_snake_case [note](see there)'],
  ])('reads %j as %j', (text, plain) => {
    expect(plainWords(text)).toBe(plain);
  });
});
