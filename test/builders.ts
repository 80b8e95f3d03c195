import type { ProposedUpdate } from '../src/domain/accept-update.ts';
import type { Asker } from '../src/domain/access.ts';
import { type Day, type Instant, londonDay, parseInstant } from '../src/domain/day.ts';
import type { DraftAction, ImportDraft } from '../src/domain/import-draft.ts';
import type { Meeting } from '../src/domain/meeting.ts';
import type { Message } from '../src/domain/message.ts';
import { type Group, newGroup, type Partnership, type Post, type Role } from '../src/domain/partnership.ts';
import { type Action, type ActionState, type Plan, type Tracked, untouched } from '../src/domain/plan.ts';
import { defaultLegend } from '../src/domain/rating.ts';
import type { Request } from '../src/domain/request.ts';
import { resolveTimescale } from '../src/domain/timescale.ts';
import type { Update } from '../src/domain/update.ts';
import { importMeetings } from '../src/flows/import-meetings.ts';
import { importPlan } from '../src/flows/import-plan.ts';
import { stateKey } from '../src/flows/keys.ts';
import { makePartnership } from '../src/flows/meet-team.ts';
import type { Clock, Ports, Register, RegisterChange, RegisterKinds, Store } from '../src/flows/ports.ts';
import { memoryStore } from '../src/storage/memory.ts';

// What tests are made of: plain values with everything usual filled in, and a partnership in a store that forgets.

export const manager = 'tenant~manager';
export const member = 'tenant~member';

export function aPlan(more: Partial<Plan> = {}): Plan {
  return {
    code: 'DP',
    title: 'Delivery Plan 2019 – 2020',
    kind: 'delivery',
    period: { from: '2019-04-01', to: '2020-03-31' },
    legend: defaultLegend,
    audience: { kind: 'partnership' },
    edition: 1,
    importedAt: '2019-04-01T08:00:00Z',
    source: 'plan.docx',
    lastImport: null,
    ...more,
  };
}

export interface ActionGiven
  extends Partial<Omit<Action, 'timescale' | 'said'>>,
    Partial<Pick<DraftAction, 'rating' | 'updates'>> {
  /** As a plan writes it, "July and December 2019". */
  readonly timescale?: string;
}

export function anAction({
  timescale = 'As per meeting cycle',
  rating: _,
  updates: __,
  ...more
}: ActionGiven = {}): Action {
  return {
    plan: 'DP',
    edition: 1,
    ref: '4.1',
    aim: 'Children are safe',
    objective: 'Everybody knows what to do',
    text: 'Write down who does what',
    measure: 'It is written down',
    timescale: resolveTimescale(timescale, aPlan().period).timescale,
    leads: ['mace'],
    named: [],
    responsible: [],
    contributors: [],
    themes: [],
    links: [],
    addedOn: null,
    source: { part: 'table 1', row: 1 },
    said: null,
    ...more,
  };
}

export function aState(more: Partial<ActionState> = {}): ActionState {
  return { ...untouched('DP', '4.1'), ...more };
}

/** An action with its state; a rating means that its owner said so on a day. */
export function tracked(
  action: ActionGiven = {},
  { rating, said = 'Under way.', on = '2019-06-03', ...state }: StateGiven = {},
): Tracked {
  const words = anAction(action);
  const at = instant(`${on}T10:00:00Z`);
  const lastWord = rating ? { rating, narrative: said, at, route: 'card' as const, blocked: false } : null;
  const sequence = rating ? 1 : 0;
  return { action: words, state: aState({ plan: words.plan, ref: words.ref, lastWord, sequence, ...state }) };
}

interface StateGiven extends Partial<ActionState> {
  readonly rating?: 'blue' | 'green' | 'amber' | 'red';
  readonly said?: string;
  readonly on?: Day;
}

export function aGroup(more: Partial<Group> = {}): Group {
  return { ...newGroup('mace', 'MACE'), ...more };
}

