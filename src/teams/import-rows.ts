import choice from '../../cards/import-choice.json' with { type: 'json' };
import date from '../../cards/import-date.json' with { type: 'json' };
import plan from '../../cards/import-plan.json' with { type: 'json' };
import section from '../../cards/import-section.json' with { type: 'json' };
import type { ImportPreview } from '../domain/import-preview.ts';
import type { Problem } from '../domain/import-problem.ts';
import type { KeptDraft } from '../domain/kept-draft.ts';
import { type CardPart, expandPart } from './card.ts';
import { problemTitles } from './import-wording.ts';
import { cut } from './shown-text.ts';

export interface FixFacts {
  readonly kept: KeptDraft;
  readonly preview: ImportPreview;
  readonly knownGroups: readonly string[];
}

/** A card carries so many groups to choose from; others can be named in the file. */
const mostGroups = 40;

/** One row for each thing that a person may put right before the import, the plan's own words first. */
export function fixRows(facts: FixFacts): readonly CardPart[] {
  const { draft, groups, problems } = facts.preview;
  const newGroups = groups.filter(({ known }) => known === null);
  const text = new Map(draft.actions.map((action) => [action.ref, action.text]));
  return [
    planRow(facts),
    ...newGroups.map(({ name, actions }) => groupRow(name, actions, facts)),
    ...problems.flatMap(({ items }) => items.map((problem) => problemRow(problem, text.get(problem.ref ?? ''), facts))),
  ];
}

function planRow({ kept, preview }: FixFacts): CardPart {
  const { draft, audience } = preview;
  const { period } = draft.plan;
  const sheets = [...new Set([...kept.said.sheets, ...(draft.hidden ?? []).map(({ part }) => part)])];
  return expandPart(plan, {
    code: cut(draft.plan.code, 10),
    title: cut(draft.plan.title, 200),
    period: period ? `${period.from.slice(0, 7)}..${period.to.slice(0, 7)}` : '',
    audience: kept.said.audience ?? audience ?? 'partnership',
    chosen: kept.said.sheets.join(','),
    sheets: sheets.map((part) => ({ title: cut(part, 60), value: part })),
  });
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

function choicesOf(names: readonly string[]) {
  return names.slice(0, mostGroups).map((name) => ({ title: cut(name, 80), value: name }));
}

function problemRow(problem: Problem, action: string | undefined, facts: FixFacts): CardPart {
  const { code, ref, message, source } = problem;
  const about = { heading: ref ?? source.part, text: cut(action ? `${message} ${action}` : message, 260) };
  if (ref !== null && code === 'no-lead') {
    const names = [...new Set([...facts.preview.draft.groups, ...facts.knownGroups])];
    const choices = [{ title: 'Nobody yet', value: '' }, ...choicesOf(names)];
    return expandPart(choice, { ...about, id: `lead~${ref}`, label: `Who leads ${ref}?`, value: '', choices });
  }
  if (ref !== null && (code === 'no-timescale' || code === 'timescale-not-understood')) {
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
