import { TableClient, type TableServiceClientOptions } from '@azure/data-tables';
import { QueueClient } from '@azure/storage-queue';
import { plainAnswers } from './plain-answers.ts';
import type { Table } from './table-rows.ts';
import { transactionPolicies } from './transaction-body.ts';

export type Connection = { readonly connectionString: string } | { readonly account: string };

export interface Clients {
  readonly register: Table;
  readonly directory: Table;
  readonly queue: QueueClient;
}

const queueName = 'messages';
const tries: TableServiceClientOptions = {
  retryOptions: { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 1000 },
  additionalPolicies: plainAnswers,
};
const oneTry: TableServiceClientOptions = { retryOptions: { maxRetries: 0 }, additionalPolicies: transactionPolicies };
const queueTries = { retryOptions: { maxTries: 3, retryDelayInMs: 200, maxRetryDelayInMs: 1000 } };

export async function clientsFor(connection: Connection): Promise<Clients> {
  return 'account' in connection ? withIdentity(connection.account) : withKey(connection.connectionString);
}

function withKey(connectionString: string): Clients {
  const allowInsecureConnection = staysOnThisMachine(connectionString);
  const table = (name: string): Table => ({
    reading: TableClient.fromConnectionString(connectionString, name, { ...tries, allowInsecureConnection }),
    writing: TableClient.fromConnectionString(connectionString, name, { ...oneTry, allowInsecureConnection }),
  });
  const queue = new QueueClient(connectionString, queueName, queueTries);
  return { register: table('register'), directory: table('directory'), queue };
}

/** In Azure: the managed identity that the app runs as (AZURE_CLIENT_ID where it has several); no key anywhere. */
async function withIdentity(account: string): Promise<Clients> {
  const { DefaultAzureCredential } = await import('@azure/identity');
  const credential = new DefaultAzureCredential();
  const url = `https://${account}.table.core.windows.net`;
  const table = (name: string): Table => ({
    reading: new TableClient(url, name, credential, tries),
    writing: new TableClient(url, name, credential, oneTry),
  });
  const queueUrl = `https://${account}.queue.core.windows.net/${queueName}`;
  return {
    register: table('register'),
    directory: table('directory'),
    queue: new QueueClient(queueUrl, credential, queueTries),
  };
}

const loopback = ['127.0.0.1', 'localhost', '[::1]'];

/** True when an endpoint is plain http, which is refused anywhere but on this machine: it would show what is stored. */
function staysOnThisMachine(connectionString: string): boolean {
  if (/UseDevelopmentStorage=true/i.test(connectionString)) return true;
  const insecure = [...connectionString.matchAll(/(?:Table|Queue)Endpoint=(http:[^;]*)/gi)].map(([, url]) => url!);
  const byName = /DefaultEndpointsProtocol=http(?:;|$)/i.test(connectionString) && !hasBothEndpoints(connectionString);
  if (byName || insecure.some((url) => !loopback.includes(new URL(url).hostname))) {
    throw new TypeError('The storage connection string uses http; only https is safe beyond this machine.');
  }
  return insecure.length > 0;
}

function hasBothEndpoints(connectionString: string): boolean {
  return /TableEndpoint=/i.test(connectionString) && /QueueEndpoint=/i.test(connectionString);
}
