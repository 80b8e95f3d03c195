import type { Answer } from '../../src/domain/answer.ts';
import type { RunMessage } from '../../src/domain/run-record.ts';

/** The run record of a cycle with so many cards, a text standing wherever a name or a reason may. */
export function aRun(words: string, cards = 3): Extract<Answer, { kind: 'run' }> {
  const card: RunMessage = {
    kind: 'request',
    to: words,
    state: 'sent',
    due: '2019-09-03T08:00:00Z',
    sent: '2019-09-03T08:01:00Z',
    seen: '2019-09-04T10:00:00Z',
    asked: 5,
    answered: 3,
    reason: '',
  };
  const failed: RunMessage = { ...card, state: 'failed', sent: null, seen: null, answered: 0, reason: words };
  const messages = Array.from({ length: cards }, (_, at) => (at === 1 ? failed : { ...card, to: `${words} ${at}` }));
  return {
    kind: 'run',
    reading: { intent: 'run', group: 'MACE', on: '2019-09-16' },
    title: 'Run record · MACE · 24 September 2019',
    record: {
      group: 'MACE',
      meeting: '2019-09-24',
      cancelled: false,
      steps: [
        { name: 'ask', due: card.due, outcome: 'ran', at: card.due, why: '' },
        { name: 'remind', due: card.due, outcome: 'skipped', at: card.due, why: words },
        { name: 'chase', due: card.due, outcome: 'waits', at: null, why: words },
        { name: 'digest', due: card.due, outcome: 'held', at: card.due, why: 'somebody holds it back' },
        { name: 'record', due: card.due, outcome: 'ahead', at: null, why: 'the working day after the meeting' },
      ],
      messages,
      cannotReach: Array.from({ length: Math.min(cards, 12) }, () => ({ to: words, why: words })),
      totals: { asked: 15, answered: 6, late: 2, unanswered: 9, sent: cards - 1, failed: 1, inDoubt: 0 },
    },
  };
}
