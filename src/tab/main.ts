import { begin } from './begin.ts';
import { openClient } from './client.ts';
import { openHost } from './host.ts';
import { fetchTheme } from './themes/fetch-theme.ts';

/** As long as a page that comes at once is worth waiting for: drawing a skeleton in its place would hold it up. */
const patience = 100;

/** Small, and so the first to run: what draws the pages is fetched while Teams and the API are asked. */
async function start(): Promise<void> {
  const drawing = import('./app.tsx');
  const host = await openHost();
  const client = openClient(host);
  const begun = begin(host, client);
  const [{ draw }, theme] = await Promise.all([drawing, fetchTheme(host.look())]);
  await Promise.race([begun, new Promise((resolve) => setTimeout(resolve, patience))]);
  draw(host, client, theme);
}

/** What draws, and would say what went wrong, may itself not have come. */
function sayNotLoaded(error: unknown): never {
  document.getElementById('root')!.textContent = 'Baton could not be loaded. Load the page again in a moment.';
  throw error;
}

// Not awaited here: what draws imports what stands in this file's own script, and would wait for it for ever.
start().catch(sayNotLoaded);
