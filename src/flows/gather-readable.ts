import type { Asker } from '../domain/access.ts';
import type { LineFacts } from '../domain/action-line.ts';
import { asReadBy } from '../domain/audience.ts';
import type { Day } from '../domain/day.ts';
import { gatherPlans, gatherSetting, lineFacts, type Plans, type Setting } from './gather.ts';
import { asKnownOn } from './known-then.ts';
import type { Ports } from './ports.ts';
import { readerFor } from './reader-for.ts';

/** The plans as one person may read them for themselves. */
export interface Readable {
  readonly setting: Setting;
  readonly plans: Plans;
  readonly facts: LineFacts;
}

/** All plans as somebody may read them in private, today or as known on an earlier day. */
export async function gatherReadable(
  ports: Ports,
  { partnership, asker, on = null }: { readonly partnership: string; readonly asker: Asker; readonly on?: Day | null },
): Promise<Readable> {
  const register = ports.store.register(partnership);
  const [now, current] = await Promise.all([gatherSetting(ports, partnership, on ?? undefined), gatherPlans(register)]);
  const known = on && on < now.today ? await asKnownOn(register, current, on) : current;
  const reader = await readerFor(
    register,
    { asker, place: 'private', channelOf: null },
    { setting: now, plans: known },
  );
  const setting = { ...now, today: on ?? now.today };
  const plans = asReadBy(reader, known);
  return { setting, plans, facts: lineFacts(setting, plans, reader) };
}
