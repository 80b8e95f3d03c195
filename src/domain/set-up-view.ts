import type { Day, Instant, Period } from './day.ts';
import type { ProblemCode } from './import-problem.ts';
import type { LocalContact, Policy, Rhythms } from './partnership.ts';
import type { Audience } from './plan.ts';

// What the set-up page is told. Only business managers are.

/** What a partnership still lacks before its first cycle; empty lists and true mean that nothing is to do. */
export interface StillToDo {
  readonly team: boolean;
  readonly frontDoor: boolean;
  readonly plan: boolean;
  readonly meetings: boolean;
  readonly oversight: boolean;
  /** Names of groups that meet, or oversee, and have no channel. */
  readonly channels: readonly string[];
  /** Full refs of open actions that no living group leads. */
  readonly leaderless: readonly string[];
  /** Messages that may or may not have arrived, and that could not be sent. */
  readonly inDoubt: number;
  readonly unsent: number;
}

export interface SetUpGroup {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** The name of its channel; null while none is bound. */
  readonly channel: string | null;
  readonly reportsTo: string | null;
  readonly chairs: readonly string[];
  readonly viceChairs: readonly string[];
  readonly policy: Policy;
  readonly rhythms: Rhythms;
  readonly quiet: readonly Period[];
  readonly paused: { readonly until: Day | null } | null;
  readonly ended: Day | null;
  readonly mergedInto: string | null;
  readonly isOversight: boolean;
}

export interface SetUpMeeting {
  readonly id: string;
  readonly group: string;
  readonly date: Day;
  readonly time: string | null;
  readonly papers: Day | null;
  readonly title: string | null;
  readonly cancelled: boolean;
}

export interface SetUpPlan {
  readonly code: string;
  readonly title: string;
  readonly edition: number;
  readonly source: string;
  readonly importedAt: Instant;
  /** Names of the groups that alone may read its words; null for the whole partnership. */
  readonly readers: readonly string[] | null;
  /** Its last import can be taken back, as far as the plan's row tells. */
  readonly mayUndo: boolean;
}

/** A file that was read and is neither imported nor cancelled. */
export interface WaitingDraft {
  readonly id: string;
  readonly fileName: string;
  readonly at: Instant;
  readonly by: string;
}

export interface PersonListed {
  readonly name: string;
  readonly inTeams: boolean;
}

export interface PostListed {
  readonly agency: string;
  readonly post: string;
  readonly holder: PersonListed | null;
  readonly deputy: PersonListed | null;
  readonly awayUntil: string | null;
  readonly groups: readonly string[];
  /** It answers where an action names the agency alone. */
  readonly answersForAgency: boolean;
  readonly actions: readonly string[];
  readonly parts: readonly string[];
  /** Nobody is there to be asked: the lead group's channel is. */
  readonly vacant: boolean;
}

/** Names of those who have a role in no group, and of all whom Baton has met in Teams and who have not left. */
export interface RolesListed {
  readonly businessManagers: readonly string[];
  readonly scrutineers: readonly string[];
  readonly met: readonly string[];
}

/** An agency with the posts that may answer for it. */
export interface AgencyShown {
  readonly name: string;
  readonly aliases: readonly string[];
  /** The post that is asked where an action names the agency alone; null while nobody has said. */
  readonly answers: string | null;
  readonly posts: readonly string[];
}

export interface PeopleListed {
  readonly posts: readonly PostListed[];
  /** Agencies without a post. */
  readonly agencies: readonly string[];
  /** Full refs of open actions of which nobody has said who answers. */
  readonly unanswered: readonly string[];
}

export interface SetUpView {
  readonly toDo: StillToDo;
  readonly frontDoor: LocalContact | null;
  readonly groups: readonly SetUpGroup[];
  readonly people: PeopleListed;
  readonly agencies: readonly AgencyShown[];
  readonly roles: RolesListed;
  readonly meetings: readonly SetUpMeeting[];
  readonly plans: readonly SetUpPlan[];
  readonly waiting: readonly WaitingDraft[];
  readonly today: Day;
}

/** A file as it would be imported now; nothing of it is in the register yet. */
export interface ImportView {
  readonly id: string;
  readonly fileName: string;
  /** How the file was read, where that is worth a word. */
  readonly remarks: readonly string[];
  /** What the page shows: how much was put right, and which edition stood before. */
  readonly sequence: number;
  readonly before: number;
  readonly code: string;
  readonly title: string;
  /** "April 2019 to March 2020"; empty where it is not known. */
  readonly period: string;
  readonly audience: Audience['kind'];
  readonly canImport: boolean;
  readonly plan: readonly string[];
  readonly counts: { readonly actions: number; readonly dated: number; readonly rated: number };
  readonly groups: readonly LeadView[];
  readonly knownGroups: readonly string[];
  /** What it changes of the edition before; null where the plan is new. */
  readonly changes: readonly string[] | null;
  readonly problems: readonly ProblemsView[];
  /** Actions that name nobody to lead them. */
  readonly unled: number;
  readonly leftAlone: readonly string[];
  readonly hidden: readonly HiddenView[];
  readonly busy: readonly string[];
  readonly first: readonly FirstRow[];
  readonly fixed: readonly string[];
}

export interface LeadView {
  readonly name: string;
  readonly actions: number;
  /** The group of the register that it is; null where it would be new. */
  readonly known: string | null;
}

export interface ProblemsView {
  readonly code: ProblemCode;
  readonly title: string;
  readonly items: readonly ProblemView[];
}

export interface ProblemView {
  readonly ref: string | null;
  readonly where: string;
  readonly message: string;
  /** The words of the action that it is about. */
  readonly action: string | null;
  readonly fix: 'lead' | 'date' | null;
  readonly nearest: Day | null;
}

export interface HiddenView {
  readonly part: string;
  readonly actions: number | null;
  readonly isRead: boolean;
}

export interface FirstRow {
  readonly ref: string;
  readonly text: string;
  readonly leads: string;
  readonly timescale: string;
  readonly due: Day | null;
  readonly rating: string | null;
}

/** What came of a file: a preview for each of its plans. */
export interface FileTaken {
  readonly drafts: readonly string[];
}

/** What was done, in words; `undo` is the way back from an import. */
export interface SetUpTold {
  readonly text: string;
  readonly undo: { readonly plan: string; readonly edition: number } | null;
  /** Nothing was done yet: it has to be said again. */
  readonly confirm: boolean;
}

export interface TrailLine {
  readonly at: Instant;
  readonly by: string;
  readonly what: string;
  readonly about: string;
}

export interface Trail {
  readonly lines: readonly TrailLine[];
  readonly total: number;
  /** Given as `from` to have those before; null where there are no more. */
  readonly next: number | null;
}
