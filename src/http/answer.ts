import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, RequestHandler, Response, Server } from 'restify';

const packBrotli = promisify(brotliCompress);
const packGzip = promisify(gzip);

/** Less is sent as it is: packing it would save nothing. */
const worthPacking = 1_024;

export interface Body {
  readonly type: string;
  readonly bytes: Buffer;
  /** How the bytes are packed already; left out where they are not. */
  readonly encoding?: 'br' | 'gzip';
}

/** What is read may be asked for by HEAD too, as monitors do: Node then sends the same answer without its body. */
export function onRead(server: Server, path: string, answer: RequestHandler): void {
  server.get(path, answer);
  server.head(path, answer);
}

/** Sends a body as small as the browser can read it, or word that it has not changed since it was sent last. */
export async function sendBody(request: Request, response: Response, body: Body): Promise<void> {
  const etag = `"${createHash('sha256').update(body.bytes).digest('base64url').slice(0, 22)}"`;
  response.setHeader('ETag', etag);
  response.setHeader('Vary', 'Accept-Encoding, Authorization');
  response.setHeader('Content-Type', body.type);
  if (request.header('If-None-Match') === etag) return end(response, 304, null);
  const accepted = request.header('Accept-Encoding') ?? '';
  if (body.encoding) response.setHeader('Content-Encoding', body.encoding);
  if (body.encoding || body.bytes.length < worthPacking) return end(response, 200, body.bytes);
  if (/\bbr\b/.test(accepted)) {
    response.setHeader('Content-Encoding', 'br');
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
    return end(response, 200, await packBrotli(body.bytes, quality));
  }
  if (!/\bgzip\b/.test(accepted)) return end(response, 200, body.bytes);
  response.setHeader('Content-Encoding', 'gzip');
  return end(response, 200, await packGzip(body.bytes));
}

export function jsonBody(value: unknown): Body {
  return { type: 'application/json; charset=utf-8', bytes: Buffer.from(JSON.stringify(value)) };
}

function end(response: Response, status: number, bytes: Buffer | null): void {
  response.writeHead(status, bytes ? { 'Content-Length': bytes.length } : {});
  response.end(bytes ?? undefined);
}
