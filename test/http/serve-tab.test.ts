import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import restify, { type Server } from 'restify';
import { serveTab } from '../../src/http/serve-tab.ts';
import { listen, stopListening } from '../../src/http/server.ts';

let folder: string;
let server: Server;
let port: number;
let reason: string | null = null;

beforeAll(async () => {
  const above = mkdtempSync(join(tmpdir(), 'baton-pages-'));
  folder = join(above, 'tab');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(above, 'secret.json'), '"secret"');
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Baton</title>');
  writeFileSync(join(folder, 'assets', 'index-abc.js'), 'plain');
  writeFileSync(join(folder, 'assets', 'index-abc.js.gz'), gzipSync('packed'));
  writeFileSync(join(folder, '.built-from'), 'secret');
  server = restify.createServer();
  serveTab(server, { folder, notReady: () => reason });
  port = await listen(server, { port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await stopListening(server);
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

const get = (path: string, headers = {}) => fetch(`http://127.0.0.1:${port}${path}`, { headers });

it.each(['/tab/', '/tab/assets/index-abc.js'])('answers HEAD as it answers GET: %s', async (path) => {
  const headers = { 'Accept-Encoding': 'gzip' };
  const whole = await get(path, headers);
  const head = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'HEAD', headers });
  expect(head.status).toBe(whole.status);
  for (const name of ['Content-Type', 'Content-Length', 'ETag', 'Content-Encoding', 'Cache-Control']) {
    expect([name, head.headers.get(name)]).toEqual([name, whole.headers.get(name)]);
  }
  expect(await head.text()).toBe('');
});

/** As written: fetch would tidy the path up first. */
function statusOf(path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe(serveTab, () => {
  it('lets Teams frame its page, and nobody bring scripts into it', async () => {
    const response = await get('/tab/');
    expect(response.status).toBe(200);
    const policy = response.headers.get('Content-Security-Policy')!;
    expect(policy).toContain('frame-ancestors https://teams.microsoft.com https://*.teams.microsoft.com');
    expect(policy).toContain("default-src 'self'");
    expect(policy).toMatch(/script-src 'self' https:\/\/res\.cdn\.office\.net;/);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(response.headers.get('Referrer-Policy')).toBe('no-referrer');
  });

  it('has the page asked for anew each time, and what is named by its content kept', async () => {
    expect((await get('/tab/')).headers.get('Cache-Control')).toBe('no-cache');
    const named = await get('/tab/assets/index-abc.js', { 'Accept-Encoding': 'gzip' });
    expect(named.headers.get('Cache-Control')).toContain('immutable');
    expect(await named.text()).toBe('packed');
    const again = await get('/tab/', { 'If-None-Match': (await get('/tab/')).headers.get('ETag')! });
    expect(again.status).toBe(304);
  });

  it('leads from /tab to the page', async () => {
    expect((await get('/tab')).url).toMatch(/\/tab\/$/);
  });

  it.each([
    '/tab/nothing.js',
    '/tab/../secret.json',
    '/tab/..%2fsecret.json',
    '/tab/%2e%2e/secret.json',
    '/tab/assets/..%2f..%2f..%2fsecret.json',
    '/tab//etc/passwd',
    '/tab/%00.html',
    '/tab/%E0%A4%A',
    '/tab/.built-from',
    '/tab/assets',
  ])('gives nothing but its own pages: %s', async (path) => {
    expect(await statusOf(path)).toBeGreaterThanOrEqual(400);
    expect(await statusOf(path)).toBeLessThan(500);
  });

  it('says why there is no page yet, and asks again by itself', async () => {
    reason = 'The pages are being built.';
    const response = await get('/tab/');
    reason = null;
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '2']);
    const text = await response.text();
    expect(text).toContain('The pages are being built.');
    expect(text).toContain('http-equiv="refresh"');
  });
});
