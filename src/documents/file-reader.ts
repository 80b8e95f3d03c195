import { types } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { ReadResult } from './read-result.ts';
import { type Refusal, refuse, type SourceFile, shownName } from './refusal.ts';

/**
 * Reads files in a thread of its own, one at a time, within limits of time and memory, so that everybody else is
 * answered meanwhile. The thread takes the bytes: whoever gave them has them no more.
 */
export interface FileReader {
  read(file: SourceFile): Promise<ReadResult>;
  /** Ends the thread; files not yet read are refused. */
  close(): Promise<void>;
}

interface Limits {
  readonly seconds: number;
  readonly megabytes: number;
  readonly waiting: number;
}

/** With the start of a process and of the thread, a refusal is there within 10 seconds. */
const usual: Limits = { seconds: 8, megabytes: 256, waiting: 4 };

export function openFileReader(limits: Partial<Limits> = {}): FileReader {
  return new ThreadReader({ ...usual, ...limits });
}

/** Reads one file and ends its thread: for a command, which reads no other. */
export async function readFileApart(file: SourceFile): Promise<ReadResult> {
  const reader = openFileReader();
  try {
    return await reader.read(file);
  } finally {
    await reader.close();
  }
}

class ThreadReader implements FileReader {
  private readonly limits: Limits;
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();
  private closed = false;
  private end: (() => void) | null = null;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  async read(file: SourceFile): Promise<ReadResult> {
    const name = shownName(file.name);
    if (this.waiting > this.limits.waiting) {
      return refuse('busy', `${name} was not read: Baton is reading other files. Send it again in a minute.`);
    }
    this.waiting += 1;
    const answer = this.last
      .then(() => (this.closed ? stopping(name) : this.run(file)))
      .finally(() => {
        this.waiting -= 1;
      });
    // Whoever asked is told of a failure; the next in turn does not suffer from it.
    this.last = answer.catch(() => {});
    return answer;
  }

  async close(): Promise<void> {
    this.closed = true;
    this.end?.();
    await this.last;
  }

  /** A thread for each file: it leaves nothing behind for the next one, and its memory is given back. */
  private run(file: SourceFile): Promise<ReadResult> {
    const name = shownName(file.name);
    const bytes = ownBytes(file.bytes);
    const worker = new Worker(new URL('./reading-thread.ts', import.meta.url), {
      workerData: { name, bytes } satisfies SourceFile,
      transferList: [bytes.buffer],
      resourceLimits: { maxOldGenerationSizeMb: this.limits.megabytes, maxYoungGenerationSizeMb: 32 },
      // A file from outside is opened without the settings of this process, among which are its secrets.
      env: {},
      execArgv: [],
    });
    return new Promise<ReadResult>((resolve, reject) => {
      const late = setTimeout(() => resolve(tooSlow(name, this.limits)), this.limits.seconds * 1000);
      this.end = () => resolve(stopping(name));
      worker.once('message', resolve);
      worker.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(tooMuch(name));
        else reject(error);
      });
      worker.once('exit', () => {
        clearTimeout(late);
        reject(new Error('the thread that reads files ended without an answer'));
      });
    }).finally(async () => {
      this.end = null;
      await worker.terminate();
    });
  }
}

/** Small buffers share memory that cannot be given away. */
function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const isOwn = types.isArrayBuffer(buffer) && buffer.byteLength === bytes.byteLength;
  return isOwn ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
}

function stopping(name: string): Refusal {
  return refuse('busy', `${name} was not read: Baton is stopping. Send it again in a minute.`);
}

function tooSlow(name: string, { seconds }: Limits): Refusal {
  return refuse(
    'too-slow',
    `${name} was not read: it took longer than ${seconds} seconds. Take out what is not the plan, save it, and send it again.`,
  );
}

function tooMuch(name: string): Refusal {
  return refuse(
    'too-large',
    `${name} was not read: it needs more memory than a plan does. Take out what is not the plan, save it, and send it again.`,
  );
}
