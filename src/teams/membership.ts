import type { Activity } from 'botbuilder';
import { personKey, teamKey } from '../flows/keys.ts';
import { personLeft } from '../flows/person-left.ts';
import type { Ports } from '../flows/ports.ts';
import { removeTeam } from '../flows/remove-team.ts';
import type { Log } from '../log.ts';
import type { TeamPresence } from './presence.ts';

export interface MembershipOptions {
  readonly ports: Ports;
  readonly presence: TeamPresence;
  readonly log: Log;
}

/** Teams tells that Baton, or somebody else, was taken out of a team; gives the partnership whose team it is. */
export async function noteRemoved(options: MembershipOptions, activity: Partial<Activity>): Promise<string | null> {
  const { tenant, team } = (activity.channelData ?? {}) as { tenant?: { id?: string }; team?: { id?: string } };
  const tenantId = tenant?.id ?? activity.conversation?.tenantId;
  if (!tenantId || !team?.id) return null;
  const binding = await options.ports.store.directory.find('team', teamKey(tenantId, team.id));
  if (!binding) return null;
  const { partnership } = binding.value;
  const removed = activity.membersRemoved ?? [];
  const isUninstalled = activity.type === 'installationUpdate' && activity.action === 'remove';
  if (isUninstalled || removed.some(({ id }) => id === activity.recipient?.id)) {
    await removeTeam(options.ports, tenantId, team.id);
  } else if (partnership) {
    options.presence.forget(tenantId, team.id);
    for (const { id, aadObjectId } of removed) {
      await noteLeaver(options, { partnership, team: team.id, key: personKey(tenantId, aadObjectId ?? id) });
    }
  }
  return partnership;
}

/** Whoever is still in another of the partnership's teams has not left it. */
async function noteLeaver(
  { ports, presence, log }: MembershipOptions,
  { partnership, team, key }: { readonly partnership: string; readonly team: string; readonly key: string },
): Promise<void> {
  const elsewhere = await presence.isHere(partnership, key, team);
  // Nobody is marked on a doubt: before the next message to them Teams is asked again.
  if (elsewhere !== 'gone') return;
  const { kind } = await personLeft(ports, partnership, key, 'baton');
  if (kind === 'left') log.info({ partnership }, 'somebody left');
}
