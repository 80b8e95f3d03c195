import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isTabFresh, tabFolder } from './build-tab.ts';
import type { Log } from './log.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface OpenTab {
  readonly folder: string;
  /** Null when its pages can be shown, else a sentence that says why not. */
  readonly notReady: () => string | null;
  close(): Promise<void>;
}

const sentences = {
  building: 'The pages are being built, which takes a few seconds after the first start. This page opens by itself.',
  failed: 'The pages could not be built; Baton’s log says why. The bot works without them.',
  missing: 'The pages were not built. Run "npm run build" where Baton was installed, and start it again.',
} as const;

/**
 * Has the pages built where their sources have changed, in a process of its own that gives way to Baton: neither the
 * start nor the first card waits for it. An installation without development dependencies brings them built.
 */
export async function openTab(log: Log): Promise<OpenTab> {
  let state: 'ready' | keyof typeof sentences = 'ready';
  let child: ChildProcess | null = null;
  if (!existsSync(join(root, 'node_modules', 'vite'))) {
    if (!isBuilt()) {
      state = 'missing';
      log.warn({ folder: tabFolder }, 'the tab is not built');
    }
  } else if (!(await isTabFresh())) {
    state = 'building';
    child = startBuild((fault) => {
      if (fault) log.error({ fault }, 'the tab could not be built');
      else log.info('tab built');
      state = fault && !isBuilt() ? 'failed' : 'ready';
    });
  }
  return {
    folder: tabFolder,
    notReady: () => (state === 'ready' ? null : sentences[state]),
    close: async () => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

function isBuilt(): boolean {
  return existsSync(join(tabFolder, 'index.html'));
}

function startBuild(done: (fault: string | null) => void): ChildProcess {
  const script = fileURLToPath(new URL('./build-tab.ts', import.meta.url));
  const child = spawn(process.execPath, [script], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  child.once('error', ({ message }) => done(message));
  child.once('close', (code, signal) => done(code === 0 ? null : said || `ended with ${code ?? signal}`));
  try {
    if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It is done already, or the system knows no priorities: then it is built beside the rest.
  }
  return child;
}
