/** The looks that Teams has. */
export type Look = 'light' | 'dark' | 'contrast';

/** What a tab in a channel is about: one group, or the whole partnership. */
export interface TabChoice {
  readonly group: string | null;
  /** What Teams writes on the tab. */
  readonly title: string;
}

/** What the tab runs in: Teams, or any browser in local mode. */
export interface Host {
  readonly kind: 'teams' | 'browser';
  /** Where a link into the tab leads: what stands behind the # of its address. */
  readonly place: string;
  /** The group that this tab was added for; null for the whole partnership. */
  readonly group: string | null;
  look(): Look;
  onLook(changed: (look: Look) => void): void;
  /** The header by which the API knows who asks. */
  identity(): Promise<Readonly<Record<string, string>>>;
  /** Tells Teams that the page stands, so that it takes its own loading sign away. */
  ready(): void;
  failed(reason: string): void;
  /** Opens Teams' own dialog to send somebody a link to this place; false where there is none. */
  share(place: string, title: string): Promise<boolean>;
  /** While a tab is added to a channel: what Save in Teams' dialog takes. */
  choose(choice: TabChoice): void;
}

const patience = 2_000;

/** Teams answers at once in a frame that it opened; a browser never does, and so does not fetch Teams' library. */
export async function openHost(): Promise<Host> {
  if (window.parent === window.self && !window.name.startsWith('embedded-page-container')) return openBrowser();
  const { openTeams } = await import('./teams-host.ts');
  return (await openTeams(patience)) ?? openBrowser();
}

/** What stands in the address that Teams keeps for a tab (its contentUrl). */
export function groupOfTab(): string | null {
  return new URLSearchParams(window.location.search).get('group');
}

function openBrowser(): Host {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const contrast = window.matchMedia('(prefers-contrast: more), (forced-colors: active)');
  const look = (): Look => {
    if (contrast.matches) return 'contrast';
    return dark.matches ? 'dark' : 'light';
  };
  return {
    kind: 'browser',
    place: window.location.hash.slice(1),
    group: groupOfTab(),
    look,
    onLook: (changed) => {
      for (const query of [dark, contrast]) query.addEventListener('change', () => changed(look()));
    },
    identity: async () => ({ 'X-Baton-As': localLook() }),
    ready: () => {},
    failed: () => {},
    share: async () => false,
    choose: () => {},
  };
}

const keys = { look: 'baton-as', switched: 'baton-as-switched' } as const;

/** As whom a newcomer looks in local mode; Teams knows who somebody is. */
export function localLook(): string {
  return window.sessionStorage.getItem(keys.look) ?? 'manager';
}

export function lookAs(who: string): void {
  window.sessionStorage.setItem(keys.look, who);
  window.sessionStorage.setItem(keys.switched, 'yes');
}

/** Whether the page was loaded anew for that: told once. */
export function hasJustSwitched(): boolean {
  const has = window.sessionStorage.getItem(keys.switched) !== null;
  window.sessionStorage.removeItem(keys.switched);
  return has;
}
