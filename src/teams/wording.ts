import type { Intent } from '../domain/question.ts';
import { counted, cut } from '../domain/shown-text.ts';
import type { Assigned } from '../flows/assign-action.ts';

// Words of the chat that several cards share. What belongs to one thing stands in a file named for it: request-wording.ts,
// words-digest.ts …; what the tab says too is in src/domain/words.ts.

// Lists

const nothingFound: Readonly<Partial<Record<Intent, string>>> = {
  overdue: 'Nothing is overdue.',
  quiet: 'Nothing has gone quiet.',
  due: 'Nothing is due.',
  mine: 'No action is yours to answer at the moment.',
  changes: 'Nothing has moved.',
  // The answer's own last line says it.
  waiting: '',
};

/** "3 actions, oldest first", or that there are none. */
export function listCountWords(intent: Intent, count: number): string {
  if (count === 0) return nothingFound[intent] ?? 'No actions to show.';
  return intent === 'overdue' ? `${counted(count, 'action')}, oldest first` : counted(count, 'action');
}

// Safety

/** After a doubt about words typed in a channel, which Baton does not repeat there. */
export const confirmInPrivateWords =
  'If it is all right as it is, please type it in your own chat with Baton: there you can say so and save it.';

export function restNotRecordedWords(refs: readonly string[]): string {
  return `I could not save the rest (${refs.join(', ')}), so nothing of it was recorded. Please send it again in a few minutes.`;
}

/** Each decision is about one action, and each line of an update too. */
export function oneAtATimeWords(verb: string): string {
  return `Please ${verb} one action at a time, each in a message of its own. Nothing was changed.`;
}

/** Beside an action's card, where the words sounded like more than a question. */
export const nothingRecordedWords =
  'Nothing was recorded or changed by that. To say how an action stands, press Update or type “4.1 amber” and a line with its number; “complete 4.1” says that it is done, and “help” shows the rest.';

/** Where more actions were asked for at once than are shown. */
export function stillToShowWords(actions: readonly string[]): string {
  return `To see the others, type “show ${cut(actions.join(', '), 200)}”.`;
}

export const editedWords =
  'I read a message once, as it was first sent, so what you changed in it was not recorded and what was recorded stands. Please send the change as a new message; “Undo” on the receipt takes back what was wrong.';

/** What Baton says where it cannot tell for whom somebody speaks. */
export const placeWords = {
  'unknown-team':
    'This team is not part of a partnership yet. The partnership’s business manager can bring it in: “npm run -s baton -- partnership join” on the machine that Baton runs on.',
  stranger:
    'I do not know you yet. I work for the members of a partnership’s team in Teams: please ask its business manager to add you, then write to me again.',
  several: 'You belong to more than one partnership. Please ask in a channel of the one you mean.',
  'group-chat':
    'I work in a partnership’s channels and in private chats, not in group chats. Please write to me there.',
  'wrong-tenant': 'Baton is not set up for your organisation. Please ask the partnership’s business manager.',
  unreadable: 'I could not read that message, so nothing was done. Please try again.',
} as const;

export function assignedWords({ ref, name, asked }: Extract<Assigned, { kind: 'assigned' }>): string {
  const now = asked ? ' What is open of it stands on their own card now.' : '';
  return `Done: ${name} answers for ${ref} from now on; their deputy, the chair and a business manager may too.${now}`;
}

export const rehearsalWords =
  'This is a rehearsal on your own machine: type “next step” to move its clock to the next step of a cycle and watch what happens.';

export const brokenWords =
  'Something went wrong on my side, so please assume that nothing was recorded, and try again. If it happens again, tell the business manager.';
