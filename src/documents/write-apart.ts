import { Worker } from 'node:worker_threads';
import type { Paper } from '../domain/paper.ts';
import { writePaper } from './write-paper.ts';

/** A paper of so many actions is written in a moment; a thread would take longer to start. */
const mostHere = 100;
const seconds = 120;

let last: Promise<unknown> = Promise.resolve();

/**
 * Writes a paper: a long one in a thread of its own, so that everybody else is answered meanwhile, and one long one at a
 * time, so that nobody who asks for many takes all that the machine has.
 */
export function writeApart(paper: Paper): Promise<Uint8Array> {
  if (lengthOf(paper) <= mostHere) return writePaper(paper);
  const written = last.then(() => inThread(paper));
  // Whoever asked is told of a failure; the next in turn does not suffer from it.
  last = written.catch(() => {});
  return written;
}

function lengthOf(paper: Paper): number {
  switch (paper.kind) {
    case 'plan':
      return paper.matrix.plans.reduce((sum, { rows }) => sum + rows.length, 0);
    case 'meeting':
      return 0;
    case 'year':
      return paper.report.parts.reduce((sum, { actions }) => sum + actions.length, 0);
    default:
      return paper satisfies never;
  }
}

async function inThread(paper: Paper): Promise<Uint8Array> {
  const worker = new Worker(new URL('./writing-thread.ts', import.meta.url), {
    workerData: paper,
    resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 },
    // A paper is written without the settings of this process, among which are its secrets.
    env: {},
    execArgv: [],
  });
  const answered = Promise.withResolvers<Uint8Array>();
  const late = setTimeout(() => answered.reject(new Error('a paper took too long to write')), seconds * 1000);
  worker.once('message', answered.resolve);
  worker.once('error', answered.reject);
  worker.once('exit', () => answered.reject(new Error('the thread that writes papers ended without an answer')));
  try {
    return await answered.promise;
  } finally {
    clearTimeout(late);
    await worker.terminate();
  }
}
