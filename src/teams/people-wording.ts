import { formatDay } from '../domain/day.ts';
import type { LocalContact } from '../domain/partnership.ts';
import type { Contributor, NamedKind, PeopleDone, PeopleRefusal, PostCovered } from '../domain/people-change.ts';
import { cut } from '../domain/shown-text.ts';
import { type RefusalContext, refusalSentence } from '../domain/words-refusal.ts';
import type { Leaving } from '../flows/person-left.ts';
import type { AnswererSaved, AnswerersSaved } from '../flows/save-answerers.ts';
import { type Door, managersOnly } from './door.ts';

/** Every word about agencies, posts and the people in them. */

export const notManagerWords = managersOnly.chat;

export const privateWords = 'I answer that in private only: please type “who answers?” in your own chat with me.';

const channelAsked = 'the lead group’s channel is asked';

/** What was changed, and what follows from it. */
export function peopleDoneWords(done: PeopleDone, door: Door = 'chat'): string {
  const next = (inChat: string, inTab: string) => (door === 'chat' ? inChat : inTab);
  switch (done.what) {
    case 'holds':
      return [
        `Done: ${done.name} is ${done.as} of ${done.post}${done.before ? `, in place of ${done.before}` : ''}.`,
        done.withoutTeams ? `${done.name} is not in Teams: what is asked of them comes to you as text to send on.` : '',
      ]
        .filter(Boolean)
        .join(' ');
    case 'vacant':
      return done.as === 'deputy'
        ? `Done: ${done.post} has no deputy. ${asked(done.standIn)}`
        : `Done: ${done.post} is vacant. ${asked(done.standIn)}`;
    case 'away':
      return `Done: ${done.name} is away until ${formatDay(done.until)}, and is asked again from that day. ${coveredWords(done.posts)}`;
    case 'back':
      if (done.hadLeft)
        return `Done: ${done.name} is here again. No post is theirs yet. ${next('Type: make @Name holder of …', 'Give them one under the posts.')}`;
      return `Done: ${done.name} is back, and is asked again for ${listed(done.posts)}.`;
    case 'agency':
      return `Done: ${done.name} is one of the agencies. ${next(`Next, type: add the post TITLE at ${done.name}`, 'Next, add a post there.')}`;
    case 'also-called':
      return `Done: ${done.agency} is also known as ${done.alias}, here and in the plans.`;
    case 'not-called':
      return `Done: ${done.agency} is no longer known as ${done.alias}.`;
    case 'post':
      return `Done: the post ${done.post} is there, and is vacant. ${next(`Next, type: make @Name holder of ${done.post}`, 'Next, say who holds it.')}`;
    case 'answers-for-agency':
      return `Done: ${done.post} answers for ${done.agency} where an action names the agency alone.`;
    case 'answers-for':
      return `Done: ${done.post} answers for ${listed(done.actions)}.`;
    case 'contributors':
      return contributorWords(done, door);
    default:
      return done satisfies never;
  }
}

function asked(standIn: string | null): string {
  return standIn ? `${standIn} is asked.` : 'Nobody else is known, so the lead group’s channel is asked.';
}

function coveredWords(posts: readonly PostCovered[]): string {
  return posts
    .map(
      ({ post, standIn }) =>
        `For ${post}, ${standIn ? `${standIn} is asked meanwhile` : `${channelAsked} meanwhile, as nobody deputises`}.`,
    )
    .join(' ');
}

function contributorWords(
  { action, agencies }: { readonly action: string; readonly agencies: readonly Contributor[] },
  door: Door,
): string {
  if (agencies.length === 0) return `Done: no agency owes a part of ${action} any more.`;
  const unknown = agencies.filter(({ post }) => post === null).map(({ name }) => name);
  const done = `Done: ${listed(agencies.map(({ name }) => name))} ${agencies.length === 1 ? 'owes' : 'each owe'} a part of ${action}, and ${agencies.length === 1 ? 'is' : 'each is'} asked for it separately.`;
  if (unknown.length === 0) return done;
  return `${done} Nobody is known yet at ${listed(unknown)}, so ${channelAsked}. ${door === 'chat' ? `Type: POST answers for ${unknown[0]}` : 'Say under the agencies which post answers.'}`;
}

