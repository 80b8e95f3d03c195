import type { IncomingMessage, Server as NodeServer } from 'node:http';
import restify, { type Request, type RequestHandler, type Response, type Server } from 'restify';
import { faultOf, type Log, silentLog } from '../log.ts';
import { onRead } from './answer.ts';
import { type ApiOptions, addApi } from './api.ts';
import { bringsFile } from './read-upload.ts';
import { type BuiltPages, serveTab } from './serve-tab.ts';

export interface ServerOptions {
  /** Takes a Bot Framework activity and answers it. */
  readonly takeActivity: (request: Request, response: Response) => Promise<void>;
  /** Null when the storage can be reached, else the reason why not. */
  readonly notReady: () => Promise<string | null>;
  /** The Teams tab: who asks its API, and its pages; left out where there is none. */
  readonly tab?: Omit<ApiOptions, 'log'> & { readonly pages: BuiltPages };
  readonly log: Log;
}

/** An activity is small: text, a card's data, a few mentions. */
const mostBytes = 262_144;

/** The HTTP server, built without listening. */
export function buildServer({ takeActivity, notReady, tab, log }: ServerOptions): Server {
  // What Restify logs quotes what was sent; Baton logs for itself what it refuses.
  const server = restify.createServer({
    name: 'Baton',
    log: silentLog,
    handleUncaughtExceptions: false,
  } as restify.ServerOptions);
  server.pre(refuseUnreadable);
  const parsers = restify.plugins.bodyParser({ maxBodySize: mostBytes, mapParams: false });
  // A file is read by the endpoint that takes it, once it is known who sends it.
  server.use(...[parsers].flat().map(unlessFile));
  server.post('/api/messages', async (request, response) => {
    try {
      await takeActivity(request, response);
    } catch (error) {
      log.warn(faultOf(error), 'activity refused');
      // The SDK rejects an activity it cannot read before it answers anything.
      if (!response.headersSent)
        response.send(400, { error: 'That is not a Bot Framework activity that Baton can read.' });
    }
  });
  onRead(server, '/healthz', async (_, response) => {
    response.send(200, { status: 'up' });
  });
  onRead(server, '/readyz', async (_, response) => {
    const reason = await notReady();
    response.send(reason ? 503 : 200, reason ? { status: 'not ready', reason } : { status: 'ready' });
  });
  if (tab) {
    addApi(server, { ...tab, log });
    serveTab(server, tab.pages);
  }
  server.on('restifyError', (_request: IncomingMessage, _response: unknown, error: Error, done: () => void) => {
    // Restify answers what it refuses itself; its words may quote what was sent, so neither the log nor the answer has them.
    const { name, body } = error as Error & { body?: { code?: string } };
    Object.assign(error, { body: { code: body?.code ?? name, message: 'Baton cannot take that request.' } });
    log.debug({ fault: name }, 'request refused');
    done();
  });
  return server;
}

/**
 * Refused before anything reads them: packed bodies, which Restify unpacks without end and dies of where they are broken,
 * and forms with files, which it would put onto the disk for anybody. Neither Teams nor the tab sends any.
 */
function refuseUnreadable(request: Request, response: Response, next: () => void): void {
  const isPacked = !/^(?:identity)?$/i.test(request.header('Content-Encoding') ?? '');
  if (!isPacked && !request.contentType().startsWith('multipart/')) {
    next();
    return;
  }
  // What is still to come of it is not waited for.
  response.setHeader('Connection', 'close');
  response.send(415, { code: 'UnsupportedMediaType', message: 'Baton cannot take that request.' });
}

function unlessFile(parse: RequestHandler): RequestHandler {
  return (request, response, next) => (bringsFile(request) ? next() : parse(request, response, next));
}

/** Listens, and gives the port that was got: 0 asks for any free one. Rejects with a sentence when the port is taken. */
export async function listen(
  server: Server,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<number> {
  const node = server.server as unknown as NodeServer;
  await new Promise<void>((resolve, reject) => {
    // Restify passes its listener's errors on as its own, and ends the process where nobody listens for them.
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(whyNot(error, port))));
    server.listen(port, host, resolve);
  });
  const address = node.address();
  return typeof address === 'object' && address ? address.port : port;
}

function whyNot({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} is taken. Is Baton running already? Set PORT to use another one.`;
  if (code === 'EACCES') return `Port ${port} may not be used by this account. Set PORT to use another one.`;
  return `Baton cannot listen on port ${port}: ${message}`;
}

/** Takes no new requests and waits for those that are being answered. */
export async function stopListening(server: Server): Promise<void> {
  const node = server.server as unknown as NodeServer;
  if (!node.listening) return;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    // Connections that are kept open without a request would hold the port.
    node.closeIdleConnections();
  });
}
