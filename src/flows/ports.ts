import type { AuditLine } from '../domain/audit.ts';
import type { Cycle } from '../domain/cycle.ts';
import type { Instant } from '../domain/day.ts';
import type { Decision } from '../domain/decision.ts';
import type { Digest, FrozenDigest } from '../domain/digest.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Message, Outbox } from '../domain/message.ts';
import type { Agency, Group, Partnership, Person, Post } from '../domain/partnership.ts';
import type { Action, ActionState, Plan } from '../domain/plan.ts';
import type { Request } from '../domain/request.ts';
import type { RequestView } from '../domain/request-view.ts';
import type { Update } from '../domain/update.ts';

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

/** The most rows one transaction may write (Azure Tables). */
export const transactionLimit = 100;

export interface Range {
  readonly prefix?: string;
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
}

/** What the register of one partnership holds; the key of each kind is in docs/design.md, "What is stored". */
export interface RegisterKinds {
  partnership: Partnership;
  group: Group;
  agency: Agency;
  post: Post;
  person: Person;
  meeting: Meeting;
  plan: Plan;
  action: Action;
  state: ActionState;
  cycle: Cycle;
  /** By the meeting's id. */
  digest: FrozenDigest;
  request: Request;
  decision: Decision;
  update: Update;
  submission: Submission;
  audit: AuditLine;
  message: Message;
  outbox: Outbox;
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
}

export interface Chat {
  readonly person: string;
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly botId: string;
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
  | { readonly kind: 'digest'; readonly digest: Digest; readonly audience: 'group' | 'oversight' }
  | { readonly kind: 'notice'; readonly text: string };

/** Where a message is posted, in the words of the Bot Framework. */
export type Destination =
  | {
      readonly kind: 'person';
      readonly serviceUrl: string;
      readonly botId: string;
      readonly tenant: string;
      readonly objectId: string;
    }
  | {
      readonly kind: 'channel';
      readonly serviceUrl: string;
      readonly botId: string;
      readonly tenant: string;
      readonly channel: string;
    }
  | {
      readonly kind: 'conversation';
      readonly serviceUrl: string;
      readonly botId: string;
      readonly tenant: string;
      readonly conversation: string;
    };

export interface Posted {
  readonly conversationId: string;
  readonly activityId: string;
}

/**
 * How a post ended. `refused`: Teams answered that it did not take it, so it may be tried again. `gone`: the place
 * or the message is not there. `impossible`: Teams will not take it, as it is or from Baton. `unknown`: no answer, so
 * it may or may not have been posted.
 */
export type PostOutcome =
  | ({ readonly kind: 'posted' } & Posted)
  | { readonly kind: 'refused'; readonly reason: string; readonly retryAfterSeconds: number | null }
  | { readonly kind: 'gone' | 'impossible'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

export interface Messenger {
  post(to: Destination, content: Content): Promise<PostOutcome>;
  /** Shows a posted message anew. `gone` when it can no longer be changed, so that it must be posted anew. */
  update(at: Posted & Pick<Destination, 'serviceUrl' | 'botId' | 'tenant'>, content: Content): Promise<PostOutcome>;
}

/**
 * Storage did not answer, or would not let us in. A read may be made again. After a `commit` it is unknown whether the
 * changes were written: gather again and decide again.
 */
export class StorageUnavailable extends Error {
  override name = 'StorageUnavailable';
}

/** Everything a flow may reach. */
export interface Ports {
  readonly store: Store;
  readonly clock: Clock;
}
