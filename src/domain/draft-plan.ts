import { colourNamed } from './colour-names.ts';
import type { Period } from './day.ts';
import { type Problem, problemAt } from './import-problem.ts';
import type { Audience, PlanKind } from './plan.ts';
import { type KnownPlan, kindOfPlan, neutralCode } from './plan-kind.ts';
import type { PlanRow } from './plan-rows.ts';
import type { Table } from './plan-table.ts';
import { codeOf } from './plan-title.ts';
import { type Legend, ratingWord } from './rating.ts';
import { type LegendEntry, legendIn, legendOf } from './rating-legend.ts';

export interface DraftPlan {
  readonly code: string;
  readonly title: string;
  /** Null when neither the person nor the file says which years the plan covers: it cannot be imported so. */
  readonly period: Period | null;
  readonly kind?: PlanKind;
  /** A case review is kept to its groups, unless a business manager says otherwise. */
  readonly audience?: Audience['kind'];
  /** A code that gives away nothing of what a restricted plan is about. */
  readonly neutralCode?: string;
  /** In the file's own words; absent where it explains no rating. */
  readonly legend?: Legend;
}

interface PlanNames {
  /** As the person calls it, else as the file does. */
  readonly title: string;
  readonly ownTitle: string;
  readonly fileName: string;
  /** What stands above the first table: a review's own name may stand in another line than its plan's. */
  readonly titlePage: readonly string[];
  readonly code: string | undefined;
  readonly knownPlans: readonly KnownPlan[];
}

/** Further down a title page says what a plan serves, and not what it is. */
const titleLines = 4;

/** Kind, code and audience by what a plan is called. A case review's initials could give away its name. */
export function namedPlan(names: PlanNames): Omit<DraftPlan, 'period'> {
  const { title, ownTitle, fileName, titlePage, code, knownPlans } = names;
  const said = kindOfPlan([title, ownTitle, fileName]);
  const above = kindOfPlan(titlePage.slice(0, titleLines));
  const kind = said !== 'peer-review' && above === 'case-review' ? above : said;
  if (kind !== 'case-review') return { code: code ?? codeOf(title), title, kind, audience: 'partnership' };
  const neutral = neutralCode(title, knownPlans);
  return { code: code ?? neutral, title, kind, audience: 'restricted', neutralCode: neutral };
}

export interface PlanLegend {
  readonly entries: readonly LegendEntry[];
  readonly legend: Legend | null;
  readonly problems: readonly Problem[];
}

/** What a file says of its ratings, wherever that stands; a colour that it uses otherwise than usual is pointed out. */
export function legendOfPlan(tables: readonly Table[], rows: readonly PlanRow[]): PlanLegend {
  const actions = new Set(rows.map(({ source }) => `${source.part} ${source.row}`));
  const entries = legendIn(tables, (part, { row }) => actions.has(`${part} ${row}`));
  const isExplained = entries.some(({ meaning, rating }) => meaning !== '' && rating !== null);
  const renamed = entries.filter(({ mark, rating }) => rating !== null && (colourNamed(mark) ?? rating) !== rating);
  const { source } = rows[0]!;
  return {
    entries,
    legend: isExplained ? legendOf(entries) : null,
    problems: renamed.map(({ mark, meaning, rating }) => {
      const what = `The plan's legend says that ${mark} means "${meaning}": where the plan has ${mark}, Baton has ${ratingWord(rating)}. Check that this is right`;
      return problemAt('legend-differs', null, source, `${what}.`);
    }),
  };
}
