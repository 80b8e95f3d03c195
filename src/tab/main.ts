import { begin } from './begin.ts';
import { openClient } from './client.ts';
import { openHost } from './host.ts';

/** Small, and so the first to run: what draws the pages is fetched while Teams and the API are asked. */
async function start(): Promise<void> {
  const drawing = import('./app.tsx');
  const host = await openHost();
  const client = openClient(host);
  begin(host, client);
  const { draw } = await drawing;
  draw(host, client);
}

// Not awaited here: what draws imports what stands in this file's own script, and would wait for it for ever.
void start();
