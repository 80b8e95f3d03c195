import { FakeConnector } from '../teams/fake-connector.ts';
import { answerWith, type Call, forward, type Got } from './forwarding.ts';

/**
 * What happens on the way: `hold`: Teams has it, and its answer is kept back until `release`; `cut`: Teams has it, and
 * the connection breaks; `drop`: the connection breaks before Teams has it; a number: refused with that status, or with
 * what Teams says beside it.
 */
export type WireFault = 'hold' | 'cut' | 'drop' | number | Refusal;

export interface Refusal {
  readonly status: number;
  readonly code?: string;
  readonly retryAfter?: string;
}

type Does = 'posts' | 'updates' | 'opens a chat' | 'looks up';

export interface TeamsWire {
  readonly url: string;
  readonly teams: FakeConnector;
  /** The next posts (or updates) meet these, one each, and then all is well again. */
  next(does: Does, ...faults: readonly WireFault[]): void;
  /** How many answers are kept back now. */
  readonly held: () => number;
  /** Lets Baton have every answer that was kept back. */
  release(): void;
  close(): Promise<void>;
}

/** The network between Baton and the fake Teams, so that something can go wrong exactly while a post is on the wire. */
export async function layTeamsWire(): Promise<TeamsWire> {
  const teams = new FakeConnector();
  await teams.start();
  const planned: { does: Does; fault: WireFault }[] = [];
  const held = new Set<() => void>();

  const handle = async (call: Call, passOn: () => Promise<Got>): Promise<void> => {
    const at = planned.findIndex(({ does }) => does === kindOf(call));
    const fault = at < 0 ? undefined : planned.splice(at, 1)[0]?.fault;
    if (fault === 'drop') return void call.answer.destroy();
    if (typeof fault === 'number') return answerWith(call, { status: fault, headers: {}, body: Buffer.alloc(0) });
    if (typeof fault === 'object') return answerWith(call, refusal(fault));
    const got = await passOn();
    if (fault === 'cut') return void call.answer.destroy();
    if (fault !== 'hold') return answerWith(call, got);
    const release = () => {
      held.delete(release);
      answerWith(call, got);
    };
    held.add(release);
    call.answer.once('close', () => held.delete(release));
  };

  const way = await forward(teams.url, handle);
  return {
    url: way.url,
    teams,
    next: (does, ...faults) => void planned.push(...faults.map((fault) => ({ does, fault }))),
    held: () => held.size,
    release: () => {
      for (const release of [...held]) release();
    },
    close: async () => {
      await way.shut();
      await teams.stop();
    },
  };
}

function refusal({ status, code, retryAfter }: Refusal): Got {
  const headers = { 'content-type': 'application/json', ...(retryAfter && { 'retry-after': retryAfter }) };
  const error = { code: code ?? String(status), message: `Teams says ${code ?? status}` };
  return { status, headers, body: Buffer.from(JSON.stringify({ error })) };
}

function kindOf({ incoming: { method, url }, body }: Call): Does {
  if (method === 'GET') return 'looks up';
  if (method === 'PUT') return 'updates';
  return url === '/v3/conversations' && !body.includes('"activity"') ? 'opens a chat' : 'posts';
}
