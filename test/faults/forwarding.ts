import { Agent, createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Call {
  readonly incoming: IncomingMessage;
  readonly answer: ServerResponse;
  readonly body: Buffer;
}

export interface Got {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** A server in front of another one. It can be shut, which refuses every connection, and opened again on its port. */
export interface Forwarding {
  readonly url: string;
  open(): Promise<void>;
  shut(): Promise<void>;
}

/** Hands every call to `handle`, which may pass it on and answer it, or do neither. */
export async function forward(
  target: string,
  handle: (call: Call, passOn: () => Promise<Got>) => Promise<void>,
): Promise<Forwarding> {
  const agent = new Agent({ keepAlive: true });
  let server: Server | null = null;
  let port = 0;

  const take = async (incoming: IncomingMessage, answer: ServerResponse): Promise<void> => {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const call = { incoming, answer, body: Buffer.concat(chunks) };
      await handle(call, () => passOn(call, target, agent));
    } catch {
      // Whoever asked has gone, or the target has: either way there is nobody to answer.
      answer.destroy();
    }
  };
  const open = async () => {
    if (server) return;
    const opened = createServer((incoming, answer) => void take(incoming, answer));
    // As Azurite's: a client that uses a connection in the very moment in which it is dropped for idleness sees a reset.
    opened.keepAliveTimeout = 60_000;
    await new Promise<void>((resolve, reject) => opened.once('error', reject).listen(port, '127.0.0.1', resolve));
    server = opened;
    port = (opened.address() as AddressInfo).port;
  };
  const shut = async () => {
    const closing = server;
    server = null;
    if (!closing) return;
    const closed = new Promise<void>((resolve) => closing.close(() => resolve()));
    closing.closeAllConnections();
    await closed;
  };
  await open();
  return { url: `http://127.0.0.1:${port}`, open, shut };
}

export function answerWith({ answer }: Call, { status, headers, body }: Got): void {
  // Not in one chain: restify, once loaded by a test in the same process, makes every writeHead return nothing.
  answer.writeHead(status, headers);
  answer.end(body);
}

function passOn({ incoming: { method, headers, url }, body }: Call, target: string, agent: Agent): Promise<Got> {
  return new Promise((resolve, reject) => {
    const onward = request(new URL(url ?? '/', target), { method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 500, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    onward.on('error', reject).end(body);
  });
}
