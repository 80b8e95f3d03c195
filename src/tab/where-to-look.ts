import { type RefObject, useEffect, useRef } from 'react';

/** Puts the focus on what is to be read next, whenever there is something new there. */
export function useFocusHere<T extends HTMLElement>(news: unknown): RefObject<T | null> {
  const place = useRef<T>(null);
  useEffect(() => {
    if (news) place.current?.focus();
  }, [news]);
  return place;
}

/** Brings what is to be read next into sight, where what one does next keeps the focus. */
export function useInSight<T extends HTMLElement>(news: unknown): RefObject<T | null> {
  const place = useRef<T>(null);
  useEffect(() => {
    if (news) place.current?.scrollIntoView({ block: 'nearest' });
  }, [news]);
  return place;
}
