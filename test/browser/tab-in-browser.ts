import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { MeetingsView } from '../../src/domain/meetings-view.ts';
import type { ListedActions } from '../../src/domain/tab-view.ts';
import { type PageName, pageNames } from '../../src/tab/places.ts';
import { type Running, startBaton } from '../bench/processes.ts';
import { chromiumArguments } from './local-teams.ts';

export const sizes = {
  phone: { width: 390, height: 844 },
  laptop: { width: 1366, height: 768 },
  wide: { width: 1920, height: 1080 },
} as const;

export const looks = {
  light: { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' },
  dark: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'none' },
  contrast: { colorScheme: 'dark', contrast: 'more', forcedColors: 'none' },
  forced: { colorScheme: 'dark', contrast: 'more', forcedColors: 'active' },
} as const;

const waitMs = 15_000;
const screenshots = fileURLToPath(new URL('screenshots', import.meta.url));
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Baton with the example partnership and without the local Teams, and a browser that looks at its tab. */
export class TabInBrowser {
  readonly url: string;
  readonly browser: Browser;
  readonly #baton: Running;
  readonly #folder: string;

  private constructor(baton: Running, browser: Browser, folder: string) {
    this.#baton = baton;
    this.#folder = folder;
    this.browser = browser;
    this.url = baton.told;
  }

  static async open(): Promise<TabInBrowser> {
    mkdirSync(screenshots, { recursive: true });
    const folder = mkdtempSync(join(tmpdir(), 'baton-tab-'));
    const baton = await startBaton({ folder, sample: true, clock: '2027-01-14T09:00:00Z' });
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumArguments });
    const tab = new TabInBrowser(baton, browser, folder);
    await tab.#untilBuilt();
    return tab;
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

/** Sums what moved by itself, in the page. */
function watchShifts(): void {
  const seen = window as unknown as { shifted: number };
  seen.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
      if (!entry.hadRecentInput) seen.shifted += entry.value;
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

export class WatchedPage {
  readonly page: Page;
  readonly #url: string;
  readonly errors: string[] = [];

  private constructor(page: Page, url: string) {
    this.page = page;
    this.#url = url;
    page.setDefaultTimeout(waitMs);
    page.on('console', (message) => message.type() === 'error' && this.errors.push(message.text()));
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('requestfailed', (request) => {
      // Going on to another page cuts off what the last one still asked for.
      if (!request.failure()?.errorText.includes('ERR_ABORTED')) this.errors.push(`failed: ${request.url()}`);
    });
  }

  static async open(context: BrowserContext, url: string): Promise<WatchedPage> {
    await context.addInitScript(watchShifts);
    return new WatchedPage(await context.newPage(), url);
  }

  /** Opens a place anew, as from a link, and waits until it stands. */
  async go(place: string): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.goto(`${this.#url}/tab/#${place}`);
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.page.locator('h1').first().waitFor();
    await this.page.waitForLoadState('networkidle');
    await this.page.getByLabel('Loading').waitFor({ state: 'detached' });
  }

  /** As a person changes it in their system while they look. */
  async look(name: keyof typeof looks): Promise<void> {
    await this.page.emulateMedia({ ...looks[name], reducedMotion: 'reduce' });
  }

  shifted(): Promise<number> {
    return this.page.evaluate(() => (window as unknown as { shifted: number }).shifted);
  }

  /** What stands out to the right of the window, so that one would have to scroll. */
  overhang(): Promise<readonly string[]> {
    return this.page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      const out = [...document.querySelectorAll('main *, header *')].filter(
        (one) => one.getBoundingClientRect().right > clientWidth + 1,
      );
      const inmost = out.filter((one) => ![...one.children].some((child) => out.includes(child)));
      return [`${scrollWidth - clientWidth} px`, ...inmost.slice(0, 5).map((one) => one.outerHTML.slice(0, 300))];
    });
  }

  /** What breaks WCAG 2.2 AA by axe's rules: the rule and where, a line each. */
  async violations({ colours = true } = {}): Promise<readonly string[]> {
    await this.page.evaluate(axeSource);
    const { violations } = await this.page.evaluate(async (withColours) => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      return (await axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
        rules: {
          'color-contrast': { enabled: withColours },
          'heading-order': { enabled: true },
          'page-has-heading-one': { enabled: true },
        },
        resultTypes: ['violations'],
      })) as AxeResults;
    }, colours);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}\n  ${failureSummary}`),
    );
  }

  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: join(screenshots, `tab-${name.replace(/\W+/g, '-')}.png`) });
  }

  /** Presses Tab, or with Shift, until what has the focus is named so; throws where it never gets there. */
  async tabTo(name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const most = 60;
    const names: string[] = [];
    for (let count = 0; count < most; count += 1) {
      await this.page.keyboard.press(key);
      const now = await this.page.evaluate(focusedName);
      if (name.test(now)) return;
      names.push(now);
    }
    throw new Error(`${key} never came to ${name}, but to: ${names.map((one) => one.slice(0, 40)).join(' · ')}`);
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

/** What a screen reader would call the thing with the focus, near enough for a test. Runs in the page. */
function focusedName(): string {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return '(nothing)';
  const labels = (focused.getAttribute('aria-labelledby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '');
  const own = (focused as HTMLInputElement).labels?.[0]?.textContent;
  return [focused.getAttribute('aria-label'), labels.join(' ').trim(), own, focused.textContent].find(Boolean) ?? '';
}
