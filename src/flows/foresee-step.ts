import { noMeeting, undatedAfter } from '../domain/alarm.ts';
import { askedAlready, cyclesJoined } from '../domain/asked-already.ts';
import type { Cycle, CycleStep, StepName } from '../domain/cycle.ts';
import {
  askMessage,
  chaseMessages,
  digestMessage,
  draftMessages,
  recordMessages,
  reminders,
  unrecordedMessages,
} from '../domain/cycle-messages.ts';
import { type Instant, londonDay } from '../domain/day.ts';
import type { CycleLoad } from '../domain/load.ts';
import type { Meeting } from '../domain/meeting.ts';
import { type Message, messageId, newMessage } from '../domain/message.ts';
import type { Group } from '../domain/partnership.ts';
import { type Addressed, managersOf, recipientKey, type WhoFacts } from '../domain/recipient.ts';
import { fullRef } from '../domain/ref.ts';
import { isWaitedFor, openRefs, type Request } from '../domain/request.ts';
import { addressedIn, heldBackIn, nobodyAsked, requestOf } from './ask-for-updates.ts';
import { summaryMessage, summaryThread } from './close-cycle.ts';
import type { Plans, Setting } from './gather.ts';

export interface Due {
  readonly meeting: Meeting;
  readonly group: Group;
  readonly step: CycleStep;
  readonly cycle: Cycle | null;
}

/** The register as earlier steps will leave it, as far as it changes what a later one does. */
export interface Foreseen {
  readonly cycles: readonly Cycle[];
  readonly messages: readonly Message[];
  readonly requests: readonly Request[];
}

export interface PreviewFacts {
  readonly setting: Setting;
  readonly plans: Plans;
  readonly who: WhoFacts;
}

export interface Made {
  /** Full refs, of an ask. */
  readonly asked: readonly string[];
  readonly requests: readonly Request[];
  readonly messages: readonly Message[];
  /** Check-ins that the caps hold back, of an ask. */
  readonly heldBack: CycleLoad['heldBack'];
}

export const nothingHeld = { group: 0, person: 0 } as const;

type Make = (due: Due, facts: PreviewFacts, foreseen: Foreseen) => Made;

/** Steps that make messages and ask nothing new. */
function making(make: (due: Due, facts: PreviewFacts, foreseen: Foreseen) => readonly Message[]): Make {
  return (due, facts, foreseen) => ({
    asked: [],
    requests: [],
    messages: make(due, facts, foreseen),
    heldBack: nothingHeld,
  });
}

/** What each step makes on facts foreseen for its day. */
export const makes: Readonly<Record<StepName, Make>> = {
  ask: askMakes,
  remind: making(({ meeting, step }, facts, foreseen) =>
    reminders(openIn(meeting, facts, foreseen), 'remind', step.at),
  ),
  chase: making(({ meeting, step }, facts, foreseen) =>
    chaseMessages(openIn(meeting, facts, foreseen), whoOn(facts, step.at), step.at),
  ),
  close: making(({ meeting, step }, { who }) => draftMessages(meeting, who, step.at)),
  digest: making(digestMakes),
  // As if nobody answered meanwhile, so nobody was late either.
  addendum: making(() => []),
  record: making(({ meeting, step }, facts) => [
    ...recordMessages(meeting, facts.who, step.at),
    ...undatedMakes(meeting, facts, step.at),
  ]),
  unrecorded: making(({ meeting, group, step }, { who }) =>
    unrecordedMessages(meeting, { people: who.people, name: group.name, isBegun: false }, step.at),
  ),
};

function openIn(meeting: Meeting, { plans }: PreviewFacts, { messages, requests }: Foreseen) {
  const open = openRefs(plans.actions);
  const own = requests.filter((request) => request.meeting === meeting.id && isWaitedFor(request, open));
  const cards = messages.filter(({ id }) => own.some(({ message }) => message === id));
  return { meeting, requests: own, cards };
}

function whoOn({ who }: PreviewFacts, at: Instant): WhoFacts {
  return { ...who, today: londonDay(at) };
}

function askMakes(
  { meeting, group, step, cycle }: Due,
  facts: PreviewFacts,
  { cycles, messages, requests }: Foreseen,
): Made {
  const row = cycle ? { id: meeting.id, value: cycle, version: '' } : null;
  const setting = { ...facts.setting, today: londonDay(step.at) };
  const joined = new Set(cyclesJoined(cycles, meeting, step.at).map((one) => one.meeting));
  const isJoined = (one: Message | Request) => one.meeting !== null && joined.has(one.meeting);
  const already = askedAlready(messages.filter(isJoined), requests.filter(isJoined));
  const about = { plans: facts.plans, who: whoOn(facts, step.at), already };
  const cycleFacts = { setting, meeting, group, cycle: row, cycles };
  const asks = addressedIn(cycleFacts, about, step.at);
  const heldBack = heldBackIn(cycleFacts, about, step.at);
  if (asks.length === 0) return { asked: [], requests: [], messages: nobodyMakes(meeting, facts, step.at), heldBack };
  const cardOf = ({ to }: Addressed) => already.cards.get(recipientKey(to)) ?? askMessage(meeting, to, step.at);
  const cards = new Map(asks.map((one) => [cardOf(one).id, cardOf(one)]));
  return {
    asked: [...new Set(asks.map(({ tracked: { action } }) => fullRef(action.plan, action.ref)))],
    requests: asks.map((one) => requestOf(one, meeting, cardOf(one).id)),
    messages: [...cards.values()].filter(({ id }) => id.startsWith(`${meeting.id}~`)),
    heldBack,
  };
}

function nobodyMakes(meeting: Meeting, facts: PreviewFacts, at: Instant): readonly Message[] {
  return noticesMade({ meeting, name: nobodyAsked, at }, facts);
}

/** After a meeting: where the next one is not dated. */
function undatedMakes(meeting: Meeting, facts: PreviewFacts, at: Instant): readonly Message[] {
  const { setting, plans } = facts;
  const then = { ...setting, actions: plans.actions, today: londonDay(at) };
  const undated = undatedAfter(meeting, setting.partnership.oversight, then);
  return undated.length > 0 ? noticesMade({ meeting, name: noMeeting, at }, facts) : [];
}

function noticesMade(
  { meeting, name, at }: { readonly meeting: Meeting; readonly name: string; readonly at: Instant },
  { who }: PreviewFacts,
): readonly Message[] {
  return managersOf(who).map((person) => {
    const id = messageId(meeting.id, name, person);
    return newMessage({ id, kind: 'notice', to: { kind: 'person', person }, meeting: meeting.id }, at);
  });
}

function digestMakes(
  { meeting, group, step }: Due,
  { setting }: PreviewFacts,
  { messages }: Foreseen,
): readonly Message[] {
  const { oversight } = setting.partnership;
  const digest = digestMessage(meeting, step.at);
  if (!oversight || oversight === group.id) return [digest];
  const then = { ...setting, today: londonDay(step.at) };
  const opened = messages.some(({ id }) => id === summaryThread(oversight, then));
  return [digest, summaryMessage({ meeting, setting: then, opened }, oversight, step.at)];
}
