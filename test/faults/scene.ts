import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TableClient, type TransactionAction } from '@azure/data-tables';
import { type TablesStore, tablesStore } from '../../src/storage/tables.ts';
import { type InProcessAzurite, startAzurite } from '../storage/in-process-azurite.ts';
import type { Posted } from '../teams/fake-connector.ts';
import { type BatonProcess, newFolder, runCommand, startBaton, type Where } from './baton-process.ts';
import { layStorageWire, type StorageWire } from './storage-wire.ts';
import { layTeamsWire, type TeamsWire } from './teams-wire.ts';

const tenant = '11111111-2222-4333-8444-555555555555';
export const manager = { id: '29:mo', aadObjectId: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Mo' };
export const owner = { id: '29:ola', aadObjectId: 'aaaaaaaa-0000-4000-8000-000000000002', name: 'Ola' };
export const channels = { General: '19:team@thread.tacv2', MACE: '19:mace@thread.tacv2' } as const;
/** Mo's key in the register. */
export const managerKey = `${tenant}~${manager.aadObjectId}`;
const team = { id: channels.General, name: 'Example Partnership', channels, members: [manager, owner] };
const bot = { id: '28:baton', name: 'Baton' };

/** The steps to MACE's meeting of 24 September 2019, whose papers date is 17 September. */
export const times = {
  before: '2019-09-02T10:00:00Z',
  ask: '2019-09-03T08:00:00Z',
  remind: '2019-09-10T08:00:00Z',
  chase: '2019-09-12T08:00:00Z',
  close: '2019-09-13T08:00:00Z',
  digest: '2019-09-17T08:00:00Z',
  addendum: '2019-09-23T08:00:00Z',
  /** The Strategic Group's ask too. */
  record: '2019-09-25T08:00:00Z',
  unrecorded: '2019-10-08T08:00:00Z',
} as const;
export const meeting = 'mace.2019-09-24';

/** A plan and dates small enough to be imported in no time: four actions for MACE, one for the Strategic Group. */
const plan = [
  'Ref,Objective,Action,Measure,Timescale,Lead',
  '1.1,Strategy meetings,Publish the review of strategy meetings,Review published,End of September 2019,MACE',
  '1.2,Strategy meetings,Agree the offer of interviews,Offer agreed,December 2019,MACE',
  '1.3,Awareness,Train taxi drivers,Training delivered,March 2020,MACE',
  '1.4,Awareness,Map the places of concern,Map shared,Ongoing,MACE',
  '2.1,Governance,Report to the partners,Report given,March 2020,Strategic Group',
].join('\n');
const dates = [
  'group,date,time,papers,title',
  'MACE,24/09/2019,14:00,17/09/2019,MACE meeting',
  'Strategic Group,16/10/2019,10:00,,Strategic Group meeting',
].join('\n');

/** Every row of both tables. */
export interface Rows {
  readonly register: readonly Entity[];
  readonly directory: readonly Entity[];
  /** The address of Teams that is written in them. */
  readonly teamsUrl: string;
  /** What stands in Teams by then. */
  readonly posted: readonly Posted[];
}
type Entity = Readonly<Record<string, unknown>> & { readonly partitionKey: string; readonly rowKey: string };

/** One partnership with its own storage, its own Teams, and the Batons that work for it. */
export class Scene {
  readonly azurite: InProcessAzurite;
  readonly storage: StorageWire;
  readonly teams: TeamsWire;
  readonly store: TablesStore;
  readonly folder = newFolder();
  readonly batons: BatonProcess[] = [];
  /** How many posts stood in Teams before the Batons that are looked at. */
  postedBefore = 0;

  private constructor(azurite: InProcessAzurite, storage: StorageWire, teams: TeamsWire, store: TablesStore) {
    this.azurite = azurite;
    this.storage = storage;
    this.teams = teams;
    this.store = store;
    teams.teams.teams.push(team);
  }

  static async open(rows?: Rows): Promise<Scene> {
    const azurite = await startAzurite();
    const store = await tablesStore({ connectionString: azurite.connectionString });
    const scene = new Scene(azurite, await layStorageWire(azurite), await layTeamsWire(), store);
    if (rows) await putRows(azurite, rows, scene.teams.url);
    for (const post of rows?.posted ?? []) await postAgain(scene.teams.url, post);
    scene.countPostsFromHere();
    return scene;
  }

  countPostsFromHere(): void {
    this.postedBefore = this.teams.teams.posted.length;
  }

  where(clock: string): Where {
    return { folder: this.folder, connectionString: this.storage.connectionString, clock };
  }

  async start(clock: string): Promise<BatonProcess> {
    const baton = await startBaton(this.where(clock));
    this.batons.push(baton);
    return baton;
  }

  async rows(): Promise<Rows> {
    const [register, directory] = await Promise.all(
      ['register', 'directory'].map((name) => allRows(clientOf(this.azurite, name))),
    );
    return {
      register: register!,
      directory: directory!,
      teamsUrl: this.teams.url,
      posted: [...this.teams.teams.posted],
    };
  }

  async close(): Promise<void> {
    await Promise.all(this.batons.filter((baton) => baton.isRunning()).map((baton) => baton.kill()));
    await this.storage.close();
    await this.teams.close();
    await this.azurite.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Opens a scene for one test and closes it, however the test ends. */
export async function withScene(rows: Rows | undefined, play: (scene: Scene) => Promise<void>): Promise<void> {
  const scene = await Scene.open(rows);
  try {
    await play(scene);
  } catch (error) {
    const logs = scene.batons.map((baton) => baton.log()).at(-1) ?? '';
    (error as Error).message += `\n${logs}`;
    throw error;
  } finally {
    await scene.close();
  }
}

/** Imports the plan and the dates by the command line, as a business manager would. */
export async function importAll(where: Where, file?: string, meetings = dates): Promise<void> {
  const planFile = file ?? join(where.folder, 'plan.csv');
  if (!file) writeFileSync(planFile, plan);
  const dateFile = join(where.folder, 'meetings.csv');
  writeFileSync(dateFile, meetings);
  const naming = file ? [] : ['--plan', 'DP', '--title', 'Delivery Plan', '--period', '2019-04..2020-03'];
  await runCommand(where, 'import', planFile, ...naming);
  await runCommand(where, 'meetings', 'import', dateFile);
}

/** Adds Baton to the team and binds the channels by what is typed there. */
export async function setUpTeam(baton: BatonProcess, teamsUrl: string): Promise<void> {
  await baton.send(installed(teamsUrl));
  const lines = [
    ['MACE', 'use this channel for MACE'],
    ['General', 'use this channel for Strategic Group'],
    ['General', 'make Strategic Group the oversight group'],
    ['MACE', 'policy all for MACE'],
  ] as const;
  for (const [channel, text] of lines) {
    const { status } = await baton.send(typed(teamsUrl, text, { channel }));
    if (status !== 200) throw new Error(`“${text}” was answered with ${status}:\n${baton.log()}`);
  }
}

let ids = 0;

function activity(teamsUrl: string, channel: keyof typeof channels | null, by: typeof manager) {
  ids += 1;
  const place = channel
    ? { conversationType: 'channel', isGroup: true, id: `${channels[channel]};messageid=1690000000001` }
    : { conversationType: 'personal', isGroup: false, id: `a:${by.aadObjectId}` };
  const where = channel ? { team: { id: team.id, name: team.name }, channel: { id: channels[channel] } } : {};
  return {
    id: `activity-${ids}`,
    channelId: 'msteams',
    serviceUrl: teamsUrl,
    timestamp: new Date().toISOString(),
    from: by,
    recipient: bot,
    conversation: { ...place, tenantId: tenant },
    channelData: { tenant: { id: tenant }, ...where },
  };
}

export function installed(teamsUrl: string): object {
  return { ...activity(teamsUrl, 'General', manager), type: 'installationUpdate', action: 'add' };
}

/** Something typed in a channel, with the mention that Teams asks for, or in the writer's own chat. */
export function typed(
  teamsUrl: string,
  text: string,
  {
    channel = null,
    by = manager,
  }: { readonly channel?: keyof typeof channels | null; readonly by?: typeof manager } = {},
): object {
  const mention = { type: 'mention', text: '<at>Baton</at>', mentioned: bot };
  const spoken = channel ? { text: `<at>Baton</at> ${text}`, entities: [mention] } : { text };
  return { ...activity(teamsUrl, channel, by), type: 'message', ...spoken };
}

/** Save pressed on the form for an action of MACE's request card. */
export function saved(teamsUrl: string, ref: string, words: string, by = owner): object {
  const about = { card: `${meeting}~ask~mace`, plan: 'DP', ref, seq: 0, v: 1 };
  const data = { verb: 'save', ...about, rating: 'amber', progress: words };
  return {
    ...activity(teamsUrl, 'MACE', by),
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', verb: 'save', data } },
  };
}

async function allRows(client: TableClient): Promise<readonly Entity[]> {
  const entities: Entity[] = [];
  for await (const entity of client.listEntities()) {
    const { etag: _, timestamp: __, 'odata.metadata': ___, ...rest } = entity as Record<string, unknown>;
    entities.push(rest as Entity);
  }
  return entities;
}

async function putRows(azurite: InProcessAzurite, rows: Rows, teamsUrl: string): Promise<void> {
  for (const name of ['register', 'directory'] as const) {
    const moved: Entity[] = JSON.parse(JSON.stringify(rows[name]).replaceAll(rows.teamsUrl, teamsUrl));
    for (const partition of new Set(moved.map(({ partitionKey }) => partitionKey))) {
      const own = moved.filter(({ partitionKey }) => partitionKey === partition);
      for (let at = 0; at < own.length; at += 100) {
        const actions = own.slice(at, at + 100).map((entity): TransactionAction => ['create', { ...entity }]);
        await clientOf(azurite, name).submitTransaction(actions);
      }
    }
  }
}

/** The fake Teams counts its ids, so the same posts in the same order stand under the same ids. */
async function postAgain(teamsUrl: string, { id, conversation, channel, forms }: Posted): Promise<void> {
  const opens = conversation.endsWith(`;messageid=${id}`);
  const path = opens ? '/v3/conversations' : `/v3/conversations/${encodeURIComponent(conversation)}/activities`;
  const body = opens ? { channelData: { channel: { id: channel } }, activity: forms[0] } : forms[0];
  const answer = await fetch(`${teamsUrl}${path}`, { method: 'POST', body: JSON.stringify(body) });
  const posted = (await answer.json()) as { id: string; activityId?: string };
  if ((posted.activityId ?? posted.id) !== id) throw new Error(`${id} now stands under ${JSON.stringify(posted)}`);
}

function clientOf({ connectionString }: InProcessAzurite, name: string): TableClient {
  return TableClient.fromConnectionString(connectionString, name, { allowInsecureConnection: true });
}
