import type { Role } from '../domain/partnership.ts';
import { counted, cut } from '../domain/shown-text.ts';
import type { SentAgain } from '../flows/send-again.ts';
import type { SetUp, SetUpDone } from '../flows/set-up.ts';
import { type Door, managersOnly } from './door.ts';
import { sendingWords } from './sending-wording.ts';

const roleWords: Readonly<Record<Role['kind'], string>> = {
  'business-manager': 'a business manager',
  scrutineer: 'the independent scrutineer',
  chair: 'chair',
  'vice-chair': 'vice chair',
};

/** What was set up, and what that means from now on. */
export function doneWords(done: SetUpDone): string {
  switch (done.what) {
    case 'channel':
      return `Done: ${done.group}’s requests and digests come to this channel from now on${done.moved ? ', no longer to its earlier one' : ''}.`;
    case 'oversight':
      return `Done: ${done.group} is the oversight group. Every group’s summary goes to its channel.`;
    case 'policy':
      return done.policy === 'all'
        ? `Done: ${done.group}’s cycles ask about every open action.`
        : `Done: ${done.group}’s cycles ask about what matters: overdue, Red or Amber, due soon, gone quiet, and a check-in about once a quarter.`;
    case 'front-door':
      return `Thank you. Anyone who types a concern about a child is now told to contact ${done.name}: ${done.phone} (${done.hours}).`;
    case 'role':
      return `Done: ${done.person} is ${roleWords[done.role]}${done.group ? ` of ${done.group}` : ''}.`;
    case 'role-taken':
      return `Done: ${done.person} is no longer ${roleWords[done.role]}${done.group ? ` of ${done.group}` : ''}.`;
    default:
      return done satisfies never;
  }
}

/** What became of messages that were in doubt, or what would. */
export function sentAgainWords(again: SentAgain): string {
  if (again.kind === 'confirm') {
    const { length } = again.messages;
    return `${counted(length, 'message')} would be posted once more: ${sendingWords(again.messages)}. One that did arrive would then be there twice.`;
  }
  const { count } = again;
  return count === 0
    ? 'No message is in doubt, so nothing was sent again.'
    : `Sending ${count} ${count === 1 ? 'message' : 'messages'} again.`;
}

export function notSetUpWords(refused: Extract<SetUp, { kind: 'refused' }>, door: Door = 'chat'): string {
  switch (refused.code) {
    case 'not-business-manager':
      return managersOnly[door];
    case 'not-in-channel':
      return 'Please type that in the channel you mean, after mentioning Baton: “@Baton use this channel for MACE”. Nothing was changed.';
    case 'bad-contact':
      return door === 'tab'
        ? 'A name, a number that can be rung and the hours are needed, for example: MASH, 01632 960123, Monday to Friday 9 to 5. Nothing was changed.'
        : 'I need a name, a number and the hours, for example: “front door is MASH, 01632 960123, Monday to Friday 9 to 5”. Nothing was changed.';
    case 'no-name':
      return 'Which group is this channel for? For example: “use this channel for MACE”. Nothing was changed.';
    case 'unsafe-name':
      return 'That does not look like the name of a group, so nothing was changed.';
    case 'last-business-manager':
      return `${refused.name} is the only business manager, and nobody else could name one. Name another first. Nothing was changed.`;
    case 'has-no-such-role':
      return `${refused.name} is not ${roleWords[refused.role]}${refused.group ? ` of ${refused.group}` : ''}, so nothing was changed.`;
    case 'unknown-group':
      return `There is no group called ${cut(refused.name, 60)}, so nothing was changed. ${refused.known.length > 0 ? `I know ${refused.known.join(', ')}.` : 'Import a plan first, or bind a channel to the group.'}`;
    default:
      return refused satisfies never;
  }
}
