import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../dist/tab', import.meta.url));

interface Part {
  readonly file: string;
  readonly imports?: readonly string[];
}

/** The scripts that a browser fetches before these sources can run, by what the build wrote down. */
function scriptsOf(sources: readonly string[]): readonly string[] {
  const parts = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Record<string, Part>;
  const found = new Set<string>();
  const add = (name: string): void => {
    const part = parts[name];
    if (!part) throw new Error(`The build has no ${name}.`);
    if (found.has(part.file)) return;
    found.add(part.file);
    for (const other of part.imports ?? []) add(other);
  };
  for (const source of sources) add(source);
  return [...found].filter((file) => file.endsWith('.js'));
}

/** Bytes as they are sent to a browser that reads gzip, the larger of the two packings. */
export function packedBytes(...sources: readonly string[]): number {
  return scriptsOf(sources)
    .map((file) => statSync(join(folder, `${file}.gz`)).size)
    .reduce((sum, size) => sum + size, 0);
}
