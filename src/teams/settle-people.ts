import { refusalOfText } from '../domain/accept-update.ts';
import { isBusinessManager } from '../domain/access.ts';
import { findAgency } from '../domain/people-change.ts';
import { addAgency, addPost, answerForAgency, callAgency, type PeopleChanged } from '../flows/change-people.ts';
import { describeGroup } from '../flows/describe-group.ts';
import { rowNamed } from '../flows/find-group.ts';
import { valuesOf } from '../flows/gather.ts';
import { holdPost, type PersonMeant, vacatePost } from '../flows/hold-post.ts';
import { answerForActions, oweParts } from '../flows/owe-parts.ts';
import { personLeft } from '../flows/person-left.ts';
import type { Register } from '../flows/ports.ts';
import { setAway, setBack } from '../flows/set-away.ts';
import { showWhoAnswers } from '../flows/show-who-answers.ts';
import { type Card, noticeCard, safetyCard, whoAnswersCard } from './cards.ts';
import { findKnown, type Meant } from './find-known.ts';
import { describedOrNot } from './group-wording.ts';
import { meetRoster } from './meet-roster.ts';
import type { PeopleIntent } from './people-intents.ts';
import { leftWords, notManagerWords, peopleDoneWords, peopleRefusalWords, privateWords } from './people-wording.ts';
import type { Turn } from './turn.ts';

type Said<K extends PeopleIntent['kind']> = Extract<PeopleIntent, { kind: K }>;

/** Does what was typed about agencies, posts and people, and says what came of it. */
export async function settlePeople(turn: Turn, said: PeopleIntent): Promise<Card> {
  const { ports, present } = turn;
  const by = { partnership: present.partnership, asker: present.asker };
  const isOwn = said.kind === 'away' || said.kind === 'back';
  if (!isOwn && !isBusinessManager(present.asker)) return noticeCard(notManagerWords);
  // Answers quote what was typed, whether or not anything is kept of it.
  const unsafe = refusalOfText(typedIn(said), false);
  if (unsafe) return changed(turn, { kind: 'refused', refusal: { code: 'unsafe', refusal: unsafe } });
  switch (said.kind) {
    case 'away':
    case 'back':
      return absence(turn, said);
    case 'hold':
      return hold(turn, said);
    case 'left':
      return leave(turn, said);
    case 'vacant':
      return changed(turn, await vacatePost(ports, by, said));
    case 'add-post':
      return changed(turn, await addPost(ports, by, said));
    case 'add-agency':
      return changed(turn, await addAgency(ports, by, said.name));
    case 'alias':
      return alias(turn, said);
    case 'reports-to': {
      const order = { do: said.kind, to: said.to } as const;
      return noticeCard(describedOrNot(await describeGroup(ports, { ...by, group: said.group, order }), 'chat'));
    }
    case 'answers-for':
      return said.isActions
        ? changed(turn, await answerForActions(ports, by, { post: said.post, actions: said.what }))
        : changed(turn, await answerForAgency(ports, by, { post: said.post, agency: said.what }));
    case 'parts':
      return changed(turn, await oweParts(ports, by, said));
    case 'who-answers':
      return whoAnswers(turn, said);
    default:
      return said satisfies never;
  }
}

function typedIn(said: PeopleIntent): string {
  return Object.values(said)
    .filter((value) => typeof value === 'string')
    .join('\n');
}

function changed({ contact }: Turn, result: PeopleChanged): Card {
  if (result.kind === 'done') return noticeCard(peopleDoneWords(result.done));
  const { refusal } = result;
  const text = peopleRefusalWords(refusal, contact);
  return refusal.code === 'unsafe' && refusal.refusal.code === 'concern' ? safetyCard(text) : noticeCard(text);
}

/** What an agency is called, or a group; an agency where the words do not say which and both go by the name. */
async function alias(turn: Turn, { does, of, name, alias: called }: Said<'alias'>): Promise<Card> {
  const { ports, present } = turn;
  const { partnership, asker } = present;
  const register = ports.store.register(partnership);
  const isGroup = of === 'group' || (of === null && (await isGroupAlone(register, name)));
  if (!isGroup)
    return changed(turn, await callAgency(ports, { partnership, asker }, { agency: name, does, alias: called }));
  const order = { do: does, alias: called } as const;
  return noticeCard(describedOrNot(await describeGroup(ports, { partnership, asker, group: name, order }), 'chat'));
}

async function isGroupAlone(register: Register, name: string): Promise<boolean> {
  const [groups, agencies] = await Promise.all([register.list('group'), register.list('agency')]);
  return rowNamed(name, groups) !== null && 'code' in findAgency(name, valuesOf(agencies));
}

async function absence(turn: Turn, said: Said<'away' | 'back'>): Promise<Card> {
  const { ports, present, incoming } = turn;
  const by = { partnership: present.partnership, asker: present.asker };
  if (said.name !== '' && !isBusinessManager(present.asker)) return noticeCard(notManagerWords);
  const meant = said.name === '' ? { person: incoming.person, why: null } : await findKnown(turn, said.name);
  if (!meant.person) return noticeCard(meant.why);
  const { person } = meant;
  return changed(
    turn,
    said.kind === 'away'
      ? await setAway(ports, { ...by, person, until: said.until })
      : await setBack(ports, { ...by, person }),
  );
}

async function hold(turn: Turn, said: Said<'hold'>): Promise<Card> {
  const { ports, present } = turn;
  const by = { partnership: present.partnership, asker: present.asker };
  const meant = said.withoutTeams ? await byNameAlone(turn, said.name) : await findKnown(turn, said.name);
  if (!meant.person) return noticeCard(`${meant.why} ${withoutTeamsWords(said)}`);
  return changed(turn, await holdPost(ports, by, { person: meant.person, as: said.as, post: said.post }));
}

function withoutTeamsWords({ name, as, post }: Said<'hold'>): string {
  return `If they are not in Teams, type: make ${name.replace(/^@/, '')} without Teams ${as} of ${post}`;
}

async function leave(turn: Turn, { name }: Said<'left'>): Promise<Card> {
  const { ports, present } = turn;
  const meant = await findKnown(turn, name);
  if (!meant.person) return noticeCard(meant.why);
  const left = await personLeft(ports, present.partnership, meant.person.key, present.asker.key);
  return noticeCard(leftWords(left, meant.person.name));
}

/** Somebody without Teams: known by exactly this name, or new. */
async function byNameAlone({ ports, present }: Turn, typed: string): Promise<Meant<PersonMeant>> {
  const name = typed.replace(/^@/, '').trim();
  const people = valuesOf(await ports.store.register(present.partnership).list('person', { prefix: 'none~' }));
  const known = people.find((person) => person.name.toLowerCase() === name.toLowerCase());
  return { person: known ?? { key: null, name }, why: null };
}

async function whoAnswers(turn: Turn, { plan }: Said<'who-answers'>): Promise<Card> {
  const { ports, present } = turn;
  // Every plan is read there, restricted ones too, and the card is for whoever settles it.
  if (present.channel) return noticeCard(privateWords);
  await meetRoster(turn);
  const view = await showWhoAnswers(ports, present.partnership, { card: 'none', plan });
  if (plan !== null && view.plan === null) {
    const plans = valuesOf(await ports.store.register(present.partnership).list('plan')).map(({ code }) => code);
    return noticeCard(
      `There is no plan ${plan}. ${plans.length > 0 ? `I know ${plans.join(', ')}.` : 'Import one first.'}`,
    );
  }
  return whoAnswersCard(view);
}
