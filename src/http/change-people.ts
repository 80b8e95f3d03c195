import { readOwed } from '../domain/owed.ts';
import { addAgency, addPost, answerForAgency, callAgency, type PeopleChanged } from '../flows/change-people.ts';
import { gatherSetting } from '../flows/gather.ts';
import { holdPostByName, vacatePost } from '../flows/hold-post.ts';
import { answerForActions, oweParts } from '../flows/owe-parts.ts';
import { personLeft } from '../flows/person-left.ts';
import { setAway, setBack } from '../flows/set-away.ts';
import { peopleCalled } from '../flows/show-set-up.ts';
import type { ApiAnswer, ApiCall } from './api.ts';
import { refused, told } from './change-told.ts';
import type { ChangeOf } from './set-up-changes.ts';

type OfPosts = 'agency' | 'call-agency' | 'post' | 'vacate' | 'answers-for-agency' | 'answers-for' | 'parts';
type OfPersons = 'hold' | 'away' | 'back';

/** Agencies, their posts, and what these answer for. */
export async function changePosts(call: ApiCall, wanted: ChangeOf<OfPosts>): Promise<ApiAnswer> {
  return peopleTold(call, await postsChanged(call, wanted));
}

async function postsChanged({ ports, caller }: ApiCall, wanted: ChangeOf<OfPosts>): Promise<PeopleChanged> {
  switch (wanted.do) {
    case 'agency':
      return addAgency(ports, caller, wanted.name);
    case 'call-agency':
      return callAgency(ports, caller, wanted);
    case 'post':
      return addPost(ports, caller, wanted);
    case 'vacate':
      return vacatePost(ports, caller, wanted);
    case 'answers-for-agency':
      return answerForAgency(ports, caller, wanted);
    case 'answers-for': {
      const { owed, unread } = readOwed(wanted.actions);
      if (owed.length > 0 && unread.length === 0) return answerForActions(ports, caller, wanted);
      return { kind: 'refused', refusal: { code: 'unread-actions', words: unread[0] ?? wanted.actions } };
    }
    case 'parts':
      return oweParts(ports, caller, { ...wanted, all: true });
    default:
      return wanted satisfies never;
  }
}

/** Who holds a post, is away, is back or has left, by their name. */
export async function changePersons(call: ApiCall, wanted: ChangeOf<OfPersons | 'left'>): Promise<ApiAnswer> {
  const { ports, caller, setUp } = call;
  if (wanted.do === 'hold') {
    const { person: name, as, post } = wanted;
    return peopleTold(call, await holdPostByName(ports, caller, { name, as, post }));
  }
  const [person, ...more] = await peopleCalled(ports, caller.partnership, wanted.person);
  if (!person || more.length > 0) return refused(422, unclearPerson);
  switch (wanted.do) {
    case 'away':
      return peopleTold(call, await setAway(ports, { ...caller, person, until: wanted.until }));
    case 'back':
      return peopleTold(call, await setBack(ports, { ...caller, person }));
    case 'left': {
      const left = await personLeft(ports, caller.partnership, person.key, caller.asker.key);
      return told(setUp.words.left(left, person.name));
    }
    default:
      return wanted satisfies never;
  }
}

const unclearPerson =
  'Nobody, or more than one person, goes by that name here, so nothing was changed. In chat you can mention the person: “@Name is away until 14 May”.';

async function peopleTold({ ports, caller, setUp }: ApiCall, changed: PeopleChanged): Promise<ApiAnswer> {
  if (changed.kind === 'done') return told(setUp.words.peopleDone(changed.done));
  const { partnership } = await gatherSetting(ports, caller.partnership);
  return refused(422, setUp.words.peopleRefused(changed.refusal, partnership.frontDoor));
}
