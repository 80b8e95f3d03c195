import { app, authentication, pages } from '@microsoft/teams-js';

/** The looks that Teams has; a browser outside of it has the first two. */
export type Look = 'light' | 'dark' | 'contrast';

/** What the tab runs in: Teams, or any browser in local mode. */
export interface Host {
  readonly kind: 'teams' | 'browser';
  /** Where a link into the tab leads: what stands behind the # of its address. */
  readonly place: string;
  look(): Look;
  onLook(changed: (look: Look) => void): void;
  /** The header by which the API knows who asks. */
  identity(): Promise<Readonly<Record<string, string>>>;
  /** Tells Teams that the page stands, so that it takes its own loading sign away. */
  ready(): void;
  failed(reason: string): void;
  /** Opens Teams' own dialog to send somebody a link to this place; false where there is none. */
  share(place: string, title: string): Promise<boolean>;
}

const patience = 2_000;

/** Teams answers at once in a frame that it opened; a browser never does. */
export async function openHost(): Promise<Host> {
  if (window.parent === window.self && !window.name.startsWith('embedded-page-container')) return openBrowser();
  const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), patience));
  const first = await Promise.race([app.initialize().then(() => 'teams' as const), late]).catch(() => 'late' as const);
  return first === 'teams' ? openTeams() : openBrowser();
}

async function openTeams(): Promise<Host> {
  const context = await app.getContext();
  let look = lookOf(context.app.theme);
  return {
    kind: 'teams',
    place: context.page.subPageId ?? '',
    look: () => look,
    onLook: (changed) =>
      app.registerOnThemeChangeHandler((theme) => {
        look = lookOf(theme);
        changed(look);
      }),
    identity: async () => ({ Authorization: `Bearer ${await authentication.getAuthToken({ silent: true })}` }),
    ready: () => app.notifySuccess(),
    failed: (reason) => app.notifyFailure({ reason: app.FailedReason.Other, message: reason }),
    share: async (place, title) => {
      await pages.shareDeepLink({ subPageId: place, subPageLabel: title });
      return true;
    },
  };
}

function lookOf(theme: string | undefined): Look {
  if (theme === 'dark' || theme === 'contrast') return theme;
  return 'light';
}

function openBrowser(): Host {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const look = (): Look => (dark.matches ? 'dark' : 'light');
  return {
    kind: 'browser',
    place: window.location.hash.slice(1),
    look,
    onLook: (changed) => dark.addEventListener('change', () => changed(look())),
    identity: async () => ({ 'X-Baton-As': localLook() }),
    ready: () => {},
    failed: () => {},
    share: async () => false,
  };
}

const key = 'baton-as';

/** As whom a newcomer looks in local mode; Teams knows who somebody is. */
export function localLook(): string {
  return window.sessionStorage.getItem(key) ?? 'manager';
}

export function lookAs(who: string): void {
  window.sessionStorage.setItem(key, who);
}
