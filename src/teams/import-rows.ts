import choice from '../../cards/import-choice.json' with { type: 'json' };
import date from '../../cards/import-date.json' with { type: 'json' };
import plan from '../../cards/import-plan.json' with { type: 'json' };
import section from '../../cards/import-section.json' with { type: 'json' };
import type { ImportPreview } from '../domain/import-preview.ts';
import type { Problem } from '../domain/import-problem.ts';
import type { KeptDraft } from '../domain/kept-draft.ts';
import { cut } from '../domain/shown-text.ts';
import { fixOf } from '../domain/typed-draft.ts';
import { type CardPart, expandPart, jsonSize } from './card.ts';
import { problemTitles } from './import-wording.ts';

export interface FixFacts {
  readonly kept: KeptDraft;
  readonly preview: ImportPreview;
  readonly knownGroups: readonly string[];
}

/** A list of groups to choose from weighs no more than this; others can be named in the file. */
const listBytes = 3000;

/** A name longer than any group's is none that could be chosen. */
const longestName = 120;

/** One row for each thing that a person may put right before the import, the plan's own words first. */
export function fixRows(facts: FixFacts): readonly CardPart[] {
  const { draft, groups, problems } = facts.preview;
  const newGroups = groups.filter(({ name, known }) => known === null && name.length <= longestName);
  const text = new Map(draft.actions.map((action) => [action.ref, action.text]));
  return [
    planRow(facts),
    ...leadAllRow(facts),
    ...newGroups.map(({ name, actions }) => groupRow(name, actions, facts)),
    ...problems.flatMap(({ items }) => items.map((problem) => problemRow(problem, text.get(problem.ref ?? ''), facts))),
  ];
}

function planRow({ kept, preview }: FixFacts): CardPart {
  const { draft, audience } = preview;
  const { period } = draft.plan;
  const sheets = [...new Set([...kept.said.sheets, ...(draft.hidden ?? []).map(({ part }) => part)])];
  return expandPart(plan, {
    code: cut(draft.plan.code, 20),
    title: cut(draft.plan.title, 200),
    period: period ? `${period.from.slice(0, 7)}..${period.to.slice(0, 7)}` : '',
    audience: kept.said.audience ?? audience ?? 'partnership',
    chosen: kept.said.sheets.map(sheetValue).join(','),
    sheets: choicesOf(sheets).map(({ title, value }) => ({ title, value: sheetValue(value) })),
  });
}

/** A choice of several comes back with commas between them, and a sheet's name may hold one. */
function sheetValue(name: string): string {
  return name.replaceAll('%', '%25').replaceAll(',', '%2C');
}

export function sheetNamed(value: string): string {
  return value.replaceAll('%2C', ',').replaceAll('%25', '%');
}

function groupRow(name: string, actions: number, { knownGroups }: FixFacts): CardPart {
  return expandPart(choice, {
    heading: cut(name, 80),
    text: `leads ${actions} here, and Baton does not know it yet.`,
    id: `group~${name}`,
    label: `Which group is ${cut(name, 80)}?`,
    value: '',
    choices: [{ title: 'A new group', value: '' }, ...choicesOf(knownGroups)],
  });
}

/** One choice for all that name nobody: a case review's plan names no leads at all. */
function leadAllRow({ preview, knownGroups }: FixFacts): readonly CardPart[] {
  const without = preview.problems.find(({ code }) => code === 'no-lead')?.items.length ?? 0;
  if (without < 2) return [];
  const names = [...new Set([...preview.draft.groups, ...knownGroups])];
  const choices = [{ title: 'Each by itself', value: '' }, ...choicesOf(names)];
  const about = { heading: `${without} actions`, text: 'name nobody to lead them.' };
  return [expandPart(choice, { ...about, id: 'leadAll', label: 'Who leads all of these?', value: '', choices })];
}

function choicesOf(names: readonly string[]) {
  const choices = names
    .filter((name) => name.length <= longestName)
    .map((name) => ({ title: cut(name, 80), value: name }));
  let bytes = 0;
  return choices.filter((one) => {
    bytes += jsonSize(one);
    return bytes <= listBytes;
  });
}

function problemRow(problem: Problem, action: string | undefined, facts: FixFacts): CardPart {
  const { code, ref, message, source } = problem;
  // The message begins with the number that stands before it here.
  const words = ref === null ? message : message.replace(`${ref} `, '');
  const about = { heading: ref ?? source.part, text: cut(action ? `${words} “${action}”` : words, 260) };
  const fix = fixOf(problem);
  if (fix === 'lead') {
    const names = [...new Set([...facts.preview.draft.groups, ...facts.knownGroups])];
    const choices = [{ title: 'Nobody yet', value: '' }, ...choicesOf(names)];
    return expandPart(choice, { ...about, id: `lead~${ref}`, label: `Who leads ${ref}?`, value: '', choices });
  }
  if (fix === 'date') {
    // The nearest reading stands there as an offer: it counts once it is saved.
    return expandPart(date, {
      ...about,
      id: `date~${ref}`,
      label: `When is ${ref} due?`,
      value: problem.nearest ?? '',
    });
  }
  return expandPart(section, { title: problemTitles[code], lines: [{ text: cut(message, 300) }] });
}
