import { join } from 'node:path';
import { type MovableClock, openClock } from './clock.ts';
import { BadSettings, type Config, readConfig } from './config.ts';
import { type Courier, startCourier } from './courier.ts';
import { draftApart } from './documents/draft-apart.ts';
import { openFileReader } from './documents/file-reader.ts';
import { writeApart } from './documents/write-apart.ts';
import { checkText } from './domain/safety.ts';
import { listPartnerships } from './flows/meet-team.ts';
import { type Ports, StorageUnavailable, type Store } from './flows/ports.ts';
import { postOpenMessagesAnew } from './flows/post-anew.ts';
import { buildServer, listen, stopListening } from './http/server.ts';
import { openTokens } from './http/tokens.ts';
import { byChoice, byToken } from './http/who-asks.ts';
import { lastInstant } from './last-instant.ts';
import { faultOf, type Log, openLog } from './log.ts';
import { openDelivery } from './open-delivery.ts';
import { openSetUp } from './open-set-up.ts';
import { type OpenStore, openStore } from './open-store.ts';
import { openTab } from './open-tab.ts';
import { type Playground, startPlayground } from './playground.ts';
import { rehearse, showToNewPage, untilPosted } from './rehearsal.ts';
import { openAdapter } from './teams/adapter.ts';
import { BatonBot } from './teams/bot.ts';
import { contentCard } from './teams/content-card.ts';
import { openRoster } from './teams/roster.ts';
import { isCron, startTimetable } from './timetable.ts';

/** Says something to the person at the terminal; in Azure the log says it all. */
function announce(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What to look at first, in the sample; the last thing said is how to go on from it. */
const tour = [
  '  · channel MACE: this cycle’s request; press Update, rate an action and say a line',
  '  · channel General (the Strategic Group’s): the previous cycle’s digest',
  '  · the chat with Baton: type  overdue  or  help',
  '  · then type  next step  there until the new digest stands in General',
  '\nNow drop in your own plan:  npm run -s baton -- import YOUR-PLAN.docx --dry-run',
];

/** What has to be ended, in the opposite order of its start. Signals may come twice: the end happens once. */
class Endings {
  readonly #ends: (() => Promise<void>)[] = [];
  #ending: Promise<void> | null = null;
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => void this.end().then(() => process.exit(0)));
    }
  }

  add(end: () => Promise<void>): void {
    this.#ends.push(end);
  }

  end(): Promise<void> {
    this.#ending ??= this.#endAll();
    return this.#ending;
  }

  async #endAll(): Promise<void> {
    for (const end of this.#ends.toReversed()) {
      try {
        await end();
      } catch (error) {
        this.#log.error(faultOf(error), 'could not end cleanly');
      }
    }
  }
}

async function main(): Promise<void> {
  const config = readConfig(process.env, isCron);
  const log = openLog(config.logLevel, config.local ? join(config.dataFolder, 'baton.log') : null);
  const endings = new Endings(log);
  try {
    await run(config, log, endings);
  } catch (error) {
    log.error(faultOf(error), 'could not start');
    await endings.end();
    throw error;
  }
}

async function run(config: Config, log: Log, endings: Endings): Promise<void> {
  const clock = openClock(config.local ? config.clock : null);
  const store = await openStore(config, log, (reached) => catchUp(config, clock, reached));
  endings.add(() => store.close());
  const ports = { store, clock };
  const adapter = openAdapter(config.app ? { ...config.app } : {}, log);
  const forms = config.local ? 'in-place' : 'dialog';
  const instance = `${process.pid}.${Date.now().toString(36)}`;
  const planUrl = planUrlOf(config);
  const way = { adapter, appId: config.app?.MicrosoftAppId ?? '', forms, instance, log } as const;
  const delivery = openDelivery(ports, { ...way, ...(planUrl && { planUrl }) });
  const courier = startCourier(delivery, log);
  endings.add(() => courier.stop());
  const reader = openFileReader();
  endings.add(() => reader.close());
  const onWritten = (partnership: string) => courier.nudge(partnership);
  const bot = new BatonBot({
    ports,
    adapter,
    roster: openRoster(adapter, log),
    forms,
    files: { readFile: (file) => reader.read(file), understand: draftApart, isLocal: config.local },
    papers: { write: writeApart, canOffer: !config.local },
    tenants: config.tenants,
    log,
    nextStep: config.local ? rehearse(ports, () => courier) : null,
    presence: delivery,
    onWritten,
    onHeard: (place) => {
      delivery.reach.heardFrom(place).catch((error) => log.warn(faultOf(error), 'a word could not be noted'));
    },
  });
  const pages = await openTab(log);
  endings.add(() => pages.close());
  const server = buildServer({
    takeActivity: (request, response) =>
      adapter.process(request as never, response as never, (context) => bot.run(context)),
    notReady: () => reasonNotReady(store),
    tab: {
      ports,
      whoAsks: config.tabAppId
        ? byToken(ports, delivery, openTokens({ appId: config.tabAppId, tenants: config.tenants }))
        : byChoice(ports),
      setUp: openSetUp(reader),
      drawCard: (content) => contentCard(content, { forms: 'dialog' }),
      writePaper: writeApart,
      onWritten,
      pages,
    },
    log,
  });
  const port = await listen(server, config);
  endings.add(() => stopListening(server));
  // The patterns of the safety door take a moment to compile: not in somebody's first reply.
  checkText('');
  if (config.local && config.sample) await unlessOutOfReach(log, () => loadSample(ports));
  const playground = config.playground
    ? await openPlayground(config, config.playground.port, { port, ports, log })
    : null;
  if (playground) {
    endings.add(() => playground.stop());
    // Each of its pages says hello in the personal chat once it is ready.
    bot.onInstallationUpdate(async ({ activity }, next) => {
      if (activity.conversation.conversationType === 'personal')
        await showToNewPage(ports, courier, activity.serviceUrl);
      await next();
    });
  }
  await unlessOutOfReach(log, () => resume(ports, courier));
  const timetable = startTimetable(ports, courier, { tick: config.tick, log });
  endings.add(() => timetable.stop());
  await timetable.tick();
  if (playground) await unlessOutOfReach(log, () => untilPosted(ports));
  log.info({ port, local: config.local }, 'started');
  tellWhere(config, port, playground);
}

