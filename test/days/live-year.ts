import { england } from '../../src/domain/calendar.ts';
import { type CycleStep, stepsOfCycle } from '../../src/domain/cycle.ts';
import { type Instant, instantOf, londonDay } from '../../src/domain/day.ts';
import type { DeliveryPorts } from '../../src/flows/claim-message.ts';
import { deliver } from '../../src/flows/deliver-messages.ts';
import { gatherSetting } from '../../src/flows/gather.ts';
import { gatherCycle } from '../../src/flows/gather-cycle.ts';
import { relayOutbox } from '../../src/flows/relay-outbox.ts';
import { partnershipsDue, runDueSteps, type StepRun } from '../../src/flows/run-due-steps.ts';
import { showLoad } from '../../src/flows/show-load.ts';
import type { World } from '../builders.ts';
import { carrying, FakeMessenger } from '../flows/fake-messenger.ts';
import { diary, record, recordsAt } from './year-diary.ts';
import { type Act, answersTo } from './year-owners.ts';
import { aYearsPartnership } from './year-setting.ts';
import { type Sent, type Told, tell } from './year-story.ts';

/** What one cycle's ask came to. */
export interface AskTold {
  readonly at: Instant;
  readonly group: string;
  readonly requests: number;
  readonly heldBack: number;
}

export interface Year {
  readonly told: readonly Told[];
  readonly asks: readonly AskTold[];
  readonly steps: readonly (StepRun & { readonly at: Instant })[];
  readonly world: World;
}

const hour = 3_600_000;

/** Lives the year hour by hour, weekends and nights included: a step at a wrong time would be seen. */
export async function liveYear(): Promise<Year> {
  const world = await aYearsPartnership();
  const life: Life = { world, messenger: new FakeMessenger(), acts: [...diary], sent: [], asks: [], steps: [] };
  for (let at = Date.parse(world.clock.now()); at < Date.parse('2020-03-31T23:00:00Z'); at += hour) {
    world.clock.set(instantOf(at));
    await doActs(life);
    await tick(life);
  }
  const names = new Map((await gatherSetting(world.ports, world.partnership)).groups.map(({ id, name }) => [id, name]));
  const { asks, steps } = life;
  const named = asks.map((ask) => ({ ...ask, group: names.get(ask.group)! }));
  return { told: life.sent.map((sent) => tell(sent, names)), asks: named, steps, world };
}

interface Life {
  readonly world: World;
  readonly messenger: FakeMessenger;
  acts: Act[];
  readonly sent: Sent[];
  readonly asks: AskTold[];
  readonly steps: (StepRun & { readonly at: Instant })[];
}

async function doActs(life: Life): Promise<void> {
  const now = life.world.clock.now();
  const due = life.acts.filter(({ at }) => at <= now).toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  life.acts = life.acts.filter(({ at }) => at > now);
  for (const { does } of due) await does(life.world);
}

async function tick(life: Life): Promise<void> {
  const { ports, partnership } = life.world;
  const due = await partnershipsDue(ports);
  if (due.steps.length > 0) await runSteps(life);
  if ((await partnershipsDue(ports)).outbox.length > 0) await relayOutbox(ports, partnership);
  await carry(life);
}

async function runSteps(life: Life): Promise<void> {
  const { ports, partnership, clock } = life.world;
  const at = clock.now();
  const heldBack = await heldBackNow(life);
  for (const run of await runDueSteps(ports, partnership)) {
    life.steps.push({ ...run, at });
    if (run.step === 'ask') {
      const requests = await life.world.register.list('request', { prefix: `${run.meeting}~` });
      const group = run.meeting.split('.')[0]!;
      life.asks.push({ at, group, requests: requests.length, heldBack: heldBack.get(group) ?? 0 });
      life.acts.push(...(await answersTo(life.world, run.meeting, await roundOf(life, run.meeting))));
    }
    const meeting = run.step === 'record' ? (await gatherCycle(ports, partnership, run.meeting))!.meeting : null;
    const recordAt = meeting && recordsAt(meeting);
    if (recordAt) life.acts.push({ at: recordAt, does: (world) => record(world, run.meeting) });
  }
}

/** What the caps hold back of the asks of this moment, as a business manager would see it in the day's preview. */
async function heldBackNow({ world: { ports, partnership, clock } }: Life): Promise<ReadonlyMap<string, number>> {
  const setting = await gatherSetting(ports, partnership);
  const asksNow = setting.meetings.some((meeting) => {
    const group = setting.groups.find(({ id }) => id === meeting.group)!;
    return stepsOfCycle(meeting, group, england).some(({ name, at }) => name === 'ask' && at === clock.now());
  });
  if (!asksNow) return new Map();
  const period = { from: setting.today, to: setting.today };
  const load = await showLoad(ports, partnership, { period, group: null });
  const ids = new Map(setting.groups.map(({ id, name }) => [name, id]));
  return new Map(load!.cycles.map(({ group, heldBack }) => [ids.get(group)!, heldBack.group + heldBack.person]));
}

async function roundOf({ world: { ports, partnership } }: Life, id: string) {
  const { setting, meeting, group } = (await gatherCycle(ports, partnership, id))!;
  const round = setting.meetings.filter((other) => other.group === group.id && other.date < meeting.date).length;
  const close: CycleStep = stepsOfCycle(meeting, group, england).find(({ name }) => name === 'close')!;
  return { round, close: londonDay(close.at) };
}

async function carry(life: Life): Promise<void> {
  const { ports, store, register, clock } = life.world;
  const carrier: DeliveryPorts = carrying(ports, life.messenger);
  for (let items = await store.queue.take(32); items.length > 0; items = await store.queue.take(32)) {
    for (const item of items) {
      const before = life.messenger.shown.length;
      await deliver(carrier, item);
      await item.done();
      const shown = life.messenger.shown.slice(before).find(({ how }) => how === 'post');
      if (!shown) continue;
      const { value } = (await register.find('message', item.message))!;
      life.sent.push({ at: clock.now(), message: value, content: shown.content });
    }
  }
}
