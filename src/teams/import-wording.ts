import { formatDay, formatInstant, type Instant } from '../domain/day.ts';
import type { ImportPreview } from '../domain/import-preview.ts';
import type { ProblemCode } from '../domain/import-problem.ts';
import type { KeptDraft } from '../domain/kept-draft.ts';
import type { ListKind } from '../domain/list-kind.ts';
import type { EditionChanges } from '../domain/plan-edition.ts';
import { ratingWord } from '../domain/rating.ts';
import { counted, cut } from '../domain/shown-text.ts';
import type { PlanTypedWrong } from '../domain/typed-draft.ts';
import type { Imported, ImportRefused } from '../flows/import-plan.ts';
import type { ImportUndone } from '../flows/undo-import.ts';
import type { Door } from './door.ts';
import { forwardWords } from './item-wording.ts';

// What is said of a plan's file: before its import, after it, and when it is taken back. Chat and the command line
// say the same.

/** How each kind of problem is headed; what stands below says where, and what to do. */
export const problemTitles: Readonly<Record<ProblemCode, string>> = {
  'no-ref': 'Without a number',
  'duplicate-ref': 'Numbers used twice',
  'no-action-text': 'Without words',
  'no-objective': 'Without an objective',
  'no-lead': 'Nobody is named to lead',
  'leads-run-together': 'Leads written without a break',
  'lead-unclear': 'Who leads is unclear',
  'no-timescale': 'Without a timescale',
  'timescale-not-understood': 'Timescale not understood',
  'rating-not-understood': 'Rating not understood',
  'legend-differs': 'Ratings explained otherwise',
  'link-broken': 'Links to nothing',
  'may-identify': 'May identify a child',
  'cells-uncertain': 'Cells that may be misread',
  'cells-shifted': 'Cells in the wrong column',
  'row-not-understood': 'Rows not understood',
  'column-not-kept': 'Columns that are not kept',
  'hidden-sheet': 'Hidden sheets',
  'no-period': 'Which years it covers',
  'period-assumed': 'Which years it covers',
  'meeting-not-understood': 'Meetings not understood',
  'meeting-without-day': 'Meetings without a day',
  'meetings-offered': 'Dates of meetings',
  'item-not-understood': 'Items not understood',
  'forward-no-group': 'Whose meetings these are',
};

/** "DP · Delivery Plan · 1 April 2019 to 31 March 2020". */
function planWords({ draft: { plan } }: ImportPreview): string {
  return [plan.code, plan.title, periodWords(plan.period)].join(' · ');
}

function periodWords(period: ImportPreview['draft']['plan']['period']): string {
  return period ? `${formatDay(period.from)} to ${formatDay(period.to)}` : 'period not known';
}

/** "101 actions, 40 objectives, 5 aims; 90 dated; 34 updates and 14 ratings of its own". */
function countWords({ counts }: ImportPreview): string {
  const own = [
    counts.updates > 0 ? counted(counts.updates, 'update') : '',
    counts.rated > 0 ? counted(counts.rated, 'rating') : '',
  ].filter(Boolean);
  return [
    `${counted(counts.actions, 'action')}, ${counted(counts.objectives, 'objective')}, ${counted(counts.aims, 'aim')}`,
    `${counts.dated} dated`,
    ...(own.length > 0 ? [`${own.join(' and ')} of its own`] : []),
  ].join('; ');
}

/** What the file says besides its actions: "Executive: 74 items for 7 meetings". */
export function planLines(preview: ImportPreview): readonly string[] {
  const { counts, draft, before } = preview;
  const isOther = before !== null && before.title !== draft.plan.title;
  const lines = [
    planWords(preview),
    counts.actions > 0 ? countWords(preview) : '',
    ...forwardWords(draft),
    isOther
      ? `${draft.plan.code} is “${cut(before.title, 120)}” so far: this takes its place. Is it another plan? Give it another code.`
      : '',
    audienceWords(preview),
  ];
  return lines.filter(Boolean);
}

