import { describe, expect, it } from '@jest/globals';
import type { AnswererOffered, WhoAnswersItem, WhoAnswersView } from '../../src/domain/who-answers-view.ts';
import { byHandCard, type Card, jsonSize, mostBytes, whoAnswersCard } from '../../src/teams/cards.ts';
import { complaints, inputsOf, partsOf, shownText, titlesOf, withoutFallback } from './cards-reading.ts';
import { aLine, aReceipt, aView, aViewOf } from './cards-samples.ts';

const open = '$' + '{';
const hostileWords = [
  'plain words',
  '',
  `${open}title} ${open}$root.rows} {{DATE(2019-09-24T09:00:00Z,SHORT)}}`,
  '# big\n- list\n**bold** [link](https://example.org) <b>html</b> \\',
  '安全保障'.repeat(2000),
  '"\\/'.repeat(3000),
  `a${'\u202E\u0000\u0007'.repeat(900)}b \uD800`,
  'x'.repeat(30_000),
];

function anItem(ref: string, more: Partial<WhoAnswersItem> = {}): WhoAnswersItem {
  return { line: aLine({ ref, label: ref }), suggested: [], each: false, ...more };
}

function offered(
  count: number,
  name = 'Detective Inspector, Exploitation (Example Police): Robin Example',
): readonly AnswererOffered[] {
  return Array.from({ length: count }, (_, at) => ({
    kind: 'post',
    id: `example-police.post-${at}`,
    name: `${name} ${at}`,
  }));
}

function whoView(more: Partial<WhoAnswersView> = {}): WhoAnswersView {
  return {
    card: 'dp.1~who-answers~t~a',
    plan: { code: 'DP', title: 'Delivery Plan' },
    items: [anItem('4.1', { suggested: ['SARC'] }), anItem('4.2', { each: true }), anItem('4.3')],
    answerers: offered(3),
    told: [],
    ...more,
  };
}

function everyCardWith(words: string): readonly (readonly [string, Card])[] {
  const line = aLine({
    text: words,
    lastSaid: words,
    leads: [words],
    label: words.slice(0, 60),
    timescale: words,
    due: null,
  });
  const item = { line, suggested: [words, words], each: true };
  const hostile = aViewOf(15, line);
  return [
    [
      'who answers',
      whoAnswersCard(
        whoView({
          items: Array(12).fill(item),
          answerers: offered(20, words),
          told: Array(14).fill(words),
          plan: { code: 'DP', title: words },
        }),
      ),
    ],
    [
      'to send on (dialog)',
      byHandCard({ ...hostile, group: words, receipt: aReceipt({ narrative: words }) }, words, { forms: 'dialog' }),
    ],
    ['to send on (in place)', byHandCard(hostile, words, { forms: 'in-place' })],
  ];
}

describe('cards about people', () => {
  describe.each(hostileWords.map((words) => [words.slice(0, 30), words]))('with %j', (_, words) => {
    it.each(everyCardWith(words))('are ones that Teams takes and everybody can read: %s', (_, card) => {
      expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5', msteams: { width: 'Full' } });
      expect(complaints(card)).toEqual([]);
      expect(withoutFallback(card)).toEqual([]);
      expect(jsonSize(card)).toBeLessThanOrEqual(mostBytes);
      expect(typeof card.fallbackText).toBe('string');
      for (const input of inputsOf(card)) expect(input.label).toMatch(/\w/);
      for (const text of partsOf(card).filter(({ type }) => type === 'TextBlock')) expect(text.wrap).toBe(true);
    });
  });

  it('carry ids alone in their buttons', () => {
    const known = ['verb', 'card', 'plan', 'ref', 'seq', 'part', 'page', 'v', 'msteams'];
    for (const [, card] of everyCardWith('SECRET')) {
      for (const { data } of partsOf(card).filter(({ type }) => String(type).startsWith('Action.S'))) {
        expect(known).toEqual(expect.arrayContaining(Object.keys(data as object)));
        expect(JSON.stringify(data)).not.toContain('SECRET');
      }
    }
  });
});

