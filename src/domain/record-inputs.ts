import type { Decision } from './decision.ts';
import type { RecordPart } from './meeting-record.ts';
import type { Rating } from './rating.ts';
import type { OutcomeChoice, RecordTyped } from './record-typed.ts';
import type { MatterView, RecordView } from './record-view.ts';

// The inputs of a record's pages, by the names that record-typed.ts reads; without the stamp, as that may move on.

/** What the input of a decision begins with: what this record says already. */
export function recordedOutcome(recorded: Decision | null): OutcomeChoice | '' {
  if (!recorded) return '';
  const { outcome, takenBy } = recorded;
  return takenBy.kind === 'circulation' && outcome !== 'deferred' ? `${outcome}.circulation` : outcome;
}

export function recordedRating(recorded: Decision | null): Rating | '' {
  return recorded?.matter.kind === 'agreed-rating' ? recorded.matter.rating : '';
}

const inputs: Readonly<Record<RecordPart, RegExp>> = {
  decisions: /^(?:(?:outcome|to|noted)~|words~note~)/,
  ratings: /^(?:rating~|other$|words~other$)/,
  actions: /^(?:who|due|words~action|words~who|words~measure)$/,
  attendance: /^as~/,
  finish: /^words~minute$/,
};

/** What was typed on one page of several. */
function typedOn(part: RecordPart, typed: RecordTyped): RecordTyped {
  return Object.fromEntries(Object.entries(typed).filter(([input]) => inputs[part].test(input)));
}

/** What was typed on the other pages. */
export function typedBeside(part: RecordPart, typed: RecordTyped): RecordTyped {
  return Object.fromEntries(Object.entries(typed).filter(([input]) => !inputs[part].test(input)));
}

/**
 * A page as it is sent: what was touched, each decision whole and with the stamp that it was drawn with. What others
 * recorded in a field that was not touched is left as they have it.
 */
export function pageToSend(view: RecordView, part: RecordPart, typed: RecordTyped): RecordTyped {
  const own = typedOn(part, typed);
  const matters = [...view.decisions, ...view.ratings];
  const touched = new Set(Object.keys(own).flatMap((input) => matterIn(input) ?? []));
  const decided = [...touched].flatMap((id) => {
    const matter = matters.find((one) => one.id === id);
    return Object.entries(matter ? wholeMatter(matter, own) : goneMatter(id, own));
  });
  const rest = Object.entries(own).filter(([input]) => matterIn(input) === null);
  return Object.fromEntries([...rest, ...decided]);
}

/** What was typed without what is about matters that stand there no more; their notes were said back in the refusal. */
export function stillThere(view: RecordView, typed: RecordTyped): RecordTyped {
  const ids = new Set([...view.decisions, ...view.ratings].map(({ id }) => id));
  const left = Object.entries(typed).filter(([input]) => {
    const id = matterIn(input);
    return id === null || ids.has(id);
  });
  return Object.fromEntries(left);
}

function matterIn(input: string): string | null {
  return /^(?:outcome|to|rating|words~note)~(.+)$/.exec(input)?.[1] ?? null;
}

function wholeMatter({ id, kind, stamp, recorded, asked }: MatterView, own: RecordTyped): RecordTyped {
  if (kind === 'agreed-rating') return { [`rating~${id}~${stamp}`]: own[`rating~${id}`] ?? recordedRating(recorded) };
  const date = kind === 'extension' ? { [`to~${id}`]: own[`to~${id}`] ?? asked ?? '' } : {};
  return {
    [`outcome~${id}~${stamp}`]: own[`outcome~${id}`] ?? recordedOutcome(recorded),
    ...date,
    [`words~note~${id}`]: own[`words~note~${id}`] ?? recorded?.note ?? '',
  };
}

/** It is sent all the same, so that it is said what became of it. */
function goneMatter(id: string, own: RecordTyped): RecordTyped {
  return {
    ...(own[`rating~${id}`] && { [`rating~${id}~`]: own[`rating~${id}`] }),
    ...(own[`outcome~${id}`] && { [`outcome~${id}~`]: own[`outcome~${id}`] }),
    [`words~note~${id}`]: own[`words~note~${id}`] ?? '',
  } as RecordTyped;
}
