import { type Refusal, refusalOfText } from '../domain/accept-update.ts';
import type { Asker } from '../domain/access.ts';
import { londonDay } from '../domain/day.ts';
import { type DecideRefusal, decide, type Ruling } from '../domain/decide.ts';
import type { Decision } from '../domain/decision.ts';
import { longestNarrative } from '../domain/update.ts';
import { labelOf } from '../domain/which-action.ts';
import { audit, commit, toShow, untilDone } from './commit.ts';
import { valuesOf } from './gather.ts';
import { type ActionFacts, gatherAction, labelled, leadsToName, messagesOf, writeState } from './gather-action.ts';
import { decisionKey } from './keys.ts';
import type { Ports, Register } from './ports.ts';

export interface DecisionWanted {
  readonly partnership: string;
  readonly asker: Asker;
  readonly plan: string | null;
  readonly ref: string;
  readonly ruling: Ruling;
  /** Why, in the chair's own words. */
  readonly note?: string;
  /** The state's sequence that the chair had seen; left out where they name what they decide. */
  readonly seen?: number;
}

export type DecisionTaken =
  /** `label` is the action's ref, with its plan's code where several plans are live. */
  | { readonly kind: 'decided'; readonly decision: Decision; readonly label: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal | DecideRefusal };

/** Records what a chair decides between meetings: the decision and the action's state are one write. */
export async function takeDecision(ports: Ports, wanted: DecisionWanted): Promise<DecisionTaken> {
  const { partnership, asker, ruling, note = '' } = wanted;
  const unsafe = refusalOfText(note, false) ?? (note.length > longestNarrative ? tooLong(note) : null);
  if (unsafe) return { kind: 'refused', refusal: unsafe };
  return untilDone(async (): Promise<DecisionTaken | 'conflict'> => {
    const register = ports.store.register(partnership);
    const facts = await gatherAction(ports, partnership, wanted);
    if ('code' in facts) return { kind: 'refused', refusal: facts };
    const { tracked } = facts;
    const { plan, ref } = tracked.action;
    if (wanted.seen !== undefined && wanted.seen !== tracked.state.sequence) {
      return { kind: 'refused', refusal: labelled({ code: 'said-since', ref }, facts) };
    }
    const now = ports.clock.now();
    const id = decisionKey(plan, ref, now, crypto.randomUUID().slice(0, 8));
    const decided = decide(ruling, { id, tracked, asker, now, today: londonDay(now), recorded: null, note });
    if (decided.kind === 'refused') {
      return { kind: 'refused', refusal: labelled(await named(register, decided.refusal, facts), facts) };
    }
    const { decision, state } = decided;
    const written = await commit(ports, partnership, [
      { do: 'insert', kind: 'decision', id, value: decision },
      writeState(state, facts.state),
      ...messagesOf(facts.open).map((message) => toShow(ports, message)),
      audit(ports, asker.key, `decided: ${decision.matter.kind}, ${decision.outcome}`, `${plan} ${ref}`),
    ]);
    return written === 'conflict'
      ? 'conflict'
      : { kind: 'decided', decision, label: labelOf({ plan, ref }, facts.plans.length > 1) };
  });
}

function tooLong(note: string): Refusal {
  return { code: 'too-long', length: note.length, most: longestNarrative };
}

/** Groups by their names, for the sentence. */
async function named(
  register: Register,
  refusal: DecideRefusal,
  { tracked, plans }: ActionFacts,
): Promise<DecideRefusal> {
  if (refusal.code !== 'not-chair') return refusal;
  const groups = valuesOf(await register.list('group'));
  return { ...refusal, leads: leadsToName(tracked.action, plans, groups) };
}
