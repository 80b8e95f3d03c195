import { type Asker, isBusinessManager } from '../domain/access.ts';
import { type Day, formatDay } from '../domain/day.ts';
import type { Group } from '../domain/partnership.ts';
import { fullRef } from '../domain/ref.ts';
import { compareActions } from '../domain/request.ts';
import { isOpen } from '../domain/schedule.ts';
import { endedGroup, revivedGroup, type SteerRefusal } from '../domain/steer-group.ts';
import { livingLeads, successorOf } from '../domain/succession.ts';
import { adoptRequests } from './adopt-requests.ts';
import { changeGroup } from './change-group.ts';
import { untilDone } from './commit.ts';
import { findGroup, type NoGroup } from './find-group.ts';
import { gatherSetting, gatherWritten, meetingsOf, type Setting } from './gather.ts';
import { auditKey } from './keys.ts';
import type { Ports, Register, RegisterChange } from './ports.ts';
import { tellAsked, tellChannel } from './settle-meeting.ts';
import { noticesToManagers } from './tell-managers.ts';

export interface EndWish {
  readonly partnership: string;
  readonly asker: Asker;
  /** The group's name as it was typed. */
  readonly group: string;
  readonly does: { readonly do: 'end' } | { readonly do: 'merge'; readonly into: string } | { readonly do: 'revive' };
  /** Somebody has seen what follows, and says so again. */
  readonly confirmed: boolean;
}

/** What becomes of what a group led. */
export interface Legacy {
  readonly group: string;
  /** It had ended before: only who takes over is changed. */
  readonly hadEnded: boolean;
  /** The name of the group that leads it from now on; null where nobody does. */
  readonly heir: string | null;
  /** Open actions that it led, as full refs. */
  readonly actions: readonly string[];
  /** Those of them that no living group leads any more. */
  readonly orphans: readonly string[];
  /** Codes of restricted plans whose words the heir may not read. */
  readonly hidden: readonly string[];
  /** Its meetings ahead, which are not prepared any more. */
  readonly meetings: readonly Day[];
}

export type GroupEnded =
  | { readonly kind: 'done' | 'confirm'; readonly legacy: Legacy; readonly merges: boolean }
  | { readonly kind: 'revived'; readonly group: string }
  | { readonly kind: 'refused'; readonly group: string; readonly refusal: SteerRefusal | NoGroup };

/** Ends a group or merges it into another, once that is confirmed; or lets it meet again. */
export async function endGroup(ports: Ports, wish: EndWish): Promise<GroupEnded> {
  if (!isBusinessManager(wish.asker)) return refused('', { code: 'not-business-manager' });
  return untilDone(() => tryEnd(ports, wish));
}

function refused(group: string, refusal: SteerRefusal | NoGroup): GroupEnded {
  return { kind: 'refused', group, refusal };
}

async function tryEnd(ports: Ports, wish: EndWish): Promise<GroupEnded | 'conflict'> {
  const { partnership, asker, does } = wish;
  const register = ports.store.register(partnership);
  const [setting, groups] = await Promise.all([gatherSetting(ports, partnership), register.list('group')]);
  const kept = findGroup(wish.group, groups);
  if ('code' in kept) return refused('', kept);
  const heir = does.do === 'merge' ? findGroup(does.into, groups) : null;
  if (heir && 'code' in heir) return refused('', heir);
  const { name } = kept.value;
  const facts = { oversight: setting.partnership.oversight, today: setting.today };
  const after = does.do === 'revive' ? revivedGroup(kept.value) : endedGroup(kept.value, heir?.value ?? null, facts);
  if ('code' in after) return refused(name, after);
  if (does.do === 'revive') {
    const written = await changeGroup(ports, { setting, kept, after, by: asker, what: 'let a group meet again' });
    return written === 'conflict' ? 'conflict' : { kind: 'revived', group: name };
  }
  const legacy = await legacyOf(register, setting, { before: kept.value, after });
  const merges = heir !== null;
  if (!wish.confirmed) return { kind: 'confirm', legacy, merges };
  const told = await Promise.all([
    orphansTold(ports, wish, legacy),
    askedTold(ports, wish, { setting, group: kept.value, legacy }),
  ]);
  const heirNow = heirOf(setting, after);
  const adopted = heirNow ? await adoptRequests(ports, { setting, ended: kept.value, heir: heirNow }) : [];
  const also = [...told.flat(), ...adopted];
  const what = merges ? 'merged a group' : 'ended a group';
  const written = await changeGroup(ports, { setting, kept, after, by: asker, what, also });
  return written === 'conflict' ? 'conflict' : { kind: 'done', legacy, merges };
}

