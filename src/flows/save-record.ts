import { refusalOfText } from '../domain/accept-update.ts';
import { isBusinessManager } from '../domain/access.ts';
import { newCycle } from '../domain/cycle.ts';
import { attendances, attendeesOf, type MeetingRecord, newRecord } from '../domain/meeting-record.ts';
import { whyNotYet } from '../domain/meeting-to-record.ts';
import { type RecordRefusal, readWishes, wordsTyped } from '../domain/record-typed.ts';
import { longestNarrative } from '../domain/update.ts';
import { audit, commit, toShow, untilDone } from './commit.ts';
import { writeCycle } from './gather-cycle.ts';
import { gatherRecord, type RecordFacts } from './gather-record.ts';
import { addToLog, takeOutOfLog } from './log-action.ts';
import type { Ports, RegisterChange } from './ports.ts';
import { recordDecisions } from './record-decisions.ts';
import type { PageChanges, PageFacts, PageRead, RecordSubmit } from './record-page.ts';

export type RecordSaved =
  /** `about`: the full refs of the actions that something was recorded about. */
  | { readonly kind: 'saved'; readonly wrote: boolean; readonly about: readonly string[] }
  | { readonly kind: 'refused'; readonly refusal: RecordRefusal | { readonly code: 'no-such-meeting' } };

/**
 * Saves one page of a record: what it decides, the states of its actions and the record are one write. Somebody who
 * saves a page that others have overtaken is told what they recorded, and nothing of theirs or of his is lost.
 */
export async function saveRecord(ports: Ports, submit: RecordSubmit): Promise<RecordSaved> {
  return untilDone(() => trySave(ports, submit));
}

async function trySave(ports: Ports, submit: RecordSubmit): Promise<RecordSaved | 'conflict'> {
  const { partnership, asker, meeting } = submit;
  if (!isBusinessManager(asker)) return refused({ code: 'not-business-manager' });
  const facts = await gatherRecord(ports, partnership, meeting);
  if (!facts) return { kind: 'refused', refusal: { code: 'no-such-meeting' } };
  const before = facts.record?.value ?? newRecord(facts.meeting, asker.key, ports.clock.now());
  const earlier = before.saves.find((save) => save.submit === submit.submit);
  if (earlier) return { kind: 'saved', wrote: true, about: earlier.about };
  const unfit = whyUnfit(submit, before, facts);
  if (unfit) return refused(unfit);
  const read = await readPage(ports, { ...facts, submit, before });
  if (read === 'conflict') return 'conflict';
  if ('refusal' in read) return refused(read.refusal);
  const isSame = read.rows.length === 0 && read.record === before;
  if (isSame && !submit.finish) return { kind: 'saved', wrote: false, about: [] };
  const written = await commit(ports, partnership, await changesOf(ports, { ...facts, submit, before }, read));
  return written === 'conflict' ? 'conflict' : { kind: 'saved', wrote: true, about: read.about };
}

function refused(refusal: RecordRefusal): RecordSaved {
  return { kind: 'refused', refusal };
}

/** Safety stands before everything else, as everywhere where words are taken. */
function whyUnfit(submit: RecordSubmit, before: MeetingRecord, facts: RecordFacts): RecordRefusal | null {
  const words = wordsTyped(submit.typed);
  const unsafe = refusalOfText(words.join('\n'), submit.confirmed);
  if (unsafe) return unsafe;
  const notYet = whyNotYet(facts.meeting, facts.group.value, facts.setting.today);
  if (notYet) return notYet;
  if (before.finishedAt !== null) return { code: 'already-recorded', on: facts.meeting.date };
  const saves = before.saves.slice(submit.seq);
  if (saves.length > 0) return { code: 'recorded-meanwhile', saves };
  const length = Math.max(0, ...words.map((text) => text.length));
  return length > longestNarrative ? { code: 'too-long', length, most: longestNarrative } : null;
}

