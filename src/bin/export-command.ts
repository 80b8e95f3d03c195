import { writeFile } from 'node:fs/promises';
import { writePaper } from '../documents/write-paper.ts';
import type { Period } from '../domain/day.ts';
import { noPaperWords, type Paper, type PaperWanted, type PlanFormat, planFormats } from '../domain/paper.ts';
import { gatherSetting } from '../flows/gather.ts';
import { gatherPaper } from '../flows/gather-paper.ts';
import { type Call, Failure, type Result, Wrong, withCommandLine } from './command.ts';
import { readDay } from './day-command.ts';
import type { CommandLine } from './open-command-line.ts';

/** `export --plan CODE|all --format xlsx|docx|csv --out FILE`: the plan, or the composite matrix, as a file; with `--paper` a meeting's paper or the yearly report. */
export async function exportCommand({ values, open }: Call): Promise<Result> {
  const { out } = values;
  const wanted = wantedOf(values);
  if (!out) throw new Wrong('Into which file? --out FILE');
  return withCommandLine(open, async (line) => {
    const found = await gatherPaper(line.ports, {
      partnership: line.partnership,
      asker: await managerOf(line),
      wanted,
    });
    if (found.kind === 'none') throw new Failure(noPaperWords(found.why));
    await save(out, await writePaper(found.paper));
    return exported(found.paper, out);
  });
}

/** Whoever may open the storage may read all of it anyway. */
async function managerOf({ ports, partnership }: CommandLine) {
  const { groups } = await gatherSetting(ports, partnership);
  const roles = [{ kind: 'business-manager' } as const];
  return { key: 'command line', name: '', roles, memberOf: new Set(groups.map(({ id }) => id)) };
}

function wantedOf(values: Call['values']): PaperWanted {
  const { plan, out = '', format, paper, group } = values;
  const on = readDay(values.on, '--on') ?? null;
  switch (paper) {
    case undefined:
      if (!plan) throw new Wrong('Which plan? --plan DP, or --plan all');
      return { kind: 'plan', plan: codeOf(plan), format: formatOf(format ?? out.split('.').at(-1) ?? ''), on };
    case 'meeting':
      if (!group) throw new Wrong('The paper of which group? --paper meeting --group MACE');
      onlyWord(values);
      return { kind: 'meeting', group, on };
    case 'year':
      onlyWord(values);
      return { kind: 'year', plan: plan === undefined ? null : codeOf(plan), period: periodOf(values), on };
    default:
      throw new Wrong('Which paper? --paper meeting or --paper year, or --plan for a plan');
  }
}

function codeOf(plan: string): string | null {
  return plan.toLowerCase() === 'all' ? null : plan;
}

function onlyWord({ format }: Call['values']): void {
  if (format !== undefined && format.toLowerCase() !== 'docx') throw new Wrong('That paper is written as docx only');
}

function periodOf(values: Call['values']): Period | null {
  const [from, to] = [readDay(values.from, '--from'), readDay(values.to, '--to')];
  if (!from && !to) return null;
  if (!from || !to) throw new Wrong('From when to when? --from 2019-04-01 --to 2020-03-31');
  if (to < from) throw new Wrong('--from is later than --to');
  return { from, to };
}

function formatOf(name: string): PlanFormat {
  const format = planFormats.find((one) => one === name.toLowerCase());
  if (!format) throw new Wrong('In which format? --format xlsx, docx or csv');
  return format;
}

async function save(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeFile(path, bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure(`${path} cannot be written (${code}). Is its folder there, and may you write to it?`);
  }
}

function exported(paper: Paper, file: string): Result {
  switch (paper.kind) {
    case 'plan': {
      const { plans, on } = paper.matrix;
      const counts = plans.map(({ code, rows }) => ({ code, actions: rows.length }));
      const words = counts.map(({ code, actions }) => `${code} (${actions} ${actions === 1 ? 'action' : 'actions'})`);
      return { text: `Wrote ${words.join(', ')} to ${file}.`, json: { file, format: paper.format, on, plans: counts } };
    }
    case 'meeting': {
      const { on, digest } = paper;
      const { group, meeting } = digest;
      return { text: `Wrote the paper of ${group} to ${file}.`, json: { file, format: 'docx', on, group, meeting } };
    }
    case 'year': {
      const { on, period, totals, plans } = paper.report;
      const codes = plans.map(({ code }) => code);
      return {
        text: `Wrote the yearly report to ${file}.`,
        json: { file, format: 'docx', on, period, plans: codes, totals },
      };
    }
    default:
      return paper satisfies never;
  }
}
