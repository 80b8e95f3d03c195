import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import ajv from 'ajv-draft-04';
import formats from 'ajv-formats';
import { unzipSync } from 'fflate';

const root = fileURLToPath(new URL('../..', import.meta.url));
const appId = '11111111-2222-3333-4444-555555555555';
const otherId = 'aaaaaaaa-2222-3333-4444-555555555555';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-package-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]) {
  const out = join(folder, 'made', 'app.zip');
  const env = { ...process.env, MicrosoftAppId: '', BATON_TAB_APP_ID: '' };
  const script = join(root, 'src/bin/package-app.ts');
  return { out, ...spawnSync(process.execPath, [script, '--out', out, ...args], { env, encoding: 'utf8' }) };
}

function packed(...args: string[]) {
  const { out, status, stderr } = run('--host', 'baton.example.org', '--app-id', appId, ...args);
  expect([status, stderr]).toEqual([0, '']);
  const files = unzipSync(readFileSync(out));
  return { files, manifest: JSON.parse(Buffer.from(files['manifest.json']!).toString('utf8')) };
}

/** Microsoft's own schema of the manifest's version, as their package ships it. */
function schemaOf(version: string) {
  const require = createRequire(import.meta.url);
  const home = join(require.resolve('@microsoft/app-manifest/package.json'), '..');
  return JSON.parse(
    readFileSync(join(home, `build/json-schemas/teams/v${version}/MicrosoftTeams.schema.json`), 'utf8'),
  );
}

function sizeOf(png: Uint8Array) {
  const bytes = Buffer.from(png);
  expect(bytes.toString('latin1', 1, 4)).toBe('PNG');
  const truecolourWithAlpha = 6;
  return {
    width: bytes.readUInt32BE(16),
    height: bytes.readUInt32BE(20),
    isTransparent: bytes[25] === truecolourWithAlpha,
  };
}

describe('the Teams app package', () => {
  test('is valid by Microsoft’s schema', () => {
    const { manifest } = packed();
    const validator = new ajv.default({ strict: false, allErrors: true });
    formats.default(validator);
    const validate = validator.compile(schemaOf(manifest.manifestVersion));
    validate(manifest);
    expect(validate.errors).toBeNull();
    expect(manifest.$schema).toContain(`/v${manifest.manifestVersion}/`);
  });

  test('says what Teams asks of an app in channels, which the schema does not', () => {
    const { manifest } = packed();
    expect(manifest.supportsChannelFeatures).toBe('tier1');
    expect(manifest.bots[0].scopes).toEqual(['team', 'personal']);
  });

  test('has the tab in private and for channels, on its own host', () => {
    const { manifest } = packed();
    const [chat, tab] = manifest.staticTabs;
    expect([chat.entityId, tab.contentUrl, tab.scopes]).toEqual([
      'conversations',
      'https://baton.example.org/tab/',
      ['personal'],
    ]);
    expect(manifest.configurableTabs).toEqual([
      expect.objectContaining({ configurationUrl: 'https://baton.example.org/tab/#config', scopes: ['team'] }),
    ]);
  });

  test.each([
    [[], { id: appId, resource: `api://baton.example.org/botid-${appId}` }],
    [['--tab-app-id', otherId.toUpperCase()], { id: otherId, resource: `api://baton.example.org/${otherId}` }],
  ])('names the app for which Teams gets the tab its tokens: %j', (args, expected) => {
    expect(packed(...args).manifest.webApplicationInfo).toEqual(expected);
  });

  test('is about one bot on one host, and no name is left in braces', () => {
    const { manifest } = packed(
      '--organisation',
      'The "Example" Partnership',
      '--website',
      'https://example.org/baton',
    );
    expect([manifest.id, manifest.bots[0].botId, manifest.validDomains]).toEqual([appId, appId, ['baton.example.org']]);
    expect(manifest.developer).toEqual({
      name: 'The "Example" Partnership',
      websiteUrl: 'https://example.org/baton',
      privacyUrl: 'https://example.org/baton',
      termsOfUseUrl: 'https://example.org/baton',
    });
    expect(JSON.stringify(manifest)).not.toMatch(/\{\{|\}\}/);
  });

  test('offers the same phrases in channels and in private', () => {
    const { manifest } = packed();
    const phrases = manifest.bots[0].commandLists.map(({ commands }: { commands: { title: string }[] }) =>
      commands.map(({ title }) => title),
    );
    const expected = ['help', 'overdue', 'due', 'status', 'digest', 'meetings'];
    expect(phrases).toEqual([expected, expected]);
  });

  test('has its icons in the sizes that Teams asks for, and nothing else', () => {
    const { files, manifest } = packed();
    expect(Object.keys(files).toSorted()).toEqual(['color.png', 'manifest.json', 'outline.png']);
    expect(sizeOf(files[manifest.icons.color]!)).toMatchObject({ width: 192, height: 192 });
    expect(sizeOf(files[manifest.icons.outline]!)).toEqual({ width: 32, height: 32, isTransparent: true });
  });

  test('is the same file each time', () => {
    const bytes = () => readFileSync(run('--host', 'baton.example.org', '--app-id', appId).out);
    expect(bytes().equals(bytes())).toBe(true);
  });

  test.each([
    [['--app-id', appId], /^--host takes/],
    [['--app-id', appId, '--host', 'https://baton.example.org'], /^--host takes/],
    [['--app-id', appId, '--host', 'baton.example.org/api'], /^--host takes/],
    [['--host', 'baton.example.org'], /^--app-id takes/],
    [['--host', 'baton.example.org', '--app-id', 'mine'], /^--app-id takes/],
    [['--host', 'baton.example.org', '--app-id', appId, '--tab-app-id', 'mine'], /^--tab-app-id takes/],
    [['--host', 'baton.example.org', '--app-id', appId, '--organisation', 'x'.repeat(33)], /^--organisation takes/],
    [['--host', 'baton.example.org', '--app-id', appId, '--privacy', 'http://example.org'], /^--privacy takes/],
  ])('%j gets a sentence', (args, sentence) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(sentence);
  });
});
