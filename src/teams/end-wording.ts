import { formatDay } from '../domain/day.ts';
import { counted } from '../domain/shown-text.ts';
import type { GroupEnded, Legacy } from '../flows/end-group.ts';
import type { Door } from './door.ts';
import { listed } from './meeting-wording.ts';
import { steeringRefusalWords } from './steer-wording.ts';

const mostShown = 20;

/** What follows when a group ends: asked before it is done, and told after. */
export function endWords(legacy: Legacy, done: boolean, door: Door = 'chat'): string {
  const { group, hadEnded, actions, orphans, heir, hidden, meetings } = legacy;
  const taken = actions.length - orphans.length;
  const shown = orphans.slice(0, mostShown).join(', ');
  return [
    headWords(legacy, done),
    actions.length === 0
      ? `${hadEnded ? `${group} led` : 'It leads'} no open action.`
      : `${hadEnded ? `${group} led` : 'It leads'} ${counted(actions.length, 'open action')}. ${taken > 0 ? `${counted(taken, 'goes', 'go')} to ${heir ?? 'the groups that lead them with it'}.` : ''}`.trim(),
    ...(orphans.length > 0
      ? [
          `No group leads ${shown}${orphans.length > mostShown ? ` and ${orphans.length - mostShown} more` : ''} then, and nobody is asked about ${orphans.length === 1 ? 'it' : 'them'}. Say which group takes over${door === 'chat' ? `: “${group} has merged into …”` : ''}.`,
        ]
      : []),
    ...(hidden.length > 0
      ? [`${heir} sees only refs, ratings and dates of ${listed(hidden)}: its words are for other groups.`]
      : []),
    ...(meetings.length > 0
      ? [
          `Not prepared any more: its meeting${meetings.length === 1 ? '' : 's'} on ${listed(meetings.slice(0, 6).map(formatDay))}.`,
        ]
      : []),
    ...(done && door === 'chat' ? [`If that was a mistake: “${group} meets again”.`] : []),
  ].join('\n');
}

function headWords({ group, hadEnded, heir }: Legacy, done: boolean): string {
  if (hadEnded) return done ? `${heir ?? 'No group'} takes over from ${group}.` : `${group} has ended already.`;
  if (done) return `${group} has ended.`;
  return `${group} would prepare no more meetings, and its chairs would have no say for it.`;
}

export function endRefusalWords({ refusal, group }: Extract<GroupEnded, { kind: 'refused' }>, door: Door): string {
  return steeringRefusalWords(refusal, { group, door });
}

export function revivedWords(group: string): string {
  return `${group} meets again, and leads what the plans say it leads.`;
}

/** What became of a group in the tab, or would; there the way back stands on the page. */
export function endedInTab(ended: GroupEnded): string {
  switch (ended.kind) {
    case 'done':
      return endWords(ended.legacy, true, 'tab');
    case 'confirm':
      return endWords(ended.legacy, false, 'tab');
    case 'revived':
      return revivedWords(ended.group);
    case 'refused':
      return endRefusalWords(ended, 'tab');
    default:
      return ended satisfies never;
  }
}
