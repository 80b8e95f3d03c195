/** B: the same bot, reading 300 rows of one partition by the storage client itself and sending one card of ten lines. */
import { CardFactory, MessageFactory } from 'botbuilder';
import { plainRows, readPlainRows } from '../plain-rows.ts';
import { serveBareBot } from './bare-bot.ts';

const table = plainRows(process.argv[2] ?? '', process.argv[3] ?? '');

serveBareBot(async (context) => {
  const rows = await readPlainRows(table);
  const lines = rows.slice(0, 10).map(({ ref, text }) => ({ type: 'TextBlock', text: `${ref} ${text}`, wrap: true }));
  const card = CardFactory.adaptiveCard({ type: 'AdaptiveCard', version: '1.5', body: lines });
  await context.sendActivity(MessageFactory.attachment(card));
});
