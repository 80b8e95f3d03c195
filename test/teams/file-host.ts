import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Where Teams keeps files that people send in a chat: each at its own path, by a link that needs no token. */
export class FileHost {
  readonly #files = new Map<string, string | Uint8Array>();
  readonly #server = createServer((request, response) => {
    const path = request.url ?? '';
    if (request.method === 'PUT') return void this.#put(path, request, response);
    if (path.startsWith('/elsewhere')) {
      response.writeHead(302, { location: 'https://example.org/plan.csv' });
      response.end();
      return;
    }
    if (path.startsWith('/endless')) {
      response.writeHead(200);
      const more = () => {
        if (response.destroyed) return;
        response.write(Buffer.alloc(1024 * 1024), () => setImmediate(more));
      };
      more();
      return;
    }
    const words = this.#files.get(path);
    response.writeHead(words === undefined ? 404 : 200);
    response.end(words ?? '');
  });

  /** What was put here, by the name of its place; a place called “full” takes nothing, and one called “silent” cuts off. */
  readonly put = new Map<string, { readonly range: string; readonly bytes: Buffer }>();

  async #put(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (path === '/silent') return void request.socket.destroy();
    response.writeHead(path === '/full' ? 507 : 201);
    response.end();
    if (path !== '/full') {
      this.put.set(path.slice(1), { range: String(request.headers['content-range']), bytes: Buffer.concat(parts) });
    }
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Keeps a file as it is, and gives the link to it. */
  holds(name: string, bytes: Uint8Array): { name: string; url: string } {
    this.#files.set(`/${encodeURIComponent(name)}`, bytes);
    return this.linkTo(name);
  }

  /** Keeps a file of so many lines, and gives the link to it. */
  keeps(name: string, ...lines: readonly string[]): { name: string; url: string } {
    this.#files.set(`/${encodeURIComponent(name)}`, lines.join('\n'));
    return this.linkTo(name);
  }

  linkTo(name: string): { name: string; url: string } {
    const { port } = this.#server.address() as AddressInfo;
    return { name, url: `http://127.0.0.1:${port}/${encodeURIComponent(name)}` };
  }
}
