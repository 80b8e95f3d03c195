import { type Asker, isBusinessManager } from '../domain/access.ts';
import { lineOf } from '../domain/action-line.ts';
import { type Day, londonDay } from '../domain/day.ts';
import { groupNamed } from '../domain/group-called.ts';
import { attendeesOf, type Matter, partToResume } from '../domain/meeting-record.ts';
import { meetingToRecord, type NotShown, whyNotYet } from '../domain/meeting-to-record.ts';
import { postName } from '../domain/person-post.ts';
import type { MatterView, RecordView } from '../domain/record-view.ts';
import { lineFacts, sinceFor, valuesOf } from './gather.ts';
import { gatherRecord, type RecordFacts } from './gather-record.ts';
import type { Ports } from './ports.ts';

export type RecordShown =
  | { readonly kind: 'record'; readonly view: RecordView }
  | { readonly kind: 'refused'; readonly refusal: NotShown };

export interface RecordWanted {
  readonly partnership: string;
  readonly asker: Asker;
  /** A group as somebody typed it; empty where they named none. */
  readonly group: string;
  readonly on: Day | null;
}

/** The record of the meeting that somebody names, or why there is none to show. */
export async function findRecord(ports: Ports, { partnership, asker, group, on }: RecordWanted): Promise<RecordShown> {
  if (!isBusinessManager(asker)) return { kind: 'refused', refusal: { code: 'not-business-manager' } };
  const register = ports.store.register(partnership);
  const [groups, meetings, records] = await Promise.all([
    register.list('group'),
    register.list('meeting', { since: sinceFor(londonDay(ports.clock.now())) }),
    register.list('record'),
  ]);
  const today = londonDay(ports.clock.now());
  const finished = new Set(valuesOf(records).flatMap(({ meeting, finishedAt }) => (finishedAt ? [meeting] : [])));
  const known = valuesOf(groups);
  const all = valuesOf(meetings);
  const awaiting = all.filter(({ id, date, cancelled }) => !cancelled && date <= today && !finished.has(id));
  const found = group === '' ? onlyGroup(awaiting, known) : groupNamed(group, known);
  if (found === null) {
    const names = known.map(({ name }) => name);
    return { kind: 'refused', refusal: { code: 'unknown-group', given: group, known: names } };
  }
  if ('code' in found) return { kind: 'refused', refusal: found };
  const meeting = meetingToRecord({ group: found, on, meetings: all, finished, today });
  if ('code' in meeting) return { kind: 'refused', refusal: meeting };
  return showRecord(ports, { partnership, asker, meeting: meeting.id, card: 'none' });
}

/** "record" alone: the one group that has a meeting to record; with several, Baton asks. */
function onlyGroup(awaiting: readonly { readonly group: string }[], groups: RecordFacts['setting']['groups']) {
  const waiting = groups.filter(({ id }) => awaiting.some((meeting) => meeting.group === id));
  if (waiting.length === 1) return waiting[0]!;
  return { code: 'which-group' as const, groups: waiting.map(({ name }) => name) };
}

export interface RecordAt {
  readonly partnership: string;
  readonly asker: Asker;
  readonly meeting: string;
  readonly card: string;
}

/** The record of one meeting as it stands, for a business manager. */
export async function showRecord(ports: Ports, { partnership, asker, meeting, card }: RecordAt): Promise<RecordShown> {
  if (!isBusinessManager(asker)) return { kind: 'refused', refusal: { code: 'not-business-manager' } };
  const facts = await gatherRecord(ports, partnership, meeting);
  if (!facts) return { kind: 'refused', refusal: { code: 'no-such-meeting' } };
  const notYet = whyNotYet(facts.meeting, facts.group.value, facts.setting.today);
  return notYet ? { kind: 'refused', refusal: notYet } : { kind: 'record', view: viewOf(facts, card) };
}

/** What the message that brings the record shows; null once its meeting is gone. */
export async function drawRecord(
  ports: Ports,
  partnership: string,
  { id, meeting }: { readonly id: string; readonly meeting: string | null },
): Promise<RecordView | null> {
  const facts = meeting === null ? null : await gatherRecord(ports, partnership, meeting);
  return facts && !facts.meeting.cancelled ? viewOf(facts, id) : null;
}

/** Business managers see the words of every plan, and the record is shown to nobody else. */
function viewOf(facts: RecordFacts, card: string): RecordView {
  const { setting, plans, meeting, group, agencies, people, record, records, matters } = facts;
  const about = lineFacts(setting, plans, 'all');
  const { posts } = setting;
  const matterView = ({ tracked, ...matter }: Matter): MatterView => ({
    ...matter,
    line: lineOf(tracked, about),
    agreed: tracked.state.agreed?.rating ?? null,
  });
  const finished = record?.value.finishedAt
    ? {
        at: record.value.finishedAt,
        by: people.find(({ key }) => key === record.value.finishedBy)?.name ?? 'a business manager',
      }
    : null;
  const came = new Map(record?.value.attendance.map(({ who, as }) => [who, as]));
  const done = new Set(records.flatMap((one) => (one.finishedAt ? [one.meeting] : [])));
  return {
    card,
    meeting: meeting.id,
    group: group.value.name,
    date: meeting.date,
    sequence: record?.value.sequence ?? 0,
    started: record !== null,
    finished,
    resume: partToResume(record?.value ?? null, matters),
    decisions: matters.decisions.map(matterView),
    toNote: matters.toNote.map(({ decision, tracked, noted }) => ({ decision, noted, line: lineOf(tracked, about) })),
    ratings: matters.ratings.map(matterView),
    added: matters.added.map((tracked) => lineOf(tracked, about)),
    attendance: attendeesOf(group.value, { posts, agencies }).map((one) => ({ ...one, as: came.get(one.who) ?? null })),
    minuteRef: record?.value.minuteRef ?? '',
    answerers: [
      ...posts.map((post) => ({ value: `post:${post.id}`, name: postName(post, agencies) })),
      ...agencies.map(({ id, name }) => ({ value: `agency:${id}`, name })),
    ],
    alsoOpen: setting.meetings
      .filter(({ id, group: of, date, cancelled }) => {
        const isEarlier = date >= londonDay(setting.partnership.madeAt) && date < meeting.date;
        return of === group.id && !cancelled && isEarlier && !done.has(id);
      })
      .map(({ date }) => date)
      .toReversed()
      .slice(0, 3),
  };
}
