import { formatDay, formatInstant } from './day.ts';
import type { RecordSave } from './meeting-record.ts';
import type { NotShown } from './meeting-to-record.ts';
import { ratingWord } from './rating.ts';
import type { ChangedMeanwhile, RecordRefusal } from './record-typed.ts';
import { cut } from './shown-text.ts';
import { quoted } from './words.ts';
import { listOf, partTitles } from './words-record.ts';
import { type AnyRefusal, type RefusalContext, refusalSentence } from './words-refusal.ts';

/** Why a meeting cannot be recorded, or a page of its record not saved: what happened, and what to do next. */
const own: {
  readonly [C in OwnCode]: (refusal: Extract<RecordRefusal | NotShown, { code: C }>, said: Said) => string;
} = {
  'no-such-meeting': (_, { door }) =>
    `That meeting is no longer in the register, so nothing was recorded. ${door === 'tab' ? 'The Meetings page shows' : 'Type “meetings” to see'} those that are.`,
  'no-meeting-held': ({ group }) =>
    `${group} has not met yet, so there is nothing to record. A meeting can be recorded from its day on.`,
  'no-meeting-on': ({ group, on, held }) =>
    `${group} has no meeting on ${formatDay(on)}, so nothing was recorded. ${held.length > 0 ? `It met on ${listOf(held.map(formatDay))}.` : 'It has not met yet.'}`,
  'not-held-yet': ({ group, on }) =>
    `${group} meets on ${formatDay(on)}: it can be recorded from that day on. Nothing was changed.`,
  'meeting-cancelled': ({ group, on }) =>
    `The meeting of ${group} on ${formatDay(on)} was cancelled, so there is nothing to record.`,
  'which-group': ({ groups }) =>
    groups.length === 0
      ? 'No meeting waits for its record.'
      : `Which group’s meeting? Type, for example, “record ${groups[0]}”. Waiting: ${listOf(groups)}.`,
  'already-recorded': ({ on }, { door }) =>
    `The record of ${formatDay(on)} has been finished meanwhile, so this page was not recorded. What you typed stands below. A chair can still decide ${door === 'tab' ? 'on the action’s own page' : 'by typing, such as “accept 4.1”'}, and the next meeting’s record takes the rest.`,
  'recorded-meanwhile': ({ saves }, { names }) =>
    `${savesWords(saves, names)} Nothing of this page was recorded yet. It is drawn anew, with what you typed kept: please check it and save again.`,
  'changed-meanwhile': ({ changed }) =>
    `${changed.map(changedWords).join('\n')}\nNothing of this page was recorded yet. Please look again, choose, and save.`,
  'no-outcome': ({ ref }) =>
    `Nothing was recorded yet: there is a note on ${ref}, but not what was decided. Please choose, or take the note out.`,
  'half-rating': () =>
    'Nothing was recorded yet: please give both the number of the other action and its rating, or leave both empty.',
  'no-action-text': () => 'Nothing was recorded yet: please write what is to be done, or empty the other fields.',
  'unknown-answerer': () =>
    'Nothing was recorded yet: whoever you chose is no longer on the list. Please choose again, or write who it is under “Somebody else”.',
};

type OwnCode =
  | 'no-such-meeting'
  | 'no-meeting-held'
  | 'no-meeting-on'
  | 'not-held-yet'
  | 'meeting-cancelled'
  | 'which-group'
  | 'already-recorded'
  | 'recorded-meanwhile'
  | 'changed-meanwhile'
  | 'no-outcome'
  | 'half-rating'
  | 'no-action-text'
  | 'unknown-answerer';

interface Said {
  readonly names: Names;
  readonly door: RefusalContext['door'];
}

/** Names of people by their keys. */
export type Names = ReadonlyMap<string, string>;

export function recordRefusalWords(refusal: RecordRefusal | NotShown, context: RefusalContext, names: Names): string {
  if (!Object.hasOwn(own, refusal.code)) return refusalSentence(refusal as AnyRefusal, context);
  const sentence = own[refusal.code as OwnCode] as (refusal: RecordRefusal | NotShown, said: Said) => string;
  return sentence(refusal, { names, door: context.door });
}

/** What others recorded since the page was drawn: "Sam Example has recorded meanwhile: decisions (DP 4.1); attendance." */
function savesWords(saves: readonly RecordSave[], names: Names): string {
  const byWhom = Map.groupBy(saves, ({ by }) => names.get(by) ?? 'Another business manager');
  return [...byWhom]
    .map(([name, own]) => {
      const pages = own.map(({ part, about }) => {
        return `${partTitles[part].toLowerCase()}${about.length > 0 ? ` (${listOf(about)})` : ''}`;
      });
      return `${cut(name, 80)} has recorded meanwhile: ${[...new Set(pages)].slice(0, 8).join('; ')}.`;
    })
    .join(' ');
}

/** What is new about an action, and what was typed about it, so that it need not be typed again. */
function changedWords({ tracked: { action, state }, settled, note }: ChangedMeanwhile): string {
  const { lastWord, standing } = state;
  const said = lastWord
    ? `it was last said on ${formatInstant(lastWord.at)}: ${ratingWord(lastWord.rating)}, ${quoted(cut(lastWord.narrative, 200))}.`
    : 'nobody has said anything of it.';
  const now = settled
    ? `it no longer waits for this${standing === 'complete' ? ', as it is complete' : ''}; ${said}`
    : said;
  const typed = settled && note ? ` You had written: ${quoted(cut(note, 500))}` : '';
  return `${action.ref} has changed since this page was drawn: ${now}${typed}`;
}
