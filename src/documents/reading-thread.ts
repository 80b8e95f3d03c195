/** The thread in which file-reader.ts has one file read: it is started with the file, answers once, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { readTables } from './read-tables.ts';

parentPort!.postMessage(await readTables(workerData));
