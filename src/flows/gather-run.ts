import { type Asker, isBusinessManager, isChairOf } from '../domain/access.ts';
import { england } from '../domain/calendar.ts';
import { type Cycle, stepsOfCycle } from '../domain/cycle.ts';
import { type Instant, londonDay } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Message } from '../domain/message.ts';
import type { Request } from '../domain/request.ts';
import { answerKey, computeRunRecord, type RunRecord } from '../domain/run-record.ts';
import { summaryThread } from './close-cycle.ts';
import { type Setting, valuesOf } from './gather.ts';
import { gatherPeople } from './gather-people.ts';
import { requestsOf } from './gather-requests.ts';
import { updateKey } from './keys.ts';
import type { Register } from './ports.ts';

export interface RunWanted {
  readonly setting: Setting;
  /** The group asked about; null for the cycle in which something happened last. */
  readonly group: string | null;
  readonly asker: Asker;
  readonly until: Instant;
}

export type RunFound =
  | { readonly kind: 'found'; readonly record: RunRecord }
  | { readonly kind: 'not-allowed' }
  | { readonly kind: 'no-meeting' };

/** The run record of a group's latest cycle: for business managers, and for chairs of their own group. */
export async function gatherRun(register: Register, wanted: RunWanted): Promise<RunFound> {
  const { setting, group, asker } = wanted;
  const own = setting.groups.filter(({ id }) => mayReadRun(asker, id));
  const groups = own.filter(({ id }) => group === null || id === group);
  if (groups.length === 0) return { kind: own.length === 0 || group !== null ? 'not-allowed' : 'no-meeting' };
  const latest = await latestCycle(register, wanted, new Set(groups.map(({ id }) => id)));
  if (!latest) return { kind: 'no-meeting' };
  return { kind: 'found', record: await recordOf(register, wanted, latest) };
}

/** The run record of one cycle, by the same rule; null for whoever may not read it. */
export async function gatherRunOf(
  register: Register,
  wanted: Omit<RunWanted, 'group'>,
  meeting: Meeting,
): Promise<RunRecord | null> {
  if (!mayReadRun(wanted.asker, meeting.group)) return null;
  const cycle = (await register.find('cycle', meeting.id))?.value ?? null;
  return recordOf(register, wanted, { meeting, cycle });
}

/** Business managers, and chairs of their own group. */
export function mayReadRun(asker: Asker, group: string): boolean {
  return isBusinessManager(asker) || isChairOf(asker, group);
}

async function recordOf(
  register: Register,
  { setting, asker, until }: Omit<RunWanted, 'group'>,
  { meeting, cycle }: Latest,
): Promise<RunRecord> {
  const of = setting.groups.find(({ id }) => id === meeting.group)!;
  const requests = cycle ? await requestsOf(register, cycle) : [];
  const [messages, answeredAt, { people, posts }] = await Promise.all([
    messagesOf(register, setting, { meeting, cycle, requests }),
    answersTo(register, requests),
    gatherPeople(register, setting),
  ]);
  const steps = stepsOfCycle(meeting, of, england);
  const about = { meeting, group: of, groups: setting.groups, posts, people, cycle, steps };
  return computeRunRecord({ ...about, requests, messages, answeredAt, mayName: isBusinessManager(asker), until });
}

interface Latest {
  readonly meeting: Meeting;
  readonly cycle: Cycle | null;
}

/** How many of a group's begun cycles are looked at: a later meeting may have been asked about before this one is over. */
const begunLookedAt = 3;

/** The cycle in which something happened last; where none has begun yet, the one that begins next. */
async function latestCycle(
  register: Register,
  { setting, until }: RunWanted,
  groups: ReadonlySet<string>,
): Promise<Latest | null> {
  const meetings = setting.meetings.filter(({ group }) => groups.has(group));
  const begun = [...Map.groupBy(meetings, ({ group }) => group)].flatMap(([group, own]) => {
    const of = setting.groups.find(({ id }) => id === group)!;
    return own.filter((meeting) => stepsOfCycle(meeting, of, england)[0]!.at <= until).slice(-begunLookedAt);
  });
  const cycles = await Promise.all(begun.map(({ id }) => register.find('cycle', id)));
  const found = begun.flatMap((meeting, index) => {
    const cycle = cycles[index]?.value;
    const last = cycle && lastEvent(cycle, until);
    return last ? [{ meeting, cycle, last }] : [];
  });
  const latest = found.toSorted((a, b) => (a.last < b.last ? -1 : 1)).at(-1);
  if (latest) return latest;
  const next = meetings.find(({ date, cancelled }) => !cancelled && date >= londonDay(until));
  return next ? { meeting: next, cycle: null } : null;
}

function lastEvent({ ran, skipped }: Cycle, until: Instant): Instant | null {
  const known = [...ran, ...skipped].map(({ at }) => at).filter((at) => at <= until);
  return known.toSorted().at(-1) ?? null;
}

interface Begun extends Latest {
  readonly requests: readonly Request[];
}

/** Everything sent for a cycle: what is named after its meeting, cards that it shares, and its summary. */
async function messagesOf(
  register: Register,
  setting: Setting,
  { meeting, cycle, requests }: Begun,
): Promise<readonly Message[]> {
  const named = valuesOf(await register.list('message', { prefix: `${meeting.id}~` }));
  const known = new Set(named.map(({ id }) => id));
  const posted = cycle?.ran.find(({ step }) => step === 'digest');
  const { oversight } = setting.partnership;
  const opener = posted && oversight ? summaryThread(oversight, { ...setting, today: londonDay(posted.at) }) : null;
  const wanted = new Set([...requests.map(({ message }) => message), ...(opener ? [opener] : [])]);
  const others = [...wanted].filter((id) => !known.has(id));
  const found = await Promise.all(others.map((id) => register.find('message', id)));
  const shared = found.flatMap((kept) => {
    if (!kept) return [];
    const isOwn = kept.value.kind !== 'summary' || kept.value.meeting === meeting.id;
    return isOwn ? [kept.value] : [];
  });
  // Under its own meeting's name may stand the thread that another group's digest opened.
  return [...named.filter((message) => message.meeting === meeting.id), ...shared];
}

async function answersTo(register: Register, requests: readonly Request[]): Promise<ReadonlyMap<string, Instant>> {
  const answered = requests.filter(({ answeredBy }) => answeredBy !== null);
  const updates = await Promise.all(
    answered.map(({ plan, ref, answeredBy }) => register.find('update', updateKey(plan, ref, answeredBy!))),
  );
  return new Map(
    updates.flatMap((kept) => (kept ? [[answerKey(kept.value, kept.value.sequence), kept.value.at]] : [])),
  );
}
