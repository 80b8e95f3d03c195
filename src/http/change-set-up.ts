import { contactTyped } from '../domain/safety.ts';
import { changeAudience } from '../flows/change-audience.ts';
import { sendAgain } from '../flows/send-again.ts';
import { setFrontDoor } from '../flows/set-up.ts';
import type { ApiAnswer, ApiCall } from './api.ts';
import { changeGroups, setUpTold } from './change-groups.ts';
import { changeMeetings } from './change-meetings.ts';
import { changePersons, changePosts } from './change-people.ts';
import { changeRoles } from './change-roles.ts';
import { refused, toConfirm, told } from './change-told.ts';
import { type ChangeOf, change } from './set-up-changes.ts';

/** One change of what is set up, by the flows that do it in chat; the answer is their sentence. */
export async function changeSetUp(call: ApiCall): Promise<ApiAnswer> {
  const read = change.safeParse(call.body);
  if (!read.success) return refused(400, unreadable);
  const wanted = read.data;
  switch (wanted.do) {
    case 'front-door':
      return setUpTold(call, await setFrontDoor(call.ports, { ...call.caller, read: contactTyped(wanted) }));
    case 'policy':
    case 'oversight':
    case 'ask-now':
    case 'skip':
    case 'rhythm':
    case 'end':
    case 'merge':
    case 'revive':
    case 'quiet':
    case 'no-quiet':
    case 'pause':
    case 'resume':
    case 'also-called':
    case 'not-called':
    case 'reports-to':
      return changeGroups(call, wanted);
    case 'audience':
      return changeReaders(call, wanted);
    case 'send-again':
      return repeatDoubtful(call, wanted.confirmed);
    case 'give-role':
    case 'take-role':
      return changeRoles(call, wanted);
    case 'agency':
    case 'call-agency':
    case 'post':
    case 'vacate':
    case 'answers-for-agency':
    case 'answers-for':
    case 'parts':
      return changePosts(call, wanted);
    case 'hold':
    case 'away':
    case 'back':
    case 'left':
      return changePersons(call, wanted);
    case 'add-meeting':
    case 'move-meeting':
    case 'cancel-meeting':
    case 'reinstate-meeting':
      return changeMeetings(call, wanted);
    default:
      return wanted satisfies never;
  }
}

async function repeatDoubtful({ ports, caller, setUp }: ApiCall, confirmed: boolean): Promise<ApiAnswer> {
  const again = await sendAgain(ports, { partnership: caller.partnership, by: caller.asker.key, confirmed });
  const text = setUp.words.sentAgain(again);
  return again.kind === 'confirm' ? toConfirm(text) : told(text);
}

async function changeReaders(call: ApiCall, { plan, groups, confirmed }: ChangeOf<'audience'>): Promise<ApiAnswer> {
  const { ports, caller, setUp } = call;
  const wanted = groups === null ? 'partnership' : { names: groups };
  const changed = await changeAudience(ports, { ...caller, plan, groups: wanted, confirmed });
  const text = setUp.words.audience(changed);
  if (changed.kind === 'changed') return told(text);
  return changed.kind === 'widens' ? toConfirm(text) : refused(422, text);
}

const unreadable =
  'Something is missing or is no date or time, so nothing was changed. Fill in each field: a date such as 14/01/2027, a time such as 10:00.';
