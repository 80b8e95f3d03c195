import { refusalOfText } from '../domain/accept-update.ts';
import { type Day, formatDay, formatInstant, londonDay } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import { counted, cut } from '../domain/shown-text.ts';
import type { AnyMeetingNote, MeetingChanged, MeetingChangeRefusal } from '../flows/change-meeting.ts';
import type { NoGroup } from '../flows/find-group.ts';
import type { LineNote, LineRefusal } from '../flows/import-meetings.ts';
import { type Door, managersOnly } from './door.ts';

type Done = Extract<MeetingChanged, { kind: 'done' }>;

/** What became of a meeting, and what that means from now on. */
export function meetingDoneWords({ does, group, before, after, steps, notes }: Done, door: Door = 'chat'): string {
  const told = notes.map(noteWords).join(' ');
  const head = headline({ does, group, before, after }, door);
  return [head, stepWords(steps), told].filter(Boolean).join('\n');
}

function headline(
  { does, group, before, after }: Pick<Done, 'does' | 'group' | 'before' | 'after'>,
  door: Door,
): string {
  const on = onDay(after);
  switch (does) {
    case 'add':
      return before
        ? `${group}’s cancelled meeting on ${on} will be held after all.`
        : `Added: ${group} meets on ${on}.`;
    case 'move':
      return `Moved: ${group}’s meeting of ${formatDay(before!.date)} is now on ${on}. Nobody is asked twice for it.`;
    case 'cancel':
      return `Cancelled: ${group} does not meet on ${formatDay(after.date)}. Nothing more is asked or posted for it, and what was answered is kept. Should it be held after all: ${door === 'tab' ? 'bring it back below.' : `“reinstate the ${group} meeting on ${formatDay(after.date)}”.`}`;
    case 'reinstate':
      return `${group}’s meeting on ${on} will be held after all.`;
    case 'papers':
      return `The papers for ${group}’s meeting on ${on} go out on ${formatDay(after.papers!)}.`;
    case 'time':
      return `${group}’s meeting on ${formatDay(after.date)} is at ${after.time}.`;
    default:
      return does satisfies never;
  }
}

function onDay({ date, time }: Pick<Meeting, 'date' | 'time'>): string {
  return `${formatDay(date)}${time ? ` at ${time}` : ''}`;
}

function stepWords(steps: Done['steps']): string {
  const day = (name: string) => {
    const at = steps.find((step) => step.name === name)?.at;
    return at ? formatDay(londonDay(at)) : null;
  };
  const [ask, close, digest] = [day('ask'), day('close'), day('digest')];
  return ask && close && digest ? `Asks on ${ask}, closes on ${close}, digest on the papers date, ${digest}.` : '';
}

const noteSentences: {
  readonly [C in AnyMeetingNote['code']]: (note: Extract<AnyMeetingNote, { code: C }>) => string;
} = {
  'not-a-working-day': ({ date }) =>
    `${formatDay(date)} is not a working day in England; if that is a slip, move the meeting.`,
  'far-ahead': ({ date }) => `${formatDay(date)} is more than two years ahead: is the year right?`,
  'papers-past': ({ papers }) => `Its papers date, ${formatDay(papers)}, has passed already.`,
  'papers-not-a-working-day': ({ papers }) =>
    `Its papers date, ${formatDay(papers)}, is not a working day in England; its digest is posted on that day all the same.`,
  'papers-as-usual': ({ was, now }) =>
    `Its papers were to go out on ${formatDay(was)}; it is now the usual day, ${formatDay(now)}, unless you say another.`,
  'answers-reopened': ({ until }) => `Answers are taken as in time again until ${formatInstant(until)}.`,
  'asks-at-once': () => 'The day of its ask has passed, so it asks now.',
  'no-time-to-ask': () => 'Its close has passed, so nobody is asked for it any more.',
  'closes-at-once': () => 'Its close has passed, so it closes now; later answers are marked late.',
  'digest-stands': () => 'Its digest was posted already and stands; what is answered late comes under it.',
  'no-channel': () => 'The group has no channel yet, so its cards cannot reach it.',
};

export function noteWords(note: AnyMeetingNote): string {
  return (noteSentences[note.code] as (note: AnyMeetingNote) => string)(note);
}

/** A sentence for each refusal: what is so, that nothing was changed, what to do. */
const refusals: {
  readonly [C in Exclude<MeetingChangeRefusal['code'], NoGroup['code']>]: (
    refusal: Extract<MeetingChangeRefusal, { code: C }>,
    said: { readonly group: string; readonly door: Door },
  ) => string;
} = {
  'not-business-manager': (_, { door }) => managersOnly[door],
  'past-meeting': ({ date }) =>
    `${formatDay(date)} has passed, so nothing was changed. Please give a day still to come.`,
  'same-day': ({ date, time }, { group, door }) =>
    `${group} meets on ${onDay({ date, time })} already, so nothing was changed. If it is to be at another time, ${door === 'tab' ? 'move that one.' : `type “move the ${group} meeting on ${formatDay(date)} to 14:00”.`}`,
  'papers-after-meeting': ({ papers, date }) =>
    `Papers on ${formatDay(papers)} would come after the meeting on ${formatDay(date)}, so nothing was changed. Please correct one of the two.`,
  'group-ended': ({ on }, { group, door }) =>
    `${group} met for the last time before that (it ended on ${formatDay(on)}), so nothing was changed. ${meetsAgain(group, door)}`,
  'no-such-meeting': ({ on, ahead }, { group, door }) =>
    on
      ? `${group} has no meeting on ${formatDay(on)}, so nothing was changed. ${aheadWords(ahead, door)}`
      : `${group} has no such meeting ahead, so nothing was changed. ${door === 'tab' ? 'Add one below.' : `Type “add a meeting for ${group} on” and the day.`}`,
  'which-meeting': ({ ahead }, { door }) =>
    `Which meeting? Nothing was changed. ${aheadWords(ahead, door)} Please name the one you mean.`,
  'already-recorded': ({ date }, { group }) =>
    `${group}’s meeting on ${formatDay(date)} was held and recorded, so nothing was changed.`,
  'moved-too-far': ({ first }) =>
    `That is more than a year after ${formatDay(first)}, its first date, so nothing was changed. Please cancel it and add a new one.`,
};

