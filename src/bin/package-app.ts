import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';

/** `npm run package`: the app package that a Teams administrator uploads, from manifest/ and what is particular here. */

const usage = `npm run package -- --host baton.example.org --app-id GUID [--tab-app-id GUID] [--organisation NAME]
                  [--website URL] [--privacy URL] [--terms URL] [--out dist/baton-teams-app.zip]

  --host          where Baton runs, without https:// (Teams calls https://HOST/api/messages)
  --app-id        the bot's app id; left out, MicrosoftAppId of the environment
  --tab-app-id    the app registration by which the tab knows who looks, where it is not the bot's (a managed identity
                  cannot be one; docs/operations.md); left out, BATON_TAB_APP_ID of the environment, else --app-id
  --organisation  who runs Baton, at most 32 characters; Teams shows it as the developer
  --website, --privacy, --terms
                  pages about Baton for the people who use it; the last two are the website where left out
`;

const options = {
  host: { type: 'string' },
  'app-id': { type: 'string' },
  'tab-app-id': { type: 'string' },
  organisation: { type: 'string' },
  website: { type: 'string' },
  privacy: { type: 'string' },
  terms: { type: 'string' },
  out: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const hostName = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;
const longestOrganisation = 32;

/** What goes where manifest.json has a name in braces. Throws one sentence about the first thing that is wrong. */
function partsFrom(values: Values): Readonly<Record<string, string>> {
  const { host = '', organisation = 'Baton', website = `https://${host}` } = values;
  const appId = values['app-id'] ?? process.env.MicrosoftAppId ?? '';
  if (!hostName.test(host)) throw new Error('--host takes the name of the host alone, such as baton.example.org.');
  if (!guid.test(appId)) throw new Error("--app-id takes the bot's app id, a GUID; or set MicrosoftAppId.");
  const tabAppId = values['tab-app-id'] ?? (process.env.BATON_TAB_APP_ID || appId);
  if (!guid.test(tabAppId)) throw new Error("--tab-app-id takes the id of the tab's app registration, a GUID.");
  if (organisation === '' || organisation.length > longestOrganisation)
    throw new Error(`--organisation takes a name of at most ${longestOrganisation} characters.`);
  const { privacy = website, terms = website } = values;
  for (const [name, url] of Object.entries({ website, privacy, terms })) {
    if (URL.parse(url)?.protocol !== 'https:') throw new Error(`--${name} takes an address that begins with https://.`);
  }
  const { version } = JSON.parse(read('package.json').toString('utf8'));
  return {
    APP_ID: appId.toLowerCase(),
    TAB_APP_ID: tabAppId.toLowerCase(),
    TAB_RESOURCE: resourceOf(host, appId, tabAppId),
    HOST: host.toLowerCase(),
    ORGANISATION: organisation,
    WEBSITE: website,
    PRIVACY: privacy,
    TERMS: terms,
    VERSION: version,
  };
}

/** The Application ID URI, which Teams wants to name the host; an app that is a bot as well is marked as one. */
function resourceOf(host: string, appId: string, tabAppId: string): string {
  const isBot = tabAppId.toLowerCase() === appId.toLowerCase();
  return `api://${host}/${isBot ? 'botid-' : ''}${tabAppId}`.toLowerCase();
}

function manifestWith(parts: Readonly<Record<string, string>>): string {
  return read('manifest/manifest.json')
    .toString('utf8')
    .replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const part = parts[name];
      if (part === undefined) throw new Error(`manifest.json names {{${name}}}, which package-app.ts does not know.`);
      // Within the quotation marks of a JSON text.
      return JSON.stringify(part).slice(1, -1);
    });
}

function read(path: string): Buffer {
  return readFileSync(new URL(`../../${path}`, import.meta.url));
}

/** Fixed, and in local time as zip has it, so that the same manifest gives the same file everywhere. */
const mtime = new Date(2026, 0, 1);

function pack(parts: Readonly<Record<string, string>>): Uint8Array {
  const files = {
    'manifest.json': Buffer.from(manifestWith(parts)),
    'color.png': read('manifest/color.png'),
    'outline.png': read('manifest/outline.png'),
  };
  return zipSync(files, { mtime });
}

function main(): number {
  try {
    const { values } = parseArgs({ options });
    if (values.help) {
      process.stdout.write(usage);
      return 0;
    }
    const parts = partsFrom(values);
    const { out = 'dist/baton-teams-app.zip' } = values;
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, pack(parts));
    process.stdout.write(`Wrote ${out}: version ${parts.VERSION}, for https://${parts.HOST}/api/messages.\n`);
    process.stdout.write(`The tab's app registration needs the Application ID URI ${parts.TAB_RESOURCE}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`);
    return 2;
  }
}

process.exitCode = main();
