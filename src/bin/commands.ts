import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readMeetings } from '../documents/read-meetings.ts';
import { readTables } from '../documents/read-tables.ts';
import type { Answer } from '../domain/answer.ts';
import { type Day, dayOf, endOfMonth, formatDay, formatInstant, type Period, parseDay } from '../domain/day.ts';
import { draftFrom, type ImportDraft } from '../domain/import-draft.ts';
import { answerQuestion } from '../flows/answer-question.ts';
import { gatherSetting } from '../flows/gather.ts';
import { importMeetings } from '../flows/import-meetings.ts';
import { type Imported, importPlan } from '../flows/import-plan.ts';
import { type DayPreview, previewDay } from '../flows/preview-day.ts';
import { answerText } from '../teams/plain-text.ts';
import { examine } from './doctor.ts';
import type { CommandLine } from './open-command-line.ts';

/** It cannot be done; the sentence says what to do about it. */
export class Failure extends Error {}
/** It was not asked for as it should be. */
export class Wrong extends Error {}

interface Result {
  readonly text: string;
  readonly json: unknown;
}

interface Call {
  readonly rest: readonly string[];
  readonly values: {
    readonly json?: boolean | undefined;
    readonly plan?: string | undefined;
    readonly title?: string | undefined;
    readonly period?: string | undefined;
    readonly 'dry-run'?: boolean | undefined;
    readonly on?: string | undefined;
    readonly team?: string | undefined;
  };
  readonly open: () => Promise<CommandLine>;
}

type Command = (call: Call) => Promise<Result>;

export const usage = `Baton: carries a safeguarding partnership's action plans from one meeting to the next.

  npm run -s baton -- COMMAND

  import FILE [--plan CODE] [--title T] [--period 2019-04..2020-03] [--dry-run]
                              reads a plan (.docx, .xlsx, .csv, .txt); --dry-run stores nothing
  meetings import FILE        reads meeting dates: .csv or .xlsx with the columns group, date (2019-09-24 or
                              24/09/2019) and, if wanted, time, papers, title
  meetings list               the meetings ahead and the steps before them
  day --on DATE               what Baton would do on that date, and why; sends nothing
  ask "QUESTION" [--on DATE]  the answer a business manager gets in chat, as if today were DATE
  doctor                      checks settings, storage and channels, and says what to do

Every command takes --json (one JSON document on standard output) and --partnership ID.
Exit codes: 0 done, 1 it failed, 2 wrong usage.
`;

export const commands = { import: importCommand, meetings, day, ask, doctor } satisfies Record<string, Command>;
export type Commands = typeof commands;

async function withCommandLine<T>(open: Call['open'], run: (line: CommandLine) => Promise<T>): Promise<T> {
  const line = await open();
  try {
    return await run(line);
  } finally {
    await line.close();
  }
}

