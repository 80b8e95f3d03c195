import { audit, commit, toShow } from './commit.ts';
import type { Ports } from './ports.ts';

/** Has every message that is in doubt sent once more: the business manager looked, and it was not there. */
export async function sendAgain(ports: Ports, partnership: string, by: string): Promise<number> {
  const register = ports.store.register(partnership);
  const doubtful = (await register.list('message')).filter(({ value }) => value.state === 'in-doubt');
  let sent = 0;
  for (const { id, value, version } of doubtful) {
    const due = { ...value, state: 'due', reason: null, claimedBy: null, claimedUntil: null } as const;
    const written = await commit(ports, partnership, [
      { do: 'replace', kind: 'message', id, value: due, version },
      toShow(ports, id),
      audit(ports, by, 'sent again', id),
    ]);
    // Whoever was faster has sent it again.
    if (written === 'done') sent += 1;
  }
  return sent;
}
