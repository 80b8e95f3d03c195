import { fullRef } from '../domain/ref.ts';
import { isOpen } from '../domain/schedule.ts';
import { hasEnded, livingLeads } from '../domain/succession.ts';
import { gatherSetting, gatherWritten } from '../flows/gather.ts';
import type { CommandLine } from './open-command-line.ts';

export interface Finding {
  readonly ok: boolean;
  readonly what: string;
  readonly todo: string;
}

/** Looks at everything that a partnership needs before its first cycle, and says what to do about what is missing. */
export async function examine({ ports, store, config, partnership }: CommandLine): Promise<readonly Finding[]> {
  await store.check();
  const [setting, { plans, actions }, messages] = await Promise.all([
    gatherSetting(ports, partnership),
    gatherWritten(store.register(partnership)),
    store.register(partnership).list('message'),
  ]);
  const { frontDoor, oversight, claimedBy } = setting.partnership;
  const ahead = setting.meetings.filter(({ date, cancelled }) => date >= setting.today && !cancelled);
  const meeting = setting.groups.filter((one) => !hasEnded(one) && ahead.some(({ group }) => group === one.id));
  const silent = meeting.filter(({ channel }) => !channel).map(({ name }) => name);
  const orphans = actions.filter(
    (one) => isOpen(one) && one.action.leads.length > 0 && livingLeads(one.action.leads, setting.groups).length === 0,
  );
  const doubtful = messages.filter(({ value }) => value.state === 'in-doubt').length;
  const unsent = messages.filter(({ value }) => value.state === 'failed').length;
  return [
    found(
      true,
      `Settings are valid (${config.local ? 'local mode: this machine only' : 'with the app’s credentials'})`,
    ),
    found(true, `Storage can be reached (${config.storage.kind})`),
    found(claimedBy !== null, 'A team in Teams', 'add Baton to the partnership’s team'),
    found(
      frontDoor !== null,
      'The local front door',
      'as business manager, type to Baton: front door is NAME, NUMBER, HOURS',
    ),
    found(plans.length > 0, 'A plan', 'npm run -s baton -- import FILE'),
    found(ahead.length > 0, 'Meetings ahead', 'npm run -s baton -- meetings import FILE'),
    found(oversight !== null, 'The oversight group', 'type to Baton: make Strategic Group the oversight group'),
    found(
      silent.length === 0,
      'A channel for every group that meets',
      `cannot reach ${silent.join(', ')}; in each one’s channel, type: use this channel for NAME`,
    ),
    found(
      orphans.length === 0,
      'A group that leads each open action',
      `none leads ${orphans.map(({ action }) => fullRef(action.plan, action.ref)).join(', ')} any more; type to Baton: GROUP has merged into OTHER`,
    ),
    found(
      doubtful === 0,
      'No message in doubt',
      `${doubtful} may or may not have arrived: look, and if not, type to Baton: send again`,
    ),
    found(
      unsent === 0,
      'No message that could not be sent',
      `${unsent} could not be sent: bind the group’s channel, or look in Teams whether Baton is still there`,
    ),
  ];
}

function found(ok: boolean, what: string, todo = ''): Finding {
  return { ok, what, todo: ok ? '' : todo };
}
