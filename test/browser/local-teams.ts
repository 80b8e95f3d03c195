import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { CardsSeen } from './cards-seen.ts';
import { findPorts, npmStart, type Ports, runBaton, type Started } from './npm-start.ts';

export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A laptop's. */
export const teamsWindow = { width: 1440, height: 1000 };

/** Longer than anything may take: a wait ends as soon as its text is there. */
const waitMs = 15_000;

/** `npm start` in a folder of its own, and the page of the local Teams that it opens, driven as a person drives it. */
export class LocalTeams {
  readonly folder: string;
  readonly cards = new CardsSeen();
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly #ports: Ports;
  #started: Started;

  private constructor(
    { folder, ports, started }: { folder: string; ports: Ports; started: Started },
    { browser, context, page }: { browser: Browser; context: BrowserContext; page: Page },
  ) {
    this.folder = folder;
    this.#ports = ports;
    this.#started = started;
    this.browser = browser;
    this.context = context;
    this.page = page;
    this.cards.watch(page);
  }

  static async open(): Promise<LocalTeams> {
    const folder = mkdtempSync(join(tmpdir(), 'baton-browser-'));
    const ports = await findPorts();
    const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumArguments });
    const context = await browser.newContext({
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      deviceScaleFactor: 1.5,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(waitMs);
    await page.setViewportSize(teamsWindow);
    try {
      const started = await npmStart(folder, ports);
      const teams = new LocalTeams({ folder, ports, started }, { browser, context, page });
      await teams.#openPage();
      return teams;
    } catch (error) {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.#started.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Ends `npm start`, types it again on the same data, and opens its page. */
  async restart(): Promise<void> {
    await this.#started.stop();
    this.#started = await npmStart(this.folder, this.#ports);
    await this.#openPage();
  }

  /** F5. */
  async reload(): Promise<void> {
    await this.#openPage();
  }

  /** How long ago `npm start` was typed. */
  get millisecondsUp(): number {
    return Date.now() - this.#started.at;
  }

  /** What `npm run -s baton -- …` prints meanwhile. */
  baton(...words: string[]): Promise<string> {
    return runBaton(this.folder, words);
  }

  async #openPage(): Promise<void> {
    await this.page.goto(`http://localhost:${this.#ports.playground}`);
    await this.page.getByRole('treeitem', { name: 'Personal Chat' }).waitFor();
    // What the local Teams logs is of no interest to a newcomer, and takes a quarter of the page.
    await this.page.getByRole('button', { name: 'Hide log panel' }).or(this.page.getByTitle('Hide log panel')).click();
  }

  async openChannel(name: string): Promise<void> {
    await this.page.getByRole('treeitem', { name: new RegExp(`- ${name}$`) }).click();
    await this.page.getByText('Start a new post').waitFor();
  }

  async openPersonalChat(): Promise<void> {
    await this.page.getByRole('treeitem', { name: 'Personal Chat' }).click();
    await this.page.getByText('Type a message…').or(this.page.getByText('Type a message...')).waitFor();
  }

  /** Types and sends; in a channel as a new post that mentions the bot. */
  async say(text: string): Promise<void> {
    const inChannel = await this.page.getByRole('button', { name: 'Post', exact: true }).isVisible();
    await this.page.getByRole('textbox').first().click();
    if (inChannel) {
      await this.page.keyboard.type('@Ba');
      await this.page.locator('[role=option], [role=menuitem], li').getByText('Baton', { exact: true }).click();
    }
    await this.page.keyboard.type(text);
    if (inChannel) await this.page.getByRole('button', { name: 'Post', exact: true }).click();
    else await this.page.keyboard.press('Enter');
  }

  /** The cards on the page that say something. */
  card(text: string | RegExp): Locator {
    return this.page.locator('.ac-adaptiveCard').filter({ hasText: text });
  }

  /** Presses a button; several with one title are told apart by what their tooltips end with. */
  async press(title: string, about = ''): Promise<void> {
    const button = this.page.getByRole('button', { name: title, exact: true });
    const meant = about ? button.and(this.page.locator(`[title$=" ${about}"]`)) : button;
    await meant.last().click();
  }

  /** Fills the form in, as far as something is given. */
  async fill({ rating, progress }: { readonly rating?: string; readonly progress?: string }): Promise<void> {
    if (rating) await this.page.getByRole('radio', { name: new RegExp(`^${rating}`) }).check();
    if (progress !== undefined) await this.progressField.fill(progress);
  }

  /** The title of the rating that the form has marked. */
  async chosenRating(): Promise<string> {
    const chosen = this.page.getByRole('radio', { checked: true });
    return chosen.evaluate((input) => (input as HTMLInputElement).labels?.[0]?.textContent?.trim() ?? '');
  }

  /** How many cards the page shows. */
  cardCount(): Promise<number> {
    return this.page.locator('.ac-adaptiveCard').count();
  }

  /** How often Baton has drawn a posted card anew, for everybody who sees it. */
  timesRedrawn(): number {
    return this.log().split('"outcome":"updated"').length - 1;
  }

  async untilRedrawn(times: number): Promise<void> {
    for (const deadline = Date.now() + waitMs; this.timesRedrawn() < times; await delay(50)) {
      if (Date.now() > deadline) throw new Error('The card was not drawn anew');
    }
  }

  /** Baton's own log so far. */
  log(): string {
    return readFileSync(join(this.folder, 'baton.log'), 'utf8');
  }

  get progressField(): Locator {
    return this.page.getByRole('textbox', { name: 'Progress' });
  }
}
