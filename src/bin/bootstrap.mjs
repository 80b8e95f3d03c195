#!/usr/bin/env node
// The one door to every process of Baton: `node src/bin/bootstrap.mjs TARGET [arguments]`.
// Plain JavaScript without dependencies, because it runs before anything is installed, on whatever Node (20 or later)
// the machine has. It installs what is missing, then hands over to the Node that the lock file names.
// It writes nothing to stdout: that belongs to the target (`baton … --json`).
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { installWhatIsMissing } from './install.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const binaries = join(root, 'node_modules', '.bin');
const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];

/** What Node is asked to run, relative to the project's folder. */
const targets = {
  start: ['src/main.ts'],
  baton: ['src/bin/baton.ts'],
  test: jest,
  'test:browser': [...jest, '--config', 'jest.browser.config.mjs'],
  'test:faults': [...jest, '--config', 'jest.faults.config.mjs'],
  check: ['src/bin/check.ts'],
  build: ['src/build-tab.ts'],
  bench: ['test/bench/run.ts'],
  package: ['src/bin/package-app.ts'],
};

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** `npx baton COMMAND` names no target: whatever follows is the command line's. */
function chooseTarget(self, args) {
  const isCommand = basename(self, '.cmd') === 'baton' || !Object.hasOwn(targets, args[0] ?? '');
  return isCommand ? { name: 'baton', rest: args } : { name: args[0], rest: args.slice(1) };
}

/** Only local work needs the Node of the lock file; an installation without development dependencies brings its own. */
function pinnedNode() {
  const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(node)) return node;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return fail(
    'Node 24 is missing from node_modules. Run "npm install" in the project\'s folder and look at what it reports.',
  );
}

function handOver(name, rest) {
  const [first, ...others] = targets[name].map((part) => (part.startsWith('-') ? part : locate(part)));
  const watch = pathToFileURL(join(root, 'src', 'bin', 'end-with-parent.ts')).href;
  const child = spawn(pinnedNode(), ['--import', watch, first, ...others, ...rest], {
    // The channel carries no messages. It breaks when this process dies, even by SIGKILL, and so tells the child to end.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PATH: `${binaries}${delimiter}${process.env.PATH ?? ''}`,
      BATON_PARENT: String(process.pid),
    },
  });
  child.on('error', (error) => fail(`Baton cannot start ${child.spawnfile}: ${error.message}`));
  child.on('exit', endAs);
  passOnSignals(child);
  endWithNpm(child);
}

/** A file of the project by its full path, whatever folder the command is called from; other words are left alone. */
function locate(part) {
  return existsSync(join(root, part)) ? join(root, part) : part;
}

/** Ctrl-C in a terminal reaches the child twice, once from the terminal and once from here: its handlers must bear that. */
function passOnSignals(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
}

/** npm passes SIGINT and SIGTERM on, but cannot when it is killed outright: then nobody else would end the child. */
function endWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500).unref();
}

/** Ends the way the child ended, so that npm and shells see its exit code or its signal. */
function endAs(code, signal) {
  if (!signal) process.exit(code ?? 1);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  // A signal whose default is to do nothing would leave this process running.
  setTimeout(() => process.exit(128 + (constants.signals[signal] ?? 0)), 200);
}

const version = process.versions.node;
if (Number(version.split('.')[0]) < 20) {
  fail(
    `Baton needs Node 20 or later, and this is Node ${version}. Install a current Node from https://nodejs.org and try again.`,
  );
}
const { name, rest } = chooseTarget(process.argv[1] ?? '', process.argv.slice(2));
installWhatIsMissing(root).then(
  () => handOver(name, rest),
  (error) => fail(error.message),
);
