import { describe, expect, it } from '@jest/globals';
import type { Agency, Person, Post } from '../../src/domain/partnership.ts';
import { addressed, standIn, type WhoFacts, withinPersonCap } from '../../src/domain/recipient.ts';
import type { Asked, AskReason } from '../../src/domain/request.ts';
import { type ActionGiven, aGroup, aPost, tracked } from '../builders.ts';

const kim = 't~kim';
const lee = 't~lee';
const manager = 't~manager';

function person(key: string, more: Partial<Person> = {}): Person {
  return { key, name: key, roles: [], left: false, ...more };
}

function who(more: Partial<WhoFacts> = {}): WhoFacts {
  const people = [person(kim), person(lee), person(manager, { roles: [{ kind: 'business-manager' }] })];
  return { posts: [], agencies: [], people, today: '2019-09-03', ...more };
}

function asked(action: ActionGiven, reason: AskReason = 'overdue'): Asked {
  return { tracked: tracked(action), reason };
}

describe('whoever answers for a post', () => {
  const left = who({ people: [person(kim, { left: true }), person(lee)] });

  it.each<[string, Partial<Post>, WhoFacts, string | null]>([
    ['is its holder', { holder: kim, deputy: lee }, who(), kim],
    ['is the deputy of a vacant post', { deputy: lee }, who(), lee],
    ['is the deputy while the holder is away', { holder: kim, deputy: lee, awayUntil: '2019-09-04' }, who(), lee],
    ['is the holder again on the first day back', { holder: kim, deputy: lee, awayUntil: '2019-09-03' }, who(), kim],
    ['is the deputy of a holder who left', { holder: kim, deputy: lee }, left, lee],
    [
      'is nobody, where the holder is away and there is no deputy',
      { holder: kim, awayUntil: '2019-10-01' },
      who(),
      null,
    ],
    ['is nobody, where both have left', { holder: kim, deputy: kim }, left, null],
    ['is nobody at a vacant post', {}, who(), null],
  ])('%s', (_, post, facts, expected) => {
    expect(standIn(aPost(post), facts)).toBe(expected);
  });
});

describe('an action is asked of', () => {
  const posts = [aPost({ id: 'p1', holder: kim }), aPost({ id: 'p2', holder: 'none~pat' }), aPost({ id: 'p3' })];
  const agencies: readonly Agency[] = [
    { id: 'police', name: 'Police', aliases: [], answers: 'p1' },
    { id: 'health', name: 'Health', aliases: [], answers: null },
  ];

  it.each<[string, ActionGiven, WhoFacts, readonly unknown[]]>([
    ['the channel, while nobody is known', {}, who(), [[null, null, { kind: 'channel', group: 'mace' }]]],
    ['the post’s holder', { responsible: ['p1'] }, who({ posts }), [[null, 'p1', { kind: 'person', person: kim }]]],
    [
      'the first post that has somebody',
      { responsible: ['p3', 'p1'] },
      who({ posts }),
      [[null, 'p1', { kind: 'person', person: kim }]],
    ],
    [
      'a business manager, for somebody without Teams',
      { responsible: ['p2'] },
      who({ posts }),
      [[null, 'p2', { kind: 'by-hand', person: 'none~pat', manager }]],
    ],
    [
      'the channel, where nobody could send it on',
      { responsible: ['p2'] },
      who({ posts, people: [] }),
      [[null, null, { kind: 'channel', group: 'mace' }]],
    ],
    [
      'each agency that owes a part of it, beside the action itself',
      { contributors: ['police', 'health'] },
      who({ posts, agencies }),
      [
        [null, null, { kind: 'channel', group: 'mace' }],
        ['police', 'p1', { kind: 'person', person: kim }],
        ['health', null, { kind: 'channel', group: 'mace' }],
      ],
    ],
  ])('%s', (_, action, facts, expected) => {
    const all = addressed([asked(action)], aGroup(), facts);
    expect(all.map(({ part, post, to }) => [part, post, to])).toEqual(expected);
  });
});

describe('a person is asked about six things at most', () => {
  const posts = [aPost({ id: 'p1', holder: kim })];
  const asks = (reasons: readonly AskReason[]) =>
    addressed(
      reasons.map((reason, at) => asked({ ref: `1.${at}`, responsible: ['p1'] }, reason)),
      aGroup(),
      who({ posts }),
    );
  const refs = (all: ReturnType<typeof asks>) => all.map(({ tracked: { action } }) => action.ref);

  it('and only quarterly check-ins are held back for it', () => {
    const all = asks(['check-in', 'check-in', 'overdue', 'red', 'amber', 'step-due', 'gone-quiet', 'check-in']);
    expect(refs(withinPersonCap(all, new Map()))).toEqual(['1.0', '1.2', '1.3', '1.4', '1.5', '1.6']);
    const pressing = asks(Array.from({ length: 9 }, () => 'overdue' as const));
    expect(withinPersonCap(pressing, new Map())).toHaveLength(9);
  });

  it('together with what stands unanswered on their card of this week', () => {
    expect(refs(withinPersonCap(asks(['check-in', 'check-in', 'overdue']), new Map([[kim, 4]])))).toEqual([
      '1.0',
      '1.2',
    ]);
  });

  it('and a channel about as many as its group’s own limit lets through', () => {
    const all = addressed(
      Array.from({ length: 12 }, (_, at) => asked({ ref: `1.${at}` }, 'check-in')),
      aGroup(),
      who(),
    );
    expect(withinPersonCap(all, new Map())).toHaveLength(12);
  });
});
