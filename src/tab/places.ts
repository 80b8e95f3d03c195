/** The tab's pages, by the first word of their address. */
export const pageNames = ['overview', 'plan', 'action', 'meetings', 'setup', 'config'] as const;
export type PageName = (typeof pageNames)[number];

/** A place in the tab: "plan?rating=red", "action/DP~4.1". Teams keeps it as a subpage, a browser behind the #. */
export interface PlaceInTab {
  readonly page: PageName;
  readonly about: string;
  readonly filters: URLSearchParams;
}

/** The filters that the overview knows. */
export function overviewQuery({ filters }: PlaceInTab): URLSearchParams {
  return new URLSearchParams(
    ['group', 'on'].flatMap((name) => {
      const value = filters.get(name);
      return value ? [[name, value]] : [];
    }),
  );
}

/** What the overview's page asks the API. */
export function overviewPath(place: PlaceInTab): string {
  const query = overviewQuery(place);
  return query.size > 0 ? `overview?${query}` : 'overview';
}

/** The place that the address names, else the one that the tab begins with. */
export function placeNow(first: string): PlaceInTab {
  return readPlace(window.location.hash.slice(1) || first);
}

/** Where a tab begins: one that was added for a group with that group; whoever takes the filter off sees the rest. */
export function firstPlace({ place, group }: { readonly place: string; readonly group: string | null }): string {
  return place || `overview${group ? `?group=${encodeURIComponent(group)}` : ''}`;
}

export function readPlace(text: string): PlaceInTab {
  const [path = '', query = ''] = text.replace(/^[#/]+/, '').split('?');
  const [first = '', ...rest] = path.split('/');
  const page = pageNames.find((name) => name === first) ?? 'overview';
  return { page, about: decoded(rest.join('/')), filters: new URLSearchParams(query) };
}

/** A link that was cut short, or typed, is looked for as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function goTo(place: string): void {
  window.location.hash = place;
}

/** What the plan's page can be filtered by; a group by its id. */
export type PlanFilters = Readonly<
  Partial<Record<'plan' | 'group' | 'aim' | 'theme' | 'rating' | 'state' | 'list' | 'q' | 'on', string | null>>
>;

/** A link to the actions behind a figure. */
export function planLink(filters: PlanFilters): string {
  const query = new URLSearchParams(Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  return query.size > 0 ? `#plan?${query}` : '#plan';
}

/** A link to one action; `on`: as known on that day. */
export function actionLink({ plan, ref }: { readonly plan: string; readonly ref: string }, on = ''): string {
  return `#action/${encodeURIComponent(`${plan}~${ref}`)}${on && `?on=${on}`}`;
}

/** Another place without a step back to the one before, as while somebody types. */
export function replacePlace(place: string): void {
  window.history.replaceState(null, '', `#${place}`);
  window.dispatchEvent(new HashChangeEvent('hashchange'));
}
