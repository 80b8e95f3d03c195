import type { AuditLine } from '../domain/audit.ts';
import type { ChaseView } from '../domain/chase-view.ts';
import type { Cycle } from '../domain/cycle.ts';
import type { Day, Instant } from '../domain/day.ts';
import type { Decision } from '../domain/decision.ts';
import type { Digest, DigestLine, FrozenDigest } from '../domain/digest.ts';
import type { DigestDraft } from '../domain/digest-draft.ts';
import type { DraftOptions, DraftResult } from '../domain/import-draft.ts';
import type { KeptDraft } from '../domain/kept-draft.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { ItemChange, MeetingItem } from '../domain/meeting-item.ts';
import type { MeetingRecord } from '../domain/meeting-record.ts';
import type { Message, Outbox } from '../domain/message.ts';
import type { Pace } from '../domain/pace.ts';
import type { Paper } from '../domain/paper.ts';
import type { Agency, Contact, Group, Partnership, Person, Post } from '../domain/partnership.ts';
import type { Action, ActionState, Plan } from '../domain/plan.ts';
import type { RecordView } from '../domain/record-view.ts';
import type { Request } from '../domain/request.ts';
import type { RequestView } from '../domain/request-view.ts';
import type { Update } from '../domain/update.ts';
import type { WhoAnswersView } from '../domain/who-answers-view.ts';

/** A row as it was read: its version says which writing of it this is. */
export interface Kept<T> {
  readonly id: string;
  readonly value: T;
  readonly version: string;
}

/**
 * One write. `insert` refuses a row that exists, `replace` and a `remove` with a version refuse a row that somebody
 * else has written since it was read; `put` writes whatever stands there.
 */
export type Change<K> = {
  [N in keyof K & string]:
    | { readonly do: 'insert' | 'put'; readonly kind: N; readonly id: string; readonly value: K[N] }
    | { readonly do: 'replace'; readonly kind: N; readonly id: string; readonly value: K[N]; readonly version: string }
    | { readonly do: 'remove'; readonly kind: N; readonly id: string; readonly version?: string };
}[keyof K & string];

export type Committed = 'done' | 'conflict';

/** The most rows one commit may write: Azure Tables takes 100, of which two are kept for who wrote states. */
export const transactionLimit = 98;

export interface Range {
  readonly prefix?: string;
  /**
   * Of meetings and cycles, which lie in the order of the days in their ids: only those whose first date is this day
   * or a later one. A meeting keeps its id when it moves, so whoever looks ahead begins `furthestMove` earlier.
   */
  readonly since?: Day;
  /** Only ids from the first to the second, both included, in place of a prefix. */
  readonly between?: readonly [string, string];
  /** The caller's word that these rows stay as they are for as long as it gives this same mark: they may be remembered. */
  readonly mark?: string;
  /** Stop after so many rows. */
  readonly limit?: number;
}

/**
 * Rows of several kinds in one partition. `list` gives a kind's rows whose ids begin with the prefix, in the order
 * of their ids. `commit` writes all changes or none: 'conflict' means that somebody was faster and nothing was
 * written, so gather again and decide again. Anything else that goes wrong throws.
 */
export interface Rows<K> {
  find<N extends keyof K & string>(kind: N, id: string): Promise<Kept<K[N]> | null>;
  list<N extends keyof K & string>(kind: N, range?: Range): Promise<readonly Kept<K[N]>[]>;
  commit(changes: readonly Change<K>[]): Promise<Committed>;
  /** Writes one row anew and gives it as it now stands, which a commit does not; null when somebody was faster. */
  replace<N extends keyof K & string>(kind: N, row: Kept<K[N]>, value: K[N]): Promise<Kept<K[N]> | null>;
}

