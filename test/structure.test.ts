import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('..', import.meta.url));

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-structure-'));
  const config = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Whether the linter, with the project's own rules, lets a file of this folder import this. */
function mayImport(from: string, specifier: string): boolean {
  const file = join('src', from, 'some-file.ts');
  mkdirSync(join(folder, 'src', from), { recursive: true });
  writeFileSync(join(folder, file), `export * from '${specifier}';\n`);
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const run = spawnSync(process.execPath, [biome, 'lint', file], { cwd: folder, encoding: 'utf8' });
  const isRestricted = run.stderr.includes('lint/style/noRestrictedImports');
  // A crash, or a rule that no longer exists, must not pass for permission.
  expect(run.status).toBe(isRestricted ? 1 : 0);
  return !isRestricted;
}

describe('who may import whom', () => {
  test.each([
    ['domain', './day.ts'],
    ['flows', '../domain/day.ts'],
    ['teams', '../flows/ports.ts'],
    ['teams', 'botbuilder'],
    ['teams', '../../cards/digest.json'],
    ['storage', '../flows/ports.ts'],
    ['storage', '@azure/data-tables'],
    ['documents', 'saxes'],
    ['http', 'restify'],
    ['http', 'node:path'],
    ['http', 'node:timers/promises'],
    ['bin', '../storage/embedded.ts'],
  ])('%s may import %s', (from, specifier) => expect(mayImport(from, specifier)).toBe(true));

  test.each([
    ['domain', '../flows/ports.ts'],
    ['domain', 'node:fs'],
    ['domain', 'zod'],
    ['flows', '../storage/register.ts'],
    ['flows', 'node:fs'],
    ['flows', '@azure/data-tables'],
    ['teams', '../storage/register.ts'],
    ['teams', '../main.ts'],
    ['storage', '../flows/ask-for-updates.ts'],
    ['storage', '../teams/wording.ts'],
    ['storage', 'botbuilder'],
    ['documents', '../storage/register.ts'],
    ['http', '../storage/register.ts'],
    ['http', '../teams/bot.ts'],
    ['http', '../bin/baton.ts'],
  ])('%s may not import %s', (from, specifier) => expect(mayImport(from, specifier)).toBe(false));
});
