import { AsyncLocalStorage } from 'node:async_hooks';
import type { TableServiceClientOptions } from '@azure/data-tables';

// A transaction of @azure/data-tables 13 deletes whatever stands there: it has no place for the version of a row to be
// removed, though Azure Tables has one (If-Match). Without it, a message would lose the wish to be shown again when
// that wish comes in while the message is being sent. So the versions are set in the request just before it leaves.

type Versions = ReadonlyMap<string, string>;

const expected = new AsyncLocalStorage<Versions>();

/** Submits a transaction whose removals of these rows (by row key) happen only if they are still of these versions. */
export function removingOnly<T>(versions: Versions, submit: () => Promise<T>): Promise<T> {
  return versions.size === 0 ? submit() : expected.run(versions, submit);
}

type Policies = NonNullable<TableServiceClientOptions['additionalPolicies']>;

/** What a client needs so that its transactions say what we mean, and Azurite understands them. */
export const transactionPolicies: Policies = [
  {
    position: 'perCall',
    policy: {
      name: 'transactionBody',
      async sendRequest(request, next) {
        if (typeof request.body === 'string') request.body = guarded(readable(request.body), expected.getStore());
        return next(request);
      },
    },
  },
];

/**
 * Azurite 3.37 answers 500 to a transaction with a Unicode line separator in it, and text pasted from elsewhere has
 * them. Escaped, it is the same text in JSON; outside the JSON (addresses, headers) it never stands bare.
 */
function readable(body: string): string {
  return body.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

// Request lines and headers only: within a JSON body there are no line breaks.
const removal = /(?<=\r\n)DELETE (\S+) HTTP\/1\.1\r\n(?:[^\r\n]+\r\n)*/g;

function guarded(body: string, versions: Versions = new Map()): string {
  let found = 0;
  const result = body.replace(removal, (head, url: string) => {
    const version = versions.get(rowKeyIn(url));
    if (version === undefined) return head;
    return head.replace(/^if-match: \*$/im, () => {
      found += 1;
      return `If-Match: ${version}`;
    });
  });
  // Better no removal than one that takes away what somebody has just written.
  if (found !== versions.size) throw new Error('The transaction does not look as expected; nothing was sent.');
  return result;
}

function rowKeyIn(url: string): string {
  const key = /,RowKey='(.*)'\)/.exec(decodeURIComponent(url))?.[1] ?? '';
  return key.replaceAll("''", "'");
}