/** What the register of one partnership holds; the key of each kind is in docs/design.md, "What is stored". */
export interface RegisterKinds {
  partnership: Partnership;
  group: Group;
  agency: Agency;
  post: Post;
  person: Person;
  /** By the person's key. */
  contact: Contact;
  meeting: Meeting;
  /** An edition of a plan has them as it has its actions. */
  item: MeetingItem;
  'item-change': ItemChange;
  plan: Plan;
  action: Action;
  state: ActionState;
  /** By the id of a process that writes states. */
  writer: Writer;
  cycle: Cycle;
  /** By the meeting's id. */
  digest: FrozenDigest;
  request: Request;
  decision: Decision;
  /** By the meeting's id. */
  record: MeetingRecord;
  update: Update;
  submission: Submission;
  audit: AuditLine;
  message: Message;
  outbox: Outbox;
  draft: KeptDraft;
  /** `<draft>~<part>`: the tables of its file, as JSON in pieces. */
  'draft-part': DraftPart;
}

/** How often one process has written states, and when last (real time): while nobody has written, states are as they were. */
export interface Writer {
  readonly writings: number;
  readonly last: Instant;
}

export interface DraftPart {
  readonly draft: string;
  readonly json: readonly string[];
}

export type Register = Rows<RegisterKinds>;
export type RegisterChange = Change<RegisterKinds>;

/** A submit that has been taken, and the update that came of it: the same submit again finds this row. */
export interface Submission {
  readonly plan: string;
  readonly ref: string;
  readonly sequence: number;
}

/** What Baton must know before it knows which partnership it is talking about. */
export interface DirectoryKinds {
  /** `<tenant>~<team>`: the partnership that a Teams team belongs to, and how to reach it. */
  team: TeamBinding;
  /** `<tenant>~<object id>`: a person's own chat with Baton. */
  chat: Chat;
  /** `<partnership>`: when something can next be due there. */
  next: NextDue;
  /** `<tenant>`: the requests to Teams that all instances together have reserved there. */
  turns: Pace;
  /** `<tenant>~<conversation>`: a place where Teams answers 404. */
  unreachable: Unreachable;
}

export type Directory = Rows<DirectoryKinds>;

export interface TeamBinding {
  readonly tenant: string;
  readonly team: string;
  readonly name: string;
  /** Null while the team waits to be let in. */
  readonly partnership: string | null;
  /** Regional address of Teams for this team; refreshed whenever it changes. */
  readonly serviceUrl: string;
  readonly botId: string;
  /** When Baton was taken out of it (real time); adding it again makes this null. */
  readonly removedAt: Instant | null;
}

export interface Chat {
  readonly person: string;
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly botId: string;
}

/** A conversation that Teams said it does not have, until a word is heard from it. */
export interface Unreachable {
  readonly tenant: string;
  readonly conversation: string;
  /** Real time of the first and the last of so many such answers. */
  readonly since: Instant;
  readonly last: Instant;
  readonly times: number;
}

export interface NextDue {
  readonly partnership: string;
  /** Never later than the truth, by Baton's clock; null when no step is ahead. */
  readonly stepAt: Instant | null;
  /** True while messages may stand in the outbox. */
  readonly outbox: boolean;
  /** Real time until which nobody may make this later: whoever brought it forward may still be writing. */
  readonly heldUntil: Instant | null;
}

/** Ids on their way to a worker. Delivered at least once, in any order. */
export interface Queue {
  put(item: QueueItem, afterSeconds?: number): Promise<void>;
  /** Takes up to `most` items and hides them for a while; an item not `done` by then comes again. */
  take(most: number): Promise<readonly TakenItem[]>;
}

export interface QueueItem {
  readonly partnership: string;
  readonly message: string;
}

export interface TakenItem extends QueueItem {
  readonly timesTaken: number;
  done(): Promise<void>;
}

export interface Clock {
  /** Baton's time: what decides which steps are due. */
  now(): Instant;
  /** The wall clock's time: what claims and queues are measured in. */
  realNow(): Instant;
}

export interface Store {
  register(partnership: string): Register;
  readonly directory: Directory;
  readonly queue: Queue;
}

