import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ActionState, untouched } from '../../src/domain/plan.ts';
import {
  type Committed,
  type Register,
  type RegisterChange,
  StorageUnavailable,
  type Store,
} from '../../src/flows/ports.ts';
import { memoryStore } from '../../src/storage/memory.ts';
import { rememberStates } from '../../src/storage/remember-states.ts';

const partnership = 'anyshire';

function state(ref: string, sequence: number): ActionState {
  return { ...untouched('DP', ref), sequence };
}

function put(ref: string, sequence: number): RegisterChange {
  return { do: 'put', kind: 'state', id: `DP~${ref}`, value: state(ref, sequence) };
}

/** A store that counts how often all states are read from it. */
function countingStates(inner: Store): { readonly store: Store; readonly reads: () => number } {
  let reads = 0;
  const counted = (register: Register): Register => ({
    ...register,
    list: (kind, range) => {
      if (kind === 'state') reads += 1;
      return register.list(kind, range);
    },
  });
  return { store: { ...inner, register: (id) => counted(inner.register(id)) }, reads: () => reads };
}

async function saidIn(register: Register): Promise<readonly string[]> {
  return (await register.list('state')).map(({ id, value }) => `${id} ${value.sequence}`);
}

async function withStates(most?: number) {
  const inner = memoryStore();
  const { store, reads } = countingStates(inner);
  const other = rememberStates(inner).register(partnership);
  await other.commit([put('1', 1), put('2', 1)]);
  return { inner, reads, store: rememberStates(store, most), other };
}

describe('what became of all actions', () => {
  it('is read once while nobody writes, and whole', async () => {
    const { store, reads } = await withStates();
    const register = store.register(partnership);
    expect([await saidIn(register), await saidIn(register)]).toEqual([
      ['DP~1 1', 'DP~2 1'],
      ['DP~1 1', 'DP~2 1'],
    ]);
    expect(reads()).toBe(1);
  });

  it('is known after a writing of one’s own without being read again', async () => {
    const { store, reads } = await withStates();
    const register = store.register(partnership);
    await saidIn(register);
    await register.commit([put('2', 2), put('3', 1)]);
    await register.commit([{ do: 'remove', kind: 'state', id: 'DP~1' }]);
    expect(await saidIn(register)).toEqual(['DP~2 2', 'DP~3 1']);
    expect(reads()).toBe(1);
  });

  it('is read again once somebody else has written', async () => {
    const { store, reads, other } = await withStates();
    const register = store.register(partnership);
    await saidIn(register);
    await other.commit([put('1', 2)]);
    expect(await saidIn(register)).toEqual(['DP~1 2', 'DP~2 1']);
    const kept = (await other.list('state'))[1]!;
    expect(await other.replace('state', (await other.find('state', kept.id))!, state('2', 2))).toMatchObject({
      value: { sequence: 2 },
    });
    expect(await saidIn(register)).toEqual(['DP~1 2', 'DP~2 2']);
    expect(reads()).toBe(3);
  });

  it('is not another partnership’s, and a part of it is read as a part', async () => {
    const { store, reads } = await withStates();
    await saidIn(store.register(partnership));
    expect(await saidIn(store.register('elsewhere'))).toEqual([]);
    const some = await store.register(partnership).list('state', { between: ['DP~2', 'DP~9'] });
    expect(some.map(({ id }) => id)).toEqual(['DP~2']);
    expect(reads()).toBe(3);
  });

  it('is let go of where there is too much of it', async () => {
    const { inner, store, reads, other } = await withStates(2);
    await rememberStates(inner)
      .register('elsewhere')
      .commit([put('1', 1)]);
    for (const one of [partnership, 'elsewhere', partnership, 'elsewhere']) await saidIn(store.register(one));
    expect(reads()).toBe(3);
    expect(await saidIn(store.register(partnership))).toEqual(await saidIn(other));
  });

  it('leaves nothing on the desk of those who wrote long ago, however many they were', async () => {
    const { inner, store } = await withStates();
    for (let count = 0; count < 30; count += 1) {
      await rememberStates(inner)
        .register(partnership)
        .commit([put('1', count)]);
    }
    const register = store.register(partnership);
    for (let count = 0; count < 30; count += 1) {
      expect(await saidIn(register)).toEqual([`DP~1 ${count === 0 ? 29 : 99 + count}`, 'DP~2 1']);
      await register.commit([put('1', 100 + count)]);
    }
    expect(await register.list('writer')).toHaveLength(8);
  });
});

/** Something that is held back until it is let go. */
function held() {
  let letGo = () => {};
  const free = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  return { free, letGo };
}

