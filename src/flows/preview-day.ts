import { isBusinessManager } from '../domain/access.ts';
import { england } from '../domain/calendar.ts';
import { type Cycle, type CycleStep, hasRun, newCycle, type StepName, stepsOfCycle } from '../domain/cycle.ts';
import { type Day, type Instant, londonDay } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import { type Address, type Message, messageId, newMessage } from '../domain/message.ts';
import type { Group, Person } from '../domain/partnership.ts';
import { fullRef } from '../domain/ref.ts';
import { askedIn, askMessage, nobodyAsked } from './ask-for-updates.ts';
import { digestMessage, summaryMessage, summaryThread } from './close-cycle.ts';
import { gatherPlans, gatherSetting, type Plans, type Setting, valuesOf } from './gather.ts';
import type { Ports } from './ports.ts';

/** What a day holds: printed by `day --on DATE --json`, and it sends nothing. */
export interface DayPreview {
  readonly on: Day;
  readonly steps: readonly PreviewedStep[];
  readonly skipped: readonly {
    readonly step: string;
    readonly group: string;
    readonly meeting: Day;
    readonly why: string;
  }[];
}

export interface PreviewedStep {
  readonly at: Instant;
  readonly group: string;
  readonly meeting: Day;
  readonly step: string;
  readonly why: string;
  readonly requests: readonly string[];
  readonly messages: readonly { readonly id: string; readonly kind: string; readonly to: string }[];
}

/** What Baton would do on a day, and why, as if earlier steps had run on time and nobody answered meanwhile. */
export async function previewDay(ports: Ports, partnership: string, on: Day): Promise<DayPreview> {
  const register = ports.store.register(partnership);
  const [setting, plans, cycles, messages, people] = await Promise.all([
    gatherSetting(ports, partnership),
    gatherPlans(register),
    register.list('cycle'),
    register.list('message'),
    register.list('person'),
  ]);
  const managers = valuesOf(people).filter((person) => isBusinessManager(person) && !person.left);
  const facts: PreviewFacts = { setting, plans, managers };
  const all = stepsOf(setting, valuesOf(cycles));
  let foreseen: Foreseen = { cycles: valuesOf(cycles), messages: valuesOf(messages) };
  const steps: PreviewedStep[] = [];
  for (const due of all.filter((one) => isWanted(one, on, setting.today))) {
    const made = messagesMade(due, facts, foreseen);
    if (londonDay(due.step.at) === on) steps.push(previewed(due, made, setting));
    if (!hasRun(due.cycle, due.step.name)) foreseen = after(due, made, foreseen);
  }
  const skipped = all.flatMap(({ cycle, step, group, meeting }) => {
    const was = londonDay(step.at) === on && wasSkipped(cycle, step);
    return was ? [{ step: step.name, group: group.name, meeting: meeting.date, why: was.why }] : [];
  });
  return { on, steps, skipped };
}

interface Due {
  readonly meeting: Meeting;
  readonly group: Group;
  readonly step: CycleStep;
  readonly cycle: Cycle | null;
}

/** The register as earlier steps will leave it, as far as it changes what a later one does. */
interface Foreseen {
  readonly cycles: readonly Cycle[];
  readonly messages: readonly Message[];
}

interface PreviewFacts {
  readonly setting: Setting;
  readonly plans: Plans;
  readonly managers: readonly Person[];
}

interface Made {
  readonly requests: readonly string[];
  readonly messages: readonly Message[];
}

/** Every step of every cycle, in the order in which they run. */
function stepsOf({ meetings, groups }: Setting, cycles: readonly Cycle[]): readonly Due[] {
  return meetings
    .flatMap((meeting): readonly Due[] => {
      const group = groups.find(({ id }) => id === meeting.group);
      if (!group || meeting.cancelled) return [];
      const cycle = cycles.find((one) => one.meeting === meeting.id) ?? null;
      return stepsOfCycle(meeting, group, england).map((step) => ({ meeting, group, step, cycle }));
    })
    .toSorted((a, b) => (a.step.at < b.step.at ? -1 : a.step.at > b.step.at ? 1 : 0));
}

