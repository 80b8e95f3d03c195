import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  alsoReading,
  asReadBy,
  maySeeWords,
  narrower,
  outsider,
  type Reader,
  readerAt,
  readerOf,
} from '../../src/domain/audience.ts';
import { anAsker, aPlan, theManager, tracked } from '../builders.ts';

const review = aPlan({ code: 'CR', title: 'Secret', audience: { kind: 'restricted', groups: ['lpr-group'] } });
const open = aPlan();
const inMace = { kind: 'channel', groups: ['mace'] } as const;
const inLpr = { kind: 'channel', groups: ['lpr-group'] } as const;
const alone = { kind: 'private' } as const;

const action = tracked(
  {
    plan: 'CR',
    ref: '3',
    aim: 'Secret',
    objective: 'Secret',
    text: 'Secret',
    measure: 'Secret',
    named: ['Secret'],
    themes: ['Secret'],
    links: ['Secret'],
    source: { part: 'Secret', row: 1 },
  },
  { rating: 'amber', said: 'Secret', standingWhy: 'Secret' },
);

describe('a restricted plan', () => {
  const lpr = anAsker({ memberOf: ['lpr-group', 'mace'] });
  const mace = anAsker({ memberOf: ['mace'] });
  const chair = anAsker({ memberOf: [], roles: [{ kind: 'chair', group: 'lpr-group' }] });

  it.each<[string, Reader, boolean]>([
    ['a member of its group, in private', readerAt(lpr, alone), true],
    ['a member of its group, in another group’s channel', readerAt(lpr, inMace), false],
    ['a member of its group, in that group’s channel', readerAt(lpr, inLpr), true],
    ['a member of another group, in private', readerAt(mace, alone), false],
    ['a member of another group, in its own group’s channel', readerAt(mace, inLpr), false],
    ['the chair of its group, in private', readerAt(chair, alone), true],
    ['a business manager, in private', readerAt(theManager, alone), true],
    ['a business manager, in another group’s channel', readerAt(theManager, inMace), false],
    ['a business manager, in a channel of no group', readerAt(theManager, { kind: 'channel', groups: [] }), false],
    ['whoever answers for that action', alsoReading(readerOf(mace), ['CR 3']), true],
    ['whoever answers for another action of it', alsoReading(readerOf(mace), ['CR 4']), false],
    ['whoever reads what leaves Teams', outsider, false],
  ])('is read, or not, by %s', (_, reader, expected) => {
    expect(maySeeWords(reader, review, action)).toBe(expected);
    expect(maySeeWords(reader, open, action)).toBe(true);
    const seen = JSON.stringify(asReadBy(reader, { plans: [review], actions: [action] }));
    if (!expected) expect(seen).not.toContain('Secret');
  });

  it('that is not known is read by nobody but a business manager', () => {
    expect(maySeeWords(readerOf(lpr), undefined, action)).toBe(false);
  });

  it('outside its audience keeps what it is counted, found and decided by', () => {
    const [seen] = asReadBy(outsider, { plans: [review], actions: [action] }).actions;
    expect(seen).toMatchObject({
      action: { plan: 'CR', ref: '3', leads: ['mace'], timescale: { kind: action.action.timescale.kind } },
      state: { lastWord: { rating: 'amber', at: action.state.lastWord!.at }, sequence: 1 },
    });
  });
});

describe('what two may read', () => {
  const reader = fc.oneof(
    fc.constant<Reader>('all'),
    fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }).map((ids): Reader => new Set(ids)),
  );

  it('is never more than either may', () => {
    fc.assert(
      fc.property(reader, reader, fc.constantFrom('a', 'b', 'c'), (one, other, group) => {
        const plan = aPlan({ code: 'CR', audience: { kind: 'restricted', groups: [group] } });
        const both = maySeeWords(narrower(one, other), plan, action);
        expect(both).toBe(maySeeWords(one, plan, action) && maySeeWords(other, plan, action));
      }),
    );
  });
});
