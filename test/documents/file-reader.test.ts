import { afterEach, describe, expect, it } from '@jest/globals';
import { type FileReader, openFileReader, readFileApart } from '../../src/documents/file-reader.ts';
import { docxOf, table, zipOf } from './office-files.ts';

const plan = () => ({ name: 'plan.docx', bytes: docxOf(table(['1.1', 'Do it'])) });
const repeated = (row: string, times: number) => docxOf(`<w:tbl>${row.repeat(times)}</w:tbl>`);
const large = () => ({
  name: 'large.docx',
  bytes: repeated('<w:tr><w:tc><w:p><w:r><w:t>Words</w:t></w:r></w:p></w:tc></w:tr>', 60_000),
});

let reader: FileReader;
afterEach(() => reader.close());

describe('files read in a thread apart', () => {
  it('come back as tables, or as the refusal they deserve, one after the other', async () => {
    reader = openFileReader();
    const [first, second, third] = await Promise.all([
      reader.read(plan()),
      reader.read({ name: 'a.zip', bytes: zipOf({ 'a.txt': 'a' }) }),
      reader.read({ name: 'plan.csv', bytes: new TextEncoder().encode('ref,action\n1,Do it') }),
    ]);
    expect(first).toMatchObject({ ok: true, tables: [{ part: 'table 1' }] });
    expect(second).toMatchObject({ ok: false, reason: 'unsupported' });
    expect(third).toMatchObject({ ok: true, tables: [{ part: 'csv' }] });
  });

  it('are handed over, not copied, and whoever waits for other things is served meanwhile', async () => {
    reader = openFileReader();
    const { name, bytes } = large();
    const file = { name, bytes: new Uint8Array(bytes) };
    let turns = 0;
    const serving = setInterval(() => (turns += 1), 1);
    await reader.read(file);
    clearInterval(serving);
    expect(file.bytes).toHaveLength(0);
    expect(turns).toBeGreaterThan(0);
  });

  it('are refused when they take too long, and the next one is read all the same', async () => {
    reader = openFileReader({ seconds: 0 });
    expect(await reader.read(plan())).toMatchObject({
      reason: 'too-slow',
      message: expect.stringMatching(/^plan\.docx/),
    });
    expect(await reader.read(plan())).toMatchObject({ reason: 'too-slow' });
    expect((await readFileApart(plan())).ok).toBe(true);
  });

  it('are refused when they need too much memory', async () => {
    reader = openFileReader({ megabytes: 16 });
    expect(await reader.read(large())).toMatchObject({ reason: 'too-large', message: expect.stringMatching(/memory/) });
  });

  it('are refused when many wait already, and when Baton stops', async () => {
    reader = openFileReader({ waiting: 1 });
    const answers = [reader.read(plan()), reader.read(plan()), reader.read(plan())];
    expect(await answers[2]).toMatchObject({ reason: 'busy', message: expect.stringMatching(/in a minute/) });
    await reader.close();
    expect(await Promise.all(answers)).toEqual([
      expect.objectContaining({ reason: 'busy', message: expect.stringMatching(/stopping/) }),
      expect.objectContaining({ reason: 'busy' }),
      expect.objectContaining({ reason: 'busy' }),
    ]);
  });
});
