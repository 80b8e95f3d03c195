import { parseArgs } from 'node:util';
import { Failure, Wrong } from './command.ts';
import { type Commands, commands, usage } from './commands.ts';
import type { CommandLine } from './open-command-line.ts';

const options = {
  partnership: { type: 'string' },
  json: { type: 'boolean' },
  plan: { type: 'string' },
  title: { type: 'string' },
  period: { type: 'string' },
  'dry-run': { type: 'boolean' },
  compare: { type: 'boolean' },
  'as-shown': { type: 'string' },
  audience: { type: 'string' },
  sheet: { type: 'string', multiple: true },
  undo: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  on: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  group: { type: 'string' },
  team: { type: 'string' },
  papers: { type: 'string' },
  paper: { type: 'string' },
  'new-group': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** Exit codes: 0 done, 1 it failed (one sentence on stderr), 2 wrong usage. */
async function main(args: readonly string[]): Promise<number> {
  const parsed = parse(args);
  if (typeof parsed === 'string') return wrong(parsed);
  const { values, positionals } = parsed;
  const [name, ...rest] = positionals;
  if (values.help || name === undefined || name === 'help') {
    process.stdout.write(usage);
    return name === undefined && !values.help ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name as keyof Commands] : null;
  if (!command) return wrong(`There is no command called ${name}.`);
  try {
    const result = await command({ rest, values, open: () => openLine(values.partnership) });
    process.stdout.write(values.json ? `${JSON.stringify(result.json, null, 2)}\n` : `${result.text}\n`);
    return 0;
  } catch (error) {
    if (error instanceof Wrong) return wrong(error.message);
    process.stderr.write(`${sentenceOf(error)}\n`);
    return 1;
  }
}

/** A command that stores nothing need not wait for the storage's libraries. */
async function openLine(partnership: string | undefined): Promise<CommandLine> {
  return (await import('./open-command-line.ts')).openCommandLine(partnership);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    return (error as Error).message.split('. ')[0] ?? 'That is not how it is used.';
  }
}

function wrong(sentence: string): number {
  process.stderr.write(`${sentence.replace(/\.?$/, '.')} Type “npm run -s baton -- --help” to see what there is.\n`);
  return 2;
}

function sentenceOf(error: unknown): string {
  if (error instanceof Failure) return error.message;
  const { name, message } = error as Error;
  return name === 'BadSettings' || name === 'StorageUnavailable'
    ? message
    : `It did not work: ${message.split('\n')[0]}`;
}

process.exitCode = await main(process.argv.slice(2));
