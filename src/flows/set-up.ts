import { refusalOfText } from '../domain/accept-update.ts';
import { type Asker, isBusinessManager } from '../domain/access.ts';
import type { ContactReading } from '../domain/local-contact.ts';
import { type Channel, type Group, newGroup, type Policy, type Role } from '../domain/partnership.ts';
import { slugOf } from '../domain/ref.ts';
import { audit, commit, toShow, untilDone } from './commit.ts';
import { rowNamed, writeGroup } from './find-group.ts';
import { gatherSetting } from './gather.ts';
import type { Kept, Ports, RegisterChange } from './ports.ts';

/** What became of a request to set something up. A refusal says what to do next; its wording is the chat's. */
export type SetUp =
  | { readonly kind: 'done'; readonly what: SetUpDone }
  | { readonly kind: 'confirm-new-group'; readonly name: string; readonly known: readonly string[] }
  | {
      readonly kind: 'refused';
      readonly code: 'not-business-manager' | 'not-in-channel' | 'bad-contact' | 'no-name' | 'unsafe-name';
    }
  | { readonly kind: 'refused'; readonly code: 'last-business-manager'; readonly name: string }
  | {
      readonly kind: 'refused';
      readonly code: 'has-no-such-role';
      readonly name: string;
      readonly role: Role['kind'];
      readonly group: string | null;
    }
  | {
      readonly kind: 'refused';
      readonly code: 'unknown-group';
      readonly name: string;
      readonly known: readonly string[];
    };

export type SetUpDone =
  | { readonly what: 'channel'; readonly group: string; readonly channel: string; readonly moved: boolean }
  | { readonly what: 'oversight'; readonly group: string }
  | { readonly what: 'policy'; readonly group: string; readonly policy: Policy }
  | { readonly what: 'front-door'; readonly name: string; readonly phone: string; readonly hours: string }
  | {
      readonly what: 'role' | 'role-taken';
      readonly person: string;
      readonly role: Role['kind'];
      readonly group: string | null;
    };

export interface SetUpBy {
  readonly partnership: string;
  readonly asker: Asker;
}

interface GroupNamed extends SetUpBy {
  readonly name: string;
}

/** Binds a channel to a group: from now on the group's cards go there and nowhere else. */
export async function useChannel(
  ports: Ports,
  by: GroupNamed & { readonly channel: Channel | null; readonly confirmed: boolean },
): Promise<SetUp> {
  if (!isBusinessManager(by.asker)) return { kind: 'refused', code: 'not-business-manager' };
  const { channel } = by;
  if (!channel) return { kind: 'refused', code: 'not-in-channel' };
  if (by.name.trim() === '') return { kind: 'refused', code: 'no-name' };
  if (by.name.length > 80 || refusalOfText(by.name, false)) return { kind: 'refused', code: 'unsafe-name' };
  return untilDone(async (): Promise<SetUp | 'conflict'> => {
    const found = await lookForGroup(ports, by);
    if (!found.group && !by.confirmed) return { kind: 'confirm-new-group', name: by.name, known: found.known };
    const group = found.group?.value ?? newGroup(slugOf(by.name), by.name.trim());
    const moved = group.channel !== null && group.channel.channel !== channel.channel;
    const written = await commit(ports, by.partnership, [
      writeGroup({ ...group, channel }, found.group),
      ...(await nowReachable(ports, by.partnership, group.id)),
      audit(ports, by.asker.key, 'bound a channel', group.id),
    ]);
    if (written === 'conflict') return 'conflict';
    return { kind: 'done', what: { what: 'channel', group: group.name, channel: channel.name, moved } };
  });
}