/** Where a card's “Open the plan” leads: Teams' own link to the app's tab; on one's own machine the page itself. */
function planUrlOf({ app, host, port }: Config): string | null {
  if (app) return `https://teams.microsoft.com/l/entity/${app.MicrosoftAppId}/partnership`;
  return port === 0 ? null : `http://${host}:${port}/tab/`;
}

/** A Baton that was down cannot know what became of what stood in its outbox: all of it is looked at again. */
async function resume(ports: Ports, courier: Courier): Promise<void> {
  for (const partnership of await listPartnerships(ports)) courier.catchUp(partnership, true);
}

/** In local mode Baton's clock may start anywhere, but never runs behind what is in the register. */
async function catchUp(config: Config, clock: MovableClock, reached: Store): Promise<void> {
  const last = config.local ? await lastInstant(reached) : null;
  if (last) clock.advanceTo(last);
}

/** Does what Baton can start without: while the storage is out of reach, /readyz says so, and the next tick looks again. */
async function unlessOutOfReach(log: Log, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
    log.warn(faultOf(error), 'storage cannot be reached yet');
  }
}

async function reasonNotReady(store: OpenStore): Promise<string | null> {
  try {
    await store.check();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

async function loadSample(ports: Ports): Promise<void> {
  if ((await listPartnerships(ports)).length > 0) return;
  const { loadExample } = await import('../examples/load-example.ts');
  announce('Loading the Example Partnership …');
  await loadExample(ports.store, 'default', ports.clock.now());
}

interface Running {
  readonly port: number;
  readonly ports: Ports;
  readonly log: Log;
}

async function openPlayground(
  config: Config,
  playgroundPort: number,
  { port, ports, log }: Running,
): Promise<Playground> {
  const { bindLocalTeam, examplePlayground } = await import('../examples/load-example.ts');
  const settings = examplePlayground();
  announce('Starting the local Teams …');
  const playground = await startPlayground({
    port: playgroundPort,
    botEndpoint: `http://${config.host}:${port}/api/messages`,
    folder: config.dataFolder,
    config: settings,
    log: (line) => log.info({ line }, 'playground'),
  });
  await unlessOutOfReach(log, async () => {
    for (const partnership of await listPartnerships(ports)) {
      const bound = await bindLocalTeam(ports, partnership, {
        serviceUrl: playground.serviceUrl,
        botId: settings.bot.id,
      });
      if (bound) await postOpenMessagesAnew(ports, partnership);
    }
  });
  return playground;
}

function tellWhere(config: Config, port: number, playground: Playground | null): void {
  announce(`\nBaton is running at http://${config.host}:${port}`);
  if (config.local) announce(`\nOpen the plan, its charts and papers:  http://localhost:${port}/tab/`);
  if (!playground) return;
  const lines = [`\nOpen the local Teams:  ${playground.url}`, ...(config.sample ? tour : []), 'To end: Ctrl-C.'];
  announce(lines.join('\n'));
}

try {
  await main();
} catch (error) {
  process.stderr.write(
    `\n${error instanceof BadSettings ? error.message : `Baton could not start: ${(error as Error).message}`}\n`,
  );
  process.exit(1);
}
