import type { MeetingView } from '../domain/meetings-view.ts';
import { gatherSetting } from '../flows/gather.ts';
import { gatherMeetings } from '../flows/gather-meetings.ts';
import { gatherRunOf } from '../flows/gather-run.ts';
import { showMeeting } from '../flows/show-meeting.ts';
import type { ApiAnswer, ApiCall } from './api.ts';

/** The meetings that the partnership has had in the last year and has ahead, with what comes to each. */
export async function listMeetings({ ports, caller }: ApiCall): Promise<ApiAnswer> {
  return { kind: 'value', value: await gatherMeetings(ports, caller) };
}

const noMeeting = {
  kind: 'refused',
  status: 404,
  message: 'There is no such meeting in the last year or ahead. The list of meetings shows those that are.',
} as const;

/** One meeting, with its digest and its request as the cards that Teams shows. */
export async function showOneMeeting({ ports, caller, given, drawCard }: ApiCall): Promise<ApiAnswer> {
  const shown = await showMeeting(ports, { ...caller, meeting: given.meeting ?? '' });
  if (!shown) return noMeeting;
  const { digest, request, ...rest } = shown;
  const value: MeetingView = {
    ...rest,
    digest: digest && {
      standing: digest.standing,
      card: drawCard({ kind: 'digest', digest: digest.digest, audience: 'group' }),
    },
    request: request && drawCard(request),
  };
  return { kind: 'value', value };
}

/** What became of a meeting's cycle, step by step and message by message. */
export async function showRun({ ports, caller: { partnership, asker }, given }: ApiCall): Promise<ApiAnswer> {
  const setting = await gatherSetting(ports, partnership);
  const meeting = setting.meetings.find(({ id }) => id === given.meeting);
  if (!meeting) return noMeeting;
  const register = ports.store.register(partnership);
  const record = await gatherRunOf(register, { setting, asker, until: ports.clock.now() }, meeting);
  return record ? { kind: 'value', value: record } : notYours;
}

const notYours = {
  kind: 'refused',
  status: 403,
  message: 'A run record is for the business manager and the chair of the group.',
} as const;
