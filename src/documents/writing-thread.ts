/** The thread in which write-apart.ts has a paper written: it is started with the paper, answers once, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { writePaper } from './write-paper.ts';

const bytes = Uint8Array.from(await writePaper(workerData));
parentPort!.postMessage(bytes, [bytes.buffer]);
