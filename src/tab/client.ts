import type { Host } from './host.ts';

/** Why the API did not answer as wished, in a sentence for the person who looks. */
export class Refused extends Error {
  readonly status: number;
  /** Which refusal it is, where the page goes on by it. */
  readonly code: string | null;
  /** The partnerships of somebody who belongs to several, and has not said which to look at. */
  readonly partnerships: readonly Choice[];
  constructor(
    status: number,
    message: string,
    said: { readonly code?: unknown; readonly partnerships?: unknown } = {},
  ) {
    super(message);
    this.status = status;
    this.code = typeof said.code === 'string' ? said.code : null;
    this.partnerships = Array.isArray(said.partnerships) ? (said.partnerships as readonly Choice[]) : [];
  }
}

export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** Whose partnerships those are that an answer asks to choose from; none where it failed otherwise. */
export function choicesOf(error: Error): readonly Choice[] {
  return error instanceof Refused ? error.partnerships : [];
}

/** The tab's line to Baton. What was fetched is kept with its mark, so that an unchanged answer is not sent again. */
export interface Client {
  /** Asks for what a page is going to ask for, so that its first `get` of it need not wait; resolves in any case. */
  begin(path: string): Promise<void>;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  /** A file, with the name that it is to be saved by. */
  download(path: string): Promise<{ readonly name: string; readonly blob: Blob }>;
  /** Sends a file as it is; one that is too large is not sent at all. */
  send<T>(path: string, file: File): Promise<T>;
  /** From here on all that is asked is about this partnership. */
  look(partnership: string): void;
  /** What was fetched last, to be shown while it is asked for anew. */
  known<T>(path: string): T | null;
}

interface Kept {
  readonly etag: string;
  readonly value: unknown;
}

const unreachable = 'Baton cannot be reached just now. Check your connection and try again.';

export function openClient(host: Host): Client {
  const kept = new Map<string, Kept>();
  const begun = new Map<string, Promise<unknown>>();
  let partnership: string | null = null;
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = { ...(await host.identity()), ...init.headers };
    try {
      return await fetch(`/api/${about(path, partnership)}`, { ...init, headers });
    } catch {
      throw new Refused(0, unreachable);
    }
  };
  const ask = async (path: string): Promise<unknown> => {
    const before = kept.get(path);
    const response = await send(path, { headers: before ? { 'If-None-Match': before.etag } : {} });
    if (response.status === 304 && before) return before.value;
    const value = await readOf(response);
    const etag = response.headers.get('ETag');
    if (etag) kept.set(path, { etag, value });
    return value;
  };
  return {
    look: (chosen) => {
      partnership = chosen;
      kept.clear();
      begun.clear();
    },
    known: <T>(path: string) => (kept.get(path)?.value ?? null) as T | null,
    begin: async (path) => {
      const asked = ask(path);
      begun.set(path, asked);
      // What goes wrong is said where it is asked for.
      await asked.catch(() => {});
    },
    get: <T>(path: string) => {
      const asked = begun.get(path) ?? ask(path);
      begun.delete(path);
      return asked as Promise<T>;
    },
    post: async <T>(path: string, body: unknown) => {
      const headers = { 'Content-Type': 'application/json' };
      return (await readOf(await send(path, { method: 'POST', headers, body: JSON.stringify(body) }))) as T;
    },
    download: async (path: string) => {
      const response = await send(path, {});
      if (!response.ok) await readOf(response);
      return { name: nameIn(response), blob: await response.blob() };
    },
    send: async <T>(path: string, file: File) => {
      if (file.size > largestFile) throw new Refused(413, tooLarge(file.name));
      const headers = { 'Content-Type': 'application/octet-stream', 'X-File-Name': encodeURIComponent(file.name) };
      return (await readOf(await send(path, { method: 'POST', headers, body: file }))) as T;
    },
  };
}

/** The name that the API gives a file (RFC 6266). */
function nameIn(response: Response): string {
  const [, name] = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('Content-Disposition') ?? '') ?? [];
  return name ? decodeURIComponent(name) : 'Paper';
}

/** What the server takes (src/http/read-upload.ts). */
const largestFile = 10 * 1024 * 1024;

function tooLarge(name: string): string {
  return `${name} is larger than 10 MB. Remove pictures from it and send it again.`;
}

function about(path: string, partnership: string | null): string {
  if (partnership === null) return path;
  return `${path}${path.includes('?') ? '&' : '?'}partnership=${encodeURIComponent(partnership)}`;
}

async function readOf(response: Response): Promise<unknown> {
  const value: unknown = await response.json().catch(() => null);
  if (response.ok) return value;
  const said = (value ?? {}) as { message?: unknown; code?: unknown; partnerships?: unknown };
  throw new Refused(response.status, typeof said.message === 'string' ? said.message : unreachable, said);
}
