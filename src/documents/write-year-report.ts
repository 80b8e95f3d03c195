import type { Paragraph, Table } from 'docx';
import { formatDay } from '../domain/day.ts';
import type { Paper } from '../domain/paper.ts';
import { ratingWord } from '../domain/rating.ts';
import { counted } from '../domain/shown-text.ts';
import type { YearAction, YearOutcome, YearPart, YearReport } from '../domain/year-report.ts';
import { ratingFills } from './paper-columns.ts';
import { ratingsTable } from './ratings-table.ts';
import { type CellGiven, heading, packPaper, point, run, table, words } from './word-paper.ts';

/** The yearly report: by aim what was done and what difference it made, then who came and who answered. */
export async function writeYearReport({ report }: Extract<Paper, { readonly kind: 'year' }>): Promise<Uint8Array> {
  const { period, on, partnership } = report;
  const years = `${formatDay(period.from)} to ${formatDay(period.to)}`;
  const title = `Yearly report: ${years}`;
  return packPaper({
    title,
    header: `${partnership} · ${title} · As known on ${formatDay(on)}`,
    children: [
      heading(1, title),
      words(plansWords(report)),
      words(
        `Material for the annual report. Updates are those given from ${years}, in the words of whoever gave them; ratings and outcomes are as known on ${formatDay(on)}.`,
      ),
      heading(2, 'The year in figures'),
      figures(report),
      ...(report.ratings.length > 0 ? [heading(2, 'Ratings by aim'), ratingsTable(barsOf(report), 'Aim')] : []),
      ...report.parts.flatMap((part) => partOf(part, report)),
      ...attendanceOf(report),
      ...responsesOf(report),
    ],
  });
}

function plansWords({ plans }: YearReport): string {
  if (plans.length === 0) return 'There was no plan for this year, so there is nothing to tell of it.';
  return plans
    .map(({ code, title, restricted }) => (restricted ? `${code} (restricted)` : `${title} (${code})`))
    .join(', ');
}

function figures({ totals }: YearReport): Table {
  const { completed, carried, withdrawn, before, updates, meetings } = totals;
  const rows: readonly (readonly [string, number])[] = [
    ['Actions completed', completed],
    ['Actions carried forward', carried],
    ['Actions withdrawn or merged', withdrawn],
    ...(before > 0 ? [['Completed before this year, not told of again', before] as const] : []),
    ['Updates given', updates],
    ['Meetings held', meetings],
  ];
  return table({
    headings: ['', { text: 'Number', align: 'right' }],
    shares: [80, 20],
    rows: rows.map(([what, count]) => [what, { text: count.toLocaleString('en-GB'), align: 'right' }]),
  });
}

function barsOf({ ratings, plans }: YearReport) {
  return ratings.map(({ label, plan, blue, green, amber, red, notRated }) => ({
    label: plans.length > 1 && plan !== null && plan !== label ? `${plan} · ${label}` : label,
    blue,
    green,
    amber,
    red,
    notRated,
  }));
}

function partOf(part: YearPart, { plans }: YearReport): readonly (Paragraph | Table)[] {
  if (part.restricted) return [heading(2, `${part.plan} (restricted)`), restrictedTable(part)];
  const title = plans.find(({ code }) => code === part.plan)?.title ?? part.plan;
  const name = part.aim || title;
  const differences = part.actions.filter(({ measure }) => measure !== '');
  return [
    heading(2, plans.length > 1 && part.aim ? `${part.plan} · ${name}` : name),
    words(outcomeWords(part.actions), { keepNext: true }),
    ...whatWasDone(part),
    ...(differences.length > 0 ? [heading(3, 'What difference it made'), ...differences.map(differenceOf)] : []),
  ];
}

/** What goes on and was not spoken of is named in a line: a row for each would bury what was done. */
function whatWasDone({ actions }: YearPart): readonly (Paragraph | Table)[] {
  const isSilent = ({ outcome, said }: YearAction) => outcome === 'carried' && said === null;
  const silent = actions.filter(isSilent).map(({ line }) => line.label);
  const rows = actions.filter((one) => !isSilent(one)).map(rowOf);
  const headings = ['No', 'Action', 'Last update of the year', 'Outcome', 'RAG'];
  return [
    ...(rows.length > 0 ? [heading(3, 'What was done'), table({ headings, shares: [9, 30, 36, 15, 10], rows })] : []),
    ...(silent.length > 0
      ? [
          words(`Carried forward without an update in the year (${silent.length}): ${silent.join(', ')}.`, {
            spacing: { before: 80 },
          }),
        ]
      : []),
  ];
}

