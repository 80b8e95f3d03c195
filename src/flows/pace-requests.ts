import {
  closePace,
  everywhere,
  idle,
  lateMs,
  outlook,
  type Pace,
  reserveTurns,
  type Turn as Slot,
} from '../domain/pace.ts';
import type { Kept, Pacer, Place, Store, Turn } from './ports.ts';

/** A message waits so long for its turn with its claim on it; what would wait longer comes again. */
const patienceMs = 4_000;
/** While many wait, their turns are reserved together: so often, in one writing each. */
const gatherMs = 150;
/**
 * A message is claimed when its turn is so near and three writings more, and not before: what a process that dies had
 * claimed is in doubt.
 */
const claimMs = 40;
/** Others that reserve at the same moment win now and then; nobody loses so often. */
const mostTries = 40;

/** There is no turn within the time that a message can wait for one. Nothing has been asked of Teams. */
export class NoTurn extends Error {
  override name = 'NoTurn';
  readonly seconds: number;
  constructor(seconds: number) {
    super(`Teams' limits leave no turn for ${seconds} seconds`);
    this.seconds = seconds;
  }
}

export interface PacerOptions {
  readonly store: Pick<Store, 'directory'>;
  /** Real time in milliseconds: instants are whole seconds, and turns lie closer together. */
  readonly now: () => number;
}

/**
 * Keeps Teams' limits by any number of instances together: each request's turn is reserved in the tenant's row of the
 * directory, by its version, before it leaves. An instance that dies leaves its few turns unused, and that is all.
 */
export function openPacer(options: PacerOptions): Pacer {
  const tenants = new Map<string, TenantPace>();
  const of = (named: string): TenantPace => {
    const tenant = named.toLowerCase();
    const known = tenants.get(tenant) ?? new TenantPace(options, tenant);
    tenants.set(tenant, known);
    return known;
  };
  return {
    join: ({ tenant, conversation }) => of(tenant).join(conversation),
    reserve: ({ tenant, conversation }) => of(tenant).reserve(conversation),
    rest: ({ tenant, conversation }, scope, seconds) =>
      of(tenant).rest(scope === 'tenant' ? everywhere : conversation, seconds),
  };
}

interface Want {
  readonly conversation: string;
  readonly settle: (slot: Slot) => void;
  readonly giveUp: (error: unknown) => void;
}

interface Waiting {
  readonly joined: number;
  readonly given: number;
}

const nobody: Waiting = { joined: 0, given: 0 };

class TenantPace {
  readonly #options: PacerOptions;
  readonly #tenant: string;
  readonly #waiting = new Map<Place['conversation'], Waiting>();
  #wants: Want[] = [];
  /** What the row said when it was last looked at. */
  #known: Pace;
  #isReserving = false;
  #reservedAt = 0;
  /** How long a writing takes of late: no turn may lie so near. */
  #leadMs = 10;

  constructor(options: PacerOptions, tenant: string) {
    this.#options = options;
    this.#tenant = tenant;
    this.#known = idle(tenant);
  }

  #now(): number {
    return this.#options.now();
  }

  join(conversation: string): ReturnType<Pacer['join']> {
    const { joined, given } = this.#waiting.get(conversation) ?? nobody;
    const waiting = Math.max(0, joined - given);
    const ms = outlook(this.#known, conversation, { now: this.#now(), waiting });
    this.#waiting.set(conversation, { joined: joined + 1, given });
    return { seconds: ms <= patienceMs ? 0 : Math.ceil(ms / 1000), leave: () => this.#leave(conversation) };
  }

  #leave(conversation: string): void {
    const { joined, given } = this.#waiting.get(conversation) ?? nobody;
    if (joined <= 1) this.#waiting.delete(conversation);
    else this.#waiting.set(conversation, { joined: joined - 1, given: Math.max(0, given - 1) });
  }

  async reserve(conversation: string): Promise<Turn> {
    const at = await this.#slotFor(conversation);
    await this.#until(at - claimMs - 3 * this.#leadMs);
    return { ready: () => this.#ready(conversation, at) };
  }

  async #ready(conversation: string, reserved: number): Promise<void> {
    const since = this.#now();
    for (let at = reserved; ; at = await this.#slotFor(conversation)) {
      await this.#until(at);
      if (this.#now() - at <= lateMs) return;
      // This process was busy with something else and is too late: that turn is let go, and another one taken.
      if (this.#now() - since > patienceMs) throw new NoTurn(1);
    }
  }

  async #slotFor(conversation: string): Promise<number> {
    const slot = await this.#want(conversation);
    if ('laterMs' in slot) throw new NoTurn(Math.max(1, Math.ceil(slot.laterMs / 1000)));
    const waiting = this.#waiting.get(conversation);
    if (waiting) this.#waiting.set(conversation, { ...waiting, given: waiting.given + 1 });
    return slot.at;
  }

  async #until(at: number): Promise<void> {
    for (let ms = at - this.#now(); ms > 0; ms = at - this.#now()) await sleep(ms);
  }

  async rest(conversation: string, seconds: number): Promise<void> {
    await this.#write((pace) => {
      return { pace: closePace(pace, conversation, this.#now() + seconds * 1000), turns: [] };
    });
  }

  #want(conversation: string): Promise<Slot> {
    const slot = new Promise<Slot>((settle, giveUp) => this.#wants.push({ conversation, settle, giveUp }));
    if (!this.#isReserving) void this.#reserveAll();
    return slot;
  }

  async #reserveAll(): Promise<void> {
    this.#isReserving = true;
    while (this.#wants.length > 0) {
      const ms = this.#reservedAt + gatherMs - this.#now();
      if (ms > 0) await sleep(Math.min(ms, gatherMs));
      this.#reservedAt = this.#now();
      const wants = this.#wants;
      this.#wants = [];
      const places = wants.map(({ conversation }) => conversation);
      try {
        const turns = await this.#write((pace) => {
          const from = this.#now() + this.#leadMs;
          return reserveTurns(pace, places, { from, to: from + patienceMs });
        });
        for (const [at, turn] of turns.entries()) wants[at]!.settle(turn);
      } catch (error) {
        for (const { giveUp } of wants) giveUp(error);
      }
    }
    this.#isReserving = false;
  }

  async #write(change: (pace: Pace) => { pace: Pace; turns: readonly Slot[] }): Promise<readonly Slot[]> {
    const { directory } = this.#options.store;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const kept: Kept<Pace> | null = await directory.find('pace', this.#tenant);
      const began = this.#now();
      const { pace, turns } = change(kept?.value ?? idle(this.#tenant));
      const row = { kind: 'pace', id: this.#tenant, value: pace } as const;
      const done = kept
        ? (await directory.replace('pace', kept, pace)) !== null
        : (await directory.commit([{ do: 'insert', ...row }])) === 'done';
      this.#leadMs = Math.min(250, Math.max(5, 0.7 * this.#leadMs + 0.6 * (this.#now() - began)));
      if (done) {
        this.#known = pace;
        return turns;
      }
      await sleep(Math.random() * 10 * Math.min(tries + 1, 5));
    }
    throw new NoTurn(1);
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(1, Math.ceil(ms))));
}
