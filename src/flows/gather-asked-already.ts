import { type AskedAlready, askedAlready, cyclesJoined } from '../domain/asked-already.ts';
import type { Cycle } from '../domain/cycle.ts';
import type { Instant } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Message } from '../domain/message.ts';
import { valuesOf } from './gather.ts';
import type { Kept, Register } from './ports.ts';

/** What people have already got this week, and the rows of those cards. */
export interface KeptAlready extends AskedAlready {
  readonly rows: ReadonlyMap<string, Kept<Message>>;
}

/** Gathers the cards of the last seven days: those of cycles that have asked and not closed. */
export async function gatherAskedAlready(
  register: Register,
  { cycles, meeting, now }: { readonly cycles: readonly Cycle[]; readonly meeting: Meeting; readonly now: Instant },
): Promise<KeptAlready> {
  const asked = await Promise.all(
    cyclesJoined(cycles, meeting, now).map(async (cycle) => {
      const [messages, requests] = await Promise.all([
        register.list('message', { prefix: `${cycle.meeting}~ask~` }),
        register.list('request', { prefix: `${cycle.meeting}~` }),
      ]);
      return { messages, requests };
    }),
  );
  const messages = asked.flatMap((one) => one.messages);
  const already = askedAlready(valuesOf(messages), valuesOf(asked.flatMap(({ requests }) => requests)));
  return { ...already, rows: new Map(messages.map((row) => [row.id, row])) };
}