export function aChannel(group: string) {
  return { tenant: 'tenant', team: 'team', channel: `19:${group}@thread.tacv2`, name: group };
}

export const theGroups: readonly Group[] = [
  aGroup({ channel: aChannel('mace') }),
  aGroup({ id: 'meb', name: 'Management Executive Board', channel: aChannel('meb') }),
  aGroup({ id: 'lpr-group', name: 'LPR Group', aliases: ['Learning from Reviews'], channel: aChannel('lpr') }),
  aGroup({ id: 'strategic-group', name: 'Strategic Group', channel: aChannel('general') }),
  aGroup({ id: 'lscp-business-team', name: 'LSCP Business Team' }),
];

export function aMeeting(more: Partial<Meeting> = {}): Meeting {
  const { group = 'mace', date = '2019-09-24' } = more;
  return { id: `${group}.${date}`, group, date, time: null, papers: null, title: null, cancelled: false, ...more };
}

export function aRequest(more: Partial<Request> = {}): Request {
  const { ref = '4.1', plan = 'DP', meeting = 'mace.2019-09-24' } = more;
  const usual = {
    group: 'mace',
    reason: 'every-action',
    message: `${meeting}~ask~mace`,
    before: null,
    part: null,
    post: null,
    seenAt: null,
  } as const;
  return { meeting, plan, ref, ...usual, answeredBy: null, takenBack: null, ...more };
}

export function aPost(more: Partial<Post> = {}): Post {
  return { id: 'police.mace', agency: 'police', title: 'Lead', holder: null, deputy: null, awayUntil: null, ...more };
}

export function anUpdate(more: Partial<Update> = {}): Update {
  return {
    plan: 'DP',
    ref: '4.1',
    sequence: 1,
    rating: 'green',
    narrative: 'Under way.',
    noChange: false,
    at: '2019-06-03T10:00:00Z',
    by: member,
    route: 'card',
    onBehalfOf: null,
    post: null,
    part: null,
    meeting: null,
    late: false,
    doneFor: [],
    expectedBy: null,
    blocked: false,
    evidence: null,
    proposesComplete: false,
    confirmedNoChild: false,
    undoes: null,
    entry: null,
    undated: false,
    ...more,
  };
}

export function proposed(more: Partial<ProposedUpdate> = {}): ProposedUpdate {
  return {
    rating: 'green',
    narrative: 'The first half is done.',
    noChange: false,
    doneFor: [],
    expectedBy: '',
    blocked: false,
    evidence: '',
    complete: false,
    confirmed: false,
    route: 'card',
    onBehalfOf: '',
    ...more,
  };
}

export function anAsker(more: { key?: string; roles?: readonly Role[]; memberOf?: readonly string[] } = {}): Asker {
  const { key = member, roles = [], memberOf = ['mace'] } = more;
  return { key, name: 'A person', roles, memberOf: new Set(memberOf) };
}

export const theManager = anAsker({ key: manager, roles: [{ kind: 'business-manager' }], memberOf: [] });

export function instant(text: string): Instant {
  const read = parseInstant(text);
  if (!read) throw new Error(`${text} is no instant`);
  return read;
}

/** A clock that stands still until a test moves it. Real time goes along, so that holds and claims lapse too. */
export class TestClock implements Clock {
  #now: Instant;
  #real: Instant;
  constructor(now: string) {
    this.#now = instant(now);
    this.#real = this.#now;
  }
  now(): Instant {
    return this.#now;
  }
  realNow(): Instant {
    return this.#real;
  }
  set(now: string): void {
    this.#now = instant(now);
    this.#real = this.#now;
  }
  /** Real time alone: Baton's own time stands. */
  passSeconds(seconds: number): void {
    this.#real = instant(new Date(Date.parse(this.#real) + seconds * 1000).toISOString());
  }
}

export interface World {
  readonly ports: Ports & { readonly clock: TestClock };
  readonly clock: TestClock;
  readonly store: Store;
  readonly partnership: string;
  readonly register: Register;
}

