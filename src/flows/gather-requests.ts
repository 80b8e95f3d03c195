import type { Cycle } from '../domain/cycle.ts';
import { fullRef } from '../domain/ref.ts';
import type { Request } from '../domain/request.ts';
import { valuesOf } from './gather.ts';
import type { Register } from './ports.ts';

/** The requests that a cycle really asked; rows written ahead by an ask that never came about do not count. */
export async function requestsOf(register: Register, cycle: Cycle): Promise<readonly Request[]> {
  const asked = new Set(cycle.asked);
  const rows = await register.list('request', { prefix: `${cycle.meeting}~` });
  return valuesOf(rows).filter(({ plan, ref }) => asked.has(fullRef(plan, ref)));
}
