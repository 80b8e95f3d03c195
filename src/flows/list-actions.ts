import { type Asker, mayAnswer } from '../domain/access.ts';
import { goneQuiet } from '../domain/answer.ts';
import { isKnownLedBy, isStillThere } from '../domain/audience.ts';
import type { Day } from '../domain/day.ts';
import { type ListedAction, listedAction } from '../domain/listed-action.ts';
import { compareActions } from '../domain/request.ts';
import { isPrepared } from '../domain/succession.ts';
import { valuesOf } from './gather.ts';
import { gatherAsked, unansweredFor } from './gather-asked.ts';
import { gatherReadable, type Readable } from './gather-readable.ts';
import type { Ports } from './ports.ts';

export interface ListWanted {
  readonly partnership: string;
  readonly asker: Asker;
  /** As known on that day; null for today. */
  readonly on: Day | null;
  /** Led by the group with this id, or by none (`havingNone`); null for every action. */
  readonly group: string | null;
}

export interface Listed extends Pick<Readable, 'setting' | 'plans'> {
  readonly actions: readonly ListedAction[];
}

/** All actions of all plans as somebody may read them, in their order, each with the lists that it stands on. */
export async function listActions(ports: Ports, wanted: ListWanted): Promise<Listed> {
  const { partnership, asker, group } = wanted;
  const register = ports.store.register(partnership);
  const [readable, agencyRows] = await Promise.all([gatherReadable(ports, wanted), register.list('agency')]);
  const { plans, facts } = readable;
  const { groups } = readable.setting;
  const setting = { ...readable.setting, meetings: readable.setting.meetings.filter((one) => isPrepared(one, groups)) };
  const agencies = valuesOf(agencyRows);
  const { asked } = await gatherAsked(register, { setting, actions: plans.actions, closed: 1 });
  const unanswered = unansweredFor(asked, { asker, setting, actions: plans.actions, agencies });
  const answering = { ...facts, actions: plans.actions, meetings: setting.meetings, requests: [] };
  const quiet = new Set(goneQuiet(plans.actions, { ...answering, now: ports.clock.now() }));
  const who = { posts: setting.posts, agencies, askedIn: [] };
  const mine = plans.actions.filter(({ action }) =>
    [null, ...action.contributors].some((part) => mayAnswer(asker, { action, part }, who).kind === 'own'),
  );
  const { readerOf } = facts;
  const led = plans.actions.filter((tracked) => {
    const plan = plans.plans.find(({ code }) => code === tracked.action.plan);
    if (!isStillThere(readerOf, plan, tracked)) return false;
    return group === null || isKnownLedBy(group, tracked, facts);
  });
  const listing = { ...facts, ...unanswered, quiet, mine: new Set(mine) };
  return { setting, plans, actions: led.toSorted(compareActions).map((tracked) => listedAction(tracked, listing)) };
}