/** A partnership with its groups, channels, team and business manager, in a memory store with a settable clock. */
export async function aPartnership(
  now: string,
  { groups = theGroups, ...more }: Partial<Partnership> & { readonly groups?: readonly Group[] } = {},
): Promise<World> {
  const clock = new TestClock(now);
  const store = memoryStore(() => Date.parse(clock.realNow()));
  const ports = { store, clock };
  const partnership = 'anyshire';
  await makePartnership(ports, partnership);
  const register = store.register(partnership);
  const kept = (await register.find('partnership', partnership))!;
  const value = { ...kept.value, oversight: 'strategic-group', ...more };
  const person = { key: manager, name: 'Sam Manager', roles: [{ kind: 'business-manager' } as const], left: false };
  await register.commit([
    { do: 'put', kind: 'partnership', id: partnership, value },
    { do: 'put', kind: 'person', id: manager, value: person },
    ...groups.map((group): RegisterChange => ({ do: 'put', kind: 'group', id: group.id, value: group })),
  ]);
  const at = { serviceUrl: 'https://x', botId: 'bot', removedAt: null };
  const team = { tenant: 'tenant', team: 'team', name: 'Anyshire', partnership, ...at };
  await store.directory.commit([{ do: 'put', kind: 'team', id: 'tenant~team', value: team }]);
  return { ports, clock, store, partnership, register };
}

/** A plan of actions as an import would have found it; `leads` are names of groups. */
export function aDraft(actions: readonly ActionGiven[], plan: Partial<ImportDraft['plan']> = {}): ImportDraft {
  const { code, title, period } = aPlan();
  const drafted = actions.map((given): DraftAction => {
    const {
      plan: _,
      edition: __,
      contributors: ___,
      said: ____,
      ...words
    } = anAction({ ...given, leads: given.leads ?? ['MACE'] });
    return { ...words, rating: given.rating ?? null, updates: given.updates ?? [] };
  });
  return {
    plan: { code, title, period, ...plan },
    groups: [...new Set(drafted.flatMap(({ leads }) => leads))],
    actions: drafted,
    forward: [],
    meetings: [],
    problems: [],
    leftAlone: [],
    hidden: [],
  };
}

export async function withPlan({ ports, partnership }: World, actions: readonly ActionGiven[]): Promise<void> {
  const imported = await importPlan(ports, partnership, { draft: aDraft(actions), source: 'plan.docx', by: manager });
  if (imported.kind !== 'imported') throw new Error(`not imported: ${imported.code}`);
}

/** "MACE 2019-09-24", or with its own papers date "MACE 2019-09-24 2019-09-17". */
export async function withMeetings({ ports, partnership }: World, ...lines: readonly string[]): Promise<void> {
  const meetings = lines.map((line) => {
    const [, group, date, papers = null] = line.match(/^(.+?) (\d{4}-\d\d-\d\d)(?: (\d{4}-\d\d-\d\d))?$/)!;
    return { group: group!, date: date as Day, papers: papers as Day | null, time: null, title: null };
  });
  await importMeetings(ports, partnership, { meetings, by: manager });
}

export async function rowsOf<N extends keyof RegisterKinds>(
  { register }: World,
  kind: N,
): Promise<readonly RegisterKinds[N][]> {
  return (await register.list(kind)).map(({ value }) => value);
}

/** The messages of a world's cycles, without what an import or the set-up sent. */
export async function cycleMessages(world: World): Promise<readonly Message[]> {
  return (await rowsOf(world, 'message')).filter(({ meeting }) => meeting !== null);
}

export async function stateOf({ register }: World, ref: string, plan = 'DP'): Promise<ActionState> {
  return (await register.find('state', stateKey(plan, ref)))?.value ?? untouched(plan, ref);
}

/** Every day from one to another, both included. */
export function daysFrom(from: Day, to: Day): readonly Day[] {
  const days: Day[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000)
    days.push(londonDay(instant(`${iso(at)}T12:00:00Z`)));
  return days;
}

function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
