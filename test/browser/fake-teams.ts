import type { BrowserContext, Frame, Page } from 'playwright-core';

/** What an app sends to Teams' window: the name of what it asks, and with what. */
export interface Asked {
  readonly func: string;
  readonly args: readonly unknown[];
}

export interface FakeTeamsOptions {
  readonly theme: string;
  /** What stands in the address of the tab after /tab/. */
  readonly contentUrl?: string;
  readonly subPageId?: string;
  readonly token: string | null;
  /** Where in Teams the frame stands: a tab, or the dialog that adds one. */
  readonly frameContext?: 'content' | 'settings';
}

const hostUrl = 'https://teams.microsoft.com/tab-host';
/** Where the tab is found by Teams: a page of the internet may not frame one of this machine. */
export const tabHost = 'https://baton.example.org';

/**
 * A page that speaks with the tab as Teams' web client does (teams-js's messages between windows), under Teams' own
 * address, so that what the tab believes of whom, and who may frame it, is tried too.
 */
export class FakeTeams {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(context: BrowserContext, tabUrl: string, options: FakeTeamsOptions): Promise<FakeTeams> {
    const page = await context.newPage();
    const { contentUrl = '', ...rest } = options;
    page.setDefaultTimeout(15_000);
    await forward(context, tabUrl);
    const body = hostPage(`${tabHost}/tab/${contentUrl}`);
    await page.route(hostUrl, (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.route('https://teams.microsoft.com/favicon.ico', (route) => route.fulfill({ status: 204 }));
    // The list of Teams' addresses that teams-js asks for; its own copy is as good.
    await page.route('https://res.cdn.office.net/**', (route) => route.fulfill({ json: { validOrigins: [] } }));
    await page.addInitScript(playTeams, rest);
    await page.goto(hostUrl);
    return new FakeTeams(page);
  }

  get tab(): Frame {
    return this.page.frames()[1]!;
  }

  /** All that the tab has asked so far. */
  asked(): Promise<readonly Asked[]> {
    return this.page.evaluate(() => (window as unknown as { asked: Asked[] }).asked);
  }

  /** Waits until the tab asks this, and gives with what. */
  async untilAsked(func: string): Promise<readonly unknown[]> {
    await this.page.waitForFunction(
      (name) => (window as unknown as { asked: Asked[] }).asked.some((one) => one.func === name),
      func,
    );
    return (await this.asked()).find((one) => one.func === func)!.args;
  }

  /** As when somebody changes their theme, or presses Save in Teams' dialog. */
  async tell(func: string, ...args: readonly unknown[]): Promise<void> {
    await this.page.evaluate(
      (message) => {
        document.querySelector('iframe')!.contentWindow!.postMessage(message, '*');
      },
      { func, args },
    );
  }

  async close(): Promise<void> {
    // What is still on its way is no longer of interest.
    await this.page.context().unrouteAll({ behavior: 'ignoreErrors' });
    await this.page.context().close();
  }
}

/** As the name of a host leads to a machine. */
export async function forward(context: BrowserContext, tabUrl: string): Promise<void> {
  await context.route(`${tabHost}/**`, async (route) => {
    const url = route.request().url().replace(tabHost, tabUrl);
    // Where redirects lead is for the browser to follow.
    await route.fulfill({ response: await route.fetch({ url, maxRedirects: 0 }) });
  });
}

function hostPage(src: string): string {
  const style = 'position: fixed; inset: 0; width: 100%; height: 100%; border: 0';
  return `<!doctype html><html lang="en"><title>Teams</title><iframe title="Baton" style="${style}" src="${src}"></iframe>`;
}

/** Runs in the page: answers what teams-js asks, in the form of its protocol. */
function playTeams({
  theme,
  subPageId = '',
  token,
  frameContext = 'content',
}: Omit<FakeTeamsOptions, 'contentUrl'>): void {
  const asked: Asked[] = [];
  Object.assign(window, { asked });
  const runtime = { apiVersion: 4, isLegacyTeams: false, supports: { pages: { config: {}, tabs: {} } } };
  const answers: Readonly<Record<string, readonly unknown[]>> = {
    initialize: [frameContext, 'web', JSON.stringify(runtime), '2.0.4'],
    getContext: [{ theme, subEntityId: subPageId, entityId: 'baton', locale: 'en-gb', hostName: 'Teams' }],
    'authentication.getAuthToken': token === null ? [false, 'resourceDisabled'] : [true, token],
    'settings.setSettings': [true],
    shareDeepLink: [true],
  };
  window.addEventListener('message', ({ data, source }) => {
    const { id, func, args } = data as { id?: number; func?: string; args?: unknown[] };
    if (typeof id !== 'number' || !func) return;
    asked.push({ func, args: args ?? [] });
    const answer = answers[func];
    if (answer) (source as WindowProxy).postMessage({ id, args: answer }, '*');
  });
}
