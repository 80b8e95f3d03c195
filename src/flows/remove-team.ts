import { audit, commit, untilDone } from './commit.ts';
import { teamKey } from './keys.ts';
import type { Ports } from './ports.ts';
import { noticesToManagers } from './tell-managers.ts';

/** Baton was taken out of a team: nothing is posted there until somebody adds it again, and its managers hear of it. */
export async function removeTeam(ports: Ports, tenant: string, team: string): Promise<void> {
  const removedAt = ports.clock.realNow();
  const removed = await untilDone(async () => {
    const kept = await ports.store.directory.find('team', teamKey(tenant, team));
    if (!kept || kept.value.removedAt !== null) return null;
    return (await ports.store.directory.replace('team', kept, { ...kept.value, removedAt })) ?? ('conflict' as const);
  });
  const partnership = removed?.value.partnership;
  if (!removed || !partnership) return;
  await untilDone(async () =>
    commit(ports, partnership, [
      ...(await noticesToManagers(ports, partnership, {
        meeting: 'none',
        name: `team-removed.${Date.parse(removedAt)}`,
        text: `Baton was taken out of the team ${removed.value.name || 'without a name'}. Nothing is posted in its channels, or to people who are in no other team, until somebody adds Baton to it again.`,
      })),
      audit(ports, 'baton', 'taken out of a team', removed.id),
    ]),
  );
}
