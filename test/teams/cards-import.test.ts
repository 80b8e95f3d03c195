import { describe, expect, it } from '@jest/globals';
import type { ImportDraft } from '../../src/domain/import-draft.ts';
import { previewOf } from '../../src/domain/import-preview.ts';
import { type KeptDraft, nothingSaid } from '../../src/domain/kept-draft.ts';
import { nextEdition } from '../../src/domain/plan-edition.ts';
import { importCard, importedCard, importFixCard, jsonSize, mostBytes } from '../../src/teams/cards.ts';
import { aDraft, anAction, aPlan, theGroups } from '../builders.ts';
import { complaints, inputsOf, partsOf, shownText, titlesOf, withoutFallback } from './cards-reading.ts';

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

const kept: KeptDraft = {
  ...{ id: 'd-1', by: 'tenant~sam', at: '2019-04-02T09:00:00Z', fileName: 'plan.xlsx', digest: 'abc', parts: 1 },
  ...{ remarks: [], said: nothingSaid, fixes: [], sequence: 2, state: 'open', became: null },
};

function aPreview(draft: ImportDraft) {
  const facts = {
    before: aPlan(),
    older: [anAction()],
    formerly: [],
    states: new Map(),
    recorded: new Map(),
    groups: theGroups,
  };
  const rest = { edition: 2, source: 'plan.xlsx', by: 'sam', now: '2019-04-02T09:00:00Z', audience: null } as const;
  const edition = draft.plan.period
    ? nextEdition({ ...draft, plan: { ...draft.plan, period: draft.plan.period } }, { ...facts, ...rest })
    : null;
  return previewOf(draft, { groups: theGroups, edition });
}

/** A draft with a text in every place where a file or a person brings one, and with all that can be put right. */
function aDraftWith(words: string, count = 3): ImportDraft {
  const source = { part: words.slice(0, 2000), row: 4 };
  const actions = Array.from({ length: count }, (_, at) => ({
    ...{ ref: `${at + 1}.1`, text: words, aim: words, objective: words, timescale: 'Ongoing' },
    ...{ leads: at % 2 === 0 ? [words.slice(0, 300) || 'A new group'] : ['MACE'] },
  }));
  const codes = ['no-lead', 'no-timescale', 'timescale-not-understood', 'cells-shifted'] as const;
  const problems = actions.flatMap(({ ref }) => codes.map((code) => ({ code, ref, source, message: words })));
  const more = {
    leftAlone: [{ part: words, row: 9, to: 12, title: words, why: words }],
    hidden: [{ part: words || 'Old', actions: 3 }],
  };
  return { ...aDraft(actions, { title: words }), problems, ...more };
}

describe('the cards of an import', () => {
  it.each(hostileWords.map((words) => [words.slice(0, 20), words]))('hold and show “%s” as it is', (_, words) => {
    const preview = aPreview(aDraftWith(words, 30));
    const view = { kept: { ...kept, fileName: words }, preview, told: Array(14).fill(words) };
    const known = Array.from({ length: 60 }, (__, at) => `${words.slice(0, 400)} ${at}`);
    const cards = [
      importCard(view),
      importFixCard(view, known, 1),
      importFixCard(view, known, 5),
      importedCard(words, words, null),
    ];
    for (const card of cards) {
      expect(jsonSize(card)).toBeLessThanOrEqual(mostBytes);
      expect(complaints(card)).toEqual([]);
      expect(withoutFallback(card)).toEqual([]);
      const ids = inputsOf(card).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('say what the plan is, what it changes, what is unclear, and offer to import', () => {
    const preview = aPreview(aDraftWith('Write it down'));
    const card = importCard({ kept, preview, told: [] });
    const text = shownText(card);
    expect(text).toContain('3 actions');
    expect(text).toContain('What it changes of edition 1');
    expect(text).toContain('Nobody is named to lead (3): 1.1, 2.1, 3.1');
    expect(text).toContain('Left alone: Write it down');
    expect(text).toContain('Hidden sheet Write it down: 3 actions, not read.');
    expect(titlesOf(card)).toEqual(['Import', 'Put right', 'Cancel']);
    const go = partsOf(card).find(({ title }) => title === 'Import');
    expect(go).toMatchObject({ data: { draft: 'd-1', seq: 2, before: 1 } });
  });

  it('do not offer to import what covers no known years', () => {
    const draft = aDraft([{ ref: '1.1' }], { period: null });
    expect(titlesOf(importCard({ kept, preview: aPreview(draft), told: [] }))).toEqual(['Put right', 'Cancel']);
  });

  it('offer the nearest reading of an impossible date as what stands in its place', () => {
    const problem = { code: 'timescale-not-understood', ref: '1.1', source: { part: 'table 1', row: 2 } } as const;
    const draft = {
      ...aDraft([{ ref: '1.1' }]),
      problems: [{ ...problem, message: 'No such day.', nearest: '2019-09-30' as const }],
    };
    const card = importFixCard({ kept, preview: aPreview(draft), told: [] }, []);
    expect(inputsOf(card).at(-1)).toMatchObject({ id: 'date~1.1', label: 'When is 1.1 due?', value: '2019-09-30' });
  });
});
