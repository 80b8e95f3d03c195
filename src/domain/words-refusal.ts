import type { Refusal } from './accept-update.ts';
import { formatDay } from './day.ts';
import type { DecideRefusal } from './decide.ts';
import type { Identifier } from './identifiers.ts';
import type { Sign } from './identifying-signs.ts';
import type { LocalContact } from './partnership.ts';
import { fullRef } from './ref.ts';
import { safetyMessage } from './safety.ts';
import { cut, shownCount } from './shown-text.ts';
import { possibleConcernWords } from './words.ts';

/** What can stand in the way besides an update's own words. */
export type OtherRefusal =
  | { readonly code: 'old-card' }
  | { readonly code: 'storage-down' }
  | { readonly code: 'too-many-conflicts' }
  | { readonly code: 'not-business-manager' }
  | { readonly code: 'not-in-channel'; readonly group: string }
  | { readonly code: 'unknown-group'; readonly given: string; readonly known: readonly string[] };

export type AnyRefusal = Refusal | OtherRefusal | DecideRefusal;

export interface RefusalContext {
  /** In chat the message itself stays in Teams, which the person has to know; in the tab no questions are typed. */
  readonly door: 'card' | 'chat' | 'tab';
  readonly contact: LocalContact | null;
}

const identifiers: Readonly<Record<Identifier, string>> = {
  'nhs-number': 'an NHS number',
  'ni-number': 'a National Insurance number',
  upn: 'a pupil number (UPN)',
};

const signs: Readonly<Record<Sign, string>> = {
  'date-of-birth': 'a date of birth',
  'initials-and-age': 'initials with an age',
  'name-and-age': 'a name with an age',
  'age-and-place': 'an age with a place',
  address: 'an address',
  'phone-number': 'a phone number',
};

const standings: Readonly<Record<string, string>> = {
  'on-hold': 'on hold',
  deferred: 'deferred',
  merged: 'merged into another action',
  withdrawn: 'withdrawn',
  complete: 'complete already',
};

