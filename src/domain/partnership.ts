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
  /** No step of its cycles runs while it is paused; `until` is the first day on which they run again. */
  readonly paused: { readonly since: Day; readonly until: Day | null } | null;
  /** Ids of the posts that sit in it; empty while nobody has said. */
  readonly members: readonly string[];
  /** The day on which it met for the last time, and the group that took over what it led. */
  readonly ended: Day | null;
  readonly mergedInto: string | null;
  /** The code of its running action log; null until a meeting adds the first action to it. */
  readonly log: string | null;
}

/** A member body: a council service, a police force, a health trust, a school. */
export interface Agency {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Id of the post that answers for it where an action names the agency alone; null while nobody has said. */
  readonly answers: string | null;
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

export function sameRole(a: Role, b: Role): boolean {
  return a.kind === b.kind && ('group' in a ? a.group : '') === ('group' in b ? b.group : '');
}

/**
 * Somebody Baton knows of. `key` is `tenant~object id`, never an address. Who is not in Teams, or not met there yet,
 * is `none~<number>`: what is asked of them goes to the business managers as plain text, to be sent on.
 */
export interface Person {
  readonly key: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly left: boolean;
  /** Whom somebody known by name alone turned out to be in Teams: a list that says the name again means that person. */
  readonly metAs?: string;
}

/**
 * The e-mail address that a list gave for somebody who has not been met in Teams: it says who of several people of one
 * name is meant. It is kept until they are met, and no longer.
 */
export interface Contact {
  readonly person: string;
  readonly email: string;
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
    paused: null,
    members: [],
    ended: null,
    mergedInto: null,
    log: null,
  };
}

/** Whether somebody is known by name alone, and so cannot be reached in Teams. */
export function isWithoutTeams(person: string): boolean {
  return person.startsWith('none~');
}
