import type { PeopleFacts } from '../domain/people-row.ts';
import { type Plans, valuesOf } from './gather.ts';
import type { Kept, Register, RegisterChange, RegisterKinds } from './ports.ts';

/** The rows that say who holds which post where, each with the version that it was read in. */
export interface PostRows {
  readonly agencies: readonly Kept<RegisterKinds['agency']>[];
  readonly posts: readonly Kept<RegisterKinds['post']>[];
  readonly people: readonly Kept<RegisterKinds['person']>[];
  readonly contacts: readonly Kept<RegisterKinds['contact']>[];
  readonly groups: readonly Kept<RegisterKinds['group']>[];
}

export async function gatherPosts(register: Register): Promise<PostRows> {
  const [agencies, posts, people, contacts, groups] = await Promise.all([
    register.list('agency'),
    register.list('post'),
    register.list('person'),
    register.list('contact'),
    register.list('group'),
  ]);
  return { agencies, posts, people, contacts, groups };
}

export function peopleFacts(rows: PostRows, { actions }: Pick<Plans, 'actions'>): PeopleFacts {
  return {
    agencies: valuesOf(rows.agencies),
    posts: valuesOf(rows.posts),
    people: valuesOf(rows.people),
    contacts: valuesOf(rows.contacts),
    groups: valuesOf(rows.groups),
    actions,
  };
}

type Settled = 'agency' | 'post' | 'person' | 'group';

/** Writes a row over the one that was read, or a new one; none where nothing changes. */
export function writeOver<N extends Settled>(
  kind: N,
  id: string,
  value: RegisterKinds[N],
  known: readonly Kept<RegisterKinds[N]>[],
): readonly RegisterChange[] {
  const before = known.find((kept) => kept.id === id);
  if (!before) return [{ do: 'insert', kind, id, value } as RegisterChange];
  if (JSON.stringify(before.value) === JSON.stringify(value)) return [];
  return [{ do: 'replace', kind, id, value, version: before.version } as RegisterChange];
}
