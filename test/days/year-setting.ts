import { readFileSync } from 'node:fs';
import { readTables } from '../../src/documents/read-tables.ts';
import type { Day } from '../../src/domain/day.ts';
import { draftFrom } from '../../src/domain/import-draft.ts';
import type { Role } from '../../src/domain/partnership.ts';
import type { PeopleRow } from '../../src/domain/people-row.ts';
import { giveRole } from '../../src/flows/change-roles.ts';
import { importPeople } from '../../src/flows/import-people.ts';
import { importPlan } from '../../src/flows/import-plan.ts';
import type { RegisterChange } from '../../src/flows/ports.ts';
import { setOversight, useChannel } from '../../src/flows/set-up.ts';
import { steerCycle } from '../../src/flows/steer-cycle.ts';
import { aChannel, aPartnership, manager, theManager, type World, withMeetings } from '../builders.ts';

// The partnership of the year's story: its groups, its diary and the people who answer. All of them are invented.

export const planFile = new URL('../../../shared/office/delivery-plan-2019-20.docx', import.meta.url);

/** The bodies that meet. “Agencies”, which the plan names beside the Business Team once, is none of them. */
export const groupNames = [
  'Strategic Group',
  'Management Executive Board',
  'LPR Group',
  'Audit Group',
  'MACE',
  'LSCP Business Team',
] as const;

/** In term time, as a business manager enters them in April; and in January those of the next spring. */
const inApril = `
  LSCP Business Team: 2019-04-11 2019-06-06 2019-07-18 2019-09-05 2019-10-17 2019-12-05 2020-01-30 2020-03-12
  MACE: 2019-05-08 2019-06-26 2019-09-24 2019-11-12 2020-01-22 2020-03-11
  LPR Group: 2019-05-16 2019-07-04 2019-09-19 2019-11-14 2020-01-16 2020-03-05
  Management Executive Board: 2019-05-21 2019-07-16 2019-09-17 2019-11-19 2020-01-21 2020-03-17
  Audit Group: 2019-05-23 2019-07-10 2019-10-03 2019-11-28 2020-02-06 2020-03-26
  Strategic Group: 2019-06-11 2019-09-26 2019-12-10 2020-03-10`;
const inJanuary = `
  LSCP Business Team: 2020-04-23
  MACE: 2020-05-06
  LPR Group: 2020-04-30
  Management Executive Board: 2020-05-19
  Audit Group: 2020-05-21
  Strategic Group: 2020-06-16`;

function linesOf(diary: string): readonly string[] {
  return diary
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [group = '', dates = ''] = line.trim().split(': ');
      return dates.split(' ').map((date) => `${group} ${date}`);
    });
}

export function withSpringMeetings(world: World): Promise<void> {
  return withMeetings(world, ...linesOf(inJanuary));
}

interface PostGiven {
  readonly agency: string;
  readonly title: string;
  /** Person keys after the tenant; `none` is somebody without Teams. */
  readonly holder: string | null;
  readonly deputy?: string;
  readonly actions: string;
}

/** Who answers for what; everything else is asked of the lead group's channel. */
const posts: readonly PostGiven[] = [
  {
    agency: 'Police',
    title: 'Exploitation Inspector',
    holder: 'inspector',
    actions: '21.1, 21.2, 34.1, 37.1, 38.1, part of 1.3',
  },
  {
    agency: 'Health',
    title: 'Designated Nurse',
    holder: 'nurse',
    deputy: 'nurse-deputy',
    actions: '2.4, 2.5, 2.6, 13.4, 22.5, 25.3, 33.1, part of 1.3',
  },
  { agency: 'Health', title: 'Chief Nurse', holder: 'chief-nurse', actions: '15.1, 15.2, 15.3, 15.4, 16.1, 17.1' },
  {
    agency: "Children's Services",
    title: 'Training Manager',
    holder: 'training',
    deputy: 'training-deputy',
    actions: '1.1, 1.4, 5.1, 5.2, 5.3, 7.1, 7.2, 8.1',
  },
  {
    agency: "Children's Services",
    title: 'Service Manager',
    holder: 'service',
    actions: '12.1, 18.1, 19.1, 22.6, 25.2, 28.1, 28.2, 28.4',
  },
  {
    agency: "Children's Services",
    title: 'Audit Officer',
    holder: 'audit',
    actions: '11.1, 11.2, 11.3, 14.1, 20.2, 25.6',
  },
  { agency: 'Schools', title: 'Schools Lead', holder: 'none', actions: '26.1, 26.2, 43.1, part of 1.3' },
  { agency: 'Youth Justice', title: 'Youth Justice Manager', holder: null, actions: '29.1, 30.1' },
  { agency: 'Business Team', title: 'Partnership Officer', holder: 'officer', actions: '1.2, 3.1, 13.5, 20.3' },
];

