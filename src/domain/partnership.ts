import type { Day, Instant, Period } from './day.ts';

/** Whom to ring about a child: the local front door. Set-up is not finished without it. */
export interface LocalContact {
  readonly name: string;
  readonly phone: string;
  readonly hours: string;
}

/** The body whose plans these are. Its id is opaque and permanent; everything stored belongs to exactly one. */
export interface Partnership {
  readonly id: string;
  readonly name: string;
  readonly frontDoor: LocalContact | null;
  /** The group that oversees all others; its channel gets the summaries. */
  readonly oversight: string | null;
  /** The Teams team that claimed it; until one has, the first team that adds Baton does. */
  readonly claimedBy: string | null;
  readonly madeAt: Instant;
}

/** A Teams channel: the only place where a group's cards go. */
export interface Channel {
  readonly tenant: string;
  readonly team: string;
  readonly channel: string;
  readonly name: string;
}

export const policies = ['what-matters', 'all'] as const;
export type Policy = (typeof policies)[number];

/** Working days before the papers date at which each step runs; the papers date counts back from the meeting. */
export interface Rhythms {
  readonly papers: number;
  readonly ask: number;
  readonly remind: number;
  readonly chase: number;
  readonly close: number;
}

export const defaultRhythms: Rhythms = { papers: 5, ask: 10, remind: 5, chase: 3, close: 2 };

/** A body that meets: a board, a sub-group, a task-and-finish group for a time. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly reportsTo: string | null;
  readonly channel: Channel | null;
  readonly policy: Policy;
  readonly rhythms: Rhythms;
  /** Quiet periods move an ask earlier, never a close. */
  readonly quiet: readonly Period[];
  readonly ended: Day | null;
}

/** A member body: a council service, a police force, a health trust, a school. */
export interface Agency {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** A role in an agency, with its holder and deputy (person keys). Posts outlive holders. */
export interface Post {
  readonly id: string;
  readonly agency: string;
  readonly title: string;
  readonly holder: string | null;
  readonly deputy: string | null;
  readonly awayUntil: Day | null;
}

export type Role =
  | { readonly kind: 'business-manager' }
  | { readonly kind: 'scrutineer' }
  | { readonly kind: 'chair'; readonly group: string }
  | { readonly kind: 'vice-chair'; readonly group: string };

/** Somebody Baton has met. `key` is `tenant~object id`: never a name or an address. */
export interface Person {
  readonly key: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly left: boolean;
}

export function newGroup(id: string, name: string, aliases: readonly string[] = []): Group {
  return {
    id,
    name,
    aliases,
    reportsTo: null,
    channel: null,
    policy: 'what-matters',
    rhythms: defaultRhythms,
    quiet: [],
    ended: null,
  };
}
