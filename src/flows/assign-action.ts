import type { Refusal } from '../domain/accept-update.ts';
import { type Asker, isBusinessManager } from '../domain/access.ts';
import { postOf } from '../domain/naming.ts';
import { audit, commit, untilDone } from './commit.ts';
import { gatherAction, writeState } from './gather-action.ts';
import type { Ports, RegisterChange } from './ports.ts';

export interface Assignment {
  readonly partnership: string;
  readonly asker: Asker;
  readonly plan: string | null;
  readonly ref: string;
  readonly person: { readonly key: string; readonly name: string };
}

export type Assigned =
  | { readonly kind: 'assigned'; readonly ref: string; readonly name: string }
  /** Who has left answers for nothing, until somebody says that they are back. */
  | { readonly kind: 'has-left'; readonly name: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal | { readonly code: 'not-business-manager' } };

/** Names who answers for an action: the post that the person holds, or one that is made for them. */
export async function assignAction(ports: Ports, assignment: Assignment): Promise<Assigned> {
  const { partnership, asker, person } = assignment;
  if (!isBusinessManager(asker)) return { kind: 'refused', refusal: { code: 'not-business-manager' } };
  return untilDone(async (): Promise<Assigned | 'conflict'> => {
    const facts = await gatherAction(ports, partnership, assignment);
    if ('code' in facts) return { kind: 'refused', refusal: facts };
    const { action, state } = facts.tracked;
    const held = facts.posts.find(({ holder }) => holder === person.key);
    const post = held ?? postOf(person);
    const known = await ports.store.register(partnership).find('person', person.key);
    if (known?.value.left) return { kind: 'has-left', name: known.value.name };
    const changes: RegisterChange[] = [
      writeState({ ...state, assignedTo: [post.id] }, facts.state),
      audit(ports, asker.key, 'assigned', `${action.plan} ${action.ref}`),
    ];
    if (!held) changes.push({ do: 'put', kind: 'post', id: post.id, value: post });
    if (!known)
      changes.push({ do: 'insert', kind: 'person', id: person.key, value: { ...person, roles: [], left: false } });
    const written = await commit(ports, partnership, changes);
    return written === 'conflict' ? 'conflict' : { kind: 'assigned', ref: action.ref, name: person.name };
  });
}
