import type { Asker } from '../src/domain/access.ts';
import { england } from '../src/domain/calendar.ts';
import { stepsOfCycle } from '../src/domain/cycle.ts';
import { addDays, atLondon, type Day, type Instant, londonDay } from '../src/domain/day.ts';
import type { ImportDraft } from '../src/domain/import-draft.ts';
import { openSteps } from '../src/domain/schedule.ts';
import { resolveTimescale } from '../src/domain/timescale.ts';
import { bringForward } from '../src/flows/commit.ts';
import { gatherPlans, gatherSetting } from '../src/flows/gather.ts';
import { importMeetings } from '../src/flows/import-meetings.ts';
import { importPlan } from '../src/flows/import-plan.ts';
import { stateKey, teamKey } from '../src/flows/keys.ts';
import {
  type Clock,
  type Ports,
  type RegisterChange,
  type RegisterKinds,
  type Store,
  transactionLimit,
} from '../src/flows/ports.ts';
import { earliestStep, runDueSteps } from '../src/flows/run-due-steps.ts';
import { saveRecord } from '../src/flows/save-record.ts';
import { takeUpdate } from '../src/flows/take-update.ts';
import { memoryStore } from '../src/storage/memory.ts';
import { exampleMeetings } from './example-meetings.ts';
import {
  exampleAgencies,
  exampleFrontDoor,
  exampleGroups,
  exampleOversight,
  examplePeople,
  examplePersonKey,
  examplePosts,
  exampleTeam,
  exampleUsers,
} from './example-people.ts';
import { type ExamplePlan, examplePlan, placing } from './example-plan.ts';
import { type ExampleUpdate, exampleUpdates } from './example-updates.ts';

/**
 * Loads the Example Partnership, with today between the ask and the close of MACE's cycle. Its history is not written
 * down: it is lived through once in memory, by the same flows that run for real, and then stored.
 */
export async function loadExample(store: Store, partnership: string, now: Instant): Promise<void> {
  const memory = memoryStore();
  const clock = new PastClock();
  const ports: Ports = { store: memory, clock };
  await liveThrough(ports, clock, partnership, now);
  await forgetOldMessages(ports, partnership);
  await copyRegister(memory, store, partnership);
  const setting = await gatherSetting({ store, clock }, partnership);
  const cycles = (await store.register(partnership).list('cycle')).map(({ value }) => value);
  const stepAt = earliestStep(setting, cycles, now);
  await bringForward({ store, clock: { now: () => now, realNow: () => now } }, partnership, { stepAt, outbox: true });
}

class PastClock implements Clock {
  #at: Instant = '2000-01-01T00:00:00Z';
  now(): Instant {
    return this.#at;
  }
  realNow(): Instant {
    return this.#at;
  }
  set(at: Instant): void {
    this.#at = at;
  }
}

async function liveThrough(ports: Ports, clock: PastClock, partnership: string, now: Instant): Promise<void> {
  const today = londonDay(now);
  const placed = placing(today);
  const plan = examplePlan(placed);
  clock.set(atLondon(plan.period.from, '08:00'));
  await setUp(ports, partnership, plan);
  await importPlan(ports, partnership, { draft: draftOf(plan), source: 'The example', by: 'example' });
  await importMeetings(ports, partnership, { meetings: exampleMeetings(placed), by: 'example' });
  const previousAsk = await previousAskOf(ports, partnership, today);
  const said = exampleUpdates()
    .map((update) => ({ update, at: saidAt(update, today, previousAsk) }))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
  for (const { update, at } of said) {
    await runUntil(ports, clock, partnership, at);
    clock.set(at);
    await record(ports, partnership, plan.code, update);
  }
  await runUntil(ports, clock, partnership, now);
}

/** Runs every step that fell due before a moment, each at its own time. */
async function runUntil(ports: Ports, clock: PastClock, partnership: string, until: Instant): Promise<void> {
  for (;;) {
    const cycles = (await ports.store.register(partnership).list('cycle')).map(({ value }) => value);
    const next = earliestStep(await gatherSetting(ports, partnership), cycles, clock.now());
    if (!next || next > until) return;
    clock.set(next);
    const runs = await runDueSteps(ports, partnership);
    for (const { meeting } of runs.filter(({ step }) => step === 'record')) {
      await recordMeeting(ports, partnership, meeting);
    }
  }
}

