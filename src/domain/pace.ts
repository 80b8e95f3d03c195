/**
 * Teams' limits, kept by writing down who may ask Teams for what, and when, before it is asked. Times are milliseconds
 * of real time since 1970.
 */

/**
 * All requests of one app in one tenant: 50 in any second. The tenant's time is cut into slots, each for one request,
 * so that any 51 of them lie 40 ms more than a second apart: a request may be that much late and no second holds 51.
 */
export const slotMs = 20.8;

/** How late after its slot a request may still leave; the rest of the 40 ms is for the way to Teams. */
export const lateMs = 25;

/**
 * One conversation: 7 in a second, 8 in two, 60 in thirty, 1,800 in an hour. A rule lets at most
 * `burst + time / everyMs` through in any time, so the first keeps the short limits with 200 ms to spare and more (6 in
 * a second, 8 in two, 55 in thirty), and the second the hour's (1,796).
 */
const conversationRules = [
  { burst: 5, everyMs: 600 },
  { burst: 40, everyMs: 2_050 },
] as const;

/** A conversation that was spoken to a moment ago. Silent for a while, it is forgotten: that changes nothing any more. */
export interface Busy {
  readonly place: string;
  /** For each rule the time at which it would have let through all that was asked so far, one by one. */
  readonly free: readonly number[];
  /** Teams asked for silence there until then. */
  readonly closedUntil: number;
}

/** What is reserved of one tenant's time. */
export interface Pace {
  readonly tenant: string;
  /** Numbers of the slots that are taken and not past. */
  readonly taken: readonly number[];
  readonly busy: readonly Busy[];
}

/** The place that stands for all of the tenant. */
export const everywhere = '';

export const idle = (tenant: string): Pace => ({ tenant, taken: [], busy: [] });

/** One request's turn: when it may leave, or in how many milliseconds there is a use in asking again. */
export type Turn = { readonly at: number } | { readonly laterMs: number };

export interface Window {
  /** No slot before this is given: it would be past before it is written down. */
  readonly from: number;
  /** Nor after this: rather than hold a message for longer, it is let go and comes again. */
  readonly to: number;
}

/** Gives each place that wants a turn the next one that all limits allow, in this order, and what is reserved then. */
export function reserveTurns(
  pace: Pace,
  places: readonly string[],
  { from, to }: Window,
): { readonly pace: Pace; readonly turns: readonly Turn[] } {
  const taken = new Set(pace.taken);
  const busy = new Map(pace.busy.map((one) => [one.place, one]));
  const open = Math.max(from, closedUntil(pace, everywhere));
  const turns = places.map((place): Turn => {
    const own = busy.get(place) ?? quiet(place);
    let slot = Math.ceil(Math.max(open, earliest(own)) / slotMs);
    while (taken.has(slot)) slot += 1;
    const at = slot * slotMs;
    if (at > to) return { laterMs: at - from };
    taken.add(slot);
    busy.set(place, spokenTo(own, at));
    return { at };
  });
  return { pace: stillMatters({ ...pace, taken: [...taken], busy: [...busy.values()] }, from), turns };
}

/** Teams asked for silence, in one conversation or everywhere. */
export function closePace(pace: Pace, place: string, until: number): Pace {
  const own = pace.busy.find((one) => one.place === place) ?? quiet(place);
  const closed = { ...own, closedUntil: Math.max(own.closedUntil, until) };
  return { ...pace, busy: [...pace.busy.filter((one) => one !== own), closed] };
}

/** In how many milliseconds a place could next be spoken to, if so many others wait for it already. */
export function outlook(pace: Pace, place: string, { now, waiting }: { now: number; waiting: number }): number {
  let own = pace.busy.find((one) => one.place === place) ?? quiet(place);
  for (let n = 0; n < waiting; n += 1) own = spokenTo(own, Math.max(now, earliest(own)));
  return Math.max(0, Math.max(closedUntil(pace, everywhere), earliest(own)) - now);
}

function closedUntil({ busy }: Pace, place: string): number {
  return busy.find((one) => one.place === place)?.closedUntil ?? 0;
}

function quiet(place: string): Busy {
  return { place, free: conversationRules.map(() => 0), closedUntil: 0 };
}

function earliest({ free, closedUntil }: Busy): number {
  return Math.max(closedUntil, ...conversationRules.map((rule, at) => free[at]! - (rule.burst - 1) * rule.everyMs));
}

function spokenTo(busy: Busy, at: number): Busy {
  return { ...busy, free: conversationRules.map(({ everyMs }, rule) => Math.max(busy.free[rule]!, at) + everyMs) };
}

/** Another instance's clock may be a little behind this one's: what is past is kept for a second more. */
const keptMs = 1_000;

function stillMatters(pace: Pace, now: number): Pace {
  const past = now - keptMs;
  return {
    ...pace,
    taken: pace.taken.filter((slot) => slot * slotMs > past),
    busy: pace.busy.filter(({ free, closedUntil }) => closedUntil > past || free.some((at) => at > past)),
  };
}
