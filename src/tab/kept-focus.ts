import { type RefObject, useEffect } from 'react';

/** Within these the keyboard stays, from the inmost outwards. */
const regions = 'form, li, search, section, main';
const stops = 'a[href], button, input, select, textarea, [tabindex="0"]';
/** What is done within these goes on there: where it was opened from, else where the focus was before. */
const together = 'form, li';
const remembered = 20;

/**
 * What has the focus may go away: a row that is dealt with, a form that is saved. The keyboard then goes on from what
 * stands in its place, and not from the top of the page. Going to another page is not this file's: see page-heading.ts.
 */
export function useKeptFocus(main: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const page = main.current;
    if (!page) return;
    let seen: readonly HTMLElement[] = [];
    let opener: HTMLElement | null = null;
    // Taken down while it stands there: a field that has gone is not always told its label any more.
    let name = '';
    let at = '';
    const note = ({ target }: FocusEvent) => {
      const now = target as HTMLElement;
      seen = [now, ...seen.filter((one) => one !== now)].slice(0, remembered);
      name = nameOf(now);
      opener = now.closest('li')?.querySelector<HTMLElement>('[aria-expanded=true]') ?? null;
      at = placeNow();
    };
    const look = (changes: readonly MutationRecord[]) => {
      const [last, ...before] = seen;
      if (!last || last.isConnected || document.activeElement !== document.body || at !== placeNow()) return;
      // A heading is drawn anew when its page has loaded, and gets the focus again.
      const hole = last.tabIndex < 0 ? null : holeOf(last, changes);
      if (!hole) return;
      (
        drawnAnew({ tagName: last.tagName, name }, changes) ?? nextStop(hole, opener ? [opener, ...before] : before)
      )?.focus();
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

/** A form that begins again from what was saved has the same button: the one that is called the same. */
function drawnAnew(
  gone: { readonly tagName: string; readonly name: string },
  changes: readonly MutationRecord[],
): HTMLElement | null {
  const added = changes.flatMap(({ addedNodes }) => [...addedNodes]).filter((node) => node instanceof HTMLElement);
  const all = added.flatMap((node) => [node, ...node.querySelectorAll<HTMLElement>(stops)]);
  const same = all.filter((one) => one.tagName === gone.tagName && nameOf(one) === gone.name && isStop(one));
  const [only, ...others] = new Set(same);
  return others.length === 0 ? (only ?? null) : null;
}

function nameOf(element: HTMLElement): string {
  const label = 'labels' in element ? (element as HTMLInputElement).labels?.[0] : null;
  return element.ariaLabel ?? (label ?? element).textContent ?? '';
}

function nextStop({ parent, after }: Hole, before: readonly HTMLElement[]): HTMLElement | null {
  for (let region = parent.closest(regions); region; region = region.parentElement?.closest(regions) ?? null) {
    const all = [...region.querySelectorAll<HTMLElement>(stops)].filter(isStop);
    const found =
      (region.matches(together) ? before.find((one) => all.includes(one)) : undefined) ??
      all.find((one) => isAfter(one, { parent, after })) ??
      all.at(-1);
    if (found) return found;
  }
  return null;
}

function isStop(element: HTMLElement): boolean {
  return element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility();
}

function isAfter(element: Element, { parent, after }: Hole): boolean {
  const place = after ?? parent;
  const isFollowing = (place.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return isFollowing && (after === null || !after.contains(element));
}
