import { type Asker, isBusinessManager } from '../domain/access.ts';
import { groupName } from '../domain/action-line.ts';
import { groupNamed } from '../domain/group-called.ts';
import type { Group } from '../domain/partnership.ts';
import type { Audience, Plan } from '../domain/plan.ts';
import { withholdFrom } from '../domain/withhold-plan.ts';
import { audit, commit, toShow, untilDone } from './commit.ts';
import { gatherSetting, sinceFor, valuesOf } from './gather.ts';
import { editionPrefix, planKey } from './keys.ts';
import type { Kept, Ports, Register } from './ports.ts';

export interface AudienceWanted {
  readonly partnership: string;
  readonly asker: Asker;
  /** A plan's code in any case. */
  readonly plan: string;
  /** Groups as typed, "LPR Group, MACE and MEB"; 'partnership' for everybody; null only asks who it is. */
  readonly groups: { readonly list: string } | { readonly names: readonly string[] } | 'partnership' | null;
  /** Somebody who could not read it may from then on, and the asker has said yes to that. */
  readonly confirmed: boolean;
}

export type AudienceTold =
  /** Names of the groups; null for the whole partnership. */
  | { readonly kind: 'is' | 'changed' | 'widens'; readonly plan: string; readonly groups: readonly string[] | null }
  | { readonly kind: 'not-business-manager' }
  | { readonly kind: 'unknown-plan'; readonly plan: string; readonly known: readonly string[] }
  | { readonly kind: 'unknown-group'; readonly name: string; readonly known: readonly string[] };

/**
 * Tells or changes who may read a plan's words. Who loses sight of them does so at once, on the cards that stand and in
 * digests that are frozen; to show them to more people takes a second word.
 */
export async function changeAudience(ports: Ports, wanted: AudienceWanted): Promise<AudienceTold> {
  if (!isBusinessManager(wanted.asker)) return { kind: 'not-business-manager' };
  const told = await untilDone(() => tryChange(ports, wanted));
  if (told.kind === 'changed' && told.groups !== null) await withhold(ports, wanted.partnership, told.plan);
  return told;
}

async function tryChange(ports: Ports, wanted: AudienceWanted): Promise<AudienceTold | 'conflict'> {
  const { partnership, asker, confirmed } = wanted;
  const register = ports.store.register(partnership);
  const [kept, groupRows] = await Promise.all([planNamed(register, wanted.plan), register.list('group')]);
  const groups = valuesOf(groupRows);
  if (!kept) {
    const known = valuesOf(await register.list('plan')).map(({ code }) => code);
    return { kind: 'unknown-plan', plan: wanted.plan, known };
  }
  const audience = audienceOf(wanted.groups, kept.value.audience, groups);
  if ('unknown' in audience) {
    return { kind: 'unknown-group', name: audience.unknown, known: groups.map(({ name }) => name) };
  }
  const told = { plan: kept.value.code, groups: namesOf(audience, groups) };
  if (wanted.groups === null) return { kind: 'is', ...told };
  if (widens(kept.value.audience, audience) && !confirmed) return { kind: 'widens', ...told };
  const written = await commit(ports, partnership, [
    { do: 'replace', kind: 'plan', id: kept.id, version: kept.version, value: { ...kept.value, audience } },
    audit(ports, asker.key, 'changed who may read a plan', `${told.plan}: ${told.groups?.join(', ') ?? 'all'}`),
  ]);
  return written === 'conflict' ? 'conflict' : { kind: 'changed', ...told };
}

async function planNamed(register: Register, code: string): Promise<Kept<Plan> | null> {
  return code.trim() === '' ? null : register.find('plan', planKey(code));
}

function audienceOf(
  wanted: AudienceWanted['groups'],
  now: Audience,
  groups: readonly Group[],
): Audience | { readonly unknown: string } {
  if (wanted === null) return now;
  if (wanted === 'partnership') return { kind: 'partnership' };
  const names = 'names' in wanted ? wanted.names : namesIn(wanted.list, groups);
  const found = names.map((name) => ({ name, group: groupNamed(name, groups) }));
  const unknown = found.find(({ group }) => group === null);
  if (unknown) return { unknown: unknown.name };
  return { kind: 'restricted', groups: [...new Set(found.map(({ group }) => group!.id))] };
}

/** The names in a list; an "and" may belong to a name, as in "Health and Care Group". */
function namesIn(list: string, groups: readonly Group[]): readonly string[] {
  const bare = list.replace(/^\s*(?:and|the)\s+/i, '').trim();
  if (bare === '') return [];
  if (groupNamed(bare, groups)) return [bare];
  for (const { index, 0: between } of bare.matchAll(/\s*[,;&]\s*|\s+and\s+/gi)) {
    const first = bare.slice(0, index);
    if (groupNamed(first, groups)) return [first, ...namesIn(bare.slice(index + between.length), groups)];
  }
  return [bare];
}

function namesOf(audience: Audience, groups: readonly Group[]): readonly string[] | null {
  return audience.kind === 'partnership' ? null : audience.groups.map((id) => groupName(id, groups));
}

function widens(before: Audience, after: Audience): boolean {
  if (before.kind === 'partnership') return false;
  return after.kind === 'partnership' || after.groups.some((id) => !before.groups.includes(id));
}

/** Rows of one transaction. */
const atOnce = 45;

/** Takes a plan's words from the digests that are frozen, and has every card of the last year's meetings drawn anew. */
async function withhold(ports: Ports, partnership: string, code: string): Promise<void> {
  const register = ports.store.register(partnership);
  const [setting, plans] = await Promise.all([gatherSetting(ports, partnership), register.list('plan')]);
  const plan = plans.find(({ value }) => value.code === code)?.value;
  if (!plan) return;
  const [actions, digests, messages] = await Promise.all([
    register.list('action', { prefix: editionPrefix(plan.code, plan.edition) }),
    register.list('digest'),
    register.list('message'),
  ]);
  const since = sinceFor(setting.today);
  const recent = new Set(setting.meetings.filter(({ date }) => date >= since).map(({ id }) => id));
  const withheld = { plan, actions: valuesOf(actions), severalPlans: plans.length > 1 };
  const { oversight } = setting.partnership;
  for (const { id } of digests.filter((digest) => recent.has(digest.id))) {
    const group = setting.meetings.find((meeting) => meeting.id === id)!.group;
    await untilDone(async () => {
      const kept = await register.find('digest', id);
      const value = kept && withholdFrom(kept.value, { group, oversight }, withheld);
      if (!kept || JSON.stringify(value) === JSON.stringify(kept.value)) return 'done';
      return register.commit([{ do: 'replace', kind: 'digest', id, version: kept.version, value: value! }]);
    });
  }
  const shown = valuesOf(messages).filter(({ meeting, sentAt }) => sentAt !== null && recent.has(meeting ?? ''));
  for (let at = 0; at < shown.length; at += atOnce) {
    await commit(
      ports,
      partnership,
      shown.slice(at, at + atOnce).map(({ id }) => toShow(ports, id)),
    );
  }
}
