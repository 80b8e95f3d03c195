import { isKnownLedBy, type Reader } from './audience.ts';
import type { Group } from './partnership.ts';
import { type Plan, standingRating, type Tracked } from './plan.ts';
import { askedRatings, type Reading } from './question.ts';
import { compareActions } from './request.ts';

interface ChosenFrom {
  readonly plans: readonly Plan[];
  readonly readerOf: Reader;
  readonly actions: readonly Tracked[];
  readonly groups: readonly Group[];
}

/** Actions a reading's filters leave, in the plan's order. */
export function chosen(reading: Reading, facts: ChosenFrom): readonly Tracked[] {
  const aims = reading.aim ? aimsNumbered(reading.aim, facts.actions) : null;
  const ratings = askedRatings(reading);
  const group = reading.group ? facts.groups.find(({ name }) => name === reading.group)?.id : null;
  return facts.actions
    .filter((tracked) => !group || isKnownLedBy(group, tracked, facts))
    .filter(({ action }) => !reading.plan || action.plan === reading.plan)
    .filter(({ action }) => !aims || (action.aim !== '' && action.aim === aims.get(action.plan)))
    .filter(({ action }) => !reading.theme || action.themes.some((theme) => isTheme(theme, reading.theme!)))
    .filter(({ state }) => !ratings || ratings.includes(standingRating(state) ?? 'not-rated'))
    .filter((tracked) => !reading.text || wordsOf(tracked).includes(reading.text.toLowerCase()))
    .toSorted(compareActions);
}

/** The words of "aim 2" in each plan: the second aim in the order in which the plan has them. */
function aimsNumbered(number: string, actions: readonly Tracked[]): ReadonlyMap<string, string | undefined> {
  const byPlan = Map.groupBy(actions.toSorted(compareActions), ({ action }) => action.plan);
  const numbered = (own: readonly Tracked[]) => [...new Set(own.map(({ action }) => action.aim))][Number(number) - 1];
  return new Map([...byPlan].map(([plan, own]) => [plan, numbered(own)]));
}

/** "A", "a" and "theme A" are the theme "A", and of "A: Leadership" its letter or its words; the first words of one are enough. */
function isTheme(theme: string, asked: string): boolean {
  const [own, wanted] = [theme, asked].map((text) =>
    text
      .toLowerCase()
      .replace(/^themes?\s+/, '')
      .trim(),
  );
  if (own === undefined || wanted === undefined) return false;
  const isStart = wanted.length > 2 && own.startsWith(wanted) && !/[\p{L}\p{N}]/u.test(own[wanted.length] ?? '');
  return own === wanted || isStart || own.split(/\s*[:.–-]\s+/).includes(wanted);
}

/** All that is written about an action, in the plan or since; nothing of what the reader may not see is in it. */
function wordsOf({ action, state }: Tracked): string {
  const { text, objective, measure, aim } = action;
  return [text, objective, measure, aim, state.lastWord?.narrative ?? ''].join('\n').toLowerCase();
}

/** The theme as the plans write it, where one that is asked for is in them. */
export function themeNamed(asked: string, actions: readonly Tracked[]): string {
  const themes = actions.flatMap(({ action }) => action.themes);
  return themes.find((theme) => isTheme(theme, asked)) ?? asked;
}
