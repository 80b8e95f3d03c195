import { busyWords, monthWords } from '../domain/busy-months.ts';
import { type Day, daysBetween, formatDay, formatInstant, parseDay } from '../domain/day.ts';
import type { Load, LoadRow } from '../domain/load.ts';
import { type DayPreview, previewDay } from '../flows/preview-day.ts';
import { showLoad } from '../flows/show-load.ts';
import { type Call, Failure, type Result, Wrong, withCommandLine } from './command.ts';

/** `day --on DATE`: what a day holds. `day --from DATE --to DATE`: what some months ask of each group. */
export async function dayCommand(call: Call): Promise<Result> {
  const { on, from, to, group } = call.values;
  if (from !== undefined || to !== undefined) return loadOf(call);
  if (group !== undefined)
    throw new Wrong('--group goes with --from and --to: day --from 2019-04-01 --to 2020-03-31 --group MACE');
  const day = readDay(on, '--on');
  if (!day) throw new Wrong('Which day? day --on 2019-09-03, or day --from 2019-04-01 --to 2020-03-31');
  return withCommandLine(call.open, async ({ ports, partnership }) => {
    const preview = await previewDay(ports, partnership, day);
    return { text: dayText(preview), json: preview };
  });
}

export function readDay(text: string | undefined, option: string): Day | undefined {
  if (text === undefined) return undefined;
  const day = parseDay(text);
  if (!day) throw new Wrong(`${option} takes a date such as 2019-09-03`);
  return day;
}

export function noGroupWords(group: string): string {
  return `There is no group called ${group}. “meetings list” shows the groups that meet.`;
}

function dayText({ on, steps, skipped }: DayPreview): string {
  if (steps.length === 0 && skipped.length === 0) return `Nothing is due on ${formatDay(on)}.`;
  const lines = steps.flatMap(({ at, group, meeting, step, why, requests, messages }) => [
    `${formatInstant(at)} · ${group}, meeting of ${formatDay(meeting)}: ${step} (${why})`,
    ...(requests.length > 0 ? [`  asks about ${requests.join(', ')}`] : []),
    ...messages.map(({ kind, to }) => `  one ${kind} to ${to}`),
  ]);
  return [...lines, ...skipped.map(({ step, group, why }) => `skipped: ${group}, ${step} (${why})`)].join('\n');
}

/** Longer ones are no year's load, and would be foreseen on ever thinner ground. */
const mostDays = 3 * 366;

async function loadOf({ values, open }: Call): Promise<Result> {
  const [from, to] = [readDay(values.from, '--from'), readDay(values.to, '--to')];
  if (!from || !to || values.on !== undefined) throw new Wrong('It is day --from 2019-04-01 --to 2020-03-31');
  if (to < from) throw new Wrong('--from is later than --to');
  if (daysBetween(from, to) > mostDays) throw new Wrong('--from and --to lie more than three years apart');
  return withCommandLine(open, async ({ ports, partnership }) => {
    const load = await showLoad(ports, partnership, { period: { from, to }, group: values.group ?? null });
    if (!load) throw new Failure(noGroupWords(values.group ?? ''));
    return { text: loadText(load), json: load };
  });
}

const columns = ['steps due', 'asked', 'held back', 'messages'] as const;

/** A table to be read in a terminal: a block a month, a line a group. */
function loadText({ from, to, rows, total, cycles, busy }: Load): string {
  const width = Math.max(20, ...rows.map(({ group }) => group.length + 2));
  const line = (name: string, cells: readonly (string | number)[]) =>
    name.padEnd(width) + cells.map((cell, at) => String(cell).padStart(columns[at]!.length + 2)).join('');
  const cellsOf = ({ stepsDue, requests, heldBack, messages }: Omit<LoadRow, 'month' | 'group'>) =>
    [stepsDue, requests, heldBack, messages] as const;
  const months = [...Map.groupBy(rows, ({ month }) => month)].flatMap(([month, own]) => [
    monthWords(month),
    ...own.map((row) => line(`  ${row.group}`, cellsOf(row))),
  ]);
  return [
    `What the plans and Baton ask of each group from ${formatDay(from)} to ${formatDay(to)}, as if nobody answered meanwhile.`,
    '“held back”: quarterly check-ins beyond twelve for a group or six for a person.',
    '',
    line('', columns),
    ...months,
    line('In all', cellsOf(total)),
    ...(cycles.length === 0 ? ['', 'No meeting lies in these months, so nobody would be asked.'] : []),
    ...(busy.length > 0 ? ['', ...busy.map(busyWords)] : []),
  ].join('\n');
}
