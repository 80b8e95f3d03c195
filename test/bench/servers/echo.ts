/** A: what a turn costs before a bot does anything of its own. */
import { serveBareBot } from './bare-bot.ts';

serveBareBot(async (context) => {
  await context.sendActivity(`You said: ${context.activity.text}`);
});
