import { listActions } from './actions-endpoint.ts';
import type { Endpoint } from './api.ts';
import { showMe } from './me-endpoint.ts';
import { lookOver } from './overview-endpoint.ts';

/** All that the tab can ask for. */
export const endpoints: readonly Endpoint[] = [
  { method: 'get', path: '/api/me', answer: showMe },
  { method: 'get', path: '/api/actions', answer: listActions },
  { method: 'get', path: '/api/overview', answer: lookOver },
];
