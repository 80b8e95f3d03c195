import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  closePace,
  everywhere,
  idle,
  lateMs,
  outlook,
  type Pace,
  reserveTurns,
  slotMs,
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
const patience = 4_000;

interface Sent {
  readonly place: string;
  readonly at: number;
}

/** Everybody asks again as soon as it is told to, for as long as it is told. */
function sendAll(places: readonly string[], { late = (): number => 0, batch = 7 } = {}): readonly Sent[] {
  const sent: Sent[] = [];
  let pace: Pace = idle('t');
  let waiting = [...places];
  let now = start;
  while (waiting.length > 0) {
    const reserved = reserveTurns(pace, waiting.slice(0, batch), { from: now, to: now + patience });
    pace = reserved.pace;
    const refused: string[] = [];
    for (const [at, turn] of reserved.turns.entries()) {
      if ('at' in turn) sent.push({ place: waiting[at]!, at: turn.at + late() });
      else refused.push(waiting[at]!);
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
  it('is never over a limit, whatever is sent where, in whatever batches, and a little late or not', () => {
    const places = fc.array(fc.constantFrom('a', 'a', 'a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 150 });
    const ways = fc.record({ places, batch: fc.integer({ min: 1, max: 30 }), seed: fc.integer() });
    fc.assert(
      fc.property(ways, ({ places: all, batch, seed }) => {
        let random = seed;
        const late = () => {
          random = (random * 1_103_515_245 + 12_345) & 0x7fffffff;
          return random % (2 * slotMs - 2);
        };
        expectWithinLimits(sendAll(all, { batch, late }));
      }),
      { numRuns: 60 },
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

  it('lets a conversation that was silent have five at once', () => {
    const { turns } = reserveTurns(idle('t'), Array(6).fill('a'), { from: start, to: start + patience });
    const wait = turns.map((turn) => ('at' in turn ? turn.at - start : Number.NaN));
    expect(wait.slice(0, 5).every((ms) => ms < 6 * slotMs)).toBe(true);
    expect(wait[5]).toBeGreaterThanOrEqual(600);
  });

  it('gives a busy conversation’s unused slots to others, also earlier ones', () => {
    const { turns } = reserveTurns(idle('t'), [...Array(7).fill('a'), 'b'], { from: start, to: start + patience });
    const [busy, other] = [turns[6]!, turns[7]!] as { at: number }[];
    expect(other!.at).toBeLessThan(busy!.at);
  });

  it('says when to come again instead of holding a message for long', () => {
    const { pace, turns } = reserveTurns(idle('t'), Array(15).fill('a'), { from: start, to: start + patience });
    const last = turns.at(-1)!;
    expect('laterMs' in last && last.laterMs).toBeGreaterThan(patience);
    expect(outlook(pace, 'a', { now: start, waiting: 0 })).toBeGreaterThan(3_000);
    expect(outlook(pace, 'b', { now: start, waiting: 0 })).toBe(0);
    expect(outlook(pace, 'b', { now: start, waiting: 8 })).toBeGreaterThan(1_500);
  });

  it('waits where Teams asked for silence, and nowhere else', () => {
    const closed = closePace(idle('t'), 'a', start + 3_000);
    const { turns } = reserveTurns(closed, ['a', 'b'], { from: start, to: start + patience });
    const [a, b] = turns as { at: number }[];
    expect(a!.at).toBeGreaterThanOrEqual(start + 3_000);
    expect(b!.at).toBeLessThan(start + 100);
  });

  it('waits everywhere where Teams asked for silence in the tenant', () => {
    const closed = closePace(closePace(idle('t'), everywhere, start + 3_000), everywhere, start + 1_000);
    const { turns } = reserveTurns(closed, ['a', 'b'], { from: start, to: start + patience });
    for (const turn of turns as { at: number }[]) expect(turn.at).toBeGreaterThanOrEqual(start + 3_000);
  });

  it('forgets what is past, so that its row stays small', () => {
    const places = Array.from({ length: 40 }, (_, at) => `p${at}`);
    let { pace } = reserveTurns(idle('t'), places, { from: start, to: start + patience });
    expect(pace.busy).toHaveLength(40);
    ({ pace } = reserveTurns(pace, ['z'], { from: start + 5_000, to: start + 9_000 }));
    expect([pace.taken.length, pace.busy.length]).toEqual([1, 1]);
  });

  it('allows for more lateness than a process takes', () => expect(lateMs).toBeLessThan(2 * slotMs));
});
