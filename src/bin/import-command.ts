import { readFileApart } from '../documents/file-reader.ts';
import { groupsWithoutMeeting, withoutMeetingText } from '../domain/alarm.ts';
import { busyMonths, busyWords } from '../domain/busy-months.ts';
import { dayOf, endOfMonth, formatDay, type Period } from '../domain/day.ts';
import { draftFrom, type ImportDraft } from '../domain/import-draft.ts';
import { gatherPlans, gatherSetting } from '../flows/gather.ts';
import { type Imported, importPlan } from '../flows/import-plan.ts';
import { forwardWords } from '../teams/item-wording.ts';
import { counted } from '../teams/shown-text.ts';
import { type Call, Failure, fileOf, type Result, Wrong, withCommandLine } from './command.ts';
import type { CommandLine } from './open-command-line.ts';

/** `import FILE`: reads a plan into a draft, and stores it unless it is a dry run. */
export async function importCommand({ rest, values, open }: Call): Promise<Result> {
  const file = await fileOf(rest[0], 'import FILE');
  const period = values.period === undefined ? undefined : readPeriod(values.period);
  if (values.plan !== undefined && !/^[A-Za-z][A-Za-z0-9]{0,9}$/.test(values.plan)) {
    throw new Wrong('--plan takes a short code of letters and digits, such as DP');
  }
  const read = await readFileApart(file);
  if (!read.ok) throw new Failure(read.message);
  const named = { fileName: file.name, title: values.title, code: values.plan, period };
  if (values['dry-run']) {
    const draft = draftOf(draftFrom(read.tables, named));
    const warnings = loadWarnings(draft);
    return { text: draftText(draft, warnings), json: { ...draft, warnings } };
  }
  return withCommandLine(open, async (line) => {
    const { ports, partnership } = line;
    const { groups } = await gatherSetting(ports, partnership);
    const draft = draftOf(draftFrom(read.tables, { ...named, knownGroups: groups }));
    const imported = await importPlan(ports, partnership, { draft, source: file.name, by: 'command line' });
    if (imported.kind === 'refused') throw new Failure(whyNotImported(imported));
    const warnings = [...loadWarnings(draft), ...(await meetingWarnings(line))];
    return { text: `${draftText(draft, warnings)}\n${importedText(imported)}`, json: { ...draft, warnings, imported } };
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

/** What the plan's dates come to, before anybody is asked: many steps in two months on end. */
function loadWarnings({ actions, plan }: ImportDraft): readonly string[] {
  const busy = busyMonths(actions.map(({ timescale: { due } }) => ({ due })));
  const period = plan.period ? `day --from ${plan.period.from} --to ${plan.period.to}` : 'day --from … --to …';
  return busy.map((pair) => `${busyWords(pair)} “${period}” shows the year's load month by month.`);
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

function draftText(
  { plan, groups, actions, forward, meetings, problems }: ImportDraft,
  warnings: readonly string[],
): string {
  const period = plan.period ? `${formatDay(plan.period.from)} to ${formatDay(plan.period.to)}` : 'period not known';
  const objectives = new Set(actions.map(({ aim, objective }) => `${aim} ${objective}`)).size;
  const aims = new Set(actions.map(({ aim }) => aim)).size;
  return [
    `${plan.code} · ${plan.title} · ${period}`,
    ...(actions.length > 0
      ? [`${actions.length} actions, ${objectives} objectives, ${aims} aims; led by ${groups.join(', ')}`]
      : []),
    ...forwardWords({ forward, meetings }),
    ...(problems.length > 0 ? ['', `${problems.length} to look at:`] : []),
    ...problems.map(({ message }) => `  · ${message}`),
    ...(warnings.length > 0 ? ['', ...warnings] : []),
  ].join('\n');
}

function importedText({
  code,
  edition,
  actions,
  items,
  newGroups,
  gone,
}: Extract<Imported, { kind: 'imported' }>): string {
  return [
    '',
    `Imported as ${code}, edition ${edition}: ${[counted(actions, 'action'), ...(items > 0 ? [counted(items, 'item for meetings', 'items for meetings')] : [])].join(', ')}.`,
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
    case 'only-items':
      return 'The file holds a forward plan and no actions, and that code belongs to a plan with actions, so nothing was imported. Give it another code with --plan.';
    case 'identifier':
      return `The plan seems to hold a number that identifies a person (at ${refused.refs.join(', ')}), so nothing was imported. Take it out and import again.`;
    case 'too-long':
      return `A text is too long to be kept (at ${refused.refs.join(', ')}), so nothing was imported. Shorten it and import again.`;
    default:
      return refused satisfies never;
  }
}
