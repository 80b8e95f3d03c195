import { z } from 'zod';
import { isBusinessManager } from '../domain/access.ts';
import type { SetUpTold } from '../domain/set-up-view.ts';
import { importMeetings } from '../flows/import-meetings.ts';
import { importPeople } from '../flows/import-people.ts';
import { listTrail } from '../flows/list-trail.ts';
import { showSetUp } from '../flows/show-set-up.ts';
import type { ApiAnswer, ApiCall, Endpoint } from './api.ts';
import { changeSetUp } from './change-set-up.ts';
import { cancelImport, importShownDraft, putRight, showImport, takeBack, takeFile } from './import-endpoints.ts';

/** What business managers set up; nobody else may ask for any of it. */
export const setUpEndpoints: readonly Endpoint[] = (
  [
    { method: 'get', path: '/api/set-up', answer: showAll },
    { method: 'post', path: '/api/set-up/changes', answer: changeSetUp },
    { method: 'post', path: '/api/set-up/lists/people', answer: takePeople },
    { method: 'post', path: '/api/set-up/lists/meetings', answer: takeMeetings },
    { method: 'get', path: '/api/set-up/trail', answer: showTrail },
    { method: 'post', path: '/api/imports', answer: takeFile },
    { method: 'get', path: '/api/imports/:id', answer: showImport },
    { method: 'post', path: '/api/imports/:id/fixes', answer: putRight },
    { method: 'post', path: '/api/imports/:id/import', answer: importShownDraft },
    { method: 'post', path: '/api/imports/:id/cancel', answer: cancelImport },
    { method: 'post', path: '/api/set-up/undo', answer: takeBack },
  ] as const satisfies readonly Endpoint[]
).map((endpoint: Endpoint) => ({ ...endpoint, answer: forManagers(endpoint.answer) }));

function forManagers(answer: Endpoint['answer']): Endpoint['answer'] {
  return async (call) => {
    if (isBusinessManager(call.caller.asker)) return answer(call);
    return { kind: 'refused', status: 403, message: call.setUp.words.notManager };
  };
}

async function showAll({ ports, caller }: ApiCall): Promise<ApiAnswer> {
  return { kind: 'value', value: await showSetUp(ports, caller.partnership) };
}

const page = z.object({ from: z.coerce.number().int().min(0).default(0), text: z.string().max(200).default('') });

async function showTrail({ ports, caller, given }: ApiCall): Promise<ApiAnswer> {
  const read = page.safeParse(given);
  if (!read.success) {
    return { kind: 'refused', status: 400, message: 'from is the number of a line, counted from 0; text is short.' };
  }
  return { kind: 'value', value: await listTrail(ports, caller.partnership, read.data) };
}

/** The list of people, as on the command line: each row that can be taken is, and the others are named. */
async function takePeople({ ports, caller, setUp, file }: ApiCall): Promise<ApiAnswer> {
  const given = await file();
  if (given.kind === 'refused') return given;
  const read = await setUp.readPeople(given);
  if (!read.ok) return { kind: 'refused', status: 422, message: read.message };
  const imported = await importPeople(ports, caller.partnership, { rows: read.rows, by: caller.asker.key });
  return told(setUp.words.peopleList(imported, read.problems));
}

async function takeMeetings({ ports, caller, setUp, file }: ApiCall): Promise<ApiAnswer> {
  const given = await file();
  if (given.kind === 'refused') return given;
  const read = await setUp.readMeetings(given, caller.groups);
  if (!read.ok) return { kind: 'refused', status: 422, message: read.message };
  const list = { meetings: read.rows, by: caller.asker.key };
  return told(setUp.words.meetingsList(await importMeetings(ports, caller.partnership, list), read.problems));
}

function told(text: string): ApiAnswer {
  return { kind: 'value', value: { text, undo: null, confirm: false } satisfies SetUpTold };
}
