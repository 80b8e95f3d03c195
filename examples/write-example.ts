import { writeFileSync } from 'node:fs';
import ExcelJS from '@zurmokeeper/exceljs';
import type { Day } from '../src/domain/day.ts';
import { exampleMeetings } from './example-meetings.ts';
import { exampleGroups } from './example-people.ts';
import { type ExampleAction, type ExamplePlan, examplePlan, placing } from './example-plan.ts';

/** Writes the files that people try `baton import` and `baton meetings import` with: node examples/write-example.ts */

/** The written files are the plan year 2026-27, whatever the day on which they are written. */
const fixed = placing('2026-11-10');
const writtenOn = new Date('2026-04-01T09:00:00Z');

const headings = ['Action No', 'Objective', 'Action', 'Measure', 'Time Scale', 'Lead Group'];
const widths = [10, 32, 60, 30, 22, 28];

/** The plan as a business manager would keep it: an aim's row, headings repeated, one merged cell an objective. */
export function exampleWorkbook(): ExcelJS.Workbook {
  const plan = examplePlan(fixed);
  const workbook = new ExcelJS.Workbook();
  Object.assign(workbook, { creator: plan.partnership, created: writtenOn, modified: writtenOn });
  const sheet = workbook.addWorksheet(plan.title, { views: [{ state: 'frozen', ySplit: 3 }] });
  sheet.columns = widths.map((width) => ({ width }));
  writeTitle(sheet, plan);
  [...Map.groupBy(plan.actions, ({ aim }) => aim)].forEach(([aim, actions], index) => {
    writeAim(sheet, `Strategic Aim ${index + 1}`, aim);
    writeActions(sheet, actions);
    sheet.addRow([]);
  });
  return workbook;
}

function writeTitle(sheet: ExcelJS.Worksheet, { partnership, title }: ExamplePlan): void {
  for (const words of [partnership, title]) {
    const row = sheet.addRow([words]);
    row.font = { bold: true, size: 14 };
    sheet.mergeCells(row.number, 1, row.number, 6);
  }
  sheet.addRow([]);
}

function writeAim(sheet: ExcelJS.Worksheet, number: string, aim: string): void {
  const row = sheet.addRow([number, '', aim]);
  sheet.mergeCells(row.number, 1, row.number, 2);
  sheet.mergeCells(row.number, 3, row.number, 6);
  shade(row, 'FF1F4E79');
  row.font = { bold: true, color: { argb: 'FFFFFFFF' } };
}

function writeActions(sheet: ExcelJS.Worksheet, actions: readonly ExampleAction[]): void {
  [...Map.groupBy(actions, ({ objective }) => objective).values()].forEach((ofObjective, index) => {
    // Printed plans repeat the headings on each page; the first few objectives stand for that here.
    if (index < 2) writeHeadings(sheet);
    const first = sheet.rowCount + 1;
    for (const action of ofObjective) writeAction(sheet, action);
    if (ofObjective.length > 1) sheet.mergeCells(first, 2, sheet.rowCount, 2);
  });
}

function writeHeadings(sheet: ExcelJS.Worksheet): void {
  const row = sheet.addRow(headings);
  shade(row, 'FFDDEBF7');
  row.font = { bold: true };
}

function writeAction(sheet: ExcelJS.Worksheet, { ref, objective, text, measure, timescale, leadWords }: ExampleAction) {
  const row = sheet.addRow([Number(ref), objective, text, measure, asTyped(timescale), leadWords]);
  row.alignment = { vertical: 'top', wrapText: true };
  row.getCell(1).numFmt = '0.0';
  row.getCell(5).numFmt = 'mmmm yyyy';
}

/** Excel turns a typed "October 2026" into a date, so that is what the sheet holds. */
function asTyped(timescale: string): string | Date {
  return /^[A-Z][a-z]+ \d{4}$/.test(timescale) ? new Date(`1 ${timescale} UTC`) : timescale;
}

function shade(row: ExcelJS.Row, argb: string): void {
  for (let column = 1; column <= headings.length; column++) {
    row.getCell(column).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb } };
  }
}

export function exampleMeetingsCsv(): string {
  const nameOf = new Map(exampleGroups.map(({ id, name }) => [id, name]));
  const lines = exampleMeetings(fixed).map(({ group, date, time, papers, title }) =>
    [nameOf.get(group), slashed(date), time, papers ? slashed(papers) : '', title].join(','),
  );
  return `${['group,date,time,papers,title', ...lines].join('\n')}\n`;
}

function slashed(day: Day): string {
  return day.split('-').reverse().join('/');
}

/** A zip keeps the time at which each of its files was packed; without it the same words are the same bytes. */
function withoutTimes(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let entry = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const local = bytes.readUInt32LE(entry + 42);
    bytes.writeUInt32LE(startOf1980, entry + 12);
    bytes.writeUInt32LE(startOf1980, local + 10);
    entry += 46 + bytes.readUInt16LE(entry + 28) + bytes.readUInt16LE(entry + 30) + bytes.readUInt16LE(entry + 32);
  }
  return bytes;
}

/** 1 January 1980, 00:00: the earliest time a zip can say. */
const startOf1980 = 0x00_21_00_00;

if (import.meta.main) {
  const workbook = await exampleWorkbook().xlsx.writeBuffer();
  writeFileSync(new URL('delivery-plan.xlsx', import.meta.url), withoutTimes(Buffer.from(workbook)));
  writeFileSync(new URL('meetings.csv', import.meta.url), exampleMeetingsCsv());
}
