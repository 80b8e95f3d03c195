import type { Day } from './day.ts';
import { canonicalGroup, isGroupName } from './forward-group.ts';
import type { KnownGroup } from './group-names.ts';
import { type Problem, type ProblemCode, problemAt, type Source } from './import-problem.ts';
import { type MeetingRead, type Month, monthWords } from './meeting-heading.ts';
import { readWrittenTime } from './written-day.ts';

/** Something that comes to one meeting of a group. */
export interface ForwardItem {
  /** The name under which the register or the plan knows the group; '' where nothing says whose meetings these are. */
  readonly group: string;
  readonly meeting: WhichMeeting;
  /** The heading or row label that it stands under; '' where there is none. */
  readonly category: string;
  readonly item: string;
  /** Who brings it, in the file's words. */
  readonly who: string;
  readonly source: Source;
}

/** A meeting in the file's words. Its month is null where it cannot be told, its day where only the month is written. */
export interface WhichMeeting {
  readonly text: string;
  readonly month: Month | null;
  readonly day: Day | null;
}

/** A meeting that a forward plan names. */
export interface ForwardMeeting extends WhichMeeting {
  readonly group: string;
  /** "10:00". */
  readonly time: string | null;
  readonly papers: Day | null;
  readonly source: Source;
}

/** What a part of a table says. */
export interface ForwardPart {
  readonly meetings: readonly ForwardMeeting[];
  readonly items: readonly ForwardItem[];
  readonly problems: readonly Problem[];
}

/** What is known of a part of a table before it is read. */
export interface ForwardAbout {
  readonly part: string;
  /** Whether a title says that this is a forward plan; else its headings must. */
  readonly isTitled: boolean;
  /** Whether a title says that it is something else that goes by months. */
  readonly isOther: boolean;
  readonly years: readonly number[];
  readonly group: string;
  readonly groups: readonly KnownGroup[];
}

/** Collects what a part of a table says: meetings, items, and what a person should look at. */
export class PartBuilder {
  readonly meetings: ForwardMeeting[] = [];
  readonly items: ForwardItem[] = [];
  readonly problems: Problem[] = [];
  private readonly about: ForwardAbout;

  constructor(about: ForwardAbout) {
    this.about = about;
  }

  /** A meeting as it was read, of the group beside its date, the group given, or the title's. */
  addMeeting(read: MeetingRead, row: number, more: MeetingMore = {}): ForwardMeeting {
    const { groups, group } = this.about;
    const named = isGroupName(read.words, groups) ? canonicalGroup(read.words, groups) : (more.group ?? group);
    const { text, month, day } = read;
    const known = this.meetings.find((one) => one.group === named && one.text === text && one.day === day);
    if (known) return known;
    const time = more.time ?? timeIn(text);
    const meeting = { group: named, text, month, day, time, papers: more.papers ?? null, source: this.at(row) };
    this.meetings.push(meeting);
    if (read.problem) this.report('meeting-not-understood', row, read.problem);
    else if (day === null && month !== null) this.report('meeting-without-day', row, withoutDay(named, month));
    return meeting;
  }

  addItem({ group, text, month, day }: ForwardMeeting, row: number, words: ItemWords): void {
    const { item, category = '', who = '' } = words;
    this.items.push({ group, meeting: { text, month, day }, category, item, who, source: this.at(row) });
  }

  report(code: ProblemCode, row: number, what: string): void {
    this.problems.push(problemAt(code, null, this.at(row), what));
  }

  private at(row: number): Source {
    return { part: this.about.part, row };
  }
}

interface MeetingMore {
  readonly group?: string | undefined;
  readonly time?: string | null | undefined;
  readonly papers?: Day | null | undefined;
}

interface ItemWords {
  readonly item: string;
  readonly category?: string;
  readonly who?: string;
}

const clock = /\b\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)\b|\b\d{1,2}:\d\d\b/i;

function timeIn(text: string): string | null {
  return readWrittenTime(clock.exec(text)?.[0] ?? '');
}

/** A month is a meeting whose day somebody knows: the sentence is what they can type. */
function withoutDay(group: string, month: Month): string {
  const name = group === '' ? 'the group' : group;
  const whose = group === '' ? 'A meeting' : `${group}’s meeting`;
  return `${whose} in ${monthWords(month)} has no day. Say it, with the right day: “add a meeting of ${name} on 14 ${monthWords(month)}”.`;
}
