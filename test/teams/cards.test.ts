import { describe, expect, it } from '@jest/globals';
import type { ActionLine } from '../../src/domain/action-line.ts';
import {
  addendumCard,
  answerCard,
  type Card,
  chaseCard,
  confirmCard,
  digestCard,
  draftCard,
  formCard,
  helpCard,
  jsonSize,
  mostBytes,
  noticeCard,
  possibleConcernCard,
  receiptCard,
  reminderCard,
  requestCard,
  safetyCard,
  welcomeCard,
} from '../../src/teams/cards.ts';
import { complaints, inputsOf, partsOf, shownText, titlesOf, withoutFallback, wordCount } from './cards-reading.ts';
import {
  aChase,
  aDigest,
  aDraftDigest,
  aForm,
  aHistory,
  aLine,
  aList,
  answersOfEachKind,
  anUpdate,
  aReceipt,
  aSection,
  aView,
  aViewOf,
} from './cards-samples.ts';
import { aRun } from './run-samples.ts';

const both = ['dialog', 'in-place'] as const;

/** `${` as people might type it; written so, it is no placeholder of the test's own. */
const open = '$' + '{';

const hostileWords = [
  'plain words',
  '',
  `${open}title} ${open}$root.rows} ${open}exists(nothing)} $${open} {{DATE(2019-09-24T09:00:00Z,SHORT)}}`,
  '# big\n- list\n1. one\n> quote\n**bold** _thin_ `code` [link](https://example.org) ![x](y) <b>html</b> &lt; ~~gone~~ \\',
  '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿'.repeat(300),
  '安全保障'.repeat(2000),
  '"\\/'.repeat(3000),
  `a${'\u202E\u0000\u0007'.repeat(900)}b \uD800`,
  'x'.repeat(30_000),
  '<at>Somebody</at> \r\n\r\n\u2028 end',
];

function aLineOf(words: string): ActionLine {
  const text = words;
  return aLine({
    text,
    aim: text,
    whoAnswers: text,
    timescale: text,
    lastSaid: text,
    due: null,
    leads: [text],
    daysOverdue: 9,
  });
}

