import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Says that it runs, and what it hears; SIGTERM ends it with a code of its own. */
const server = `
  import { appendFileSync } from 'node:fs';
  const say = (line) => appendFileSync('said', line + '\\n');
  process.on('SIGINT', () => say('SIGINT')).on('SIGHUP', () => say('SIGHUP'));
  process.on('SIGTERM', () => { say('SIGTERM'); process.exit(7); });
  setInterval(() => {}, 1000);
  say('pid ' + process.pid);`;

const command = `console.log(JSON.stringify({ args: process.argv.slice(2), path: process.env.PATH.split(':')[0] }));
  if (process.argv[2] === 'fail') process.exit(3);
  if (process.argv[2] === 'die') process.kill(process.pid, 'SIGKILL');`;

interface Run {
  readonly process: ChildProcess;
  readonly output: { out: string; err: string };
  readonly ended: Promise<{ code: number | null; signal: string | null }>;
}

let folder: string;
let runs: Run[];

/** A little project with the real bootstrap, whose installation leaves a mark each time it happens. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-bootstrap-'));
  runs = [];
  mkdirSync(join(folder, 'src', 'bin'), { recursive: true });
  for (const file of ['bootstrap.mjs', 'install.mjs', 'end-with-parent.ts']) {
    cpSync(join(root, 'src', 'bin', file), join(folder, 'src', 'bin', file));
  }
  writeFileSync(join(folder, 'src', 'main.ts'), server);
  writeFileSync(join(folder, 'src', 'bin', 'baton.ts'), command);
  const preinstall = `node -e "require('fs').appendFileSync('installs', 'x'); setTimeout(() => {}, 300)"`;
  const scripts = { preinstall, start: 'exec node src/bin/bootstrap.mjs start' };
  const identity = { name: 'little', version: '1.0.0' };
  write('package.json', { ...identity, private: true, type: 'module', scripts });
  write('package-lock.json', { ...identity, lockfileVersion: 3, packages: { '': identity } });
});

afterEach(async () => {
  for (const run of runs) {
    run.process.kill('SIGKILL');
    await run.ended;
  }
  const child = childPid();
  if (child && isAlive(child)) process.kill(child, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: unknown): void {
  writeFileSync(join(folder, name), `${JSON.stringify(content, null, 2)}\n`);
}

function read(name: string): string {
  return existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';
}

function run(file: string, args: readonly string[]): Run {
  const child = spawn(file, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.err += text;
  });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  runs.push({ process: child, output, ended });
  return runs.at(-1) as Run;
}

const bootstrap = (...args: string[]) => run(process.execPath, ['src/bin/bootstrap.mjs', ...args]);

async function until(condition: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 20_000; !condition(); await delay(20)) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${condition}`);
  }
}

function childPid(): number {
  return Number(/^pid (\d+)/m.exec(read('said'))?.[1] ?? 0);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // Ended, but not yet collected by whoever inherited it.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

describe('installing', () => {
  test('happens when nothing is there and again when the lock file changes, and leaves stdout to the command', async () => {
    const first = bootstrap('baton', 'doctor', '--json');
    expect(await first.ended).toEqual({ code: 0, signal: null });
    expect(JSON.parse(first.output.out).args).toEqual(['doctor', '--json']);
    expect(first.output.err).toContain("Installing Baton's packages");
    const lockFile = read('package-lock.json');

    const second = bootstrap('baton', 'doctor');
    await second.ended;
    expect(second.output.err).toBe('');
    expect(read('installs')).toBe('x');

    writeFileSync(join(folder, 'package-lock.json'), `${lockFile}\n`);
    await bootstrap('baton', 'doctor').ended;
    await bootstrap('baton', 'doctor').ended;
    expect(read('installs')).toBe('xx');
    expect(read('package-lock.json')).toBe(`${lockFile}\n`);
  });

  test('happens once when two start at once', async () => {
    const both = [bootstrap('baton', 'doctor'), bootstrap('baton', 'doctor')];
    for (const one of both) expect(await one.ended).toEqual({ code: 0, signal: null });
    expect(read('installs')).toBe('x');
  });

  test('is not held up by one that was killed in the middle', async () => {
    mkdirSync(join(folder, 'node_modules'));
    writeFileSync(join(folder, 'node_modules', '.baton-installing'), '4194303 4194302');
    expect(await bootstrap('baton', 'doctor').ended).toEqual({ code: 0, signal: null });
    expect(existsSync(join(folder, 'node_modules', '.baton-installing'))).toBe(false);
  });

  test('that fails is said in a sentence, and tried again the next time', async () => {
    write('package.json', { name: 'little', version: '1.0.0', scripts: { preinstall: 'exit 1' } });
    const failed = bootstrap('baton', 'doctor');
    expect(await failed.ended).toEqual({ code: 1, signal: null });
    expect(failed.output.err).toContain('"npm install" did not succeed');
    expect(failed.output.out).toBe('');
    write('package.json', { name: 'little', version: '1.0.0', type: 'module' });
    expect(await bootstrap('baton', 'doctor').ended).toEqual({ code: 0, signal: null });
  });

  test('is not tried on an old Node, which gets a sentence', async () => {
    const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'18.20.0'}})`;
    const refused = run(process.execPath, ['--import', old, 'src/bin/bootstrap.mjs', 'start']);
    expect(await refused.ended).toEqual({ code: 1, signal: null });
    expect(refused.output.err).toMatch(/^Baton needs Node 20 or later, and this is Node 18\.20\.0\./);
    expect(read('installs')).toBe('');
  });
});

describe('handing over', () => {
  beforeEach(async () => {
    await bootstrap('baton', 'doctor').ended;
  });

  async function startServer(file = process.execPath, args = ['src/bin/bootstrap.mjs', 'start']): Promise<Run> {
    const started = run(file, args);
    await until(() => childPid() > 0);
    return started;
  }

  test('words that are no target are the command line’s, and so is everything after the name baton', async () => {
    mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
    symlinkSync('../../src/bin/bootstrap.mjs', join(folder, 'node_modules', '.bin', 'baton'));
    const byWord = bootstrap('ask', 'what is overdue?');
    const byName = run(process.execPath, ['node_modules/.bin/baton', 'test']);
    await Promise.all([byWord.ended, byName.ended]);
    expect(JSON.parse(byWord.output.out).args).toEqual(['ask', 'what is overdue?']);
    expect(JSON.parse(byName.output.out)).toEqual({ args: ['test'], path: join(folder, 'node_modules', '.bin') });
  });

  test('ends with the code or the signal of what it ran', async () => {
    expect(await bootstrap('baton', 'fail').ended).toEqual({ code: 3, signal: null });
    expect(await bootstrap('baton', 'die').ended).toEqual({ code: null, signal: 'SIGKILL' });
  });

  test('passes signals on and waits for the end', async () => {
    const { process: starter, ended } = await startServer();
    for (const signal of ['SIGINT', 'SIGHUP'] as const) {
      starter.kill(signal);
      await until(() => read('said').includes(signal));
    }
    starter.kill('SIGTERM');
    expect(await ended).toEqual({ code: 7, signal: null });
    expect(isAlive(childPid())).toBe(false);
  });

  test('does not leave what it ran behind when it is killed outright', async () => {
    const { process: starter } = await startServer();
    starter.kill('SIGKILL');
    await until(() => !isAlive(childPid()));
    expect(read('said')).toContain('SIGTERM');
  });

  test.each(['SIGTERM', 'SIGKILL'] as const)('%s to npm ends everything', async (signal) => {
    const npm = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : null;
    const { process: starter } = await (npm
      ? startServer(process.execPath, [npm, 'start'])
      : startServer('npm', ['start']));
    starter.kill(signal);
    await until(() => !isAlive(childPid()));
    expect(read('said')).toContain('SIGTERM');
  });
});
