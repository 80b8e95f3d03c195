import { asReadBy, type Reader, readerOfGroup } from '../domain/audience.ts';
import { computeCompositeDigest } from '../domain/composite-digest.ts';
import { isClosed } from '../domain/cycle.ts';
import type { Instant } from '../domain/day.ts';
import { computeDigest, type Digest, type DigestRoom, type FrozenDigest } from '../domain/digest.ts';
import type { Meeting } from '../domain/meeting.ts';
import { type MeetingItem, meetingOf } from '../domain/meeting-item.ts';
import type { Group } from '../domain/partnership.ts';
import { openRefs, type Request, stillAsked } from '../domain/request.ts';
import { isPrepared } from '../domain/succession.ts';
import { lineFacts, meetingsOf, type Plans, type Setting } from './gather.ts';
import { gatherInterval } from './gather-interval.ts';
import { gatherItems } from './gather-items.ts';
import { requestsThen } from './known-then.ts';
import type { Register } from './ports.ts';

export interface DigestWanted {
  readonly setting: Setting;
  readonly plans: Plans;
  readonly meeting: Meeting;
  readonly group: Group;
  /** What the group's own cycle asked. */
  readonly requests: readonly Request[];
  readonly until: Instant;
  /** How long it may be; as on a card where nothing is said. */
  readonly room?: DigestRoom;
}

/** A cycle's digest as its own group and as the oversight group may read it. */
export async function gatherDigests(
  register: Register,
  wanted: DigestWanted,
): Promise<Pick<FrozenDigest, 'group' | 'oversight'>> {
  const { group, setting } = wanted;
  const { oversight } = setting.partnership;
  if (group.id === oversight) {
    const digest = await gatherComposite(register, wanted, readerOfGroup(group.id));
    return { group: digest, oversight: digest };
  }
  const own = await itemsOf(register, wanted, readerOfGroup(group.id));
  return {
    group: digestFor(wanted, readerOfGroup(group.id), own),
    oversight: digestFor(wanted, readerOfGroup(oversight)),
  };
}

/** The digest as it would be posted now, and no more of it than whoever asks may read. */
async function gatherDigest(register: Register, wanted: DigestWanted, asker: Reader): Promise<Digest> {
  const { group, setting } = wanted;
  const reader = asker === 'all' || asker.has(group.id) ? readerOfGroup(group.id) : asker;
  return group.id === setting.partnership.oversight
    ? gatherComposite(register, wanted, reader)
    : digestFor(wanted, reader, await itemsOf(register, wanted, reader));
}

/** A group's digest of one cycle. */
export function digestFor(
  wanted: Omit<DigestWanted, 'until'>,
  reader: Reader,
  items: readonly MeetingItem[] = [],
): Digest {
  const { setting, group, meeting, requests } = wanted;
  const plans = asReadBy(reader, wanted.plans);
  return computeDigest(
    {
      ...lineFacts(setting, plans, reader),
      group,
      meeting,
      meetings: meetingsOf(group.id, setting),
      actions: plans.actions.filter(({ action }) => action.leads.includes(group.id)),
      requests,
      items,
    },
    wanted.room,
  );
}

/** What comes to the digest's meeting. */
async function itemsOf(register: Register, { setting, meeting, group }: DigestWanted, reader: Reader) {
  const items = await gatherItems(register, { groups: setting.groups, reader });
  const own = items.filter((item) => item.group === group.id);
  return own.filter((item) => meetingOf(item, setting.meetings)?.id === meeting.id);
}

/** The oversight group's own: over every group's actions since its previous one. */
async function gatherComposite(register: Register, wanted: DigestWanted, reader: Reader): Promise<Digest> {
  const { setting, group, meeting } = wanted;
  const plans = asReadBy(reader, wanted.plans);
  const facts = {
    ...lineFacts(setting, plans, reader),
    group,
    meeting,
    meetings: setting.meetings.filter(({ cancelled }) => !cancelled),
    actions: plans.actions,
    interval: await gatherInterval(register, wanted),
    items: (await itemsOf(register, wanted, reader)).length,
  };
  return computeCompositeDigest(facts, wanted.room);
}

export interface DigestNow extends Omit<DigestWanted, 'meeting' | 'requests'> {
  readonly reader: Reader;
}

/** The digest of a group's next meeting, or of its last, as it would be posted at that moment; null where it has none. */
export async function gatherDigestNow(register: Register, wanted: DigestNow): Promise<Digest | null> {
  const { setting, group, plans } = wanted;
  const own = meetingsOf(group.id, setting).filter((meeting) => isPrepared(meeting, setting.groups));
  const meeting = own.find(({ date }) => date >= setting.today) ?? own.at(-1);
  if (!meeting) return null;
  const cycle = await register.find('cycle', meeting.id);
  const known = { today: setting.today, actions: plans.actions };
  const asked = cycle ? await requestsThen(register, cycle.value, known) : [];
  const requests = cycle && isClosed(cycle.value) ? asked : stillAsked(asked, openRefs(plans.actions));
  return gatherDigest(register, { ...wanted, meeting, requests }, wanted.reader);
}
