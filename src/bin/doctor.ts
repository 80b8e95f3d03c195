import { gatherToDo } from '../flows/gather-to-do.ts';
import type { CommandLine } from './open-command-line.ts';

export interface Finding {
  readonly ok: boolean;
  readonly what: string;
  readonly todo: string;
}

/** Looks at everything that a partnership needs before its first cycle, and says what to do about what is missing. */
export async function examine({ ports, store, config, partnership }: CommandLine): Promise<readonly Finding[]> {
  await store.check();
  const { team, frontDoor, plan, meetings, oversight, channels, leaderless, inDoubt, unsent } = await gatherToDo(
    ports,
    partnership,
  );
  return [
    found(
      true,
      `Settings are valid (${config.local ? 'local mode: this machine only' : 'with the app’s credentials'})`,
    ),
    found(true, `Storage can be reached (${config.storage.kind})`),
    found(team, 'A team in Teams', 'add Baton to the partnership’s team'),
    found(frontDoor, 'The local front door', 'as business manager, type to Baton: front door is NAME, NUMBER, HOURS'),
    found(plan, 'A plan', 'npm run -s baton -- import FILE'),
    found(meetings, 'Meetings ahead', 'npm run -s baton -- meetings import FILE'),
    found(oversight, 'The oversight group', 'type to Baton: make Strategic Group the oversight group'),
    found(
      channels.length === 0,
      'A channel for every group that meets',
      `cannot reach ${channels.join(', ')}; in each one’s channel, type: use this channel for NAME`,
    ),
    found(
      leaderless.length === 0,
      'A group that leads each open action',
      `none leads ${leaderless.join(', ')} any more; type to Baton: GROUP has merged into OTHER`,
    ),
    found(
      inDoubt === 0,
      'No message in doubt',
      `${inDoubt} may or may not have arrived: look, and if not, type to Baton: send again`,
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
