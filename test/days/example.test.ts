import { describe, expect, it } from '@jest/globals';
import { loadExample } from '../../examples/load-example.ts';
import type { Day } from '../../src/domain/day.ts';
import { deliver } from '../../src/flows/deliver-messages.ts';
import { teamKey } from '../../src/flows/keys.ts';
import { relayOutbox } from '../../src/flows/relay-outbox.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { memoryStore } from '../../src/storage/memory.ts';
import { instant, TestClock, type World } from '../builders.ts';
import { carrying, FakeMessenger } from '../flows/fake-messenger.ts';
import { refsAnswering } from './living.ts';

async function exampleOn(day: Day): Promise<{ readonly world: World; readonly teams: FakeMessenger }> {
  const clock = new TestClock(`${day}T12:00:00Z`);
  const store = memoryStore(() => Date.parse(clock.realNow()));
  const partnership = 'default';
  await loadExample(store, partnership, clock.now());
  const groups = await store.register(partnership).list('group');
  for (const { value } of groups) {
    if (!value.channel) continue;
    const { tenant, team } = value.channel;
    const binding = {
      tenant,
      team,
      name: 'Example',
      partnership,
      serviceUrl: 'https://x',
      botId: 'bot',
      removedAt: null,
    };
    await store.directory.commit([{ do: 'put', kind: 'team', id: teamKey(tenant, team), value: binding }]);
  }
  return {
    world: { ports: { store, clock }, clock, store, partnership, register: store.register(partnership) },
    teams: new FakeMessenger(),
  };
}

async function carry({ ports, partnership, store }: World, messenger: FakeMessenger): Promise<void> {
  await relayOutbox(ports, partnership);
  for (const item of await store.queue.take(32)) await deliver(carrying(ports, messenger), item);
}

describe('the example, as a newcomer meets it', () => {
  it.each<Day>(['2026-11-22', '2026-12-24', '2027-03-29'])(
    'on %s shows a request with four actions and the previous digest, and goes on to the next',
    async (day) => {
      const { world, teams } = await exampleOn(day);
      await carry(world, teams);
      const first = teams.shown.map(({ content }) => content.kind).toSorted();
      expect(first).toEqual(['digest', 'digest', 'request']);
      const request = teams.shown.find(({ content }) => content.kind === 'request')!.content;
      expect(request).toMatchObject({ kind: 'request', view: { asked: 4, answered: 1 } });
      const steps: string[] = [];
      while (!steps.includes('digest')) {
        const next = (await world.store.directory.find('next', world.partnership))!.value.stepAt!;
        world.clock.set(instant(next));
        steps.push(...(await runDueSteps(world.ports, world.partnership)).map(({ step }) => step));
        await carry(world, teams);
        world.clock.passSeconds(130);
        steps.push(...(await runDueSteps(world.ports, world.partnership)).map(({ step }) => step));
      }
      expect(steps).toEqual(['remind', 'chase', 'close', 'digest'].slice(-steps.length));
      const later = teams.shown.slice(first.length).map(({ content }) => content.kind);
      expect(later.filter((kind) => kind === 'digest')).toHaveLength(2);
      expect(later).toEqual(expect.arrayContaining(['draft']));
      expect(teams.shown.at(-1)!.content).toMatchObject({ kind: 'digest', digest: { asked: 4, answered: 1 } });
    },
  );

  it('has nothing overdue tomorrow that the chair accepted as complete long ago', async () => {
    const { world } = await exampleOn('2026-11-22');
    const today = await refsAnswering(world, 'overdue');
    expect(today).toContain('21.1');
    expect(await refsAnswering(world, 'overdue', '2026-11-23')).toEqual(today);
  });
});