/** The business manager records each meeting on the day after it: nothing was decided, and the minutes are numbered. */
async function recordMeeting(ports: Ports, partnership: string, meeting: string): Promise<void> {
  const roles = [{ kind: 'business-manager' }] as const;
  const asker = { key: examplePersonKey('business-manager'), name: '', roles, memberOf: new Set<string>() };
  const page = { part: 'finish', seq: 0, submit: meeting, takeOut: null, confirmed: false, finish: true } as const;
  const typed = { 'words~minute': `Minutes of ${meeting.slice(-10)}` };
  const saved = await saveRecord(ports, { partnership, asker, meeting, ...page, typed });
  if (saved.kind === 'refused') throw new Error(`the example's meeting was not recorded: ${saved.refusal.code}`);
}

async function previousAskOf(ports: Ports, partnership: string, today: Day): Promise<Day> {
  const { meetings, groups } = await gatherSetting(ports, partnership);
  const meeting = meetings.findLast(({ group, date }) => group === 'mace' && date < today);
  const group = groups.find(({ id }) => id === 'mace');
  if (!meeting || !group) throw new Error('the example has no previous MACE meeting');
  return londonDay(stepsOfCycle(meeting, group, england)[0]!.at);
}

/** What the table puts 24 to 30 days back was said in the week after MACE's previous ask, wherever that lies. */
function saidAt({ daysAgo }: ExampleUpdate, today: Day, previousAsk: Day): Instant {
  const inPreviousCycle = daysAgo >= 24 && daysAgo <= 30;
  return atLondon(inPreviousCycle ? addDays(previousAsk, 31 - daysAgo) : addDays(today, -daysAgo), '11:30');
}

async function setUp(ports: Ports, partnership: string, plan: ExamplePlan): Promise<void> {
  const value = {
    id: partnership,
    name: plan.partnership,
    frontDoor: exampleFrontDoor,
    oversight: exampleOversight,
    claimedBy: teamKey(exampleTeam.general.tenant, exampleTeam.id),
    madeAt: ports.clock.now(),
  };
  const rows: readonly RegisterChange[] = [
    { do: 'put', kind: 'partnership', id: partnership, value },
    ...exampleGroups.map((group): RegisterChange => ({ do: 'put', kind: 'group', id: group.id, value: group })),
    ...exampleAgencies.map((agency): RegisterChange => ({ do: 'put', kind: 'agency', id: agency.id, value: agency })),
    ...examplePosts.map((post): RegisterChange => ({ do: 'put', kind: 'post', id: post.id, value: post })),
    ...examplePeople().map((person): RegisterChange => ({ do: 'put', kind: 'person', id: person.key, value: person })),
  ];
  await ports.store.register(partnership).commit(rows);
}

function draftOf(plan: ExamplePlan): ImportDraft {
  const { code, title, period } = plan;
  const actions = plan.actions.map(({ ref, aim, objective, text, measure, timescale, leads }, at) => ({
    ref,
    aim,
    objective,
    text,
    measure,
    timescale: resolveTimescale(timescale, period).timescale,
    leads,
    responsible: [],
    themes: [],
    links: [],
    rating: null,
    updates: [],
    source: { part: 'The example', row: at + 1 },
  }));
  return {
    plan: { code, title, period },
    groups: [...new Set(actions.flatMap(({ leads }) => leads))],
    actions,
    forward: [],
    meetings: [],
    problems: [],
    leftAlone: [],
    hidden: [],
  };
}

async function record(ports: Ports, partnership: string, plan: string, update: ExampleUpdate): Promise<void> {
  const asker = askerFor(update);
  const tracked = (await gatherPlans(ports.store.register(partnership))).actions.find(
    ({ action }) => action.ref === update.ref,
  );
  const doneFor = tracked
    ? openSteps(tracked)
        .slice(0, update.stepsDone)
        .map(({ due }) => due)
    : [];
  const taken = await takeUpdate(ports, {
    partnership,
    asker,
    submission: `example~${update.ref}~${update.daysAgo}`,
    plan,
    ref: update.ref,
    proposed: {
      rating: update.rating,
      narrative: update.narrative,
      noChange: false,
      doneFor,
      expectedBy: '',
      blocked: false,
      evidence: '',
      complete: false,
      confirmed: false,
      route: update.route,
      onBehalfOf: examplePosts.find(({ id }) => id === update.onBehalfOf)?.title ?? '',
    },
  });
  if (taken.kind === 'refused')
    throw new Error(`the example's update of ${update.ref} is refused: ${taken.refusal.code}`);
  if (update.accepted) await accept(ports, partnership, plan, update.ref);
}