/** Each group that leads something, and which known one it is. */
export function groupWords({ groups }: ImportPreview): readonly string[] {
  return groups.map(({ name, actions, known }) => {
    const is = known === null ? ', new' : known === undefined || known === name ? '' : `, which is ${known}`;
    return `${name} (${actions}${is})`;
  });
}

/** Who will be able to read it; nothing where everybody will. */
function audienceWords({ audience, draft }: Pick<ImportPreview, 'audience' | 'draft'>): string {
  if (audience !== 'restricted') return '';
  const readers =
    draft.groups.length > 0 ? 'its lead groups, their chairs and business managers read' : 'business managers read';
  return `Restricted: only ${readers} its words. Others see code, number, rating and date.`;
}

/** What it changes of the edition before, a line for each kind of change. */
export function changeWords(changes: EditionChanges): readonly string[] {
  const { added, changed, gone, renumbered, entries, differs } = changes;
  const numbered = renumbered.map(({ ref, was }) => `${ref} (was ${was})`);
  const fields = changed.map(({ ref, fields: each }) => `${ref} (${each.join(', ')})`);
  const rated = differs.map(
    ({ ref, file, register }) => `${ref} (the file says ${ratingWord(file)}, Baton ${ratingWord(register)})`,
  );
  return [
    added.length > 0 ? `New: ${added.join(', ')}.` : '',
    changed.length > 0 ? `Changed: ${fields.join('; ')}.` : '',
    gone.length > 0 ? `No longer in the plan (their updates are kept): ${gone.join(', ')}.` : '',
    numbered.length > 0
      ? `These seem to have another number now: ${numbered.join(', ')}. What was said of an action, who answers for it and what is asked stay with the number: to keep them with the words, give these their old numbers in the file.`
      : '',
    entries > 0 ? `${counted(entries, 'update or rating', 'updates and ratings')} that Baton does not have yet.` : '',
    rated.length > 0 ? `Rated otherwise since; what was said to Baton stands: ${rated.join('; ')}.` : '',
  ].filter(Boolean);
}

/** What the file holds besides the plan. */
export function asideWords({ draft }: ImportPreview, how: (sheet: string) => string): readonly string[] {
  const { leftAlone, hidden } = draft;
  return [
    ...leftAlone.map(({ part, title, why }) => `Left alone: ${part}${title ? ` (${title})` : ''}: ${why}`),
    ...hidden.map(({ part, actions }) => `Hidden sheet ${part}: ${counted(actions, 'action')}, not read. ${how(part)}`),
  ];
}

/** The preview as plain text, every problem by its kind. */
export function previewText(preview: ImportPreview, warnings: readonly string[]): string {
  const { draft, counts, problems, changes, before } = preview;
  const known = groupWords(preview);
  const aside = asideWords(preview, (sheet) => `Add --sheet "${sheet}" to read it.`);
  const changed = changes && changeWords(changes);
  return [
    ...planLines(preview),
    ...(counts.actions === 0 ? [] : [known.length > 0 ? `Led by ${known.join(', ')}` : 'No lead group is named.']),
    ...(changed && before
      ? [
          '',
          changed.length > 0 ? `Against edition ${before.edition}:` : `Nothing differs from edition ${before.edition}.`,
        ]
      : []),
    ...(changed ?? []).map((line) => `  ${line}`),
    ...(aside.length > 0 ? ['', ...aside] : []),
    ...(draft.problems.length > 0 ? ['', `${draft.problems.length} to look at:`] : []),
    ...problems.flatMap(({ code, items }) => [
      `${problemTitles[code]} (${items.length})`,
      ...items.map(({ message }) => `  · ${message}`),
    ]),
    ...(warnings.length > 0 ? ['', ...warnings] : []),
  ].join('\n');
}

