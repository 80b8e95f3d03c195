import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import type { CardJson } from './cards-seen.ts';
import { type LocalTeams, teamsWindow } from './local-teams.ts';

/** `BATON_PICTURES=on npm run test:browser` takes them all, which takes minutes; `=readme` only the README's two. */
const areWanted = process.env.BATON_PICTURES === 'on';
const areWantedForReadme = areWanted || process.env.BATON_PICTURES === 'readme';

/** A phone, a tablet, a laptop. */
const widths = [390, 768, 1440] as const;

/** On a small page the local Teams lays its list of chats over what is said in them. */
const withoutList = 'div:has(> div > [aria-label="Chat and Teams Channel"]) { display: none !important }';

/** So tall that no card has to be scrolled. */
const tall = 1800;

const folder = fileURLToPath(new URL('screenshots', import.meta.url));
const readmeFolder = fileURLToPath(new URL('../../docs/images', import.meta.url));

/** The local Teams has a light theme only, so each screen is drawn a second time in the dark colours of Teams. */
export class Pictures {
  readonly #teams: LocalTeams;
  #dark: Page | null = null;

  constructor(teams: LocalTeams) {
    this.#teams = teams;
    mkdirSync(folder, { recursive: true });
  }

  /** Pictures of a card on the page at every width, light and dark, for people to look at. */
  async take(name: string, card: Locator, ...texts: readonly string[]): Promise<void> {
    if (!areWanted) return;
    for (const width of widths) {
      await this.#resize(width);
      await card.last().screenshot({ path: join(folder, `${name}-light-${width}.png`), style: withoutList });
    }
    await this.#teams.page.setViewportSize(teamsWindow);
    const dark = await this.#darkPage();
    for (const width of widths) {
      await drawDark(dark, this.#teams.cards.find(...texts), width);
      await dark.screenshot({ path: join(folder, `${name}-dark-${width}.png`), fullPage: true });
    }
  }

  /** The whole page as a newcomer sees it. */
  async takePage(name: string): Promise<void> {
    if (areWanted) await this.#teams.page.screenshot({ path: join(folder, `${name}-page.png`) });
  }

  /** The list of chats with one card beside it, for the README. */
  async takeForReadme(name: string, card: Locator): Promise<void> {
    if (!areWantedForReadme) return;
    mkdirSync(readmeFolder, { recursive: true });
    await this.#resize(1440);
    await card.evaluate(showAlone, true);
    const { x, y, width, height } = (await card.boundingBox())!;
    const clip = { x: 0, y: 0, width: x + width + 24, height: y + height + 24 };
    await this.#teams.page.screenshot({ path: join(readmeFolder, `${name}.png`), clip });
    await card.evaluate(showAlone, false);
    await this.#teams.page.setViewportSize(teamsWindow);
  }

  /** How the page looked when something went wrong. */
  async takeFailure(): Promise<void> {
    await this.#teams.page.screenshot({ path: join(folder, 'failed.png') });
  }

  #resize(width: number): Promise<void> {
    return this.#teams.page.setViewportSize({ width, height: tall });
  }

  async #darkPage(): Promise<Page> {
    if (this.#dark) return this.#dark;
    const page = await this.#teams.context.newPage();
    await page.setContent(darkPage);
    const renderer = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
    await page.addScriptTag({ content: readFileSync(renderer, 'utf8') });
    this.#dark = page;
    return page;
  }
}

/** Hides the other posts of a channel, or shows them again. Runs in the page. */
function showAlone(card: Element, alone: boolean): void {
  for (const post of document.querySelectorAll<HTMLElement>('.fui-Card')) {
    if (!post.contains(card)) post.style.display = alone ? 'none' : '';
  }
}

async function drawDark(page: Page, card: CardJson, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 200 });
  await page.evaluate(
    ({ json, config }) => {
      const { AdaptiveCards } = globalThis as unknown as { AdaptiveCards: typeof import('adaptivecards') };
      const drawn = new AdaptiveCards.AdaptiveCard();
      drawn.hostConfig = new AdaptiveCards.HostConfig(config);
      drawn.parse(json);
      document.querySelector('main')?.replaceChildren(drawn.render() ?? '');
    },
    { json: card, config: darkHost },
  );
}

const background = '#292929';

const colours = {
  default: { default: '#ffffff', subtle: '#adadad' },
  dark: { default: '#1f1f1f', subtle: '#2e2e2e' },
  light: { default: '#ffffff', subtle: '#adadad' },
  accent: { default: '#9ea2ff', subtle: '#8f93e8' },
  good: { default: '#92c353', subtle: '#92c353' },
  warning: { default: '#f8d22a', subtle: '#f8d22a' },
  attention: { default: '#f9526b', subtle: '#f9526b' },
};

const sizes = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 };

/** Teams' dark theme, as near as the plain renderer comes to it. */
const darkHost = {
  fontFamily: 'Segoe UI, Helvetica, Arial, sans-serif',
  fontSizes: sizes,
  supportsInteractivity: true,
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: '#525252' },
  containerStyles: {
    default: { backgroundColor: background, foregroundColors: colours },
    emphasis: { backgroundColor: '#1f1f1f', foregroundColors: colours },
    attention: { backgroundColor: '#3f1011', foregroundColors: colours },
    good: { backgroundColor: '#10330f', foregroundColors: colours },
    warning: { backgroundColor: '#4a3c00', foregroundColors: colours },
    accent: { backgroundColor: '#2b2b40', foregroundColors: colours },
  },
  actions: { maxActions: 6, buttonSpacing: 8, actionsOrientation: 'horizontal', actionAlignment: 'left' },
};

const darkPage = `<!doctype html><html lang="en"><style>
  body { margin: 0; background: #1f1f1f; color-scheme: dark; font-family: Segoe UI, Helvetica, Arial, sans-serif }
  main { margin: 8px; max-width: 640px; border: 1px solid #3d3d3d }
  .ac-pushButton { background: ${background}; color: #fff; border: 1px solid #666; border-radius: 4px; padding: 6px 12px }
  input, textarea { background: #141414; color: #fff; border: 1px solid #666; width: 100%; box-sizing: border-box }
  input[type=radio], input[type=checkbox] { width: auto }
</style><main></main></html>`;
