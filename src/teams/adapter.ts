import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type Middleware, type TurnContext } from 'botbuilder';
import { faultOf, type Log } from '../log.ts';

/** The app's credentials by botbuilder's own names; empty in local mode, where no token is asked of the emulator. */
export type Credentials = Readonly<Record<string, string>>;

/** How long Teams may take to answer before a message counts as in doubt; shorter than a claim stands. */
export const wireSeconds = 20;

/** The Bot Framework adapter, with the SDK's own repeats taken out: it would post a message up to four times. */
export function openAdapter(credentials: Credentials, log: Log): CloudAdapter {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ ...credentials }));
  adapter.use(withoutRetries(adapter));
  // What is thrown on, the SDK prints whole to the console: with the reply that could not be sent.
  adapter.onTurnError = async (_, error) => log.error(faultOf(error), 'turn failed');
  return adapter;
}

function withoutRetries(adapter: CloudAdapter): Middleware {
  return {
    async onTurn(context, next) {
      const client = connectorOf(adapter, context);
      if (client) removeRetries(client);
      await next();
    },
  };
}

/** The part of the Bot Framework's REST client that Baton uses; botbuilder does not export its type. */
export interface Connector {
  readonly client?: { readonly pipeline?: { removePolicy(by: { readonly name: string }): unknown } };
  readonly conversations: {
    createConversation(parameters: object): Promise<{ readonly id: string; readonly activityId?: string }>;
    sendToConversation(conversation: string, activity: object): Promise<{ readonly id: string }>;
    updateActivity(conversation: string, activityId: string, activity: object): Promise<unknown>;
    getConversationMember(conversation: string, member: string): Promise<unknown>;
    getConversationMembers(conversation: string): Promise<readonly unknown[]>;
    getConversationPagedMembers(conversation: string, options: object): Promise<MembersPage>;
  };
}

/** The client of this turn's Teams, once per turn and without retries. */
export function connectorOf(adapter: CloudAdapter, context: TurnContext): Connector | undefined {
  return context.turnState.get<Connector>(adapter.ConnectorClientKey);
}

interface MembersPage {
  readonly members?: readonly { readonly id?: string; readonly aadObjectId?: string }[];
  readonly continuationToken?: string;
}

function removeRetries({ client }: Connector): void {
  client?.pipeline?.removePolicy({ name: 'defaultRetryPolicy' });
}
