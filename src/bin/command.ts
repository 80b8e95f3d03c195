import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { largestFile, refuseTooLarge, type SourceFile, shownName } from '../documents/refusal.ts';
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
    readonly compare?: boolean | undefined;
    readonly 'as-shown'?: string | undefined;
    readonly audience?: string | undefined;
    readonly sheet?: readonly string[] | undefined;
    readonly undo?: string | undefined;
    readonly format?: string | undefined;
    readonly out?: string | undefined;
    readonly on?: string | undefined;
    readonly from?: string | undefined;
    readonly to?: string | undefined;
    readonly group?: string | undefined;
    readonly team?: string | undefined;
    readonly papers?: string | undefined;
    readonly paper?: string | undefined;
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

/** The file that a command names. Its size is looked at first: one of 100 MB must not be held to be refused. */
export async function fileOf(path: string | undefined, what: string): Promise<SourceFile> {
  if (!path) throw new Wrong(`Which file? ${what}.`);
  const name = basename(path);
  try {
    const about = await stat(path);
    if (about.isDirectory()) throw new Failure(`${shownName(path)} is a folder. Name the file in it.`);
    if (!about.isFile()) throw new Failure(`${shownName(path)} is not a file. Name the plan's file.`);
    if (about.size > largestFile) throw new Failure(refuseTooLarge(name).message);
    return { name, bytes: await readFile(path) };
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(unreadable(path, error as NodeJS.ErrnoException));
  }
}

function unreadable(path: string, { code }: NodeJS.ErrnoException): string {
  const shown = shownName(path);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `There is no file called ${shown}. Check the name and the folder.`;
    case 'EACCES':
    case 'EPERM':
      return `${shown} may not be opened by you. Ask whoever keeps it, or save a copy of your own.`;
    case 'ENAMETOOLONG':
      return `${shown} is too long a name for a file. Check it.`;
    default:
      return `${shown} cannot be read (${code}). Copy it to another folder and try again.`;
  }
}
