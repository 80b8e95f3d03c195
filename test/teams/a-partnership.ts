import { setTimeout as delay } from 'node:timers/promises';
import pino from 'pino';
import { type MovableClock, openClock } from '../../src/clock.ts';
import { type Courier, startCourier } from '../../src/courier.ts';
import { draftApart } from '../../src/documents/draft-apart.ts';
import { readTables } from '../../src/documents/read-tables.ts';
import { writePaper } from '../../src/documents/write-paper.ts';
import type { Day, Instant } from '../../src/domain/day.ts';
import type { ImportDraft } from '../../src/domain/import-draft.ts';
import { resolveTimescale } from '../../src/domain/timescale.ts';
import { importMeetings } from '../../src/flows/import-meetings.ts';
import { importPlan } from '../../src/flows/import-plan.ts';
import { defaultPartnership, makePartnership } from '../../src/flows/meet-team.ts';
import type { Kept, RegisterKinds } from '../../src/flows/ports.ts';
import { buildServer, listen, stopListening } from '../../src/http/server.ts';
import { openDelivery } from '../../src/open-delivery.ts';
import { openAdapter } from '../../src/teams/adapter.ts';
import { BatonBot } from '../../src/teams/bot.ts';
import type { Forms } from '../../src/teams/buttons.ts';
import { openRoster } from '../../src/teams/roster.ts';
import { startTimetable, type Timetable } from '../../src/timetable.ts';
import { unhurried } from '../flows/fake-messenger.ts';
import { User } from './a-user.ts';
import { FakeConnector, type Member, type Posted } from './fake-connector.ts';
import { type WatchedStore, watchedStore } from './watched-store.ts';

/** Baton in this process, between a fake Teams and a store in memory: what a test of the bot begins with. */

export const tenant = '00000000-0000-0000-0000-0000000000aa';
export const otherTenant = '00000000-0000-0000-0000-0000000000ee';
export const general = '19:team@thread.tacv2';
export const channels = { General: general, MACE: '19:mace@thread.tacv2', LPR: '19:lpr@thread.tacv2' } as const;
export type ChannelName = keyof typeof channels;

/** Monday, the day before MACE's ask: its meeting is on 24 September, its papers go out on the 17th. */
const theDayBefore: Instant = '2019-09-02T09:00:00Z';
export const askInstant: Instant = '2019-09-03T08:00:00Z';
export const closeInstant: Instant = '2019-09-13T08:00:00Z';
export const digestInstant: Instant = '2019-09-17T08:00:00Z';

function member(name: string, number: number): Member {
  const aadObjectId = `00000000-0000-0000-0000-0000000000${String(number).padStart(2, '0')}`;
  return { id: `29:${name.toLowerCase()}`, aadObjectId, name: `${name} Example` };
}

export interface Options {
  readonly forms?: Forms;
  readonly tenants?: readonly string[];
  readonly actions?: readonly PlanAction[];
  /** Teams' limits are kept as in life; left out, everything leaves at once. */
  readonly isPaced?: boolean;
  /** Whether this Teams takes files from Baton. */
  readonly canOffer?: boolean;
  /** How long Teams may take to answer. */
  readonly wireSeconds?: number;
}

export interface PlanAction {
  readonly ref: string;
  readonly lead: string;
  readonly timescale: string;
  readonly text?: string;
}

/** 4.2 is overdue on the day before the ask; 4.3 is never due; 4.4 has two dates; 9.1 is another group's. */
const somePlan: readonly PlanAction[] = [
  {
    ref: '4.1',
    lead: 'MACE',
    timescale: 'October 2019',
    text: 'Agree how hospital data on missing children is shared',
  },
  { ref: '4.2', lead: 'MACE', timescale: 'June 2019', text: 'Publish the exploitation toolkit' },
  { ref: '4.3', lead: 'MACE', timescale: 'Ongoing', text: 'Promote the return home interview offer' },
  { ref: '4.4', lead: 'MACE', timescale: 'September 2019 and March 2020', text: 'Audit a sample of return interviews' },
  { ref: '9.1', lead: 'LPR Group', timescale: 'December 2019', text: 'Publish the learning from local reviews' },
];

export class Partnership {
  readonly teams = new FakeConnector();
  readonly store: WatchedStore = watchedStore();
  readonly log: string[] = [];
  readonly sam = this.#user(member('Sam', 1));
  readonly robin = this.#user(member('Robin', 2));
  readonly ash = this.#user(member('Ash', 3));
  /** Nobody whom Teams has on the partnership's roster. */
  readonly stranger = this.#user(member('Stranger', 9));
  readonly clock: MovableClock;
  url = '';
  #courier!: Courier;
  #timetable!: Timetable;
  #ends: (() => Promise<void>)[] = [];

  constructor(at: Instant) {
    this.clock = openClock(at);
  }

