import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../dist/tab', import.meta.url));

interface Part {
  readonly file: string;
  readonly imports?: readonly string[];
}

/** The scripts that the page names itself, and those that these sources need besides. */
function scriptsOf(sources: readonly string[]): ReadonlySet<string> {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const parts = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Part>;
  const found = new Set([...page.matchAll(/"\/tab\/(assets\/[^"]+\.js)"/g)].map(([, file]) => file!));
  const add = (name: string): void => {
    const part = parts[name];
    if (!part) throw new Error(`The build has no ${name}.`);
    found.add(part.file);
    for (const other of part.imports ?? []) add(other);
  };
  for (const source of sources) add(source);
  return found;
}

/** Bytes of the first look as they are sent to a browser that reads gzip, the larger of the two packings. */
export function packedBytes(...sources: readonly string[]): number {
  return [...scriptsOf(sources)]
    .map((file) => statSync(join(folder, `${file}.gz`)).size)
    .reduce((sum, size) => sum + size, 0);
}
