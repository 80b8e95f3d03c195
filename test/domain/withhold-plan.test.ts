import { describe, expect, it } from '@jest/globals';
import type { Digest, FrozenDigest } from '../../src/domain/digest.ts';
import { withholdFrom } from '../../src/domain/withhold-plan.ts';
import { anAction, aPlan } from '../builders.ts';

const plan = aPlan({ code: 'CR', title: 'Secret title', audience: { kind: 'restricted', groups: ['lpr-group'] } });
const actions = [anAction({ plan: 'CR', ref: '3', aim: 'Secret aim' })];
const line = (label: string, words: string) => ({ label, about: words, fact: 'Red', quote: words });
const none = { blue: 0, green: 0, amber: 0, red: 1, notRated: 0 };

const digest: Digest = {
  group: 'MACE',
  meeting: '2019-09-24',
  answered: 1,
  asked: 2,
  sections: [
    { key: 'off-track', lines: [line('CR 3', 'Secret'), line('DP 3', 'Open')], more: 0 },
    { key: 'notes', lines: [line('CR', 'Ours')], more: 0 },
  ],
  byAim: [
    { aim: 'Secret aim', ...none },
    { aim: 'Secret title', ...none },
    { aim: 'Children are safe', ...none },
  ],
  composite: false,
};
const frozen: FrozenDigest = { group: digest, oversight: digest, notes: [], addendum: [line('CR 3', 'Secret')] };

describe('a frozen digest, once a plan in it is restricted', () => {
  it('loses that plan’s words where its readers are outside the audience, and nothing else', () => {
    const after = withholdFrom(
      frozen,
      { group: 'mace', oversight: 'strategic-group' },
      { plan, actions, severalPlans: true },
    );
    expect(JSON.stringify(after)).not.toContain('Secret');
    expect(after.group.sections[0]!.lines).toEqual([
      { label: 'CR 3', about: '', fact: 'Red', quote: '' },
      line('DP 3', 'Open'),
    ]);
    expect(after.group.sections[1]).toEqual(digest.sections[1]);
    expect(after.group.byAim.map(({ aim }) => aim)).toEqual(['CR', 'CR', 'Children are safe']);
  });

  it('says of it ratings and dates, and not who leads it, what is asked or when it was last heard of', () => {
    const facts = {
      'D2, asks for more time, to 1 Nov 2019: agree or not': 'D2, to decide',
      'MACE and 2 more, 31 days overdue, Amber says the owner, Red agreed, asks for more time':
        '31 days overdue, Amber says the owner, Red agreed',
      'MACE, Green to Red': 'Green to Red',
      'last heard 4 Aug 2019': '',
      'MACE, due 4 Oct 2019': 'due 4 Oct 2019',
      'Not rated yet, blocked': 'Not rated yet',
    };
    const lines = Object.keys(facts).map((fact) => ({ ...line('CR 3', 'Secret'), fact }));
    const stated = { ...digest, sections: [{ key: 'moved' as const, lines, more: 0 }] };
    const readers = { group: 'mace', oversight: null };
    const after = withholdFrom({ ...frozen, group: stated }, readers, { plan, actions, severalPlans: true });
    expect(after.group.sections[0]!.lines.map(({ fact }) => fact)).toEqual(Object.values(facts));
  });

  it('keeps them for a group in the audience, and loses them for the oversight group outside it', () => {
    const readers = { group: 'lpr-group', oversight: 'strategic-group' };
    const after = withholdFrom(frozen, readers, { plan, actions, severalPlans: true });
    expect(after.group).toEqual(digest);
    expect(after.addendum).toEqual(frozen.addendum);
    expect(JSON.stringify(after.oversight)).not.toContain('Secret');
  });

  it('knows its lines by their refs where it is the only plan', () => {
    const alone = {
      ...digest,
      sections: [{ key: 'quiet' as const, lines: [line('3', 'Secret')], more: 0 }],
      byAim: [],
    };
    const addendum = [line('3 · Secret agency’s part', 'Secret')];
    const after = withholdFrom(
      { ...frozen, group: alone, oversight: alone, addendum },
      { group: 'mace', oversight: null },
      { plan, actions, severalPlans: false },
    );
    expect(JSON.stringify(after)).not.toContain('Secret');
  });
});
