import { z } from 'zod';
import type { MeetingOrder } from '../domain/accept-meeting.ts';
import { type Day, parseDay } from '../domain/day.ts';
import { contactTyped } from '../domain/safety.ts';
import type { SetUpTold } from '../domain/set-up-view.ts';
import { readWrittenTime } from '../domain/written-day.ts';
import { changeMeeting } from '../flows/change-meeting.ts';
import { addAgency, addPost, holdPost, type PeopleChanged, vacatePost } from '../flows/change-people.ts';
import { gatherSetting } from '../flows/gather.ts';
import { setAway, setBack } from '../flows/set-away.ts';
import { type SetUp, setFrontDoor, setOversight, setPolicy } from '../flows/set-up.ts';
import { peopleCalled } from '../flows/show-set-up.ts';
import { steerCycle } from '../flows/steer-cycle.ts';
import type { ApiAnswer, ApiCall } from './api.ts';

const name = z.string().trim().min(1).max(200);
const day = z.string().transform((text, context): Day => {
  const read = parseDay(text);
  if (read) return read;
  context.addIssue('not a day');
  return z.NEVER;
});
const time = z
  .string()
  .trim()
  .max(20)
  .refine((text) => text === '' || readWrittenTime(text) !== null)
  .transform((text) => (text === '' ? null : readWrittenTime(text)));

const meeting = { group: name, newGroup: z.boolean().default(false), confirmed: z.boolean().default(false) };

const change = z.discriminatedUnion('do', [
  z.object({ do: z.literal('policy'), group: name, policy: z.enum(['all', 'what-matters']) }),
  z.object({ do: z.literal('oversight'), group: name }),
  z.object({ do: z.literal('front-door'), name, phone: name, hours: name }),
  z.object({ do: z.literal('quiet'), group: name, from: day, to: day }),
  z.object({ do: z.literal('no-quiet'), group: name }),
  z.object({ do: z.literal('pause'), group: name, until: day.nullable() }),
  z.object({ do: z.literal('resume'), group: name }),
  z.object({ do: z.literal('agency'), name }),
  z.object({ do: z.literal('post'), title: name, agency: name }),
  z.object({ do: z.literal('hold'), post: name, as: z.enum(['holder', 'deputy']), person: name }),
  z.object({ do: z.literal('vacate'), post: name, as: z.enum(['holder', 'deputy']) }),
  z.object({ do: z.literal('away'), person: name, until: day }),
  z.object({ do: z.literal('back'), person: name }),
  z.object({ do: z.literal('add-meeting'), ...meeting, date: day, time, papers: day.nullable() }),
  z.object({ do: z.literal('move-meeting'), ...meeting, on: day, date: day, time, papers: day.nullable() }),
  z.object({ do: z.literal('cancel-meeting'), ...meeting, on: day }),
  z.object({ do: z.literal('reinstate-meeting'), ...meeting, on: day }),
]);

type Change = z.infer<typeof change>;
type ChangeOf<D extends Change['do']> = Extract<Change, { do: D }>;

/** One change of what is set up, by the flows that do it in chat; the answer is their sentence. */
export async function changeSetUp(call: ApiCall): Promise<ApiAnswer> {
  const read = change.safeParse(call.body);
  if (!read.success) return refused(400, unreadable);
  const wanted = read.data;
  const { ports, caller } = call;
  switch (wanted.do) {
    case 'policy':
      return setUpTold(call, await setPolicy(ports, { ...caller, name: wanted.group, policy: wanted.policy }));
    case 'oversight':
      return setUpTold(call, await setOversight(ports, { ...caller, name: wanted.group }));
    case 'front-door': {
      return setUpTold(call, await setFrontDoor(ports, { ...caller, read: contactTyped(wanted) }));
    }
    case 'quiet':
    case 'no-quiet':
    case 'pause':
    case 'resume':
      return steer(call, wanted);
    case 'agency':
    case 'post':
    case 'hold':
    case 'vacate':
    case 'away':
    case 'back':
      return changePeople(call, wanted);
    case 'add-meeting':
    case 'move-meeting':
    case 'cancel-meeting':
    case 'reinstate-meeting':
      return meet(call, wanted);
    default:
      return wanted satisfies never;
  }
}

const unreadable =
  'Something is missing or is no date or time, so nothing was changed. Fill in each field: a date such as 14/01/2027, a time such as 10:00.';

function refused(status: 400 | 422, message: string, code?: string): ApiAnswer {
  return { kind: 'refused', status, message, ...(code && { code }) };
}

function told(text: string): ApiAnswer {
  return { kind: 'value', value: { text, undo: null, confirm: false } satisfies SetUpTold };
}

function setUpTold({ setUp }: ApiCall, result: SetUp): ApiAnswer {
  if (result.kind === 'done') return told(setUp.words.done(result.what));
  if (result.kind === 'refused') return refused(422, setUp.words.notSetUp(result));
  throw new Error('only binding a channel asks for a new group');
}

async function steer(call: ApiCall, wanted: ChangeOf<'quiet' | 'no-quiet' | 'pause' | 'resume'>): Promise<ApiAnswer> {
  const { ports, caller, setUp } = call;
  const { group, ...order } = wanted;
  const steered = await steerCycle(ports, { ...caller, group, order });
  const text = setUp.words.steered(steered);
  return steered.kind === 'done' ? told(text) : refused(422, text);
}

type PeopleWanted = ChangeOf<'agency' | 'post' | 'hold' | 'vacate' | 'away' | 'back'>;

async function changePeople(call: ApiCall, wanted: PeopleWanted): Promise<ApiAnswer> {
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

type MeetingWanted = ChangeOf<'add-meeting' | 'move-meeting' | 'cancel-meeting' | 'reinstate-meeting'>;

async function meet(call: ApiCall, wanted: MeetingWanted): Promise<ApiAnswer> {
  const { ports, caller, setUp } = call;
  const { group, newGroup, confirmed } = wanted;
  const changed = await changeMeeting(ports, { ...caller, group, newGroup, confirmed, order: orderOf(wanted) });
  switch (changed.kind) {
    case 'done':
      return told(setUp.words.meetingDone(changed));
    case 'unchanged':
      return told(setUp.words.meetingUnchanged(changed.group, changed.meeting));
    case 'confirm': {
      const text = setUp.words.meetingCancel(changed.group, changed.meeting, changed.asked);
      return { kind: 'value', value: { text, undo: null, confirm: true } satisfies SetUpTold };
    }
    case 'refused':
      return refused(422, setUp.words.meetingRefused(changed), changed.refusal.code);
    default:
      return changed satisfies never;
  }
}

function orderOf(wanted: MeetingWanted): MeetingOrder {
  switch (wanted.do) {
    case 'add-meeting': {
      const { date, time: at, papers } = wanted;
      return { do: 'add', date, time: at, papers, title: null };
    }
    case 'move-meeting': {
      const { on, date, time: at, papers } = wanted;
      return { do: 'move', on, date, time: at, papers };
    }
    case 'cancel-meeting':
      return { do: 'cancel', on: wanted.on };
    case 'reinstate-meeting':
      return { do: 'reinstate', on: wanted.on };
    default:
      return wanted satisfies never;
  }
}
