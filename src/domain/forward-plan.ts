import type { Period } from './day.ts';
import { columnHead, readColumns } from './forward-columns.ts';
import { canonicalGroup, isGroupName } from './forward-group.ts';
import type { ForwardAbout, ForwardPart } from './forward-part.ts';
import { readRows, rowHead } from './forward-rows.ts';
import { isSectioned, readSections } from './forward-sections.ts';
import { groupInTitle, isForwardTitle, isOtherTitle } from './forward-words.ts';
import type { KnownGroup } from './group-names.ts';
import { problemAt } from './import-problem.ts';
import { yearsIn } from './meeting-heading.ts';
import { ownCells, type Row, type Table } from './plan-table.ts';

export interface ForwardPlan extends ForwardPart {
  readonly title: string;
}

export interface ForwardContext {
  readonly fileName: string;
  /** What somebody said the file covers: the years of months that have none, where no title names them. */
  readonly period: Period | null;
  readonly groups: readonly KnownGroup[];
}

/** How far above a table its title may stand. */
const mostAbove = 3;
const mostInside = 40;

/**
 * Reads a table of what comes to which meeting: meetings as columns with items or ticks below, or a row for each. Null
 * where it is something else: a plan of actions, figures by quarter, attendance, a calendar of courses.
 */
export function readForwardPlan(table: Table, context: ForwardContext): ForwardPlan | null {
  if (table.hidden) return null;
  const parts: ForwardPart[] = [];
  let [titles, title]: [readonly string[], string] = [[], ''];
  let about = aboutOf(table, titles, context);
  let at = 0;
  while (at < table.rows.length) {
    // Looking for the end of what does not begin here would take ever longer, the longer the table.
    const end = isHead(table.rows, at, about) ? endOf(table.rows, at, about) : at;
    // The row above may hold the years of its months.
    const above = Math.min(at, 1);
    const part = end > at ? readPart(table.rows.slice(at - above, end), above, about) : null;
    if (part) {
      parts.push(part);
      title ||= titlesOf(table, titles).find(isForwardTitle) ?? '';
      titles = [];
      about = aboutOf(table, titles, context);
      at = end;
    } else {
      const own = ownCells(table.rows[at]!);
      if (own.length === 1) {
        titles = [...titles, own[0]!.text.replaceAll('\n', ' ')].slice(-mostInside);
        about = aboutOf(table, titles, context);
      }
      at += 1;
    }
  }
  if (parts.length === 0) return null;
  return {
    title,
    meetings: parts.flatMap(({ meetings }) => meetings),
    items: parts.flatMap(({ items }) => items),
    problems: parts.flatMap(({ problems }) => problems),
  };
}

/** Reads the part whose headings stand in a row; null where they do not. */
function readPart(rows: readonly Row[], at: number, about: ForwardAbout): ForwardPart | null {
  const columns = columnHead(rows, at, about);
  const part = columns && readColumns(columns, rows.slice(at + 1), about);
  if (part) return withGroup(part, about);
  const list = columns ? null : rowHead(rows, at, about);
  if (list) return withGroup(readRows(list, rows.slice(list.from), about), about);
  return isSectioned(rows, at, about) ? withGroup(readSections(rows.slice(at), about), about) : null;
}

function isHead(rows: readonly Row[], at: number, about: ForwardAbout): boolean {
  const isHeading = columnHead(rows, at, about) !== null || rowHead(rows, at, about) !== null;
  return isHeading || isSectioned(rows, at, about);
}

/** Where the next part begins: at its headings, or at the title above them. */
function endOf(rows: readonly Row[], at: number, about: ForwardAbout): number {
  const next = rows.findIndex((_, one) => one > at && columnHead(rows, one, about) !== null);
  if (next < 0) return rows.length;
  let end = next;
  while (end - 1 > at && isTitleRow(rows[end - 1]!)) end -= 1;
  return end;
}

function isTitleRow(row: Row): boolean {
  const own = ownCells(row);
  const isWide = row.cells.length > 1 && row.cells.slice(1).every(({ merged }) => merged === 'across');
  return own.length === 0 || (own.length === 1 && (isWide || isForwardTitle(own[0]!.text)));
}

/** What stands over the part, nearest first: rows of the table, paragraphs, the sheet's name, the file's. */
function titlesOf({ before, part }: Table, inside: readonly string[]): readonly string[] {
  const sheet = /^(?:(?:sheet|table|page) ?\d*|text)\b/i.test(part) ? [] : [part];
  return [...inside.toReversed(), ...sheet, ...before.slice(-mostAbove).toReversed()];
}

function aboutOf(table: Table, inside: readonly string[], { fileName, period, groups }: ForwardContext): ForwardAbout {
  const file = fileName
    .replace(/^.*[/\\]/, '')
    .replace(/\.[^.]*$/, '')
    .replace(/[_-]+/g, ' ');
  const near = titlesOf(table, inside);
  const titles = [...near, file];
  const years = titles.map(yearsIn).filter((found) => found.length > 0);
  const said = period ? [Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))] : [];
  return {
    part: table.part,
    isTitled: near.some(isForwardTitle) || (isForwardTitle(file) && !near.some(isOtherTitle)),
    isOther: isOtherTitle(near[0] ?? ''),
    years: years.find((found) => found.length > 1) ?? years[0] ?? said,
    group: groupOf(near, file, groups),
    groups,
  };
}

/** The group that the nearest title names beside "forward plan"; else a title or a sheet that is a group's name. */
function groupOf(near: readonly string[], file: string, groups: readonly KnownGroup[]): string {
  const named = [...near, file].filter(isForwardTitle).map(groupInTitle).filter(Boolean);
  const bare = near.map((title) => groupInTitle(title)).find((name) => isGroupName(name, groups));
  const found = named.find((name) => isGroupName(name, groups)) ?? bare ?? named[0];
  return found === undefined ? '' : canonicalGroup(found, groups);
}

function withGroup(part: ForwardPart, { part: name }: ForwardAbout): ForwardPart {
  const nobody = part.meetings.find(({ group }) => group === '');
  if (!nobody) return part;
  const what =
    'It does not say whose meetings these are. Write the group into the title, such as “Forward plan for MACE”';
  const source = { part: name, row: nobody.source.row };
  return { ...part, problems: [problemAt('forward-no-group', null, source, `${what}.`), ...part.problems] };
}
