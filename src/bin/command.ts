import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CommandLine } from './open-command-line.ts';

/** It cannot be done; the sentence says what to do about it. */
export class Failure extends Error {}
/** It was not asked for as it should be. */
export class Wrong extends Error {}

export interface Result {
  readonly text: string;
  readonly json: unknown;
}

export interface Call {
  readonly rest: readonly string[];
  readonly values: {
    readonly json?: boolean | undefined;
    readonly plan?: string | undefined;
    readonly title?: string | undefined;
    readonly period?: string | undefined;
    readonly 'dry-run'?: boolean | undefined;
    readonly format?: string | undefined;
    readonly out?: string | undefined;
    readonly on?: string | undefined;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
    readonly group?: string | undefined;
    readonly team?: string | undefined;
    readonly papers?: string | undefined;
    readonly 'new-group'?: boolean | undefined;
  };
  readonly open: () => Promise<CommandLine>;
}

export type Command = (call: Call) => Promise<Result>;

/** Opens the storage for one command and always closes it again. */
export async function withCommandLine<T>(open: Call['open'], run: (line: CommandLine) => Promise<T>): Promise<T> {
  const line = await open();
  try {
    return await run(line);
  } finally {
    await line.close();
  }
}

export async function fileOf(path: string | undefined, what: string): Promise<{ name: string; bytes: Uint8Array }> {
  if (!path) throw new Wrong(`Which file? ${what}.`);
  try {
    return { name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Failure(`There is no file called ${path}. Check the name and the folder.`);
    throw new Failure(`${path} cannot be read (${code}). Is it a file, and may you open it?`);
  }
}
