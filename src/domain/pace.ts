/**
 * Teams' limits, kept by writing down who may ask Teams for what, and when, before it is asked. Times are milliseconds
 * of real time since 1970.
 */

/** So many requests in any so many milliseconds. */
interface Limit {
  readonly most: number;
  readonly ms: number;
}

/** How late after its turn a request may still leave. */
export const lateMs = 6;
/** What is kept from each limit's edge: the lateness, and that the way to Teams is not always equally long. */
const marginMs = 36;

/**
 * All requests of one app in one tenant: 50 in any second. They are also kept a little apart, so that they can be made
 * one by one; closer than the limit alone would have them, so that what a busy process missed is soon made up for.
 */
const ofTenant: readonly Limit[] = [
  { most: 50, ms: 1_000 + marginMs },
  { most: 1, ms: 16 },
];

/** One conversation: 7 in a second and 8 in two. */
const ofConversation: readonly Limit[] = [
  { most: 7, ms: 1_000 + marginMs },
  { most: 8, ms: 2_000 + marginMs },
];
const longestMs = 2_000 + marginMs;

/**
 * And 60 in thirty seconds, 1,800 in an hour. At most `burst + time / everyMs` are let through in any time, which is 55
 * in thirty seconds and 1,796 in an hour, and takes one number to remember.
 */
const inTheLongRun = { burst: 40, everyMs: 2_050 } as const;

/** A conversation that was spoken to a moment ago. Silent for a while, it is forgotten: that changes nothing any more. */
export interface Busy {
  readonly place: string;
  /** The turns that still count against the short limits, in order. */
  readonly turns: readonly number[];
  /** The time at which the rule of the long run would have let through all that was asked so far, one by one. */
  readonly free: number;
  /** Teams asked for silence there until then. */
  readonly closedUntil: number;
}

/** What is reserved of one tenant's time. */
export interface Pace {
  readonly tenant: string;
  /** The turns that still count, in order. */
  readonly turns: readonly number[];
  readonly busy: readonly Busy[];
}

/** The place that stands for all of the tenant. */
export const everywhere = '';

export const idle = (tenant: string): Pace => ({ tenant, turns: [], busy: [] });

/**
 * One request's turn: when it may leave; or that the whole tenant is busy for as long as turns are given ahead, so that
 * there is a use in asking again in a moment; or in how many milliseconds its own place will be free.
 */
export type Turn = { readonly at: number } | { readonly inLine: true } | { readonly laterMs: number };

export interface Window {
  /** No turn before this is given: it would be past before it is written down. */
  readonly from: number;
  /** So long ahead at most: what a process has reserved when it ends is lost. */
  readonly aheadMs: number;
  /** A place that is not free within this time is told so: rather than hold a message, it is let go and comes again. */
  readonly patienceMs: number;
}

/** Gives each place that wants a turn the next one that all limits allow, in this order, and what is reserved then. */
export function reserveTurns(
  pace: Pace,
  places: readonly string[],
  window: Window,
): { readonly pace: Pace; readonly turns: readonly Turn[] } {
  let now = pace;
  const turns = places.map((place) => {
    const turn = nextTurn(now, place, window);
    if ('at' in turn) now = taken(now, place, turn.at);
    return turn;
  });
  return { pace: stillMatters(now, window.from), turns };
}

/** A turn in which nothing was asked. */
export interface Unused {
  readonly place: string;
  readonly at: number;
}

/** Lets others have what was not used. The rule of the long run still counts it: better one too many there. */
export function giveBack(pace: Pace, unused: readonly Unused[]): Pace {
  const without = (turns: readonly number[], given: readonly Unused[]) =>
    turns.filter((turn) => !given.some(({ at }) => at === turn));
  const busy = pace.busy.map((one) => {
    const own = unused.filter(({ place }) => place === one.place);
    return { ...one, turns: without(one.turns, own) };
  });
  return { ...pace, turns: without(pace.turns, unused), busy };
}

function nextTurn(pace: Pace, place: string, { from, aheadMs, patienceMs }: Window): Turn {
  const open = Math.max(from, closedUntil(pace, everywhere));
  const own = pace.busy.find((one) => one.place === place) ?? quiet(place);
  const ready = firstFree(own, open);
  if (ready - from > patienceMs) return { laterMs: ready - from };
  let at = ready;
  for (let next = -1; next !== at; ) {
    next = at;
    at = firstFree(own, firstWithin(pace.turns, ofTenant, at));
  }
  return at - ready > aheadMs ? { inLine: true } : { at };
}

function taken(pace: Pace, place: string, at: number): Pace {
  const own = pace.busy.find((one) => one.place === place) ?? quiet(place);
  const busy = [...pace.busy.filter((one) => one !== own), spokenTo(own, at)];
  return { ...pace, turns: inserted(pace.turns, at), busy };
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
  for (let n = 0; n < waiting; n += 1) own = spokenTo(own, firstFree(own, now));
  return Math.max(closedUntil(pace, everywhere), firstFree(own, now)) - now;
}

function closedUntil({ busy }: Pace, place: string): number {
  return busy.find((one) => one.place === place)?.closedUntil ?? 0;
}

function quiet(place: string): Busy {
  return { place, turns: [], free: 0, closedUntil: 0 };
}

/** The first time from `from` on at which a place's own limits let it be spoken to. */
function firstFree({ turns, free, closedUntil }: Busy, from: number): number {
  const { burst, everyMs } = inTheLongRun;
  return firstWithin(turns, ofConversation, Math.max(from, closedUntil, free - (burst - 1) * everyMs));
}

function spokenTo(busy: Busy, at: number): Busy {
  return { ...busy, turns: inserted(busy.turns, at), free: Math.max(busy.free, at) + inTheLongRun.everyMs };
}

/** The first time from `from` on at which one more turn keeps all limits, together with those before it and after. */
function firstWithin(turns: readonly number[], limits: readonly Limit[], from: number): number {
  let at = from;
  for (;;) {
    const later = Math.max(...limits.map((limit) => notBefore(turns, limit, at)));
    if (later <= at) return at;
    at = later;
  }
}

/** When a turn at this time would be one too many: a later time, before which there is none. */
function notBefore(turns: readonly number[], { most, ms }: Limit, at: number): number {
  const after = turns.findLastIndex((turn) => turn <= at) + 1;
  const all = turns.toSpliced(after, 0, at);
  for (let first = Math.min(after, all.length - 1 - most); first >= Math.max(0, after - most); first -= 1) {
    const isTooMany = all[first + most]! - all[first]! < ms;
    if (isTooMany) return first < after ? all[first]! + ms : all[after + 1]!;
  }
  return at;
}

function inserted(turns: readonly number[], at: number): readonly number[] {
  return turns.toSpliced(turns.findLastIndex((turn) => turn <= at) + 1, 0, at);
}

/** Another instance's clock may be a little behind this one's: what is past is kept for a little more. */
const keptMs = 500;

function stillMatters(pace: Pace, now: number): Pace {
  const past = now - keptMs;
  const counting = (turns: readonly number[], ms: number) => turns.filter((at) => at > past - ms);
  const busy = pace.busy.map((one) => ({ ...one, turns: counting(one.turns, longestMs) }));
  return {
    ...pace,
    turns: counting(pace.turns, 1_000 + marginMs),
    busy: busy.filter(({ turns, free, closedUntil }) => turns.length > 0 || free > past || closedUntil > past),
  };
}