export function importedWords({ code, edition, actions, items, newGroups, audience, ...changes }: Done): string {
  const all = [counted(actions, 'action'), items > 0 ? counted(items, 'item for meetings', 'items for meetings') : ''];
  return [
    `Imported as ${code}, edition ${edition}: ${all.filter(Boolean).join(', ')}.`,
    ...(newGroups.length > 0 ? [`New groups: ${newGroups.join(', ')}.`] : []),
    ...changeWords({ ...changes, entries: 0 }),
    ...(changes.entries > 0
      ? [`${counted(changes.entries, 'update or rating', 'updates and ratings')} of its own kept as its history.`]
      : []),
    ...(audience === 'restricted'
      ? ['It is restricted: outside its groups only code, number, rating and date are shown.']
      : []),
    'It can be taken back until somebody is asked about it.',
  ].join('\n');
}

type Done = Extract<Imported, { kind: 'imported' }>;

/** Where it is said which years a plan covers. */
export const periodHow = {
  typed: 'Say it: --period 2019-04..2020-03.',
  card: 'Say it under “Put right”.',
  tab: 'Say it in “Years it covers”.',
};

export function importRefusedWords(refused: ImportRefused, door: keyof typeof periodHow): string {
  switch (refused.code) {
    case 'no-period':
      return `The plan does not say which years it covers, so nothing was imported. ${periodHow[door]}`;
    case 'too-many-new-groups':
      return 'The plan names so many lead groups that its columns were probably misread, so nothing was imported. Look at its lead column.';
    case 'only-items':
      return 'The file holds a forward plan and no actions, and that code belongs to a plan with actions, so nothing was imported. Give it another code.';
    case 'concern':
      return `Words in the plan (at ${refused.refs.join(', ')}) read as a concern about a child in danger, so nothing was imported. Baton cannot act on it and nobody was alerted: call 999 if a child is in immediate danger, else contact your front door now. If it is none, word it otherwise in the file and import again.`;
    case 'identifier':
      return `The plan seems to hold a number that identifies a person (at ${refused.refs.join(', ')}), so nothing was imported. Take it out and import again.`;
    case 'too-long':
      return `A text is too long to be kept (at ${refused.refs.join(', ')}), so nothing was imported. Shorten it and import again.`;
    default:
      return refused satisfies never;
  }
}

export function undoneWords(result: ImportUndone, door: Door = 'chat'): string {
  if (result.kind === 'undone') return takenBackWords(result);
  switch (result.code) {
    case 'no-such-plan':
      return `There is no plan of that code. The plans: ${result.codes.join(', ') || 'none yet'}.`;
    case 'nothing-to-undo':
      return 'There is no import to take back: the last one was taken back already, or the plan is a group’s own action log.';
    case 'imported-since':
      return `The plan was imported again since. ${door === 'tab' ? 'The list of plans takes the last import back.' : 'Type “undo import” with its code to take the last import back.'}`;
    case 'asked-since':
      return `It can no longer be taken back: ${result.group} was asked about it on ${formatInstant(result.at as Instant)}. Correct the file and import it again; every update is kept.`;
    default:
      return result satisfies never;
  }
}

function takenBackWords({ code, edition, source, groupsGone, updatesKept }: Extract<ImportUndone, { kind: 'undone' }>) {
  return [
    edition === null
      ? `The import of ${source} was taken back: ${code} is in no list any more.`
      : `The import of ${source} was taken back: ${code} stands as in edition ${edition} again.`,
    groupsGone.length > 0 ? `Groups that it had made, and nobody had used, are gone: ${groupsGone.join(', ')}.` : '',
    updatesKept > 0
      ? `${counted(updatesKept, 'update')} given meanwhile ${updatesKept === 1 ? 'is' : 'are'} kept, and count again when ${code} is imported again.`
      : '',
  ]
    .filter(Boolean)
    .join('\n');
}

// In chat

