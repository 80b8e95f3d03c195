import { decideOne, showForm, showOne, takeOne, undoOne } from './action-endpoints.ts';
import { showActions } from './actions-endpoint.ts';
import type { Endpoint } from './api.ts';
import { showMe } from './me-endpoint.ts';
import { listMeetings, showOneMeeting, showRun } from './meetings-endpoint.ts';
import { lookOver } from './overview-endpoint.ts';
import { paperEndpoints } from './papers-endpoint.ts';
import { saveOnePage, showOneRecord } from './record-endpoints.ts';
import { setUpEndpoints } from './set-up-endpoints.ts';

/** All that the tab can ask for. */
export const endpoints: readonly Endpoint[] = [
  { method: 'get', path: '/api/me', answer: showMe },
  { method: 'get', path: '/api/actions', answer: showActions },
  { method: 'get', path: '/api/actions/:plan/:ref', answer: showOne },
  { method: 'get', path: '/api/actions/:plan/:ref/form', answer: showForm },
  { method: 'post', path: '/api/actions/:plan/:ref/updates', answer: takeOne },
  { method: 'post', path: '/api/actions/:plan/:ref/undo', answer: undoOne },
  { method: 'post', path: '/api/actions/:plan/:ref/decisions', answer: decideOne },
  { method: 'get', path: '/api/overview', answer: lookOver },
  { method: 'get', path: '/api/meetings', answer: listMeetings },
  { method: 'get', path: '/api/meetings/:meeting', answer: showOneMeeting },
  { method: 'get', path: '/api/meetings/:meeting/run', answer: showRun },
  { method: 'get', path: '/api/meetings/:meeting/record', answer: showOneRecord },
  { method: 'post', path: '/api/meetings/:meeting/record/:part', answer: saveOnePage },
  ...setUpEndpoints,
  ...paperEndpoints,
];
