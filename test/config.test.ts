import { describe, expect, it } from '@jest/globals';
import { BadSettings, readConfig } from '../src/config.ts';
import { isCron } from '../src/timetable.ts';

const id = '11111111-2222-3333-4444-555555555555';
const tenant = '99999999-2222-3333-4444-555555555555';
const azure = { MicrosoftAppId: id, MicrosoftAppTenantId: tenant, MicrosoftAppPassword: 'x' };

function problems(env: Record<string, string | undefined>): readonly string[] {
  try {
    readConfig(env, isCron);
    return [];
  } catch (error) {
    if (error instanceof BadSettings) return error.problems;
    throw error;
  }
}

describe('settings', () => {
  it('need none for a first look: everything stays on this machine', () => {
    expect(readConfig({}, isCron)).toEqual({
      local: true,
      port: 3978,
      host: '127.0.0.1',
      storage: { kind: 'embedded', folder: '.data' },
      dataFolder: '.data',
      playground: { port: 56150 },
      sample: true,
      clock: null,
      tick: '*/5 * * * *',
      app: null,
      tabAppId: null,
      tenants: [],
      logLevel: 'info',
    });
  });

  it('with the app’s credentials open the door, without sample or local Teams', () => {
    expect(readConfig({ ...azure, AZURE_STORAGE_ACCOUNT: 'anyshire1' }, isCron)).toMatchObject({
      local: false,
      host: '0.0.0.0',
      storage: { kind: 'account', account: 'anyshire1' },
      playground: null,
      sample: false,
      app: {
        MicrosoftAppId: id,
        MicrosoftAppType: 'SingleTenant',
        MicrosoftAppTenantId: tenant,
        MicrosoftAppPassword: 'x',
      },
      tenants: [tenant],
    });
  });

  it.each<[string, Record<string, string>, object]>([
    ['an empty one is none', { PORT: '', BATON_CLOCK: '' }, { port: 3978, clock: null }],
    ['a port', { PORT: '8080' }, { port: 8080 }],
    ['off', { BATON_PLAYGROUND: 'off', BATON_SAMPLE: 'off' }, { playground: null, sample: false }],
    ['a clock with an offset', { BATON_CLOCK: '2019-09-03T08:59:30+01:00' }, { clock: '2019-09-03T07:59:30Z' }],
    ['a tick in seconds', { BATON_TICK: '*/10 * * * * *' }, { tick: '*/10 * * * * *' }],
    [
      'a connection before an account',
      { AZURE_STORAGE_CONNECTION_STRING: 'x', AZURE_STORAGE_ACCOUNT: 'abc' },
      { storage: { kind: 'connection', connectionString: 'x' } },
    ],
    ['several tenants', { ...azure, BATON_TENANTS: ` ${id.toUpperCase()} , ${tenant} ` }, { tenants: [id, tenant] }],
    ['the tab’s own app', { ...azure, BATON_TAB_APP_ID: tenant.toUpperCase() }, { tabAppId: tenant }],
    ['the bot’s app as the tab’s', azure, { tabAppId: id }],
    ['no app of the tab in local mode', { BATON_TAB_APP_ID: tenant }, { tabAppId: null }],
    [
      'a managed identity',
      { MicrosoftAppId: id, MicrosoftAppTenantId: tenant, MicrosoftAppType: 'UserAssignedMsi' },
      { local: false },
    ],
  ])('%s', (_, env, expected) => {
    expect(readConfig(env, isCron)).toMatchObject(expected);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a port in words', { PORT: 'http' }, /^PORT must be a port number/],
    ['a port out of range', { PORT: '70000' }, /^PORT must be between/],
    ['neither on nor off', { BATON_SAMPLE: 'yes' }, /^BATON_SAMPLE must be on or off/],
    ['a clock that is no instant', { BATON_CLOCK: '2019-09-03' }, /^BATON_CLOCK must be an instant/],
    ['a clock in Azure', { ...azure, BATON_CLOCK: '2019-09-03T08:00:00Z' }, /^BATON_CLOCK works in local mode only/],
    ['a tick that is none', { BATON_TICK: 'often' }, /^BATON_TICK must be a cron expression/],
    ['an open door without credentials', { HOST: '0.0.0.0' }, /HOST must be 127\.0\.0\.1/],
    ['an account’s address', { AZURE_STORAGE_ACCOUNT: 'https://x.y' }, /^AZURE_STORAGE_ACCOUNT must be/],
    ['an id that is none', { MicrosoftAppId: 'baton' }, /^MicrosoftAppId must be/],
    ['a password missing', { MicrosoftAppId: id, MicrosoftAppTenantId: tenant }, /^MicrosoftAppPassword is needed/],
    ['a password too many', { ...azure, MicrosoftAppType: 'UserAssignedMsi' }, /^MicrosoftAppPassword must be unset/],
    [
      'a tenant missing',
      { MicrosoftAppId: id, MicrosoftAppPassword: 'x', BATON_TENANTS: tenant },
      /^MicrosoftAppTenantId is needed/,
    ],
    ['a tenant that is none', { ...azure, BATON_TENANTS: 'anyshire' }, /^BATON_TENANTS: anyshire is not a tenant id/],
    ['a tab’s app that is none', { ...azure, BATON_TAB_APP_ID: 'baton' }, /^BATON_TAB_APP_ID must be/],
    ['a level there is not', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be one of/],
  ])('are refused with a sentence: %s', (_, env, sentence) => {
    expect(problems(env).filter((problem) => sentence.test(problem))).toHaveLength(1);
  });

  it('are refused with every problem at once, each once', () => {
    const all = problems({
      PORT: 'http',
      LOG_LEVEL: 'loud',
      BATON_SAMPLE: 'yes',
      BATON_TICK: 'often',
      BATON_CLOCK: 'now',
      HOST: '0.0.0.0',
    });
    expect(all.map((problem) => problem.split(/[ ,]/)[0]).toSorted()).toEqual([
      'BATON_CLOCK',
      'BATON_SAMPLE',
      'BATON_TICK',
      'LOG_LEVEL',
      'PORT',
      'Without',
    ]);
  });

  it('that are wrong do not make others look wrong', () => {
    expect(
      problems({
        MicrosoftAppId: 'baton',
        MicrosoftAppTenantId: 'anyshire',
        MicrosoftAppPassword: 'x',
        HOST: '0.0.0.0',
      }),
    ).toEqual([
      expect.stringMatching(/^MicrosoftAppId/),
      expect.stringMatching(/^MicrosoftAppTenantId must be a tenant id/),
    ]);
  });

  it('never have a secret’s value in a sentence', () => {
    const env = {
      ...azure,
      MicrosoftAppPassword: 'very-secret',
      AZURE_STORAGE_CONNECTION_STRING: 'AccountKey=very-secret',
      PORT: 'x',
      BATON_TICK: 'x',
    };
    expect(problems(env).join()).not.toContain('very-secret');
  });
});