/** Every card there is, with a text in every place where people type or documents bring one. */
function everyCardWith(words: string): readonly (readonly [string, Card])[] {
  const line = aLineOf(words);
  const receipt = aReceipt({ narrative: words, onBehalfOf: words, late: true, doubts: [words.slice(0, 300)] });
  const update = anUpdate({ narrative: words.slice(0, 2000), onBehalfOf: words, evidence: words, route: 'e-mail' });
  const digestLine = { label: 'DP 4.1', about: words, fact: words.slice(0, 200), quote: words };
  const sections = aDigest().sections.map(({ key }) => aSection(key, Array(5).fill(digestLine), 3));
  const byAim = Array.from({ length: 30 }, () => ({ aim: words, blue: 1, green: 2, amber: 3, red: 4, notRated: 5 }));
  const options = { forms: 'in-place', mayUpdate: true } as const;
  const values = {
    rating: words,
    progress: words,
    doneFor: '',
    expectedBy: '',
    blocked: 'true',
    evidence: words,
    complete: '',
    route: '',
    onBehalfOf: '',
  };
  const form = aForm({
    line,
    values: { ...values, rating: 'amber' },
    problem: 'Please change it.',
    confirm: 'no-child',
    onBehalf: true,
  });
  const reading = { intent: 'status', on: '2019-11-01' } as const;
  return [
    ...both.flatMap((forms): [string, Card][] => [
      [`request (${forms})`, requestCard(aView({ items: aViewOf(4, line).items, receipt }), { forms })],
      [`form (${forms})`, formCard(form, { forms })],
      [`receipt (${forms})`, receiptCard(receipt, { forms })],
    ]),
    ['list', answerCard(aList([line, line]), options)],
    ['run record', answerCard(aRun(words), options)],
    ['long run record', answerCard(aRun(words, 120), options)],
    ['history', answerCard(aHistory([update, { ...update, sequence: 2 }], line), options)],
    [
      'action',
      answerCard(
        { kind: 'action', reading, title: 'x', line, measure: words, objective: words, links: [words] },
        options,
      ),
    ],
    [
      'status',
      answerCard(
        { kind: 'status', reading, title: 'x', byAim, by: 'aim', ended: [], counts: { actions: 1 }, actions: [] },
        options,
      ),
    ],
    ['digest', digestCard(aDigest({ sections, byAim }), 'group', { planUrl: 'https://example.org/tab/' })],
    ['digest without anything', digestCard(aDigest({ sections: [], byAim: [], asked: 0, answered: 0 }), 'oversight')],
    ...both.map((forms): [string, Card] => [
      `reminder (${forms})`,
      reminderCard(
        { view: aView({ items: aViewOf(9, line).items, receipt }), isLast: true, isReply: false },
        { forms },
      ),
    ]),
    [
      'chase',
      chaseCard(aChase({ lines: Array(30).fill({ who: words, refs: [words], notReached: words }) }), 'manager'),
    ],
    ['chase, to the chair', chaseCard(aChase({ chair: 'told', lines: [] }), 'chair')],
    ['draft', draftCard(aDraftDigest({ digest: aDigest({ sections, byAim }), state: 'held', heldBy: words }))],
    [
      'draft with a note',
      draftCard(aDraftDigest({ digest: aDigest({ sections, byAim }) }), {
        text: words,
        problem: 'Please shorten it.',
        confirm: 'no-child',
      }),
    ],
    [
      'addendum',
      addendumCard({ kind: 'addendum', group: 'MACE', meeting: '2019-09-24', lines: Array(20).fill(digestLine) }),
    ],
    ['notice', noticeCard(words)],
    ['safety', safetyCard(words)],
    [
      'confirm',
      confirmCard({
        title: 'Make a new group?',
        text: words,
        confirm: { title: 'Make the group', data: { verb: 'x' } },
      }),
    ],
    ...answersOfEachKind().map((answer): [string, Card] => [answer.kind, answerCard(answer, options)]),
  ];
}