it('is not remembered from a reading that two writings at once have overtaken', async () => {
  const inner = memoryStore();
  const plain = inner.register(partnership);
  const [first, second, read, reading] = [held(), held(), held(), held()];
  const slow: Register = {
    ...plain,
    list: async (kind, range) => {
      const rows = await plain.list(kind, range);
      if (kind === 'state') read.letGo();
      if (kind === 'state') await reading.free;
      return rows;
    },
    commit: async (changes) => {
      const [{ id }] = changes as [RegisterChange];
      if (id === 'DP~1') await first.free;
      const committed = await plain.commit(changes);
      if (id === 'DP~2') await second.free;
      return committed;
    },
  };
  const register = rememberStates({ ...inner, register: () => slow }).register(partnership);
  const writings = [register.commit([put('1', 1)]), register.commit([put('2', 1)])];
  const overtaken = register.list('state');
  await read.free;
  first.letGo();
  await writings[0];
  second.letGo();
  await writings[1];
  reading.letGo();
  expect((await overtaken).map(({ id }) => id)).toEqual(['DP~2']);
  await register.commit([put('3', 1)]);
  expect(await saidIn(register)).toEqual(['DP~1 1', 'DP~2 1', 'DP~3 1']);
});

/** What each list of states may say: one of what stood between its beginning and its end. */
interface Seen {
  readonly from: number;
  readonly to: number;
  readonly said: string;
}

const step = fc.oneof(
  fc.constant({ do: 'list' } as const),
  fc.record({ do: fc.constant('put' as const), ref: fc.constantFrom('1', '2', '3') }),
  fc.record({ do: fc.constant('insert' as const), ref: fc.constantFrom('1', '2', '3', '4') }),
  fc.record({ do: fc.constant('remove' as const), ref: fc.constantFrom('1', '2') }),
  fc.record({ do: fc.constant('lose-answer' as const), ref: fc.constantFrom('1', '2', '3') }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** The register of a store whose calls take effect, and are answered, in any order. */
function inAnyOrder(inner: Register, scheduler: fc.Scheduler, onWritten: () => Promise<void>): Register {
  const slowly = async <T>(call: () => Promise<T>): Promise<T> => {
    await scheduler.schedule(Promise.resolve());
    const result = await call();
    await scheduler.schedule(Promise.resolve());
    return result;
  };
  return {
    ...inner,
    list: (kind, range) => slowly(() => inner.list(kind, range)),
    commit: async (changes) => {
      const committed = slowly(async (): Promise<Committed> => {
        const result = await inner.commit(changes);
        await onWritten();
        return result;
      });
      if (!changes.some((change) => change.kind === 'state' && change.id === 'DP~lost')) return committed;
      // It may take effect long after everybody has stopped waiting for it.
      throw new StorageUnavailable('no answer came');
    },
  };
}

function changesOf(own: Exclude<Step, { do: 'list' }>, sequence: number): readonly RegisterChange[] {
  const id = `DP~${own.ref}`;
  if (own.do === 'remove') return [{ do: 'remove', kind: 'state', id }];
  if (own.do === 'insert') return [{ do: 'insert', kind: 'state', id, value: state(own.ref, sequence) }];
  return own.do === 'put' ? [put(own.ref, sequence)] : [put(own.ref, sequence), put('lost', sequence)];
}

it('is at every moment what is stored, whoever writes, whatever is answered late or never', async () => {
  const people = fc.array(fc.array(step, { maxLength: 8 }), { minLength: 2, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), people, async (scheduler, steps) => {
      const inner = memoryStore();
      const plain = inner.register(partnership);
      const history = [''];
      const note = async () => void history.push((await saidIn(plain)).join());
      const slow = { ...inner, register: () => inAnyOrder(plain, scheduler, note) };
      // Two processes, in each of which several people do something at the same time.
      const processes = [rememberStates(slow), rememberStates(slow)];
      const seen: Seen[] = [];
      let sequence = 0;
      const doing = steps.map(async (own, at) => {
        const register = processes[at % 2]!.register(partnership);
        for (const one of own) {
          if (one.do === 'list') {
            const from = history.length - 1;
            const said = (await saidIn(register)).join();
            seen.push({ from, to: history.length, said });
          } else {
            sequence += 1;
            await register.commit(changesOf(one, sequence)).catch((error) => {
              if (!(error instanceof StorageUnavailable)) throw error;
            });
          }
        }
      });
      await scheduler.waitFor(Promise.all(doing));
      for (const { from, to, said } of seen) expect(history.slice(from, to)).toContain(said);
    }),
    { numRuns: 1000 },
  );
});
