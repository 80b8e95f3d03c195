import { describe, expect, it } from '@jest/globals';
import type { Attendance, MeetingRecord } from '../../src/domain/meeting-record.ts';
import { newRecord } from '../../src/domain/meeting-record.ts';
import { groupAttendances } from '../../src/domain/year-attendance.ts';
import { aGroup, aMeeting, aPost } from '../builders.ts';

const meetings = ['2019-06-01', '2019-09-01', '2019-12-01'].map((date) =>
  aMeeting({ id: `mace.${date}`, group: 'mace', date: date as never }),
);

function record(at: number, attendance: Readonly<Record<string, Attendance>>): MeetingRecord {
  const said = Object.entries(attendance).map(([who, as]) => ({ who, as }));
  return { ...newRecord(meetings[at]!, 'sam', '2019-06-02T09:00:00Z'), attendance: said };
}

describe(groupAttendances, () => {
  it('counts how each member came to the meetings of which it was recorded, and who has left since', () => {
    const [mace] = groupAttendances(meetings, {
      groups: [aGroup({ id: 'mace', name: 'MACE', members: ['police', 'school'] })],
      seats: [
        aPost({ id: 'police', title: 'Inspector', agency: 'none' }),
        aPost({ id: 'school', title: 'Head teacher', agency: 'none' }),
        aPost({ id: 'gone', title: 'Probation officer', agency: 'none' }),
      ],
      agencies: [],
      records: [record(0, { police: 'present', gone: 'apology' }), record(1, { police: 'deputy', school: 'none' })],
    });
    expect(mace).toEqual({
      group: 'MACE',
      meetings: 3,
      recorded: 2,
      seats: [
        { name: 'Inspector', present: 1, deputy: 1, apology: 0, none: 0 },
        { name: 'Head teacher', present: 0, deputy: 0, apology: 0, none: 1 },
        { name: 'Probation officer', present: 0, deputy: 0, apology: 1, none: 0 },
      ],
    });
  });
});
