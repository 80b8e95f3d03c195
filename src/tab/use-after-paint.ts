import { startTransition, useEffect, useState } from 'react';

/**
 * What a page can be read and pressed without: fetched and drawn once its first look has been painted, and null before.
 * Where it cannot be fetched, the page's boundary says what to do.
 */
export function useAfterPaint<T>(fetch: () => Promise<T>): T | null {
  const [part, setPart] = useState<{ readonly found: T } | null>(null);
  const [failed, setFailed] = useState<Error | null>(null);
  useEffect(() => {
    let isOver = false;
    const begin = async () => {
      try {
        const found = await fetch();
        if (!isOver) startTransition(() => setPart({ found }));
      } catch (error) {
        if (!isOver) setFailed(error as Error);
      }
    };
    const painting = requestAnimationFrame(() => setTimeout(begin));
    return () => {
      isOver = true;
      cancelAnimationFrame(painting);
    };
  }, [fetch]);
  if (failed) throw failed;
  return part?.found ?? null;
}
