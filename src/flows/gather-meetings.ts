import type { Asker } from '../domain/access.ts';
import { readerOf } from '../domain/audience.ts';
import { comingIn } from '../domain/meeting-item.ts';
import { computeMeetings, type MeetingsView } from '../domain/meetings-view.ts';
import { isPrepared } from '../domain/succession.ts';
import { gatherCycles, gatherSetting } from './gather.ts';
import { gatherItems } from './gather-items.ts';
import type { Ports } from './ports.ts';

/**
 * The meetings of the last year and all ahead, each with its steps and what comes to it. Dates and steps are for
 * everybody in the partnership, as in chat; the words of what comes are for the group itself.
 */
export async function gatherMeetings(
  ports: Ports,
  { partnership, asker }: { readonly partnership: string; readonly asker: Asker },
): Promise<MeetingsView> {
  const [setting, cycles] = await Promise.all([gatherSetting(ports, partnership), gatherCycles(ports, partnership)]);
  const { groups } = setting;
  const meetings = setting.meetings.filter((meeting) => isPrepared(meeting, groups));
  const items = await gatherItems(ports.store.register(partnership), { groups, reader: readerOf(asker) });
  return computeMeetings({
    groups,
    meetings,
    cycles: new Map(cycles.map(({ id, value }) => [id, value])),
    coming: comingIn(items, meetings),
    now: ports.clock.now(),
  });
}
