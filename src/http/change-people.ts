import { addAgency, addPost, callAgency, holdPost, type PeopleChanged, vacatePost } from '../flows/change-people.ts';
import { gatherSetting } from '../flows/gather.ts';
import { setAway, setBack } from '../flows/set-away.ts';
import { peopleCalled } from '../flows/show-set-up.ts';
import type { ApiAnswer, ApiCall } from './api.ts';
import { refused, told } from './change-told.ts';
import type { ChangeOf } from './set-up-changes.ts';

type PeopleWanted = ChangeOf<'agency' | 'call-agency' | 'post' | 'hold' | 'vacate' | 'away' | 'back'>;

/** Agencies, posts and who holds them. */
export async function changePeople(call: ApiCall, wanted: PeopleWanted): Promise<ApiAnswer> {
  const changed = await peopleChanged(call, wanted);
  if (changed === 'unclear') return refused(422, unclearPerson);
  if (changed.kind === 'done') return told(call.setUp.words.peopleDone(changed.done));
  const { partnership } = await gatherSetting(call.ports, call.caller.partnership);
  return refused(422, call.setUp.words.peopleRefused(changed.refusal, partnership.frontDoor));
}

const unclearPerson =
  'Nobody, or more than one person, goes by that name here, so nothing was changed. In chat you can mention the person: “make @Name holder of …”, “@Name is away until 14 May”.';

async function peopleChanged(call: ApiCall, wanted: PeopleWanted): Promise<PeopleChanged | 'unclear'> {
  const { ports, caller } = call;
  switch (wanted.do) {
    case 'agency':
      return addAgency(ports, caller, wanted.name);
    case 'call-agency':
      return callAgency(ports, caller, wanted);
    case 'post':
      return addPost(ports, caller, wanted);
    case 'vacate':
      return vacatePost(ports, caller, wanted);
    case 'hold':
    case 'away':
    case 'back': {
      const [person, ...more] = await peopleCalled(ports, caller.partnership, wanted.person);
      if (more.length > 0) return 'unclear';
      if (wanted.do === 'hold') {
        return holdPost(ports, caller, { ...wanted, person: person ?? { key: null, name: wanted.person } });
      }
      if (!person) return 'unclear';
      return wanted.do === 'away'
        ? setAway(ports, { ...caller, person, until: wanted.until })
        : setBack(ports, { ...caller, person });
    }
    default:
      return wanted satisfies never;
  }
}