const outcomes: Readonly<Record<YearOutcome, string>> = {
  completed: 'completed',
  carried: 'carried forward',
  withdrawn: 'withdrawn or merged',
};

function outcomeWords(actions: readonly YearAction[]): string {
  const parts = (['completed', 'carried', 'withdrawn'] as const).flatMap((outcome) => {
    const count = actions.filter((one) => one.outcome === outcome).length;
    return count > 0 ? [`${count} ${outcomes[outcome]}`] : [];
  });
  return `${counted(actions.length, 'action')}: ${parts.join(', ')}.`;
}

function rowOf({ line, outcome, completedOn, said, updates, why }: YearAction): readonly (string | CellGiven)[] {
  const more = updates > 1 ? ` (${updates} updates in the year)` : '';
  const dated = said?.on ? `${formatDay(said.on)}: ` : '';
  const what = completedOn ? `Completed ${formatDay(completedOn)}` : capital(outcomes[outcome]);
  return [
    line.label,
    line.text,
    said ? `${dated}${said.text}${more}` : 'No update in the year',
    why ? `${what}: ${why}` : what,
    ratingCell(line.agreed ?? line.rating),
  ];
}

function ratingCell(rating: YearAction['line']['rating']): CellGiven {
  return rating ? { text: ratingWord(rating), fill: ratingFills[rating] } : { text: ratingWord(null) };
}

/** The plan's own measure, and beside it its owner's words: nothing is added to them. */
function differenceOf({ line, measure, said }: YearAction): Paragraph {
  return point(
    run(`${line.label} `, { bold: true }),
    run(`${measure.replace(/\s+/g, ' ')} `),
    run(`“${said?.text ?? ''}”`, { italics: true }),
  );
}

/** All that is said of a restricted plan outside its audience. */
function restrictedTable({ actions }: YearPart): Table {
  return table({
    headings: ['No', 'Next due', 'RAG'],
    shares: [30, 40, 30],
    rows: actions.map(({ line }) => [
      line.label,
      line.due ? formatDay(line.due) : '',
      ratingCell(line.agreed ?? line.rating),
    ]),
  });
}

function attendanceOf({ attendance }: YearReport): readonly (Paragraph | Table)[] {
  if (attendance.length === 0) return [];
  return [
    heading(2, 'Attendance'),
    ...attendance.flatMap(({ group, meetings, recorded, seats }) => [
      heading(3, group),
      words(
        recorded === 0
          ? `${counted(meetings, 'meeting')}; who came was not recorded.`
          : `${counted(meetings, 'meeting')}; who came was recorded for ${recorded}.`,
      ),
      ...(seats.length === 0 ? [] : [seatsTable(seats)]),
    ]),
  ];
}

function seatsTable(seats: YearReport['attendance'][number]['seats']): Table {
  const headings = ['Present', 'Deputy', 'Apology', 'Absent'];
  return table({
    headings: ['Member', ...headings.map((text): CellGiven => ({ text, align: 'right' }))],
    shares: [52, 12, 12, 12, 12],
    rows: seats.map(({ name, present, deputy, apology, none }) => [
      name,
      ...[present, deputy, apology, none].map((count): CellGiven => ({ text: String(count), align: 'right' })),
    ]),
  });
}

function responsesOf({ responses }: YearReport): readonly (Paragraph | Table)[] {
  if (!responses || responses.length === 0) return [];
  const right = (text: string): CellGiven => ({ text, align: 'right' });
  return [
    heading(2, 'Answers by agency'),
    words('Requests for an update in the cycles of the year that have closed.'),
    table({
      headings: ['Agency', right('Asked'), right('Answered'), right('Share')],
      shares: [55, 15, 15, 15],
      rows: responses.map(({ agency, asked, answered }) => [
        agency ?? 'Groups’ channels, no single agency',
        right(String(asked)),
        right(String(answered)),
        right(`${Math.round((100 * answered) / asked)} %`),
      ]),
    }),
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
