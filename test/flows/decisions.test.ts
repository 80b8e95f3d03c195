import { describe, expect, it } from '@jest/globals';
import { daysOverdue, nextStep } from '../../src/domain/schedule.ts';
import { assignAction } from '../../src/flows/assign-action.ts';
import { gatherPlans } from '../../src/flows/gather.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { takeDecision } from '../../src/flows/take-decision.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import {
  anAsker,
  aPartnership,
  proposed,
  rowsOf,
  stateOf,
  theManager,
  type World,
  withMeetings,
  withPlan,
} from '../builders.ts';

const chair = anAsker({ key: 'tenant~chair', roles: [{ kind: 'chair', group: 'mace' }], memberOf: [] });
const signOff = { matter: 'sign-off', outcome: 'agreed' } as const;

async function withActions(): Promise<World> {
  const world = await aPartnership('2019-09-05T09:00:00Z');
  await withPlan(world, [{ ref: '1.1', timescale: 'July 2019' }, { ref: '1.2' }]);
  return world;
}

function says(world: World, ref: string, more = {}, asker = anAsker()) {
  const submission = `s~${ref}~${JSON.stringify(more).length}`;
  return takeUpdate(world.ports, {
    partnership: world.partnership,
    asker,
    submission,
    plan: 'DP',
    ref,
    proposed: proposed(more),
  });
}

function decides(world: World, ref: string, ruling: Parameters<typeof takeDecision>[1]['ruling'], asker = chair) {
  return takeDecision(world.ports, { partnership: world.partnership, asker, plan: null, ref, ruling });
}

describe('what an owner proposes as complete', () => {
  it('is complete once the chair accepts it, and the decision is kept', async () => {
    const world = await withActions();
    await says(world, '1.1', { complete: true });
    expect((await stateOf(world, '1.1')).standing).toBe('open');
    expect(await decides(world, '1.1', signOff)).toMatchObject({ kind: 'decided', decision: { outcome: 'agreed' } });
    expect(await stateOf(world, '1.1')).toMatchObject({
      standing: 'complete',
      proposedComplete: null,
      agreed: { rating: 'blue' },
    });
    expect(await rowsOf(world, 'decision')).toMatchObject([{ ref: '1.1', takenBy: { kind: 'chair', group: 'mace' } }]);
  });

  it('stays open when the chair returns it, with the owner’s words as they were', async () => {
    const world = await withActions();
    await says(world, '1.1', { complete: true, narrative: 'All done.' });
    await decides(world, '1.1', { ...signOff, outcome: 'not-agreed' });
    expect(await stateOf(world, '1.1')).toMatchObject({
      standing: 'open',
      proposedComplete: null,
      lastWord: { narrative: 'All done.' },
    });
  });

  it.each([
    ['an owner', anAsker()],
    ['a business manager, who records decisions but takes none', theManager],
    ['another group’s chair', anAsker({ roles: [{ kind: 'chair', group: 'meb' }] })],
  ])('cannot be accepted by %s', async (_, asker) => {
    const world = await withActions();
    await says(world, '1.1', { complete: true });
    expect(await decides(world, '1.1', signOff, asker)).toEqual({
      kind: 'refused',
      refusal: { code: 'not-chair', ref: '1.1', leads: ['MACE'] },
    });
    expect((await stateOf(world, '1.1')).standing).toBe('open');
    expect(await rowsOf(world, 'decision')).toEqual([]);
  });

  it('cannot be returned where nothing was proposed', async () => {
    const world = await withActions();
    const refused = await decides(world, '1.2', { ...signOff, outcome: 'not-agreed' });
    expect(refused).toMatchObject({ refusal: { code: 'nothing-to-decide' } });
  });
});

describe('more time', () => {
  it('moves the date once the chair agrees, and keeps the old one', async () => {
    const world = await withActions();
    await says(world, '1.1', { expectedBy: '2019-10-31' });
    expect(await stateOf(world, '1.1')).toMatchObject({ extensionAsked: { to: '2019-10-31' }, steps: [] });
    await decides(world, '1.1', { matter: 'extension', outcome: 'agreed', to: null });
    const [tracked] = (await gatherPlans(world.register)).actions;
    expect(nextStep(tracked!)).toEqual({ due: '2019-07-31', by: '2019-10-31', doneOn: null });
    expect(daysOverdue(tracked!, '2019-09-05')).toBe(0);
    expect(tracked!.state.extensionAsked).toBeNull();
  });

  it.each([
    ['an action without a date', '1.2', '2019-12-31', 'no-date-to-move'],
    ['a date that has passed', '1.1', '2019-08-31', 'past-date'],
    ['an action that there is not', '9.9', '2019-12-31', 'no-such-action'],
  ] as const)('is refused for %s', async (_, ref, to, code) => {
    const world = await withActions();
    const refused = await decides(world, ref, { matter: 'extension', outcome: 'agreed', to });
    expect(refused).toMatchObject({ kind: 'refused', refusal: { code } });
  });
});

describe('who answers', () => {
  const robin = { key: 'tenant~robin', name: 'Robin' };
  const assign = (world: World, asker = theManager) =>
    assignAction(world.ports, { partnership: world.partnership, asker, plan: null, ref: '1.1', person: robin });

  it('is whom the business manager names: then they answer, and others of the channel no longer do', async () => {
    const world = await withActions();
    expect(await assign(world)).toEqual({ kind: 'assigned', ref: '1.1', name: 'Robin', asked: false });
    const others = await says(world, '1.1');
    expect(others).toMatchObject({ kind: 'refused', refusal: { code: 'not-yours' } });
    const own = await says(world, '1.1', {}, anAsker({ key: robin.key, memberOf: [] }));
    expect(own.kind).toBe('taken');
  });

  it('outlives the next import of the plan', async () => {
    const world = await withActions();
    await assign(world);
    await withPlan(world, [{ ref: '1.1', timescale: 'July 2019' }]);
    const [tracked] = (await gatherPlans(world.register)).actions;
    expect(tracked!.action.responsible).toEqual(tracked!.state.assignedTo);
    expect(tracked!.state.assignedTo).toHaveLength(1);
  });

  it('is not named by somebody who does not answer for it', async () => {
    const world = await withActions();
    const stranger = anAsker({ key: 'tenant~stranger', memberOf: ['lpr-group'] });
    expect(await assign(world, stranger)).toMatchObject({ refusal: { code: 'not-yours' } });
    expect(await rowsOf(world, 'post')).toEqual([]);
  });

  it('is whom the answerer passes it on to: the business manager hears of it, and what is open moves to their card', async () => {
    const world = await withActions();
    await withMeetings(world, 'MACE 2019-09-24');
    await runDueSteps(world.ports, world.partnership);
    expect(await assign(world, anAsker())).toMatchObject({ kind: 'assigned', asked: true });
    const card = 'mace.2019-09-24~ask~tenant~robin';
    const moved = (await rowsOf(world, 'request')).find(({ ref }) => ref === '1.1');
    expect(moved).toMatchObject({ message: card, post: 'of.tenant-robin' });
    expect((await world.register.find('message', card))?.value.to).toEqual({ kind: 'person', person: robin.key });
    const told = (await rowsOf(world, 'message')).filter(({ id }) => id.includes('passed-on'));
    expect(told.map(({ text }) => text)).toEqual([expect.stringContaining('passed DP 1.1 on to Robin')]);
  });
});
