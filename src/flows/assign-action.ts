import type { Refusal } from '../domain/accept-update.ts';
import { type Asker, isBusinessManager, mayAnswer } from '../domain/access.ts';
import { maySeeWords, readerOf } from '../domain/audience.ts';
import { postOf } from '../domain/naming.ts';
import type { Post } from '../domain/partnership.ts';
import { labelOf } from '../domain/which-action.ts';
import { audit, commit, untilDone } from './commit.ts';
import { type ActionFacts, askedIn, gatherAction, notYours, type OpenRequest, writeState } from './gather-action.ts';
import { guardAnswerers, guarded } from './guard-answerers.ts';
import { type Move, moveRequests } from './move-requests.ts';
import type { Ports, RegisterChange } from './ports.ts';
import { noticesToManagers } from './tell-managers.ts';

export interface Assignment {
  readonly partnership: string;
  readonly asker: Asker;
  readonly plan: string | null;
  readonly ref: string;
  readonly person: { readonly key: string; readonly name: string };
}

export type Assigned =
  /** `asked`: what is open of it now stands on a card of theirs. */
  | { readonly kind: 'assigned'; readonly ref: string; readonly name: string; readonly asked: boolean }
  /** Who has left answers for nothing, until somebody says that they are back. */
  | { readonly kind: 'has-left'; readonly name: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/**
 * Names who answers for an action: the post that the person holds, or one that is made for them. Business managers say
 * so of any action, and whoever answers for one passes it on; what is open of it is then asked of the new person.
 */
export async function assignAction(ports: Ports, assignment: Assignment): Promise<Assigned> {
  const { partnership, asker, person } = assignment;
  const register = ports.store.register(partnership);
  return untilDone(async (): Promise<Assigned | 'conflict'> => {
    const guard = await guardAnswerers(register, partnership);
    const facts = await gatherAction(ports, partnership, assignment);
    if ('code' in facts) return { kind: 'refused', refusal: facts };
    const { action, state } = facts.tracked;
    if (!mayAssign(asker, facts)) return { kind: 'refused', refusal: await notYours(register, facts) };
    const held = facts.posts.find(({ holder }) => holder === person.key);
    const post = held ?? postOf(person);
    const known = await register.find('person', person.key);
    if (known?.value.left) return { kind: 'has-left', name: known.value.name };
    const asked = await askAnew(ports, assignment, { open: facts.open, post });
    const changes: RegisterChange[] = [
      writeState({ ...state, assignedTo: [post.id] }, facts.state),
      ...asked,
      ...(isBusinessManager(asker) ? [] : await tellPassedOn(ports, assignment, facts)),
      guarded(guard),
      audit(ports, asker.key, 'assigned', `${action.plan} ${action.ref}`),
    ];
    if (!held) changes.push({ do: 'put', kind: 'post', id: post.id, value: post });
    if (!known)
      changes.push({ do: 'insert', kind: 'person', id: person.key, value: { ...person, roles: [], left: false } });
    const written = await commit(ports, partnership, changes);
    if (written === 'conflict') return 'conflict';
    return {
      kind: 'assigned',
      ref: labelOf(action, facts.plans.length > 1),
      name: person.name,
      asked: asked.length > 0,
    };
  });
}

/**
 * Whoever may answer for an action as their own may pass it on. Who is asked for a restricted one reads its words: so
 * nobody names themselves, or anybody, who cannot read them.
 */
function mayAssign(asker: Asker, { tracked, plans, posts, agencies, open }: ActionFacts): boolean {
  if (isBusinessManager(asker)) return true;
  const who = { posts, agencies, askedIn: askedIn(open) };
  const right = mayAnswer(asker, { action: tracked.action, part: null }, who);
  const plan = plans.find(({ code }) => code === tracked.action.plan);
  return right.kind === 'own' && (right.post !== null || maySeeWords(readerOf(asker), plan, tracked));
}

/** Moves what is still open before a close to the person's own card, which is made where they have none. */
async function askAnew(
  ports: Ports,
  { partnership, person }: Assignment,
  { open, post }: { readonly open: readonly OpenRequest[]; readonly post: Post },
): Promise<readonly RegisterChange[]> {
  const register = ports.store.register(partnership);
  const waiting = open.filter(({ request, closed }) => !closed && request.value.answeredBy === null);
  const to = { kind: 'person', person: person.key } as const;
  const moves = await Promise.all(
    waiting.map(async ({ request }): Promise<readonly Move[]> => {
      const meeting = await register.find('meeting', request.value.meeting);
      return meeting ? [{ request, meeting: meeting.value, to, post: post.id }] : [];
    }),
  );
  return (await moveRequests(ports, register, moves.flat())).flat();
}

/** Told once for each action and person: what is handed on is not lost sight of. */
function tellPassedOn(
  ports: Ports,
  { partnership, asker, person }: Assignment,
  { tracked: { action, state } }: ActionFacts,
): Promise<readonly RegisterChange[]> {
  return noticesToManagers(ports, partnership, {
    meeting: 'people',
    name: `passed-on.${action.plan}.${action.ref}.${state.sequence}`,
    text: `${asker.name} passed ${action.plan} ${action.ref} on to ${person.name}, who answers for it from now on. To change it, type: assign ${action.plan} ${action.ref} to @Name`,
  });
}
