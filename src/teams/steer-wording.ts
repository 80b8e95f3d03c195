import type { StepName } from '../domain/cycle.ts';
import { type Day, formatDay, formatInstant } from '../domain/day.ts';
import { counted } from '../domain/shown-text.ts';
import type { StepForeseen } from '../flows/foresee-steering.ts';
import type { NextPreview } from '../flows/preview-next.ts';
import type { Steered, SteeringRefusal } from '../flows/steer-cycle.ts';
import { type Door, managersOnly } from './door.ts';
import { listed, meetsAgain, noGroupWords, noteWords } from './meeting-wording.ts';
import { sendingWords } from './sending-wording.ts';

const stepWords: Readonly<Record<StepName, string>> = {
  ask: 'ask',
  remind: 'reminder',
  chase: 'chase',
  close: 'close',
  digest: 'digest',
  addendum: 'addendum',
  record: 'record',
  unrecorded: 'note on what is not recorded',
};

/** What a group's cycles do from now on, or would; or why they go on as they did. */
export function steeredOrNot(steered: Steered, door: Door): string {
  switch (steered.kind) {
    case 'done':
      return steeredWords(steered, door);
    case 'confirm':
      return steeringQuestion(steered);
    case 'refused':
      return steeringRefusalWords(steered.refusal, { group: steered.group, door });
    default:
      return steered satisfies never;
  }
}

/** What would be asked at once, or left out, and of whom. */
function steeringQuestion({ order, group, meeting, foreseen }: Extract<Steered, { kind: 'confirm' }>): string {
  const about = `${group.name}’s meeting on ${formatDay(meeting.date)}`;
  const { asked, messages } = foreseen;
  if (order.do === 'skip') {
    return `The ${stepWords[order.step]} for ${about} would be left out, and does not come back. ${missedWords(order.step, foreseen)}`;
  }
  if (asked.length === 0)
    return `Nothing needs asking about for ${about} today: its ask would be over, and would not come on its day.`;
  const cards =
    messages.length === 0
      ? 'on cards that are there already'
      : `in ${counted(messages.length, 'card')}: ${sendingWords(messages)}`;
  return `${counted(asked.length, 'action')} would be asked about for ${about} at once, ${cards}. What has been asked cannot be called back.`;
}

function missedWords(step: StepName, { asked, messages }: StepForeseen): string {
  if (step === 'addendum') return 'What is answered after the close would not be posted under its digest.';
  if (messages.length === 0) return 'As things stand it would send nothing.';
  const what =
    asked.length > 0
      ? `${counted(asked.length, 'action')} would not be asked about`
      : `${counted(messages.length, 'message')} would not be sent`;
  return `As things stand, ${what}: ${sendingWords(messages)}.`;
}

/** What a group's cycles do from now on. */
function steeredWords({ order, group, meeting, asked, notes }: Extract<Steered, { kind: 'done' }>, door: Door): string {
  const { name, rhythms } = group;
  const told = [...new Set(notes.map(noteWords))].join(' ');
  const also = told ? `\n${told}` : '';
  switch (order.do) {
    case 'pause':
      return order.until
        ? `${name} is paused until ${formatDay(order.until)}: nothing is asked, reminded of or posted for it before that day. Answers are still taken.`
        : `${name} is paused: nothing is asked, reminded of or posted for it until ${door === 'chat' ? `somebody types “resume ${name}”` : 'somebody resumes it'}. Answers are still taken.`;
    case 'resume':
      return `${name} goes on. What came due meanwhile runs now, or is skipped where it came too late.`;
    case 'quiet':
      return `Nobody is asked for ${name} from ${formatDay(order.from)} to ${formatDay(order.to)}: an ask that would fall into it comes before. Nothing closes later.${also}`;
    case 'no-quiet':
      return `${name} has no quiet periods.${also}`;
    case 'rhythm':
      return `${name}: papers ${counted(rhythms.papers, 'working day')} before the meeting; before the papers ask ${rhythms.ask}, remind ${rhythms.remind}, chase ${rhythms.chase}, close ${rhythms.close}.${also}`;
    case 'skip':
      return `The ${stepWords[order.step]} for ${name}’s meeting on ${formatDay(meeting!.date)} is left out.`;
    case 'ask-now':
      return asked === 0
        ? `Nothing needs asking about for ${name}’s meeting on ${formatDay(meeting!.date)}. Its cycle goes on.`
        : `Asked about ${counted(asked, 'action')} for ${name}’s meeting on ${formatDay(meeting!.date)}. The other steps come on their days.`;
    default:
      return order satisfies never;
  }
}

interface Said {
  readonly group: string;
  readonly door: Door;
}

