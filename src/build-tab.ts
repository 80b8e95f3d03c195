import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { glob, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Log } from './log.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Where the built tab lies; the file in it says from which sources it was built. */
const tabFolder = join(root, 'dist', 'tab');
const stamp = join(tabFolder, '.built-from');

/**
 * Builds the tab where its sources have changed since it was built last. An installation without development
 * dependencies brings it built (docs/operations.md), and so does whoever runs `npm run build`.
 */
export async function buildTab(log: Log): Promise<string> {
  const sources = await hashOfSources();
  if ((await readFile(stamp, 'utf8').catch(() => '')) === sources) return tabFolder;
  if (!existsSync(join(root, 'node_modules', 'vite'))) {
    if (!existsSync(stamp)) log.warn({ folder: tabFolder }, 'the tab is not built');
    return tabFolder;
  }
  const { build } = await import('vite');
  // Two processes may build at once; whoever is last wins, and neither sees half of the other's.
  const folder = `${tabFolder}.${process.pid}`;
  await build({
    root: join(root, 'src', 'tab'),
    base: '/tab/',
    configFile: false,
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'es2023', sourcemap: false },
  });
  await pack(folder);
  await writeFile(join(folder, '.built-from'), sources);
  await mkdir(join(root, 'dist'), { recursive: true });
  await rm(tabFolder, { recursive: true, force: true });
  await rename(folder, tabFolder);
  log.info('tab built');
  return tabFolder;
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(join(root, 'package-lock.json')).catch(() => ''));
  const files: string[] = [];
  for await (const file of glob('src/{tab,domain}/**/*.*', { cwd: root })) files.push(file);
  for (const file of files.toSorted()) {
    hash.update(file).update(await readFile(join(root, file)));
  }
  return hash.digest('hex');
}

const packBrotli = promisify(brotliCompress);
const packGzip = promisify(gzip);

/** Packed once, as small as it goes, so that nobody waits for it. */
async function pack(folder: string): Promise<void> {
  for await (const file of glob('**/*.{js,css,html,svg}', { cwd: folder })) {
    const path = join(folder, file);
    const bytes = await readFile(path);
    await writeFile(`${path}.br`, await packBrotli(bytes));
    await writeFile(`${path}.gz`, await packGzip(bytes, { level: 9 }));
  }
}

if (import.meta.main) {
  const { openLog } = await import('./log.ts');
  await buildTab(openLog('info', null));
}
