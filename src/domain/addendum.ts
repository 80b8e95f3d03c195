import { type LineFacts, lineOf } from './action-line.ts';
import type { Instant } from './day.ts';
import { type DigestLine, lateLine } from './digest.ts';
import { partLine, partOf } from './draw-request.ts';
import type { Agency } from './partnership.ts';
import type { LastWord, Tracked } from './plan.ts';
import { compareActions, type Request } from './request.ts';
import { askedLabel } from './words-update.ts';

export interface AddendumFacts extends LineFacts {
  /** As the group may read them. */
  readonly actions: readonly Tracked[];
  /** What the cycle asked. */
  readonly requests: readonly Request[];
  readonly agencies: readonly Agency[];
  readonly closedAt: Instant;
}

/** What was said since the close of what was asked about: of an action itself, then of the parts that agencies owe. */
export function lateLines(facts: AddendumFacts): readonly DigestLine[] {
  return facts.actions.toSorted(compareActions).flatMap((tracked) => {
    const { action, state } = tracked;
    const asked = facts.requests.filter(({ plan, ref }) => plan === action.plan && ref === action.ref);
    if (asked.length === 0) return [];
    const line = lineOf(tracked, facts);
    // Which agencies owe a part of a restricted action is not told outside its audience.
    const parts = line.restricted ? [] : state.parts.filter(({ agency }) => asked.some(({ part }) => part === agency));
    const late = parts.filter(({ lastWord }) => isLate(lastWord, facts));
    return [
      ...(isLate(state.lastWord, facts) ? [lateLine(line)] : []),
      ...late.map(({ agency, lastWord }) => {
        const label = askedLabel(line.label, partOf(agency, facts.agencies));
        return lateLine({ ...partLine(line, lastWord), label });
      }),
    ];
  });
}

function isLate(said: LastWord | null, { closedAt }: AddendumFacts): boolean {
  return said !== null && said.at > closedAt;
}
