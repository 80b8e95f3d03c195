import { Worker } from 'node:worker_threads';
import { type DraftOptions, type DraftResult, draftFrom } from '../domain/import-draft.ts';

/** Tables of so many characters are understood in a moment; a thread would take longer to start. */
const longestHere = 50_000;
const seconds = 20;

/** Understands tables as a plan: many of them in a thread of their own, so that everybody else is answered meanwhile. */
export async function draftApart(json: string, options: DraftOptions): Promise<DraftResult> {
  if (json.length <= longestHere) return draftFrom(JSON.parse(json), options);
  const worker = new Worker(new URL('./drafting-thread.ts', import.meta.url), {
    workerData: { json, options },
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 },
    // What a file says is understood without the settings of this process, among which are its secrets.
    env: {},
    execArgv: [],
  });
  const answered = Promise.withResolvers<DraftResult>();
  const late = setTimeout(() => answered.resolve(tooSlow(options.fileName)), seconds * 1000);
  worker.once('message', answered.resolve);
  worker.once('error', answered.reject);
  worker.once('exit', () => answered.reject(new Error('the thread that understands tables ended without an answer')));
  try {
    return await answered.promise;
  } finally {
    clearTimeout(late);
    await worker.terminate();
  }
}

function tooSlow(fileName: string): DraftResult {
  const message = `${fileName} took longer than ${seconds} seconds to understand. Take out what is not the plan, save it, and send it again.`;
  return { ok: false, reason: 'not-a-plan', message };
}
