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

/** Teams tells that Baton, or somebody else, was taken out of a team. */
export async function noteRemoved(options: MembershipOptions, activity: Partial<Activity>): Promise<void> {
  const { tenant, team } = (activity.channelData ?? {}) as { tenant?: { id?: string }; team?: { id?: string } };
  const tenantId = tenant?.id ?? activity.conversation?.tenantId;
  if (!tenantId || !team?.id) return;
  const removed = activity.membersRemoved ?? [];
  const isUninstalled = activity.type === 'installationUpdate' && activity.action === 'remove';
  if (isUninstalled || removed.some(({ id }) => id === activity.recipient?.id)) {
    await removeTeam(options.ports, tenantId, team.id);
    return;
  }
  const keys = removed.map(({ id, aadObjectId }) => personKey(tenantId, aadObjectId ?? id));
  for (const key of keys) await noteLeaver(options, { tenant: tenantId, team: team.id, key });
}

/** Whoever is still in another of the partnership's teams has not left it. */
async function noteLeaver(
  { ports, presence, log }: MembershipOptions,
  { tenant, team, key }: { readonly tenant: string; readonly team: string; readonly key: string },
): Promise<void> {
  presence.forget(tenant, team);
  const binding = await ports.store.directory.find('team', teamKey(tenant, team));
  const partnership = binding?.value.partnership;
  if (!partnership) return;
  const elsewhere = await presence.isHere(partnership, key, team);
  // Nobody is marked on a doubt: before the next message to them Teams is asked again.
  if (elsewhere !== 'gone') return;
  const { kind } = await personLeft(ports, partnership, key, 'baton');
  if (kind === 'left') log.info({ partnership }, 'somebody left');
}
