import { type Day, londonDay, parseDay } from '../domain/day.ts';
import { dayAheadWords } from '../domain/paper.ts';
import type { ApiAnswer, ApiCall } from './api.ts';

type Refused = Extract<ApiAnswer, { readonly kind: 'refused' }>;

/** As known on which day somebody looks (`on`); null for today. */
export function dayGiven({ given, ports }: Pick<ApiCall, 'given' | 'ports'>): Day | null | Refused {
  if (!given.on) return null;
  const on = parseDay(given.on);
  if (!on) return { kind: 'refused', status: 400, message: `${given.on} is not a day such as 2026-03-31.` };
  return on <= londonDay(ports.clock.now()) ? on : { kind: 'refused', status: 400, message: dayAheadWords(on) };
}

export function isRefused(on: ReturnType<typeof dayGiven>): on is Refused {
  return typeof on === 'object' && on !== null;
}
