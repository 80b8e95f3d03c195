import { readMeetings } from '../documents/read-meetings.ts';
import type { Answer } from '../domain/answer.ts';
import { type Day, formatDay, formatInstant, parseDay } from '../domain/day.ts';
import { answerQuestion } from '../flows/answer-question.ts';
import { gatherSetting } from '../flows/gather.ts';
import { importMeetings } from '../flows/import-meetings.ts';
import { letIn, listPartnerships, waitingTeams } from '../flows/meet-team.ts';
import type { TeamBinding } from '../flows/ports.ts';
import { type DayPreview, previewDay } from '../flows/preview-day.ts';
import { answerText } from '../teams/plain-text.ts';
import { type Call, type Command, Failure, fileOf, type Result, Wrong, withCommandLine } from './command.ts';
import { examine } from './doctor.ts';
import { importCommand } from './import-command.ts';

export const usage = `Baton: carries a safeguarding partnership's action plans from one meeting to the next.

  npm run -s baton -- COMMAND

  import FILE [--plan CODE] [--title T] [--period 2019-04..2020-03] [--dry-run]
                              reads a plan (.docx, .xlsx, .csv, .txt); --dry-run stores nothing
  meetings import FILE        reads meeting dates: .csv or .xlsx with the columns group, date (2019-09-24 or
                              24/09/2019) and, if wanted, time, papers, title
  meetings list               the meetings that Baton knows of
  day --on DATE               what Baton would do on that date, and why; sends nothing
  ask "QUESTION" [--on DATE]  the answer a business manager gets in chat, as if today were DATE
  partnership list            the partnerships, and teams that wait to be let in
  partnership join TEAM       lets a waiting team (its name or id) into the partnership
  doctor                      checks settings, storage and channels, and says what to do

Every command takes --json (one JSON document on standard output) and --partnership ID.
Exit codes: 0 done, 1 it failed, 2 wrong usage.
`;

export const commands = { import: importCommand, meetings, day, ask, partnership, doctor } satisfies Record<
  string,
  Command
>;
export type Commands = typeof commands;

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

async function partnership({ rest, open }: Call): Promise<Result> {
  const [what, ...words] = rest;
  if (what !== 'list' && what !== 'join') throw new Wrong('It is “partnership list” or “partnership join TEAM”');
  return withCommandLine(open, async ({ ports, partnership: id }) => {
    const waiting = await waitingTeams(ports);
    if (what === 'list') return partnershipList(await listPartnerships(ports), waiting);
    const wanted = words.join(' ').trim();
    if (wanted === '') throw new Wrong('Which team? partnership join TEAM');
    const team = waiting.find(({ team, name }) => team === wanted || name.toLowerCase() === wanted.toLowerCase());
    if (!team || !(await letIn(ports, id, team, 'command line'))) {
      throw new Failure(`No team called ${wanted} waits to be let in. “partnership list” shows those that do.`);
    }
    return { text: `${team.name || team.team} now belongs to ${id}.`, json: { partnership: id, team: team.team } };
  });
}

function partnershipList(ids: readonly string[], waiting: readonly TeamBinding[]): Result {
  const teams = waiting.map(({ name, team }) => `  · ${name || 'a team'} (${team})`);
  const text = [
    `Partnerships: ${ids.join(', ')}.`,
    ...(teams.length > 0 ? ['Waiting to be let in:', ...teams] : ['No team waits to be let in.']),
  ];
  return {
    text: text.join('\n'),
    json: { partnerships: ids, waiting: waiting.map(({ name, team, tenant }) => ({ name, team, tenant })) },
  };
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