describe(whoAnswersCard, () => {
  it('has what the plan’s words say stand chosen, and nothing else', () => {
    const inputs = inputsOf(whoAnswersCard(whoView()));
    expect(inputs.map(({ id, value }) => [id, value])).toEqual([
      ['who~DP~4.1', 'plan'],
      ['who~DP~4.2', 'each'],
      ['who~DP~4.3', 'later'],
      ['below', ''],
    ]);
    expect(inputs[0]!.choices).toEqual([
      { title: 'SARC (the plan’s words)', value: 'plan' },
      { title: 'Whoever is chosen at the bottom', value: 'below' },
      { title: 'Not yet: the group’s channel is asked', value: 'later' },
    ]);
    expect(inputs[3]).toMatchObject({ style: 'filtered' });
  });

  it.each([
    ['300 actions and 300 posts', 300, 300],
    ['one action and a thousand posts', 1, 1000],
    ['101 actions and no post', 101, 0],
  ])('pages %s within what a card may weigh, and loses no action', (_, actions, posts) => {
    const items = Array.from({ length: actions }, (_, at) =>
      anItem(`${at + 1}.1`, { suggested: ['SARC', 'Police'], each: true }),
    );
    const view = whoView({ items, answerers: offered(posts) });
    const pages = Math.ceil(actions / 10);
    const seen = Array.from({ length: pages }, (_, at) => {
      const card = whoAnswersCard(view, at + 1);
      expect(jsonSize(card)).toBeLessThanOrEqual(mostBytes);
      return inputsOf(card)
        .map(({ id }) => id)
        .filter((id) => id !== 'below');
    });
    expect(seen.flat()).toEqual(items.map(({ line }) => `who~DP~${line.ref}`));
    if (posts > 100) expect(shownText(whoAnswersCard(view))).toContain('Not everybody fits into this list');
  });

  it('offers nothing to press once everybody is known', () => {
    const card = whoAnswersCard(whoView({ items: [], told: ['Saved: 4.1: SARC.'] }));
    expect(shownText(card)).toContain('Every open action has somebody who answers for it. Thank you.');
    expect(shownText(card)).toContain('Saved: 4.1: SARC.');
    expect(titlesOf(card)).toEqual([]);
  });
});

describe(byHandCard, () => {
  it('holds the text of an e-mail with what is still to answer, and an Update for each action', () => {
    const card = byHandCard(aView(), 'Pat Example', { forms: 'in-place' });
    const text = shownText(card);
    expect(text).toContain('To send on: Pat Example');
    expect(text).toContain('Dear Pat Example,');
    expect(text).toContain('MACE meets on 24 September 2019. Could you say how these actions stand?');
    expect(text).toContain('Please answer by 13 September at 09:00.');
    expect(text).toContain(
      '21.1: Work with communication leads from Partner agencies to develop and promote National and Borough wide campaigns that informs the community about what to do if they have a concern about a child · Due 31 August 2019 · 20 days overdue · Last said 12 June 2019, Red: “Waiting for hospital data; a date is agreed with the trust.”',
    );
    expect(text).not.toContain('28.1: Work');
    expect(text).toContain('28.1\n · Answered');
    expect(text).toContain('Please name no child or family.');
    expect(titlesOf(card)).toEqual(['Update', 'Update', 'Update', 'Update']);
  });

  it('sends no restricted words out of Teams', () => {
    const card = byHandCard(aViewOf(1, { restricted: true, text: '', lastSaid: '' }), 'Pat', { forms: 'dialog' });
    expect(shownText(card)).toContain('1.1: Restricted: the words are shown only');
  });

  it('pages a long request, each page with a text of its own', () => {
    const view = aViewOf(37);
    const pages = [1, 2, 3, 4].map((page) => byHandCard(view, 'Pat', { forms: 'in-place', page }));
    const updates = pages.map((card) => titlesOf(card).filter((title) => title === 'Update').length);
    expect(updates.reduce((sum, count) => sum + count, 0)).toBe(37);
    for (const card of pages) expect(jsonSize(card)).toBeLessThanOrEqual(mostBytes);
    expect(shownText(pages[1]!)).toContain('Page 2 of');
  });

  it('names each meeting with its day, and asks once what two of them ask', () => {
    const [one] = aView().items;
    const meetings = [
      ...aView().meetings,
      { ...aView().meetings[0]!, id: 'lpr.2019-09-26', group: 'LPR Group', date: '2019-09-26' as const },
    ];
    const items = [one!, { ...one!, meeting: 'lpr.2019-09-26' }];
    const text = shownText(byHandCard(aView({ meetings, items }), 'Pat', { forms: 'dialog' }));
    expect(text).toContain(
      'MACE meets on 24 September 2019 and LPR Group on 26 September 2019. Could you say how this action',
    );
    expect(text.split('21.1: Work with').length).toBe(2);
    const off = meetings.map((meeting, at) => ({ ...meeting, cancelled: at === 0 }));
    const left = shownText(byHandCard(aView({ meetings: off, items }), 'Pat', { forms: 'dialog' }));
    expect(left).toContain('LPR Group meets on 26 September 2019.');
  });

  it('has no text to send for a meeting that was cancelled', () => {
    const meetings = aView().meetings.map((one) => ({ ...one, cancelled: true }));
    const text = shownText(byHandCard(aView({ meetings, closed: true }), 'Pat', { forms: 'dialog' }));
    expect(text).toContain('The meeting is off, and nothing more is asked for it.');
    expect(text).toContain('If you have sent this on, please tell Pat.');
    expect(text).not.toContain('Dear Pat');
  });

  it('has no text to send once all is answered', () => {
    const view = aView();
    const items = view.items.map((item) => ({ ...item, state: 'answered' as const }));
    const text = shownText(byHandCard({ ...view, items, answered: 4 }, 'Pat', { forms: 'dialog' }));
    expect(text).toContain('All 4 answered. Thank you.');
    expect(text).not.toContain('Dear Pat');
  });
});
