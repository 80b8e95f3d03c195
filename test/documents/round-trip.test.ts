import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTables } from '../../src/documents/read-tables.ts';
import { writeCsv } from '../../src/documents/write-csv.ts';
import { writeDocx } from '../../src/documents/write-docx.ts';
import { writeWorkbook } from '../../src/documents/write-workbook.ts';
import type { Day } from '../../src/domain/day.ts';
import { draftFrom, type ImportDraft } from '../../src/domain/import-draft.ts';
import { logText, readLogText } from '../../src/domain/log-text.ts';
import type { Matrix } from '../../src/domain/matrix.ts';
import { plansIn } from '../../src/domain/plan-plate.ts';
import type { LogEntry } from '../../src/domain/update-log.ts';
import { logIn } from '../../src/domain/update-log.ts';
import { gatherPlans } from '../../src/flows/gather.ts';
import { gatherMatrix } from '../../src/flows/gather-matrix.ts';
import { previewImport } from '../../src/flows/import-draft.ts';
import { importPlan } from '../../src/flows/import-plan.ts';
import { actionKey, planKey } from '../../src/flows/keys.ts';
import type { RegisterChange } from '../../src/flows/ports.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import { aDraft, anAction, anAsker, aPartnership, aPlan, manager, proposed, type World } from '../builders.ts';

const now = '2019-10-01T09:00:00Z';

/** Two plans as a partnership has them after some use: logs and ratings of their own, and answers to Baton. */
async function used(): Promise<World> {
  const world = await aPartnership(now);
  const log: readonly LogEntry[] = [
    { on: null, text: 'Asked all schools; see 25.03.19 - the letter.' },
    { on: '2019-05-02', text: 'Two answered.\n03.05.19 - one more.' },
  ];
  const first = aDraft([
    {
      ref: '1.1',
      aim: 'Heard',
      objective: 'Hear more',
      text: '=Ask\nwrite down',
      leads: ['MACE', 'MEB'],
      updates: log,
      rating: 'amber',
    },
    {
      ref: '1.10',
      aim: 'Heard',
      objective: 'Hear more',
      text: 'Tell',
      measure: '+10 %',
      timescale: 'July and December 2019',
    },
    { ref: '2.1', aim: 'Safe', objective: 'Keep safe', text: 'Check', leads: [], themes: ['A', 'B'], responsible: [] },
  ]);
  const second = aDraft(
    [{ ref: '5', text: 'Review', rating: 'blue', updates: [{ on: '2019-06-01', text: 'Done.' }] }],
    {
      code: 'PR',
      title: 'Peer review plan',
    },
  );
  for (const draft of [first, second]) {
    const imported = await importPlan(world.ports, world.partnership, { draft, source: 'plan.docx', by: manager });
    if (imported.kind !== 'imported') throw new Error(imported.code);
  }
  const submit = { partnership: world.partnership, asker: anAsker(), submission: 's', plan: 'DP', ref: '1.10' };
  await takeUpdate(world.ports, {
    ...submit,
    proposed: proposed({ narrative: 'Line one.\nLine two.', rating: 'green' }),
  });
  return world;
}

/**
 * The same once more was said: an answer with a list in it, as it was typed, and what a meeting has added to MACE's own
 * log, whose code is longer than one that people type.
 */
async function usedMore(): Promise<World> {
  const world = await used();
  const { partnership, register } = world;
  const submit = { partnership, asker: anAsker(), submission: 'list', plan: 'DP', ref: '2.1' };
  await takeUpdate(world.ports, {
    ...submit,
    proposed: proposed({ narrative: 'Done:\n- one\n• <two>\n* **three**\n[2 May 2019] Pasted.' }),
  });
  const plan = aPlan({ code: 'LOG-MACE', title: 'Action log of MACE', kind: 'action-log' });
  const actions = ['1', '2'].map((ref) =>
    anAction({
      ...{ plan: plan.code, ref, text: `Write to school ${ref}`, aim: '', objective: '', measure: '' },
      timescale: '30 October 2019',
      addedOn: '2019-09-24',
    }),
  );
  await register.commit([
    { do: 'put', kind: 'plan', id: planKey(plan.code), value: plan },
    ...actions.map((value): RegisterChange => {
      return { do: 'put', kind: 'action', id: actionKey(plan.code, 1, value.ref), value };
    }),
  ]);
  return world;
}