/** What could not be posted for want of a channel is due again, if its cycle is still under way. */
async function nowReachable(ports: Ports, partnership: string, group: string): Promise<readonly RegisterChange[]> {
  const register = ports.store.register(partnership);
  const setting = await gatherSetting(ports, partnership);
  const ahead = setting.meetings.filter(({ date }) => date >= setting.today);
  const messages = await Promise.all(ahead.map(({ id }) => register.list('message', { prefix: `${id}~` })));
  return messages.flat().flatMap(({ id, value, version }): readonly RegisterChange[] => {
    const isWaiting = value.state === 'failed' || (value.state === 'due' && value.notBefore !== null);
    if (!isWaiting || value.to.kind === 'person' || value.to.group !== group) return [];
    const due = { ...value, state: 'due', reason: null, notBefore: null } as const;
    return [{ do: 'replace', kind: 'message', id, value: due, version }, toShow(ports, id)];
  });
}

export async function setOversight(ports: Ports, by: GroupNamed): Promise<SetUp> {
  return changeNamedGroup(ports, by, async (group) => {
    const register = ports.store.register(by.partnership);
    const kept = await register.find('partnership', by.partnership);
    if (!kept) throw new Error(`no partnership row for ${by.partnership}`);
    const value = { ...kept.value, oversight: group.value.id };
    const row = { kind: 'partnership', id: by.partnership, value } as const;
    return {
      changes: [{ do: 'replace', ...row, version: kept.version }],
      done: { what: 'oversight', group: group.value.name },
    };
  });
}

export async function setPolicy(ports: Ports, by: GroupNamed & { readonly policy: Policy }): Promise<SetUp> {
  return changeNamedGroup(ports, by, async (group) => ({
    changes: [writeGroup({ ...group.value, policy: by.policy }, group)],
    done: { what: 'policy', group: group.value.name, policy: by.policy },
  }));
}

/** Whom to ring about a child. Until it is known the safety message names the national numbers only. */
export async function setFrontDoor(ports: Ports, by: SetUpBy & { readonly read: ContactReading }): Promise<SetUp> {
  if (!isBusinessManager(by.asker)) return { kind: 'refused', code: 'not-business-manager' };
  const { read } = by;
  if (read.kind !== 'contact') return { kind: 'refused', code: 'bad-contact' };
  const frontDoor = read.contact;
  return untilDone(async (): Promise<SetUp | 'conflict'> => {
    const register = ports.store.register(by.partnership);
    const kept = await register.find('partnership', by.partnership);
    if (!kept) throw new Error(`no partnership row for ${by.partnership}`);
    const row = { kind: 'partnership', id: by.partnership, value: { ...kept.value, frontDoor } } as const;
    const written = await commit(ports, by.partnership, [
      { do: 'replace', ...row, version: kept.version },
      audit(ports, by.asker.key, 'set the front door', by.partnership),
    ]);
    return written === 'conflict' ? 'conflict' : { kind: 'done', what: { what: 'front-door', ...frontDoor } };
  });
}

async function changeNamedGroup(
  ports: Ports,
  by: GroupNamed,
  decide: (group: Kept<Group>) => Promise<{ changes: readonly RegisterChange[]; done: SetUpDone }>,
): Promise<SetUp> {
  if (!isBusinessManager(by.asker)) return { kind: 'refused', code: 'not-business-manager' };
  return untilDone(async (): Promise<SetUp | 'conflict'> => {
    const { group, known } = await lookForGroup(ports, by);
    if (!group) return { kind: 'refused', code: 'unknown-group', name: by.name, known };
    const { changes, done } = await decide(group);
    const line = audit(ports, by.asker.key, `set the ${done.what}`, group.id);
    const written = await commit(ports, by.partnership, [...changes, line]);
    return written === 'conflict' ? 'conflict' : { kind: 'done', what: done };
  });
}

export async function lookForGroup(
  ports: Ports,
  { partnership, name }: { readonly partnership: string; readonly name: string },
): Promise<{ readonly group: Kept<Group> | null; readonly known: readonly string[] }> {
  const rows = await ports.store.register(partnership).list('group');
  return { group: rowNamed(name, rows), known: rows.map(({ value }) => value.name) };
}
