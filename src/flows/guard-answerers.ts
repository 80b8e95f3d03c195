import type { Partnership } from '../domain/partnership.ts';
import type { Kept, Register, RegisterChange } from './ports.ts';

/**
 * An ask and a change of who answers each write the partnership's own row over as they read it, before they read
 * anything else. Of two at once the later is then refused and decided anew on what the earlier wrote: else somebody
 * could be asked who leaves at that moment, by a card that the leaving did not see
 * (docs/decisions/0041-asks-and-hand-overs.md).
 */
export async function guardAnswerers(register: Register, partnership: string): Promise<Kept<Partnership>> {
  const guard = await register.find('partnership', partnership);
  if (!guard) throw new Error(`there is no partnership called ${partnership}`);
  return guard;
}

/** What belongs into the last transaction of whoever read the row. */
export function guarded({ id, value, version }: Kept<Partnership>): RegisterChange {
  return { do: 'replace', kind: 'partnership', id, value, version };
}