async function exported(world: World): Promise<Matrix> {
  const found = await gatherMatrix(world.ports, world.partnership, { plan: null, on: null, readerOf: 'all' });
  if (found.kind !== 'matrix') throw new Error(found.kind);
  return found.matrix;
}

async function readAgain(name: string, bytes: Uint8Array): Promise<readonly ImportDraft[]> {
  const read = await readTables({ name, bytes });
  if (!read.ok) throw new Error(read.message);
  return plansIn(read.tables).map(({ code, tables }) => {
    const result = draftFrom(tables, { fileName: name, code: code ?? undefined });
    if (!result.ok) throw new Error(result.message);
    return result.draft;
  });
}

/** What an import would have to keep: words, history and ratings, whatever its edition is called. */
async function contents(world: World) {
  const { plans, actions } = await gatherPlans(world.register);
  const { plans: shown } = await exported(world);
  return {
    plans: plans.map(({ code, title, period, legend }) => ({ code, title, period, legend })),
    actions: actions.map(({ action: { edition: _, said: __, source: ___, ...words } }) => words),
    said: shown.map(({ rows }) =>
      rows.map(({ ref, rating, standing, updates }) => ({ ref, rating, standing, updates })),
    ),
  };
}

describe('an exported matrix', () => {
  it.each([
    ['all.xlsx', writeWorkbook],
    ['all.csv', writeCsv],
  ] as const)('changes nothing where it came from: %s', async (name, write) => {
    const world = await usedMore();
    const drafts = await readAgain(name, await write(await exported(world)));
    expect(drafts.map(({ plan }) => plan.code)).toEqual(['DP', 'LOG-MACE', 'PR']);
    for (const draft of drafts) {
      const given = { source: name, by: manager, audience: null };
      const { changes } = await previewImport(world.ports, world.partnership, draft, given);
      expect(changes).toEqual({ added: [], changed: [], gone: [], renumbered: [], entries: 0, differs: [] });
      expect(draft.problems.map(({ code }) => code)).not.toContain('column-not-kept');
    }
  });

  it('gives an empty register the same plans, words, history and ratings', async () => {
    const world = await used();
    const empty = await aPartnership(now);
    for (const draft of await readAgain('all.xlsx', await writeWorkbook(await exported(world)))) {
      await importPlan(empty.ports, empty.partnership, { draft, source: 'all.xlsx', by: manager });
    }
    expect(await contents(empty)).toEqual(await contents(world));
  });

  it('as Word, with the latest update alone, brings back the same words', async () => {
    const world = await usedMore();
    const drafts = await readAgain('all.docx', await writeDocx(await exported(world)));
    expect(drafts.map(({ plan }) => plan.code)).toEqual(['DP', 'LOG-MACE', 'PR']);
    for (const draft of drafts) {
      const given = { source: 'all.docx', by: manager, audience: null };
      const { changes } = await previewImport(world.ports, world.partnership, draft, given);
      expect(changes).toMatchObject({ added: [], changed: [], gone: [], entries: 0 });
    }
  });
});

describe(logText, () => {
  const word = fc.constantFrom(
    'Met',
    '25.03.21',
    '-',
    '5th May 21 –',
    'schools',
    '(12/05/2021)',
    'Q2 update:',
    'x.',
    '[12 March 2020]',
    '[undated]',
  );
  const text = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 3 });
  const entry: fc.Arbitrary<LogEntry> = fc.record({
    on: fc.option(fc.constantFrom<Day>('2019-03-01', '2021-12-31', '2020-02-29')),
    text: text.map((lines) => lines.map((words) => words.join(' ')).join('\n')),
  });

  it('is read again entry by entry, whatever dates stand in the words', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), (entries) => {
        expect(readLogText(logText(entries))).toEqual(entries);
        expect(logIn(logText(entries))).toEqual(entries);
      }),
    );
  });
});