const refusals: {
  readonly [C in Exclude<SteeringRefusal['code'], 'unknown-group' | 'unsafe-name'>]: (
    refusal: Extract<SteeringRefusal, { code: C }>,
    said: Said,
  ) => string;
} = {
  'not-business-manager': (_, { door }) => managersOnly[door],
  'not-yours-to-steer': (_, { group }) =>
    `Only a business manager${group ? ` or the chair of ${group}` : ' or a chair'} can do that, so nothing was changed.`,
  'group-ended': ({ on }, { group, door }) =>
    `${group} ended on ${formatDay(on)}, so nothing was changed. ${meetsAgain(group, door)}`,
  'not-paused': (_, { group }) => `${group} is not paused, so there is nothing to resume.`,
  'until-past': ({ until }) =>
    `${formatDay(until)} is not ahead, so nothing was changed. Please give a day still to come, or none.`,
  backwards: ({ from, to }) =>
    `${formatDay(to)} comes before ${formatDay(from)}, so nothing was changed. Please give the first day first.`,
  'quiet-past': ({ to }) => `A quiet time until ${formatDay(to)} is over already, so nothing was changed.`,
  'quiet-too-long': ({ most }) =>
    `A quiet time may last ${most} days, so nothing was changed. For longer, pause the group.`,
  'too-many-quiet': ({ most }, { group, door }) =>
    `${group} has ${most} quiet times already, so nothing was changed. ${door === 'tab' ? 'Take them away first.' : `Begin anew with “no quiet periods for ${group}”.`}`,
  'rhythm-order': ({ rhythms: { ask, remind, chase, close } }) =>
    `The steps must come in their order (ask, remind, chase, close), and these would not: ${ask}, ${remind}, ${chase} and ${close} working days before the papers. Nothing was changed.`,
  'rhythm-range': ({ most }) => `A step is 1 to ${most} working days before, so nothing was changed.`,
  'not-ended': (_, { group }) => `${group} has not ended, so there was nothing to change.`,
  'merges-into-itself': () => 'A group cannot merge into itself, so nothing was changed.',
  'merges-into-ended': ({ into }) =>
    `${into} has ended itself, so nothing was changed. Please name a group that meets.`,
  'is-oversight': (_, { group }) =>
    `${group} is the oversight group: every summary goes to its channel. Make another group the oversight group first. Nothing was changed.`,
  'cannot-skip': ({ step }) =>
    step === 'close'
      ? 'Answers are always closed before the digest, so the close cannot be left out. To hold the digest back, use the draft that you get.'
      : `The ${stepWords[step]} cannot be left out.`,
  'already-ran': ({ step, at }) =>
    `The ${stepWords[step]} was on ${formatInstant(at)}, so there is nothing to leave out.`,
  'already-skipped': ({ step }) => `The ${stepWords[step]} is left out already.`,
  'already-asked': ({ at }, { door }) =>
    `It asked on ${formatInstant(at)}, and nobody is asked twice. ${door === 'tab' ? 'The meeting’s own page' : '“who has not replied”'} shows what is open.`,
  'already-closed': ({ at }) => `Its close was on ${formatInstant(at)}, so nobody is asked for this meeting any more.`,
  'no-meeting-ahead': (_, { group, door }) =>
    `${group} has no meeting ahead, so nothing was done. ${door === 'tab' ? 'Add one under Meetings.' : `Type “add a meeting for ${group} on” and the day.`}`,
  'unsafe-why': () =>
    'The reason is too long or may identify a person, so nothing was changed. A few words are enough, or none.',
  'stands-still': (_, { group, door }) =>
    `${group} is paused or has ended, so nobody was asked. ${door === 'tab' ? 'Resume it first, under Groups.' : `Type “resume ${group}” first.`}`,
};

export function steeringRefusalWords(refusal: SteeringRefusal, said: Said): string {
  if (refusal.code === 'unknown-group' || refusal.code === 'unsafe-name') return noGroupWords(refusal);
  return (refusals[refusal.code] as (refusal: SteeringRefusal, said: Said) => string)(refusal, said);
}

/** What the next step asks and sends, and to whom. */
export function previewWords(preview: Extract<NextPreview, { kind: 'preview' }>): string {
  const { steps, paused, cannotReach, group } = preview;
  const of = group ? ` for ${group}` : '';
  const lines = steps.flatMap(stepPreview);
  return [
    ...(steps.length === 0 ? [`Nothing is ahead${of}.`] : lines),
    ...paused.map(({ group: name, until }) => pausedWords(name, until)),
    ...(cannotReach.length > 0
      ? [
          `Cannot reach ${listed(cannotReach)}: no channel yet. In each one’s channel, type “use this channel for” and its name.`,
        ]
      : []),
    'Nothing was sent.',
  ].join('\n');
}

function pausedWords(name: string, until: Day | null): string {
  return until ? `${name} is paused until ${formatDay(until)}.` : `${name} is paused; “resume ${name}” ends that.`;
}

const mostShown = 20;

function stepPreview({
  at,
  group,
  meeting,
  step,
  why,
  requests,
  messages,
}: Extract<NextPreview, { kind: 'preview' }>['steps'][number]): readonly string[] {
  const places = [...Map.groupBy(messages, ({ kind, to }) => `${kind} to ${to}`)];
  const more = requests.length > mostShown ? ` and ${requests.length - mostShown} more` : '';
  return [
    `${formatInstant(at)} · ${group}, meeting of ${formatDay(meeting)}: ${stepWords[step as StepName] ?? step} (${why})`,
    ...(requests.length > 0 ? [`asks about ${requests.slice(0, mostShown).join(', ')}${more}`] : []),
    ...(places.length > 0
      ? [`sends ${listed(places.map(([what, all]) => (all.length > 1 ? `${all.length} × ${what}` : `a ${what}`)))}`]
      : []),
  ];
}
