import {
  closePace,
  everywhere,
  type Turn as Given,
  giveBack,
  idle,
  lateMs,
  outlook,
  type Pace,
  reserveTurns,
  type Unused,
} from '../domain/pace.ts';
import type { Kept, Pacer, Place, Store, Turn } from './ports.ts';

/** A message waits so long for its turn with its claim on it; what would wait longer comes again. */
const patienceMs = 4_000;
/** While many wait, their turns are reserved together: so often, in one writing each. */
const gatherMs = 90;
/** And so long ahead at most, where all of the tenant is busy: the turns of a process that ends are lost. */
const aheadMs = 220;
/**
 * A message is claimed when its turn is so near and a few writings more, and not before: what a process that dies had
 * claimed is in doubt.
 */
const claimMs = 40;
/**
 * After so long a silence the way to Teams is slow at first (connections, tokens, code that has not run yet), and what
 * leaves at its turn comes late: so one turn is reserved, then two, then four, and so on.
 */
const silenceMs = 30_000;
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
  readonly place: string;
  readonly since: number;
  readonly settle: (at: number) => void;
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
  /** Turns of this process that came to nothing. */
  #unused: readonly Unused[] = [];
  /** What the row said when it was last looked at. */
  #known: Pace;
  #isReserving = false;
  #reservedAt = 0;
  #mostAtOnce = 1;
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

  async reserve(place: string): Promise<Turn> {
    const at = await this.#turnFor(place);
    await this.#until(at - claimMs - 2 * this.#leadMs);
    return { ready: () => this.#ready({ place, at }), giveBack: () => this.#giveBack({ place, at }) };
  }

  async #ready({ place, at: reserved }: Unused): Promise<void> {
    const since = this.#now();
    for (let at = reserved; ; at = await this.#turnFor(place)) {
      await this.#until(at);
      if (this.#now() - at <= lateMs) return;
      // This process was busy with something else and is too late: that turn is let go, and another one taken.
      this.#giveBack({ place, at });
      if (this.#now() - since > patienceMs) throw new NoTurn(1);
    }
  }

  /** Others learn of it with this process's next writing; where it has none soon, the turn is lost, and that is all. */
  #giveBack(unused: Unused): void {
    this.#unused = [...this.#unused, unused];
  }

  async #turnFor(place: string): Promise<number> {
    const at = await this.#want(place);
    const waiting = this.#waiting.get(place);
    if (waiting) this.#waiting.set(place, { ...waiting, given: waiting.given + 1 });
    return at;
  }

  async #until(at: number): Promise<void> {
    for (let ms = at - this.#now(); ms > 0; ms = at - this.#now()) await sleep(ms);
  }

  async rest(conversation: string, seconds: number): Promise<void> {
    await this.#write((pace) => {
      return { pace: closePace(pace, conversation, this.#now() + seconds * 1000), turns: [] };
    });
  }

  #want(place: string): Promise<number> {
    const since = this.#now();
    const at = new Promise<number>((settle, giveUp) => this.#wants.push({ place, since, settle, giveUp }));
    if (!this.#isReserving) void this.#reserveAll();
    return at;
  }

  async #reserveAll(): Promise<void> {
    this.#isReserving = true;
    while (this.#wants.length > 0) {
      const ms = this.#reservedAt + gatherMs - this.#now();
      if (ms > 0) await sleep(Math.min(ms, gatherMs));
      const wants = this.#nextWants();
      try {
        const given = await this.#reserve(wants.map(({ place }) => place));
        const inLine = wants.filter((want, at) => !this.#settle(want, given[at]!));
        this.#wants = [...inLine, ...this.#wants];
      } catch (error) {
        for (const { giveUp } of wants) giveUp(error);
      }
    }
    this.#isReserving = false;
  }

  #nextWants(): readonly Want[] {
    const now = this.#now();
    this.#mostAtOnce = now - this.#reservedAt > silenceMs ? 1 : 2 * this.#mostAtOnce;
    this.#reservedAt = now;
    return this.#wants.splice(0, this.#mostAtOnce);
  }

  async #reserve(places: readonly string[]): Promise<readonly Given[]> {
    const unused = this.#unused;
    const given = await this.#write((pace) => {
      // Once it is written down, the message is to be claimed before its turn.
      const from = Math.ceil(this.#now() + 2 * this.#leadMs);
      return reserveTurns(giveBack(pace, unused), places, { from, aheadMs, patienceMs });
    });
    this.#unused = this.#unused.filter((one) => !unused.includes(one));
    return given;
  }

  /** False where it waits on: whoever is in line for the tenant's next free turn. */
  #settle({ since, settle, giveUp }: Want, given: Given): boolean {
    if ('at' in given) settle(given.at);
    else if ('laterMs' in given) giveUp(new NoTurn(Math.max(1, Math.ceil(given.laterMs / 1000))));
    else if (this.#now() - since > patienceMs) giveUp(new NoTurn(1));
    else return false;
    return true;
  }

  async #write(change: (pace: Pace) => { pace: Pace; turns: readonly Given[] }): Promise<readonly Given[]> {
    const { directory } = this.#options.store;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const kept: Kept<Pace> | null = await directory.find('turns', this.#tenant);
      const began = this.#now();
      const { pace, turns } = change(kept?.value ?? idle(this.#tenant));
      const row = { kind: 'turns', id: this.#tenant, value: pace } as const;
      const done = kept
        ? (await directory.replace('turns', kept, pace)) !== null
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
