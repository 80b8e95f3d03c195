import { type Cycle, hasRun, isClosed } from '../domain/cycle.ts';
import type { MessageKind } from '../domain/message.ts';
import { commit, toShow } from './commit.ts';
import { gatherSetting } from './gather.ts';
import type { Ports, RegisterChange } from './ports.ts';

/**
 * Posts anew what people still use, for a local Teams that forgot everything when it ended: the requests of cycles
 * under way and each group's last digest with its summary. Never used with the real Teams, which forgets nothing.
 */
export async function postOpenMessagesAnew(ports: Ports, partnership: string): Promise<number> {
  const register = ports.store.register(partnership);
  const [setting, messages, cycles] = await Promise.all([
    gatherSetting(ports, partnership),
    register.list('message'),
    register.list('cycle'),
  ]);
  const lastDigested = new Set(
    setting.groups.map(({ id }) => {
      const own = setting.meetings.filter(({ group }) => group === id);
      return own.findLast((meeting) =>
        messages.some(({ value }) => value.meeting === meeting.id && value.kind === 'digest'),
      )?.id;
    }),
  );
  const used = messages.filter(({ value: { kind, meeting, state } }) => {
    // What could not be posted while there was no local Teams can be now.
    if (state !== 'sent' && state !== 'failed') return false;
    const cycle = cycles.find(({ id }) => id === meeting)?.value ?? null;
    return isStillUsed(kind, cycle, meeting !== null && lastDigested.has(meeting));
  });
  // A reply needs the message it stands under, though nobody may look at that one any more.
  const under = new Set(used.map(({ value: { to } }) => (to.kind === 'thread' ? to.message : null)));
  const wanted = messages.filter((row) => used.includes(row) || (row.value.state === 'sent' && under.has(row.id)));
  for (const { id, value, version } of wanted) {
    const due = {
      ...value,
      state: 'due',
      conversationId: null,
      activityId: null,
      claimedBy: null,
      claimedUntil: null,
    } as const;
    const changes: readonly RegisterChange[] = [
      { do: 'replace', kind: 'message', id, value: due, version },
      toShow(ports, id),
    ];
    await commit(ports, partnership, changes);
  }
  return wanted.length;
}

function isStillUsed(kind: MessageKind, cycle: Cycle | null, isLastDigest: boolean): boolean {
  switch (kind) {
    case 'request':
    case 'reminder':
    case 'chase':
    case 'open-requests':
      return cycle !== null && !isClosed(cycle);
    case 'draft':
      return cycle !== null && !hasRun(cycle, 'digest');
    case 'digest':
    case 'summary':
    case 'addendum':
      return isLastDigest;
    case 'record':
      return cycle !== null && cycle.recordedAt === null;
    case 'who-answers':
      return true;
    case 'notice':
      return false;
    default:
      return kind satisfies never;
  }
}
