import { gatherMeetings } from '../flows/gather-meetings.ts';
import type { ApiAnswer, ApiCall } from './api.ts';

/** The meetings that the partnership has had in the last year and has ahead, with what comes to each. */
export async function listMeetings({ ports, caller }: ApiCall): Promise<ApiAnswer> {
  return { kind: 'value', value: await gatherMeetings(ports, caller) };
}
