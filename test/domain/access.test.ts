import { describe, expect, it } from '@jest/globals';
import { type Asker, mayAnswer, mayAsk, readerOf, readerOfGroup } from '../../src/domain/access.ts';
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
    expect(mayAnswer(asker, action, posts)).toBe(expected);
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
