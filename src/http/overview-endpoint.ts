import { parseDay } from '../domain/day.ts';
import { showOverview } from '../flows/show-overview.ts';
import type { ApiAnswer, ApiCall } from './api.ts';

/** How things stand: of the whole partnership, or of one group (`group`, its id), as known on a day (`on`). */
export async function lookOver({ ports, caller, given }: ApiCall): Promise<ApiAnswer> {
  const on = given.on ? parseDay(given.on) : null;
  if (given.on && !on) return { kind: 'refused', status: 400, message: `${given.on} is not a day such as 2026-03-31.` };
  const { partnership, asker } = caller;
  const found = await showOverview(ports, { partnership, asker, group: given.group || null, on });
  if (found.kind === 'overview') return { kind: 'value', value: found.overview };
  return { kind: 'refused', status: 404, message: 'There is no such group here. Choose one of the list.' };
}
