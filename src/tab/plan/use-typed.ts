import { useEffect, useRef, useState } from 'react';
import { replacePlace } from '../places.ts';
import { type PlanView, placeOf } from './plan-view.ts';

const pause = 300;

/** What is typed into the search: shown at once, and put into the address when the typing pauses. */
export function useTyped(view: PlanView): readonly [string, (text: string) => void] {
  const [typed, setTyped] = useState(view.q);
  const sent = useRef(view.q);
  useEffect(() => {
    // Back and forward bring other words; one's own are here already.
    if (view.q !== sent.current) setTyped(view.q);
    sent.current = view.q;
  }, [view.q]);
  useEffect(() => {
    if (typed === view.q) return;
    const timer = setTimeout(() => {
      sent.current = typed;
      replacePlace(placeOf({ ...view, q: typed }));
    }, pause);
    return () => clearTimeout(timer);
  }, [typed, view]);
  return [typed, setTyped];
}
