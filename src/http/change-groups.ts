import { describeGroup } from '../flows/describe-group.ts';
import { endGroup } from '../flows/end-group.ts';
import { type SetUp, setOversight, setPolicy } from '../flows/set-up.ts';
import { type SteerOrder, steerCycle } from '../flows/steer-cycle.ts';
import type { ApiAnswer, ApiCall } from './api.ts';
import { refused, toConfirm, told } from './change-told.ts';
import type { ChangeOf } from './set-up-changes.ts';

type Ending = 'end' | 'merge' | 'revive';
type Steering = 'ask-now' | 'skip' | 'rhythm' | 'quiet' | 'no-quiet' | 'pause' | 'resume';
type Describing = 'also-called' | 'not-called' | 'reports-to';

/** What steers a group, what it is called, whom it reports to, and its end. */
export async function changeGroups(
  call: ApiCall,
  wanted: ChangeOf<'policy' | 'oversight' | Steering | Describing | Ending>,
): Promise<ApiAnswer> {
  const { ports, caller } = call;
  switch (wanted.do) {
    case 'policy':
      return setUpTold(call, await setPolicy(ports, { ...caller, name: wanted.group, policy: wanted.policy }));
    case 'oversight':
      return setUpTold(call, await setOversight(ports, { ...caller, name: wanted.group }));
    case 'end':
    case 'merge':
    case 'revive':
      return end(call, wanted);
    case 'ask-now':
    case 'skip':
    case 'rhythm':
    case 'quiet':
    case 'no-quiet':
    case 'pause':
    case 'resume':
      return steer(call, wanted);
    case 'also-called':
    case 'not-called':
    case 'reports-to':
      return describe(call, wanted);
    default:
      return wanted satisfies never;
  }
}

export function setUpTold({ setUp }: ApiCall, result: SetUp): ApiAnswer {
  if (result.kind === 'done') return told(setUp.words.done(result.what));
  if (result.kind === 'refused') return refused(422, setUp.words.notSetUp(result));
  throw new Error('only binding a channel asks for a new group');
}

async function steer(call: ApiCall, wanted: ChangeOf<Steering>): Promise<ApiAnswer> {
  const { ports, caller, setUp } = call;
  const { group, ...said } = wanted;
  const order = said.do === 'rhythm' ? rhythmOrder(said) : said;
  const confirmed = 'confirmed' in said && said.confirmed;
  const steered = await steerCycle(ports, { ...caller, group, order, confirmed });
  const text = setUp.words.steered(steered);
  if (steered.kind === 'refused') return refused(422, text);
  return steered.kind === 'confirm' ? toConfirm(text) : told(text);
}

function rhythmOrder({ do: does, ...change }: Omit<ChangeOf<'rhythm'>, 'group'>): SteerOrder {
  return { do: does, change };
}

async function end(call: ApiCall, wanted: ChangeOf<Ending>): Promise<ApiAnswer> {
  const { ports, caller, setUp } = call;
  const { group } = wanted;
  const does = wanted.do === 'merge' ? { do: wanted.do, into: wanted.into } : { do: wanted.do };
  const confirmed = wanted.do !== 'revive' && wanted.confirmed;
  const ended = await endGroup(ports, { ...caller, group, does, confirmed });
  const text = setUp.words.ended(ended);
  if (ended.kind === 'refused') return refused(422, text);
  return ended.kind === 'confirm' ? toConfirm(text) : told(text);
}

async function describe(call: ApiCall, wanted: ChangeOf<Describing>): Promise<ApiAnswer> {
  const { ports, caller, setUp } = call;
  const { group, ...order } = wanted;
  const described = await describeGroup(ports, { ...caller, group, order });
  const text = setUp.words.described(described);
  return described.kind === 'done' ? told(text) : refused(422, text);
}
