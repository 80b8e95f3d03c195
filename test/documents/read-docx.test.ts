import { describe, expect, it } from '@jest/globals';
import { cell, docxOf, paragraph, table } from './office-files.ts';
import { fillsOf, readWhole, textsOf } from './tables-in.ts';

const office = 'http://schemas.openxmlformats.org';
const word = `xmlns:w="${office}/wordprocessingml/2006/main"`;
const run = (text: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const holding = (inside: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
const listed = (text: string, id: number, level = 0) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr></w:pPr>${run(text)}</w:p>`;

const level = (at: number, format: string, pattern: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`;
const numbering = `<w:numbering ${word}>
  <w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'decimal', '%1.%2')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '•')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="2">${level(0, 'lowerRoman', '(%1)')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
  <w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>`;

const only = async (body: string, beside = {}) => {
  const { tables, remarks } = await readWhole('plan.docx', docxOf(body, '', { beside }));
  return { table: tables[0]!, tables, remarks };
};

describe('numbers that Word counts', () => {
  it('are read where a column of refs holds nothing else, at every level', async () => {
    const rows = [listed('', 1), listed('', 1, 1), listed('', 1, 1), listed('', 1), listed('', 1, 1)];
    const { table: read } = await only(table(...rows.map((row) => [holding(row), 'Do it'])), { numbering });
    expect(textsOf(read).map(([ref]) => ref)).toEqual(['1.', '1.1', '1.2', '2.', '2.1']);
  });

  it('are read in a list of the cell’s own, and not where a list runs on from another cell', async () => {
    const two = (id: number) => holding(listed('Ask', id) + listed('Tell', id));
    const { table: read } = await only(table([two(1)], [two(1)], [two(4)], [two(2)], [two(3)]), { numbering });
    expect(textsOf(read).flat()).toEqual([
      '1. Ask\n2. Tell',
      'Ask\nTell',
      '1. Ask\n2. Tell',
      'Ask\nTell',
      '(i) Ask\n(ii) Tell',
    ]);
  });

  it('may come with a style, which may rest on another', async () => {
    const styles = `<w:styles ${word}><w:style w:styleId="Numbered"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="Mine"><w:basedOn w:val="Numbered"/></w:style></w:styles>`;
    const styled = (text: string) => `<w:p><w:pPr><w:pStyle w:val="Mine"/></w:pPr>${run(text)}</w:p>`;
    const { table: read } = await only(table([holding(styled('Ask'))], [holding(styled('Tell'))]), {
      numbering,
      styles,
    });
    expect(textsOf(read)).toEqual([['1. Ask'], ['2. Tell']]);
  });
});

describe('what Word does not show', () => {
  it('is left out: tracked deletions, hidden text, the codes of fields, the fallback of a picture', async () => {
    const changed = `<w:p>${run('Keep ')}<w:del>${'<w:r><w:delText>old</w:delText></w:r>'}</w:del><w:ins>${run('new')}</w:ins>${run(' secret', '<w:vanish/>')}${run(' seen', '<w:vanish w:val="0"/>')}<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>`;
    const deletedRow = `<w:tr><w:trPr><w:del/></w:trPr>${cell('Gone')}</w:tr>`;
    const { table: read, remarks } = await only(table([holding(changed)]).replace('</w:tbl>', `${deletedRow}</w:tbl>`));
    expect(textsOf(read)).toEqual([['Keep new seen']]);
    expect(remarks).toEqual([expect.stringMatching(/tracked changes/), expect.stringMatching(/Hidden text/)]);
  });

  it('is nothing to remark on where there is none', async () => {
    expect((await only(table(['1', 'Do it']))).remarks).toEqual([]);
  });
});

describe('what stands in unusual places', () => {
  it('is read once: content controls around rows, cells and words, and text boxes', async () => {
    const box = (name: string) => `<mc:${name}><w:txbxContent>${paragraph('In a box')}</w:txbxContent></mc:${name}>`;
    const boxed = `<w:p><w:r><mc:AlternateContent xmlns:mc="${office}/markup-compatibility/2006">${box('Choice')}${box('Fallback')}</mc:AlternateContent></w:r></w:p>`;
    const control = (inside: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
    const row = `<w:tr>${control(cell('1.1'))}${holding(`${boxed}<w:p>${control(run('Done'))}</w:p>`)}</w:tr>`;
    const { table: read } = await only(`<w:tbl>${control(row)}</w:tbl>`);
    expect(textsOf(read)).toEqual([['1.1', 'In a box\nDone']]);
  });

  it('counts as the words of a cell where a small table stands in it, and for itself where the cell is a frame', async () => {
    const small = table(['1', 'March'], ['2', 'April']);
    const inCell = await only(table(['1.1', holding(`${paragraph('By')}${small}${paragraph('')}`)]));
    expect(textsOf(inCell.table)).toEqual([['1.1', 'By\n1 March\n2 April']]);
    const framed = await only(table([holding(paragraph('Delivery plan') + table(['1.1', 'Ask'], ['1.2', 'Tell']))]));
    expect(framed.table.before).toEqual(['Delivery plan']);
    expect(textsOf(framed.table)).toEqual([
      ['1.1', 'Ask'],
      ['1.2', 'Tell'],
    ]);
  });

  it('is the title where a plan begins with its table and is called something in the page’s header', async () => {
    const header = `<w:hdr ${word}>${paragraph('Delivery plan 2026')}</w:hdr>`;
    expect((await only(table(['1', 'Do it']), { header })).table.before).toEqual(['Delivery plan 2026']);
    expect((await only(paragraph('Other') + table(['1', 'Do it']), { header })).table.before).toEqual(['Other']);
  });

  it('keeps its column: merged across and down at once, and rows that begin further right', async () => {
    const body = `<w:tbl><w:tr>${cell('A', '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>')}${cell('x')}</w:tr><w:tr>${cell('', '<w:gridSpan w:val="2"/><w:vMerge/>')}${cell('y')}</w:tr><w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>${cell('z')}</w:tr></w:tbl>`;
    const { table: read } = await only(body);
    expect(textsOf(read)).toEqual([
      ['A', 'A', 'x'],
      ['A', 'A', 'y'],
      ['', '', 'z'],
    ]);
    expect(read.rows.map(({ cells }) => cells.map(({ merged }) => merged))).toEqual([
      [undefined, 'across', undefined],
      ['down', 'down', undefined],
      [undefined, undefined, undefined],
    ]);
  });
});

describe('colours', () => {
  const theme = `<a:theme xmlns:a="${office}/drawingml/2006/main"><a:themeElements><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:accent6><a:srgbClr val="70AD47"/></a:accent6></a:clrScheme></a:themeElements></a:theme>`;

  it.each([
    ['plain', '<w:shd w:val="clear" w:fill="00b050"/>', '#00B050'],
    ['none', '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>', undefined],
    ['of a pattern that covers all', '<w:shd w:val="solid" w:color="FF0000" w:fill="auto"/>', '#FF0000'],
    ['of the theme', '<w:shd w:val="clear" w:fill="auto" w:themeFill="accent6"/>', '#70AD47'],
    ['of the theme, lighter', '<w:shd w:val="clear" w:themeFill="accent6" w:themeFillTint="66"/>', '#C5E0B4'],
    ['of the theme, darker', '<w:shd w:val="clear" w:themeFill="accent6" w:themeFillShade="BF"/>', '#548235'],
  ])('of a cell are read: %s', async (_, shade, fill) => {
    expect(fillsOf((await only(table([cell('x', shade)]), { theme })).table)).toEqual([[fill]]);
  });

  it('behind all words of a cell count as its own, and behind some of them do not', async () => {
    const marked = (...texts: readonly string[]) => holding(`<w:p>${texts.join('')}</w:p>`);
    const yellow = run('Amber', '<w:highlight w:val="yellow"/>');
    expect(fillsOf((await only(table([marked(yellow), marked(yellow, run('but')), marked(run('no'))]))).table)).toEqual(
      [['#FFFF00', undefined, undefined]],
    );
  });
});

it('reads a document saved as Strict Open XML', async () => {
  const strict = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
  const body = table(['1', 'Do it']).replace('<w:tbl>', `<w:tbl xmlns:w="${strict}">`);
  expect(textsOf((await only(body)).table)).toEqual([['1', 'Do it']]);
});
