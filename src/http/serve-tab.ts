import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { Response, Server } from 'restify';
import { type Body, onRead, sendBody } from './answer.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Teams shows the tab in a frame; nobody else may. Fluent writes its styles into the page while it runs. */
const policy = [
  "default-src 'self'",
  "script-src 'self' https://res.cdn.office.net",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self' https://res.cdn.office.net",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  'frame-ancestors https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft https://*.office.com https://*.microsoft365.com',
].join('; ');

export interface BuiltPages {
  readonly folder: string;
  /** Null when they can be shown, else a sentence that says why not. */
  readonly notReady: () => string | null;
}

/** Serves the built tab under /tab/: its page is asked for anew each time, its named parts are kept by the browser. */
export function serveTab(server: Server, { folder, notReady }: BuiltPages): void {
  onRead(server, '/tab', (_request, response, next) => response.redirect(301, '/tab/', next));
  onRead(server, '/tab/*', async (request, response) => {
    const reason = notReady();
    if (reason) return sayNotReady(response, reason);
    const wanted = nameIn(request.getPath());
    const found = await fileOf(folder, wanted, request.header('Accept-Encoding') ?? '');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    if (!found) {
      response.send(404, { code: 'NotFound', message: 'There is no such page. The tab begins at /tab/.' });
      return;
    }
    response.setHeader('Content-Security-Policy', policy);
    const isNamed = wanted.startsWith('assets/');
    response.setHeader('Cache-Control', isNamed ? 'public, max-age=31536000, immutable' : 'no-cache');
    await sendBody(request, response, found);
  });
}

/** The page asks again by itself until it is there. */
function sayNotReady(response: Response, reason: string): void {
  const body = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><meta http-equiv="refresh" content="2">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>Baton</title><main style="font-family: sans-serif; padding: 1rem"><h1>Baton</h1><p>${reason}</p></main></html>`;
  response.writeHead(503, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Content-Security-Policy': policy,
    'Cache-Control': 'no-store',
    'Retry-After': '2',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(body);
}

/** The file that a path names; what cannot be read names none. */
function nameIn(path: string): string {
  try {
    return decodeURIComponent(path.slice('/tab/'.length)) || 'index.html';
  } catch {
    return '';
  }
}

/** A file of the folder and of no other, packed if the browser can read it so; null where there is none. */
async function fileOf(folder: string, wanted: string, accepted: string): Promise<Body | null> {
  const path = normalize(wanted);
  const type = types[extname(path)];
  if (!type || path.startsWith('..') || path.startsWith('/') || path.includes('\0')) return null;
  const packed = packings.find(({ name }) => accepted.includes(name));
  const bytes = packed && (await readOrNull(join(folder, path + packed.ending)));
  if (packed && bytes) return { type, bytes, encoding: packed.name };
  const plain = await readOrNull(join(folder, path));
  return plain && { type, bytes: plain };
}

/** As the build left them (src/build-tab.ts). */
const packings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

async function readOrNull(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    // A name that is no file is a page that is not there.
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
