import type { Answer, MeetingLine } from '../domain/answer.ts';
import { letIn, listPartnerships, waitingTeams } from '../flows/meet-team.ts';
import type { TeamBinding } from '../flows/ports.ts';
import { answerText } from '../teams/plain-text.ts';
import { askAsManager } from './ask-as-manager.ts';
import { type Call, type Command, Failure, type Result, Wrong, withCommandLine } from './command.ts';
import { dayCommand, readDay } from './day-command.ts';
import { examine } from './doctor.ts';
import { exportCommand } from './export-command.ts';
import { importCommand } from './import-command.ts';
import { meetingsCommand } from './meetings-command.ts';
import { peopleCommand } from './people-command.ts';
import { runCommand } from './run-command.ts';

export const usage = `Baton: carries a safeguarding partnership's action plans from one meeting to the next.

  npm run -s baton -- COMMAND

  import FILE [--plan CODE] [--title T] [--period 2019-04..2020-03] [--sheet NAME] [--audience restricted|partnership]
                              reads a plan (.docx, .xlsx, .odt, .ods, .pdf, .csv, .txt, .md) with its updates and
                              ratings; --sheet reads a hidden sheet too; a case review is restricted to its groups unless you say otherwise
  import FILE --dry-run [--compare]
                              shows what would be imported and stores nothing; --compare: and what it would change
  import FILE --as-shown DIGEST
                              only if the file is still the one that the dry run showed
  import --undo CODE          takes a plan's last import back, until somebody is asked about it
  export --plan CODE|all --out FILE [--format xlsx|docx|csv] [--on DATE]
                              the plan, or all plans together (the composite matrix), as known today or on a date
  meetings import FILE        reads meeting dates: .csv or .xlsx with the columns group, date (2019-09-24 or
                              24/09/2019) and, if wanted, time, papers, title; or a forward plan, whose days it takes
  meetings list               the meetings, which were moved or cancelled, and what comes to them
  meetings add GROUP DATE [TIME] [--papers DATE] [--new-group]
  meetings move GROUP DATE NEW-DATE [TIME] [--papers DATE]
  meetings cancel|reinstate GROUP DATE
  meetings papers GROUP DATE PAPERS-DATE
  people import FILE          reads who holds which post: .csv or .xlsx with the columns agency, post and, if wanted,
                              holder, deputy, holder e-mail, deputy e-mail, away until, groups, answers for agency
                              (yes), actions (“DP 4.1, DP 4.2; part of 30.1”)
  people list                 who holds which post and answers for what
  day --on DATE               what Baton would do on that date, and why; sends nothing
  day --from DATE --to DATE [--group G]
                              what those months ask of each group: steps due, requests, what is held back, messages
  run [--group G] [--on DATE] what became of the latest cycle: each step, each message, answered or not, and why
  ask "QUESTION" [--on DATE]  the answer a business manager gets in chat, as if today were DATE
  partnership list            the partnerships, and teams that wait to be let in
  partnership join TEAM       lets a waiting team (its name or id) into the partnership
  doctor                      checks settings, storage and channels, and says what to do

Every command takes --json (one JSON document on standard output) and --partnership ID.
Exit codes: 0 done, 1 it failed, 2 wrong usage.
`;

export const commands = {
  import: importCommand,
  export: exportCommand,
  meetings: meetingsCommand,
  people: peopleCommand,
  day: dayCommand,
  run: runCommand,
  ask,
  partnership,
  doctor,
} satisfies Record<string, Command>;
export type Commands = typeof commands;

async function ask({ rest, values, open }: Call): Promise<Result> {
  const text = rest.join(' ').trim();
  if (text === '') throw new Wrong('Ask what? ask "what is overdue for MACE?"');
  const on = readDay(values.on, '--on');
  return withCommandLine(open, async (line) => {
    const answer = await askAsManager(line, text, on);
    return { text: answerText(answer), json: answerJson(answer) };
  });
}

function answerJson(answer: Answer) {
  const { reading } = answer;
  const title = 'title' in answer ? answer.title : 'Help';
  const counts = 'counts' in answer ? answer.counts : answer.kind === 'run' ? answer.record.totals : {};
  const meetings = answer.kind === 'meetings' ? { meetings: answer.meetings.map(meetingJson) } : {};
  return { reading, title, actions: actionsOf(answer), counts, ...meetings, text: answerText(answer) };
}

function meetingJson({ group, month, date, time, items }: MeetingLine) {
  return { group, month, date, time, items };
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
