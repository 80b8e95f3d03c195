import { describe, expect, it } from '@jest/globals';
import { computeDigest, type DigestFacts } from '../../src/domain/digest.ts';
import { newGroup } from '../../src/domain/partnership.ts';
import { type Plan, type Tracked, untouched } from '../../src/domain/plan.ts';
import { defaultLegend, ratings } from '../../src/domain/rating.ts';
import { digestCard, jsonSize, mostBytes } from '../../src/teams/cards.ts';
import { contentCard } from '../../src/teams/content-card.ts';
import { shownText, wordCount } from './cards-reading.ts';

const words =
  'Review the multi-agency response for children at risk of neglect making recommendations for any additional processes';

const plan: Plan = {
  code: 'DP',
  title: 'Delivery Plan',
  kind: 'delivery',
  period: { from: '2019-04-01', to: '2020-03-31' },
  legend: defaultLegend,
  audience: { kind: 'partnership' },
  edition: 1,
  importedAt: '2019-04-01T08:00:00Z',
  source: 'plan.docx',
  lastImport: null,
};

/** An action of a busy year: overdue, coming or undated by turns, with all that can be said of it. */
function anAction(at: number): Tracked {
  const due = at % 3 === 0 ? (['2019-06-30'] as const) : at % 3 === 1 ? (['2019-10-31'] as const) : [];
  const ref = `${at}.1`;
  const said = {
    rating: ratings[at % 4]!,
    narrative: `${words} ${words}`,
    at: '2019-05-01T08:00:00Z',
    route: 'card',
    blocked: false,
  } as const;
  return {
    action: {
      plan: 'DP',
      edition: 1,
      ref,
      aim: `Strategic Aim ${at % 5}`,
      objective: '',
      text: words,
      measure: '',
      timescale: { text: 'x', kind: due.length > 0 ? 'by' : 'ongoing', due },
      leads: ['board'],
      responsible: [],
      contributors: [],
      themes: [],
      links: [],
      addedOn: null,
      named: [],
      source: { part: 'table 1', row: at },
      said: null,
    },
    state: {
      ...untouched('DP', ref),
      lastWord: said,
      proposedComplete: at % 5 === 0 ? { at: said.at, by: 'tenant~somebody' } : null,
    },
  };
}

function factsOf(count: number): DigestFacts {
  const group = newGroup('board', 'Management Executive Board');
  const meeting = {
    id: 'm',
    group: 'board',
    date: '2019-09-24',
    time: null,
    papers: null,
    title: null,
    cancelled: false,
  } as const;
  const actions = Array.from({ length: count }, (_, at) => anAction(at + 1));
  return {
    group,
    groups: [group],
    meeting,
    meetings: [meeting, { ...meeting, id: 'n', date: '2019-11-26' }],
    plans: [plan],
    actions,
    requests: actions.map(({ action: { ref } }) => ({
      meeting: 'm',
      group: 'board',
      plan: 'DP',
      ref,
      reason: 'check-in',
      part: null,
      post: null,
      seenAt: null,
      message: 'x',
      before: 'amber',
      answeredBy: 1,
      takenBack: null,
    })),
    items: [],
    posts: new Map(),
    today: '2019-09-17',
    readerOf: 'all',
  };
}

describe('a digest as it is computed', () => {
  it.each([5, 14, 40, 300])('keeps to 250 words and one card, chart aside: %i actions', (count) => {
    const card = digestCard(computeDigest(factsOf(count)), 'oversight');
    const page = shownText({ ...card, body: card.body.slice(0, -1) });
    expect(wordCount(page)).toBeLessThanOrEqual(250);
    expect(jsonSize(card)).toBeLessThanOrEqual(mostBytes);
    expect(page).toContain('Decisions for you');
  });

  it.each(['group', 'oversight'] as const)(
    'leads to the plan where the tab is known to be, and nowhere else: %s',
    (audience) => {
      const content = { kind: 'digest', digest: computeDigest(factsOf(5)), audience } as const;
      const planUrl = 'https://teams.microsoft.com/l/entity/app/partnership';
      const link = JSON.stringify({ type: 'Action.OpenUrl', title: 'Open the plan', url: planUrl });
      expect(JSON.stringify(contentCard(content, { forms: 'dialog', planUrl }))).toContain(link);
      expect(JSON.stringify(contentCard(content, { forms: 'dialog' }))).not.toContain('Open the plan');
    },
  );
});