const chairs: Readonly<Record<string, string>> = {
  'Strategic Group': 'director',
  'Management Executive Board': 'board-chair',
  'LPR Group': 'lpr-chair',
  'Audit Group': 'audit-chair',
  // The inspector chairs the group and answers to it; the Business Team has no chair.
  MACE: 'inspector',
};

export function personKey(name: string): string {
  return name === 'none' ? 'none~schools-lead' : `tenant~${name}`;
}

/** What each person is called in the story: by post or role, never by a name. */
export const calledBy: ReadonlyMap<string, string> = new Map([
  [manager, 'business manager'],
  ...Object.entries(chairs).map(([group, person]) => [personKey(person), `chair of ${group}`] as const),
  ...posts.flatMap(({ title, holder, deputy }) => [
    ...(holder ? [[personKey(holder), holder === 'inspector' ? `${title} (chair of MACE)` : title] as const] : []),
    ...(deputy ? [[personKey(deputy), `deputy of ${title}`] as const] : []),
  ]),
]);

/** The partnership on the morning of 1 April 2019, set up as its business manager would. */
export async function aYearsPartnership(): Promise<World> {
  const world = await aPartnership('2019-04-01T07:00:00Z', { groups: [], oversight: null });
  const { ports, partnership } = world;
  await importRealPlan(world);
  const by = { partnership, asker: theManager };
  for (const [at, name] of groupNames.entries()) {
    await useChannel(ports, { ...by, name, channel: aChannel(`channel${at}`), confirmed: true });
    for (const [from, to] of quietPeriods) {
      await steerCycle(ports, { ...by, group: name, order: { do: 'quiet', from, to }, confirmed: true });
    }
  }
  await setOversight(ports, { ...by, name: 'Strategic Group' });
  await withPeople(world);
  await withMeetings(world, ...linesOf(inApril));
  return world;
}

const quietPeriods: readonly (readonly [Day, Day])[] = [
  ['2019-08-01', '2019-08-31'],
  ['2019-12-23', '2020-01-03'],
];

async function importRealPlan({ ports, partnership }: World): Promise<void> {
  const tables = await readTables({ name: 'plan.docx', bytes: readFileSync(planFile) });
  if (!tables.ok) throw new Error(tables.message);
  const result = draftFrom(tables.tables, { fileName: 'plan.docx' });
  if (!result.ok) throw new Error(result.message);
  await importPlan(ports, partnership, { draft: result.draft, source: 'plan.docx', by: manager });
}

async function withPeople({ ports, partnership, register }: World): Promise<void> {
  const by = { partnership, asker: theManager };
  const people = [...calledBy].filter(([key]) => key !== manager);
  await register.commit(
    people.map(([key, name]): RegisterChange => {
      return { do: 'put', kind: 'person', id: key, value: { key, name, roles: [], left: false } };
    }),
  );
  for (const [group, person] of Object.entries(chairs)) {
    const key = personKey(person);
    const role: Role['kind'] = 'chair';
    await giveRole(ports, { ...by, person: { key, name: calledBy.get(key)! }, role, group });
  }
  const imported = await importPeople(ports, partnership, { rows: posts.map(rowOf), by: manager });
  if (imported.refused.length > 0) throw new Error(JSON.stringify(imported.refused));
}

function rowOf({ agency, title, holder, deputy, actions }: PostGiven, at: number): PeopleRow {
  const named = (name: string | null | undefined) => ({ name: name ? calledBy.get(personKey(name))! : '', email: '' });
  const row = { row: at + 2, agency, post: title, holder: named(holder), deputy: named(deputy) };
  return { ...row, awayUntil: null, groups: [], answers: actions.includes('part of'), actions };
}
