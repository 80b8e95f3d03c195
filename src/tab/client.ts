import type { Host } from './host.ts';

/** Why the API did not answer as wished, in a sentence for the person who looks. */
class Refused extends Error {
  readonly status: number;
  /** Which refusal it is, where the page goes on by it. */
  readonly code: string | null;
  constructor(status: number, message: string, code: string | null = null) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The tab's line to Baton. What was fetched is kept with its mark, so that an unchanged answer is not sent again. */
export interface Client {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
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
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = { ...(await host.identity()), ...init.headers };
    try {
      return await fetch(`/api/${path}`, { ...init, headers });
    } catch {
      throw new Refused(0, unreachable);
    }
  };
  return {
    known: <T>(path: string) => (kept.get(path)?.value ?? null) as T | null,
    get: async <T>(path: string) => {
      const before = kept.get(path);
      const response = await send(path, { headers: before ? { 'If-None-Match': before.etag } : {} });
      if (response.status === 304 && before) return before.value as T;
      const value = await readOf(response);
      const etag = response.headers.get('ETag');
      if (etag) kept.set(path, { etag, value });
      return value as T;
    },
    post: async <T>(path: string, body: unknown) => {
      const headers = { 'Content-Type': 'application/json' };
      return (await readOf(await send(path, { method: 'POST', headers, body: JSON.stringify(body) }))) as T;
    },
  };
}

async function readOf(response: Response): Promise<unknown> {
  const value: unknown = await response.json().catch(() => null);
  if (response.ok) return value;
  const { message, code } = (value ?? {}) as { message?: unknown; code?: unknown };
  const said = typeof message === 'string' ? message : unreachable;
  throw new Refused(response.status, said, typeof code === 'string' ? code : null);
}
