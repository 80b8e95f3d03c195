import { createRoot } from 'react-dom/client';
import { App, begin } from './app.tsx';
import { openClient } from './client.ts';
import { openHost } from './host.ts';

const host = await openHost();
const client = openClient(host);
begin({ host, client });
createRoot(document.getElementById('root')!).render(<App host={host} client={client} />);
