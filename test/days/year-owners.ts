import type { ProposedUpdate } from '../../src/domain/accept-update.ts';
import { england, workingDaysAfter } from '../../src/domain/calendar.ts';
import { hasRun } from '../../src/domain/cycle.ts';
import { addDays, atLondon, type Day, type Instant, londonDay } from '../../src/domain/day.ts';
import type { Tracked } from '../../src/domain/plan.ts';
import type { Request } from '../../src/domain/request.ts';
import { openSteps } from '../../src/domain/schedule.ts';
import { gatherPlans } from '../../src/flows/gather.ts';
import { requestsOf } from '../../src/flows/gather-requests.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import { anAsker, proposed, theManager, type World } from '../builders.ts';

// How the people of the year's story answer: by fixed rules on the action's ref, so that the story is always the same.

/** Something that somebody does at a moment. */
export interface Act {
  readonly at: Instant;
  readonly does: (world: World) => Promise<void>;
}

/** A sum that spreads actions evenly over the ways in which owners answer: 21.1 counts 3 × 21 + 1. */
function numberOf(ref: string): number {
  const [aim = 0, action = 0] = ref.split('.').map(Number);
  return 3 * aim + action;
}

/** When the owner of an action answers: a third within the week, some when reminded, some late, one in six not at all. */
function answersAt({ ref }: Request, asked: Day, { round, close }: Round): Instant | null {
  const on = (days: number) => atLondon(workingDaysAfter(asked, days, england), '11:00');
  switch ((numberOf(ref) + round) % 6) {
    case 0:
      return on(1);
    case 1:
      return on(4);
    case 2:
      return atLondon(workingDaysAfter(addDays(close, -7), 1, england), '12:00');
    case 3:
      return atLondon(addDays(close, -1), '16:00');
    case 4:
      return atLondon(workingDaysAfter(close, 4, england), '12:00');
    default:
      return null;
  }
}

interface Round {
  /** Which of its group's meetings it is, counted from 0. */
  readonly round: number;
  readonly close: Day;
}

/** The answers that a cycle gets, once it has asked. */
export async function answersTo({ register }: World, meeting: string, round: Round): Promise<readonly Act[]> {
  const cycle = (await register.find('cycle', meeting))!.value;
  const asked = londonDay(cycle.ran.find(({ step }) => step === 'ask')!.at);
  const requests = hasRun(cycle, 'ask') ? await requestsOf(register, cycle) : [];
  return requests.flatMap((request): readonly Act[] => {
    const at = answersAt(request, asked, round);
    return at ? [{ at, does: (world) => answer(world, request) }] : [];
  });
}

async function answer(world: World, { plan, ref, part, message, group, meeting }: Request): Promise<void> {
  const { ports, partnership, register } = world;
  const { actions } = await gatherPlans(register);
  const tracked = actions.find(({ action }) => action.plan === plan && action.ref === ref)!;
  if (tracked.state.standing !== 'open') return;
  const card = (await register.find('message', message))!.value;
  const isByHand = card.forPerson !== null;
  const key = card.to.kind === 'person' ? card.to.person : 'tenant~member';
  if ((await register.find('person', key))?.value.left) return;
  const taken = await takeUpdate(ports, {
    partnership,
    asker: isByHand ? theManager : anAsker({ key, memberOf: card.to.kind === 'channel' ? [group] : [] }),
    submission: `${meeting}.${ref}.${part ?? 'own'}`,
    plan,
    ref,
    part,
    proposed: { ...said(tracked, part, londonDay(ports.clock.now())), ...(isByHand && byHand) },
  });
  if (taken.kind === 'refused') throw new Error(`${ref}: ${JSON.stringify(taken.refusal)}`);
}

const byHand = { route: 'e-mail', onBehalfOf: 'Schools Lead' } as const;

/** What an owner says of an action as it stands; its last date decides whether there is anything to deliver. */
function said(tracked: Tracked, part: string | null, today: Day): ProposedUpdate {
  const { action, state } = tracked;
  const turn = numberOf(action.ref) + state.sequence;
  if (part !== null) return proposed({ rating: 'green', narrative: 'Our part is under way.' });
  const [step, ...later] = openSteps(tracked);
  if (step && step.by <= addDays(today, 14)) return ofDueStep(step.due, { turn, isLast: later.length === 0, today });
  if (state.lastWord && turn % 3 === 0) {
    const { rating, narrative } = state.lastWord;
    return proposed({ rating: rating ?? 'green', narrative, noChange: true });
  }
  if (turn % 11 === 4) return proposed({ rating: 'red', narrative: 'Nobody has been free to begin.', blocked: true });
  if (turn % 5 === 3) return proposed({ rating: 'amber', narrative: 'Waiting for figures from two agencies.' });
  return proposed({ rating: 'green', narrative: 'Going to plan.' });
}

interface DueStep {
  readonly turn: number;
  readonly isLast: boolean;
  readonly today: Day;
}

function ofDueStep(due: Day, { turn, isLast, today }: DueStep): ProposedUpdate {
  switch (turn % 4) {
    case 0:
    case 2:
      return isLast
        ? proposed({ rating: 'blue', narrative: 'Delivered and sent round.', doneFor: [due], complete: true })
        : proposed({ rating: 'green', narrative: 'This round is delivered.', doneFor: [due] });
    case 1:
      return proposed({ rating: 'amber', narrative: 'Not ready; a draft is.', expectedBy: addDays(today, 56) });
    default:
      return proposed({ rating: 'amber', narrative: 'Nearly there.' });
  }
}
