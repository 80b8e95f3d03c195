import type { Plan } from '../src/domain/plan.ts';
import { actionKey, planKey, stateKey } from '../src/flows/keys.ts';
import type { Register, RegisterChange } from '../src/flows/ports.ts';
import { type ActionGiven, anAction, aPlan, tracked } from './builders.ts';

// A composite matrix in our own words: a delivery plan, a peer-review response, and a case review's plan.

/** Stands in every word of the case review: where nobody outside its audience reads, it is not. */
export const secret = 'SECRET';

const delivery = aPlan();
const peer = aPlan({
  code: 'PR',
  title: 'Peer Review Response',
  kind: 'peer-review',
  period: { from: '2019-01-01', to: '2019-08-31' },
  source: 'peer-review.xlsx',
});
const reviewPeriod = { from: '2019-06-01', to: '2020-05-31' } as const;
const review = aPlan({
  code: 'CR1',
  title: `${secret} title`,
  kind: 'case-review',
  period: reviewPeriod,
  source: `${secret}.docx`,
  audience: { kind: 'restricted', groups: ['lpr-group'] },
});

const threePlans: readonly Plan[] = [delivery, peer, review];

/** Refs: 5 is in PR and in CR1, R1 in CR1 alone, 4.1 in DP alone. PR's period has ended, and two of its actions are open. */
const theActions: readonly ActionGiven[] = [
  { ref: '4.1', text: 'Agree how hospital data is shared', timescale: 'October 2019' },
  { ref: '4.2', text: 'Publish the toolkit', timescale: 'June 2019', links: ['PR 5'] },
  { ref: '9.1', text: 'Publish what was learned', timescale: 'December 2019', leads: ['lpr-group'] },
  {
    plan: 'PR',
    ref: '5',
    aim: 'Leadership',
    text: 'Set out who leads on exploitation',
    timescale: 'July 2019',
    themes: ['A'],
    links: ['17'],
  },
  { plan: 'PR', ref: '17', aim: 'Practice', text: 'Listen to children', timescale: 'Ongoing', themes: ['B'] },
  ...['5', 'R1', 'R2'].map((ref): ActionGiven => secretAction(ref)),
];

/** In the case review's plan, led by a group that is outside its audience; R2 by the one that is in it. */
function secretAction(ref: string): ActionGiven {
  const word = `${secret}-${ref}`;
  return {
    plan: 'CR1',
    ref,
    aim: `${word} aim`,
    objective: `${word} objective`,
    text: `${word} text`,
    measure: `${word} measure`,
    timescale: 'July 2019',
    leads: ref === 'R2' ? ['lpr-group'] : ['mace'],
    named: [`${word} named`],
    themes: [`${word} theme`],
    links: ['DP 4.1'],
    source: { part: `${word} part`, row: 1 },
  };
}

/** Writes the three plans into a register; the case review's actions have been spoken of once. */
export async function putThreePlans(register: Register, groups: Readonly<Record<string, string>> = {}): Promise<void> {
  const rows = theActions.flatMap((given): readonly RegisterChange[] => {
    const leads = (given.leads ?? ['mace']).map((id) => groups[id] ?? id);
    const action = anAction({ ...given, leads });
    const { plan, edition, ref } = action;
    const put: RegisterChange = { do: 'put', kind: 'action', id: actionKey(plan, edition, ref), value: action };
    if (plan !== 'CR1') return [put];
    const said = `${secret}-${ref} said`;
    const { state } = tracked({ ...given, leads }, { rating: 'red', said, on: '2019-06-03' });
    return [put, { do: 'put', kind: 'state', id: stateKey(plan, ref), value: state }];
  });
  await register.commit([
    ...threePlans.map((value): RegisterChange => ({ do: 'put', kind: 'plan', id: planKey(value.code), value })),
    ...rows,
  ]);
}
