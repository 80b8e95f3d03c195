import type { MessageKind, MessageState } from './message.ts';
import type { RunMessage, RunStep, RunTotals } from './run-record.ts';
import { counted } from './shown-text.ts';
import { momentShort } from './words.ts';

// The words of a run record: what was due, what was done, what came back.

const stepNames: Readonly<Record<RunStep['name'], string>> = {
  ask: 'Ask',
  remind: 'Remind',
  chase: 'Chase',
  close: 'Close',
  digest: 'Digest',
  addendum: 'Addendum',
  record: 'Record',
  unrecorded: 'Not recorded yet',
};

export const messageNames: Readonly<Record<MessageKind, string>> = {
  request: 'Request',
  reminder: 'Reminder',
  chase: 'List of what is still open',
  'open-requests': 'List of what is still open',
  draft: 'Draft digest',
  digest: 'Digest',
  summary: 'Summary',
  addendum: 'Addendum',
  record: 'Card that records the meeting',
  'who-answers': '“Who answers?”',
  notice: 'Note',
};

/** What a reader makes out at once: a name in bold, what became of it, and why. */
export interface RunLine {
  readonly name: string;
  readonly text: string;
  readonly why: string;
}

export function stepLine({ name, due, outcome, at, why }: RunStep): RunLine {
  const reason = why ? ` (${why})` : '';
  return { name: stepNames[name], text: ` · ${outcomeWords(outcome, due, at)}`, why: reason };
}

function outcomeWords(outcome: RunStep['outcome'], due: RunStep['due'], at: RunStep['at']): string {
  switch (outcome) {
    case 'ran':
      return `done ${momentShort(at ?? due)}`;
    case 'skipped':
      return `skipped ${momentShort(at ?? due)}`;
    case 'held':
      return `due ${momentShort(due)}, held back since ${momentShort(at ?? due)}`;
    case 'waits':
      return `due ${momentShort(due)}, not done yet`;
    case 'ahead':
      return `due ${momentShort(due)}`;
    default:
      return outcome satisfies never;
  }
}

export function messageLine(message: RunMessage): RunLine {
  const { kind, to, due, sent, seen, asked, answered, state, reason } = message;
  const parts = [
    sent ? `sent ${momentShort(sent)}` : `due ${momentShort(due)}, ${stateWords[state]}`,
    seen ? `seen ${momentShort(seen)}` : sent && asked > 0 ? 'not seen yet' : '',
    asked > 0 ? `${answered} of ${asked} answered` : '',
  ];
  const why = reason && state !== 'sent' ? ` (${reason.replace(/\.$/, '')})` : '';
  return { name: messageNames[kind], text: ` to ${to} · ${parts.filter(Boolean).join(' · ')}`, why };
}

const stateWords: Readonly<Record<MessageState, string>> = {
  due: 'not sent yet',
  sending: 'being sent',
  sent: 'sent',
  failed: 'could not be sent',
  'in-doubt': 'in doubt',
  cancelled: 'not needed any more',
};

/** "Asked 14 · answered 9, 2 of them late · unanswered 5", and what became of the messages. */
export function totalsWords({ asked, answered, late, unanswered, ...posts }: RunTotals): readonly string[] {
  const lateWords = late > 0 ? `, ${late} of them late` : '';
  const answers = `Asked ${asked} · answered ${answered}${lateWords} · unanswered ${unanswered}`;
  const doubt = posts.inDoubt > 0 ? ` · ${posts.inDoubt} in doubt` : '';
  const failed = posts.failed > 0 ? ` · ${posts.failed} could not be sent` : '';
  return [
    asked === 0 ? 'Nobody was asked anything.' : answers,
    `${counted(posts.sent, 'message')} sent${failed}${doubt}`,
  ];
}

export const runHeadings = { steps: 'Steps', messages: 'Messages', cannotReach: 'Cannot reach' } as const;

export const cancelledWords = 'This meeting is cancelled.';
