import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { england } from '../../src/domain/calendar.ts';
import { stepDue, stepsOfCycle } from '../../src/domain/cycle.ts';
import { addDays, type Day, type Instant } from '../../src/domain/day.ts';
import { bringForward, settleNext } from '../../src/flows/commit.ts';
import { gatherSetting } from '../../src/flows/gather.ts';
import { importMeetings } from '../../src/flows/import-meetings.ts';
import { earliestStep, runDueSteps } from '../../src/flows/run-due-steps.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import { anAsker, aPartnership, instant, manager, proposed, type World, withMeetings, withPlan } from '../builders.ts';

async function nextOf({ store, partnership }: World) {
  return (await store.directory.find('next', partnership))!.value;
}

/** The earliest instant at which anything is due: what a tick must not sleep past. */
async function truth(world: World): Promise<Instant | null> {
  const cycles = (await world.register.list('cycle')).map(({ value }) => value);
  return earliestStep(await gatherSetting(world.ports, world.partnership), cycles, world.clock.now());
}

describe('when a partnership is next due', () => {
  it('is known from the moment its meetings are', async () => {
    const world = await aPartnership('2019-08-01T09:00:00Z');
    expect((await nextOf(world)).stepAt).toBeNull();
    await withMeetings(world, 'MACE 2019-09-24');
    expect((await nextOf(world)).stepAt).toBe('2019-09-03T08:00:00Z');
  });

  it('comes forward at once, and goes back only when nobody may be writing', async () => {
    const world = await aPartnership('2019-08-01T09:00:00Z');
    const later = async () =>
      settleNext(world.ports, world.partnership, async () => ({ stepAt: '2019-12-01T09:00:00Z' }));
    await bringForward(world.ports, world.partnership, { stepAt: '2019-09-01T09:00:00Z' });
    await bringForward(world.ports, world.partnership, { stepAt: '2019-10-01T09:00:00Z' });
    expect((await nextOf(world)).stepAt).toBe('2019-09-01T09:00:00Z');
    await later();
    expect((await nextOf(world)).stepAt).toBe('2019-09-01T09:00:00Z');
    world.clock.passSeconds(121);
    await later();
    expect((await nextOf(world)).stepAt).toBe('2019-12-01T09:00:00Z');
  });

  it('is not made later by somebody who looked before it was brought forward', async () => {
    const world = await aPartnership('2019-08-01T09:00:00Z');
    await settleNext(world.ports, world.partnership, async () => {
      await bringForward(world.ports, world.partnership, { stepAt: '2019-09-01T09:00:00Z' });
      return { stepAt: null };
    });
    expect((await nextOf(world)).stepAt).toBe('2019-09-01T09:00:00Z');
  });

  it('tells of messages before they stand in the outbox, and no longer once they are gone', async () => {
    const world = await aPartnership('2019-08-01T09:00:00Z');
    await withPlan(world, [{ ref: '1.1', timescale: 'July 2019' }]);
    await withMeetings(world, 'MACE 2019-09-24');
    world.clock.set('2019-09-03T08:00:00Z');
    await runDueSteps(world.ports, world.partnership);
    expect((await nextOf(world)).outbox).toBe(true);
  });

  type Doing =
    | { readonly do: 'import'; readonly group: string; readonly inDays: number; readonly papers: number | null }
    | { readonly do: 'run' | 'update' }
    | { readonly do: 'pass'; readonly hours: number };

  const doing: fc.Arbitrary<Doing> = fc.oneof(
    fc.record({
      do: fc.constant('import' as const),
      group: fc.constantFrom('MACE', 'LPR Group'),
      inDays: fc.integer({ min: 0, max: 60 }),
      papers: fc.option(fc.integer({ min: 0, max: 15 })),
    }),
    fc.constant({ do: 'run' as const }),
    fc.constant({ do: 'update' as const }),
    fc.record({ do: fc.constant('pass' as const), hours: fc.integer({ min: 0, max: 400 }) }),
  );

  it('is never later than the truth, whatever happens in whatever order, also at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(doing, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 10 }),
        async (rounds) => {
          const world = await aPartnership('2019-08-01T09:00:00Z');
          await withPlan(world, [{ ref: '1.1', timescale: 'July 2019' }]);
          let said = 0;
          const act = async (one: Doing): Promise<unknown> => {
            const today = world.clock.now().slice(0, 10) as Day;
            if (one.do === 'pass')
              return world.clock.set(
                instant(new Date(Date.parse(world.clock.now()) + one.hours * 3_600_000).toISOString()),
              );
            if (one.do === 'run') return runDueSteps(world.ports, world.partnership);
            if (one.do === 'import') {
              const date = addDays(today, one.inDays);
              const papers = one.papers === null ? null : addDays(date, -one.papers);
              return importMeetings(world.ports, world.partnership, {
                meetings: [{ group: one.group, date, papers, time: null, title: null }],
                by: manager,
              });
            }
            said += 1;
            const submit = {
              partnership: world.partnership,
              asker: anAsker(),
              submission: `s${said}`,
              plan: 'DP',
              ref: '1.1',
            };
            return takeUpdate(world.ports, { ...submit, proposed: proposed() });
          };
          for (const round of rounds) {
            await Promise.all(round.map(act));
            const [next, due] = [(await nextOf(world)).stepAt, await truth(world)];
            if (due !== null) expect(next !== null && next <= due).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has nothing due that the truth does not know of', async () => {
    const world = await aPartnership('2019-09-14T09:00:00Z');
    await withMeetings(world, 'MACE 2019-09-24');
    const [meeting] = (await gatherSetting(world.ports, world.partnership)).meetings;
    const steps = stepsOfCycle(meeting!, (await world.register.find('group', 'mace'))!.value, england);
    expect(stepDue(null, meeting!, steps, world.clock.now()).run?.name).toBe('close');
    const due = await truth(world);
    expect(due !== null && due <= world.clock.now()).toBe(true);
  });
});
