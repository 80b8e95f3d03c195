/** So many in any so many milliseconds. */
interface Limit {
  readonly ms: number;
  readonly most: number;
}

/** Teams' limits (shared/platform.md §1.1): sends and creations into one conversation, and all of one tenant. */
export const perConversation: readonly Limit[] = [
  { ms: 1_000, most: 7 },
  { ms: 2_000, most: 8 },
  { ms: 30_000, most: 60 },
];
export const perTenant: readonly Limit[] = [{ ms: 1_000, most: 50 }];

/** What was taken under some limits, by sliding windows. */
export class Pace {
  readonly #limits: readonly Limit[];
  readonly #taken: number[] = [];

  constructor(limits: readonly Limit[]) {
    this.#limits = limits;
  }

  /** Milliseconds from `now` until one more is allowed; 0 when it is. */
  waitAt(now: number): number {
    const waits = this.#limits.map(({ ms, most }) => {
      const oldest = this.#taken.at(-most);
      return oldest === undefined ? 0 : oldest + ms - now;
    });
    return Math.max(0, ...waits);
  }

  take(now: number): void {
    this.#taken.push(now);
    if (this.#taken.length > 200) this.#taken.shift();
  }
}

/** Seconds from the first to the last of these posts, each named by its conversation, if no limit is ever left unused. */
export function fastest(conversations: readonly string[]): number {
  const tenant = new Pace(perTenant);
  const own = new Map(conversations.map((name) => [name, new Pace(perConversation)]));
  const waiting = [...conversations];
  let now = 0;
  for (; waiting.length > 0; now += 1) {
    for (const name of [...waiting]) {
      if (tenant.waitAt(now) > 0) break;
      const pace = own.get(name)!;
      if (pace.waitAt(now) > 0) continue;
      pace.take(now);
      tenant.take(now);
      waiting.splice(waiting.indexOf(name), 1);
    }
  }
  return Math.max(1, now - 1) / 1000;
}