async function readPage(ports: Ports, facts: PageFacts): Promise<PageRead | 'conflict'> {
  const { part, takeOut } = facts.submit;
  switch (part) {
    case 'decisions': {
      const read = wishesOn(facts);
      if (read.kind === 'refused') return read;
      return recordDecisions(ports, { ...facts, before: withNoted(facts) }, read.wishes);
    }
    case 'ratings': {
      const read = wishesOn(facts);
      return read.kind === 'refused' ? read : recordDecisions(ports, facts, read.wishes);
    }
    case 'actions':
      return takeOut === null ? addToLog(ports, facts) : takeOutOfLog(ports, facts, takeOut);
    case 'attendance':
      return { rows: [], record: withAttendance(facts), about: [] };
    case 'finish':
      return { rows: [], record: withMinuteRef(facts), about: [] };
    default:
      return part satisfies never;
  }
}

function wishesOn({ submit, group, matters, plans }: PageFacts) {
  return readWishes(submit.typed, { group: group.id, matters, actions: plans.actions });
}

/** The record with what the page says was noted; the same one where that is nothing new. */
function withNoted({ submit: { typed }, before, matters }: PageFacts): MeetingRecord {
  const ticked = matters.toNote.map(({ decision: { id }, noted }) => {
    const value = typed[`noted~${id}`];
    return { id, noted: value === undefined ? noted : value === 'true' };
  });
  const noted = ticked.filter((one) => one.noted).map(({ id }) => id);
  return noted.join() === before.noted.join() ? before : { ...before, noted };
}

/** Lines of people who are on another page stay as they were recorded. */
function withAttendance({ submit: { typed }, before, group, setting, agencies }: PageFacts): MeetingRecord {
  const known = new Map(before.attendance.map(({ who, as }) => [who, as]));
  const attendance = attendeesOf(group.value, { posts: setting.posts, agencies }).flatMap(({ who }) => {
    const value = typed[`as~${who}`];
    const as = value === undefined ? known.get(who) : attendances.find((one) => one === value);
    return as ? [{ who, as }] : [];
  });
  const isSame = JSON.stringify(attendance) === JSON.stringify(before.attendance);
  return isSame ? before : { ...before, attendance };
}

function withMinuteRef({ submit: { typed }, before }: PageFacts): MeetingRecord {
  const minuteRef = (typed['words~minute'] ?? before.minuteRef).trim();
  return minuteRef === before.minuteRef ? before : { ...before, minuteRef };
}

async function changesOf(ports: Ports, facts: PageFacts, page: PageChanges): Promise<readonly RegisterChange[]> {
  const { submit, meeting, record: kept } = facts;
  const { asker, part, finish } = submit;
  const now = ports.clock.now();
  const save = { submit: submit.submit, by: asker.key, at: now, part, about: page.about };
  const saves = [...page.record.saves, save];
  const finished = finish ? { finishedAt: now, finishedBy: asker.key } : {};
  const value: MeetingRecord = { ...page.record, ...finished, saves, sequence: saves.length };
  const row = { kind: 'record', id: meeting.id, value } as const;
  return [
    kept ? { do: 'replace', ...row, version: kept.version } : { do: 'insert', ...row },
    ...page.rows,
    ...(finish ? await finishing(ports, facts) : []),
    audit(ports, asker.key, finish ? 'finished the record' : `recorded ${part}`, aboutWords(meeting.id, page.about)),
  ];
}

function aboutWords(meeting: string, about: readonly string[]): string {
  return about.length === 0 ? meeting : `${meeting}: ${about.join(', ')}`;
}

/** The cycle is closed with its record, and every card that offered to record the meeting says so. */
async function finishing(ports: Ports, { submit, meeting, cycle }: PageFacts): Promise<readonly RegisterChange[]> {
  const register = ports.store.register(submit.partnership);
  const cards = await register.list('message', { prefix: `${meeting.id}~record~` });
  const recorded = { ...(cycle?.value ?? newCycle(meeting)), recordedAt: ports.clock.now() };
  return [writeCycle(recorded, cycle), ...cards.map(({ id }) => toShow(ports, id))];
}