/** What a message shows, drawn from the register at the moment it is sent. */
export type Content =
  | { readonly kind: 'request'; readonly view: RequestView }
  /** For somebody without Teams, by way of a business manager. */
  | { readonly kind: 'by-hand'; readonly view: RequestView; readonly name: string }
  /** The view holds only what is still to answer. */
  | {
      readonly kind: 'reminder';
      readonly view: RequestView;
      /** The last call before the close. */
      readonly isLast: boolean;
      /** It stands under the card that asked, which has the buttons. */
      readonly isReply: boolean;
    }
  | { readonly kind: 'chase' | 'open-requests'; readonly view: ChaseView }
  | { readonly kind: 'draft'; readonly draft: DigestDraft }
  | { readonly kind: 'digest'; readonly digest: Digest; readonly audience: 'group' | 'oversight' }
  | { readonly kind: 'addendum'; readonly group: string; readonly meeting: Day; readonly lines: readonly DigestLine[] }
  | { readonly kind: 'record'; readonly view: RecordView }
  | { readonly kind: 'who-answers'; readonly view: WhoAnswersView }
  | { readonly kind: 'notice'; readonly text: string };

/** One conversation as Teams' limits count it: a person's own chat by their key, a channel with all its threads by its id. */
export interface Place {
  readonly tenant: string;
  readonly conversation: string;
}

interface Reached {
  readonly serviceUrl: string;
  readonly botId: string;
  readonly tenant: string;
  readonly place: Place;
}

/** Where a message is posted, in the words of the Bot Framework. */
export type Destination = Reached &
  (
    | { readonly kind: 'person'; readonly objectId: string }
    | { readonly kind: 'channel'; readonly channel: string }
    | { readonly kind: 'conversation'; readonly conversation: string }
  );

export interface Posted {
  readonly conversationId: string;
  readonly activityId: string;
}

/**
 * How a post ended. `refused`: it was not taken, so it may be tried again; `throttled` where Teams asks for silence, in
 * the conversation or in the whole tenant. `gone`: the place or the message is not there. `impossible`: Teams will not
 * take it, as it is or from Baton. `unknown`: no answer, so it may or may not have been posted.
 */
export type PostOutcome =
  | ({ readonly kind: 'posted' } & Posted)
  | {
      readonly kind: 'refused';
      readonly reason: string;
      readonly retryAfterSeconds: number | null;
      readonly throttled?: 'conversation' | 'tenant';
    }
  | { readonly kind: 'gone' | 'impossible'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

export interface Messenger {
  /** `turn`: for its first request; those for more it gets itself. */
  post(to: Destination, content: Content, turn: Turn): Promise<PostOutcome>;
  /** Shows a posted message anew. `gone` when it can no longer be changed, so that it must be posted anew. */
  update(at: Posted & Reached, content: Content, turn: Turn): Promise<PostOutcome>;
}

/** One request's turn. `ready` resolves when the request may leave; nothing has been asked of Teams where it throws. */
export interface Turn {
  ready(): Promise<void>;
  /** Nothing will be asked of Teams in it: others may have it. */
  giveBack(): void;
}

/** Keeps Teams' limits, by all instances together (platform: 50 requests a second in a tenant, 7 in a conversation). */
export interface Pacer {
  /** Takes a place in the line for a conversation. `seconds`: after how long to come again, 0 to stay. */
  join(place: Place): { readonly seconds: number; readonly leave: () => void };
  /** Reserves the next turn, and resolves a moment before it; throws where there is none soon. */
  reserve(place: Place): Promise<Turn>;
  /** Teams asked for silence, there or in the whole tenant. */
  rest(place: Place, scope: 'conversation' | 'tenant', seconds: number): Promise<void>;
}

/** Whether somebody is on Teams' roster of one of the partnership's teams. */
export type Presence = 'here' | 'gone' | 'unknown';

/**
 * Storage did not answer, or would not let us in. A read may be made again. After a `commit` it is unknown whether the
 * changes were written: gather again and decide again.
 */
export class StorageUnavailable extends Error {
  override name = 'StorageUnavailable';
}

/** Understands a file's tables, given as JSON, as a plan. */
export type Understand = (json: string, options: DraftOptions) => Promise<DraftResult>;

/** Writes a paper for the board as the bytes of its file. */
export type WritePaper = (paper: Paper) => Promise<Uint8Array>;

/** Everything a flow may reach. */
export interface Ports {
  readonly store: Store;
  readonly clock: Clock;
}
