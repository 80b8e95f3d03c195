import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import restify from 'restify';

/** As little as a bot can be: the SDK's own adapter without a token, restify, and one answer to every message. */
export function serveBareBot(answer: (context: TurnContext) => Promise<void>): void {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const bot = new ActivityHandler();
  bot.onMessage(async (context, next) => {
    await answer(context);
    await next();
  });
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', async (request, response) => {
    await adapter.process(request as never, response as never, (context) => bot.run(context));
  });
  server.get('/readyz', async (_, response) => {
    response.send(200, {});
  });
  server.listen(0, '127.0.0.1', () => {
    process.send?.({ ready: `http://127.0.0.1:${(server.address() as { port: number }).port}` });
  });
  process.once('disconnect', () => process.exit());
}
