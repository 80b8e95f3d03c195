import type { Asker } from '../domain/access.ts';
import { isClosed } from '../domain/cycle.ts';
import type { Day } from '../domain/day.ts';
import { computeOverview, type Overview, type OverviewFacts } from '../domain/overview.ts';
import type { Group } from '../domain/partnership.ts';
import { ratesSeenBy, responseRates } from '../domain/response-rates.ts';
import { isPrepared } from '../domain/succession.ts';
import type { AskedCycle } from '../domain/unanswered.ts';
import { type Setting, valuesOf } from './gather.ts';
import { gatherAsked, unansweredFor } from './gather-asked.ts';
import { gatherReadable } from './gather-readable.ts';
import type { Ports, Register } from './ports.ts';

export interface OverviewWanted {
  readonly partnership: string;
  readonly asker: Asker;
  /** The id of a group; null for the whole partnership. */
  readonly group: string | null;
  /** As known on that day; null for today. */
  readonly on: Day | null;
}

export type OverviewFound =
  | { readonly kind: 'overview'; readonly overview: Overview }
  | { readonly kind: 'no-such-group' };

/** Closed cycles of each group that response rates are counted over. */
const cyclesCounted = 3;

/**
 * How the plans stand for whoever looks. Beside the plans it reads some dozens of rows: the year's cycles, the requests
 * of the latest, and one group's digests. Only an earlier day has to add up updates.
 */
export async function showOverview(ports: Ports, wanted: OverviewWanted): Promise<OverviewFound> {
  const { partnership, asker } = wanted;
  const register = ports.store.register(partnership);
  const [readable, agencyRows] = await Promise.all([gatherReadable(ports, wanted), register.list('agency')]);
  const { plans } = readable;
  const setting = { ...readable.setting, meetings: prepared(readable.setting) };
  const group = setting.groups.find(({ id }) => id === wanted.group) ?? null;
  if (wanted.group !== null && !group) return { kind: 'no-such-group' };
  const { oversight } = setting.partnership;
  const { asked: cycles, closed } = await gatherAsked(register, {
    setting,
    actions: plans.actions,
    closed: cyclesCounted,
  });
  const digests = await digestsOf(register, setting, { group: group?.id ?? oversight, closed });
  const agencies = valuesOf(agencyRows);
  const overview = computeOverview({
    ...readable.facts,
    actions: plans.actions,
    meetings: setting.meetings,
    requests: [],
    now: ports.clock.now(),
    group,
    cycles,
    digests,
    oversight,
    unanswered: unansweredFor(cycles, { asker, setting, actions: plans.actions, agencies }),
    responses: responsesFor(asker, setting, { cycles, agencies, group }),
  });
  return { kind: 'overview', overview };
}

function prepared({ meetings, groups }: Setting): Setting['meetings'] {
  return meetings.filter((meeting) => isPrepared(meeting, groups));
}

function responsesFor(
  asker: Asker,
  { posts, partnership: { oversight } }: Setting,
  known: {
    readonly cycles: readonly AskedCycle[];
    readonly agencies: Parameters<typeof responseRates>[0]['agencies'];
    readonly group: Group | null;
  },
): Overview['responses'] {
  const seen = ratesSeenBy(asker, { posts, oversight });
  if (!seen) return null;
  const requests = known.cycles
    .filter(({ cycle, meeting }) => isClosed(cycle) && (!known.group || meeting.group === known.group.id))
    .flatMap((one) => one.requests);
  return responseRates({ requests, seen, posts, agencies: known.agencies });
}

/** What the digests of a group's meetings counted in the last year, as known on the day that is looked at. */
async function digestsOf(
  register: Register,
  { meetings }: Setting,
  { group, closed }: { readonly group: string | null; readonly closed: ReadonlySet<string> },
): Promise<OverviewFacts['digests']> {
  const own = meetings.filter((meeting) => meeting.group === group && closed.has(meeting.id));
  const ids = own.map(({ id }) => id).toSorted();
  const [first, last] = [ids[0], ids.at(-1)];
  if (first === undefined || last === undefined) return [];
  const rows = await register.list('digest', { between: [first, last] });
  return rows.flatMap(({ id, value }) => {
    const meeting = own.find((one) => one.id === id);
    return meeting ? [{ meeting, byAim: value.group.byAim }] : [];
  });
}
