import { describe, expect, it } from '@jest/globals';
import { type DecideFacts, decide, type Recorded, type Ruling } from '../../src/domain/decide.ts';
import { anAsker, theManager, tracked } from '../builders.ts';

const chair = anAsker({ key: 'tenant~chair', roles: [{ kind: 'chair', group: 'mace' }], memberOf: [] });
const asked = { to: '2019-11-30', at: '2019-09-03T10:00:00Z', by: 'tenant~member' } as const;
const proposal = { at: '2019-09-03T10:00:00Z', by: 'tenant~member' } as const;
const action = tracked(
  { timescale: 'July 2019' },
  { rating: 'amber', extensionAsked: asked, proposedComplete: proposal },
);

const atMeeting: Recorded = {
  takenBy: { kind: 'meeting', meeting: 'mace.2019-09-24' },
  on: '2019-09-24',
  note: 'With thanks',
  replaces: null,
};

function facts(more: Partial<DecideFacts> = {}): DecideFacts {
  return {
    id: 'd1',
    tracked: action,
    asker: theManager,
    now: '2019-10-08T09:00:00Z',
    today: '2019-10-08',
    recorded: atMeeting,
    ...more,
  };
}

const signOff = (outcome: 'agreed' | 'not-agreed' | 'deferred'): Ruling => ({ matter: 'sign-off', outcome });
const extension = (
  outcome: 'agreed' | 'not-agreed' | 'deferred',
  to: `2019-${string}-${number}` | null = null,
): Ruling => ({ matter: 'extension', outcome, to }) as Ruling;
const rating: Ruling = { matter: 'agreed-rating', outcome: 'agreed', rating: 'red' };

describe(decide, () => {
  it.each([
    ['a sign-off', signOff('agreed'), { standing: 'complete', proposedComplete: null }],
    ['one not agreed', signOff('not-agreed'), { standing: 'open', proposedComplete: null }],
    ['one deferred', signOff('deferred'), { standing: 'open', proposedComplete: proposal }],
    ['more time', extension('agreed'), { extensionAsked: null, steps: [{ movedTo: [{ to: '2019-11-30' }] }] }],
    ['another date', extension('agreed', '2019-10-31'), { steps: [{ movedTo: [{ to: '2019-10-31' }] }] }],
    ['more time not agreed', extension('not-agreed'), { extensionAsked: null, steps: [] }],
    ['more time deferred', extension('deferred'), { extensionAsked: asked, steps: [] }],
    ['a rating', rating, { agreed: { rating: 'red', decision: 'd1' } }],
  ])('records %s as a meeting took it, and leaves the owner’s words', (_, ruling, state) => {
    const decided = decide(ruling, facts());
    expect(decided).toMatchObject({
      kind: 'decided',
      state: { ...state, lastWord: { rating: 'amber' } },
      decision: { takenBy: atMeeting.takenBy, recordedBy: theManager.key, note: 'With thanks', replaces: null },
    });
  });

  it('lets more time be refused where there is no date to move', () => {
    const undated = facts({ tracked: tracked({}, { extensionAsked: asked }) });
    expect(decide(extension('not-agreed'), undated)).toMatchObject({ state: { extensionAsked: null, steps: [] } });
  });

  it('takes a date that has passed since the meeting, but none from before it', () => {
    expect(decide(extension('agreed', '2019-09-30'), facts())).toMatchObject({ kind: 'decided' });
    expect(decide(extension('agreed', '2019-09-23'), facts())).toMatchObject({ refusal: { code: 'past-date' } });
    const alone = facts({ asker: chair, recorded: null });
    expect(decide(extension('agreed', '2019-09-30'), alone)).toMatchObject({ refusal: { code: 'past-date' } });
  });

  it.each([
    ['a chair records no meeting’s decision', facts({ asker: chair }), signOff('agreed'), 'not-business-manager'],
    ['a business manager takes none', facts({ recorded: null }), signOff('agreed'), 'not-chair'],
    [
      'nothing was proposed',
      facts({ tracked: tracked({}, { rating: 'amber' }) }),
      signOff('deferred'),
      'nothing-to-decide',
    ],
    [
      'no more time was asked for',
      facts({ tracked: tracked({ timescale: 'July 2019' }) }),
      extension('agreed'),
      'nothing-to-decide',
    ],
    [
      'there is no date',
      facts({ tracked: tracked({}, { extensionAsked: asked }) }),
      extension('agreed'),
      'no-date-to-move',
    ],
    ['it is complete', facts({ tracked: tracked({}, { standing: 'complete' }) }), rating, 'nothing-to-decide'],
  ] as const)('refuses where %s', (_, given, ruling, code) => {
    expect(decide(ruling, given)).toMatchObject({ kind: 'refused', refusal: { code } });
  });

  it('keeps a chair’s own decision as the chair’s, to be noted', () => {
    expect(decide(signOff('agreed'), facts({ asker: chair, recorded: null }))).toMatchObject({
      decision: { takenBy: { kind: 'chair', group: 'mace', person: chair.key }, note: '' },
    });
  });
});
