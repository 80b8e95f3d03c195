import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What the wire does with a call: `pass` it on; `lose-answer`: pass it on and cut the connection; `silent`: take it
 * and never answer; `busy`: answer 503; `empty-page`: answer a query with an empty page that is not the last.
 */
export type Fault = 'pass' | 'lose-answer' | 'silent' | 'busy' | 'empty-page';

export interface Wire {
  readonly url: string;
  /** Method and address of every call so far. */
  readonly calls: string[];
  /** What happens to the next calls, in order; `pass` after that. */
  readonly faults: Fault[];
  close(): void;
}

/** A stretch of network in front of a server, on which things can be made to go wrong. */
export async function layWire(target: string): Promise<Wire> {
  const calls: string[] = [];
  const faults: Fault[] = [];
  const server = createServer((incoming, answer) => {
    calls.push(`${incoming.method} ${decodeURIComponent(incoming.url ?? '')}`);
    const fault = faults.shift() ?? 'pass';
    if (fault === 'silent') return;
    if (fault === 'busy') return answerBusy(answer);
    if (fault === 'empty-page') return void emptyPage(answer);
    passOn(incoming, answer, target, fault === 'lose-answer');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    faults,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function passOn(incoming: IncomingMessage, answer: ServerResponse, target: string, loseAnswer: boolean): void {
  const { method, headers, url } = incoming;
  const onward = request(new URL(url ?? '/', target), { method, headers }, (response) => {
    if (!loseAnswer) {
      answer.writeHead(response.statusCode ?? 500, response.headers);
      response.pipe(answer);
      return;
    }
    response.resume().on('end', () => answer.destroy());
  });
  incoming.pipe(onward);
}

// Never in one chain: restify, once loaded by a test in the same process, makes every writeHead return nothing.
function answerBusy(answer: ServerResponse): void {
  answer.writeHead(503);
  answer.end();
}

function emptyPage(answer: ServerResponse): void {
  // In Azurite's form: everything after "!", which comes before all keys of our tests.
  const next = Buffer.from('!').toString('base64');
  answer.writeHead(200, {
    'content-type': 'application/json',
    'x-ms-continuation-nextpartitionkey': next,
    'x-ms-continuation-nextrowkey': next,
  });
  answer.end('{"value":[]}');
}
