import { showOverview } from '../flows/show-overview.ts';
import type { ApiAnswer, ApiCall } from './api.ts';
import { dayGiven, isRefused } from './day-given.ts';

/** How things stand: of the whole partnership, or of one group (`group`, its id), as known on a day (`on`). */
export async function lookOver(call: ApiCall): Promise<ApiAnswer> {
  const { ports, caller, given } = call;
  const on = dayGiven(call);
  if (isRefused(on)) return on;
  const { partnership, asker } = caller;
  const found = await showOverview(ports, { partnership, asker, group: given.group || null, on });
  if (found.kind === 'overview') return { kind: 'value', value: found.overview };
  return { kind: 'refused', status: 404, message: 'There is no such group here. Choose one of the list.' };
}
