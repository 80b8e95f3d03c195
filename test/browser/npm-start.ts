import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const startMs = 90_000;
const stopMs = 20_000;

export interface Ports {
  readonly bot: number;
  readonly playground: number;
}

/** One run of `npm start`, as a newcomer types it. */
export interface Started {
  /** When it was typed, in milliseconds as `Date.now()` counts them. */
  readonly at: number;
  /** Ends it as Ctrl-C does, and whatever does not end by itself. */
  stop(): Promise<void>;
}

export async function findPorts(): Promise<Ports> {
  return { bot: await freePort(), playground: await freePort() };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Types `npm start` and waits until it has said where to look. */
export async function npmStart(folder: string, ports: Ports): Promise<Started> {
  const at = Date.now();
  let said = '';
  const npm = spawn('npm', ['start'], {
    cwd: root,
    // A process group of its own, like a shell's job: it can be ended whole.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: settings(folder, ports),
  });
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  // Also where the tests end without a chance to say goodbye; what npm started follows it by itself.
  const kill = () => signalGroup(npm, 'SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    await endGroup(npm);
  };
  while (!said.includes('To end: Ctrl-C.')) {
    if (hasEnded(npm) || Date.now() - at > startMs) {
      await stop();
      throw new Error(`npm start did not get as far as its last line:\n${said}`);
    }
    await delay(20);
  }
  return { at, stop };
}

async function endGroup(npm: ChildProcess): Promise<void> {
  if (!hasEnded(npm)) {
    const ended = once(npm, 'exit');
    signalGroup(npm, 'SIGINT');
    await Promise.race([ended, delay(stopMs, null, { ref: false })]);
  }
  signalGroup(npm, 'SIGKILL');
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

function signalGroup(npm: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (npm.pid) process.kill(-npm.pid, signal);
  } catch {
    // Nobody of the group is left.
  }
}

/** What `npm run -s baton -- …` prints, on the same storage and while Baton runs. */
export async function runBaton(folder: string, words: readonly string[]): Promise<string> {
  const options = { cwd: root, env: settings(folder, null), timeout: 60_000 };
  const { stdout } = await promisify(execFile)('npm', ['run', '-s', 'baton', '--', ...words], options);
  return stdout;
}

/** Without what the developer's shell, or the npm that runs these tests, may have set. */
function settings(folder: string, ports: Ports | null): NodeJS.ProcessEnv {
  const foreign = /^(npm_|NODE_|JEST|BATON_|Microsoft|AZURE_|PORT$|HOST$)/i;
  const ours = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  const own = ports ? { PORT: String(ports.bot), BATON_PLAYGROUND_PORT: String(ports.playground) } : {};
  return { ...ours, ...own, BATON_DATA: folder };
}
