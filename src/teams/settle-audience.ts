import { type AudienceTold, changeAudience } from '../flows/change-audience.ts';
import type { AudienceIntent } from './audience-intents.ts';
import { audienceWords, listed, wideningWords } from './audience-wording.ts';
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
    text: wideningWords(told),
    buttons: [sayButton('Yes, show it to them', `yes, ${again}`)],
  });
}
