import { createHash } from 'node:crypto';
import { glob, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { HtmlTagDescriptor, Plugin } from 'vite';

/** `npm run build`: builds the tab into dist/tab where its sources have changed since it was built last. */

const root = fileURLToPath(new URL('..', import.meta.url));
export const tabFolder = join(root, 'dist', 'tab');
/** Says from which sources the folder was built. */
const stamp = '.built-from';

export async function isTabFresh(): Promise<boolean> {
  return (await readFile(join(tabFolder, stamp), 'utf8').catch(() => '')) === (await hashOfSources());
}

async function buildTab(): Promise<void> {
  const sources = await hashOfSources();
  const folder = `${tabFolder}.${process.pid}`;
  await mkdir(join(root, 'dist'), { recursive: true });
  try {
    await buildPages(join(root, 'src', 'tab'), folder);
    await writeFile(join(folder, stamp), sources);
    await rm(tabFolder, { recursive: true, force: true });
    await rename(folder, tabFolder);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    // Another process has put its own there meanwhile, from the same sources.
    if (!(await isTabFresh())) throw error;
  }
}

/** Builds a page that will stand at /tab/ into a folder, packed. */
export async function buildPages(sources: string, folder: string): Promise<void> {
  const [{ build }, { stylesAhead }] = await Promise.all([import('vite'), import('./styles-ahead.ts')]);
  await build({
    root: sources,
    base: '/tab/',
    configFile: false,
    logLevel: 'error',
    plugins: [stylesAhead, preloadFirstLook],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2023',
      sourcemap: false,
      manifest: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { output: { codeSplitting: { groups } } },
    },
  });
  await pack(folder);
}

/** What asks Teams and the API, what draws first, and what the overview draws then: each with all it needs. */
const [begins, drawsFirst, drawsThen] = ['/tab/main.ts', '/tab/app.tsx', '/tab/overview/below.tsx'];
const groups = [
  { name: 'begin', test: (id: string) => id.endsWith(begins), priority: 3 },
  { name: 'first-look', test: (id: string) => id.endsWith(drawsFirst), priority: 2 },
  { name: 'overview', test: (id: string) => id.endsWith(drawsThen), priority: 1 },
];

/**
 * Has the browser fetch what draws while it still reads the page, and not only once it is asked for. What is drawn then
 * is only fetched, for reading it would hold up the first.
 */
const preloadFirstLook: Plugin = {
  name: 'preload-first-look',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle = {} }) => {
      const parts = Object.values(bundle).filter((part) => part.type === 'chunk');
      const filesOf = (source: string): readonly string[] =>
        parts
          .filter(({ moduleIds }) => moduleIds.some((id) => id.endsWith(source)))
          .flatMap(({ fileName, imports }) => [fileName, ...imports]);
      const first = filesOf(drawsFirst).filter((file) => !html.includes(file));
      const then = filesOf(drawsThen).filter((file) => !html.includes(file) && !first.includes(file));
      return [
        ...first.map((file) => link(file, { rel: 'modulepreload' })),
        ...then.map((file) => link(file, { rel: 'preload', as: 'script', fetchpriority: 'low' })),
      ];
    },
  },
};

function link(file: string, attrs: Readonly<Record<string, string>>): HtmlTagDescriptor {
  return { tag: 'link', attrs: { ...attrs, crossorigin: true, href: `/tab/${file}` }, injectTo: 'head' };
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(join(root, 'package-lock.json')).catch(() => ''));
  const files = ['src/build-tab.ts', 'src/styles-ahead.ts', 'manifest/color.svg'];
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

if (import.meta.main && !(await isTabFresh())) await buildTab();
