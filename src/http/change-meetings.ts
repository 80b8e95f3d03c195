import type { MeetingOrder } from '../domain/accept-meeting.ts';
import { changeMeeting } from '../flows/change-meeting.ts';
import type { ApiAnswer, ApiCall } from './api.ts';
import { refused, toConfirm, told } from './change-told.ts';
import type { ChangeOf } from './set-up-changes.ts';

type MeetingWanted = ChangeOf<'add-meeting' | 'move-meeting' | 'cancel-meeting' | 'reinstate-meeting'>;

/** A meeting added, moved, cancelled or brought back. */
export async function changeMeetings(call: ApiCall, wanted: MeetingWanted): Promise<ApiAnswer> {
  const { ports, caller, setUp } = call;
  const { group, newGroup, confirmed } = wanted;
  const changed = await changeMeeting(ports, { ...caller, group, newGroup, confirmed, order: orderOf(wanted) });
  switch (changed.kind) {
    case 'done':
      return told(setUp.words.meetingDone(changed));
    case 'unchanged':
      return told(setUp.words.meetingUnchanged(changed.group, changed.meeting));
    case 'confirm':
      return toConfirm(setUp.words.meetingCancel(changed.group, changed.meeting, changed.asked));
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
