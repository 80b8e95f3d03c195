import type { Page, Run } from './pdf-page.ts';

/**
 * The words of pages in the order in which the file holds them, with a blank line wherever they go on elsewhere than
 * beside or right below: as text copied from a PDF. For scans whose columns show neither lines nor gaps.
 */
export function flowOf(pages: readonly Page[]): string {
  return pages.map(({ runs }) => pageFlow(runs)).join('\n\n');
}

function pageFlow(runs: readonly Run[]): string {
  let text = '';
  for (const [at, run] of runs.entries()) {
    const before = runs[at - 1];
    text += (before ? separator(before, run) : '') + run.text;
  }
  return text;
}

function separator(before: Run, run: Run): string {
  const size = Math.max(before.size, run.size);
  const down = run.y - before.y;
  if (Math.abs(down) < 0.45 * size) {
    const gap = run.left - before.right;
    if (gap < -size || gap > 1.5 * size) return '\n\n';
    return gap > 0.15 * size ? ' ' : '';
  }
  const isBelow = down > 0 && down < 1.7 * size && run.left < before.right && before.left < run.right;
  return isBelow ? '\n' : '\n\n';
}
