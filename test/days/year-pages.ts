import { londonDay, monthNames } from '../../src/domain/day.ts';
import type { AskTold, Year } from './live-year.ts';
import { groupNames } from './year-setting.ts';
import type { Told } from './year-story.ts';

const everybody = 'The partnership';

function monthOf({ at }: { readonly at: Told['at'] }): string {
  return londonDay(at).slice(0, 7);
}

/** "September 2019". */
function titleOf(month: string): string {
  return `${monthNames[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
}

/** The story, a page a month: each group's messages in the order in which they were sent. */
export function pagesOf({ told }: Year): ReadonlyMap<string, string> {
  const months = Map.groupBy(told, monthOf);
  return new Map([...months].map(([month, some]) => [`${month}.md`, pageOf(month, some)]));
}

function pageOf(month: string, told: readonly Told[]): string {
  const sections = [everybody, ...groupNames].flatMap((name) => {
    const own = told.filter(({ group }) => (group ?? everybody) === name);
    return own.length === 0 ? [] : [`## ${name}\n\n${own.map(({ line }) => `- ${line}`).join('\n')}\n`];
  });
  return `# ${titleOf(month)}\n\n${sections.join('\n')}`;
}

/** The kinds of message as the table counts them. */
const columns: readonly (readonly [string, readonly Told['kind'][]])[] = [
  ['cards', ['request']],
  ['reminders', ['reminder']],
  ['digests', ['digest', 'summary', 'addendum']],
  ['other', ['chase', 'open-requests', 'draft', 'record', 'who-answers', 'notice']],
];

/** One line for each group and month: what was asked, what was sent, and what the caps held back. */
export function tableOf({ told, asks }: Year): string {
  const months = [...new Set(told.map(monthOf))];
  const head = ['month', 'group', 'requests', ...columns.map(([name]) => name), 'held back'];
  const rows = months.flatMap((month) =>
    [...groupNames, everybody].flatMap((group) => {
      const own = told.filter((one) => monthOf(one) === month && (one.group ?? everybody) === group);
      const asked = asks.filter((one) => monthOf(one) === month && one.group === group);
      return own.length === 0 ? [] : [[titleOf(month), group, ...countsOf(own, asked)]];
    }),
  );
  const total = ['**the year**', '', ...countsOf(told, asks)];
  return [head, head.map(() => '---'), ...rows, total].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function countsOf(told: readonly Told[], asks: readonly AskTold[]): readonly string[] {
  const sum = (key: 'requests' | 'heldBack') => asks.reduce((total, ask) => total + ask[key], 0);
  const sent = columns.map(([, kinds]) => told.filter(({ kind }) => kinds.includes(kind)).length);
  return [sum('requests'), ...sent, sum('heldBack')].map(String);
}