function aheadWords(ahead: readonly Day[], door: Door): string {
  if (ahead.length === 0)
    return door === 'tab' ? 'It has none ahead.' : 'It has none ahead; “meetings” shows the dates.';
  const shown = ahead.slice(0, 6).map(formatDay);
  return `It meets on ${listed(shown)}${ahead.length > 6 ? ' and later' : ''}.`;
}

export function meetsAgain(group: string, door: Door): string {
  return `If it goes on, ${door === 'tab' ? 'let it meet again under Groups, among those that have ended.' : `type “${group} meets again” first.`}`;
}

export function meetingRefusalWords(refusal: MeetingChangeRefusal, group: string, door: Door = 'chat'): string {
  if (refusal.code === 'unknown-group' || refusal.code === 'unsafe-name') return noGroupWords(refusal);
  const sentence = refusals[refusal.code] as (refusal: MeetingChangeRefusal, said: object) => string;
  return sentence(refusal, { group, door });
}

export function noGroupWords(refusal: NoGroup): string {
  if (refusal.code === 'unsafe-name') return 'That does not look like the name of a group, so nothing was changed.';
  const { name, nearest, known } = refusal;
  const head = `There is no group called ${cut(name, 60)}, so nothing was changed.`;
  if (nearest.length > 0) return `${head} Did you mean ${listed(nearest, 'or')}?`;
  return `${head} ${known.length > 0 ? `I know ${listed(known.slice(0, 12))}.` : 'Import a plan or its meetings first.'}`;
}

export function unchangedWords(group: string, meeting: Meeting): string {
  return meeting.cancelled
    ? `${group}’s meeting on ${formatDay(meeting.date)} is cancelled already. Nothing was changed.`
    : `${group}’s meeting is on ${onDay(meeting)} already. Nothing was changed.`;
}

/** What cancelling would mean, before it is done. */
export function cancelQuestion(group: string, meeting: Meeting, asked: number): string {
  const answers =
    asked === 0
      ? 'Nobody has been asked for it yet.'
      : `${counted(asked, 'action was', 'actions were')} asked about for it: those who were asked are told, and their answers are kept.`;
  return `${group} would not meet on ${onDay(meeting)}, and nothing would be asked, reminded of or posted for it. ${answers}`;
}

/** What may identify somebody is not said again. */
export function badDateWords(given: string): string {
  const what = refusalOfText(given, false) ? 'That' : `“${cut(given, 40)}”`;
  return `${what} is not a date that I understand, so nothing was changed. Please write it like 12 May 2027.`;
}

export function badTimeWords(given: string): string {
  return `“${cut(given, 20)}” is not a time, so nothing was changed. Please write it like 10:00 or 2:30 pm.`;
}

/** Lists come in by the tab and the command line alone. */
export type ListDoor = 'typed' | 'tab';

/** Why one line of a list of meetings was not taken. */
export function lineRefusalWords(refusal: LineRefusal, group: string, door: ListDoor): string {
  switch (refusal.code) {
    case 'unsafe-text':
      return 'its group or its title may identify a person, or is no name. Change it and import again.';
    case 'twice':
      return `${group} has a meeting on that day in ${refusal.row ? `row ${refusal.row}` : 'an earlier line'} already. A group meets once on a day: delete one of them.`;
    case 'moved-away':
      return `${group}’s meeting of that day was moved to ${formatDay(refusal.to)}. Correct the list; if there is to be another one, ${door === 'tab' ? 'add it below' : 'type “meetings add”'}.`;
    case 'papers-after-meeting':
      return `its papers date, ${formatDay(refusal.papers)}, is after the meeting on ${formatDay(refusal.date)}. Correct one of them.`;
    case 'group-ended':
      return `${group} ended on ${formatDay(refusal.on)}. ${door === 'tab' ? meetsAgain(group, door) : `If it goes on, a business manager types “${group} meets again”.`}`;
    default:
      return refusal satisfies never;
  }
}

/** What is worth a word about a line that was taken. */
export function lineNoteWords(note: LineNote, door: ListDoor): string {
  if (note.code === 'past') return `${formatDay(note.date)} has passed: kept for the record, and nobody is asked.`;
  if (note.code === 'still-cancelled') {
    return `the meeting on ${formatDay(note.date)} was cancelled, and stays so. To hold it after all: ${door === 'tab' ? 'bring it back below' : '“meetings reinstate”'}.`;
  }
  return noteWords(note);
}

export function listed(names: readonly string[], word = 'and'): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}
