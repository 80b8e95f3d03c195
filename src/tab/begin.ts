import type { Client } from './client.ts';
import type { Host } from './host.ts';
import { fetchPage } from './pages.ts';
import { firstPlace, overviewPath, placeNow } from './places.ts';

/** Asks for what the first page will need before anything can be drawn: what fails is asked for again, and said, there. */
export function begin(host: Host, client: Client): void {
  const place = placeNow(firstPlace(host));
  client.begin('me');
  if (place.page === 'overview') client.begin(overviewPath(place));
  else fetchPage[place.page]().catch(() => {});
}
