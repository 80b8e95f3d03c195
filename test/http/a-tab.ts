import pino from 'pino';
import type { Server } from 'restify';
import { readFileApart } from '../../src/documents/file-reader.ts';
import { writePaper } from '../../src/documents/write-paper.ts';
import type { Role } from '../../src/domain/partnership.ts';
import type { Rosters } from '../../src/flows/find-caller.ts';
import { buildServer, listen, stopListening } from '../../src/http/server.ts';
import type { ReadToken } from '../../src/http/tokens.ts';
import { byToken } from '../../src/http/who-asks.ts';
import { openSetUp } from '../../src/open-set-up.ts';
import { contentCard } from '../../src/teams/content-card.ts';
import { aPartnership, type World } from '../builders.ts';

/** The API over HTTP between a store in memory and rosters that a test fills; a token is a person's name. */

const tenant = 'tenant';
const pages = { folder: '/nowhere', notReady: () => null };

interface Seat {
  /** Ids of the groups whose channels somebody is in; a team's roster has them as well. */
  readonly memberOf?: readonly string[];
  readonly roles?: readonly Role[];
}

const nameAsToken: ReadToken = async (header) => {
  const objectId = /^Bearer (\S+)$/.exec(header ?? '')?.[1];
  if (!objectId) return { kind: 'no-token' };
  return { kind: 'bearer', bearer: { tenant, objectId, name: objectId } };
};

export class TabServer {
  readonly world: World;
  readonly #server: Server;
  readonly #seats = new Map<string, Seat>();
  readonly url: string;
  /** Each partnership in which something may have been written, as often as the courier was told of it. */
  readonly told: readonly string[];

  private constructor(
    world: World,
    { server, url, told }: { server: Server; url: string; told: readonly string[] },
    seats: Map<string, Seat>,
  ) {
    this.world = world;
    this.told = told;
    this.#server = server;
    this.#seats = seats;
    this.url = url;
  }

  /** `tokens` reads real ones in place of names. */
  static async open(
    now: string,
    given?: Parameters<typeof aPartnership>[1],
    tokens: ReadToken = nameAsToken,
  ): Promise<TabServer> {
    const world = await aPartnership(now, given);
    const seats = new Map<string, Seat>();
    const told: string[] = [];
    const rosters: Rosters = {
      isHere: async (partnership, key) => (partnership === world.partnership && seats.has(key) ? 'here' : 'gone'),
      isInChannel: async ({ channel }, key) => (seats.get(key)?.memberOf?.includes(channel) ? 'here' : 'gone'),
    };
    const server = buildServer({
      takeActivity: async () => {},
      notReady: async () => null,
      tab: {
        ports: world.ports,
        whoAsks: byToken(world.ports, rosters, tokens),
        setUp: openSetUp({ read: readFileApart }),
        drawCard: (content) => contentCard(content, { forms: 'dialog' }),
        writePaper,
        onWritten: (partnership) => told.push(partnership),
        pages,
      },
      log: pino({ level: 'silent' }),
    });
    const port = await listen(server, { port: 0, host: '127.0.0.1' });
    return new TabServer(world, { server, url: `http://127.0.0.1:${port}`, told }, seats);
  }

  /** Somebody on the roster of the partnership's team. */
  async seat(name: string, seat: Seat = {}): Promise<string> {
    const key = `${tenant}~${name}`;
    const channels = this.world.store.register(this.world.partnership);
    const groups = await channels.list('group');
    const memberOf = (seat.memberOf ?? []).map((id) => {
      const channel = groups.find((group) => group.value.id === id)?.value.channel;
      if (!channel) throw new Error(`${id} has no channel`);
      return channel.channel;
    });
    this.#seats.set(key, { ...seat, memberOf });
    const value = { key, name, roles: seat.roles ?? [], left: false };
    await channels.commit([{ do: 'put', kind: 'person', id: key, value }]);
    return name;
  }

  leave(name: string): void {
    this.#seats.delete(`${tenant}~${name}`);
  }

  get(path: string, as: string | null, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(`${this.url}/api/${path}`, { headers: { ...(as && { Authorization: `Bearer ${as}` }), ...headers } });
  }

  post(path: string, as: string | null, body: unknown): Promise<Response> {
    const headers = { 'Content-Type': 'application/json', ...(as && { Authorization: `Bearer ${as}` }) };
    return fetch(`${this.url}/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async close(): Promise<void> {
    await stopListening(this.#server);
  }
}
