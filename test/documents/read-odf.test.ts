import { describe, expect, it } from '@jest/globals';
import { odfOf } from './office-files.ts';
import { fillsOf, readWhole, textsOf } from './tables-in.ts';

const p = (text: string) => `<text:p>${text}</text:p>`;
const td = (inside: string, about = '') => `<table:table-cell ${about}>${inside}</table:table-cell>`;
const tr = (...cells: readonly string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
const covered = '<table:covered-table-cell/>';
const text = (body: string, styles = '') => odfOf(`<office:text>${body}</office:text>`, styles);
const only = async (bytes: Uint8Array) => (await readWhole('plan.odt', bytes)).tables[0]!;

describe('an OpenDocument text', () => {
  it('gives its tables with merged cells, colours, and the paragraphs before them', async () => {
    const styles =
      '<style:style style:name="amber" style:family="table-cell"><style:table-cell-properties fo:background-color="#ffc000"/></style:style>';
    const body = `${p('Delivery plan')}<table:table><table:table-header-rows>${tr(td(p('Aim'), 'table:number-columns-spanned="2"'), covered, td(p('RAG')))}</table:table-header-rows>${tr(td(p('1.1')), td(p('Shared'), 'table:number-rows-spanned="2"'), td('', 'table:style-name="amber"'))}${tr(td(p('1.2')), covered, td(p('Red')))}</table:table>`;
    const table = await only(text(body, styles));
    expect(table.before).toEqual(['Delivery plan']);
    expect(table.rows.map(({ cells }) => cells.map((cell) => `${cell.text} ${cell.merged ?? ''}`.trim()))).toEqual([
      ['Aim', 'Aim across', 'RAG'],
      ['1.1', 'Shared', ''],
      ['1.2', 'Shared down', 'Red'],
    ]);
    expect(fillsOf(table)[1]).toEqual([undefined, undefined, '#FFC000']);
  });

  it('is read with lists and their numbers, spaces, breaks and links, without changes, notes and hidden words', async () => {
    const styles = `<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style><style:style style:name="gone"><style:text-properties text:display="none"/></style:style>`;
    const item = (words: string) => `<text:list-item>${p(words)}</text:list-item>`;
    const list = `<text:list text:style-name="L">${item('Ask')}${item('Tell')}</text:list>`;
    const words = p(
      'By<text:s text:c="2"/><text:a>March</text:a><text:line-break/>or<text:note><text:note-body>note</text:note-body></text:note><text:span text:style-name="gone">secret</text:span> later',
    );
    const changes = `<text:tracked-changes><text:changed-region>${p('old')}</text:changed-region></text:tracked-changes>`;
    const { tables, remarks } = await readWhole(
      'plan.odt',
      text(`${changes}<table:table>${tr(td(list), td(words))}${tr(td(list), td(''))}</table:table>`, styles),
    );
    expect(textsOf(tables[0]!)).toEqual([
      ['1. Ask\n2. Tell', 'By  March\nor later'],
      ['1. Ask\n2. Tell', ''],
    ]);
    expect(remarks).toHaveLength(2);
  });
});

it('numbers the items of a list in a cell of its own, at each level, and not where it runs on from another', async () => {
  const level = (at: number) =>
    `<text:list-level-style-number text:level="${at}" style:num-format="1" text:display-levels="${at}" style:num-suffix="."/>`;
  const styles = `<text:list-style style:name="L">${level(1)}${level(2)}</text:list-style>`;
  const item = (inside: string) => `<text:list-item>${inside}</text:list-item>`;
  const list = (about: string, ...items: readonly string[]) =>
    `<text:list text:style-name="L" ${about}>${items.join('')}</text:list>`;
  const goesOn = 'text:continue-numbering="true"';
  const nested = list('', item(`${p('Ask')}<text:list>${item(p('twice'))}</text:list>`), item(p('Tell')));
  const rows = [nested, list(goesOn, item(p('a')), item(p('b'))), list(goesOn, item('')), list(goesOn, item(''))];
  const table = await only(
    text(`<table:table>${rows.map((row) => tr(td(row), td(p('x')))).join('')}</table:table>`, styles),
  );
  expect(textsOf(table).map(([first]) => first)).toEqual(['1. Ask\n1.1. twice\n2. Tell', 'a\nb', '5.', '6.']);
});

it('reads a date in numbers as the day that the file means, whatever order it is shown in', async () => {
  const cell = (shown: string) => td(p(shown), 'office:value-type="date" office:date-value="2025-04-01"');
  const bytes = odfOf(
    `<office:spreadsheet><table:table table:name="Plan">${tr(cell('4/1/2025'), cell('April 2025'))}</table:table></office:spreadsheet>`,
  );
  const { tables } = await readWhole('plan.ods', bytes);
  expect(textsOf(tables[0]!)).toEqual([['01/04/2025', 'April 2025']]);
});

it('reads an OpenDocument spreadsheet as its sheets, without its million blank rows, and marks the hidden', async () => {
  const styles =
    '<style:style style:name="h" style:family="table"><style:table-properties table:display="false"/></style:style>';
  const blank = (rows: number) =>
    `<table:table-row table:number-rows-repeated="${rows}">${td('', 'table:number-columns-repeated="16384"')}</table:table-row>`;
  const sheet = (name: string, about = '') =>
    `<table:table table:name="${name}" ${about}>${tr(td('', ''), td(p('Ref')))}${blank(2)}${tr(td('', ''), td(p('1')))}${blank(1_048_000)}</table:table>`;
  const bytes = odfOf(
    `<office:spreadsheet>${sheet('Plan')}${sheet('Old', 'table:style-name="h"')}</office:spreadsheet>`,
    styles,
  );
  const { tables } = await readWhole('plan.ods', bytes);
  expect(tables.map(({ part, hidden }) => [part, hidden])).toEqual([
    ['Plan', false],
    ['Old', true],
  ]);
  expect(tables[0]!.rows).toEqual([
    { row: 1, cells: [{ text: '' }, { text: 'Ref' }] },
    { row: 4, cells: [{ text: '' }, { text: '1' }] },
  ]);
});
