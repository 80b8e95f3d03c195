import { readFileApart } from '../documents/file-reader.ts';
import { readMeetings } from '../documents/read-meetings.ts';
import type { MeetingOrder } from '../domain/accept-meeting.ts';
import { type Day, formatDay, londonDay } from '../domain/day.ts';
import { firstDay } from '../domain/meeting.ts';
import { monthWords } from '../domain/meeting-heading.ts';
import { comingIn, itemLines } from '../domain/meeting-item.ts';
import { readWrittenDay, readWrittenTime } from '../domain/written-day.ts';
import { changeMeeting } from '../flows/change-meeting.ts';
import { gatherSetting, valuesOf } from '../flows/gather.ts';
import { gatherItems } from '../flows/gather-items.ts';
import { importMeetings } from '../flows/import-meetings.ts';
import { itemText } from '../teams/item-wording.ts';
import { meetingsListWords, meetingsNotTaken, meetingsRemarks } from '../teams/list-wording.ts';
import { meetingDoneWords, meetingRefusalWords, unchangedWords } from '../teams/meeting-wording.ts';
import { type Call, Failure, fileOf, type Result, Wrong, withCommandLine } from './command.ts';

/** `meetings …`: what there is, what a file says, and one meeting added, moved, cancelled or brought back. */
export async function meetingsCommand(call: Call): Promise<Result> {
  const [what] = call.rest;
  switch (what) {
    case 'list':
      return list(call);
    case 'import':
      return importFile(call);
    case 'add':
    case 'move':
    case 'cancel':
    case 'reinstate':
    case 'papers':
      return change(call, what);
    default:
      throw new Wrong('It is “meetings list”, “import”, “add”, “move”, “cancel”, “reinstate” or “papers”');
  }
}

async function list({ open }: Call): Promise<Result> {
  return withCommandLine(open, async ({ ports, partnership }) => {
    const { groups } = await gatherSetting(ports, partnership);
    // All years: what a turn reads goes back one only.
    const register = ports.store.register(partnership);
    const all = valuesOf(await register.list('meeting'));
    const meetings = all.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    const coming = comingIn(await gatherItems(register, { groups, reader: 'all' }), all);
    const nameOf = (id: string) => groups.find((group) => group.id === id)?.name ?? id;
    const rows = meetings.map(({ group, ...meeting }) => {
      const first = firstDay(meeting.id);
      const movedFrom = first && first !== meeting.date ? first : null;
      const items = itemLines(coming.find((one) => one.meeting?.id === meeting.id)?.items ?? []);
      return { group: nameOf(group), ...meeting, movedFrom, items };
    });
    const undated = coming
      .filter(({ meeting }) => meeting === null)
      .map(({ group, month, day, items }) => ({ group: nameOf(group), month, day, items: itemLines(items) }));
    const text = rows.map(({ group, date, time, cancelled, movedFrom, items }) => {
      const moved = movedFrom ? ` (moved from ${formatDay(movedFrom)})` : '';
      const heading = `${formatDay(date)}${time ? `, ${time}` : ''} · ${group}${cancelled ? ' (cancelled)' : moved}`;
      return [heading, ...items.map(itemText)].join('\n');
    });
    const waiting = undated.map(({ group, month, day, items }) => {
      const when = day ? `${formatDay(day)}, no meeting dated so` : `${monthWords(month)}, day not known`;
      return [`${when} · ${group}`, ...items.map(itemText)].join('\n');
    });
    return {
      text: [...text, ...waiting].join('\n') || 'No meetings yet. Import them: meetings import FILE',
      json: { meetings: rows, undated },
    };
  });
}

async function importFile({ rest, open }: Call): Promise<Result> {
  const file = await fileOf(rest[1], 'meetings import FILE');
  return withCommandLine(open, async ({ ports, partnership }) => {
    const { groups } = await gatherSetting(ports, partnership);
    const read = await readMeetings(file, readFileApart, groups);
    if (!read.ok) throw new Failure(read.message);
    const imported = await importMeetings(ports, partnership, { meetings: read.rows, by: 'command line' });
    const { refused: _, notes: __, ...done } = imported;
    const problems = meetingsNotTaken(imported, read.problems, 'typed');
    return {
      text: meetingsListWords(imported, read.problems, 'typed'),
      json: { ...done, problems, notes: meetingsRemarks(imported, 'typed') },
    };
  });
}

type Changing = 'add' | 'move' | 'cancel' | 'reinstate' | 'papers';

const usageOf: Readonly<Record<Changing, string>> = {
  add: 'meetings add GROUP DATE [TIME] [--papers DATE] [--new-group]',
  move: 'meetings move GROUP DATE NEW-DATE [TIME] [--papers DATE]',
  cancel: 'meetings cancel GROUP DATE',
  reinstate: 'meetings reinstate GROUP DATE',
  papers: 'meetings papers GROUP DATE PAPERS-DATE',
};

async function change({ rest, values, open }: Call, what: Changing): Promise<Result> {
  const [, group = '', ...words] = rest;
  if (group.trim() === '' || words.length === 0) throw new Wrong(`It is “${usageOf[what]}”`);
  return withCommandLine(open, async ({ ports, partnership }) => {
    const order = orderFrom(what, words, { papers: values.papers, today: londonDay(ports.clock.now()) });
    const changed = await changeMeeting(ports, {
      partnership,
      asker: { key: 'command line', name: '', roles: [{ kind: 'business-manager' }], memberOf: new Set() },
      group,
      order,
      newGroup: values['new-group'] ?? false,
      confirmed: true,
    });
    switch (changed.kind) {
      case 'done':
        return {
          text: meetingDoneWords(changed),
          json: { group: changed.group, meeting: changed.after, notes: changed.notes },
        };
      case 'unchanged':
        return {
          text: unchangedWords(changed.group, changed.meeting),
          json: { group: changed.group, meeting: changed.meeting, notes: [] },
        };
      case 'refused': {
        const { refusal } = changed;
        const more =
          refusal.code === 'unknown-group' && what === 'add' ? ' If it is a new group, add --new-group.' : '';
        throw new Failure(`${meetingRefusalWords(refusal, changed.group)}${more}`);
      }
      case 'confirm':
        throw new Error('a confirmed change asked to be confirmed');
      default:
        return changed satisfies never;
    }
  });
}

interface About {
  readonly papers: string | undefined;
  readonly today: Day;
}

function orderFrom(what: Changing, words: readonly string[], { papers: typed, today }: About): MeetingOrder {
  const papers = typed === undefined ? null : dayOf(typed, today);
  const first = dayOf(words[0], today);
  switch (what) {
    case 'add':
      return { do: what, date: first, time: timeOf(words[1]), papers, title: null };
    case 'move':
      return { do: what, on: first, date: dayOf(words[1], today), time: timeOf(words[2]), papers };
    case 'cancel':
    case 'reinstate':
      return { do: what, on: first };
    case 'papers':
      return { do: what, on: first, papers: dayOf(words[1], today) };
    default:
      return what satisfies never;
  }
}

function dayOf(words: string | undefined, today: Day): Day {
  const day = readWrittenDay(words ?? '', today);
  if (!day) throw new Wrong(`“${words ?? ''}” is not a date. Write it as 2027-05-12, 12/05/2027 or "12 May 2027"`);
  return day;
}

function timeOf(words: string | undefined): string | null {
  if (words === undefined) return null;
  const time = readWrittenTime(words);
  if (!time) throw new Wrong(`“${words}” is not a time. Write it as 10:00`);
  return time;
}
