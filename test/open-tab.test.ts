import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));

/** As main.ts opens the tab, until its build has ended: what it said meanwhile and then, and what it logged. */
const open = `
import { openTab } from './src/open-tab.ts';
const logged = [];
let ended = () => {};
const built = new Promise((resolve) => { ended = resolve; });
const note = (fields, text) => { logged.push([text ?? fields, fields.fault ?? '']); ended(); };
const tab = await openTab({ info: note, warn: note, error: note, debug: note });
const first = tab.notReady();
await built;
console.log(JSON.stringify({ first, then: tab.notReady(), logged }));
`;

interface Opened {
  readonly first: string | null;
  readonly then: string | null;
  readonly logged: readonly (readonly [text: string, fault: string])[];
}

describe('pages that cannot be built', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baton-open-tab-'));
    mkdirSync(join(folder, 'src', 'tab'), { recursive: true });
    for (const file of ['open-tab.ts', 'build-tab.ts', 'styles-ahead.ts'])
      cpSync(join(root, 'src', file), join(folder, 'src', file));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'open.ts'), open);
    writeFileSync(join(folder, 'src', 'tab', 'index.html'), '<script type="module" src="./gone.ts"></script>');
    cpSync(join(root, 'manifest', 'color.svg'), join(folder, 'manifest', 'color.svg'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const opened = async (): Promise<Opened> =>
    JSON.parse((await run(process.execPath, ['open.ts'], { cwd: folder })).stdout) as Opened;

  test('leave a sentence in their place, and the reason in the log', async () => {
    const { first, then, logged } = await opened();
    expect(first).toContain('are being built');
    expect(then).toContain('could not be built; Baton’s log says why');
    expect(logged).toEqual([['the tab could not be built', expect.stringContaining('gone.ts')]]);
  });

  test('leave those from before where they are', async () => {
    mkdirSync(join(folder, 'dist', 'tab'), { recursive: true });
    writeFileSync(join(folder, 'dist', 'tab', 'index.html'), '');
    const { then, logged } = await opened();
    expect(then).toBeNull();
    expect(logged.map(([text]) => text)).toEqual(['the tab could not be built']);
  });
});
