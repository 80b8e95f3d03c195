import { lengthened, logAction, newLog, type ProposedAction } from '../domain/action-log.ts';
import { applyDecision } from '../domain/decide.ts';
import type { Decision } from '../domain/decision.ts';
import type { Plan } from '../domain/plan.ts';
import type { RecordTyped } from '../domain/record-typed.ts';
import { valuesOf } from './gather.ts';
import { writeState } from './gather-action.ts';
import { actionKey, decisionKey, editionPrefix, planKey, stateKey } from './keys.ts';
import type { Kept, Ports, Register, RegisterChange } from './ports.ts';
import { withDecisions } from './record-decisions.ts';
import type { PageFacts, PageRead } from './record-page.ts';

/**
 * Adds the action typed on a record's page to the group's running log, which the first one makes. It is one row more
 * of the log's only edition: nothing is imported anew.
 */
export async function addToLog(ports: Ports, facts: PageFacts): Promise<PageRead> {
  const { submit, before, group, meeting, setting, agencies, people } = facts;
  const given = proposedFrom(submit.typed, submit.confirmed);
  if (!given) return { rows: [], record: before, about: [] };
  const register = ports.store.register(submit.partnership);
  const known = group.value.log === null ? null : await register.find('plan', planKey(group.value.log));
  const codes = facts.plans.plans.map(({ code }) => code);
  const log = known ? lengthened(known.value, meeting) : newLog(group.value, meeting, { codes, at: ports.clock.now() });
  const refs = known ? await refsOf(register, log) : [];
  const logged = logAction(given, { group: group.value, meeting, log, refs, posts: setting.posts, agencies, people });
  if (logged.kind === 'refused') return { refusal: logged.refusal };
  const { action } = logged;
  const decision = newActionDecision(ports, facts, { plan: action.plan, ref: action.ref });
  return {
    rows: [
      ...logRows(facts, log, known),
      { do: 'insert', kind: 'action', id: actionKey(action.plan, action.edition, action.ref), value: action },
      { do: 'insert', kind: 'decision', id: decision.id, value: decision },
    ],
    ...withDecisions(before, [decision]),
  };
}

/** What was typed about a new action; null where the whole of it was left empty. */
function proposedFrom(typed: RecordTyped, confirmed: boolean): ProposedAction | null {
  const field = (name: string) => (typed[name] ?? '').trim();
  const given = {
    text: field('words~action'),
    measure: field('words~measure'),
    who: field('who'),
    named: field('words~who'),
    due: field('due'),
  };
  return Object.values(given).every((one) => one === '') ? null : { ...given, confirmed };
}

async function refsOf(register: Register, { code, edition }: Plan): Promise<readonly string[]> {
  return valuesOf(await register.list('action', { prefix: editionPrefix(code, edition) })).map(({ ref }) => ref);
}

/**
 * The log's own row, also as it is: what is remembered of its actions counts only as long as that row stays
 * (docs/decisions/0019-turns-read-once.md). On first use the group that it is of as well.
 */
function logRows({ group }: PageFacts, log: Plan, known: Kept<Plan> | null): readonly RegisterChange[] {
  const row = { kind: 'plan', id: planKey(log.code), value: log } as const;
  if (known) return [{ do: 'replace', ...row, version: known.version }];
  const { id, value, version } = group;
  return [
    { do: 'insert', ...row },
    { do: 'replace', kind: 'group', id, value: { ...value, log: log.code }, version },
  ];
}

interface About {
  readonly plan: string;
  readonly ref: string;
  readonly outcome?: Decision['outcome'];
  readonly replaces?: string | null;
}

function newActionDecision(
  ports: Ports,
  { meeting, submit }: PageFacts,
  { plan, ref, outcome = 'agreed', replaces = null }: About,
): Decision {
  const at = ports.clock.now();
  return {
    id: decisionKey(plan, ref, at, crypto.randomUUID().slice(0, 8)),
    plan,
    ref,
    matter: { kind: 'new-action' },
    outcome,
    takenBy: { kind: 'meeting', meeting: meeting.id },
    at,
    recordedBy: submit.asker.key,
    note: '',
    replaces,
  };
}

/** Takes an action that this record added out again: it is withdrawn, and its number is not given to another. */
export async function takeOutOfLog(ports: Ports, facts: PageFacts, ref: string): Promise<PageRead> {
  const { submit, before, matters, decisions } = facts;
  const added = matters.added.find(({ action }) => action.ref === ref);
  // Somebody took it out already: then it is as they wanted it.
  if (!added) return { rows: [], record: before, about: [] };
  const { plan } = added.action;
  const first = decisions.find((one) => one.plan === plan && one.ref === ref && one.matter.kind === 'new-action');
  const decision = newActionDecision(ports, facts, { plan, ref, outcome: 'not-agreed', replaces: first?.id ?? null });
  const kept = await ports.store.register(submit.partnership).find('state', stateKey(plan, ref));
  return {
    rows: [
      { do: 'insert', kind: 'decision', id: decision.id, value: decision },
      writeState(applyDecision(kept?.value ?? added.state, decision), kept),
    ],
    ...withDecisions(before, [decision]),
  };
}
