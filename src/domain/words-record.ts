import { type Day, formatDay, formatInstant, londonDay } from './day.ts';
import type { AskedKind } from './decide.ts';
import type { Decision } from './decision.ts';
import type { DecisionLine } from './decision-line.ts';
import type { Attendance, RecordPart } from './meeting-record.ts';
import { type Rating, ratingWord } from './rating.ts';
import type { OutcomeChoice } from './record-typed.ts';
import type { MatterView, RecordView, ToNoteView } from './record-view.ts';
import { counted, cut } from './shown-text.ts';
import { quoted } from './words.ts';

/** Every word of the record of a meeting that is not fixed in its cards. */

export const partTitles: Readonly<Record<RecordPart, string>> = {
  decisions: 'Decisions',
  ratings: 'Ratings',
  actions: 'New actions',
  attendance: 'Attendance',
  finish: 'Minute reference',
};

export const outcomeTitles: Readonly<Record<OutcomeChoice, string>> = {
  agreed: 'Agreed at the meeting',
  'not-agreed': 'Not agreed at the meeting',
  deferred: 'Deferred to the next meeting',
  'agreed.circulation': 'Agreed by the partners by circulation',
  'not-agreed.circulation': 'Not agreed by the partners by circulation',
};

export const attendanceTitles: Readonly<Record<Attendance, string>> = {
  present: 'Present',
  deputy: 'Deputy came',
  apology: 'Apologies',
  none: 'Nobody came',
};

export const introductions: Readonly<Record<RecordPart, string>> = {
  decisions: 'What the meeting had to decide. What you leave open, and what is deferred, stands here again next time.',
  ratings: 'Only where the meeting saw it otherwise than the owner. Both are kept and shown. Blue signs an action off.',
  actions:
    'What the meeting asked for besides the plans. It goes into the group’s action log and is asked about like the rest. Everybody in the partnership may read it.',
  attendance: 'Who came. What you leave open is not recorded.',
  finish: 'Finish closes the cycle; after that, nothing here can be changed.',
};

/** Where a page has nothing to settle. */
export const nothingHere: Readonly<Partial<Record<RecordPart, string>>> = {
  decisions: 'Nothing waits for a decision, and the chair decided nothing that has not been noted.',
  ratings: 'No open action was asked about, is overdue or is off track, so there is no rating to consider.',
  attendance: 'Baton does not know yet which posts or agencies sit in this group, so it cannot list who came.',
};

/** Nothing waits on this page: it says so, in place of what to do there. */
export function isNothingHere({ decisions, toNote, ratings, attendance }: RecordView, part: RecordPart): boolean {
  if (part === 'decisions') return decisions.length + toNote.length === 0;
  return (part === 'ratings' && ratings.length === 0) || (part === 'attendance' && attendance.length === 0);
}

export function agreedRatingTitle(rating: Rating): string {
  return rating === 'blue' ? 'Blue: complete, signed off' : ratingWord(rating);
}

export function recordTitle({ group, date }: Pick<RecordView, 'group' | 'date'>): string {
  return `Record · ${cut(group, 80)} · ${formatDay(date)}`;
}

/** What the matter is, beside what the action's row says: "More time is asked for, to 30 April 2027". */
export function matterWords({ kind, line, asked }: MatterView): string {
  if (kind === 'extension') return askedWords(kind, asked);
  // The row of the action says itself that it is proposed as complete.
  return line.proposedComplete ? '' : 'Signed off';
}

/** What an owner has asked, as its chair is shown it. */
export function askedWords(kind: AskedKind, to: Day | null): string {
  return kind === 'sign-off'
    ? 'It is proposed as complete'
    : `More time is asked for${to ? `, to ${formatDay(to)}` : ''}`;
}

export const rulingTitles: Readonly<Record<AskedKind, Readonly<Record<'agreed' | 'not-agreed', string>>>> = {
  'sign-off': { agreed: 'Agreed: it is complete', 'not-agreed': 'Not agreed: it stays open' },
  extension: { agreed: 'Agreed: the date is moved', 'not-agreed': 'Not agreed: it keeps its date' },
};

export function outcomeLabel({ kind, line }: MatterView): string {
  return kind === 'extension' ? `More time for ${line.label}` : `Sign-off of ${line.label}`;
}

const outcomeWords: Readonly<Record<Decision['outcome'], string>> = {
  agreed: 'agreed',
  'not-agreed': 'not agreed',
  deferred: 'deferred',
};

/** "Agreed: complete", "Not agreed: more time, to 30 April 2027". */
export function decidedWords({ matter, outcome, note }: Decision): string {
  const word = outcomeWords[outcome];
  const said = note ? ` ${quoted(cut(note, 300))}` : '';
  switch (matter.kind) {
    case 'sign-off':
      return `${capital(word)}: complete.${said}`;
    case 'extension':
      return `${capital(word)}: more time, to ${formatDay(matter.to)}.${said}`;
    case 'agreed-rating':
      return `${ratingWord(matter.rating)} ${word}.${said}`;
    case 'new-action':
      return outcome === 'agreed' ? `Added by a meeting.${said}` : `Taken out again.${said}`;
    default:
      return matter satisfies never;
  }
}

/** Who took a decision, and what became of it: "by MACE on 24 September 2019", "noted on 10 December 2019". */
export function decisionNotes({ taken, notedOn, replaced }: DecisionLine): readonly string[] {
  const toNote = taken.by === 'chair' && !replaced;
  return [
    takenWords(taken),
    toNote ? (notedOn ? `noted on ${formatDay(notedOn)}` : 'to be noted at a meeting') : '',
    replaced ? 'Recorded by mistake, and put right later' : '',
  ].filter(Boolean);
}

