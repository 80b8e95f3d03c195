import { hasEnded } from '../domain/succession.ts';
import { gatherSetting } from '../flows/gather.ts';
import type { Ports } from '../flows/ports.ts';
import type { SetUp } from './help-wording.ts';

/** What a business manager has still to set up. Only groups with meetings ahead, or oversight, need a channel. */
export async function gatherSetUp(ports: Ports, partnership: string): Promise<SetUp> {
  const [setting, plans] = await Promise.all([
    gatherSetting(ports, partnership),
    ports.store.register(partnership).list('plan', { limit: 1 }),
  ]);
  const ahead = setting.meetings.filter(({ date, cancelled }) => date >= setting.today && !cancelled);
  const meeting = new Set(ahead.map(({ group }) => group));
  const { oversight, frontDoor } = setting.partnership;
  const living = setting.groups.filter((group) => !hasEnded(group));
  const silent = living.filter(({ id, channel }) => !channel && (meeting.has(id) || id === oversight));
  return {
    frontDoor: frontDoor !== null,
    plan: plans.length > 0,
    channels: silent.map(({ name }) => name),
    oversight: oversight !== null,
    meetings: meeting.size > 0,
  };
}