  #user(who: Member): User {
    return new User(who, this);
  }

  get ports() {
    return { store: this.store, clock: this.clock };
  }

  async start({
    forms = 'dialog',
    tenants = [],
    wireSeconds,
    isPaced = false,
    canOffer = true,
  }: Options): Promise<void> {
    await this.teams.start();
    const members = [this.sam, this.robin, this.ash].map(({ who }) => who);
    this.teams.teams.push({ id: general, name: 'Exampleshire Partnership', channels, members });
    const log = pino({ level: 'trace' }, { write: (line: string) => void this.log.push(line) });
    const adapter = openAdapter({}, log);
    const wire = { adapter, appId: '', ...(wireSeconds && { wireSeconds }) };
    const pace = isPaced ? {} : { pace: unhurried };
    const delivery = openDelivery(this.ports, { ...wire, ...pace, forms, instance: 'test', log });
    this.#courier = startCourier(delivery, log);
    const bot = new BatonBot({
      ports: this.ports,
      adapter,
      roster: openRoster(adapter, log),
      forms,
      files: { readFile: readTables, understand: draftApart, isLocal: true },
      papers: { write: writePaper, canOffer },
      tenants,
      log,
      nextStep: null,
      presence: delivery,
      onWritten: (partnership) => this.#courier.nudge(partnership),
      onHeard: (place) => void delivery.reach.heardFrom(place),
    });
    const server = buildServer({
      takeActivity: (request, response) =>
        adapter.process(request as never, response as never, (context) => bot.run(context)),
      notReady: () =>
        this.store.check().then(
          () => null,
          (error: Error) => error.message,
        ),
      log,
    });
    this.url = `http://127.0.0.1:${await listen(server, { port: 0, host: '127.0.0.1' })}`;
    this.#timetable = startTimetable(this.ports, this.#courier, { tick: '0 0 1 1 *', log });
    this.#ends = [
      () => this.teams.stop(),
      () => stopListening(server),
      () => this.#courier.stop(),
      () => this.#timetable.stop(),
    ];
  }

  async end(): Promise<void> {
    this.store.down = false;
    for (const end of this.#ends.toReversed()) await end();
  }

  async tick(): Promise<void> {
    await this.#timetable.tick();
  }

  /** Moves Baton's clock to an instant and lets everything happen that is then due. */
  async reach(at: Instant): Promise<void> {
    this.clock.advanceTo(at);
    await this.tick();
  }

  rows<N extends keyof RegisterKinds & string>(kind: N): Promise<readonly Kept<RegisterKinds[N]>[]> {
    return this.store.register(defaultPartnership).list(kind);
  }

  async message(kind: RegisterKinds['message']['kind']): Promise<RegisterKinds['message'] | undefined> {
    return (await this.rows('message')).map(({ value }) => value).find((message) => message.kind === kind);
  }

  /** Waits until no message is on its way any more. */
  settled(): Promise<void> {
    return until(async () => (await this.rows('outbox')).length === 0, 'every message is delivered');
  }

  postsIn(channel: ChannelName): readonly Posted[] {
    return this.teams.posted.filter((posted) => posted.channel === channels[channel]);
  }

  /** What Baton sent one person of its own accord, not as an answer. */
  notesTo(user: User): readonly Posted[] {
    return this.teams.posted.filter(({ channel, replyTo }) => channel === user.chat && replyTo === null);
  }

  everythingWritten(): string {
    return this.store.written.join('\n');
  }
}

/** Waits for something that will be so before long; says what it was when it is not. */
export async function until(isSo: () => boolean | Promise<boolean>, what: string, ms = 12_000): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`not so after ${ms / 1000} seconds: ${what}`);
    await delay(20);
  }
}

/** Baton running, with nobody's team yet. */
export async function anEmptyPartnership(options: Options = {}): Promise<Partnership> {
  const partnership = new Partnership(theDayBefore);
  await partnership.start(options);
  return partnership;
}

/** A partnership set up by Sam: MACE and the Strategic Group have their channels, the plan is in, the ask is tomorrow. */
export async function aPartnership(options: Options = {}): Promise<Partnership> {
  const partnership = await anEmptyPartnership(options);
  await makePartnership(partnership.ports, defaultPartnership);
  await importSomePlan(partnership, options.actions ?? somePlan);
  await partnership.sam.installs();
  await partnership.sam.says('use this channel for MACE', { in: 'MACE' });
  await partnership.sam.says('policy all for MACE', { in: 'MACE' });
  return partnership;
}

/** The same on the morning of the ask, with the request card in MACE's channel. */
export async function anAskedPartnership(options: Options = {}): Promise<Partnership> {
  const partnership = await aPartnership(options);
  await partnership.reach(askInstant);
  await partnership.settled();
  return partnership;
}

async function importSomePlan({ ports }: Partnership, given: readonly PlanAction[]): Promise<void> {
  const period = { from: '2019-04-01', to: '2020-03-31' } as const;
  const actions = given.map(({ ref, lead, timescale, text = 'Something to be done' }, at) => ({
    ref,
    aim: 'Safeguarding is everyone’s business',
    objective: 'Objective',
    text,
    measure: 'Measure',
    timescale: resolveTimescale(timescale, period).timescale,
    leads: [lead],
    responsible: [],
    themes: [],
    links: [],
    rating: null,
    updates: [],
    source: { part: 'table 1', row: at + 2 },
  }));
  const groups = [...new Set([...given.map(({ lead }) => lead), 'Strategic Group'])];
  const plan = { code: 'DP', title: 'Delivery Plan', period };
  const draft: ImportDraft = {
    plan,
    groups,
    actions,
    forward: [],
    meetings: [],
    problems: [],
    leftAlone: [],
    hidden: [],
  };
  await importPlan(ports, defaultPartnership, { draft, source: 'a test', by: 'test' });
  const meeting = (group: string, date: Day) => ({ group, date, time: '10:00', papers: null, title: null });
  const meetings = [
    meeting('MACE', '2019-09-24'),
    meeting('MACE', '2019-12-10'),
    meeting('Strategic Group', '2019-10-08'),
  ];
  await importMeetings(ports, defaultPartnership, { meetings, by: 'test' });
}
