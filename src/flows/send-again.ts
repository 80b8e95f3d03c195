import { audit, commit, toShow } from './commit.ts';
import { gatherSetting, valuesOf } from './gather.ts';
import { gatherPeople } from './gather-people.ts';
import type { Ports } from './ports.ts';
import { type PreviewedMessage, previewedMessages } from './preview-day.ts';

export type SentAgain =
  | { readonly kind: 'sent'; readonly count: number }
  /** These would be: it has to be said again. */
  | { readonly kind: 'confirm'; readonly messages: readonly PreviewedMessage[] };

export interface AgainWish {
  readonly partnership: string;
  readonly by: string;
  readonly confirmed: boolean;
}

/** Has every message that is in doubt sent once more: the business manager looked, and it was not there. */
export async function sendAgain(ports: Ports, { partnership, by, confirmed }: AgainWish): Promise<SentAgain> {
  const register = ports.store.register(partnership);
  const doubtful = (await register.list('message')).filter(({ value }) => value.state === 'in-doubt');
  if (!confirmed && doubtful.length > 0) {
    const setting = await gatherSetting(ports, partnership);
    const who = await gatherPeople(register, setting);
    return { kind: 'confirm', messages: previewedMessages(valuesOf(doubtful), { setting, who }) };
  }
  let count = 0;
  for (const { id, value, version } of doubtful) {
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
