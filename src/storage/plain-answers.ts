import type { TableServiceClientOptions } from '@azure/data-tables';

// @azure/data-tables reads each answer twice more after parsing it, property by property, to find dates, binaries and
// numbers of 64 bits. Baton stores none of them and checks every row itself (codec.ts), so that would be most of what
// a list of a few hundred rows costs. Here the text of an answer is set aside before the client reads it.

type Policies = NonNullable<TableServiceClientOptions['additionalPolicies']>;

const texts = new WeakMap<object, string>();

/** What a client for reading needs: answers to reads reach `plainAnswer`, all others are read by the client. */
export const plainAnswers: Policies = [
  {
    // Nearest to the wire, so that errors and tries are the client's as ever.
    position: 'perRetry',
    policy: {
      name: 'plainAnswers',
      async sendRequest(request, next) {
        const response = await next(request);
        if (request.method !== 'GET' || response.status !== 200 || !response.bodyAsText) return response;
        texts.set(response, response.bodyAsText);
        response.bodyAsText = '{}';
        return response;
      },
    },
  },
];

export interface PlainAnswer<T> {
  /** For the options of one request. */
  readonly onResponse: (response: object) => void;
  /** What was answered, as it came. */
  readonly read: () => T;
}

/** Catches the answer to one request of a client with `plainAnswers`. */
export function plainAnswer<T>(): PlainAnswer<T> {
  let text: string | undefined;
  return {
    onResponse: (response) => {
      text = texts.get(response);
    },
    read: () => {
      if (text === undefined) throw new Error('Storage gave no clear answer to a question.');
      return JSON.parse(text) as T;
    },
  };
}
