import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** The file that the Agents Playground 0.2.28 reads. It refuses any other field. */
export interface PlaygroundConfig {
  readonly tenantId: string;
  readonly bot: { readonly id: string; readonly name: string };
  readonly currentUser: PlaygroundUser;
  /** Exactly five besides the current one. */
  readonly users: readonly [PlaygroundUser, PlaygroundUser, PlaygroundUser, PlaygroundUser, PlaygroundUser];
  readonly personalChat: { readonly id: string };
  readonly groupChat: { readonly id: string; readonly name: string };
  readonly team: {
    /** Also the id of the team's channel General. */
    readonly id: string;
    readonly name: string;
    readonly aadGroupId: string;
    /** At most one besides General. */
    readonly channels: readonly [] | readonly [{ readonly id: string; readonly name: string }];
  };
}

export interface PlaygroundUser {
  readonly id: string;
  readonly name: string;
  /** Spelt so by the Playground. */
  readonly userPrincipleName: string;
  readonly aadObjectId: string;
  readonly givenName: string;
  readonly surname: string;
  readonly email: string;
}

export interface PlaygroundOptions {
  /** 0: any free one. */
  readonly port: number;
  readonly botEndpoint: string;
  /** BATON_DATA; what the Playground writes stays in a folder of its own there. */
  readonly folder: string;
  readonly config: PlaygroundConfig;
  readonly log: (line: string) => void;
}

export interface Playground {
  readonly url: string;
  /** Where Baton's messages go, as the local Teams itself writes it in what it sends. */
  readonly serviceUrl: string;
  stop(): Promise<void>;
}

const host = '127.0.0.1';
const startMs = 30_000;
const stopMs = 3_000;
const pollMs = 100;
const logName = 'playground.log';

/** Starts the local Teams and waits until it answers. Rejects with one sentence for the person at the keyboard. */
export async function startPlayground(options: PlaygroundOptions): Promise<Playground> {
  const folder = join(resolve(options.folder), 'playground');
  const port = await findPort(options.port);
  prepareFolder(folder, options.config);
  const child = spawnPlayground(folder, port, options.botEndpoint);
  const run = { ended: false, stopping: false, said: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    run.said += text;
  });
  child.once('error', () => {
    run.ended = true;
  });
  child.once('exit', () => {
    run.ended = true;
  });
  const stop = async () => {
    run.stopping = true;
    if (!run.ended) await endGroup(child);
  };

  const address = `${host}:${port}`;
  const problem = await waitUntilItAnswers(`http://${address}`, options.config.team.id, run);
  if (problem) {
    await stop();
    throw new Error(`The local Teams did not start: ${problem}. ${reasonIn(folder)}`.trim());
  }
  await keepItFromKeeping(address);
  child.once('exit', () => {
    if (!run.stopping)
      options.log(`The local Teams has ended; restart Baton to have it again. ${reasonIn(folder)}`.trim());
  });
  // Its pages say "localhost", and so does the address bar of anyone who follows them.
  return { url: `http://localhost:${port}`, serviceUrl: serviceUrlAt(port), stop };
}

/** The Playground would move to another port without a word if its own were taken. */
function findPort(wanted: number): Promise<number> {
  return new Promise((found, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${error.message})`;
      const advice = 'Set BATON_PLAYGROUND_PORT to a free port, or BATON_PLAYGROUND=off.';
      reject(new Error(`The local Teams cannot start: port ${wanted} ${why}. ${advice}`));
    });
    probe.listen(wanted, host, () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => found(port));
    });
  });
}

function prepareFolder(folder: string, config: PlaygroundConfig): void {
  mkdirSync(folder, { recursive: true });
  rmSync(join(folder, logName), { force: true });
  // JSON is YAML.
  writeFileSync(join(folder, '.m365agentsplayground.yml'), JSON.stringify({ version: '0.1.1', ...config }, null, 2));
}

function spawnPlayground(folder: string, port: number, botEndpoint: string): ChildProcess {
  const preload = (name: string) => ['--import', new URL(`./bin/${name}`, import.meta.url).href];
  const words = ['start', '--disable-telemetry', '--port', String(port), '--service-url', serviceUrlAt(port)];
  const args = [...preload('end-with-parent.ts'), ...preload('listen-on-loopback.ts'), entry(), ...words];
  return spawn(process.execPath, args, {
    cwd: folder,
    // A group of its own: Ctrl-C is for Baton, which still has messages to finish and then ends this group whole.
    detached: true,
    // Its console goes to its log file. The channel breaks when Baton dies, whatever the way, and ends it.
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    env: {
      ...plainEnvironment(),
      BATON_PARENT: String(process.pid),
      BOT_ENDPOINT: botEndpoint,
      DEFAULT_CHANNEL_ID: 'msteams',
      TEAMSAPPTESTER_BROWSER: 'none',
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, logName),
    },
    windowsHide: true,
  });
}

function serviceUrlAt(port: number): string {
  return `http://${host}:${port}/_connector`;
}

function entry(): string {
  const name = '@microsoft/m365agentsplayground';
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'cli.js');
  } catch {
    throw new Error(`The local Teams, ${name}, is not installed. Run "npm install", or set BATON_PLAYGROUND=off.`);
  }
}

/** No secret of Baton's, and no setting of the Playground's that somebody's shell happens to carry. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'USERPROFILE', 'LANG', 'TZ'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/**
 * Null when it is up. It says "Listening" before it has read its configuration, and serves its page before its mock of
 * Teams: only an answer about our own team proves that all of it is there.
 */
async function waitUntilItAnswers(
  address: string,
  teamId: string,
  run: { readonly ended: boolean; readonly said: string },
): Promise<string | null> {
  const deadline = Date.now() + startMs;
  while (Date.now() < deadline) {
    if (run.ended) return 'it ended at once';
    const listening = /Listening on (\d+)/.exec(run.said)?.[1];
    if (listening && !address.endsWith(`:${listening}`)) return 'its port was taken by another program in the meantime';
    if (listening && (await answers(`${address}/_connector/v3/teams/${encodeURIComponent(teamId)}`))) return null;
    await delay(pollMs);
  }
  return `it does not answer at ${address} after ${startMs / 1000} seconds`;
}

/**
 * It keeps what is posted while no page is open for the first page that opens, which often is not ready to take it and
 * drops it. While somebody listens it keeps nothing, and every page is shown everything once it is ready (rehearsal.ts).
 */
function keepItFromKeeping(address: string): Promise<void> {
  const socket = new WebSocket(`ws://${address}/_ws_conversation/v1/conversations/stream`);
  return new Promise((resolve) => {
    socket.addEventListener('open', () => resolve());
    // It has no such stream, or has just ended: the one is no loss, and the other is told of elsewhere.
    socket.addEventListener('error', () => resolve());
  });
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/** What the Playground itself gives as the reason: only its log has it. */
function reasonIn(folder: string): string {
  try {
    const lines = readFileSync(join(folder, logName), 'utf8').split('\n');
    return lines.findLast((line) => line.startsWith('error Reason:'))?.replace('error Reason:', 'Its log says:') ?? '';
  } catch {
    return '';
  }
}

async function endGroup(child: ChildProcess): Promise<void> {
  const ended = new Promise((done) => child.once('exit', done));
  signalGroup(child, 'SIGTERM');
  const hasEnded = await Promise.race([ended.then(() => true), delay(stopMs, false, { ref: false })]);
  if (hasEnded) return;
  signalGroup(child, 'SIGKILL');
  await ended;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    // Windows has no groups to signal.
    if (child.pid && process.platform !== 'win32') process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It has just ended by itself.
  }
}
