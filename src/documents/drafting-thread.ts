/** The thread in which draft-apart.ts has a file's tables understood: it is started with them, answers once, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { type DraftOptions, draftFrom } from '../domain/import-draft.ts';

const { json, options } = workerData as { readonly json: string; readonly options: DraftOptions };
parentPort!.postMessage(draftFrom(JSON.parse(json), options));
