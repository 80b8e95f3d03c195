import { type Instant, instantOf } from './domain/day.ts';
import type { Clock } from './flows/ports.ts';

/** Baton's clock: real time, or in local mode an instant at which it starts and then runs on. It never goes back. */
export interface MovableClock extends Clock {
  /** Moves Baton's time to an instant, unless that lies behind it. */
  advanceTo(at: Instant): void;
}

export function openClock(start: Instant | null): MovableClock {
  let offset = start ? Date.parse(start) - Date.now() : 0;
  return {
    now: () => instantOf(Date.now() + offset),
    realNow: () => instantOf(Date.now()),
    advanceTo: (at) => {
      offset = Math.max(offset, Date.parse(at) - Date.now());
    },
  };
}
