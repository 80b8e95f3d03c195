import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { openHost } from './host.ts';

createRoot(document.getElementById('root')!).render(<App host={await openHost()} />);
