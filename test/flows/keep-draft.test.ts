import { describe, expect, it } from '@jest/globals';
import { draftFrom } from '../../src/domain/import-draft.ts';
import type { Table } from '../../src/domain/plan-table.ts';
import { cancelDraft, importDraft, showDraft } from '../../src/flows/import-draft.ts';
import { keepPlans } from '../../src/flows/keep-draft.ts';
import { aPartnership, manager, rowsOf, type World } from '../builders.ts';

function tables(actions: number, words = 'Write down who does what'): readonly Table[] {
  const lines = Array.from({ length: actions }, (_, at) => [`1.${at + 1}`, `${words} ${at}`, 'MACE', 'May 2019']);
  const rows = [['No.', 'Action', 'Lead', 'Timescale'], ...lines].map((line, at) => ({
    row: at + 1,
    cells: line.map((text) => ({ text })),
  }));
  return [{ part: 'table 1', before: ['Delivery Plan 2019 – 2020'], rows }];
}

const keeps = async ({ ports, partnership }: World, given = tables(3)) => {
  const plans = await keepPlans(ports, partnership, {
    fileName: 'plan.csv',
    digest: 'abc',
    tables: given,
    remarks: [],
    by: manager,
  });
  return plans && plans[0]!;
};

const reading = ({ ports }: World) => ({
  ...ports,
  understand: async (json: string, options: Parameters<typeof draftFrom>[1]) => draftFrom(JSON.parse(json), options),
});

describe('a file that waits to be imported', () => {
  it('of many rows is kept in pieces, and comes back whole', async () => {
    const world = await aPartnership('2019-04-02T09:00:00Z');
    const kept = (await keeps(world, tables(3000, 'é"\\'.repeat(20))))!;
    expect(kept.parts).toBeGreaterThan(3);
    const found = await showDraft(reading(world), world.partnership, kept.id);
    expect(found).toMatchObject({ kind: 'preview', preview: { counts: { actions: 3000 } } });
  });

  it('that holds more than a plan can is not kept', async () => {
    const world = await aPartnership('2019-04-02T09:00:00Z');
    expect(await keeps(world, tables(2000, 'x'.repeat(4000)))).toBeNull();
    expect(await rowsOf(world, 'draft-part')).toEqual([]);
  });

  it('is forgotten after two weeks, when another comes', async () => {
    const world = await aPartnership('2019-04-02T09:00:00Z');
    const first = (await keeps(world))!;
    world.clock.set('2019-04-17T09:00:00Z');
    const second = (await keeps(world))!;
    expect((await rowsOf(world, 'draft')).map(({ id }) => id)).toEqual([second.id]);
    expect(await showDraft(reading(world), world.partnership, first.id)).toEqual({ kind: 'gone' });
  });

  it('is imported once, and neither imported nor cancelled afterwards', async () => {
    const world = await aPartnership('2019-04-02T09:00:00Z');
    const { id } = (await keeps(world))!;
    const wish = { id, by: manager, sequence: 0, before: 0 };
    expect(await importDraft(reading(world), world.partnership, wish)).toMatchObject({ kind: 'imported', edition: 1 });
    expect(await importDraft(reading(world), world.partnership, wish)).toMatchObject({ kind: 'closed' });
    expect(await cancelDraft(world.ports, world.partnership, id)).toMatchObject({ state: 'imported' });
    expect(await rowsOf(world, 'draft-part')).toEqual([]);
  });
});
