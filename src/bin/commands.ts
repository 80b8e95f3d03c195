import type { Command } from './command.ts';

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
  export --paper meeting --group G --out FILE [--on DATE]
                              the paper for a group's next meeting: two pages in Word, in the digest's order
  export --paper year --out FILE [--plan CODE | --from DATE --to DATE] [--on DATE]
                              the yearly report in Word, of a plan's period or of the year from April to March
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

/** Each command is loaded when it is wanted: --help need not wait for everything that Baton can do. */
export const commands = {
  import: async (call) => (await import('./import-command.ts')).importCommand(call),
  export: async (call) => (await import('./export-command.ts')).exportCommand(call),
  meetings: async (call) => (await import('./meetings-command.ts')).meetingsCommand(call),
  people: async (call) => (await import('./people-command.ts')).peopleCommand(call),
  day: async (call) => (await import('./day-command.ts')).dayCommand(call),
  run: async (call) => (await import('./run-command.ts')).runCommand(call),
  ask: async (call) => (await import('./ask-command.ts')).askCommand(call),
  partnership: async (call) => (await import('./partnership-command.ts')).partnershipCommand(call),
  doctor: async (call) => (await import('./doctor-command.ts')).doctorCommand(call),
} satisfies Record<string, Command>;
export type Commands = typeof commands;
