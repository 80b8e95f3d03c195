import type { Page, Run } from './pdf-page.ts';

/** What the person should know of a PDF's pages: words were lost, or may be in the wrong cells. */
export function remarksOn(pages: readonly Page[]): readonly string[] {
  const without = pages.filter(({ runs }) => runs.length === 0);
  const mixed = pages.filter(({ runs }) => overlaps(runs));
  return [
    ...(without.length > 0
      ? [`${namesOf(without)} without words, so nothing was read there. Check that no part of the plan is a picture.`]
      : []),
    ...(mixed.length > 0
      ? [
          `${namesOf(mixed)} printed with words on top of each other: cells may be mixed up. Send the file it was made from.`,
        ]
      : []),
  ];
}

function namesOf(pages: readonly Page[]): string {
  const numbers = pages.map(({ number }) => number).join(', ');
  return pages.length === 1 ? `Page ${numbers} is` : `Pages ${numbers} are`;
}

/** Once or twice may be a stamp or a note. */
const fewOverlaps = 3;

/** Rows that are too low for their words: some programs print the rest over the next row. */
function overlaps(runs: readonly Run[]): boolean {
  const sorted = runs.toSorted((a, b) => a.y - b.y);
  let found = 0;
  for (const [at, run] of sorted.entries()) {
    for (let next = at + 1; next < sorted.length && sorted[next]!.y - run.y < run.size * 0.6; next++) {
      if (isOver(run, sorted[next]!)) found++;
    }
  }
  return found > fewOverlaps;
}

function isOver(above: Run, below: Run): boolean {
  const shared = Math.min(above.right, below.right) - Math.max(above.left, below.left);
  return below.y - above.y > above.size * 0.05 && shared > 2 * above.size;
}
