import { type RefObject, useEffect, useRef } from 'react';

/**
 * Names the window after the page's heading. When somebody has gone to another page its heading gets the focus, so that
 * a screen reader says where they are and the keyboard goes on from there.
 */
export function usePageHeading(main: RefObject<HTMLElement | null>, place: string): void {
  const first = useRef(place);
  useEffect(() => {
    const page = main.current;
    if (!page) return;
    const hasGone = first.current !== place;
    // Once they have been anywhere else, the first page is one to come back to.
    first.current = '';
    let focused: Element | null = null;
    const look = () => {
      const heading = page.querySelector('h1');
      if (!heading) return;
      document.title = `${heading.textContent} · Baton`;
      // A page may draw its heading anew when it has loaded; who is busy on it already is left alone.
      const isBusy = page.contains(document.activeElement) && document.activeElement !== page;
      if (!hasGone || heading === focused || isBusy) return;
      heading.tabIndex = -1;
      heading.style.outlineStyle = 'none';
      heading.focus();
      focused = heading;
    };
    // The page that is left stands until the next one is drawn.
    const watch = new MutationObserver(look);
    watch.observe(page, { childList: true, subtree: true, characterData: true });
    const drawn = requestAnimationFrame(look);
    return () => {
      watch.disconnect();
      cancelAnimationFrame(drawn);
    };
  }, [main, place]);
}
