import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { openFileReader } from '../../src/documents/file-reader.ts';
import { readTables } from '../../src/documents/read-tables.ts';
import { draftFrom } from '../../src/domain/import-draft.ts';
import { cell, docxOf, paragraph, table, xlsxOf } from '../documents/office-files.ts';
import { median, round } from './median.ts';

export interface ReadResult {
  /** Seconds of `import --dry-run`, from the start of its process. */
  readonly docx101: number;
  readonly xlsx5000: number;
  /** Reading and understanding one row, in ms, in this process. */
  readonly perRow500: number;
  readonly perRow5000: number;
  /** The longest that anything else waited while the thread read 5,000 rows, in ms. */
  readonly longestWait: number;
  readonly idleWait: number;
}

const command = fileURLToPath(new URL('../../src/bin/baton.ts', import.meta.url));
const headings = ['No.', 'Objective', 'Action', 'Measure', 'Timescale', 'Lead', 'Progress', 'RAG'];
const months = ['May 2026', 'By 31 October 2026', 'Quarterly', 'As per meeting cycle', 'March 2027'];

export async function measureReading(rounds: number): Promise<ReadResult> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-bench-'));
  try {
    const [docx, small, large] = [docxOfPlan(101), await xlsxOfPlan(500), await xlsxOfPlan(5_000)];
    await writeFile(join(folder, 'plan.docx'), docx);
    await writeFile(join(folder, 'plan.xlsx'), large);
    const times = { docx: [] as number[], xlsx: [] as number[], small: [] as number[], large: [] as number[] };
    const waits = { reading: [] as number[], idle: [] as number[] };
    for (let count = 0; count < rounds; count += 1) {
      times.docx.push(await secondsOfImport(folder, 'plan.docx'));
      times.xlsx.push(await secondsOfImport(folder, 'plan.xlsx'));
      times.small.push((await msToUnderstand(small)) / 500);
      times.large.push((await msToUnderstand(large)) / 5_000);
      waits.reading.push(await longestWait(() => readApart(large)));
      waits.idle.push(await longestWait(() => new Promise((resolve) => setTimeout(resolve, 500))));
    }
    return {
      docx101: round(median(times.docx), 2),
      xlsx5000: round(median(times.xlsx), 2),
      perRow500: round(median(times.small), 3),
      perRow5000: round(median(times.large), 3),
      longestWait: round(median(waits.reading)),
      idleWait: round(median(waits.idle)),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function rowOf(at: number): readonly string[] {
  const objective = Math.floor(at / 8) + 1;
  return [
    `${objective}.${(at % 8) + 1}`,
    `Objective ${objective}: children are heard in every part of the area`,
    `Ask each agency how it does what step ${at} says, and bring what they answer together in one report`,
    `Report ${at} has been received`,
    months[at % months.length]!,
    at % 3 === 0 ? 'MACE' : 'Audit Group',
    '25.03.26 - Under way in all agencies',
    'Amber',
  ];
}

function docxOfPlan(actions: number): Uint8Array {
  const rows = Array.from({ length: actions }, (_, at) => rowOf(at).map((text) => cell(text)));
  return docxOf(paragraph('Delivery plan 2026 – 2027') + table(headings, ...rows));
}

function xlsxOfPlan(actions: number): Promise<Uint8Array> {
  return xlsxOf((workbook) => {
    const sheet = workbook.addWorksheet('Delivery plan 2026-27');
    sheet.addRow(headings);
    for (let at = 0; at < actions; at += 1) sheet.addRow(rowOf(at));
  });
}

async function secondsOfImport(folder: string, file: string): Promise<number> {
  const began = performance.now();
  const args = [command, 'import', join(folder, file), '--dry-run', '--json'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the import of ${file} ended with ${code}`);
  return (performance.now() - began) / 1000;
}

async function msToUnderstand(bytes: Uint8Array): Promise<number> {
  const began = performance.now();
  const read = await readTables({ name: 'plan.xlsx', bytes });
  if (!read.ok) throw new Error(read.message);
  const result = draftFrom(read.tables, { fileName: 'plan.xlsx' });
  if (!result.ok) throw new Error(result.message);
  return performance.now() - began;
}

async function readApart(bytes: Uint8Array): Promise<void> {
  const reader = openFileReader();
  const read = await reader.read({ name: 'plan.xlsx', bytes: new Uint8Array(bytes) });
  await reader.close();
  if (!read.ok) throw new Error(read.message);
}

async function longestWait(during: () => Promise<void>): Promise<number> {
  const waits = monitorEventLoopDelay({ resolution: 1 });
  waits.enable();
  await during();
  waits.disable();
  return waits.max / 1e6;
}
