import { type Asker, isBusinessManager, isChairOf } from '../domain/access.ts';
import { lineOf } from '../domain/action-line.ts';
import type { Reader } from '../domain/audience.ts';
import { england } from '../domain/calendar.ts';
import { type Cycle, closesAt, hasRun, isClosed, stepsOfCycle } from '../domain/cycle.ts';
import type { Digest, FrozenDigest } from '../domain/digest.ts';
import { withNotes } from '../domain/digest-draft.ts';
import type { Meeting } from '../domain/meeting.ts';
import { meetingOf } from '../domain/meeting-item.ts';
import { whyNotYet } from '../domain/meeting-to-record.ts';
import { type Coverage, type DigestStanding, type MeetingView, meetingEntry } from '../domain/meetings-view.ts';
import type { Group } from '../domain/partnership.ts';
import { fullRef } from '../domain/ref.ts';
import { isWaitedFor, openRefs, type Request, stillAsked } from '../domain/request.ts';
import { seesUnanswered } from '../domain/unanswered.ts';
import { drawMessage } from './draw-message.ts';
import { meetingsOf, valuesOf } from './gather.ts';
import { gatherDigestNow } from './gather-digests.ts';
import { gatherItems } from './gather-items.ts';
import { gatherReadable, type Readable } from './gather-readable.ts';
import { requestsOf } from './gather-requests.ts';
import { mayReadRun } from './gather-run.ts';
import type { Content, Ports, Register } from './ports.ts';

/** A meeting as somebody may see it; its digest and its request as what their cards show. */
export interface MeetingShown extends Omit<MeetingView, 'digest' | 'request'> {
  readonly digest: { readonly standing: DigestStanding; readonly digest: Digest } | null;
  readonly request: Content | null;
}

export interface MeetingWanted {
  readonly partnership: string;
  readonly asker: Asker;
  readonly meeting: string;
}

interface Facts {
  readonly register: Register;
  readonly readable: Readable;
  readonly asker: Asker;
  readonly meeting: Meeting;
  readonly group: Group;
  readonly cycle: Cycle | null;
  readonly requests: readonly Request[];
  /** They are of the group, or may read all. */
  readonly isOwn: boolean;
}

/** One meeting of the last year or ahead: where its cycle stands, and what is or will be posted; null where there is none. */
export async function showMeeting(ports: Ports, wanted: MeetingWanted): Promise<MeetingShown | null> {
  const { partnership, asker, meeting: id } = wanted;
  const register = ports.store.register(partnership);
  const [readable, kept] = await Promise.all([gatherReadable(ports, wanted), register.find('cycle', id)]);
  const { setting } = readable;
  const meeting = setting.meetings.find((one) => one.id === id);
  const group = setting.groups.find((one) => one.id === meeting?.group);
  if (!meeting || !group) return null;
  const cycle = kept?.value ?? null;
  const asked = cycle ? await requestsOf(register, cycle) : [];
  const requests = cycle && isClosed(cycle) ? asked : stillAsked(asked, openRefs(readable.plans.actions));
  const reader = readable.facts.readerOf;
  const isOwn = reader === 'all' || reader.has(group.id);
  const facts = { register, readable, asker, meeting, group, cycle, requests, isOwn };
  const items = (await gatherItems(register, { groups: setting.groups, reader })).filter(
    (item) => meetingOf(item, setting.meetings)?.id === id,
  );
  return {
    entry: meetingEntry(meeting, { group, cycle, items, now: ports.clock.now() }),
    asked: coverage(facts),
    unanswered: unanswered(facts),
    digest: await digestOf(ports, facts),
    request: isOwn ? await requestIn(ports, partnership, facts) : null,
    mayReadRun: mayReadRun(asker, group.id),
    mayRecord: isBusinessManager(asker) && whyNotYet(meeting, group, setting.today) === null,
  };
}

function coverage({ cycle, requests, meeting, group }: Facts): Coverage | null {
  if (!cycle || requests.length === 0) return null;
  return {
    asked: requests.length,
    answered: requests.filter(({ answeredBy }) => answeredBy !== null).length,
    closesAt: closesAt(cycle, stepsOfCycle(meeting, group, england)),
    closed: isClosed(cycle),
  };
}

function unanswered({ asker, group, requests, readable }: Facts): MeetingView['unanswered'] {
  if (!seesUnanswered(asker)?.(group.id)) return null;
  const { actions } = readable.plans;
  const open = openRefs(actions);
  const waiting = new Set(
    requests.filter((request) => isWaitedFor(request, open)).map(({ plan, ref }) => fullRef(plan, ref)),
  );
  return actions
    .filter(({ action }) => waiting.has(fullRef(action.plan, action.ref)))
    .map((tracked) => lineOf(tracked, readable.facts));
}

/** As it was posted; before that as it is drafted, for those who may change it; else as it would be posted now. */
async function digestOf(ports: Ports, facts: Facts): Promise<MeetingShown['digest']> {
  const { register, readable, meeting, group, cycle, asker, isOwn } = facts;
  const { today } = readable.setting;
  if (meeting.cancelled) return null;
  const frozen = cycle && isClosed(cycle) ? ((await register.find('digest', meeting.id))?.value ?? null) : null;
  if (frozen && cycle && hasRun(cycle, 'digest')) {
    const digest = frozenFor(frozen, { ...facts, reader: readable.facts.readerOf });
    return digest && { standing: 'posted', digest };
  }
  if (meeting.date < today) return null;
  if (frozen && (isBusinessManager(asker) || isChairOf(asker, group.id))) {
    return { standing: cycle?.held ? 'held' : 'draft', digest: withNotes(frozen, 'group') };
  }
  const next = meetingsOf(group.id, readable.setting).find(({ date }) => date >= today);
  if (next?.id !== meeting.id || !isOwn) return null;
  const digest = await gatherDigestNow(register, {
    setting: readable.setting,
    plans: readable.plans,
    group,
    until: ports.clock.now(),
    reader: readable.facts.readerOf,
  });
  return digest && { standing: 'now', digest };
}

/** A posted digest stands in its group's channel, and in short in the oversight group's: elsewhere it is not shown. */
function frozenFor(
  frozen: FrozenDigest,
  { isOwn, reader, readable }: Pick<Facts, 'isOwn' | 'readable'> & { readonly reader: Reader },
): Digest | null {
  if (isOwn) return withNotes(frozen, 'group');
  const { oversight } = readable.setting.partnership;
  return oversight !== null && reader !== 'all' && reader.has(oversight) ? withNotes(frozen, 'oversight') : null;
}

/** The card that asks in the group's own channel. */
async function requestIn(ports: Ports, partnership: string, { register, meeting }: Facts): Promise<Content | null> {
  const messages = valuesOf(await register.list('message', { prefix: `${meeting.id}~ask~` }));
  const card = messages.find(({ kind, to }) => kind === 'request' && to.kind === 'channel');
  return card ? drawMessage(ports, partnership, card) : null;
}
