import { z } from 'zod';
import { type Instant, parseInstant } from './domain/day.ts';

/** All settings, read from the environment once, at start. Their names are docs/operations.md's. */
export interface Config {
  /** Without the app's credentials Baton runs only on this machine, and believes whoever speaks to it. */
  readonly local: boolean;
  readonly port: number;
  readonly host: string;
  readonly storage:
    | { readonly kind: 'embedded'; readonly folder: string }
    | { readonly kind: 'connection'; readonly connectionString: string }
    | { readonly kind: 'account'; readonly account: string };
  readonly dataFolder: string;
  readonly playground: { readonly port: number } | null;
  readonly sample: boolean;
  readonly clock: Instant | null;
  readonly tick: string;
  readonly app: AppCredentials | null;
  /** For which app Entra makes the tab's tokens: the bot's own, unless that is a managed identity; null in local mode. */
  readonly tabAppId: string | null;
  readonly tenants: readonly string[];
  readonly logLevel: string;
}

export interface AppCredentials {
  readonly MicrosoftAppId: string;
  readonly MicrosoftAppType: string;
  readonly MicrosoftAppTenantId: string;
  readonly MicrosoftAppPassword?: string;
}

export class BadSettings extends Error {
  override name = 'BadSettings';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`Some settings need putting right:\n${problems.map((problem) => `  · ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const port = (name: string, usual: number) =>
  z.coerce
    .number(`${name} must be a port number, for example ${usual}.`)
    .int(`${name} must be a whole number.`)
    .min(0, `${name} must be between 0 and 65535.`)
    .max(65535, `${name} must be between 0 and 65535.`)
    .default(usual);
const onOff = (name: string) => z.enum(['on', 'off'], `${name} must be on or off.`).optional();
const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const types = ['SingleTenant', 'UserAssignedMsi', 'MultiTenant'] as const;

/** Azure writes UserAssignedMSI where botbuilder writes UserAssignedMsi. */
function asKnown(type: unknown): unknown {
  return types.find((known) => known.toLowerCase() === String(type).toLowerCase()) ?? type;
}

const environment = z.object({
  PORT: port('PORT', 3978),
  HOST: z.string().optional(),
  AZURE_STORAGE_CONNECTION_STRING: z.string().optional(),
  AZURE_STORAGE_ACCOUNT: z
    .string()
    .regex(
      /^[a-z0-9]{3,24}$/,
      'AZURE_STORAGE_ACCOUNT must be a storage account name: 3 to 24 small letters and digits.',
    )
    .optional(),
  BATON_DATA: z.string().default('.data'),
  BATON_PLAYGROUND: onOff('BATON_PLAYGROUND'),
  BATON_PLAYGROUND_PORT: port('BATON_PLAYGROUND_PORT', 56150),
  BATON_SAMPLE: onOff('BATON_SAMPLE'),
  BATON_CLOCK: z.string().optional(),
  BATON_TICK: z.string().default('*/5 * * * *'),
  MicrosoftAppId: z.string().regex(guid, 'MicrosoftAppId must be the app registration’s id, a GUID.').optional(),
  MicrosoftAppType: z
    .preprocess(asKnown, z.enum(types, `MicrosoftAppType must be one of ${types.join(', ')}.`))
    .default('SingleTenant'),
  MicrosoftAppTenantId: z.string().regex(guid, 'MicrosoftAppTenantId must be a tenant id, a GUID.').optional(),
  MicrosoftAppPassword: z.string().optional(),
  BATON_TAB_APP_ID: z
    .string()
    .regex(guid, 'BATON_TAB_APP_ID must be the tab’s app registration’s id, a GUID.')
    .optional(),
  BATON_TENANTS: z.string().optional(),
  LOG_LEVEL: z.enum(levels, `LOG_LEVEL must be one of ${levels.join(', ')}.`).default('info'),
});
type Environment = z.infer<typeof environment>;

/** Reads and checks every setting, and throws `BadSettings` with all that is wrong at once. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  isCron: (text: string) => boolean,
): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const { settings, problems: misread } = readSettings(given);
  const problems = [...misread, ...problemsOf(settings, isCron)];
  if (problems.length > 0) throw new BadSettings(problems);
  return configOf(settings);
}

/** Each setting by itself; one that is wrong is reported and stands at its default, so that the rest is still checked. */
function readSettings(given: Readonly<Record<string, string | undefined>>): {
  readonly settings: Environment;
  readonly problems: readonly string[];
} {
  const parsed = environment.safeParse(given);
  if (parsed.success) return { settings: parsed.data, problems: [] };
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
  const rest = environment.parse(Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name))));
  // That these two are set says what else is needed, though they are not as they should be.
  const { MicrosoftAppId, MicrosoftAppTenantId } = given;
  const said = { ...(MicrosoftAppId && { MicrosoftAppId }), ...(MicrosoftAppTenantId && { MicrosoftAppTenantId }) };
  return { settings: { ...rest, ...said }, problems: parsed.error.issues.map(({ message }) => message) };
}

