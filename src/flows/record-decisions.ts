import { addUp } from '../domain/accept-update.ts';
import { decide } from '../domain/decide.ts';
import type { Decision } from '../domain/decision.ts';
import { actionId, type MeetingRecord } from '../domain/meeting-record.ts';
import { type ActionState, type Tracked, track } from '../domain/plan.ts';
import type { Wish } from '../domain/record-typed.ts';
import { fullRef } from '../domain/ref.ts';
import { valuesOf } from './gather.ts';
import { writeState } from './gather-action.ts';
import { decisionKey, stateKey, updatePrefix } from './keys.ts';
import type { Kept, Ports, Register, RegisterChange } from './ports.ts';
import type { PageFacts, PageRead } from './record-page.ts';

/** More time before completion: what is complete has no date left to move. */
const order = { extension: 0, 'sign-off': 1, 'agreed-rating': 2 } as const;

/** What the decisions of a page have come to so far. */
interface SoFar {
  readonly states: Map<string, ActionState>;
  readonly decided: Decision[];
}

/**
 * The decisions of a page with the states they lead to; all of them, or the reason why one of them cannot be. A
 * conflict means that an action changed after the page's facts were gathered, so that they are gathered again.
 */
export async function recordDecisions(
  ports: Ports,
  facts: PageFacts,
  wishes: readonly Wish[],
): Promise<PageRead | 'conflict'> {
  const register = ports.store.register(facts.submit.partnership);
  const kept = await keptStates(register, wishes);
  if (kept === 'conflict') return 'conflict';
  const soFar: SoFar = { states: new Map(), decided: [] };
  for (const wish of wishes.toSorted((a, b) => order[a.ruling.matter] - order[b.ruling.matter])) {
    const tracked = await actionFor(register, wish, { facts, soFar });
    const done = decideFor(ports, wish, { facts, tracked });
    if (done.kind === 'refused') return { refusal: done.refusal };
    soFar.decided.push(done.decision);
    soFar.states.set(actionId(tracked.action), done.state);
  }
  const rows = [
    ...soFar.decided.map((value): RegisterChange => ({ do: 'insert', kind: 'decision', id: value.id, value })),
    ...[...soFar.states].map(([id, state]) => writeState(state, kept.get(id) ?? null)),
  ];
  return { rows, ...withDecisions(facts.before, soFar.decided) };
}

/** The record with more decisions in it, and the actions they are about. */
export function withDecisions(before: MeetingRecord, decided: readonly Decision[]) {
  const ids = decided.map(({ id }) => id);
  const record = ids.length === 0 ? before : { ...before, decisions: [...before.decisions, ...ids] };
  return { record, about: [...new Set(decided.map(({ plan, ref }) => fullRef(plan, ref)))] };
}

/** The states that the wishes were decided on, with their versions, by action; a conflict where one has moved on. */
async function keptStates(
  register: Register,
  wishes: readonly Wish[],
): Promise<ReadonlyMap<string, Kept<ActionState> | null> | 'conflict'> {
  const actions = new Map(wishes.map(({ matter: { tracked } }) => [actionId(tracked.action), tracked]));
  const kept = await Promise.all(
    [...actions].map(async ([id, { action, state }]) => {
      const row = await register.find('state', stateKey(action.plan, action.ref));
      const isSame = JSON.stringify(track(action, row?.value ?? null).state) === JSON.stringify(state);
      return { id, row, isSame };
    }),
  );
  return kept.every(({ isSame }) => isSame) ? new Map(kept.map(({ id, row }) => [id, row])) : 'conflict';
}

function decideFor(
  ports: Ports,
  { matter, ruling, by, note }: Wish,
  { facts, tracked }: { readonly facts: PageFacts; readonly tracked: Tracked },
) {
  const { meeting, setting, submit } = facts;
  const now = ports.clock.now();
  const { plan, ref } = tracked.action;
  return decide(ruling, {
    id: decisionKey(plan, ref, now, crypto.randomUUID().slice(0, 8)),
    tracked,
    asker: submit.asker,
    now,
    today: setting.today,
    recorded: {
      takenBy: by === 'meeting' ? { kind: 'meeting', meeting: meeting.id } : { kind: 'circulation' },
      on: meeting.date,
      note,
      replaces: matter.recorded?.id ?? null,
    },
  });
}

/** Standings that no update or decision leads to: whoever set them has the say. */
const setElsewhere: ReadonlySet<string> = new Set(['on-hold', 'deferred', 'merged']);

/** The action as it stands before a decision: where that one puts an earlier one right, without the earlier one. */
async function actionFor(
  register: Register,
  { matter }: Wish,
  { facts, soFar }: { readonly facts: PageFacts; readonly soFar: SoFar },
): Promise<Tracked> {
  const { action, state } = matter.tracked;
  if (!matter.recorded) return { action, state: soFar.states.get(actionId(action)) ?? state };
  const updates = await register.list('update', { prefix: updatePrefix(action.plan, action.ref) });
  const left = [...facts.decisions, ...soFar.decided].filter(({ id, plan, ref }) => {
    return plan === action.plan && ref === action.ref && id !== matter.recorded!.id;
  });
  const said = addUp(action.plan, action.ref, { updates: valuesOf(updates).toReversed(), decisions: left });
  const { assignedTo, standing, standingWhy, reviewOn } = state;
  const held = setElsewhere.has(standing) ? { standing, standingWhy, reviewOn } : {};
  return track(action, { ...said, assignedTo, ...held });
}
