import type { Agency, Post, Role } from './partnership.ts';
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

/** What is answered for: an action, or the part of it that an agency owes. */
export interface Answerable {
  readonly action: Action;
  readonly part: string | null;
}

/** What is known of who answers. */
export interface Answerers {
  readonly posts: readonly Post[];
  readonly agencies: readonly Agency[];
  /** Groups in whose channel a card asks for it now: there, anyone may answer, whoever the post's holder is. */
  readonly askedIn: readonly string[];
}

/** Whether somebody may answer, in which right, and for which post. */
export type AnswerRight =
  | { readonly kind: 'own' | 'on-behalf'; readonly post: string | null }
  | { readonly kind: 'no' };

/**
 * Who may answer for an action: the responsible post's holder and deputy; where nobody is known or reached, anyone on
 * the roster of a lead group's channel; chairs and business managers for anyone, on behalf. For an agency's part it is
 * the post that answers for the agency.
 */
export function mayAnswer(asker: Asker, { action, part }: Answerable, who: Answerers): AnswerRight {
  const named = part === null ? action.responsible : answeringPost(part, who);
  const posts = named.flatMap((id) => who.posts.find((post) => post.id === id) ?? []);
  const own = posts.find((post) => post.holder === asker.key || post.deputy === asker.key);
  if (own) return { kind: 'own', post: own.id };
  const known = posts.filter((post) => post.holder !== null || post.deputy !== null);
  const open = action.leads.filter((group) => known.length === 0 || who.askedIn.includes(group));
  if (open.some((group) => asker.memberOf.has(group))) return { kind: 'own', post: null };
  const mayStandIn = isBusinessManager(asker) || action.leads.some((group) => isChairOf(asker, group));
  return mayStandIn ? { kind: 'on-behalf', post: known[0]?.id ?? null } : { kind: 'no' };
}

function answeringPost(agency: string, { agencies }: Answerers): readonly string[] {
  return agencies.flatMap(({ id, answers }) => (id === agency && answers !== null ? [answers] : []));
}
