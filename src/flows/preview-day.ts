import { isBusinessManager, isChair } from '../domain/access.ts';
import type { Day, Instant } from '../domain/day.ts';
import type { Address, Message, MessageKind } from '../domain/message.ts';
import type { Group } from '../domain/partnership.ts';
import type { WhoFacts } from '../domain/recipient.ts';
import { foresee } from './foresee.ts';
import type { Due, Made, PreviewFacts } from './foresee-step.ts';
import type { Ports } from './ports.ts';

/** What a day holds: printed by `day --on DATE --json`, and it sends nothing. */
export interface DayPreview {
  readonly on: Day;
  readonly steps: readonly PreviewedStep[];
  readonly skipped: readonly {
    readonly step: string;
    readonly group: string;
    readonly meeting: Day;
    readonly why: string;
  }[];
}

export interface PreviewedStep {
  readonly at: Instant;
  readonly group: string;
  readonly meeting: Day;
  readonly step: string;
  readonly why: string;
  readonly requests: readonly string[];
  readonly messages: readonly PreviewedMessage[];
}

export interface PreviewedMessage {
  readonly id: string;
  readonly kind: MessageKind;
  readonly to: string;
}

/** What Baton would do on a day, and why, as if earlier steps had run on time and nobody answered meanwhile. */
export async function previewDay(ports: Ports, partnership: string, on: Day): Promise<DayPreview> {
  const { facts, steps, skipped } = await foresee(ports, partnership, { from: on, to: on });
  return {
    on,
    steps: steps.map(({ due, made }) => previewed(due, made, facts)),
    skipped: skipped.map(({ step, group, meeting, why }) => ({
      step: step.name,
      group: group.name,
      meeting: meeting.date,
      why,
    })),
  };
}

function previewed({ meeting, group, step }: Due, { asked, messages }: Made, facts: PreviewFacts): PreviewedStep {
  return {
    at: step.at,
    group: group.name,
    meeting: meeting.date,
    step: step.name,
    why: step.why,
    requests: asked,
    messages: previewedMessages(messages, facts),
  };
}

/** Messages by what they are and where they go. */
export function previewedMessages(
  messages: readonly Message[],
  { setting: { groups }, who }: Pick<PreviewFacts, 'setting' | 'who'>,
): readonly PreviewedMessage[] {
  return messages.map(({ id, kind, to }) => ({ id, kind, to: placeOf(to, { groups, who }) }));
}

function placeOf(to: Address, { groups, who }: { readonly groups: readonly Group[]; readonly who: WhoFacts }): string {
  if (to.kind === 'person') return `${roleOf(to.person, who)}, privately`;
  const group = groups.find(({ id }) => id === to.group);
  if (!group) return to.group;
  return group.channel ? `${group.name}’s channel` : `${group.name} (no channel yet: cannot reach)`;
}

/** Somebody by what they are here, and not by name: a preview is printed and passed around. */
function roleOf(person: string, { people, posts }: WhoFacts): string {
  const roles = people.find(({ key }) => key === person)?.roles ?? [];
  if (isBusinessManager({ roles })) return 'the business manager';
  const post = posts.find(({ holder, deputy }) => holder === person || deputy === person);
  if (post) return post.holder === person ? post.title : `the deputy of ${post.title}`;
  return isChair({ roles }) ? 'the chair' : 'somebody without a post';
}