function askerFor({ by }: ExampleUpdate): Asker {
  const key = examplePersonKey(by);
  const roles = examplePeople().find((person) => person.key === key)?.roles ?? [];
  return { key, name: exampleUsers[by].name, roles, memberOf: new Set(exampleGroups.map(({ id }) => id)) };
}

/** The chair accepted what the owner proposed as complete. */
async function accept(ports: Ports, partnership: string, plan: string, ref: string): Promise<void> {
  const register = ports.store.register(partnership);
  const kept = await register.find('state', stateKey(plan, ref));
  if (!kept) throw new Error(`the example's ${ref} has no state`);
  const at = ports.clock.now();
  const chair = examplePersonKey('director');
  const id = `${stateKey(plan, ref)}~sign-off`;
  const state = {
    ...kept.value,
    standing: 'complete',
    proposedComplete: null,
    agreed: { rating: 'blue', decision: id },
  } as const;
  await register.commit([
    { do: 'replace', kind: 'state', id: kept.id, value: state, version: kept.version },
    {
      do: 'insert',
      kind: 'decision',
      id,
      value: {
        id,
        plan,
        ref,
        matter: { kind: 'sign-off' },
        outcome: 'agreed',
        takenBy: { kind: 'chair', group: exampleOversight, person: chair },
        at,
        recordedBy: examplePersonKey('business-manager'),
        note: '',
        replaces: null,
      },
    },
  ]);
}

/** Of what became due while the history was lived through, only what people still use is posted. */
async function forgetOldMessages(ports: Ports, partnership: string): Promise<void> {
  const register = ports.store.register(partnership);
  const messages = await register.list('message');
  const lastOf = (kind: string) =>
    messages
      .filter(({ value }) => value.kind === kind)
      .toSorted((a, b) => (a.value.dueAt < b.value.dueAt ? -1 : 1))
      .at(-1);
  const kept = new Set(['request', 'digest', 'summary'].map((kind) => lastOf(kind)?.id));
  const old = messages.filter(({ id }) => !kept.has(id));
  for (const { id, value, version } of old) {
    const cancelled = {
      ...value,
      state: 'cancelled',
      reason: 'Part of the example’s past, before Baton was started here.',
    } as const;
    await register.commit([
      { do: 'replace', kind: 'message', id, value: cancelled, version },
      { do: 'remove', kind: 'outbox', id },
    ]);
  }
}

/** Every kind there is: the compiler names one that is left out. */
const copied: Readonly<Record<keyof RegisterKinds, true>> = {
  partnership: true,
  group: true,
  agency: true,
  post: true,
  person: true,
  contact: true,
  meeting: true,
  item: true,
  'item-change': true,
  plan: true,
  action: true,
  state: true,
  writer: true,
  cycle: true,
  record: true,
  digest: true,
  request: true,
  decision: true,
  update: true,
  submission: true,
  audit: true,
  message: true,
  outbox: true,
  draft: true,
  'draft-part': true,
};
const kinds = Object.keys(copied) as readonly (keyof RegisterKinds)[];

async function copyRegister(from: Store, to: Store, partnership: string): Promise<void> {
  const rows: RegisterChange[] = [];
  for (const kind of kinds) {
    for (const { id, value } of await from.register(partnership).list(kind)) {
      rows.push({
        do: 'put',
        kind,
        id,
        value: kind === 'outbox' ? { ...value, queuedAt: null } : value,
      } as RegisterChange);
    }
  }
  for (let at = 0; at < rows.length; at += transactionLimit) {
    await to.register(partnership).commit(rows.slice(at, at + transactionLimit));
  }
}

/**
 * Binds the local Teams' team, whose address changes from start to start, where it has claimed a partnership: the
 * example, or one that was set up there. A partnership that nobody has claimed is left to whoever adds Baton first.
 */
export async function bindLocalTeam(
  ports: Ports,
  partnership: string,
  at: { readonly serviceUrl: string; readonly botId: string },
): Promise<boolean> {
  const { tenant, team } = exampleTeam.general;
  const id = teamKey(tenant, team);
  const kept = await ports.store.register(partnership).find('partnership', partnership);
  if (kept?.value.claimedBy !== id) return false;
  const value = { tenant, team, name: exampleTeam.name, partnership, ...at, removedAt: null };
  await ports.store.directory.commit([{ do: 'put', kind: 'team', id, value }]);
  return true;
}

export { examplePlayground } from './example-people.ts';
