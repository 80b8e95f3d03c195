import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  closePace,
  everywhere,
  giveBack,
  idle,
  lateMs,
  outlook,
  type Pace,
  reserveTurns,
} from '../../src/domain/pace.ts';

// Teams' limits as it states them (rate-limit.md, October 2026): so many in any so many milliseconds.
const ofConversation = [
  { ms: 1_000, most: 7 },
  { ms: 2_000, most: 8 },
  { ms: 30_000, most: 60 },
  { ms: 3_600_000, most: 1_800 },
];
const ofTenant = [{ ms: 1_000, most: 50 }];

const start = 1_777_600_000_000;
const soon = (from: number) => ({ from, aheadMs: 400, patienceMs: 4_000 });
/** What is kept from the limits' edges: a request may arrive so much later than its turn. */
const latestMs = 36;

interface Sent {
  readonly place: string;
  readonly at: number;
}

interface Ways {
  readonly late?: () => number;
  readonly batch?: number;
  /** Whether a turn is missed, so that it is given back and another one wanted. */
  readonly isMissed?: () => boolean;
}

/** Everybody asks again as soon as it is told to, for as long as it is told. */
function sendAll(places: readonly string[], { late = () => 0, batch = 7, isMissed = () => false }: Ways = {}) {
  const sent: Sent[] = [];
  let pace: Pace = idle('t');
  let waiting = [...places];
  let unused: Sent[] = [];
  let now = start;
  while (waiting.length + unused.length > 0) {
    const missed = unused.filter(({ at }) => at + lateMs < now);
    unused = unused.filter((one) => !missed.includes(one));
    waiting = [...missed.map(({ place }) => place), ...waiting];
    const reserved = reserveTurns(giveBack(pace, missed), waiting.slice(0, batch), soon(now));
    pace = reserved.pace;
    const refused: string[] = [];
    for (const [n, turn] of reserved.turns.entries()) {
      const place = waiting[n]!;
      if (!('at' in turn)) refused.push(place);
      else if (isMissed()) unused.push({ place, at: turn.at });
      else sent.push({ place, at: turn.at + late() });
    }
    waiting = [...waiting.slice(batch), ...refused];
    now += refused.length === batch ? 500 : 20;
  }
  return sent.toSorted((a, b) => a.at - b.at);
}

/** The most that were ever sent within a limit's time, for each limit. */
function busiest(sent: readonly Sent[], limits: readonly { ms: number; most: number }[]): readonly number[] {
  return limits.map(({ ms }) => {
    let most = 0;
    for (let first = 0, last = 0; last < sent.length; last += 1) {
      while (sent[last]!.at - sent[first]!.at >= ms) first += 1;
      most = Math.max(most, last - first + 1);
    }
    return most;
  });
}

function expectWithinLimits(sent: readonly Sent[]): void {
  for (const [at, most] of busiest(sent, ofTenant).entries()) expect(most).toBeLessThanOrEqual(ofTenant[at]!.most);
  for (const place of new Set(sent.map((one) => one.place))) {
    const own = sent.filter((one) => one.place === place);
    for (const [at, most] of busiest(own, ofConversation).entries()) {
      expect(most).toBeLessThanOrEqual(ofConversation[at]!.most);
    }
  }
}

