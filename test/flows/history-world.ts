import type { Day, Instant } from '../../src/domain/day.ts';
import { instantOf } from '../../src/domain/day.ts';
import type { Agency, Person, Post } from '../../src/domain/partnership.ts';
import { stateKey } from '../../src/flows/keys.ts';
import { makePartnership } from '../../src/flows/meet-team.ts';
import type { RegisterChange, RegisterKinds } from '../../src/flows/ports.ts';
import { memoryStore } from '../../src/storage/memory.ts';
import {
  aChannel,
  aGroup,
  aMeeting,
  anAction,
  aPlan,
  aPost,
  aState,
  manager,
  member,
  TestClock,
  type World,
} from '../builders.ts';
import type { Act } from './history-acts.ts';
import type { FakeTeams } from './history-teams.ts';
import { newTeams } from './history-teams.ts';

// A small partnership in which everything can happen, and what is remembered of a history beside the register.

export const partnership = 'anyshire';
export const kim = 'tenant~kim';
export const lee = 'tenant~lee';
export const chair = 'tenant~chair';
export const pat = 'none~pat';

const people: readonly Person[] = [
  { key: manager, name: 'Sam Manager', roles: [{ kind: 'business-manager' }], left: false },
  { key: kim, name: 'Kim', roles: [], left: false },
  { key: lee, name: 'Lee', roles: [], left: false },
  { key: chair, name: 'Chris', roles: [{ kind: 'chair', group: 'mace' }], left: false },
  { key: pat, name: 'Pat', roles: [], left: false },
];

export const posts: readonly Post[] = [
  aPost({ id: 'yos', agency: 'council', title: 'Youth service manager', holder: kim, deputy: lee }),
  aPost({ id: 'sarc', agency: 'health', title: 'Clinic manager', holder: pat }),
  aPost({ id: 'lead', title: 'Police lead', holder: lee }),
];
export const agencies: readonly Agency[] = [
  { id: 'police', name: 'Police', aliases: [], answers: 'lead' },
  { id: 'council', name: 'Council', aliases: [], answers: null },
  { id: 'health', name: 'Health', aliases: [], answers: null },
];

export function nameOf(key: string): string {
  return people.find((person) => person.key === key)!.name;
}

const all = { policy: 'all' } as const;
export const groups = [
  aGroup({ ...all, channel: aChannel('mace') }),
  aGroup({ ...all, id: 'lpr-group', name: 'LPR Group', channel: aChannel('lpr') }),
  aGroup({ ...all, id: 'team', name: 'Business Team' }),
  aGroup({ ...all, id: 'strategic-group', name: 'Strategic Group', channel: aChannel('general') }),
];

/** 1.1 is nobody's, 1.2 and 2.1 Kim's, 1.3 Pat's who has no Teams, with a part of the police's; 3.1 has no channel. */
const actions = [
  anAction({ ref: '1.1', timescale: 'July 2019' }),
  anAction({ ref: '1.2', timescale: 'July 2019' }),
  anAction({ ref: '1.3', timescale: 'March 2020', contributors: ['police'] }),
  anAction({ ref: '2.1', timescale: 'July 2019', leads: ['lpr-group'] }),
  anAction({ ref: '3.1', timescale: 'July 2019', leads: ['team'] }),
];
const answering = { '1.2': 'yos', '1.3': 'sarc', '2.1': 'yos' };
/** The same as a file has them: groups by their names. */
export const printed = actions.map(({ timescale, said: _, leads, ...words }) => ({
  ...words,
  timescale: timescale.text,
  leads: leads.map((id) => groups.find((group) => group.id === id)!.name),
}));
export const answerable: readonly { readonly ref: string; readonly part: string | null }[] = [
  ...actions.map(({ ref }) => ({ ref, part: null })),
  { ref: '1.3', part: 'police' },
];

/** What somebody was told of a submit: nothing, where the instance was gone before it answered. */
export interface Said {
  readonly submission: string;
  readonly by: string;
  readonly ref: string;
  readonly part: string | null;
  /** The agency whose words somebody typed in; empty where they are their own. */
  readonly from: string;
  readonly narrative: string;
  heard: 'nothing' | 'taken' | 'refused';
  /** The sequence that the receipt named. */
  sequence: number | null;
  takenBack: 'no' | 'maybe' | 'yes';
}

