/** A file as Teams hands it over: a link that is good for a short time, without a token. */
export interface FileLink {
  readonly name: string;
  readonly url: string;
}

export type Fetched =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: 'place' | 'too-large' | 'gone' | 'no-answer' };

export interface FetchOptions {
  /** On a developer's own machine files come from that machine, or inside the message itself. */
  readonly isLocal: boolean;
}

/** Bytes of a file, in or out. */
export const largestFile = 10 * 1024 * 1024;
const mostRedirects = 3;
const seconds = 20;

/** Where Teams keeps what people send in a chat: SharePoint and OneDrive, and nowhere else. */
const places = /(?:^|\.)(?:sharepoint\.com|sharepoint\.us|onedrive\.com|1drv\.com)$/i;

/** Downloads a file: from Microsoft's own places only, no more than so many bytes, and not for longer than so long. */
export async function fetchFile({ url }: FileLink, options: FetchOptions): Promise<Fetched> {
  try {
    return await follow(url, options, AbortSignal.timeout(seconds * 1000));
  } catch {
    // Whatever the network says, to the person it is one thing: the file did not come.
    return { ok: false, why: 'no-answer' };
  }
}

async function follow(first: string, options: FetchOptions, signal: AbortSignal): Promise<Fetched> {
  let url = URL.parse(first);
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    if (!url || !isTeamsPlace(url, options)) return { ok: false, why: 'place' };
    const answer = await fetch(url, { redirect: 'manual', signal });
    const onward = answer.headers.get('location');
    if (answer.status >= 300 && answer.status < 400 && onward !== null) {
      await answer.body?.cancel();
      url = URL.parse(onward, url.href);
      continue;
    }
    if (answer.ok) return readAll(answer);
    await answer.body?.cancel();
    return { ok: false, why: answer.status >= 500 ? 'no-answer' : 'gone' };
  }
  return { ok: false, why: 'place' };
}

/** Whether a link leads to one of those places; and on a developer's own machine, whether it stays on it. */
export function isTeamsPlace(
  { protocol, hostname, port, username, password }: URL,
  { isLocal }: FetchOptions,
): boolean {
  if (username !== '' || password !== '') return false;
  if (isLocal && (protocol === 'data:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))) return true;
  return protocol === 'https:' && port === '' && places.test(hostname);
}

/** What a sender says of its length is a hint: the bytes are counted as they come. */
async function readAll(answer: Response): Promise<Fetched> {
  const tooLarge = { ok: false, why: 'too-large' } as const;
  if (Number(answer.headers.get('content-length') ?? 0) > largestFile) {
    await answer.body?.cancel();
    return tooLarge;
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body ?? []) {
    length += chunk.length;
    if (length > largestFile) return tooLarge;
    chunks.push(chunk);
  }
  return { ok: true, bytes: Buffer.concat(chunks) };
}
