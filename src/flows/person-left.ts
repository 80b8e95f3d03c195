import { londonDay } from '../domain/day.ts';
import { isWithoutTeams, type Person, type Post, type Role } from '../domain/partnership.ts';
import { postName } from '../domain/person-post.ts';
import type { Tracked } from '../domain/plan.ts';
import { fullRef } from '../domain/ref.ts';
import { isOpen } from '../domain/schedule.ts';
import { audit, untilDone } from './commit.ts';
import { gatherPlans, valuesOf } from './gather.ts';
import { gatherPosts, type PostRows, peopleFacts, writeOver } from './gather-posts.ts';
import { guardAnswerers, guarded } from './guard-answerers.ts';
import { answeringAfter, handOver } from './move-requests.ts';
import type { Ports, RegisterChange } from './ports.ts';
import { commitInParts } from './settle-meeting.ts';
import { noticesToManagers } from './tell-managers.ts';

export type Leaving =
  | { readonly kind: 'left'; readonly name: string; readonly posts: readonly PostLeft[] }
  /** They had left before: nothing is told twice. */
  | { readonly kind: 'already'; readonly name: string }
  | { readonly kind: 'unknown' };

/** What is left without somebody: the post, the actions it answers for, and who stands in. */
export interface PostLeft {
  readonly post: string;
  readonly was: 'holder' | 'deputy';
  /** Full refs of its open actions; "a part of DP 30.1" where its agency owes a part. */
  readonly actions: readonly string[];
  readonly standIn: string | null;
}

/**
 * Somebody has left: from now on nothing is sent to them, and their posts are vacant. In the same write the business
 * managers get one notice of what that leaves open. Nothing is told of somebody whom Baton does not know, nor twice.
 */
export async function personLeft(ports: Ports, partnership: string, person: string, by: string): Promise<Leaving> {
  return untilDone(async (): Promise<Leaving | 'conflict'> => {
    const register = ports.store.register(partnership);
    const guard = await guardAnswerers(register, partnership);
    const [rows, { actions }] = await Promise.all([gatherPosts(register), gatherPlans(register)]);
    const kept = rows.people.find(({ id }) => id === person);
    const held = rows.posts.filter(({ value }) => value.holder === person || value.deputy === person);
    if (!kept && held.length === 0) return { kind: 'unknown' };
    if (kept?.value.left && held.length === 0) return { kind: 'already', name: kept.value.name };
    const leaver: Person = kept?.value ?? { key: person, name: 'Somebody', roles: [], left: false };
    const posts = held.map(({ value }) => postLeft(value, leaver, { rows, actions }));
    const roles = leaver.roles.map((role) => roleWords(role, rows));
    const leaving = [
      ...writeOver('person', person, { ...leaver, left: true }, rows.people),
      ...held.flatMap(({ id, value }) => writeOver('post', id, withoutPerson(value, person), rows.posts)),
    ];
    // The leaving is written last: what an interruption leaves undone is done when it is told again.
    const moved = await handOver(ports, partnership, answeringAfter(peopleFacts(rows, { actions }), leaving));
    const left = [
      ...leaving,
      ...(isWithoutTeams(person) ? contactGone(rows, person) : []),
      ...(await noticeOf(ports, partnership, { leaver, text: leftWords(leaver.name, posts, roles) })),
      guarded(guard),
      audit(ports, by, 'left', person),
    ];
    const written = await commitInParts(ports, partnership, [...moved, left]);
    return written === 'conflict' ? 'conflict' : { kind: 'left', name: leaver.name, posts };
  });
}

function withoutPerson(post: Post, person: string): Post {
  if (post.deputy === person) return { ...post, deputy: null };
  return { ...post, holder: null, awayUntil: null };
}

function contactGone({ contacts }: PostRows, person: string): readonly RegisterChange[] {
  return contacts.some(({ id }) => id === person) ? [{ do: 'remove', kind: 'contact', id: person }] : [];
}

function postLeft(
  post: Post,
  leaver: Person,
  { rows, actions }: { readonly rows: PostRows; readonly actions: readonly Tracked[] },
): PostLeft {
  const was = post.holder === leaver.key ? 'holder' : 'deputy';
  const other = was === 'holder' ? post.deputy : post.holder;
  const here = rows.people.find(({ id, value }) => id === other && !value.left);
  const agencies = valuesOf(rows.agencies);
  const standIn = here?.value.name ?? null;
  return { post: postName(post, agencies), was, actions: actionsOf(post, agencies, actions), standIn };
}

/** Refs alone: the notice may be about plans whose words not everybody may read. */
function actionsOf(
  post: Post,
  agencies: readonly { readonly id: string; readonly answers: string | null }[],
  actions: readonly Tracked[],
): readonly string[] {
  const answering = new Set(agencies.filter(({ answers }) => answers === post.id).map(({ id }) => id));
  return actions.filter(isOpen).flatMap(({ action }) => {
    const ref = fullRef(action.plan, action.ref);
    const own = action.responsible.includes(post.id) ? [ref] : [];
    const part = action.contributors.some((agency) => answering.has(agency)) ? [`a part of ${ref}`] : [];
    return [...own, ...part];
  });
}

async function noticeOf(
  ports: Ports,
  partnership: string,
  { leaver, text }: { readonly leaver: Person; readonly text: string },
): Promise<readonly RegisterChange[]> {
  const notices = await noticesToManagers(ports, partnership, {
    meeting: 'people',
    name: `left.${leaver.key.replaceAll('~', '.')}.${londonDay(ports.clock.now())}`,
    text,
  });
  // A business manager who leaves is told nothing any more.
  return notices.filter(({ id }) => !id.endsWith(`~${leaver.key}`));
}

/** What a business manager reads: what is open now, and what to type. */
function leftWords(name: string, posts: readonly PostLeft[], roles: readonly string[]): string {
  const open = [...posts.map(postWords), ...roles];
  if (open.length === 0) return `${name} has left. No post and no action was theirs, so there is nothing to do.`;
  return [`${name} has left and is asked nothing any more. To be filled:`, ...open].join('\n');
}

function postWords({ post, was, actions, standIn }: PostLeft): string {
  const answers = actions.length > 0 ? `answers for ${actions.join(', ')}` : 'answers for no open action';
  const asked = standIn ? `${standIn} is asked` : 'the lead group’s channel is asked';
  return `${post}: its ${was} has left; it ${answers}, and ${asked} meanwhile. Type: make @Name ${was} of ${post}`;
}

function roleWords(role: Role, { groups }: PostRows): string {
  if (!('group' in role))
    return `They were ${role.kind.replace('-', ' ')}. Type: make @Name a ${role.kind.replace('-', ' ')}`;
  const group = groups.find(({ id }) => id === role.group)?.value.name ?? role.group;
  const what = `${role.kind.replace('-', ' ')} of ${group}`;
  return `They were ${what}. Type: make @Name ${what}`;
}
