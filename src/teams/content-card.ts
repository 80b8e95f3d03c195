import type { Activity } from 'botbuilder';
import { formatDay } from '../domain/day.ts';
import type { Content } from '../flows/ports.ts';
import type { Forms } from './buttons.ts';
import { type Card, digestCard, noticeCard, requestCard } from './cards.ts';

/** What a message shows, as a card. */
export function contentCard(content: Content, forms: Forms): Card {
  switch (content.kind) {
    case 'request':
      return requestCard(content.view, { forms });
    case 'digest':
      return digestCard(content.digest, content.audience);
    case 'notice':
      return noticeCard(content.text);
    default:
      return content satisfies never;
  }
}

/** A card as an activity. Text and a card never go together: Teams would post two messages and give no id back. */
export function cardActivity(card: Card, summary = card.fallbackText): Partial<Activity> {
  return {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    summary: summary.slice(0, 200),
  };
}

export function activityOf(card: Card, content: Content): Partial<Activity> {
  return cardActivity(card, summaryOf(content));
}

/** What a phone shows before the message is opened: never more than that it is there. */
function summaryOf(content: Content): string {
  if (content.kind === 'request') return `Updates for ${content.view.group}, ${formatDay(content.view.meeting)}`;
  if (content.kind === 'digest') return `Digest for ${content.digest.group}, ${formatDay(content.digest.meeting)}`;
  return 'A note from Baton';
}
