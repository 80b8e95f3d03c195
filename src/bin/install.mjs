// Installs the project's packages when they are missing or the lock file has changed. Part of the bootstrap: plain
// JavaScript, no dependencies, nothing on stdout.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const heartbeatMs = 2_000;
const silentMs = 30_000;

/** Rejects with one sentence for the person at the keyboard. */
export async function installWhatIsMissing(root) {
  if (isInstalled(root)) return;
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  const lock = await takeLock(join(root, 'node_modules', '.baton-installing'));
  try {
    // Whoever held the lock before may have done the work.
    if (!isInstalled(root)) await install(root, lock.nameToo);
  } finally {
    lock.release();
  }
}

function stampFile(root) {
  return join(root, 'node_modules', '.baton-installed');
}

function lockHash(root) {
  return createHash('sha256')
    .update(read(join(root, 'package-lock.json')))
    .digest('hex');
}

function isInstalled(root) {
  return read(stampFile(root)) === lockHash(root);
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

async function install(root, nameToo) {
  // A half-done installation must not pass for the one before it, should the lock file change back.
  rmSync(stampFile(root), { force: true });
  process.stderr.write("Installing Baton's packages; the first time takes a minute or two…\n");
  // No --save: npm must not rewrite the lock file, or the checkout is dirty and the hash never settles.
  const words = ['install', '--no-audit', '--no-fund', '--no-save', '--loglevel=error'];
  const npm = npmCommand();
  const child = spawn(npm.file, [...npm.args, ...words], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: npm.shell,
    env: environmentForNpm(),
  });
  nameToo(child.pid);
  const stop = (signal) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, stop);
  const problem = await new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => resolve(code === 0 ? null : `it ended with ${signal ?? `code ${code}`}`));
  });
  for (const signal of signals) process.off(signal, stop);
  if (problem)
    throw new Error(`"npm install" did not succeed: ${problem}. Its own messages stand above; then try again.`);
  writeFileSync(stampFile(root), lockHash(root));
}

/** The npm that called us, run by the same Node; without one, the npm on the PATH. */
function npmCommand() {
  const caller = process.env.npm_execpath ?? '';
  if (basename(caller) === 'npm-cli.js') return { file: process.execPath, args: [caller], shell: false };
  // On Windows npm is a .cmd file, which only a shell can start.
  return { file: 'npm', args: [], shell: process.platform === 'win32' };
}

/** An outer `npm run -s` hands its options down by environment; they are about that call, not about installing. */
function environmentForNpm() {
  const outer = /^npm_config_(loglevel|json|dry_run|workspace|global|ignore_scripts)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !outer.test(name)));
}

/**
 * One installer at a time. The lock appears whole (a link to a finished file), names its process and is touched while
 * that process works, so that a lock left by a killed one is known by its dead process or its silence.
 */
async function takeLock(lock) {
  const mine = `${lock}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  for (let waited = false; ; waited = true) {
    try {
      linkSync(mine, lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw new Error(`Baton cannot write in node_modules: ${error.message}`);
    }
    if (dropIfStale(lock)) continue;
    if (!waited) process.stderr.write("Waiting for another process that is installing Baton's packages…\n");
    await delay(250);
  }
  rmSync(mine, { force: true });
  const heartbeat = setInterval(() => touch(lock), heartbeatMs);
  return {
    /** npm goes on when this process is killed outright, and then still holds the lock. */
    nameToo: (pid) => writeFileSync(lock, `${process.pid} ${pid}`),
    release: () => {
      clearInterval(heartbeat);
      rmSync(lock, { force: true });
    },
  };
}

function touch(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Somebody removed node_modules while it was being filled; npm will say so.
  }
}

function dropIfStale(lock) {
  const owners = read(lock);
  if (!isStale(lock, owners.split(' ').map(Number))) return false;
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
    // Between reading and renaming, another waiter may have dropped it and taken a fresh one: that one goes back.
    if (read(aside) !== owners) linkSync(aside, lock);
  } catch {
    // Another waiter was faster.
  }
  rmSync(aside, { force: true });
  return true;
}

function isStale(lock, owners) {
  if (owners.every(hasEnded)) return true;
  try {
    // An owner that lives but is silent is another process with a number used again; npm alone gets its full time.
    return owners.length === 1 && Date.now() - statSync(lock).mtimeMs > silentMs;
  } catch {
    return false;
  }
}

function hasEnded(pid) {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}