/** One sentence or two for each code: what happened, that nothing was recorded, what to do next. */
const sentences: {
  readonly [C in AnyRefusal['code']]: (refusal: Extract<AnyRefusal, { code: C }>, context: RefusalContext) => string;
} = {
  'no-such-action': ({ ref, nearest }, { door }) =>
    `There is no action ${cut(ref, 20)}, so nothing was recorded. ${nearest.length > 0 ? `Did you mean ${anyOf(nearest)}?` : door === 'tab' ? 'The Plan page lists them all.' : 'Type “list” to see them all.'}`,
  'which-plan': ({ ref, found }) =>
    `${cut(ref, 20)} stands in several plans, so nothing was recorded yet. Did you mean ${anyOf(found.slice(0, 6).map((one) => fullRef(one.plan, one.ref)))}?`,
  'not-yours': ({ ref, leads }) =>
    `${ref} is answered by ${leads.length > 0 ? listed(leads) : 'somebody else'}, so nothing was recorded. Should it be yours? Ask the business manager to assign it to you.`,
  'not-open': ({ ref, standing }) =>
    `${ref} is ${standings[standing] ?? 'not open'}, so nothing was recorded. If it should be open again, tell the business manager.`,
  'bad-rating': ({ given }) =>
    given.trim() === ''
      ? 'Nothing was recorded yet: please choose a rating (Blue, Green, Amber or Red).'
      : `Nothing was recorded yet: ${cut(given, 30)} is not a rating. Please use Blue, Green, Amber or Red.`,
  empty: () => 'Nothing was recorded yet: please add a line on progress. One line is enough.',
  'too-long': ({ length, most }) =>
    `Nothing was recorded yet: that is ${shownCount(length)} characters and ${shownCount(most)} fit. Please shorten it, or link to a document.`,
  'bad-date': ({ given }) =>
    `Nothing was recorded yet: ${cut(given, 40)} is not a date that Baton understands. Please write it like 14 January 2027.`,
  'past-date': ({ given }) =>
    `Nothing was recorded yet: ${formatDay(given)} has passed. Please give a date still to come, or leave it out.`,
  'asked-date-passed': ({ ref, given }, { door }) =>
    `${formatDay(given)}, which was asked for, has passed, so nothing was changed. ${door === 'tab' ? 'Give another date, or do not agree.' : `To agree to another date, type “extend ${ref} to” and the day.`}`,
  'bad-evidence': () =>
    'Nothing was recorded yet: the evidence link must be a web address that begins with https://. Please correct it or leave it out.',
  'bad-step': ({ given }) =>
    `Nothing was recorded yet: this action has no open step dated ${cut(given, 40)}. Please choose from the dates on the form.`,
  'nothing-to-keep': ({ ref }, { door }) =>
    `Nothing was recorded: nobody has said anything on ${ref} yet, so there is nothing to keep. ${door === 'chat' ? 'Please add a rating and a line.' : 'Press Update and add a line.'}`,
  'said-meanwhile': ({ ref }) =>
    `Somebody else has spoken of ${ref} since this was shown to you, so nothing was recorded. Press Update to see what was said.`,
  'no-such-part': ({ ref }, { door }) =>
    `That agency no longer owes a part of ${ref}, so nothing was recorded. If it should, tell the business manager${door === 'tab' ? '.' : `; “show ${ref}” says who answers.`}`,
  identifier: ({ what }, { door }) =>
    `Nothing was recorded: this seems to hold ${identifiers[what]}, which Baton never keeps. Please take it out and ${door === 'chat' ? 'send it again. Teams still has your message: please delete it there.' : 'save again.'}`,
  'may-identify': ({ signs: seen }, { door }) =>
    `Nothing was recorded yet: this may identify a child (${listed(seen.map((sign) => signs[sign]))}). Please change it, or say that it identifies no child.${door === 'chat' ? ' Teams still has your message: if it does identify a child, please delete it there.' : ''}`,
  'not-chair': ({ ref, leads }) =>
    `Only the chair of ${leads.length > 0 ? listed(leads) : 'its lead group'} can decide that about ${ref}, so nothing was changed. Should that be you? Ask the business manager to name you.`,
  'nothing-to-decide': ({ ref }, { door }) =>
    `Nothing about ${ref} waits for a decision, so nothing was changed.${door === 'tab' ? '' : ` Type “show ${ref}” to see how it stands.`}`,
  'said-since': ({ ref }) =>
    `Somebody has spoken of ${ref} since you looked, so nothing was recorded. It is shown as it stands now.`,
  'no-date-to-move': ({ ref }, { door }) =>
    `${ref} has no open date that could be moved, so nothing was changed.${door === 'tab' ? ' Choose that it is not agreed, or leave it to the meeting.' : ''}`,
  concern: (_, { contact }) => safetyMessage(contact),
  'possible-concern': (_, { contact }) => `${safetyMessage(contact)}\n${possibleConcernWords}`,
  'old-card': () =>
    'This card is from another version of Baton, so nothing was recorded. For one that works, type “show” and the action’s number, such as “show 4.1”.',
  'storage-down': () =>
    'Baton cannot reach its records at the moment, so nothing was recorded. Please try again in a few minutes.',
  'too-many-conflicts': () =>
    'Several people are updating this at once, so nothing was recorded. Please wait a moment and try again.',
  'not-business-manager': (_, { door }) =>
    `Only a business manager can do that, so nothing was changed. Please ask yours${door === 'tab' ? '.' : '; “help” shows what you can do.'}`,
  'not-in-channel': ({ group }) =>
    `You are not in ${group}’s channel, so nothing was changed. Ask the business manager to add you to the channel.`,
  'unknown-group': ({ given, known }, { door }) =>
    `There is no group called ${cut(given, 60)}, so nothing was changed. ${known.length > 0 ? `Baton knows ${listed(known)}.` : door === 'tab' ? 'A plan or a meeting brings one in.' : 'Type “help” to see how to add one.'}`,
};

export function refusalSentence(
  refusal: AnyRefusal,
  context: RefusalContext = { door: 'card', contact: null },
): string {
  const sentence = sentences[refusal.code] as (refusal: AnyRefusal, context: RefusalContext) => string;
  return sentence(refusal, context);
}

function listed(names: readonly string[]): string {
  return joined(names, 'and');
}

function anyOf(names: readonly string[]): string {
  return joined(names, 'or');
}

function joined(names: readonly string[], word: string): string {
  const short = names.slice(0, 6).map((name) => cut(name, 60));
  return short.length < 2 ? (short[0] ?? '') : `${short.slice(0, -1).join(', ')} ${word} ${short.at(-1)}`;
}

const cannotUndo = {
  'not-last':
    'Something newer has been said about it since, so it was not taken back. Say how it stands with “Update”.',
  'not-yours': 'Only the person who gave this update, or a business manager, can take it back. Nothing was changed.',
  already: 'It had been taken back already. Nothing was changed.',
} as const;

export function undoWords(why: keyof typeof cannotUndo): string {
  return cannotUndo[why];
}