async function fileOf(path: string | undefined, what: string): Promise<{ name: string; bytes: Uint8Array }> {
  if (!path) throw new Wrong(`Which file? ${what}.`);
  try {
    return { name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Failure(`There is no file called ${path}. Check the name and the folder.`);
    throw new Failure(`${path} cannot be read (${code}). Is it a file, and may you open it?`);
  }
}

async function importCommand({ rest, values, open }: Call): Promise<Result> {
  const file = await fileOf(rest[0], 'import FILE');
  const period = values.period === undefined ? undefined : readPeriod(values.period);
  if (values.plan !== undefined && !/^[A-Za-z][A-Za-z0-9]{0,9}$/.test(values.plan)) {
    throw new Wrong('--plan takes a short code of letters and digits, such as DP');
  }
  const read = await readTables(file);
  if (!read.ok) throw new Failure(read.message);
  const named = { fileName: file.name, title: values.title, code: values.plan, period };
  if (values['dry-run']) {
    const draft = draftOf(draftFrom(read.tables, named));
    return { text: draftText(draft), json: draft };
  }
  return withCommandLine(open, async ({ ports, partnership }) => {
    const { groups } = await gatherSetting(ports, partnership);
    const draft = draftOf(draftFrom(read.tables, { ...named, knownGroups: groups }));
    const imported = await importPlan(ports, partnership, { draft, source: file.name, by: 'command line' });
    if (imported.kind === 'refused') throw new Failure(whyNotImported(imported));
    return { text: `${draftText(draft)}\n${importedText(imported)}`, json: { ...draft, imported } };
  });
}

function draftOf(result: ReturnType<typeof draftFrom>): ImportDraft {
  if (!result.ok) throw new Failure(result.message);
  return result.draft;
}

/** "2019-04..2020-03": whole months. */
function readPeriod(text: string): Period {
  const found = text.match(/^(\d{4})-(\d{2})(?:-\d{2})?\.\.(\d{4})-(\d{2})(?:-\d{2})?$/);
  const from = found ? dayOf(Number(found[1]), Number(found[2]), 1) : null;
  const lastMonth = found ? dayOf(Number(found[3]), Number(found[4]), 1) : null;
  if (!from || !lastMonth || lastMonth < from) throw new Wrong('--period takes two months, such as 2019-04..2020-03');
  return { from, to: endOfMonth(Number(found![3]), Number(found![4])) };
}

function draftText({ plan, groups, actions, problems }: ImportDraft): string {
  const period = plan.period ? `${formatDay(plan.period.from)} to ${formatDay(plan.period.to)}` : 'period not known';
  const objectives = new Set(actions.map(({ aim, objective }) => `${aim} ${objective}`)).size;
  const aims = new Set(actions.map(({ aim }) => aim)).size;
  return [
    `${plan.code} · ${plan.title} · ${period}`,
    `${actions.length} actions, ${objectives} objectives, ${aims} aims; led by ${groups.join(', ')}`,
    ...(problems.length > 0 ? ['', `${problems.length} to look at:`] : []),
    ...problems.map(({ message }) => `  · ${message}`),
  ].join('\n');
}

function importedText({ code, edition, actions, newGroups, gone }: Extract<Imported, { kind: 'imported' }>): string {
  return [
    '',
    `Imported as ${code}, edition ${edition}: ${actions} actions.`,
    ...(newGroups.length > 0 ? [`New groups: ${newGroups.join(', ')}.`] : []),
    ...(gone.length > 0 ? [`No longer in the plan (their updates are kept): ${gone.join(', ')}.`] : []),
  ].join('\n');
}

function whyNotImported(refused: Extract<Imported, { kind: 'refused' }>): string {
  switch (refused.code) {
    case 'no-period':
      return 'The plan does not say which years it covers, so nothing was imported. Say it: --period 2019-04..2020-03.';
    case 'too-many-new-groups':
      return 'The plan names so many lead groups that its columns were probably misread, so nothing was imported. Look at it with --dry-run.';
    case 'identifier':
      return `The plan seems to hold a number that identifies a person (at ${refused.refs.join(', ')}), so nothing was imported. Take it out and import again.`;
    default:
      return refused satisfies never;
  }
}

async function meetings({ rest, open }: Call): Promise<Result> {
  const [what, path] = rest;
  if (what === 'list') {
    return withCommandLine(open, async ({ ports, partnership }) => {
      const { meetings: all, groups } = await gatherSetting(ports, partnership);
      const rows = all.map(({ group, ...meeting }) => ({
        group: groups.find(({ id }) => id === group)?.name ?? group,
        ...meeting,
      }));
      const text = rows.map(({ group, date, time }) => `${formatDay(date)}${time ? `, ${time}` : ''} · ${group}`);
      return {
        text: text.join('\n') || 'No meetings yet. Import them: meetings import FILE',
        json: { meetings: rows },
      };
    });
  }
  if (what !== 'import') throw new Wrong('It is “meetings import FILE” or “meetings list”');
  const file = await fileOf(path, 'meetings import FILE');
  const read = await readMeetings(file);
  if (!read.ok) throw new Failure(read.message);
  return withCommandLine(open, async ({ ports, partnership }) => {
    const imported = await importMeetings(ports, partnership, { meetings: read.meetings, by: 'command line' });
    const { added, changed, newGroups } = imported;
    const text = [
      `${added} added, ${changed} brought up to date.`,
      ...(newGroups.length > 0 ? [`New groups: ${newGroups.join(', ')}.`] : []),
      ...(read.problems.length > 0 ? ['', `${read.problems.length} rows were not taken:`] : []),
      ...read.problems.map(({ message }) => `  · ${message}`),
    ];
    return { text: text.join('\n'), json: { ...imported, problems: read.problems } };
  });
}

function readOn(on: string | undefined): Day | undefined {
  if (on === undefined) return undefined;
  const day = parseDay(on);
  if (!day) throw new Wrong('--on takes a date such as 2019-09-03');
  return day;
}

async function day({ values, open }: Call): Promise<Result> {
  const on = readOn(values.on);
  if (!on) throw new Wrong('Which day? day --on 2019-09-03');
  return withCommandLine(open, async ({ ports, partnership }) => {
    const preview = await previewDay(ports, partnership, on);
    return { text: dayText(preview), json: preview };
  });
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

async function ask({ rest, values, open }: Call): Promise<Result> {
  const text = rest.join(' ').trim();
  if (text === '') throw new Wrong('Ask what? ask "what is overdue for MACE?"');
  const on = readOn(values.on);
  return withCommandLine(open, async ({ ports, partnership }) => {
    const { groups } = await gatherSetting(ports, partnership);
    const asker = {
      key: 'command line',
      name: '',
      roles: [{ kind: 'business-manager' } as const],
      memberOf: new Set(groups.map(({ id }) => id)),
    };
    const answer = await answerQuestion(ports, {
      partnership,
      text,
      asker,
      channelOf: null,
      place: 'private',
      ...(on && { on }),
    });
    return { text: answerText(answer), json: answerJson(answer) };
  });
}

function answerJson(answer: Answer) {
  const { reading } = answer;
  const title = 'title' in answer ? answer.title : 'Help';
  const counts = 'counts' in answer ? answer.counts : {};
  return { reading, title, actions: actionsOf(answer), counts, text: answerText(answer) };
}

function actionsOf(answer: Answer): readonly string[] {
  if (answer.kind === 'list') return answer.lines.map(({ plan, ref }) => `${plan} ${ref}`);
  if (answer.kind === 'status') return answer.actions;
  if (answer.kind === 'action' || answer.kind === 'history') return [`${answer.line.plan} ${answer.line.ref}`];
  return [];
}

async function doctor({ open }: Call): Promise<Result> {
  return withCommandLine(open, async (line) => {
    const findings = await examine(line);
    const text = findings
      .map(({ ok, what, todo }) => `${ok ? 'ok ' : 'TO DO'}  ${what}${todo ? `: ${todo}` : ''}`)
      .join('\n');
    return { text, json: { findings } };
  });
}
