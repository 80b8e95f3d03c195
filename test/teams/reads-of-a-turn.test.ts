import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pino from 'pino';
import type { Server } from 'restify';
import { draftApart } from '../../src/documents/draft-apart.ts';
import { readTables } from '../../src/documents/read-tables.ts';
import { writePaper } from '../../src/documents/write-paper.ts';
import type { Ports, Register, Store } from '../../src/flows/ports.ts';
import { showRequest } from '../../src/flows/show-request.ts';
import { buildServer, listen, stopListening } from '../../src/http/server.ts';
import { openDelivery } from '../../src/open-delivery.ts';
import { memoryStore } from '../../src/storage/memory.ts';
import { rememberEditions } from '../../src/storage/remember-editions.ts';
import { rememberStates } from '../../src/storage/remember-states.ts';
import { openAdapter } from '../../src/teams/adapter.ts';
import { BatonBot } from '../../src/teams/bot.ts';
import { openRoster } from '../../src/teams/roster.ts';
import { type TurnName, turnsOn } from '../bench/activities.ts';
import { askMace, fillStore, groups, portsOf, type RequestCard } from '../bench/fill-store.ts';
import { type Asked, nothingAsked, noting, storeInRounds } from '../bench/rounds.ts';
import { sendTurn } from '../bench/send.ts';
import { FakeConnector } from './fake-connector.ts';

// What a turn asks of storage says how long it takes, on any machine and in Azure: counted here, timed in npm run bench.

const partnership = 'default';
const teams = new FakeConnector();
let server: Server;

beforeEach(() => teams.start());
afterEach(async () => {
  await stopListening(server);
  await teams.stop();
});

interface Scene {
  readonly ports: Ports;
  /** The same register as another process sees it. */
  readonly elsewhere: Register;
  readonly request: RequestCard;
  /** Other turns may come before it; without any, the turn itself comes twice. */
  take(turn: TurnName, before?: readonly TurnName[]): Promise<Asked>;
}

/** A partnership after some years of use, MACE's request card posted, and Baton with nothing round it but a store that counts. */
async function used(years: number, actions: number): Promise<Scene> {
  const filled: Store = memoryStore();
  const size = { id: partnership, groups, actions, years, each: 24 };
  await fillStore(filled, size);
  const request = await askMace(filled, size, teams.url);
  const ports = portsOf(rememberStates(rememberEditions(storeInRounds(filled))));
  const log = pino({ level: 'silent' });
  const adapter = openAdapter({}, log);
  const roster = openRoster(adapter, log);
  const presence = openDelivery(ports, {
    adapter,
    appId: '',
    forms: 'in-place',
    instance: 'test',
    log,
  });
  const files = { readFile: readTables, understand: draftApart, isLocal: true };
  const papers = { write: writePaper, canOffer: true };
  const told = { onWritten: () => {}, onHeard: () => {} };
  const own = { forms: 'in-place', tenants: [], nextStep: null, presence, ...told } as const;
  const bot = new BatonBot({ ports, adapter, roster, log, files, papers, ...own });
  let asked = nothingAsked();
  server = buildServer({
    takeActivity: (incoming, response) =>
      noting(asked, () => adapter.process(incoming as never, response as never, (context) => bot.run(context))),
    notReady: async () => null,
    log,
  });
  const url = `http://127.0.0.1:${await listen(server, { port: 0, host: '127.0.0.1' })}`;
  const turns = turnsOn(teams.url, request);
  const send = (turn: TurnName, count: number) => sendTurn(url, turns[turn](count));
  return {
    ports,
    elsewhere: rememberStates(filled).register(partnership),
    request,
    take: async (turn, before = [turn]) => {
      // The first one of a process looks up what then is known: whose team it is, and that the outbox is looked at.
      for (const one of before) await send(one, 1);
      asked = nothingAsked();
      await send(turn, 2);
      return asked;
    },
  };
}

const rowsIn = ({ rows }: Asked) => Object.values(rows).reduce((sum, count) => sum + count, 0);

describe('an answer from a card', () => {
  it.each(['update', 'no change'] as const)(
    '%s: two rounds of reads and one transaction, and the card with it',
    async (turn) => {
      const { take } = await used(1, 100);
      expect((await take(turn)).rounds).toEqual(['read', 'read', 'write']);
    },
  );

  it('reads no more of a large plan than what the card is about', async () => {
    const { take, request } = await used(1, 600);
    const { rows } = await take('update');
    expect(rows.state).toBeLessThanOrEqual(3 * request.refs.length);
    expect(rows.action).toBeLessThanOrEqual(3 * request.refs.length);
  });
});

describe('the card that all others see', () => {
  it('is drawn anew in two rounds, without the rest of the plan', async () => {
    const { ports, request } = await used(1, 600);
    const message = (await ports.store.register(partnership).find('message', request.card))!.value;
    const asked = nothingAsked();
    const view = await noting(asked, () => showRequest(ports, partnership, message));
    expect(view?.items).toHaveLength(request.refs.length);
    expect(asked.rounds).toEqual(['read', 'read']);
    expect(rowsIn(asked)).toBeLessThan(100);
  });
});

describe('a question', () => {
  it('is answered from one round of reads, and the plan is read once', async () => {
    const { take } = await used(1, 100);
    const { rounds, rows } = await take('overdue');
    expect(rounds).toEqual(['read']);
    expect([rows.state, rows.action]).toEqual([undefined, undefined]);
  });

  it('is so too after an answer that this process took, for it knows what it wrote', async () => {
    const { take } = await used(1, 100);
    const { rounds, rows } = await take('overdue', ['overdue', 'update']);
    expect([rounds, rows.state]).toEqual([['read'], undefined]);
  });

  it('reads all states once more, in a second round, after an answer that another process took', async () => {
    const { elsewhere, take } = await used(1, 100);
    await take('overdue');
    const [state] = await elsewhere.list('state');
    await elsewhere.commit([{ do: 'replace', kind: 'state', ...state! }]);
    const { rounds, rows } = await take('overdue', []);
    expect([rounds, rows.state]).toEqual([['read', 'read'], 100]);
  });

  it('about one action reads one action', async () => {
    const { take } = await used(1, 100);
    expect((await take('show')).rows).toMatchObject({ state: 1, action: 1 });
  });
});

describe('ten years of use', () => {
  it.each(['update', 'no change', 'overdue', 'show', 'digest'] as const)('make no turn read more: %s', async (turn) => {
    const young = await (await used(1, 100)).take(turn);
    await stopListening(server);
    const old = await (await used(10, 100)).take(turn);
    expect(old.rows).toEqual(young.rows);
    expect(old.rounds).toEqual(young.rounds);
    expect(old.reads).toBe(young.reads);
  });
});