describe('the pace of a tenant', () => {
  it('is never over a limit, whatever is sent where, in whatever batches, a little late or not, missed or not', () => {
    const busy = fc.constantFrom('a', 'a', 'a', 'b', 'c');
    const others = fc.nat({ max: 200 }).map((n) => `p${n}`);
    const places = fc.array(fc.oneof(busy, others), { minLength: 40, maxLength: 160 });
    const ways = fc.record({ places, batch: fc.integer({ min: 1, max: 30 }), seed: fc.integer() });
    fc.assert(
      fc.property(ways, ({ places: all, batch, seed }) => {
        let random = seed;
        const next = (below: number) => {
          random = (random * 1_103_515_245 + 12_345) & 0x7fffffff;
          return (random >> 8) % below;
        };
        expectWithinLimits(sendAll(all, { batch, late: () => next(latestMs), isMissed: () => next(5) === 0 }));
      }),
      { numRuns: 25 },
    );
  });

  it('is 48 a second in many conversations: 96 % of what Teams allows', () => {
    const sent = sendAll(Array.from({ length: 2_000 }, (_, at) => `p${at}`));
    const seconds = (sent.at(-1)!.at - sent[0]!.at) / 1000;
    expect((sent.length - 1) / seconds).toBeGreaterThan(48);
    expectWithinLimits(sent);
  });

  it('keeps the hour’s limit of one conversation, though all other limits would allow more', () => {
    const sent = sendAll(Array.from({ length: 2_500 }, () => 'a'));
    expectWithinLimits(sent);
    expect(busiest(sent, [ofConversation[3]!])[0]).toBeGreaterThan(1_700);
  });

  it('lets a conversation have what Teams allows: twenty messages in four seconds', () => {
    const sent = sendAll(Array.from({ length: 20 }, () => 'a'));
    expect(sent[6]!.at - sent[0]!.at).toBeLessThan(150);
    expect(sent.at(-1)!.at - sent[0]!.at).toBeLessThan(4_500);
    expectWithinLimits(sent);
  });

  it('gives a busy conversation’s unused turns to others, also earlier ones', () => {
    const { turns } = reserveTurns(idle('t'), [...Array(9).fill('a'), 'b'], soon(start));
    const [busy, other] = [turns[8]!, turns[9]!] as { at: number }[];
    expect(other!.at).toBeLessThan(busy!.at);
  });

  it('makes up for the turns that were missed, within the limits', () => {
    const before = reserveTurns(idle('t'), several(20), soon(start));
    const late = start + 350;
    const unused = several(20).map((place, n) => ({ place, at: (before.turns[n] as { at: number }).at }));
    const { turns } = reserveTurns(giveBack(before.pace, unused), [...several(20), ...several(20)], soon(late));
    const sent = turns.flatMap((turn, n) => ('at' in turn ? [{ place: `p${n % 20}`, at: turn.at }] : []));
    expect(sent.length).toBeGreaterThan(24);
    expectWithinLimits(sent);
  });

  it('reserves little ahead where the whole tenant is busy, and has the others stay in line', () => {
    const { turns } = reserveTurns(idle('t'), several(120), soon(start));
    expect(turns.filter((turn) => 'at' in turn && turn.at - start <= 400)).toHaveLength(26);
    expect(turns.filter((turn) => 'inLine' in turn)).toHaveLength(94);
  });

  it('says when to come again instead of holding a message for long', () => {
    const { pace, turns } = reserveTurns(idle('t'), Array(30).fill('a'), soon(start));
    const last = turns.at(-1)!;
    expect('laterMs' in last && last.laterMs).toBeGreaterThan(4_000);
    expect(outlook(pace, 'a', { now: start, waiting: 0 })).toBeGreaterThan(3_000);
    expect(outlook(pace, 'b', { now: start, waiting: 0 })).toBe(0);
    expect(outlook(pace, 'b', { now: start, waiting: 8 })).toBeGreaterThan(1_500);
  });

  it('waits where Teams asked for silence, and nowhere else', () => {
    const closed = closePace(idle('t'), 'a', start + 3_000);
    const { turns } = reserveTurns(closed, ['a', 'b'], soon(start));
    const [a, b] = turns as { at: number }[];
    expect(a!.at).toBeGreaterThanOrEqual(start + 3_000);
    expect(b!.at).toBeLessThan(start + 100);
  });

  it('waits everywhere where Teams asked for silence in the tenant', () => {
    const closed = closePace(closePace(idle('t'), everywhere, start + 3_000), everywhere, start + 1_000);
    const { turns } = reserveTurns(closed, ['a', 'b'], soon(start));
    for (const turn of turns as { at: number }[]) expect(turn.at).toBeGreaterThanOrEqual(start + 3_000);
  });

  it('forgets what is past, so that its row stays small', () => {
    let { pace } = reserveTurns(idle('t'), several(20), soon(start));
    expect(pace.busy).toHaveLength(20);
    ({ pace } = reserveTurns(pace, ['z'], soon(start + 5_000)));
    expect([pace.turns.length, pace.busy.length]).toEqual([1, 1]);
  });

  it('allows for more lateness than a process takes', () => expect(lateMs).toBeLessThan(latestMs));
});

function several(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `p${at}`);
}
