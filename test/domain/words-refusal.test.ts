import { describe, expect, it } from '@jest/globals';
import { type AnyRefusal, refusalSentence } from '../../src/domain/words-refusal.ts';

const refusals: readonly AnyRefusal[] = [
  { code: 'no-such-action', ref: '99.9', nearest: ['9.1', '9.2'] },
  { code: 'not-yours', ref: '4.1', leads: ['LPR Group'] },
  { code: 'not-open', ref: '4.1', standing: 'complete' },
  { code: 'bad-rating', given: '' },
  { code: 'bad-rating', given: 'pink' },
  { code: 'empty' },
  { code: 'too-long', length: 2345, most: 2000 },
  { code: 'bad-date', given: 'soon' },
  { code: 'past-date', given: '2019-01-14' },
  { code: 'bad-evidence' },
  { code: 'bad-step', given: '2019-01-14' },
  { code: 'nothing-to-keep', ref: '4.1' },
  { code: 'identifier', what: 'nhs-number' },
  { code: 'may-identify', signs: ['initials-and-age', 'address'] },
  { code: 'concern' },
  { code: 'possible-concern' },
  { code: 'said-since', ref: '4.1' },
  { code: 'old-card' },
  { code: 'storage-down' },
  { code: 'too-many-conflicts' },
];

describe(refusalSentence, () => {
  it.each(refusals.map((refusal) => [refusal.code, refusal] as const))(
    'is kind and says that nothing was recorded: %s',
    (_, refusal) => {
      const sentence = refusalSentence(refusal);
      expect(sentence).toMatch(/nothing (that you wrote )?was recorded/i);
      expect(sentence).not.toMatch(/fail|non-compliant|invalid|error|undefined/i);
    },
  );

  it('says in chat that Teams still has the message', () => {
    const chat = { door: 'chat', contact: null } as const;
    expect(refusalSentence({ code: 'identifier', what: 'upn' }, chat)).toContain('Teams still has your message');
    expect(refusalSentence({ code: 'identifier', what: 'upn' })).not.toContain('Teams');
  });

  it('writes dates and names as people do', () => {
    expect(refusalSentence({ code: 'past-date', given: '2027-01-14' })).toContain('14 January 2027');
    expect(refusalSentence({ code: 'no-such-action', ref: '9.9', nearest: ['9.1', '9.2'] })).toContain(
      'Did you mean 9.1 or 9.2?',
    );
    expect(refusalSentence({ code: 'may-identify', signs: ['initials-and-age', 'address'] })).toContain(
      'initials with an age and an address',
    );
  });
});