const kinds: Readonly<Record<NamedKind, string>> = { post: 'post', agency: 'agency', person: 'person' };

/** Why nothing was changed, and what to do next. */
export function peopleRefusalWords(refusal: PeopleRefusal, contact: LocalContact | null, door: Door = 'chat'): string {
  switch (refusal.code) {
    case 'not-business-manager':
      return managersOnly[door];
    case 'unknown-name':
      return `I know no ${kinds[refusal.kind]} called ${cut(refusal.name, 80)}, so nothing was changed. ${nearestWords(refusal, door)}`;
    case 'several-names':
      return `There is more than one ${kinds[refusal.kind]} that could be meant by ${cut(refusal.name, 80)}: ${listed(refusal.found)}. Please type the whole name. Nothing was changed.`;
    case 'holds-no-post':
      return `${cut(refusal.name, 80)} holds no post, so nothing was changed. ${door === 'chat' ? 'A business manager can type: make @Name holder of …' : 'Give them one first.'}`;
    case 'bad-day':
      return `“${refusal.given}” is not a date that I understand, so nothing was changed. Please write it like 14 May 2027.`;
    case 'day-passed':
      return `${formatDay(refusal.given)} is not ahead of us, so nothing was changed. Please give the first day on which they are back.`;
    case 'known-already':
      return `There is ${refusal.kind === 'agency' ? 'an' : 'a'} ${kinds[refusal.kind]} called ${refusal.name} already, so nothing was changed.`;
    case 'not-called-so':
      return `${refusal.agency} has no other name ${cut(refusal.alias, 80)}, so nothing was changed.`;
    default:
      return rowRefusalWords(refusal, { contact, door });
  }
}

function nearestWords(
  { kind, nearest }: { readonly kind: NamedKind; readonly nearest: readonly string[] },
  door: Door,
): string {
  if (nearest.length > 0) return `Did you mean ${listed(nearest, 'or')}?`;
  if (door === 'tab') return kind === 'person' ? 'Check the spelling.' : 'Add it on this page first.';
  const how: Readonly<Record<NamedKind, string>> = {
    post: 'To add it, type: add the post TITLE at AGENCY',
    agency: 'To add it, type: add the agency NAME',
    person: 'Mention them with @, or check the spelling.',
  };
  return how[kind];
}

type RowOnly = Exclude<
  PeopleRefusal,
  {
    readonly code:
      | 'not-business-manager'
      | 'unknown-name'
      | 'several-names'
      | 'holds-no-post'
      | 'bad-day'
      | 'day-passed'
      | 'known-already'
      | 'not-called-so';
  }
>;

