import { exampleAgencies, examplePeople, examplePosts } from '../../examples/example-people.ts';
import type { Cycle } from '../../src/domain/cycle.ts';
import { addDays, atLondon, type Day, type Instant } from '../../src/domain/day.ts';
import type { FrozenDigest } from '../../src/domain/digest.ts';
import type { Meeting } from '../../src/domain/meeting.ts';
import { messageId, newMessage } from '../../src/domain/message.ts';
import type { Group, Partnership } from '../../src/domain/partnership.ts';
import { type Action, type ActionState, type Plan, type Tracked, untouched } from '../../src/domain/plan.ts';
import { defaultLegend, type Rating } from '../../src/domain/rating.ts';
import { fullRef } from '../../src/domain/ref.ts';
import type { Update } from '../../src/domain/update.ts';
import type { Setting } from '../../src/flows/gather.ts';
import { digestFor } from '../../src/flows/gather-digests.ts';
import { actionKey, auditKey, meetingKey, planKey, requestKey, stateKey, updateKey } from '../../src/flows/keys.ts';
import type { RegisterChange } from '../../src/flows/ports.ts';

/** The day on which every benchmark plays: MACE has been asked and its close is ahead. */
export const today: Day = '2026-06-10';
export const now: Instant = '2026-06-10T10:00:00Z';
/** MACE's coming meeting, and the one of every other group. */
export const nextMeeting: Day = '2026-06-24';
const othersMeet: Day = '2026-08-19';

export interface Size {
  readonly id: string;
  readonly groups: readonly Group[];
  readonly actions: number;
  /** Years of meetings, requests and updates behind: four of each a year. */
  readonly years: number;
  /** Actions that each group leads, from the first on; what is left over goes round. */
  readonly each: number;
  /** Only every so many-th action has its history of updates; every one has its state. */
  readonly historyOf?: number;
  /** True when every group meets next, and not only the first. */
  readonly allMeetNow?: boolean;
}

/** Rows of one partnership as years of use leave them behind, in the order in which they may be written. */
export function* rowsOf(size: Size): Generator<RegisterChange> {
  const setting = settingOf(size);
  yield* settingRows(setting);
  const tracked = Array.from({ length: size.actions }, (_, at) => trackedOf(at, size));
  yield { do: 'put', kind: 'plan', id: planKey(plan.code), value: plan };
  for (const one of tracked) yield* actionRows(one);
  const spoken = tracked.filter((_, at) => at % (size.historyOf ?? 1) === 0);
  for (const one of spoken) for (let back = 0; back < 4 * size.years; back += 1) yield* updateRows(one, back);
  yield* cyclesBehind(setting, tracked);
}

const plan: Plan = {
  code: 'DP',
  title: 'Delivery Plan',
  kind: 'delivery',
  period: { from: '2026-04-01', to: '2027-03-31' },
  legend: defaultLegend,
  audience: { kind: 'partnership' },
  edition: 1,
  importedAt: '2016-04-01T09:00:00Z',
  source: 'the benchmark',
  lastImport: null,
};

function settingOf({ id, groups, years, allMeetNow = false }: Size): Setting {
  const partnership: Partnership = {
    id,
    name: 'Exampleshire Safeguarding Partnership',
    frontDoor: { name: 'Example Front Door', phone: '01632 960123', hours: 'Always' },
    oversight: groups.at(-1)?.id ?? null,
    claimedBy: null,
    madeAt: '2016-04-01T09:00:00Z',
  };
  const meetings = groups.flatMap((group, place) => [
    ...Array.from({ length: 4 * years }, (_, back) => meetingOf(group, addDays(today, -14 - 3 * place - 91 * back))),
    meetingOf(group, place === 0 || allMeetNow ? nextMeeting : othersMeet),
  ]);
  return { partnership, groups, posts: examplePosts, meetings, today };
}

function meetingOf({ id }: Group, date: Day): Meeting {
  return { id: meetingKey(id, date), group: id, date, time: '10:00', papers: null, title: null, cancelled: false };
}

function* settingRows({ partnership, groups, posts, meetings }: Setting): Generator<RegisterChange> {
  yield { do: 'put', kind: 'partnership', id: partnership.id, value: partnership };
  for (const value of groups) yield { do: 'put', kind: 'group', id: value.id, value };
  for (const value of exampleAgencies) yield { do: 'put', kind: 'agency', id: value.id, value };
  for (const value of posts) yield { do: 'put', kind: 'post', id: value.id, value };
  for (const value of examplePeople()) yield { do: 'put', kind: 'person', id: value.key, value };
  for (const value of meetings) yield { do: 'put', kind: 'meeting', id: value.id, value };
}

/** One in ten overdue, one red, one amber; three in ten undated. */
const datedFor = [-40, 120, 200, 220, 260, 280, 290, null, null, null] as const;
const ratedAs: readonly Rating[] = [
  'green',
  'red',
  'amber',
  'green',
  'green',
  'green',
  'green',
  'green',
  'green',
  'green',
];