function takenWords(taken: DecisionLine['taken']): string {
  switch (taken.by) {
    case 'chair':
      return `by the chair of ${cut(taken.group, 80)}`;
    case 'meeting':
      return `by ${cut(taken.group, 80)}${taken.on ? ` on ${formatDay(taken.on)}` : ''}`;
    case 'circulation':
      return 'by the partners, by circulation';
    default:
      return taken satisfies never;
  }
}

export function recordedWords(decision: Decision | null): string {
  return decision ? `Recorded. ${decidedWords(decision)}` : '';
}

/** What a chair decided, as it stands on record. */
export function decisionWords({ matter, outcome }: Decision, ref: string): string {
  if (matter.kind === 'extension') {
    return outcome === 'agreed'
      ? `Agreed: ${ref} is now due ${formatDay(matter.to)}. The old date is kept, and the meeting can note it.`
      : `Not agreed: ${ref} keeps its date.`;
  }
  return outcome === 'agreed'
    ? `Agreed: ${ref} is complete. The next meeting can note it.`
    : `Returned: ${ref} is not complete yet. It stays open, and its owner can say what is still to do.`;
}

/** What a chair decided between meetings: "4.1: the chair decided on 3 September 2019. Agreed: complete." */
export function toNoteWords({ decision, line }: ToNoteView): string {
  const { at } = decision;
  return `${line.label}: decided by the chair on ${formatDay(londonDay(at))}. ${decidedWords(decision)}`;
}

export function ownerWords(view: MatterView): string {
  const agreed = view.agreed && view.agreed !== view.line.rating ? `; ${ratingWord(view.agreed)} agreed` : '';
  return `As it stands (${ratingWord(view.line.rating)}${agreed})`;
}

/** What the record holds so far, line by line. */
export function recordLines(view: RecordView): readonly { readonly name: string; readonly says: string }[] {
  const settled = view.decisions.filter(({ recorded }) => recorded !== null);
  const open = view.decisions.length - settled.length;
  const rated = view.ratings.filter(({ recorded }) => recorded !== null);
  const noted = view.toNote.filter((one) => one.noted).length;
  const came = view.attendance.filter((one) => one.as !== null);
  const refs = (some: readonly MatterView[]) => listOf([...new Set(some.map(({ line }) => line.label))]);
  return [
    {
      name: 'Decisions',
      says:
        view.decisions.length === 0
          ? 'none needed'
          : `${settled.length} of ${view.decisions.length} recorded${settled.length > 0 ? ` (${refs(settled)})` : ''}${open > 0 ? `; ${open} ${open === 1 ? 'stays' : 'stay'} open for the next meeting` : ''}`,
    },
    ...(view.toNote.length > 0
      ? [{ name: 'Noted', says: `${noted} of ${counted(view.toNote.length, 'decision')} by the chair` }]
      : []),
    { name: 'Ratings', says: rated.length > 0 ? `agreed for ${refs(rated)}` : 'none agreed otherwise' },
    {
      name: 'New actions',
      says: view.added.length > 0 ? listOf(view.added.map(({ label }) => label)) : 'none',
    },
    { name: 'Attendance', says: came.length > 0 ? attendanceWords(came) : 'not recorded' },
    ...(view.minuteRef ? [{ name: 'Minute reference', says: cut(view.minuteRef, 300) }] : []),
  ];
}

function attendanceWords(came: readonly RecordView['attendance'][number][]): string {
  const count = (as: Attendance) => came.filter((one) => one.as === as).length;
  const parts: readonly (readonly [number, string])[] = [
    [count('present'), 'present'],
    [count('deputy'), 'by deputy'],
    [count('apology'), 'with apologies'],
    [count('none'), 'with nobody there'],
  ];
  return parts.flatMap(([many, word]) => (many > 0 ? [`${many} ${word}`] : [])).join(', ');
}

export function overviewWords({ finished, started }: RecordView): string {
  if (finished) return `Recorded by ${cut(finished.by, 80)} on ${formatInstant(finished.at)}. The cycle is closed.`;
  if (started) return 'Its record is begun. Go on where you left it: everything you saved is kept.';
  return 'Five short pages: decisions, ratings, new actions, attendance, minute reference. Each is saved as you go, and you can leave and come back.';
}

export function alsoOpenWords({ alsoOpen, group }: RecordView): string {
  if (alsoOpen.length === 0) return '';
  const name = cut(group, 80);
  return `Also not recorded: ${name} on ${listOf(alsoOpen.map(formatDay))}. Type “record the ${name} meeting on ${formatDay(alsoOpen[0]!)}”.`;
}

export function savedWords(part: RecordPart, wrote: boolean, about: readonly string[]): string {
  if (!wrote) return 'Nothing new was on that page, so nothing was recorded.';
  return `Saved: ${partTitles[part].toLowerCase()}${about.length > 0 ? `, ${listOf(about)}` : ''}.`;
}

export function takenOutWords(about: readonly string[]): string {
  return `Taken out of the log again: ${listOf(about)}.`;
}

export function finishedWords({ group, date }: Pick<RecordView, 'group' | 'date'>): string {
  return `The meeting of ${group} on ${formatDay(date)} is recorded, and its cycle is closed. Thank you.`;
}

export const leftWords = 'Everything you saved is kept. Press the button on the card, or type “record”, to go on.';
export const inPrivateWords =
  'A record is made in your own chat with Baton, where only you see it. Please type it there; nothing was changed.';

export function listOf(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => cut(name, 60));
  const more = names.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

function capital(word: string): string {
  return `${word[0]!.toUpperCase()}${word.slice(1)}`;
}
