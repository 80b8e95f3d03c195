import { describe, expect, it } from '@jest/globals';
import type { Register, Store } from '../../src/flows/ports.ts';
import { memoryStore } from '../../src/storage/memory.ts';
import { rememberEditions } from '../../src/storage/remember-editions.ts';
import { anAction } from '../builders.ts';

/** A store that counts how often the words of actions are read from it. */
function countingActions(inner: Store): { readonly store: Store; readonly reads: () => number } {
  let reads = 0;
  const counted = (register: Register): Register => ({
    ...register,
    list: (kind, range) => {
      if (kind === 'action') reads += 1;
      return register.list(kind, range);
    },
  });
  return { store: { ...inner, register: (id) => counted(inner.register(id)) }, reads: () => reads };
}

async function withActions(most?: number) {
  const filled = memoryStore();
  const { store, reads } = countingActions(filled);
  const register = rememberEditions(store, most).register('anyshire');
  for (const plan of ['dp', 'pr']) {
    await register.commit(
      ['1', '2', '3'].map((ref) => ({
        do: 'put',
        kind: 'action',
        id: `${plan}~0001~${ref}`,
        value: anAction({ plan, ref }),
      })),
    );
  }
  const ids = async (plan: string, mark: string) =>
    (await register.list('action', { prefix: `${plan}~0001~`, mark })).map(({ id }) => id);
  return { register, reads, ids };
}

const all = ['dp~0001~1', 'dp~0001~2', 'dp~0001~3'];

describe('the words of an edition', () => {
  it('are read once while the plan’s row is as it was, and again once it has been written', async () => {
    const { reads, ids } = await withActions();
    expect([await ids('dp', 'v1'), await ids('dp', 'v1')]).toEqual([all, all]);
    expect(reads()).toBe(1);
    expect(await ids('dp', 'v2')).toEqual(all);
    expect(reads()).toBe(2);
  });

  it('serve a part of them too, but a part is not taken for the whole', async () => {
    const { register, reads, ids } = await withActions();
    const some = async () =>
      (await register.list('action', { between: ['dp~0001~2', 'dp~0001~3'], mark: 'v1' })).map(({ id }) => id);
    expect(await some()).toEqual(all.slice(1));
    expect(await ids('dp', 'v1')).toEqual(all);
    expect(await some()).toEqual(all.slice(1));
    expect(reads()).toBe(2);
  });

  it('are no other plan’s, and no other partnership’s', async () => {
    const { ids } = await withActions();
    await ids('dp', 'v1');
    expect(await ids('pr', 'v1')).toEqual(all.map((id) => id.replace('dp', 'pr')));
  });

  it('are let go of where there are too many, those asked for longest ago first', async () => {
    const { reads, ids } = await withActions(4);
    await ids('dp', 'v1');
    await ids('pr', 'v1');
    await ids('pr', 'v1');
    expect(reads()).toBe(2);
    await ids('dp', 'v1');
    expect(reads()).toBe(3);
  });

  it('are read each time where nobody says that they stay as they are', async () => {
    const { register, reads } = await withActions();
    await register.list('action', { prefix: 'dp~0001~' });
    await register.list('action', { prefix: 'dp~0001~' });
    expect(reads()).toBe(2);
  });
});
