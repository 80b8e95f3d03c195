import type { Client } from './client.ts';
import type { Host } from './host.ts';
import { fetchPage } from './pages.ts';
import { firstPlace, overviewPath, placeNow } from './places.ts';

/**
 * Asks for what the first page will need before anything can be drawn, and resolves once it is there. What fails is
 * asked for again, and said, by the page.
 */
export async function begin(host: Host, client: Client): Promise<void> {
  const place = placeNow(firstPlace(host));
  await Promise.all([
    client.begin('me'),
    place.page === 'overview' ? client.begin(overviewPath(place)) : fetchPage[place.page]().catch(() => {}),
  ]);
}