/** Why a row of a list, or what was typed of one post, was not taken. */
export function rowRefusalWords(
  refusal: RowOnly,
  { contact, door }: { readonly contact: LocalContact | null; readonly door: RefusalContext['door'] },
): string {
  switch (refusal.code) {
    case 'name-too-long':
      return `“${cut(refusal.name, 40)}” is too long for a name, so nothing was changed. Please shorten it.`;
    case 'unsafe':
      return refusalSentence(refusal.refusal, { door, contact });
    case 'has-left':
      return `${cut(refusal.name, 80)} has left, so nothing was changed: who has left holds no post and deputises for nobody. If they are here again, ${door === 'chat' ? 'type: @Name is back' : 'say so in chat: “@Name is back”.'}`;
    case 'several-people':
      return `More than one person is called ${cut(refusal.name, 80)}, so nothing was changed. ${whichPerson(refusal.found, door)}`;
    case 'same-person':
      return `${cut(refusal.name, 80)} cannot be both holder and deputy, so nothing was changed. Leave one of them empty.`;
    case 'several-agencies':
      return `${cut(refusal.name, 80)} could be ${listed(refusal.found, 'or')}, so nothing was changed. Please write the whole name.`;
    case 'unknown-group':
      return `There is no group called ${cut(refusal.name, 80)}, so nothing was changed. ${refusal.known.length > 0 ? `I know ${listed(refusal.known)}.` : 'Import a plan first.'}`;
    case 'unread-actions':
      return `“${cut(refusal.words, 60)}” names no action, so nothing was changed. Write numbers, such as: DP 4.1, DP 4.2; part of 30.1`;
    case 'no-such-action':
      return `There is no action ${cut(refusal.ref, 20)}, so nothing was changed. ${refusal.nearest.length > 0 ? `Did you mean ${listed(refusal.nearest, 'or')}?` : door === 'tab' ? 'The Plan page lists them all.' : 'Type “list” to see them all.'}`;
    case 'several-actions':
      return `${cut(refusal.ref, 20)} stands in several plans, so nothing was changed. Please write ${listed(refusal.found, 'or')}.`;
    case 'too-many-actions':
      return `It names ${refusal.count} actions, more than are taken at once, so nothing was changed. Spread them over two rows for the same post.`;
    default:
      return refusal satisfies never;
  }
}

function whichPerson(found: readonly string[], door: RefusalContext['door']): string {
  const names = [...new Set(found)];
  if (names.length > 1) return `Which one: ${listed(names, 'or')}? Write the whole name as it stands here.`;
  return door === 'tab'
    ? 'In chat you can mention the one you mean: “make @Name holder of …”.'
    : 'Give their e-mail address in the list, or mention the one you mean: make @Name holder of …';
}

/** That somebody has left, and what is to be filled; the notice to all business managers says the same. */
export function leftWords(leaving: Leaving, name: string): string {
  if (leaving.kind === 'unknown') return `${name} holds no post and has no role, so nothing was changed.`;
  if (leaving.kind === 'already') return `${leaving.name} had left already, so nothing was changed.`;
  const posts = leaving.posts.map(({ post }) => post);
  const what = posts.length > 0 ? `To be filled: ${listed(posts)}. ` : '';
  return `Done: ${leaving.name} has left and is asked nothing any more. ${what}I have sent the business managers what is open.`;
}

/** What became of a page of choices. */
export function answerersTold(result: AnswerersSaved, lacking: readonly string[]): readonly string[] {
  if (result.kind === 'refused') return [notManagerWords];
  const { saved, taken, gone } = result;
  const vacant = [...new Set(saved.flatMap((one) => one.vacant))];
  return [
    saved.length > 0 ? `Saved: ${saved.map(savedWords).join('; ')}.` : '',
    vacant.length > 0
      ? `Nobody is known yet at ${listed(vacant)}, so ${channelAsked} until you type: make @Name holder of ${vacant[0]}`
      : '',
    ...taken.map(
      (one) =>
        `${one.action} was given to ${listed(one.who)} by somebody else meanwhile, so that stands. To change it, type: assign ${one.action} to @Name`,
    ),
    gone.length > 0
      ? `Not saved, because the action or whoever was chosen is not there any more: ${listed(gone)}.`
      : '',
    lacking.length > 0 ? `Not saved: ${listed(lacking)}. Please choose at the bottom who answers for them.` : '',
    saved.length + taken.length + gone.length + lacking.length === 0
      ? 'Nothing was chosen, so nothing was changed.'
      : '',
  ].filter(Boolean);
}

function savedWords({ action, who, parts }: AnswererSaved): string {
  return parts ? `${action}, a part each: ${listed(who)}` : `${action}: ${listed(who)}`;
}

function listed(names: readonly string[], word = 'and'): string {
  const short = names.slice(0, 8).map((name) => cut(name, 80));
  const rest = names.length - short.length;
  if (rest > 0) return `${short.join(', ')} ${word} ${rest} more`;
  return short.length < 2 ? (short[0] ?? '') : `${short.slice(0, -1).join(', ')} ${word} ${short.at(-1)}`;
}
