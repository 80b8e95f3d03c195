import { chmod, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fileOf } from '../../src/bin/command.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baton-files-'));
  await writeFile(join(folder, 'plan.docx'), 'plan');
  await writeFile(join(folder, 'locked.docx'), 'plan');
  await chmod(join(folder, 'locked.docx'), 0);
  await writeFile(join(folder, 'large.docx'), '');
  await truncate(join(folder, 'large.docx'), 100 * 1024 * 1024);
  await mkdir(join(folder, 'folder.docx'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the file that a command names', () => {
  it('is read whole', async () => {
    expect(await fileOf(join(folder, 'plan.docx'), 'import FILE')).toMatchObject({ name: 'plan.docx' });
  });

  it.each([
    ['missing.docx', /^There is no file called .*missing\.docx\. Check the name and the folder\.$/],
    ['plan.docx/x', /^There is no file called/],
    ['folder.docx', /is a folder\. Name the file in it\.$/],
    ['large.docx', /^large\.docx is larger than 10 MB\./],
    ['x'.repeat(300), /too long a name/],
    ['a\n\u202eb.docx', /^There is no file called [^\n]*a b\.docx\./],
  ])('is refused with a sentence that says what to do: %j', async (name, message) => {
    await expect(fileOf(join(folder, name), 'import FILE')).rejects.toThrow(message);
  });

  it('is nothing that never ends', async () => {
    await expect(fileOf('/dev/zero', 'import FILE')).rejects.toThrow(/is not a file/);
  });

  // Whoever runs as root may open everything.
  (process.getuid?.() === 0 ? it.skip : it)('is nothing that the person may not open', async () => {
    await expect(fileOf(join(folder, 'locked.docx'), 'import FILE')).rejects.toThrow(/may not be opened by you/);
  });
});
