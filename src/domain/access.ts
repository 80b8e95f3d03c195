import type { Post, Role } from './partnership.ts';
import type { Action } from './plan.ts';

/** Somebody who asks or answers, with what they are here: roles from the register, membership from Teams' roster. */
export interface Asker {
  /** `tenant~object id`. */
  readonly key: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Ids of the groups whose channel has this person on its roster. */
  readonly memberOf: ReadonlySet<string>;
}

export function isBusinessManager({ roles }: Pick<Asker, 'roles'>): boolean {
  return roles.some((role) => role.kind === 'business-manager');
}

export function isChair({ roles }: Pick<Asker, 'roles'>): boolean {
  return roles.some((role) => role.kind === 'chair' || role.kind === 'vice-chair');
}

export function isChairOf({ roles }: Pick<Asker, 'roles'>, group: string): boolean {
  return roles.some((role) => (role.kind === 'chair' || role.kind === 'vice-chair') && role.group === group);
}

/** Whether somebody belongs to the partnership at all, and may so ask what its plans say. */
export function mayAsk(asker: Asker): boolean {
  return asker.roles.length > 0 || asker.memberOf.size > 0;
}

/**
 * Who may answer for an action: the responsible post's holder and deputy; where nobody is known, anyone on the
 * roster of a lead group's channel; chairs and business managers for anyone, on behalf.
 */
export function mayAnswer(asker: Asker, action: Action, posts: readonly Post[]): 'own' | 'on-behalf' | 'no' {
  const responsible = posts.filter((post) => action.responsible.includes(post.id));
  if (responsible.some((post) => post.holder === asker.key || post.deputy === asker.key)) return 'own';
  const known = responsible.some((post) => post.holder !== null || post.deputy !== null);
  if (!known && action.leads.some((group) => asker.memberOf.has(group))) return 'own';
  if (isBusinessManager(asker) || action.leads.some((group) => isChairOf(asker, group))) return 'on-behalf';
  return 'no';
}

/** Groups whose restricted plans somebody may read in a private chat: a business manager all, others their own. */
export function readerOf(asker: Asker): ReadonlySet<string> | 'all' {
  return isBusinessManager(asker) ? 'all' : asker.memberOf;
}

/** What may be read in a group's channel: open plans, and restricted ones that name the group. */
export function readerOfGroup(group: string | null): ReadonlySet<string> {
  return new Set(group === null ? [] : [group]);
}
