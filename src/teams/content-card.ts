import type { Activity } from 'botbuilder';
import { formatDay } from '../domain/day.ts';
import type { Content } from '../flows/ports.ts';
import type { Forms } from './buttons.ts';
import {
  addendumCard,
  byHandCard,
  type Card,
  chaseCard,
  digestCard,
  draftCard,
  noticeCard,
  recordCard,
  reminderCard,
  requestCard,
  whoAnswersCard,
} from './cards.ts';

export interface ContentOptions {
  readonly forms: Forms;
  /** Where the tab with the plan is. */
  readonly planUrl?: string;
}

/** What a message shows, as a card. */
export function contentCard(content: Content, { forms, planUrl }: ContentOptions): Card {
  switch (content.kind) {
    case 'request':
      return requestCard(content.view, { forms });
    case 'reminder':
      return reminderCard(content, { forms });
    case 'chase':
      return chaseCard(content.view, 'manager');
    case 'open-requests':
      return chaseCard(content.view, 'chair');
    case 'draft':
      return draftCard(content.draft);
    case 'addendum':
      return addendumCard(content);
    case 'digest':
      return digestCard(content.digest, content.audience, planUrl === undefined ? {} : { planUrl });
    case 'by-hand':
      return byHandCard(content.view, content.name, { forms });
    case 'who-answers':
      return whoAnswersCard(content.view);
    case 'record':
      return recordCard(content.view, { forms });
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
  switch (content.kind) {
    case 'request':
      return `Updates for ${content.view.group}, ${formatDay(content.view.meeting)}`;
    case 'by-hand':
      return `A request to send on, ${formatDay(content.view.meeting)}`;
    case 'reminder':
      return `A reminder for ${content.view.group}, ${formatDay(content.view.meeting)}`;
    case 'digest':
      return `Digest for ${content.digest.group}, ${formatDay(content.digest.meeting)}`;
    case 'draft':
      return `Draft digest for ${content.draft.digest.group}`;
    case 'addendum':
      return `Late answers for ${content.group}, ${formatDay(content.meeting)}`;
    case 'record':
      return `Record of ${content.view.group}, ${formatDay(content.view.date)}`;
    default:
      return 'A note from Baton';
  }
}