/** What is remembered of a history: who was told what. Everything else is in the register. */
export interface Model {
  readonly said: Said[];
  readonly left: Set<string>;
  /** Meetings as somebody was told that they now are. */
  readonly meetings: Map<string, { readonly date: Day; readonly cancelled: boolean }>;
  /** Meetings of which somebody was told that their record is finished. */
  readonly recorded: Set<string>;
  /** Refs of actions that somebody was to take over: what is open of them moves to a card of theirs. */
  readonly passedOn: Set<string>;
  /** People who held a post before somebody else was to: what is open on their cards moves. */
  readonly handedOn: Set<string>;
  /** Meetings that turned out, after their day, not to have been held. */
  readonly movedLate: Set<string>;
  /** What somebody did not hear the end of, and will do once more. */
  unfinished: Act[];
}

export interface HistoryWorld extends World {
  readonly teams: FakeTeams;
  /** People whom Teams' rosters no longer have. */
  readonly offRoster: Set<string>;
  /** How many instances there have been: each has a name of its own. */
  instances: number;
}

export function newModel(): Model {
  return {
    said: [],
    left: new Set(),
    meetings: new Map(),
    recorded: new Set(),
    passedOn: new Set(),
    handedOn: new Set(),
    unfinished: [],
    movedLate: new Set(),
  };
}

/** A partnership on a day, with a meeting of two groups ahead and one of the group that has no channel. */
export async function historyWorld(start: Day): Promise<HistoryWorld> {
  const clock = new TestClock(`${start}T09:30:00Z`);
  const store = memoryStore(() => Date.parse(clock.realNow()));
  const ports = { store, clock };
  await makePartnership(ports, partnership);
  const register = store.register(partnership);
  const kept = (await register.find('partnership', partnership))!;
  const put = <N extends keyof RegisterKinds>(kind: N, id: string, value: RegisterKinds[N]) =>
    ({ do: 'put', kind, id, value }) as RegisterChange;
  await register.commit([
    put('partnership', partnership, { ...kept.value, oversight: 'strategic-group' }),
    put('plan', 'dp', aPlan()),
    ...people.map((value) => put('person', value.key, value)),
    ...posts.map((value) => put('post', value.id, value)),
    ...agencies.map((value) => put('agency', value.id, value)),
    ...groups.map((value) => put('group', value.id, value)),
    ...actions.map((value) => put('action', `dp~0001~${stateKey('DP', value.ref).slice(3)}`, value)),
    ...Object.entries(answering).map(([ref, post]) =>
      put('state', stateKey('DP', ref), aState({ ref, assignedTo: [post] })),
    ),
    put('state', stateKey('DP', '3.1'), aState({ ref: '3.1' })),
  ]);
  const at = { serviceUrl: 'https://x', botId: 'bot' };
  const team = { tenant: 'tenant', team: 'team', name: 'Anyshire', partnership, ...at, removedAt: null };
  const chat = { person: kim, conversationId: `chat:${kim}`, ...at };
  const next = { partnership, stepAt: clock.now(), outbox: false, heldUntil: null };
  await store.directory.commit([{ do: 'put', kind: 'team', id: 'tenant~team', value: team }]);
  await store.directory.commit([{ do: 'put', kind: 'chat', id: kim, value: chat }]);
  await store.directory.commit([{ do: 'put', kind: 'next', id: partnership, value: next }]);
  return { ports, clock, store, partnership, register, teams: newTeams(), offRoster: new Set(), instances: 0 };
}

/** A meeting as it stands when a history begins. */
export async function withMeeting({ register }: HistoryWorld, group: string, date: Day): Promise<void> {
  const value = aMeeting({ group, date });
  await register.commit([{ do: 'put', kind: 'meeting', id: value.id, value }]);
}

export function later(at: Instant, minutes: number): Instant {
  return instantOf(Date.parse(at) + minutes * 60_000);
}

export { manager, member };
