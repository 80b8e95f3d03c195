import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { Register, RegisterChange, Store } from '../../src/flows/ports.ts';
import { agency } from './contract.ts';

const kinds = ['agency', 'post'] as const;
const rowIds = ['a', 'é'];

interface Step {
  readonly do: RegisterChange['do'];
  readonly kind: (typeof kinds)[number];
  readonly id: string;
  readonly name: string;
  /** Which writing the writer has seen: the latest, one before it, or (removals only) none that matters. */
  readonly seen: 'latest' | 'older' | 'any';
}

const step: fc.Arbitrary<Step> = fc.record({
  do: fc.constantFrom('insert', 'put', 'put', 'replace', 'replace', 'remove', 'remove'),
  kind: fc.constantFrom(...kinds),
  id: fc.constantFrom(...rowIds),
  name: fc.constantFrom('One', 'Two'),
  seen: fc.constantFrom('latest', 'latest', 'older', 'any'),
});

const commit = fc.uniqueArray(step, { minLength: 1, maxLength: 3, selector: ({ kind, id }) => `${kind}|${id}` });

/** One store under the same commits as the other. Versions are its own, so it remembers them itself. */
class Follower {
  readonly #register: Register;
  /** The version that a row had before its latest writing; before it was ever written, a version of another row. */
  readonly #older = new Map<string, string>();
  #stale = '';

  constructor(store: Store) {
    this.#register = store.register(randomUUID());
  }

  async prepare(): Promise<void> {
    const change = (name: string) =>
      ({ do: 'put', kind: 'agency', id: 'other', value: agency('other', name) }) as const;
    await this.#register.commit([change('One')]);
    this.#stale = (await this.#register.find('agency', 'other'))!.version;
    await this.#register.commit([change('Two')]);
  }

  async commit(steps: readonly Step[]): Promise<unknown> {
    const latest = await this.#versions();
    const result = await this.#register.commit(steps.map((step) => this.#change(step, latest)));
    const now = await this.#versions();
    for (const [key, version] of latest) if (now.get(key) !== version) this.#older.set(key, version);
    return { result, written: [...now].filter(([key, version]) => latest.get(key) !== version).map(([key]) => key) };
  }

  async contents(): Promise<unknown> {
    const lists = await Promise.all(kinds.map((kind) => this.#register.list(kind)));
    return lists.map((rows) => rows.map(({ id, value }) => ({ id, value })));
  }

  async #versions(): Promise<ReadonlyMap<string, string>> {
    const lists = await Promise.all(kinds.map(async (kind) => ({ kind, rows: await this.#register.list(kind) })));
    return new Map(
      lists.flatMap(({ kind, rows }) => rows.map(({ id, version }) => [`${kind}|${id}`, version] as const)),
    );
  }

  #change({ do: verb, kind, id, name, seen }: Step, latest: ReadonlyMap<string, string>): RegisterChange {
    const key = `${kind}|${id}`;
    const older = this.#older.get(key) ?? this.#stale;
    const version = seen === 'latest' ? (latest.get(key) ?? older) : older;
    const post = { id, agency: 'x', title: name, holder: null, deputy: null, awayUntil: null };
    const row = (kind === 'post' ? { kind, id, value: post } : { kind, id, value: agency(id, name) }) as {
      kind: 'agency';
      id: string;
      value: ReturnType<typeof agency>;
    };
    if (verb === 'replace') return { do: 'replace', ...row, version };
    if (verb === 'remove') return { do: 'remove', kind, id, ...(seen !== 'any' && { version }) };
    return { do: verb, ...row };
  }
}

/** Both stores answer every commit alike, write the same rows, and hold the same in the end. */
export async function expectAgreement(one: Store, other: Store): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(commit, { minLength: 1, maxLength: 12 }), async (commits) => {
      const followers = [new Follower(one), new Follower(other)] as const;
      for (const follower of followers) await follower.prepare();
      for (const steps of commits) {
        const [mine, theirs] = [await followers[0].commit(steps), await followers[1].commit(steps)];
        expect(theirs).toEqual(mine);
      }
      expect(await followers[1].contents()).toEqual(await followers[0].contents());
    }),
    { numRuns: 25 },
  );
}