function problemsOf(settings: Environment, isCron: (text: string) => boolean): readonly string[] {
  const local = settings.MicrosoftAppId === undefined;
  const loopback = ['127.0.0.1', 'localhost', '::1'];
  const onlyLocal = (name: keyof Environment) =>
    !local && settings[name] !== undefined
      ? `${name} works in local mode only: unset it, or unset MicrosoftAppId.`
      : '';
  const needsTenant = !local && settings.MicrosoftAppType !== 'MultiTenant' && !settings.MicrosoftAppTenantId;
  return [
    isCron(settings.BATON_TICK) ? '' : 'BATON_TICK must be a cron expression, for example */5 * * * *.',
    settings.BATON_CLOCK && !parseInstant(settings.BATON_CLOCK)
      ? 'BATON_CLOCK must be an instant such as 2019-09-03T07:59:30Z.'
      : '',
    onlyLocal('BATON_CLOCK'),
    local && settings.HOST && !loopback.includes(settings.HOST)
      ? 'Without MicrosoftAppId Baton cannot tell who speaks to it, so HOST must be 127.0.0.1. Set MicrosoftAppId to listen elsewhere.'
      : '',
    needsTenant ? `MicrosoftAppTenantId is needed for ${settings.MicrosoftAppType}.` : '',
    !local && settings.MicrosoftAppType === 'UserAssignedMsi' && settings.MicrosoftAppPassword
      ? 'MicrosoftAppPassword must be unset for a managed identity.'
      : '',
    !local && settings.MicrosoftAppType !== 'UserAssignedMsi' && !settings.MicrosoftAppPassword
      ? `MicrosoftAppPassword is needed for ${settings.MicrosoftAppType}.`
      : '',
    ...namedTenants(settings).map((tenant) =>
      guid.test(tenant) ? '' : `BATON_TENANTS: ${tenant} is not a tenant id.`,
    ),
    !local && tenantsOf(settings).length === 0
      ? 'BATON_TENANTS is needed: the Entra tenant ids that may use Baton.'
      : '',
  ].filter(Boolean);
}

function namedTenants({ BATON_TENANTS }: Environment): readonly string[] {
  const named = (BATON_TENANTS ?? '').split(',').map((tenant) => tenant.trim().toLowerCase());
  return named.filter(Boolean);
}

function tenantsOf(settings: Environment): readonly string[] {
  const named = namedTenants(settings);
  const own = settings.MicrosoftAppTenantId?.toLowerCase();
  return named.length > 0 || !own ? named : [own];
}

function configOf(settings: Environment): Config {
  const local = settings.MicrosoftAppId === undefined;
  const usual = local ? 'on' : 'off';
  const playground = (settings.BATON_PLAYGROUND ?? usual) === 'on';
  return {
    local,
    port: settings.PORT,
    host: settings.HOST ?? (local ? '127.0.0.1' : '0.0.0.0'),
    storage: storageOf(settings),
    dataFolder: settings.BATON_DATA,
    playground: local && playground ? { port: settings.BATON_PLAYGROUND_PORT } : null,
    sample: (settings.BATON_SAMPLE ?? usual) === 'on',
    clock: settings.BATON_CLOCK ? parseInstant(settings.BATON_CLOCK) : null,
    tick: settings.BATON_TICK,
    app: settings.MicrosoftAppId ? credentialsOf(settings, settings.MicrosoftAppId) : null,
    tabAppId: settings.MicrosoftAppId ? (settings.BATON_TAB_APP_ID ?? settings.MicrosoftAppId).toLowerCase() : null,
    tenants: tenantsOf(settings),
    logLevel: settings.LOG_LEVEL,
  };
}

function storageOf(settings: Environment): Config['storage'] {
  const { AZURE_STORAGE_CONNECTION_STRING: connectionString, AZURE_STORAGE_ACCOUNT: account } = settings;
  if (connectionString) return { kind: 'connection', connectionString };
  return account ? { kind: 'account', account } : { kind: 'embedded', folder: settings.BATON_DATA };
}

function credentialsOf(settings: Environment, MicrosoftAppId: string): AppCredentials {
  const { MicrosoftAppType, MicrosoftAppTenantId = '', MicrosoftAppPassword } = settings;
  const required = { MicrosoftAppId, MicrosoftAppType, MicrosoftAppTenantId };
  return MicrosoftAppPassword ? { ...required, MicrosoftAppPassword } : required;
}
