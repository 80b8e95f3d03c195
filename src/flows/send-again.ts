import { audit, commit, toShow } from './commit.ts';
import { gatherSetting, valuesOf } from './gather.ts';
import { gatherPeople } from './gather-people.ts';
import type { Ports } from './ports.ts';
import { type PreviewedMessage, previewedMessages } from './preview-day.ts';
import { isForNothing } from './settle-meeting.ts';

export type SentAgain =
  | { readonly kind: 'sent'; readonly count: number }
  /** These would be: it has to be said again. */
  | { readonly kind: 'confirm'; readonly messages: readonly PreviewedMessage[] };

export interface AgainWish {
  readonly partnership: string;
  readonly by: string;
  readonly confirmed: boolean;
}

/**
 * Has every message that is in doubt sent once more: the business manager looked, and it was not there. What is about a
 * meeting that is not held any more is not sent again, and in doubt no longer.
 */
export async function sendAgain(ports: Ports, { partnership, by, confirmed }: AgainWish): Promise<SentAgain> {
  const register = ports.store.register(partnership);
  const setting = await gatherSetting(ports, partnership);
  const doubtful = (await register.list('message')).filter(({ value }) => value.state === 'in-doubt');
  const wanted = doubtful.filter(({ value }) => !isForNothing(value, setting));
  if (!confirmed && wanted.length > 0) {
    const who = await gatherPeople(register, setting);
    return { kind: 'confirm', messages: previewedMessages(valuesOf(wanted), { setting, who }) };
  }
  for (const { id, value, version } of doubtful.filter((one) => !wanted.includes(one))) {
    const off = { ...value, state: 'cancelled', reason: 'its meeting is not held' } as const;
    await commit(ports, partnership, [
      { do: 'replace', kind: 'message', id, value: off, version },
      audit(ports, by, 'left unsent', id),
    ]);
  }
  let count = 0;
  for (const { id, value, version } of wanted) {
    const due = { ...value, state: 'due', reason: null, claimedBy: null, claimedUntil: null } as const;
    const written = await commit(ports, partnership, [
      { do: 'replace', kind: 'message', id, value: due, version },
      toShow(ports, id),
      audit(ports, by, 'sent again', id),
    ]);
    // Whoever was faster has sent it again.
    if (written === 'done') count += 1;
  }
  return { kind: 'sent', count };
}
