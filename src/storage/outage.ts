import { StorageUnavailable } from '../flows/ports.ts';

/** Long enough for the slowest honest answer (a page of a query may take Azure 5 s less the way), short enough to notice. */
const patienceMs = 5_000;

/**
 * Does something with storage, and gives up after five seconds, tries included. An outage becomes a
 * StorageUnavailable; every other error passes through as it is.
 */
export async function withStorage<T>(
  work: (options: { readonly abortSignal: AbortSignal }) => Promise<T>,
  milliseconds = patienceMs,
): Promise<T> {
  try {
    return await work({ abortSignal: AbortSignal.timeout(milliseconds) });
  } catch (error) {
    throw isOutage(error) ? unavailable(error) : error;
  }
}

export function unavailable(error: unknown): StorageUnavailable {
  return new StorageUnavailable(`Storage cannot be reached: ${reasonOf(error)}.`, { cause: error });
}

/** The answer's status; undefined when there was none. */
export function statusOf(error: unknown): number | undefined {
  return (error as { statusCode?: number } | null)?.statusCode;
}

/** Azure's name for what went wrong ("EntityAlreadyExists"), or the system's ("ECONNREFUSED"). */
export function codeOf(error: unknown): string | undefined {
  const { code, details } = (error ?? {}) as {
    code?: string;
    details?: { odataError?: { code?: string }; errorCode?: string };
  };
  return details?.odataError?.code ?? details?.errorCode ?? code;
}

function isOutage(error: unknown): boolean {
  const { name } = error as Error;
  if (name === 'AbortError' || name === 'TimeoutError') return true;
  // What @azure/identity throws when there is no identity to be had, or Entra refuses it.
  if (/Credential|Authentication/.test(name)) return true;
  if (name !== 'RestError') return false;
  const status = statusOf(error);
  return status === undefined || [401, 403, 408, 429].includes(status) || status >= 500;
}

function reasonOf(error: unknown): string {
  const { name, message } = error as Error;
  if (name === 'AbortError' || name === 'TimeoutError') return 'it does not answer in time';
  const status = statusOf(error);
  if (status === 401 || status === 403) return `it refuses Baton's credentials (${status} ${codeOf(error)})`;
  if (status !== undefined) return `it answers ${status} ${codeOf(error) ?? ''}`.trim();
  return codeOf(error) ?? message.split('\n')[0]!.replace(/\.$/, '');
}