function trackedOf(at: number, { groups, each, years }: Size): Tracked {
  const days = datedFor[at % 10] ?? null;
  const lead = groups[at < each * groups.length ? Math.floor(at / each) : 1 + (at % (groups.length - 1))]!;
  const action: Action = {
    plan: plan.code,
    edition: plan.edition,
    ref: `${Math.floor(at / 30) + 1}.${(at % 30) + 1}`,
    aim: `Aim ${Math.floor(at / 300) + 1}: children who are at risk of exploitation are recognised early`,
    objective: 'Information is shared in time, and every agency knows what it owes',
    text: `Agree and publish how information about missing children is shared between the agencies, and report to the group how it is used (${at}).`,
    measure: 'An agreed protocol, and an audit of ten cases that shows it in use',
    timescale:
      days === null
        ? { text: 'Ongoing', kind: 'ongoing', due: [] }
        : { text: 'As dated', kind: 'by', due: [addDays(today, days)] },
    leads: [lead.id],
    named: [],
    responsible: [],
    contributors: [],
    themes: ['exploitation'],
    links: [],
    addedOn: null,
    source: { part: 'table 1', row: at + 2 },
    said: null,
  };
  const last = updateOf(action, 0, 4 * years);
  const { rating, narrative, at: said, route, blocked, sequence } = last;
  const state: ActionState = {
    ...untouched(action.plan, action.ref),
    sequence,
    lastWord: { rating, narrative, at: said, route, blocked },
  };
  return { action, state };
}

function updateOf({ plan: code, ref, source }: Action, back: number, all: number): Update {
  const at = source.row - 2;
  return {
    plan: code,
    ref,
    sequence: all - back,
    rating: ratedAs[(at + 7 * back) % 10]!,
    narrative: 'The working group met twice; the draft is with the agencies and comes back to the next meeting.',
    noChange: false,
    at: atLondon(addDays(today, -20 - (at % 60) - 91 * back), '11:30'),
    by: examplePeople()[0]!.key,
    route: 'card',
    onBehalfOf: null,
    post: null,
    part: null,
    meeting: null,
    late: false,
    doneFor: [],
    expectedBy: null,
    blocked: false,
    evidence: null,
    proposesComplete: false,
    confirmedNoChild: false,
    undoes: null,
    entry: null,
    undated: false,
  };
}

function* actionRows({ action, state }: Tracked): Generator<RegisterChange> {
  const { plan: code, ref, edition } = action;
  yield { do: 'put', kind: 'action', id: actionKey(code, edition, ref), value: action };
  yield { do: 'put', kind: 'state', id: stateKey(code, ref), value: state };
}

/** An update leaves three rows behind: itself, its submission and a line of the trail. */
function* updateRows({ action, state }: Tracked, back: number): Generator<RegisterChange> {
  const { plan: code, ref } = action;
  const value = updateOf(action, back, state.sequence);
  const { sequence, at, by } = value;
  yield { do: 'put', kind: 'update', id: updateKey(code, ref, sequence), value };
  yield {
    do: 'put',
    kind: 'submission',
    id: `card~${stateKey(code, ref)}~${sequence}`,
    value: { plan: code, ref, sequence },
  };
  yield trail(at, `${ref}.${sequence}`, { by, what: 'updated', about: `${code} ${ref}` });
}

function trail(at: Instant, unique: string, said: { by: string; what: string; about: string }): RegisterChange {
  return { do: 'put', kind: 'audit', id: auditKey(at, unique), value: { at, ...said } };
}

/** Every meeting behind had its cycle: what was asked, its messages, and the digest that was frozen. */
function* cyclesBehind(setting: Setting, tracked: readonly Tracked[]): Generator<RegisterChange> {
  for (const group of setting.groups) {
    const own = tracked.filter(({ action }) => action.leads.includes(group.id)).slice(0, 12);
    const behind = setting.meetings.filter((meeting) => meeting.group === group.id && meeting.date < today);
    if (!behind[0]) continue;
    const plans = { plans: [plan], actions: tracked };
    const digest = digestFor({ setting, plans, meeting: behind[0], group, requests: [] }, new Set([group.id]));
    const frozen = { group: digest, oversight: digest, notes: [], addendum: null };
    for (const meeting of behind) yield* cycleRows(meeting, own, frozen);
  }
}

function* cycleRows(meeting: Meeting, own: readonly Tracked[], frozen: FrozenDigest): Generator<RegisterChange> {
  const at = atLondon(addDays(meeting.date, -7), '09:00');
  const asked = own.map(({ action }) => fullRef(action.plan, action.ref));
  const ran = (['ask', 'close', 'digest'] as const).map((step) => ({ step, at }));
  const { id, group } = meeting;
  const value: Cycle = { meeting: id, group, ran, skipped: [], asked, held: null, recordedAt: null };
  yield { do: 'put', kind: 'digest', id: meeting.id, value: frozen };
  yield { do: 'put', kind: 'cycle', id: meeting.id, value };
  for (const step of ['ask', 'digest'] as const) {
    const name = messageId(id, step, group);
    const to = { kind: 'channel', group: meeting.group } as const;
    const sent = newMessage({ id: name, kind: step === 'ask' ? 'request' : 'digest', to, meeting: meeting.id }, at);
    const posted = { state: 'sent', sentAt: at, conversationId: '19:x', activityId: '1', attempts: 1 } as const;
    yield { do: 'put', kind: 'message', id: name, value: { ...sent, ...posted } };
    yield trail(at, `${meeting.id}.${step}`, { by: 'baton', what: step, about: meeting.id });
  }
  for (const { action, state } of own) {
    const { plan: code, ref } = action;
    const message = messageId(meeting.id, 'ask', meeting.group);
    yield {
      do: 'put',
      kind: 'request',
      id: requestKey(meeting.id, code, ref),
      value: {
        meeting: meeting.id,
        group: meeting.group,
        plan: code,
        ref,
        reason: 'amber',
        part: null,
        post: null,
        seenAt: null,
        message,
        before: 'amber',
        answeredBy: Math.max(1, state.sequence - 1),
        takenBack: null,
      },
    };
  }
}
