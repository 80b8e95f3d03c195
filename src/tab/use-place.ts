import { useEffect, useState } from 'react';
import { type PlaceInTab, readPlace } from './places.ts';

/** The place that is looked at, from the address, so that back and forward work as everywhere. */
export function usePlace(first: string): PlaceInTab {
  const [text, setText] = useState(() => window.location.hash.slice(1) || first);
  useEffect(() => {
    const changed = () => setText(window.location.hash.slice(1));
    window.addEventListener('hashchange', changed);
    return () => window.removeEventListener('hashchange', changed);
  }, []);
  return readPlace(text);
}
