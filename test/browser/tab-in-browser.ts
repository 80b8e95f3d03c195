import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import type { MeetingsView } from '../../src/domain/meetings-view.ts';
import type { ListedActions } from '../../src/domain/tab-view.ts';
import { type PageName, pageNames } from '../../src/tab/places.ts';
import { type Running, startBaton } from '../bench/processes.ts';
import { chromiumArguments } from './local-teams.ts';
import { screenshots, WatchedPage } from './watched-page.ts';

export const sizes = {
  phone: { width: 390, height: 844 },
  laptop: { width: 1366, height: 768 },
  wide: { width: 1920, height: 1080 },
} as const;

const firstDay = '2027-01-14T09:00:00Z';

/** Baton with the example partnership and without the local Teams, and a browser that looks at its tab. */
export class TabInBrowser {
  readonly browser: Browser;
  #baton: Running;
  readonly #folder: string;

  private constructor(baton: Running, browser: Browser, folder: string) {
    this.#baton = baton;
    this.#folder = folder;
    this.browser = browser;
  }

  get url(): string {
    return this.#baton.told;
  }

  static async open(): Promise<TabInBrowser> {
    mkdirSync(screenshots, { recursive: true });
    const folder = mkdtempSync(join(tmpdir(), 'baton-tab-'));
    const baton = await startBaton({ folder, sample: true, clock: firstDay });
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumArguments });
    const tab = new TabInBrowser(baton, browser, folder);
    await tab.#untilBuilt();
    return tab;
  }

  /** Ends Baton and starts it again on a later day: what was due meanwhile is done. Pages are opened anew. */
  async comeBackOn(clock: string): Promise<void> {
    await this.#baton.stop();
    this.#baton = await startBaton({ folder: this.#folder, sample: true, clock });
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.#baton.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #untilBuilt(): Promise<void> {
    const until = Date.now() + 90_000;
    for (;;) {
      const response = await fetch(`${this.url}/tab/`);
      if (response.ok) return;
      const text = await response.text();
      if (Date.now() > until || text.includes('could not be built')) throw new Error(text);
      await delay(200);
    }
  }

  /** A page of its own that notes what goes wrong in it. */
  async newPage(options: BrowserContextOptions & { readonly as?: string } = {}): Promise<WatchedPage> {
    const { as, ...rest } = options;
    const context = await this.browser.newContext({
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      reducedMotion: 'reduce',
      viewport: sizes.laptop,
      ...rest,
    });
    if (as) await context.addInitScript((who) => window.sessionStorage.setItem('baton-as', who), as);
    return WatchedPage.open(context, this.url);
  }

  /** The same for as long as somebody looks at it. */
  async withPage<T>(
    options: Parameters<TabInBrowser['newPage']>[0],
    look: (page: WatchedPage) => Promise<T>,
  ): Promise<T> {
    const page = await this.newPage(options);
    try {
      return await look(page);
    } finally {
      await page.close();
    }
  }

  /** Where each page of the tab is found, with an action that the example has. */
  async places(): Promise<Readonly<Record<PageName, string>>> {
    const { actions } = (await (await fetch(`${this.url}/api/actions`)).json()) as ListedActions;
    const { plan, ref } = actions[0]!;
    const places = Object.fromEntries(pageNames.map((name) => [name, name])) as Record<PageName, string>;
    return { ...places, action: `action/${plan}~${ref}` };
  }

  /** Places below the pages: the parts of Set-up, and a meeting that is prepared, one that is over, and its record. */
  async placesBelow(): Promise<readonly string[]> {
    const { coming, past } = (await (await fetch(`${this.url}/api/meetings`)).json()) as MeetingsView;
    const parts = ['groups', 'people', 'meetings', 'trail'].map((part) => `setup/${part}`);
    const [next, last] = [coming[0]!.id, past[0]!.id];
    return [...parts, `meetings/${next}`, `meetings/${last}`, `meetings/${last}/record`];
  }
}
