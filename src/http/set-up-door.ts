import type { KnownGroup } from '../domain/group-names.ts';
import type { ImportPreview } from '../domain/import-preview.ts';
import type { ProblemCode } from '../domain/import-problem.ts';
import type { KeptDraft } from '../domain/kept-draft.ts';
import type { ListKind } from '../domain/list-kind.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { LocalContact } from '../domain/partnership.ts';
import type { PeopleDone, PeopleRefusal } from '../domain/people-change.ts';
import type { PeopleRow } from '../domain/people-row.ts';
import type { EditionChanges } from '../domain/plan-edition.ts';
import type { Table } from '../domain/plan-table.ts';
import type { PlanTypedWrong } from '../domain/typed-draft.ts';
import type { AudienceTold } from '../flows/change-audience.ts';
import type { MeetingChanged } from '../flows/change-meeting.ts';
import type { Described } from '../flows/describe-group.ts';
import type { GroupEnded } from '../flows/end-group.ts';
import type { DraftImported } from '../flows/import-draft.ts';
import type { MeetingGiven, MeetingsImported } from '../flows/import-meetings.ts';
import type { PeopleImported } from '../flows/import-people.ts';
import type { Imported, ImportRefused } from '../flows/import-plan.ts';
import type { Leaving } from '../flows/person-left.ts';
import type { Understand } from '../flows/ports.ts';
import type { SentAgain } from '../flows/send-again.ts';
import type { SetUp, SetUpDone } from '../flows/set-up.ts';
import type { Steered } from '../flows/steer-cycle.ts';
import type { ImportUndone } from '../flows/undo-import.ts';

export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface NotRead {
  readonly ok: false;
  readonly message: string;
}

/** A list as it was read: what was not, row by row. */
export interface ListRead<T> {
  readonly ok: true;
  readonly rows: readonly T[];
  readonly problems: readonly { readonly row: number; readonly message: string }[];
}

/** What setting up from the tab needs of those whom src/http does not know: who reads files, and the chat's sentences. */
export interface SetUpDoor {
  readonly readFile: (
    file: GivenFile,
  ) => Promise<
    { readonly ok: true; readonly tables: readonly Table[]; readonly remarks?: readonly string[] } | NotRead
  >;
  readonly readPeople: (file: GivenFile) => Promise<ListRead<PeopleRow> | NotRead>;
  readonly readMeetings: (file: GivenFile, groups: readonly KnownGroup[]) => Promise<ListRead<MeetingGiven> | NotRead>;
  readonly understand: Understand;
  readonly words: SetUpWords;
}

/** The same sentences as in chat. */
export interface SetUpWords {
  readonly notManager: string;
  readonly gone: string;
  readonly problemTitles: Readonly<Record<ProblemCode, string>>;
  readonly wrongTyped: Readonly<Record<PlanTypedWrong, string>>;
  readonly notAsShown: Readonly<Record<Extract<DraftImported, { kind: 'not-as-shown' }>['why'], string>>;
  readonly tooLarge: (name: string) => string;
  readonly tooMuch: (name: string) => string;
  readonly list: (name: string, kind: ListKind) => string;
  readonly plan: (preview: ImportPreview) => readonly string[];
  readonly changes: (changes: EditionChanges) => readonly string[];
  readonly closed: (kept: KeptDraft) => string;
  readonly imported: (done: Extract<Imported, { kind: 'imported' }>) => string;
  readonly importRefused: (refused: ImportRefused) => string;
  readonly undone: (undone: ImportUndone) => string;
  readonly done: (done: SetUpDone) => string;
  readonly notSetUp: (refused: Extract<SetUp, { kind: 'refused' }>) => string;
  readonly described: (described: Described) => string;
  readonly ended: (ended: GroupEnded) => string;
  readonly audience: (told: AudienceTold) => string;
  readonly left: (left: Leaving, name: string) => string;
  readonly sentAgain: (again: SentAgain) => string;
  readonly steered: (steered: Steered) => string;
  readonly peopleDone: (done: PeopleDone) => string;
  readonly peopleRefused: (refusal: PeopleRefusal, contact: LocalContact | null) => string;
  readonly meetingDone: (done: Extract<MeetingChanged, { kind: 'done' }>) => string;
  readonly meetingUnchanged: (group: string, meeting: Meeting) => string;
  readonly meetingCancel: (group: string, meeting: Meeting, asked: number) => string;
  readonly meetingRefused: (refused: Extract<MeetingChanged, { kind: 'refused' }>) => string;
  readonly peopleList: (imported: PeopleImported, problems: ListRead<unknown>['problems']) => string;
  readonly meetingsList: (imported: MeetingsImported, problems: ListRead<unknown>['problems']) => string;
}
