import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AxeResults, ElementContext } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

export const looks = {
  light: { colorScheme: 'light', contrast: 'no-preference', forcedColors: 'none' },
  dark: { colorScheme: 'dark', contrast: 'no-preference', forcedColors: 'none' },
  contrast: { colorScheme: 'dark', contrast: 'more', forcedColors: 'none' },
  forced: { colorScheme: 'dark', contrast: 'more', forcedColors: 'active' },
} as const;

/** What each of Teams' themes is drawn on. */
const grounds = { light: '#ffffff', dark: '#292929', contrast: '#000000', forced: '#000000' } as const;

const waitMs = 15_000;
export const screenshots = fileURLToPath(new URL('screenshots', import.meta.url));
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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

/** At the ends of an open menu Fluent has stops that hand the focus on at once: nobody is ever on them. */
const handOn = '[data-tabster-dummy]';

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
    // Pictures and contrasts are of what stands when every colour has changed.
    await this.page.waitForFunction(isDrawnOn, grounds[name]);
    await this.#colours();
  }

  /** A button that can be pressed again takes a moment for its colour. */
  async #colours(): Promise<void> {
    await this.page.evaluate(async () => {
      const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
      // What is drawn anew meanwhile ends early.
      await Promise.allSettled(ending.map(({ finished }) => finished));
    });
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

  /** What breaks WCAG 2.2 AA by axe's rules: the rule and where, a line each; on the whole page, or in a part of it. */
  async violations({ colours = true, part = 'html' } = {}): Promise<readonly string[]> {
    await this.page.evaluate(axeSource);
    await this.#colours();
    const { violations } = await this.page.evaluate(
      async ([withColours, include, exclude]) => {
        const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
        return (await axe.run({ include, exclude } as ElementContext, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
          rules: {
            'color-contrast': { enabled: withColours as boolean },
            'heading-order': { enabled: true },
            'page-has-heading-one': { enabled: true },
          },
          resultTypes: ['violations'],
        })) as AxeResults;
      },
      [colours, part, handOn],
    );
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}\n  ${failureSummary}`),
    );
  }

  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: join(screenshots, `tab-${name.replace(/\W+/g, '-')}.png`) });
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Comes to something by Tab, and presses it. */
  async choose(name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.tabTo(name, key);
    await this.press('Enter');
  }

  /** Comes to a field by Tab, and types in place of what stands there; in a list it chooses what begins so. */
  async type(field: RegExp, words: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.tabTo(field, key);
    await this.page.keyboard.type(words);
  }

  /** Chooses a file with the dialog that a button opens. */
  async chooseFile(button: RegExp, name: string, content: string | Uint8Array): Promise<void> {
    const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), this.choose(button)]);
    await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
  }

  /** Waits until the page has said so of itself, as a screen reader hears it. */
  async told(words: string | RegExp): Promise<void> {
    await this.page.locator('[role=status], [role=alert]').filter({ hasText: words }).first().waitFor();
  }

  /** Waits until the focus is on something that is named so. */
  async untilOn(name: RegExp): Promise<void> {
    const until = Date.now() + waitMs;
    for (;;) {
      const now = await this.page.evaluate(focusedName);
      if (name.test(now)) return;
      if (Date.now() > until) throw new Error(`The focus is on “${now.slice(0, 80)}”, and not on ${name}`);
      await delay(50);
    }
  }

  /**
   * Presses Tab, or with Shift, until what has the focus is named so, going round while the page is still being drawn;
   * throws where it never gets there.
   */
  async tabTo(name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const fewest = 60;
    const until = Date.now() + waitMs;
    const names: string[] = [];
    while (names.length < fewest || Date.now() < until) {
      await this.page.keyboard.press(key);
      const now = await this.page.evaluate(focusedName);
      if (name.test(now)) return;
      names.push(now);
    }
    const last = names.slice(-fewest).map((one) => one.slice(0, 40));
    throw new Error(`${key} never came to ${name}, but to: ${last.join(' · ')}`);
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

/** Whether the page has the theme of this ground. Runs in the page. */
function isDrawnOn(ground: string): boolean {
  const provider = document.querySelector('.fui-FluentProvider');
  return (
    provider !== null && getComputedStyle(provider).getPropertyValue('--colorNeutralBackground1').trim() === ground
  );
}
