import { cut } from '../domain/shown-text.ts';
import { type AudienceTold, changeAudience } from '../flows/change-audience.ts';
import type { AudienceIntent } from './audience-intents.ts';
import { sayButton } from './buttons.ts';
import { type Card, choiceCard, noticeCard } from './cards.ts';
import type { Turn } from './turn.ts';

/** Tells or changes who may read a plan's words. */
export async function settleAudience({ ports, present }: Turn, intent: AudienceIntent): Promise<Card> {
  const { partnership, asker } = present;
  const { plan, groups, confirmed } = intent;
  const told = await changeAudience(ports, { partnership, asker, plan, groups, confirmed });
  if (told.kind === 'widens') return wideningCard(told);
  return noticeCard(audienceWords(told));
}

type Told = Extract<AudienceTold, { readonly groups: unknown }>;

function wideningCard(told: Told): Card {
  const again =
    told.groups === null ? `open ${told.plan} to the partnership` : `restrict ${told.plan} to ${listed(told.groups)}`;
  return choiceCard({
    title: `Show ${told.plan} to more people?`,
    text: `${readersWords(told)} From then on they see its words on cards, in digests and in answers, and what was said of it so far. That cannot be unseen.`,
    buttons: [sayButton('Yes, show it to them', `yes, ${again}`)],
  });
}

function audienceWords(told: AudienceTold): string {
  switch (told.kind) {
    case 'is':
    case 'widens':
      return `${readersWords(told)} ${told.groups === null ? `“restrict ${told.plan} to LPR Group” changes that.` : `Business managers read it too, and whoever answers for an action reads that one. Everybody else sees code, number, rating and due date.`}`;
    case 'changed':
      return `Done. ${readersWords(told)}${told.groups === null ? '' : ' Cards and digests that others have already got are drawn anew without them; what was read before cannot be unread.'}`;
    case 'not-business-manager':
      return 'Only a business manager can see or change who may read a plan, so nothing was changed.';
    case 'unknown-plan':
      return `There is no plan ${cut(told.plan, 30)}, so nothing was changed. ${told.known.length > 0 ? `I know ${told.known.join(', ')}.` : 'Import one first.'}`;
    case 'unknown-group':
      return `There is no group called ${cut(told.name, 60)}, so nothing was changed. I know ${told.known.join(', ')}.`;
    default:
      return told satisfies never;
  }
}

function readersWords({ plan, groups }: Pick<Told, 'plan' | 'groups'>): string {
  return groups === null
    ? `The words of ${plan} are for the whole partnership.`
    : `The words of ${plan} are for ${listed(groups)} alone.`;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? 'nobody') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
