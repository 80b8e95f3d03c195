import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { z } from 'zod';
import { stepNames } from '../../src/domain/cycle.ts';
import { messageKinds, messageStates } from '../../src/domain/message.ts';
import { ratings } from '../../src/domain/rating.ts';
import { decode, encode, longestText } from '../../src/storage/codec.ts';
import { directorySchemas } from '../../src/storage/directory-schema.ts';
import { afterPrefix } from '../../src/storage/keys.ts';
import { registerSchemas } from '../../src/storage/register-schema.ts';
import { registerRows } from './full-rows.ts';

const words = fc.string({ unit: 'binary', maxLength: 40 });
/** Also half characters: within JSON they are escaped. */
const anyUnits = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));
const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const count = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const day = fc.constantFrom('2027-01-14', '2026-12-31');
const instant = fc.constantFrom('2027-01-14T09:00:00Z', '2027-01-14T09:00:00.123Z');

const message = fc.record({
  id: words,
  kind: fc.constantFrom(...messageKinds),
  to: fc.oneof(
    fc.record({ kind: fc.constant('channel'), group: anyUnits }),
    fc.record({ kind: fc.constant('thread'), message: anyUnits, group: anyUnits }),
  ),
  meeting: perhaps(words),
  also: fc.array(words),
  request: perhaps(words),
  forPerson: perhaps(words),
  text: words,
  state: fc.constantFrom(...messageStates),
  dueAt: instant,
  sentAt: perhaps(instant),
  conversationId: perhaps(words),
  channel: perhaps(words),
  activityId: perhaps(words),
  reason: perhaps(words),
  attempts: count,
  notBefore: perhaps(instant),
  claimedBy: perhaps(words),
  claimedUntil: perhaps(instant),
});

const update = fc.record({
  ...Object.fromEntries(Object.entries(registerRows.update[0]).map(([name, value]) => [name, fc.constant(value)])),
  rating: perhaps(fc.constantFrom(...ratings)),
  narrative: words,
  doneFor: fc.array(day),
  blocked: fc.boolean(),
  undoes: perhaps(count),
});

const cycle = fc.record({
  meeting: words,
  group: words,
  ran: fc.array(fc.record({ step: fc.constantFrom(...stepNames), at: instant })),
  skipped: fc.constant([]),
  asked: fc.array(
    anyUnits.map((text) => text.repeat(200)),
    { maxLength: 40 },
  ),
  held: perhaps(fc.record({ by: words, at: instant })),
  recordedAt: perhaps(instant),
});

function expectRoundTrips<T>(values: fc.Arbitrary<unknown>, schema: z.ZodObject & z.ZodType<T>): void {
  const roundTrips = fc.property(values, (value) => {
    const properties = encode(value, schema, 'row');
    // As it goes over the wire, in UTF-8.
    const stored = JSON.parse(Buffer.from(JSON.stringify(properties)).toString());
    expect(decode(stored, schema, 'row')).toEqual(value);
    for (const property of Object.values(properties)) {
      expect(String(property).length).toBeLessThanOrEqual(longestText);
      expect(String(property).isWellFormed()).toBe(true);
    }
  });
  fc.assert(roundTrips, { numRuns: 200 });
}

describe('what is stored', () => {
  test('comes back as it was: messages', () => expectRoundTrips(message, registerSchemas.message));
  test('comes back as it was: updates', () => expectRoundTrips(update, registerSchemas.update));
  test('comes back as it was: cycles', () => expectRoundTrips(cycle, registerSchemas.cycle));

  test('a long list is split between characters', () => {
    for (const shift of [0, 1]) {
      const value = { ...registerRows.cycle[0], asked: ['x'.repeat(shift) + '😀'.repeat(40_000)] };
      const properties = encode(value, registerSchemas.cycle, 'row');
      expect(Object.keys(properties)).toEqual(expect.arrayContaining(['askedJson', 'askedJson2', 'askedJson3']));
      expect(Object.values(properties).every((property) => String(property).isWellFormed())).toBe(true);
      expect(decode(properties, registerSchemas.cycle, 'row')).toEqual(value);
    }
  });

  test('null is not stored', () => {
    const properties = encode(registerRows.update[1], registerSchemas.update, 'row');
    expect(properties).not.toHaveProperty('rating');
    expect(Object.values(properties)).not.toContain(null);
  });

  test('no field has a name that means something else to Azure Tables', () => {
    const taken = ['partitionkey', 'rowkey', 'timestamp', 'etag', 'odata.etag'];
    for (const schema of Object.values({ ...registerSchemas, ...directorySchemas })) {
      const names = Object.keys(schema.shape);
      expect(names.filter((name) => taken.includes(name.toLowerCase()))).toEqual([]);
      expect(names.filter((name) => /Json\d*$/.test(name))).toEqual([]);
    }
  });
});

describe('the range of a prefix', () => {
  const key = fc.stringMatching(/^[ -.0-9:;<>@-[\]-~\u00A0-\uD7FF]{0,6}$/);

  test('holds exactly the keys that begin with it', () => {
    fc.assert(
      fc.property(key, key, fc.boolean(), (prefix, other, within) => {
        const candidate = within ? prefix + other : other;
        const before = afterPrefix(prefix);
        const inRange = candidate >= prefix && (before === null || candidate < before);
        expect(inRange).toBe(candidate.startsWith(prefix));
      }),
      { numRuns: 2000 },
    );
  });
});
