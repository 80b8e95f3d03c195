import { describe, expect, it } from '@jest/globals';
import { type AnswerRight, type Asker, mayAnswer, mayAsk } from '../../src/domain/access.ts';
import { readerOf, readerOfGroup } from '../../src/domain/audience.ts';
import type { Post, Role } from '../../src/domain/partnership.ts';
import { anAction, anAsker, aPost } from '../builders.ts';

const one = anAction({ leads: ['mace'], responsible: [] });
const withPost = anAction({ leads: ['mace'], responsible: ['police.mace'] });
const held = [aPost({ holder: 'tenant~holder', deputy: 'tenant~deputy' })];
const vacant = [aPost()];

const person = (key: string, memberOf: readonly string[] = [], ...roles: readonly Role[]) =>
  anAsker({ key: `tenant~${key}`, memberOf, roles });

describe('who may answer for an action', () => {
  it.each<[string, Asker, typeof one, readonly Post[], 'own' | 'on-behalf' | 'no']>([
    ['anyone in the lead group’s channel, where nobody is named', person('a', ['mace']), one, [], 'own'],
    ['nobody from another group’s channel', person('a', ['meb']), one, [], 'no'],
    ['nobody who is in no channel', person('a'), one, [], 'no'],
    ['the holder of the post that is named', person('holder'), withPost, held, 'own'],
    ['and the deputy', person('deputy'), withPost, held, 'own'],
    ['but then nobody else in the channel', person('a', ['mace']), withPost, held, 'no'],
    ['anyone in the channel while the post is vacant', person('a', ['mace']), withPost, vacant, 'own'],
    ['or while nobody knows the post', person('a', ['mace']), withPost, [], 'own'],
    ['the business manager, on behalf', person('m', [], { kind: 'business-manager' }), withPost, held, 'on-behalf'],
    [
      'the lead group’s chair, on behalf',
      person('c', [], { kind: 'chair', group: 'mace' }),
      withPost,
      held,
      'on-behalf',
    ],
    ['and its vice chair', person('c', [], { kind: 'vice-chair', group: 'mace' }), withPost, held, 'on-behalf'],
    ['not another group’s chair', person('c', [], { kind: 'chair', group: 'meb' }), withPost, held, 'no'],
    [
      'the business manager, as a member of the channel, for themselves',
      person('m', ['mace'], { kind: 'business-manager' }),
      one,
      [],
      'own',
    ],
    ['not the scrutineer', person('s', [], { kind: 'scrutineer' }), one, [], 'no'],
    ['any of two lead groups', person('a', ['meb']), anAction({ leads: ['mace', 'meb'] }), [], 'own'],
    ['nobody of an action without a lead', person('a', ['mace']), anAction({ leads: [] }), [], 'no'],
    [
      'but the business manager',
      person('m', [], { kind: 'business-manager' }),
      anAction({ leads: [] }),
      [],
      'on-behalf',
    ],
  ])('%s', (_, asker, action, posts, expected) => {
    expect(mayAnswer(asker, { action, part: null }, { posts, agencies: [], askedIn: [] }).kind).toBe(expected);
  });

  it('and for which post: the one held, the one stood in for, or none', () => {
    const right = (asker: Asker, posts = held) =>
      mayAnswer(asker, { action: withPost, part: null }, { posts, agencies: [], askedIn: [] });
    expect(right(person('holder'))).toEqual({ kind: 'own', post: 'police.mace' });
    expect(right(person('m', [], { kind: 'business-manager' }))).toEqual({ kind: 'on-behalf', post: 'police.mace' });
    expect(right(person('a', ['mace']), vacant)).toEqual({ kind: 'own', post: null });
  });

  it('anyone in the channel that was asked, although a post is named: its holder could not be reached', () => {
    const asked = { posts: held, agencies: [], askedIn: ['mace'] };
    const about = { action: withPost, part: null };
    expect(mayAnswer(person('a', ['mace']), about, asked)).toEqual({ kind: 'own', post: null });
    expect(mayAnswer(person('a', ['meb']), about, asked)).toEqual({ kind: 'no' });
  });
});

describe('who may answer for the part that an agency owes', () => {
  const action = anAction({ leads: ['mace'], responsible: ['health.lead'], contributors: ['police'] });
  const posts = [...held, aPost({ id: 'health.lead', agency: 'health', holder: 'tenant~nurse' })];
  const police = { id: 'police', name: 'Police', aliases: [], answers: 'police.mace' };
  it.each<[string, Asker, string | null, AnswerRight]>([
    [
      'the holder of the post that answers for it',
      person('holder'),
      'police.mace',
      { kind: 'own', post: 'police.mace' },
    ],
    ['its deputy', person('deputy'), 'police.mace', { kind: 'own', post: 'police.mace' }],
    ['not who is responsible for the action', person('nurse'), 'police.mace', { kind: 'no' }],
    ['nobody else in the channel', person('a', ['mace']), 'police.mace', { kind: 'no' }],
    ['anyone in it while nobody answers for the agency', person('a', ['mace']), null, { kind: 'own', post: null }],
    [
      'the business manager, on behalf',
      person('m', [], { kind: 'business-manager' }),
      'police.mace',
      { kind: 'on-behalf', post: 'police.mace' },
    ],
  ])('%s', (_, asker, answers, expected) => {
    const who = { posts, agencies: [{ ...police, answers }], askedIn: [] };
    expect(mayAnswer(asker, { action, part: 'police' }, who)).toEqual(expected);
  });
});

describe('who may ask', () => {
  it('is whoever has a role or is in a channel of the partnership, and nobody else', () => {
    expect(mayAsk(person('a', ['mace']))).toBe(true);
    expect(mayAsk(person('s', [], { kind: 'scrutineer' }))).toBe(true);
    expect(mayAsk(person('stranger'))).toBe(false);
  });

  it('reads restricted plans of their own groups only, a business manager all', () => {
    expect(readerOf(person('m', [], { kind: 'business-manager' }))).toBe('all');
    expect(readerOf(person('a', ['mace']))).toEqual(new Set(['mace']));
    expect(readerOfGroup('mace')).toEqual(new Set(['mace']));
    expect(readerOfGroup(null)).toEqual(new Set());
  });
});
