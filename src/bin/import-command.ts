import { readFileApart } from '../documents/file-reader.ts';
import type { SourceFile } from '../documents/refusal.ts';
import { groupsWithoutMeeting, withoutMeetingText } from '../domain/alarm.ts';
import type { Period } from '../domain/day.ts';
import type { KnownGroup } from '../domain/group-names.ts';
import { draftFrom, type ImportDraft } from '../domain/import-draft.ts';
import { type ImportPreview, previewOf } from '../domain/import-preview.ts';
import { periodWritten } from '../domain/period-written.ts';
import type { Audience } from '../domain/plan.ts';
import { isPlanCode } from '../domain/plan-code.ts';
import type { KnownPlan } from '../domain/plan-kind.ts';
import { plansIn } from '../domain/plan-plate.ts';
import { fileMarkOf } from '../fingerprint.ts';
import { gatherPlans, gatherSetting, valuesOf } from '../flows/gather.ts';
import { previewImport } from '../flows/import-draft.ts';
import { importPlan } from '../flows/import-plan.ts';
import { undoImport } from '../flows/undo-import.ts';
import { importedWords, importRefusedWords, previewText, undoneWords } from '../teams/import-wording.ts';
import { type Call, Failure, fileOf, type Result, Wrong, withCommandLine } from './command.ts';
import type { CommandLine } from './open-command-line.ts';

const by = 'command line';

/** `import FILE`: reads a plan into a draft, and stores it unless it is a dry run; `import --undo CODE` takes one back. */
export async function importCommand(call: Call): Promise<Result> {
  const { values, open } = call;
  if (values.undo !== undefined) return undoCommand(values.undo, open);
  const audience = readAudience(values.audience);
  const files = await readFile(call);
  const results: Result[] = [];
  // A composite matrix holds several plans: each is imported as if it had come alone.
  for (const one of files) results.push(await importOne(call, one, audience));
  const [only, ...more] = results;
  if (more.length === 0) return only!;
  return { text: results.map(({ text }) => text).join('\n\n'), json: { plans: results.map(({ json }) => json) } };
}

async function importOne({ values, open }: Call, read: PlanRead, audience: Audience['kind'] | null): Promise<Result> {
  const { file, digest, remarks } = read;
  if (values['dry-run'] && !values.compare) {
    const draft = read.draftFor([], []);
    return shown(previewOf(draft, { groups: null, edition: null }), { digest, file: file.name, remarks });
  }
  return withCommandLine(open, async (line) => {
    const { ports, partnership } = line;
    const register = ports.store.register(partnership);
    const [{ groups }, plans] = await Promise.all([gatherSetting(ports, partnership), register.list('plan')]);
    const draft = read.draftFor(groups, valuesOf(plans));
    const preview = await previewImport(ports, partnership, draft, { source: file.name, by, audience });
    if (values['dry-run']) return shown(preview, { digest, file: file.name, remarks });
    const imported = await importPlan(ports, partnership, { draft, source: file.name, by, audience });
    if (imported.kind === 'refused') throw new Failure(importRefusedWords(imported, 'typed'));
    const warnings = [...remarks, ...warningsOf(preview), ...(await meetingWarnings(line))];
    const undo = `To take it back: import --undo ${imported.code}`;
    const text = [previewText(preview, warnings), '', importedWords(imported), undo].join('\n');
    return { text, json: { ...draft, warnings, digest, imported } };
  });
}

interface Shown {
  readonly digest: string;
  readonly file: string;
  readonly remarks: readonly string[];
}

function shown(preview: ImportPreview, { digest, file, remarks }: Shown): Result {
  const warnings = [...remarks, ...warningsOf(preview)];
  const { draft, changes } = preview;
  const same = `Nothing is stored. To import exactly this: import ${JSON.stringify(file)} --as-shown ${digest}`;
  return {
    text: [previewText(preview, warnings), '', same].join('\n'),
    json: { ...draft, warnings, digest, ...(changes && { changes }) },
  };
}