/** The day's own steps, and those from today until then that will have run before. */
function isWanted({ cycle, step }: Due, on: Day, today: Day): boolean {
  const day = londonDay(step.at);
  if (wasSkipped(cycle, step)) return false;
  return day === on || (today <= day && day < on && !hasRun(cycle, step.name));
}

function wasSkipped(cycle: Cycle | null, step: CycleStep) {
  return cycle?.skipped.find((skipped) => skipped.step === step.name) ?? null;
}

function after({ meeting, step }: Due, { requests, messages }: Made, { cycles, ...before }: Foreseen): Foreseen {
  const asked: Cycle = { ...newCycle(meeting), ran: [{ step: 'ask', at: step.at }], asked: requests };
  return {
    cycles: step.name === 'ask' ? [...cycles.filter((one) => one.meeting !== meeting.id), asked] : cycles,
    messages: [...before.messages, ...messages],
  };
}

/** What a step makes, or has made where it has run already. */
function messagesMade(due: Due, facts: PreviewFacts, foreseen: Foreseen): Made {
  const { cycle, step, meeting } = due;
  if (!hasRun(cycle, step.name)) return makes[step.name](due, facts, foreseen);
  const asks = ({ kind, id }: Message) => kind === 'request' || id.startsWith(`${meeting.id}~${nobodyAsked}~`);
  const digests = ({ kind }: Message) => kind === 'digest' || kind === 'summary';
  const own = { ask: asks, close: () => false, digest: digests }[step.name];
  return {
    requests: step.name === 'ask' ? (cycle?.asked ?? []) : [],
    messages: foreseen.messages.filter((message) => message.meeting === meeting.id && own(message)),
  };
}

const makes: Readonly<Record<StepName, (due: Due, facts: PreviewFacts, foreseen: Foreseen) => Made>> = {
  ask: askMakes,
  close: () => ({ requests: [], messages: [] }),
  digest: digestMakes,
};

function askMakes({ meeting, group, step, cycle }: Due, facts: PreviewFacts, { cycles }: Foreseen): Made {
  const row = cycle ? { id: meeting.id, value: cycle, version: '' } : null;
  const asked = askedIn({ setting: facts.setting, meeting, group, cycle: row, cycles }, facts.plans, step.at);
  const requests = asked.map(({ tracked: { action } }) => fullRef(action.plan, action.ref));
  if (requests.length > 0) return { requests, messages: [askMessage(meeting, group, step.at)] };
  const notice = (key: string) =>
    newMessage(
      {
        id: messageId(meeting.id, nobodyAsked, key),
        kind: 'notice',
        to: { kind: 'person', person: key },
        meeting: meeting.id,
      },
      step.at,
    );
  return { requests, messages: facts.managers.map(({ key }) => notice(key)) };
}

function digestMakes({ meeting, group, step }: Due, { setting }: PreviewFacts, { messages }: Foreseen): Made {
  const { oversight } = setting.partnership;
  const digest = digestMessage(meeting, group, step.at);
  if (!oversight || oversight === group.id) return { requests: [], messages: [digest] };
  const then = { ...setting, today: londonDay(step.at) };
  const opened = messages.some(({ id }) => id === summaryThread(oversight, then));
  return { requests: [], messages: [digest, summaryMessage({ meeting, setting: then, opened }, oversight, step.at)] };
}

function previewed({ meeting, group, step }: Due, { requests, messages }: Made, { groups }: Setting): PreviewedStep {
  const about = messages.map(({ id, kind, to }) => ({ id, kind, to: placeOf(to, groups) }));
  return {
    at: step.at,
    group: group.name,
    meeting: meeting.date,
    step: step.name,
    why: step.why,
    requests,
    messages: about,
  };
}

function placeOf(to: Address, groups: readonly Group[]): string {
  if (to.kind === 'person') return 'the business manager, privately';
  const group = groups.find(({ id }) => id === to.group);
  if (!group) return to.group;
  return group.channel ? `${group.name}'s channel` : `${group.name} (no channel yet: cannot reach)`;
}
