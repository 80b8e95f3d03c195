import { fullRef } from '../domain/ref.ts';
import { isOpen } from '../domain/schedule.ts';
import type { StillToDo } from '../domain/set-up-view.ts';
import { hasEnded, livingLeads } from '../domain/succession.ts';
import { gatherSetting, gatherWritten, valuesOf } from './gather.ts';
import type { Ports } from './ports.ts';

/** What a partnership still lacks: the same for the command line and the set-up page. */
export async function gatherToDo(ports: Ports, partnership: string): Promise<StillToDo> {
  const register = ports.store.register(partnership);
  const [setting, { plans, actions }, messages] = await Promise.all([
    gatherSetting(ports, partnership),
    gatherWritten(register),
    register.list('message'),
  ]);
  const { frontDoor, oversight, claimedBy } = setting.partnership;
  const ahead = setting.meetings.filter(({ date, cancelled }) => date >= setting.today && !cancelled);
  const living = setting.groups.filter((group) => !hasEnded(group));
  const speaking = living.filter(({ id }) => ahead.some(({ group }) => group === id) || id === oversight);
  const leaderless = actions.filter(
    (one) => isOpen(one) && one.action.leads.length > 0 && livingLeads(one.action.leads, setting.groups).length === 0,
  );
  const states = valuesOf(messages).map(({ state }) => state);
  return {
    team: claimedBy !== null,
    frontDoor: frontDoor !== null,
    plan: plans.length > 0,
    meetings: ahead.length > 0,
    oversight: oversight !== null,
    channels: speaking.filter(({ channel }) => !channel).map(({ name }) => name),
    leaderless: leaderless.map(({ action }) => fullRef(action.plan, action.ref)),
    inDoubt: states.filter((state) => state === 'in-doubt').length,
    unsent: states.filter((state) => state === 'failed').length,
  };
}