/** The living group that leads from now on what it led. */
function heirOf({ groups }: Setting, after: Group): Group | null {
  const then = groups.map((group) => (group.id === after.id ? after : group));
  const heir = successorOf(after.id, then);
  return groups.find(({ id }) => id === heir) ?? null;
}

async function legacyOf(
  register: Register,
  setting: Setting,
  { before, after }: { readonly before: Group; readonly after: Group },
): Promise<Legacy> {
  const { groups } = setting;
  const then = groups.map((group) => (group.id === after.id ? after : group));
  const { plans, actions } = await gatherWritten(register);
  const led = actions.filter((tracked) => isOpen(tracked) && tracked.action.leads.includes(before.id));
  const orphans = led.filter(({ action }) => livingLeads(action.leads, then).length === 0);
  const refs = (some: typeof led) =>
    some.toSorted(compareActions).map(({ action }) => fullRef(action.plan, action.ref));
  const heir = successorOf(before.id, then);
  const hidden = plans.filter(({ code, audience }) => {
    const isLed = led.some(({ action }) => action.plan === code);
    return isLed && audience.kind === 'restricted' && heir !== null && !audience.groups.includes(heir);
  });
  return {
    group: before.name,
    hadEnded: before.ended !== null,
    heir: groups.find(({ id }) => id === heir)?.name ?? null,
    actions: refs(led),
    orphans: refs(orphans),
    hidden: hidden.map(({ code }) => code),
    meetings: meetingsOf(before.id, setting).flatMap(({ date }) => (date > after.ended! ? date : [])),
  };
}

/** Whoever was asked for a meeting that is not held any more hears of it, as when one is cancelled; once. */
async function askedTold(
  ports: Ports,
  { partnership, asker, does }: EndWish,
  { setting, group, legacy }: { readonly setting: Setting; readonly group: Group; readonly legacy: Legacy },
): Promise<readonly RegisterChange[]> {
  if (legacy.hadEnded) return [];
  const register = ports.store.register(partnership);
  const ahead = meetingsOf(group.id, setting).filter(({ date }) => legacy.meetings.includes(date));
  const name = `ended.${auditKey(ports.clock.now(), 'group').replace('~', '.')}`;
  const why = does.do === 'merge' ? `has merged into ${legacy.heir ?? does.into}` : 'has met for the last time';
  const told = await Promise.all(
    ahead.map(async (meeting) => {
      const cycle = await register.find('cycle', meeting.id);
      const settled = { setting, group, before: meeting, after: meeting, cycle };
      const text = `${group.name} ${why}, so its meeting on ${formatDay(meeting.date)} is not held. There is nothing more to answer for it; what was answered is kept.`;
      const toAsked = await tellAsked(ports, settled, { name, text, by: asker.key });
      return [...tellChannel(ports, settled, { name, text }), ...toAsked];
    }),
  );
  return told.flat();
}

/** The other business managers hear of actions that no group leads any more. */
async function orphansTold(ports: Ports, { partnership, asker }: EndWish, { orphans, group: name }: Legacy) {
  if (orphans.length === 0) return [];
  const shown = orphans.slice(0, 30).join(', ');
  const more = orphans.length > 30 ? ` and ${orphans.length - 30} more` : '';
  const told = await noticesToManagers(ports, partnership, {
    meeting: 'none',
    name: `ended.${auditKey(ports.clock.now(), 'group').replace('~', '.')}`,
    text: `${name} has ended, and no other group leads what it led: ${shown}${more}. Nobody is asked about these until a group does: say which with “${name} has merged into …”.`,
  });
  return told.filter(({ id }) => !id.endsWith(`~${asker.key}`));
}
