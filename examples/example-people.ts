import {
  type Agency,
  type Channel,
  type Group,
  type LocalContact,
  newGroup,
  type Person,
  type Post,
  type Role,
} from '../src/domain/partnership.ts';

/** Fictitious people and places: nobody here exists, and the numbers are Ofcom's for drama. */

export const exampleTenant = '00000000-0000-0000-0000-0000000000aa';

export const exampleFrontDoor: LocalContact = {
  name: 'Example Front Door',
  phone: '01632 960123',
  hours: 'Monday to Friday, 9am to 5pm; out of hours 01632 960124',
};

/** A user of the local Teams. `userPrincipleName` is spelt as the Agents Playground spells it. */
export interface ExampleUser {
  readonly id: string;
  readonly name: string;
  readonly userPrincipleName: string;
  readonly aadObjectId: string;
  readonly givenName: string;
  readonly surname: string;
  readonly email: string;
}

/** The six users by what they do; the business manager is the one who sits at the keyboard. */
export const exampleUsers = {
  'business-manager': user(0, 'Sam', 'Business Manager'),
  director: user(1, 'Dana', "Director of Children's Services"),
  police: user(2, 'Robin', 'Detective Inspector'),
  'social-care': user(3, 'Jo', 'Social Care Manager'),
  nurse: user(4, 'Ash', 'Designated Nurse'),
  schools: user(5, 'Kit', 'Schools Safeguarding Lead'),
} as const satisfies Record<string, ExampleUser>;

export type ExampleRole = keyof typeof exampleUsers;

function user(number: number, givenName: string, job: string): ExampleUser {
  const address = `${givenName.toLowerCase()}@example.org`;
  const aadObjectId = `00000000-0000-0000-0000-0000000000b${number}`;
  return {
    // Baton opens a chat by the Entra object id, and the Agents Playground knows people by this one alone.
    id: aadObjectId,
    name: `${givenName} Example (${job})`,
    userPrincipleName: address,
    aadObjectId,
    givenName,
    surname: 'Example',
    email: address,
  };
}

/** The key of a person as Baton stores it. */
export function examplePersonKey(role: ExampleRole): string {
  return `${exampleTenant}~${exampleUsers[role].aadObjectId}`;
}

export const exampleAgencies: readonly Agency[] = [
  {
    id: 'exampleshire-council',
    name: 'Exampleshire Council',
    aliases: ['the council', 'local authority'],
    answers: null,
  },
  { id: 'example-police', name: 'Example Police', aliases: ['police'], answers: null },
  { id: 'example-health-trust', name: 'Example Health Trust', aliases: ['health'], answers: null },
  { id: 'example-schools-forum', name: 'Example Schools Forum', aliases: ['schools'], answers: null },
];

/** Several posts have no holder that Baton knows, as on a partnership's first day. */
export const examplePosts: readonly Post[] = [
  post('council.director', 'exampleshire-council', "Director of Children's Services", 'director'),
  post('council.business-manager', 'exampleshire-council', 'Partnership Business Manager', 'business-manager'),
  post('council.social-care', 'exampleshire-council', 'Service Manager, Social Care', 'social-care'),
  post('council.community-safety', 'exampleshire-council', 'Community Safety Manager', null),
  post('council.domestic-abuse', 'exampleshire-council', 'Domestic Abuse Co-ordinator', null),
  post('council.youth-justice', 'exampleshire-council', 'Head of Youth Justice', null),
  post('police.exploitation', 'example-police', 'Detective Inspector, Exploitation', 'police'),
  post('police.public-protection', 'example-police', 'Head of Public Protection', null),
  post('health.designated-nurse', 'example-health-trust', 'Designated Nurse', 'nurse'),
  post('health.chief-nurse', 'example-health-trust', 'Chief Nurse', null),
  post('schools.safeguarding', 'example-schools-forum', 'Safeguarding Lead for Schools', 'schools'),
];

function post(id: string, agency: string, title: string, holder: ExampleRole | null): Post {
  const key = holder === null ? null : examplePersonKey(holder);
  return { id, agency, title, holder: key, deputy: null, awayUntil: null };
}

/** General's id is the team's own, as in Teams. Only two groups have a channel: the Playground has no more. */
export const exampleTeam = {
  id: 'team-id',
  name: 'Example Safeguarding Partnership',
  aadGroupId: '00000000-0000-0000-0000-0000000000c0',
  general: channel('team-id', 'General'),
  mace: channel('19:mace-example@thread.tacv2', 'MACE'),
} as const;

function channel(id: string, name: string): Channel {
  return { tenant: exampleTenant, team: 'team-id', channel: id, name };
}

export const exampleGroups: readonly Group[] = [
  group('strategic-group', 'Strategic Group', [], { channel: exampleTeam.general }),
  group('management-executive-board', 'Management Executive Board', ['MEB'], { reportsTo: 'strategic-group' }),
  group('lpr-group', 'LPR Group', ['LPR', 'LPRG', 'Learning and Practice Review Group'], {
    reportsTo: 'management-executive-board',
  }),
  group('audit-group', 'Audit Group', ['Audit'], { reportsTo: 'management-executive-board' }),
  group('mace', 'MACE', ['Multi-Agency Child Exploitation Group'], {
    reportsTo: 'management-executive-board',
    channel: exampleTeam.mace,
  }),
  group('example-partnership-business-team', 'Example Partnership Business Team', ['Business Team'], {
    reportsTo: 'strategic-group',
  }),
];

function group(id: string, name: string, aliases: readonly string[], more: Partial<Group>): Group {
  return { ...newGroup(id, name, aliases), ...more };
}

/** The group whose channel gets the summaries. */
export const exampleOversight = 'strategic-group';

/** The post that chairs each group. */
export const exampleChairs: Readonly<Record<string, string>> = {
  'strategic-group': 'council.director',
  'management-executive-board': 'police.public-protection',
  'lpr-group': 'health.designated-nurse',
  'audit-group': 'council.social-care',
  mace: 'police.exploitation',
  'example-partnership-business-team': 'council.business-manager',
};

/** The six users as Baton knows them, each with the chairs that their posts carry. */
export function examplePeople(): readonly Person[] {
  return Object.keys(exampleUsers).map((role) => {
    const key = examplePersonKey(role as ExampleRole);
    const manages: readonly Role[] = role === 'business-manager' ? [{ kind: 'business-manager' }] : [];
    return { key, name: exampleUsers[role as ExampleRole].name, roles: [...manages, ...chairsOf(key)], left: false };
  });
}

function chairsOf(person: string): readonly Role[] {
  const held = examplePosts.filter((one) => one.holder === person).map((one) => one.id);
  return Object.entries(exampleChairs).flatMap(([chaired, by]): Role[] =>
    held.includes(by) ? [{ kind: 'chair', group: chaired }] : [],
  );
}

/** What the Agents Playground is told; its schema allows exactly these fields, five other users and one channel. */
export function examplePlayground() {
  const { 'business-manager': currentUser, director, police, 'social-care': care, nurse, schools } = exampleUsers;
  const { id, name, aadGroupId, mace } = exampleTeam;
  return {
    tenantId: exampleTenant,
    bot: { id: '00000000-0000-0000-0000-0000000000d0', name: 'Baton' },
    currentUser,
    users: [director, police, care, nurse, schools],
    personalChat: { id: 'a:personal-example' },
    groupChat: { id: '19:group-example@thread.v2', name: 'Partnership leads' },
    team: { id, name, aadGroupId, channels: [{ id: mace.channel, name: mace.name }] },
  } as const;
}
