import { type FetchOptions, isTeamsPlace, largestFile } from './fetch-file.ts';

/** How giving a file ended. `place`: it was to go where Teams keeps no files; nothing was sent there. */
export type Upload = 'done' | 'place' | 'refused' | 'no-answer';

const seconds = 30;

/** Whether a file may be given at all. */
export function mayGive(bytes: Uint8Array): boolean {
  return bytes.length <= largestFile;
}

/**
 * Puts a file where Teams says that it may lie: in the OneDrive of whoever agreed to it, in one piece. A redirect is
 * not followed, as it might lead anywhere.
 */
export async function putFile(to: string, bytes: Uint8Array, options: FetchOptions): Promise<Upload> {
  const url = URL.parse(to);
  if (!url || !isTeamsPlace(url, options)) return 'place';
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Content-Range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
  };
  try {
    const body = Uint8Array.from(bytes);
    const signal = AbortSignal.timeout(seconds * 1000);
    const answer = await fetch(url, { method: 'PUT', headers, body, redirect: 'manual', signal });
    await answer.body?.cancel();
    return answer.ok ? 'done' : 'refused';
  } catch {
    // Whatever the network says, to the person it is one thing: nobody knows whether the file came.
    return 'no-answer';
  }
}
