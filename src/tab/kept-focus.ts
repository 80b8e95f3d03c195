import { type RefObject, useEffect } from 'react';

/** Within these the keyboard stays, from the inmost outwards. */
const regions = 'form, li, search, section, main';
const stops = 'a[href], button, input, select, textarea, [tabindex="0"]';
/** What is opened within these is opened from there: by a button that says so, else by what had the focus before. */
const opened = 'form, li';
const openers = '[aria-expanded]';
const remembered = 20;

/**
 * What has the focus may go away: a row that is dealt with, a form that is saved. The keyboard then goes on from what
 * stands in its place, and not from the top of the page. Going to another page is not this file's: see page-heading.ts.
 */
export function useKeptFocus(main: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const page = main.current;
    if (!page) return;
    let seen: readonly Element[] = [];
    let at = '';
    const note = ({ target }: FocusEvent) => {
      seen = [target as Element, ...seen.filter((one) => one !== target)].slice(0, remembered);
      at = placeNow();
    };
    const look = (changes: readonly MutationRecord[]) => {
      const [last, ...before] = seen;
      if (!last || last.isConnected || document.activeElement !== document.body || at !== placeNow()) return;
      const hole = holeOf(last, changes);
      if (hole) nextStop(hole, before)?.focus();
    };
    page.addEventListener('focusin', note);
    const watch = new MutationObserver(look);
    watch.observe(page, { childList: true, subtree: true });
    return () => {
      page.removeEventListener('focusin', note);
      watch.disconnect();
    };
  }, [main]);
}

function placeNow(): string {
  return window.location.hash.split('?')[0] ?? '';
}

/** Where something stood: in which element that is still there, and after which of its children. */
interface Hole {
  readonly parent: Element;
  readonly after: Node | null;
}

function holeOf(gone: Node, changes: readonly MutationRecord[]): Hole | null {
  const change = changes.findLast(({ removedNodes }) => [...removedNodes].some((node) => node.contains(gone)));
  if (!change) return null;
  const { target, previousSibling } = change;
  if (!target.isConnected) return holeOf(target, changes);
  // What stood before it may have gone with it.
  const after =
    previousSibling?.isConnected === false ? (holeOf(previousSibling, changes)?.after ?? null) : previousSibling;
  return { parent: target as Element, after };
}

function nextStop({ parent, after }: Hole, before: readonly Element[]): HTMLElement | null {
  for (let region = parent.closest(regions); region; region = region.parentElement?.closest(regions) ?? null) {
    const all = [...region.querySelectorAll<HTMLElement>(stops)].filter(isStop);
    const found =
      (region.matches(opened) ? openerIn(all, before) : undefined) ??
      all.find((one) => isAfter(one, { parent, after })) ??
      all.at(-1);
    if (found) return found;
  }
  return null;
}

function openerIn(stops: readonly HTMLElement[], before: readonly Element[]): HTMLElement | undefined {
  const passed = before.flatMap((one) => stops.find((stop) => stop === one) ?? []);
  return passed.find((one) => one.matches(openers)) ?? passed[0];
}

function isStop(element: HTMLElement): boolean {
  return element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility();
}

function isAfter(element: Element, { parent, after }: Hole): boolean {
  const place = after ?? parent;
  const isFollowing = (place.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return isFollowing && (after === null || !after.contains(element));
}
