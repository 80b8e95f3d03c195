import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const watch = new URL('../../src/bin/end-with-parent.ts', import.meta.url).href;

/** A process of the benchmark. `told` is what it said when it was ready: an address, or a connection string. */
export interface Running {
  readonly told: string;
  readonly startedInMs: number;
  /** Resident memory in bytes; 0 where the system does not say. */
  readonly memory: () => number;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** Starts one of the servers beside this file, and waits until it says it is ready. */
export function startServer(name: string, ...args: readonly string[]): Promise<Running> {
  return startServerWith([], name, ...args);
}

/** The same with flags for Node. */
export async function startServerWith(
  flags: readonly string[],
  name: string,
  ...args: readonly string[]
): Promise<Running> {
  const began = performance.now();
  const file = fileURLToPath(new URL(`./servers/${name}.ts`, import.meta.url));
  const child = fork(file, args, {
    execArgv: [...flags],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: cleanEnvironment(),
  });
  const ready = new Promise<string>((resolve, reject) => {
    child.once('message', (message: { ready: string }) => resolve(message.ready));
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
  return running(child, await ready, began);
}

export interface BatonSettings {
  /** BATON_DATA: the log, and the embedded storage where there is no connection string. */
  readonly folder: string;
  readonly connectionString?: string;
  readonly clock?: string;
  /** With the example partnership, where there is nothing yet. */
  readonly sample?: boolean;
  /** For Node. */
  readonly flags?: readonly string[];
  /** When it looks what is due, besides its start; at no time where it is left out. */
  readonly tick?: string;
}

/** Starts the real Baton, src/main.ts, without the local Teams. */
export async function startBaton({
  folder,
  connectionString,
  clock,
  sample = false,
  flags = [],
  tick = '0 0 1 1 *',
}: BatonSettings): Promise<Running> {
  const began = performance.now();
  const child = spawn(process.execPath, [...flags, '--import', watch, join(root, 'src/main.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      ...cleanEnvironment(),
      PORT: '0',
      BATON_PARENT: String(process.pid),
      BATON_DATA: folder,
      BATON_PLAYGROUND: 'off',
      BATON_SAMPLE: sample ? 'on' : 'off',
      BATON_TICK: tick,
      ...(clock && { BATON_CLOCK: clock }),
      ...(connectionString && { AZURE_STORAGE_CONNECTION_STRING: connectionString }),
    },
  });
  const url = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const found = /running at (\S+)/.exec(output)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`Baton ended with ${code}`)));
  });
  return running(child, url, began);
}

function running(child: ChildProcess, told: string, began: number): Running {
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return {
    told,
    startedInMs: performance.now() - began,
    memory: () => residentBytes(child.pid ?? 0),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

function residentBytes(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Without what the developer's shell, or npm, may have set: every process runs under the same flags. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(npm_|NODE_|BATON_|Microsoft|AZURE_|PORT$|HOST$|LOG_LEVEL$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}