describe('every card', () => {
  describe.each(hostileWords.map((words) => [words.slice(0, 40), words]))('with %j', (_, words) => {
    it.each(everyCardWith(words))('is one that Teams takes: %s', (_, card) => {
      expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5', msteams: { width: 'Full' } });
      expect(complaints(card)).toEqual([]);
      expect(withoutFallback(card)).toEqual([]);
      expect(jsonSize(card)).toBeLessThanOrEqual(mostBytes);
      expect(JSON.stringify(card)).not.toContain('\uE000');
    });

    it.each(everyCardWith(words))('can be read by everybody: %s', (_, card) => {
      expect(typeof card.fallbackText).toBe('string');
      for (const input of inputsOf(card)) expect(input.label).toMatch(/\w/);
      for (const image of partsOf(card).filter(({ type }) => type === 'Image')) expect(image.altText).toMatch(/\w/);
      for (const text of partsOf(card).filter(({ type }) => type === 'TextBlock')) expect(text.wrap).toBe(true);
    });
  });

  it('has nothing left of its template, and of typed words exactly what was typed', () => {
    const typed = `budget ${open}title} $5 ${open}$root}`;
    for (const [, card] of everyCardWith('plain words')) expect(JSON.stringify(card)).not.toContain(open);
    const card = requestCard(aViewOf(1, { text: typed }), { forms: 'dialog' });
    expect(shownText(card)).toContain(typed);
    expect(JSON.stringify(card).split(open)).toHaveLength(1 + 2 * 2);
  });

  it('shows markdown that somebody typed as they typed it', () => {
    const typed = '**bold** _thin_ [link](https://example.org) `code` # 1. - snake_case 2 < 3 &lt;';
    expect(shownText(noticeCard(typed))).toContain(typed);
    const titled = requestCard(aView({ group: typed }), { forms: 'dialog' });
    expect(shownText(titled)).toContain(`${typed} · updates for 24 September 2019`);
    expect(partsOf(titled).find(({ style }) => style === 'heading')?.text).toContain('\\*\\*bold\\*\\*');
  });

  it('takes no typed text for a date of its own', () => {
    const [run] = partsOf(noticeCard('{{DATE(2019-09-24T09:00:00Z,SHORT)}}')).filter(({ type }) => type === 'TextRun');
    expect(run?.text).not.toMatch(/\{\{DATE/);
  });

  it('carries in its buttons ids, the words of a question, and nothing else', () => {
    const known = [
      'verb',
      'card',
      'plan',
      'ref',
      'seq',
      'v',
      'msteams',
      'page',
      'question',
      'text',
      'confirmed',
      'cycle',
    ];
    const cards = everyCardWith('SECRET').filter(([name]) => name !== 'confirm');
    for (const [, card] of cards) {
      for (const { data } of partsOf(card).filter(({ type }) => String(type).startsWith('Action.S'))) {
        expect(known).toEqual(expect.arrayContaining(Object.keys(data as object)));
        expect(JSON.stringify(data)).not.toContain('SECRET');
        expect(data).toMatchObject({ v: 1 });
      }
    }
  });
});

describe(digestCard, () => {
  it('keeps to one page of 250 words, chart aside', () => {
    const card = digestCard(aDigest(), 'group');
    const words = wordCount(shownText({ ...card, body: card.body.slice(0, -1) }));
    expect(words).toBeLessThanOrEqual(250);
  });

  it('shows the sections in their order and leaves out empty ones', () => {
    const headings = partsOf(digestCard(aDigest(), 'group')).filter(({ style }) => style === 'heading');
    expect(headings.map(({ text }) => text)).toEqual([
      'MACE · digest for 24 September 2019',
      'Decisions for you',
      'Off track',
      'Moved',
      'Coming next',
      'Ratings by aim',
    ]);
    expect(shownText(digestCard(aDigest(), 'group'))).toContain('and 2 more');
  });

  it('says so kindly when there is nothing to say', () => {
    const text = shownText(digestCard(aDigest({ sections: [] }), 'group'));
    expect(text).toContain('nothing is off track this time. Thank you.');
  });

  it('counts what nobody has rated, in the chart, in words and in the table', () => {
    const card = digestCard(aDigest(), 'group');
    expect(JSON.stringify(card)).toContain('{"legend":"Not rated yet","value":20,"color":"neutral"}');
    expect(card.fallbackText).toContain('1 Blue · 7 Green · 3 Amber · 1 Red · 30 Not rated yet');
    const [chart] = partsOf(card).filter(({ type }) => String(type).startsWith('Chart.'));
    expect(JSON.stringify(chart?.fallback)).toContain('1 Blue · 4 Green · 2 Amber · 1 Red · 20 Not rated yet');
  });
});

describe('help', () => {
  const setUp = { frontDoor: false, plan: true, channels: ['MACE'], oversight: false, meetings: false };

  it('tells a business manager what is still to be set up, and what to type', () => {
    const text = shownText(helpCard('business-manager', setUp));
    expect(text).toContain('@Baton use this channel for MACE');
    expect(text).toContain('make Strategic Group the oversight group');
    expect(text).toContain('Front door');
    expect(text).not.toContain('import FILE\n-- import');
  });

  it.each(['chair', 'member'] as const)('shows a %s nothing that only a business manager can do', (role) => {
    const text = shownText(helpCard(role, setUp));
    expect(text).not.toMatch(/Still to set up|use this channel|policy all/);
    expect(text).toMatch(/update 4\.1/);
  });

  it('asks a question at a press', () => {
    expect(titlesOf(welcomeCard('member'))).toEqual(expect.arrayContaining(['My actions', 'What is overdue?']));
  });
});

describe('safety', () => {
  const contact = { name: 'Thurrock MASH', phone: '01375 652802', hours: 'Monday to Friday, 9 to 5' };

  it('names 999 and the front door, and offers nothing to press', () => {
    const card = possibleConcernCard(contact);
    const text = shownText(card);
    for (const said of ['999', 'Thurrock MASH', '01375 652802', 'Nothing was recorded', 'other words']) {
      expect(text).toContain(said);
    }
    expect(titlesOf(card)).toEqual([]);
  });
});
