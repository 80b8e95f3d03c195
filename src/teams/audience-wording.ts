import { cut } from '../domain/shown-text.ts';
import type { AudienceTold } from '../flows/change-audience.ts';

type Told = Extract<AudienceTold, { readonly groups: unknown }>;

/** What follows where more people may read a plan. */
export function wideningWords(told: Told): string {
  return `${readersWords(told)} From then on they see its words on cards, in digests and in answers, and what was said of it so far. That cannot be unseen.`;
}

/** Who may read a plan's words, or why that stays as it is. */
export function audienceWords(told: AudienceTold): string {
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

export function listed(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? 'nobody') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
