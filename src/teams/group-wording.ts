import { formatDay } from '../domain/day.ts';
import { cut } from '../domain/shown-text.ts';
import type { Described } from '../flows/describe-group.ts';
import { type Door, managersOnly } from './door.ts';
import { noGroupWords } from './meeting-wording.ts';

export function describedOrNot(described: Described, door: Door): string {
  return described.kind === 'done' ? describedWords(described) : notDescribedWords(described, door);
}

/** What a group is called and reports to from now on. */
function describedWords({ group, order }: Extract<Described, { kind: 'done' }>): string {
  switch (order.do) {
    case 'also-called':
      return `Done: ${group} is also called ${order.alias}, here and in the plans that are imported from now on.`;
    case 'not-called':
      return `Done: ${group} is no longer called ${order.alias}. Actions that it leads stay with it.`;
    case 'reports-to':
      return order.to === null
        ? `Done: ${group} reports to no group. Should it end, somebody has to say who leads what it led.`
        : `Done: ${group} reports to ${order.to}, which leads what ${group} led should that end.`;
    default:
      return order satisfies never;
  }
}

/** Why nothing was changed, and what to do next. */
function notDescribedWords({ group, refusal }: Extract<Described, { kind: 'refused' }>, door: Door): string {
  switch (refusal.code) {
    case 'unknown-group':
    case 'unsafe-name':
      return noGroupWords(refusal);
    case 'not-business-manager':
      return managersOnly[door];
    case 'group-ended':
      return `${group} ended on ${formatDay(refusal.on)}, so nothing was changed. If it goes on, say first that it meets again.`;
    case 'called-so':
      return `${refusal.by} goes by that name already, and one name means one group. Nothing was changed.`;
    case 'called-so-already':
      return `${group} goes by that name already, so there was nothing to change.`;
    case 'own-name':
      return `${group} is its own name, which stays. Nothing was changed.`;
    case 'not-called-so':
      return `${group} is not called ${cut(refusal.name, 60)}, so there was nothing to change.`;
    case 'too-many-names':
      return `${group} has ${refusal.most} other names, which is the most, so nothing was changed. Take one away first.`;
    case 'reports-to-itself':
      return 'A group cannot report to itself, so nothing was changed.';
    case 'reports-to-ended':
      return `${refusal.to} has ended, so nothing was changed. Please name a group that meets.`;
    case 'reports-in-a-circle':
      return `That would run in a circle, as ${chain(refusal.line)}. Nothing was changed.`;
    case 'reports-so-already':
      return `That is so already: ${group} reports there. Nothing was changed.`;
    default:
      return refusal satisfies never;
  }
}

/** "the MEB reports to the Board, which reports to MACE". */
function chain([first, ...others]: readonly string[]): string {
  return `${first} reports to ${others.join(', which reports to ')}`;
}
