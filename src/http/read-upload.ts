import type { Request } from 'restify';

/** As large as a file in chat may be (src/teams/fetch-file.ts). */
const largestFile = 10 * 1024 * 1024;

const fileType = 'application/octet-stream';

/** Whether a request brings a file: its bytes are not read before it is known who sends them. */
export function bringsFile(request: Request): boolean {
  return request.contentType() === fileType && /^\/api\/(?:imports|set-up\/lists\/\w+)$/.test(request.getPath());
}

/** What a browser says of a file: its name goes in a header, percent-encoded. */
export function nameOfFile(request: Request): string {
  const given = request.header('X-File-Name') ?? '';
  try {
    return decodeURIComponent(given).split(/[/\\]/).at(-1)!.slice(0, 200);
  } catch {
    return '';
  }
}

/** A file's bytes, counted as they come; null where they are more than a file may have. */
export async function readUpload(request: Request): Promise<Uint8Array | null> {
  if (Number(request.header('Content-Length') ?? 0) > largestFile) return null;
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > largestFile) {
      // The rest is let go unread: a browser that is cut off while it sends never hears why.
      request.resume();
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
