import { instantOf } from '../domain/day.ts';
import type { ActionState } from '../domain/plan.ts';
import type { Committed, Kept, Range, Register, RegisterChange, RegisterKinds, Store } from '../flows/ports.ts';
import { decode, encode } from './codec.ts';
import { registerSchemas } from './register-schema.ts';

type Kind = keyof RegisterKinds & string;
type States = readonly Kept<ActionState>[];
type Writers = ReadonlyMap<string, RegisterKinds['writer']>;

/** More than this, and the one that has not written for longest is taken off the desk. */
const mostWriters = 8;
/** The most states that are kept in memory, of all partnerships together: about 10 MB. */
const mostStates = 10_000;

/**
 * A store that remembers what became of all actions, which most questions need and few answers change. Whoever writes
 * a state writes in the same transaction how often they have; these rows lie on the desk, which every question reads.
 * While they are as they were, so are the states: nobody is told anything but what is stored, whoever has written
 * (docs/decisions/0033-states-remembered.md). All who write to a register must do so through here.
 */
export function rememberStates(store: Store, most = mostStates): Store {
  const known = new Map<string, KnownStates>();
  return {
    ...store,
    register: (partnership) => {
      const states = known.get(partnership) ?? new KnownStates();
      known.delete(partnership);
      known.set(partnership, states);
      forgetOldest(known, most);
      return remembering(store.register(partnership), states);
    },
  };
}

/** Lets go of the states of those partnerships that nobody has asked about for longest. */
function forgetOldest(known: ReadonlyMap<string, KnownStates>, most: number): void {
  let count = [...known.values()].reduce((sum, { size }) => sum + size, 0);
  for (const states of known.values()) {
    if (count <= most) return;
    count -= states.size;
    states.forget();
  }
}

function remembering(register: Register, known: KnownStates): Register {
  const commit = (changes: readonly RegisterChange[]): Promise<Committed> =>
    changes.some(({ kind }) => kind === 'state')
      ? known.write(changes, (all) => register.commit(all))
      : register.commit(changes);
  const list = (kind: Kind, range: Range = {}) =>
    kind === 'state' && isWhole(range) ? known.read(register) : register.list(kind, range);
  const replace = async (kind: Kind, row: Kept<RegisterKinds[Kind]>, value: RegisterKinds[Kind]) => {
    if (kind !== 'state') return register.replace(kind, row, value);
    const change = { do: 'replace', kind, id: row.id, value: value as ActionState, version: row.version } as const;
    return (await commit([change])) === 'conflict' ? null : register.find(kind, row.id);
  };
  return { ...register, commit, list: list as Register['list'], replace: replace as Register['replace'] };
}

function isWhole({ prefix, between, limit }: Range): boolean {
  return prefix === undefined && between === undefined && limit === undefined;
}

interface Known {
  readonly writers: Writers;
  readonly states: States;
}

/** The states of one partnership, with the writings that they come from. */
class KnownStates {
  #known: Known | null = null;
  /** Counts how often all was forgotten: what was being read meanwhile is not to be remembered. */
  #forgotten = 0;
  /** This process's own row: a new one after a writing of which nobody knows whether, or when, it takes effect. */
  #id = newId();
  #writings = 0;
  /** The last of them that is stored. */
  #stored = 0;
  #underWay = 0;
  #areTogether = false;

  get size(): number {
    return this.#known?.states.length ?? 0;
  }

  forget(): void {
    this.#known = null;
    this.#forgotten += 1;
  }

  async read(register: Register): Promise<States> {
    const forgotten = this.#forgotten;
    const rows = await register.list('writer');
    const writers = new Map(rows.map(({ id, value }) => [id, value]));
    if (this.#known && areSame(this.#known.writers, writers)) return this.#known.states;
    // Read after the writers: what is written in between makes these states newer than they pass for, never older.
    const states = await register.list('state');
    if (forgotten === this.#forgotten) this.#known = { writers, states };
    return states;
  }

  async write(
    changes: readonly RegisterChange[],
    commit: (changes: readonly RegisterChange[]) => Promise<Committed>,
  ): Promise<Committed> {
    this.#writings += 1;
    const writer = { writings: this.#writings, last: instantOf(Date.now()) };
    const idle = this.#idle();
    this.#areTogether ||= this.#underWay > 0;
    this.#underWay += 1;
    try {
      const own: RegisterChange = { do: 'put', kind: 'writer', id: this.#id, value: writer };
      const committed = await commit([...changes, own, ...idle]);
      // Of several under way at once nobody knows which was stored last.
      if (this.#areTogether || idle.length > 0) this.forget();
      if (committed === 'done') this.#add(changes, writer);
      return committed;
    } catch (error) {
      this.#id = newId();
      throw error;
    } finally {
      this.#underWay -= 1;
      this.#areTogether &&= this.#underWay > 0;
    }
  }

  /** What is known once a writing of one's own is stored, where all that was stored before it is known. */
  #add(changes: readonly RegisterChange[], writer: RegisterKinds['writer']): void {
    const before = this.#known?.writers.get(this.#id)?.writings ?? 0;
    if (this.#known && before === this.#stored) {
      const { writers, states } = this.#known;
      this.#known = { writers: new Map([...writers, [this.#id, writer]]), states: withChanges(states, changes) };
    }
    this.#stored = writer.writings;
  }

  /**
   * Takes away the row of whoever has not written for longest, where there are many: every import by the command line
   * is one more. They may just have written again, so after this nothing is known.
   */
  #idle(): readonly RegisterChange[] {
    const others = [...(this.#known?.writers ?? [])].filter(([id]) => id !== this.#id);
    if (others.length < mostWriters) return [];
    const [oldest] = others.toSorted(([, a], [, b]) => (a.last < b.last ? -1 : 1));
    return [{ do: 'remove', kind: 'writer', id: oldest![0] }];
  }
}

function newId(): string {
  return crypto.randomUUID().slice(0, 13);
}

function areSame(known: Writers, now: Writers): boolean {
  return known.size === now.size && [...now].every(([id, { writings }]) => known.get(id)?.writings === writings);
}

/**
 * What stands after a writing, as it would be read. A transaction answers without versions, so rows that it wrote have
 * none: who means to replace one looks for it by its id.
 */
function withChanges(states: States, changes: readonly RegisterChange[]): States {
  const byId = new Map(states.map((state) => [state.id, state]));
  for (const change of changes) {
    if (change.kind !== 'state') continue;
    if (change.do === 'remove') byId.delete(change.id);
    else byId.set(change.id, { id: change.id, value: asRead(change.value, change.id), version: '' });
  }
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function asRead(value: ActionState, id: string): ActionState {
  return decode(encode(value, registerSchemas.state, id), registerSchemas.state, id);
}
