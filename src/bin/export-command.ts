import { writeFile } from 'node:fs/promises';
import type { Matrix } from '../domain/matrix.ts';
import { gatherMatrix } from '../flows/gather-matrix.ts';
import { type Call, Failure, type Result, Wrong, withCommandLine } from './command.ts';
import { readDay } from './day-command.ts';

const formats = ['xlsx', 'docx', 'csv'] as const;
type Format = (typeof formats)[number];

/** `export --plan CODE|all --format xlsx|docx|csv --out FILE`: the plan, or the composite matrix, as a file. */
export async function exportCommand({ values, open }: Call): Promise<Result> {
  const { plan, out } = values;
  if (!plan) throw new Wrong('Which plan? --plan DP, or --plan all');
  if (!out) throw new Wrong('Into which file? --out FILE');
  const format = formatOf(values.format ?? out.split('.').at(-1) ?? '');
  const on = readDay(values.on, '--on') ?? null;
  return withCommandLine(open, async ({ ports, partnership }) => {
    const wanted = { plan: plan.toLowerCase() === 'all' ? null : plan, on, readerOf: 'all' } as const;
    const found = await gatherMatrix(ports, partnership, wanted);
    if (found.kind === 'no-such-plan') throw new Failure(noSuchPlan(wanted.plan, found.known));
    const bytes = await writerFor(format).then((write) => write(found.matrix));
    await save(out, bytes);
    return exported(found.matrix, out, format);
  });
}

function formatOf(name: string): Format {
  const format = formats.find((one) => one === name.toLowerCase());
  if (!format) throw new Wrong('In which format? --format xlsx, docx or csv');
  return format;
}

/** The office libraries are loaded only by who needs them: other commands start without them. */
async function writerFor(format: Format): Promise<(matrix: Matrix) => Uint8Array | Promise<Uint8Array>> {
  switch (format) {
    case 'xlsx':
      return (await import('../documents/write-workbook.ts')).writeWorkbook;
    case 'docx':
      return (await import('../documents/write-docx.ts')).writeDocx;
    case 'csv':
      return (await import('../documents/write-csv.ts')).writeCsv;
    default:
      return format satisfies never;
  }
}

function noSuchPlan(code: string | null, known: readonly string[]): string {
  if (known.length === 0) return 'There is no plan yet. Import one: import FILE.';
  return `There is no plan ${code}. There ${known.length === 1 ? 'is' : 'are'} ${known.join(', ')}, and “all”.`;
}

async function save(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure(`${path} cannot be written (${code}). Is its folder there, and may you write to it?`);
  }
}

function exported({ plans, on }: Matrix, file: string, format: Format): Result {
  const counts = plans.map(({ code, rows }) => ({ code, actions: rows.length }));
  const words = counts.map(({ code, actions }) => `${code} (${actions} ${actions === 1 ? 'action' : 'actions'})`);
  return { text: `Wrote ${words.join(', ')} to ${file}.`, json: { file, format, on, plans: counts } };
}
