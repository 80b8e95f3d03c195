import type { MeetingOrder } from '../../src/domain/accept-meeting.ts';
import { england, workingDaysAfter } from '../../src/domain/calendar.ts';
import { atLondon, type Day, type Instant } from '../../src/domain/day.ts';
import type { RecordPart } from '../../src/domain/meeting-record.ts';
import type { RecordTyped } from '../../src/domain/record-typed.ts';
import type { MatterView, RecordView } from '../../src/domain/record-view.ts';
import { changeMeeting } from '../../src/flows/change-meeting.ts';
import { personLeft } from '../../src/flows/person-left.ts';
import { saveRecord } from '../../src/flows/save-record.ts';
import { setAway } from '../../src/flows/set-away.ts';
import { showRecord } from '../../src/flows/show-record.ts';
import { addNote, holdDigest, releaseDigest } from '../../src/flows/steer-digest.ts';
import { tellChair } from '../../src/flows/tell-chair.ts';
import { anAsker, manager, theManager, type World } from '../builders.ts';
import type { Act } from './year-owners.ts';
import { calledBy, personKey, withSpringMeetings } from './year-setting.ts';

// What the business manager and the chairs of the year's story do of their own accord, day by day.

/** The year's events beside answers and records. */
export const diary: readonly Act[] = [
  on(
    '2019-09-06',
    '14:00',
    note('management-executive-board.2019-09-17', 'board-chair', 'Please bring your figures to the meeting.'),
  ),
  on('2019-09-23', '15:00', ({ ports, partnership }) =>
    done(tellChair(ports, { partnership, asker: theManager, meeting: 'audit-group.2019-10-03' }), 'told'),
  ),
  on('2019-10-21', '10:00', away('nurse', '2019-11-04')),
  on(
    '2019-10-30',
    '11:00',
    changed('LPR Group', { do: 'move', on: '2019-11-14', date: '2019-11-21', time: null, papers: null }),
  ),
  on('2019-11-01', '12:00', held('mace.2019-11-12', 'inspector')),
  on('2019-11-06', '15:00', released('mace.2019-11-12', 'inspector')),
  on('2019-11-18', '10:00', changed('Audit Group', { do: 'cancel', on: '2019-11-28' })),
  on('2020-01-08', '10:00', withSpringMeetings),
  on('2020-01-13', '10:00', ({ ports, partnership }) =>
    done(personLeft(ports, partnership, personKey('service'), manager), 'left'),
  ),
  on(
    '2020-01-31',
    '11:00',
    changed('Management Executive Board', { do: 'add', date: '2020-02-13', time: null, papers: null, title: null }),
  ),
];

function on(day: Day, time: string, does: Act['does']): Act {
  return { at: atLondon(day, time), does };
}

async function done(result: Promise<{ readonly kind: string }>, wanted: string): Promise<void> {
  const got = await result;
  if (got.kind !== wanted) throw new Error(JSON.stringify(got));
}

function away(person: string, until: Day): Act['does'] {
  const key = personKey(person);
  return ({ ports, partnership }) =>
    done(setAway(ports, { partnership, asker: theManager, person: { key, name: calledBy.get(key)! }, until }), 'done');
}

function chair(person: string, meeting: string) {
  const group = meeting.split('.')[0]!;
  return anAsker({ key: personKey(person), roles: [{ kind: 'chair', group }], memberOf: [] });
}

function note(meeting: string, person: string, text: string): Act['does'] {
  return ({ ports, partnership }) =>
    done(addNote(ports, { partnership, meeting, asker: chair(person, meeting), text, confirmed: false }), 'steered');
}

function held(meeting: string, person: string): Act['does'] {
  return ({ ports, partnership }) =>
    done(holdDigest(ports, { partnership, meeting, asker: chair(person, meeting) }), 'steered');
}

function released(meeting: string, person: string): Act['does'] {
  return ({ ports, partnership }) =>
    done(releaseDigest(ports, { partnership, meeting, asker: chair(person, meeting) }), 'steered');
}

function changed(group: string, order: MeetingOrder): Act['does'] {
  const wish = { group, order, newGroup: false, confirmed: true };
  return ({ ports, partnership }) => done(changeMeeting(ports, { partnership, asker: theManager, ...wish }), 'done');
}

/** Two meetings are not recorded in time: one a month late, one never. */
const recordedLate: Readonly<Record<string, Day | null>> = {
  'mace.2019-06-26': null,
  'lscp-business-team.2019-10-17': '2019-11-15',
};

/** When the business manager records a meeting: two working days after it, in the afternoon. */
export function recordsAt(meeting: { readonly id: string; readonly date: Day }): Instant | null {
  const late = recordedLate[meeting.id];
  if (late === null) return null;
  return atLondon(late ?? workingDaysAfter(meeting.date, 2, england), '14:00');
}

/** Walks the record card from its first page to its last. */
export async function record({ ports, partnership }: World, meeting: string): Promise<void> {
  const pages: readonly RecordPart[] = ['decisions', 'ratings', 'actions', 'attendance', 'finish'];
  for (const part of pages) {
    const shown = await showRecord(ports, { partnership, asker: theManager, meeting, card: 'none' });
    if (shown.kind === 'refused') throw new Error(`${meeting}: ${JSON.stringify(shown.refusal)}`);
    const page = { part, typed: typedOn(part, shown.view), seq: shown.view.sequence, submit: `${meeting}.${part}` };
    const rest = { takeOut: null, confirmed: false, finish: part === 'finish' };
    await done(saveRecord(ports, { partnership, asker: theManager, meeting, ...page, ...rest }), 'saved');
  }
}

function typedOn(part: RecordPart, view: RecordView): RecordTyped {
  switch (part) {
    case 'decisions':
      return {
        ...Object.fromEntries(
          view.decisions.map((matter) => [
            `outcome~${matter.id}~${matter.stamp}`,
            outcomeOf(matter, Number(view.date.slice(5, 7))),
          ]),
        ),
        ...Object.fromEntries(view.toNote.map(({ decision }) => [`noted~${decision.id}`, 'true'])),
      };
    case 'ratings':
      return Object.fromEntries(
        view.ratings.filter(isSeenOtherwise).map((matter) => [`rating~${matter.id}~${matter.stamp}`, 'red']),
      );
    case 'actions':
      return newAction[view.meeting] ?? {};
    case 'attendance':
      return Object.fromEntries(view.attendance.map(({ who }) => [`as~${who}`, 'present']));
    case 'finish':
      return { 'words~minute': `Minutes of ${view.date}` };
    default:
      return part satisfies never;
  }
}

/** Most of what is asked is agreed; some is put off to the next meeting or turned down, though not twice running. */
function outcomeOf({ line: { ref } }: MatterView, at: number): string {
  const turn = (Number(ref.replace('.', '')) + at) % 9;
  return turn === 1 ? 'not-agreed' : turn === 2 ? 'deferred' : 'agreed';
}

/** The Board calls what is long overdue Red, though its owner says Amber. */
function isSeenOtherwise({ line }: MatterView): boolean {
  return line.rating === 'amber' && line.daysOverdue > 60;
}

const newAction: Readonly<Record<string, RecordTyped>> = {
  'mace.2019-09-24': {
    'words~action': 'Write to every school about the new referral form',
    'words~measure': 'Every school has answered',
    due: '2019-12-20',
  },
};
