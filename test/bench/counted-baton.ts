import pino from 'pino';
import { startCourier } from '../../src/courier.ts';
import { draftApart } from '../../src/documents/draft-apart.ts';
import { readTables } from '../../src/documents/read-tables.ts';
import { writePaper } from '../../src/documents/write-paper.ts';
import type { Store } from '../../src/flows/ports.ts';
import { buildServer, listen, stopListening } from '../../src/http/server.ts';
import { openDelivery } from '../../src/open-delivery.ts';
import { openAdapter } from '../../src/teams/adapter.ts';
import { BatonBot } from '../../src/teams/bot.ts';
import { openRoster } from '../../src/teams/roster.ts';
import { type Counts, counted, newCounts } from './counts.ts';
import { portsOf } from './fill-store.ts';
import { sendTurn, waitFor } from './send.ts';

/** Baton's parts put together as src/main.ts does, round a store that counts. What it costs is counted, never timed. */
export interface CountedBaton {
  /** What a turn costs until it is answered, and what is done afterwards (the card that all others see, shown anew). */
  run(activity: object): Promise<{ readonly turn: Counts; readonly after: Counts }>;
  stop(): Promise<void>;
}

export async function startCountedBaton(store: Store, partnership: string): Promise<CountedBaton> {
  const log = pino({ level: 'silent' });
  const ports = portsOf(store);
  const adapter = openAdapter({}, log);
  const delivery = openDelivery(ports, {
    adapter,
    appId: '',
    forms: 'in-place',
    instance: 'bench',
    log,
  });
  let turn = newCounts();
  // The courier works on its own from its start, so it counts in one place that is emptied before each turn.
  const after = newCounts();
  const courier = counted(after, () => startCourier(delivery, log));
  const bot = new BatonBot({
    ports,
    adapter,
    roster: openRoster(adapter, log),
    forms: 'in-place',
    files: { readFile: readTables, understand: draftApart, isLocal: true },
    papers: { write: writePaper, canOffer: true },
    tenants: [],
    log,
    nextStep: null,
    presence: delivery,
    onWritten: (of) => counted(after, () => courier.nudge(of)),
    onHeard: () => {},
  });
  const server = buildServer({
    takeActivity: (request, response) =>
      counted(turn, () => adapter.process(request as never, response as never, (context) => bot.run(context))),
    notReady: async () => null,
    log,
  });
  const url = `http://127.0.0.1:${await listen(server, { port: 0, host: '127.0.0.1' })}`;
  const settled = () =>
    waitFor(async () => (await store.register(partnership).list('outbox', { limit: 1 })).length === 0, 20_000);
  return {
    run: async (activity) => {
      turn = newCounts();
      Object.assign(after, newCounts());
      await sendTurn(url, activity);
      const mine = turn;
      await settled();
      return { turn: mine, after: { ...after } };
    },
    stop: async () => {
      await stopListening(server);
      await courier.stop();
    },
  };
}
