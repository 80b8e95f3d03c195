import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from './until.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Ends what it is loaded into when this process is gone, so that a test run that is killed leaves nothing behind. */
const watch = new URL('../../src/bin/end-with-parent.ts', import.meta.url).href;

export interface Where {
  /** BATON_DATA. */
  readonly folder: string;
  /** AZURE_STORAGE_CONNECTION_STRING; the embedded storage of the folder without it. */
  readonly connectionString?: string | undefined;
  /** BATON_CLOCK. */
  readonly clock?: string | undefined;
}

/** One real Baton, as `npm start` runs it, without the local Teams and without the sample. */
export interface BatonProcess {
  readonly url: string;
  /** Sends an activity; the status and the body of the answer. */
  send(activity: object): Promise<{ readonly status: number; readonly body: unknown }>;
  get(path: string): Promise<{ readonly status: number; readonly body: string }>;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
  /** SIGTERM, and waits for the exit code. */
  stop(): Promise<number | null>;
  /** SIGTERM, without waiting. */
  terminate(): void;
  readonly isRunning: () => boolean;
  /** Its log, for the sentence of a test that failed. */
  readonly log: () => string;
}

export async function startBaton(where: Where): Promise<BatonProcess> {
  const { child, output } = run(['src/main.ts'], where);
  const log = () => `${output()}\n${lastLines(join(where.folder, 'baton.log'))}`;
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const url = await until(
    () => `Baton to start:\n${log()}`,
    () => {
      const found = /Baton is running at (\S+)/.exec(output())?.[1];
      if (!found && !isRunning()) throw new Error(`Baton ended instead of starting:\n${log()}`);
      return found;
    },
    60_000,
  );
  const gone = isRunning() ? once(child, 'exit') : Promise.resolve();
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await until(
      () => `Baton to end after ${signal}:\n${log()}`,
      () => !isRunning(),
      60_000,
    );
    await gone;
  };
  return {
    url,
    send: async (activity) => {
      const answer = await fetch(`${url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', connection: 'close' },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(60_000),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
    },
    get: async (path) => {
      const headers = { connection: 'close' };
      const answer = await fetch(`${url}${path}`, { headers, signal: AbortSignal.timeout(20_000) });
      return { status: answer.status, body: await answer.text() };
    },
    kill: () => end('SIGKILL'),
    stop: async () => {
      await end('SIGTERM');
      return child.exitCode;
    },
    terminate: () => void child.kill('SIGTERM'),
    isRunning,
    log,
  };
}

/** A command of the command line while it runs. */
export interface CommandProcess {
  /** What it printed in the end; throws when it failed. */
  succeeds(): Promise<string>;
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>;
  readonly isRunning: () => boolean;
}

export function startCommand(where: Where, ...words: readonly string[]): CommandProcess {
  const { child, output } = run(['src/bin/baton.ts', ...words], where);
  const gone = once(child, 'exit');
  return {
    succeeds: async () => {
      const [code] = await gone;
      if (code !== 0) throw new Error(`baton ${words.join(' ')} ended with ${code}:\n${output()}`);
      return output();
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
    isRunning: () => child.exitCode === null && child.signalCode === null,
  };
}

/** Runs a command of the command line and gives back what it printed; throws when it failed. */
export async function runCommand(where: Where, ...words: readonly string[]): Promise<string> {
  return startCommand(where, ...words).succeeds();
}

export function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'baton-faults-'));
}

function run(args: readonly string[], where: Where): { child: ChildProcess; output: () => string } {
  const child = spawn(process.execPath, ['--import', watch, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: {
      ...settingsOfOurs(),
      PORT: '0',
      BATON_PARENT: String(process.pid),
      BATON_DATA: where.folder,
      BATON_PLAYGROUND: 'off',
      BATON_SAMPLE: 'off',
      BATON_TICK: '* * * * * *',
      // Halves the processor time of a start, and these tests start hundreds.
      NODE_COMPILE_CACHE: join(tmpdir(), 'baton-faults-compiled'),
      ...(where.clock && { BATON_CLOCK: where.clock }),
      ...(where.connectionString && { AZURE_STORAGE_CONNECTION_STRING: where.connectionString }),
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return { child, output: () => output };
}

/** Without what the developer's shell, or the npm that runs these tests, may have set. */
function settingsOfOurs(): NodeJS.ProcessEnv {
  const foreign = /^(npm_|NODE_|JEST|BATON_|Microsoft|AZURE_|PORT$|HOST$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

function lastLines(file: string): string {
  try {
    return readFileSync(file, 'utf8').split('\n').slice(-40).join('\n');
  } catch {
    return '(no log)';
  }
}
