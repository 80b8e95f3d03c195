import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { type Browser, chromium, type Page } from 'playwright-core';
import restify, { type Server } from 'restify';
import { buildPages } from '../../src/build-tab.ts';
import { readFileApart } from '../../src/documents/file-reader.ts';
import { writePaper } from '../../src/documents/write-paper.ts';
import { serveTab } from '../../src/http/serve-tab.ts';
import { buildServer, listen, stopListening } from '../../src/http/server.ts';
import { byChoice } from '../../src/http/who-asks.ts';
import { openSetUp } from '../../src/open-set-up.ts';
import { memoryStore } from '../../src/storage/memory.ts';
import { contentCard } from '../../src/teams/content-card.ts';
import { fillStore, groups, portsOf } from './fill-store.ts';
import { median, round } from './median.ts';

export interface TabResult {
  /** Milliseconds from the navigation to a painted page with something that can be pressed, with nothing kept. */
  readonly bare: number;
  readonly overview: number;
  readonly toBare: number;
  readonly actions: number;
  /** The longest that the page could not answer, in milliseconds; 0 where no task took 50. */
  readonly filtering: number;
  readonly scrolling: number;
}

const sources = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The tab beside a bare page of Fluent UI that is built and served the same way, in Chromium on this machine. */
export async function measureTab(rounds: number): Promise<TabResult> {
  const folder = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const servers: Server[] = [];
  const start = async (server: Server): Promise<string> => {
    servers.push(server);
    return `http://127.0.0.1:${await listen(server, { port: 0, host: '127.0.0.1' })}/tab/`;
  };
  try {
    const [pages, bare] = [join(folder, 'tab'), join(folder, 'bare')];
    await buildPages(sources('../../src/tab'), pages);
    await buildPages(sources('bare-page'), bare);
    const [barePage, few, many] = [
      await start(pagesAlone(bare)),
      await start(await batonWith(100, pages)),
      await start(await batonWith(5_000, pages)),
    ];
    const times = { bare: [] as number[], overview: [] as number[] };
    for (let count = 0; count < rounds; count += 1) {
      times.bare.push(await untilReady(browser, barePage, '#ready'));
      times.overview.push(await untilReady(browser, few, 'main a[href^="#plan"]'));
    }
    const [bareMs, overviewMs] = [median(times.bare), median(times.overview)];
    return {
      bare: Math.round(bareMs),
      overview: Math.round(overviewMs),
      toBare: round(overviewMs / bareMs, 2),
      actions: 5_000,
      ...(await longestTasks(browser, `${many}#plan`)),
    };
  } finally {
    await browser.close();
    for (const server of servers) await stopListening(server);
    rmSync(folder, { recursive: true, force: true });
  }
}

function pagesAlone(folder: string): Server {
  const server = restify.createServer();
  serveTab(server, { folder, notReady: () => null });
  return server;
}

async function batonWith(actions: number, folder: string): Promise<Server> {
  const store = memoryStore();
  await fillStore(store, { id: 'default', groups, actions, years: 1, each: 24, historyOf: actions / 100 });
  const ports = portsOf(store);
  return buildServer({
    takeActivity: async () => {},
    notReady: async () => null,
    tab: {
      ports,
      whoAsks: byChoice(ports),
      pages: { folder, notReady: () => null },
      setUp: openSetUp({ read: readFileApart }),
      drawCard: (content) => contentCard(content, { forms: 'dialog' }),
      writePaper,
      onWritten: () => {},
    },
    log: pino({ level: 'silent' }),
  });
}

/** Told by the page itself: whoever asks it from outside does so now and then, and has it work for the answer. */
async function untilReady(browser: Browser, url: string, selector: string): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript(tellWhenPainted, selector);
    const told = page.waitForEvent('console', (message) => message.text().startsWith('painted '));
    await page.goto(url, { waitUntil: 'commit' });
    return Number((await told).text().split(' ')[1]);
  } finally {
    await context.close();
  }
}

/** In the page, before anything of it: says when the frame with this element has been drawn. */
function tellWhenPainted(selector: string): void {
  const afterPaint = new MessageChannel();
  afterPaint.port1.onmessage = () => console.debug(`painted ${performance.now()}`);
  const watch = new MutationObserver(() => {
    if (!document.querySelector(selector)) return;
    watch.disconnect();
    requestAnimationFrame(() => afterPaint.port2.postMessage(null));
  });
  watch.observe(document, { childList: true, subtree: true });
}

interface Watching {
  longest: number;
}

async function longestTasks(browser: Browser, url: string): Promise<Pick<TabResult, 'filtering' | 'scrolling'>> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.goto(url);
  await page.locator('a[href^="#action/"]').first().waitFor();
  await page.evaluate(() => {
    const watching = window as unknown as Watching;
    watching.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watching.longest = Math.max(watching.longest, duration);
    }).observe({ type: 'longtask' });
  });
  const scrolling = await during(page, async () => {
    await page.locator('a[href^="#action/"]').first().hover();
    for (let count = 0; count < 60; count += 1) await page.mouse.wheel(0, 900);
  });
  const filtering = await during(page, async () => {
    await page.getByRole('searchbox').pressSequentially('police report', { delay: 60 });
  });
  return { filtering, scrolling };
}

/** The longest task while this was done and a moment after. */
async function during(page: Page, work: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    (window as unknown as Watching).longest = 0;
  });
  await work();
  await page.waitForTimeout(1_000);
  return Math.round(await page.evaluate(() => (window as unknown as Watching).longest));
}