export const importChatWords = {
  inPrivate: 'I read plans in private only: please send me the file in your own chat with me. Nothing was imported.',
  howTo:
    'Drop the plan’s file (.docx, .xlsx, .csv …) into this chat. I show what it says before anything is imported. To take an import back, type: undo import DP',
  gone: 'I no longer have that file: it was imported or cancelled, or it waited too long. Please send it again.',
  saved: 'Saved. This is how it would now be imported.',
} as const;

export const wrongTypedWords: Readonly<Record<PlanTypedWrong, string>> = {
  'bad-code': 'A code is up to ten letters and digits, such as DP. The code stays as it was.',
  'bad-period': 'Those years were not understood. Write them as 2019-04..2020-03 or “April 2019 to March 2020”.',
  'unsafe-title': 'A title cannot hold what identifies a child. The title stays as it was.',
};

/** Where a file came from, and that nothing has happened yet. */
export function introductionWords(fileName: string): string {
  return `What ${cut(fileName, 80)} says, as I have read it. Nothing is stored in the register before you press Import; then exactly this is.`;
}

export const notAsShownWords = {
  changed: 'Something was put right since that was shown. This is how it stands now; nothing was imported.',
  'imported-since':
    'Somebody imported this plan in the meantime. This is what your file would now change; nothing was imported.',
} as const;

/** A draft that was imported or is not wanted. */
export function closedWords({ state, became, fileName }: KeptDraft): string {
  if (state === 'imported' && became)
    return `${fileName} was imported as ${became.code}, edition ${became.edition}. Nothing is imported twice.`;
  return `Nothing of ${fileName} was imported, and what I had read of it is forgotten. Send it again whenever you like.`;
}

/** What is said of a file that is not taken. */
export const fileWords = {
  inChannel:
    'I read files in private only: please send it to me in our personal chat, where you see what it says before anything is imported.',
  notManager:
    'Only a business manager can import a plan, so I have not opened the file. Please send it to yours; “help” shows what you can do.',
  picture: 'I cannot read pictures. Please send the plan as a file: .docx, .xlsx or .csv.',
  remarks: (name: string, remarks: readonly string[]) => `How I read ${name}: ${remarks.join(' ')}`,
  tooMany: (most: number) => `I looked at the first ${most} files only. Please send the others after these.`,
  tooMuch: (name: string) =>
    `${name} holds more than I can show here. Import it on the command line: npm run -s baton -- import FILE --dry-run`,
} as const;

export function fetchWords(name: string, why: 'place' | 'too-large' | 'gone' | 'no-answer'): string {
  switch (why) {
    case 'place':
      return `${name} does not lie where Teams keeps files that are sent to me, so I have not opened it. Please attach the file itself to a message in this chat.`;
    case 'too-large':
      return `${name} is larger than 10 MB. Remove pictures from it and send it again.`;
    case 'gone':
      return `Teams no longer gives me ${name}: the link to it lasts a few minutes only. Please send it again.`;
    case 'no-answer':
      return `${name} did not reach me in time. Please send it again in a moment.`;
    default:
      return why satisfies never;
  }
}

/** Lists of people and of meetings come in by doors of their own; empty where the file is neither. */
export function listWords(name: string, kind: ListKind | null): string {
  if (kind === 'people')
    return `${name} is a list of people and posts. I take it in the tab, under Set-up, or on the command line: npm run -s baton -- people import FILE. Here you can type: add the post TITLE at AGENCY`;
  if (kind === 'meetings')
    return `${name} is a list of meetings. I take it in the tab, under Set-up, or on the command line: npm run -s baton -- meetings import FILE. Here you can type: add a meeting for MACE on 12 May 2027`;
  return '';
}

export function whichImportWords(codes: readonly string[]): string {
  if (codes.length === 0) return 'No plan has been imported yet, so there is nothing to take back.';
  return `Which plan’s import? Type: undo import ${codes[0]}. The plans: ${codes.join(', ')}.`;
}
