import type { Day, Instant } from './day.ts';
import type { Message } from './message.ts';
import type { Group, Post } from './partnership.ts';
import type { WhoFacts } from './recipient.ts';
import { compareRefs, fullRef } from './ref.ts';
import type { Request } from './request.ts';
import { possessive } from './shown-text.ts';

/** What is still open before a close, privately for business managers, and for a chair whom they tell. */
export interface ChaseView {
  /** The meeting's id. */
  readonly cycle: string;
  readonly group: string;
  readonly meeting: Day;
  readonly closesAt: Instant;
  readonly closed: boolean;
  readonly answered: number;
  readonly asked: number;
  readonly lines: readonly ChaseLine[];
  /** Whether the chair has been told; a chair cannot be told where nobody is. */
  readonly chair: 'none' | 'not-told' | 'told';
}

export interface ChaseLine {
  /** "Service Manager, Social Care (Ada Smith)", or "MACE's channel". */
  readonly who: string;
  readonly refs: readonly string[];
  /** Why the request did not reach them; null where it did. */
  readonly notReached: string | null;
}

export interface ChaseFacts {
  readonly group: Group;
  /** Those that an answer is waited for. */
  readonly requests: readonly Request[];
  readonly cards: readonly Message[];
  readonly who: WhoFacts;
  /** Whether several plans are live, so that refs need their plan's code. */
  readonly severalPlans: boolean;
}

/** Who has not answered what, one line for each card and post. */
export function chaseLines(facts: ChaseFacts): readonly ChaseLine[] {
  const byWhom = Map.groupBy(facts.requests, ({ message, post }) => `${message} ${post ?? ''}`);
  return [...byWhom.values()].map((requests): ChaseLine => {
    const { message, post } = requests[0]!;
    const card = facts.cards.find(({ id }) => id === message);
    const inOrder = requests.toSorted((a, b) =>
      a.plan < b.plan ? -1 : a.plan > b.plan ? 1 : compareRefs(a.ref, b.ref),
    );
    return {
      who: whoOf(card, facts.who.posts.find(({ id }) => id === post) ?? null, facts),
      refs: inOrder.map((request) => labelOf(request, facts)),
      notReached: card?.state === 'failed' || card?.state === 'in-doubt' ? (card.reason ?? 'no reason is known') : null,
    };
  });
}

function labelOf({ plan, ref, part }: Request, { severalPlans, who }: ChaseFacts): string {
  const label = severalPlans ? fullRef(plan, ref) : ref;
  const agency = who.agencies.find(({ id }) => id === part)?.name ?? part;
  return agency === null ? label : `${label} (${possessive(agency)} part)`;
}

function whoOf(card: Message | undefined, post: Post | null, { group, who }: ChaseFacts): string {
  const key = card?.forPerson ?? (card?.to.kind === 'person' ? card.to.person : null);
  const name = who.people.find((person) => person.key === key)?.name ?? null;
  if (post === null) return name ?? `${group.name}’s channel`;
  return name === null || name === post.title ? post.title : `${post.title} (${name})`;
}