interface PlanRead {
  readonly file: SourceFile;
  readonly digest: string;
  readonly remarks: readonly string[];
  /** The plan's tables as a draft, once it is known which groups and plans there are. */
  readonly draftFor: (groups: readonly KnownGroup[], plans: readonly KnownPlan[]) => ImportDraft;
}

/** The plans of a file: one, unless it is a composite matrix. */
async function readFile({ rest, values }: Call): Promise<readonly PlanRead[]> {
  const file = await fileOf(rest[0], 'import FILE');
  const period = values.period === undefined ? undefined : readPeriod(values.period);
  if (values.plan !== undefined && !isPlanCode(values.plan)) {
    throw new Wrong('--plan takes a short code of letters and digits, such as DP');
  }
  const digest = fileMarkOf(file.bytes);
  const expected = values['as-shown'];
  if (expected !== undefined && expected !== digest) {
    throw new Failure(
      `${file.name} has changed since it was shown (it was ${expected} and is ${digest}), so nothing was imported. Look at it again with --dry-run.`,
    );
  }
  const read = await readFileApart(file);
  if (!read.ok) throw new Failure(read.message);
  const parts = plansIn(read.tables);
  const wanted = parts.length > 1 && values.plan ? parts.filter(({ code }) => code === values.plan) : parts;
  if (wanted.length === 0) {
    throw new Failure(`${file.name} holds ${parts.map(({ code }) => code).join(', ')}, and no plan ${values.plan}.`);
  }
  return wanted.map(({ code, tables }) => {
    const said = { fileName: file.name, title: values.title, code: values.plan ?? code ?? undefined, period };
    const draftFor: PlanRead['draftFor'] = (knownGroups, knownPlans) =>
      draftOf(draftFrom(tables, { ...said, sheets: values.sheet, knownGroups, knownPlans }));
    return { file, digest, draftFor, remarks: read.remarks ?? [] };
  });
}

function draftOf(result: ReturnType<typeof draftFrom>): ImportDraft {
  if (!result.ok) throw new Failure(result.message);
  return result.draft;
}

async function undoCommand(code: string, open: Call['open']): Promise<Result> {
  return withCommandLine(open, async ({ ports, partnership }) => {
    const undone = await undoImport(ports, partnership, { code, by });
    if (undone.kind === 'refused') throw new Failure(undoneWords(undone));
    return { text: undoneWords(undone), json: undone };
  });
}

function readAudience(text: string | undefined): Audience['kind'] | null {
  if (text === undefined || text === 'partnership' || text === 'restricted') return text ?? null;
  throw new Wrong('--audience is “partnership” or “restricted”');
}

function readPeriod(text: string): Period {
  const period = periodWritten(text);
  if (!period) throw new Wrong('--period takes two months, such as 2019-04..2020-03');
  return period;
}

/** Which option settles the years; and what the plan's dates come to: many steps in two months on end. */
function warningsOf({ busy, draft: { plan, problems } }: ImportPreview): readonly string[] {
  const isUnsure = problems.some(({ code }) => code === 'no-period' || code === 'period-assumed');
  const period = plan.period ? `day --from ${plan.period.from} --to ${plan.period.to}` : 'day --from … --to …';
  return [
    ...(isUnsure ? ['Which years the plan covers is said with --period, such as --period 2019-04..2020-03.'] : []),
    ...busy.map((words) => `${words} “${period}” shows the year's load month by month.`),
  ];
}

/** Groups that now lead open actions, and have no meeting before which anybody would be asked. */
async function meetingWarnings({ ports, partnership }: CommandLine): Promise<readonly string[]> {
  const [setting, { actions }] = await Promise.all([
    gatherSetting(ports, partnership),
    gatherPlans(ports.store.register(partnership)),
  ]);
  const undated = groupsWithoutMeeting({ ...setting, actions });
  return undated.length > 0 ? [withoutMeetingText(undated)] : [];
}
