import type { Instant } from './day.ts';
import type { ForwardItem } from './forward-part.ts';
import { groupNamed, initialsOf } from './group-called.ts';
import type { DraftAction, ImportDraft } from './import-draft.ts';
import type { MeetingItem } from './meeting-item.ts';
import { type Group, newGroup } from './partnership.ts';
import { type Action, type ActionState, type Audience, hasActions, ownerRating, type Plan, track } from './plan.ts';
import { readHistory } from './plan-history.ts';
import { defaultLegend, type Rating } from './rating.ts';
import { fullRef, slugOf, sortableRef } from './ref.ts';
import { type Renumbered, renumbered } from './renumbered.ts';
import type { Update } from './update.ts';

export interface EditionFacts {
  /** The plan as it stands; null where the code is new. */
  readonly before: Plan | null;
  readonly older: readonly Action[];
  /** As earlier editions last had them: those that the one before left out and this one brings back. */
  readonly formerly: readonly Action[];
  /** By `refKey`, also of actions that an earlier edition had. */
  readonly states: ReadonlyMap<string, ActionState>;
  readonly recorded: ReadonlyMap<string, readonly Update[]>;
  readonly groups: readonly Group[];
  readonly edition: number;
  readonly source: string;
  readonly by: string;
  readonly now: Instant;
  /** Who may read it, where somebody said so; else as before, and a case review's words stay with its groups. */
  readonly audience: Audience['kind'] | null;
}

/** All that an import would write, and what that changes. */
export interface Edition {
  readonly plan: Plan;
  readonly actions: readonly Action[];
  readonly updates: readonly Update[];
  /** Those of its forward plans whose group and month are known. */
  readonly items: readonly MeetingItem[];
  readonly newGroups: readonly Group[];
  readonly changes: EditionChanges;
}

export interface EditionChanges {
  readonly added: readonly string[];
  readonly changed: readonly { readonly ref: string; readonly fields: readonly string[] }[];
  /** Refs of the edition before that this one no longer has; their states and updates are kept. */
  readonly gone: readonly string[];
  /** Actions whose words stood under another number: what was said stays with the number. */
  readonly renumbered: readonly Renumbered[];
  /** Entries of the plan's own log that the register did not have. */
  readonly entries: number;
  /** Where the file rates an action otherwise than what was said to Baton, which stands. */
  readonly differs: readonly { readonly ref: string; readonly file: Rating; readonly register: Rating | null }[];
}

/** A draft whose period is known. */
export type DatedDraft = ImportDraft & { readonly plan: { readonly period: Plan['period'] } };

/** The next edition of a plan as a draft would make it: a preview shows it, an import writes it. */
export function nextEdition(draft: DatedDraft, facts: EditionFacts): Edition {
  const placed = draft.forward.filter(isPlaced);
  const named = [...draft.groups, ...placed.map(({ group }) => group)];
  const newGroups = newGroupsOf(named, facts.groups, draft.aliases);
  const idOf = (name: string) => (groupCalled(name, facts.groups) ?? groupCalled(name, newGroups))!.id;
  const plan = planOf(draft, { ...facts, newGroups, idOf });
  const older = new Map(facts.older.map((action) => [sortableRef(action.ref), action]));
  const formerly = new Map(facts.formerly.map((action) => [sortableRef(action.ref), action]));
  const read = draft.actions.map((drafted) => {
    const before = older.get(sortableRef(drafted.ref)) ?? null;
    const latest = before ?? formerly.get(sortableRef(drafted.ref)) ?? null;
    return { drafted, before, ...readAction(drafted, { older: before, latest }, { plan, facts, idOf }) };
  });
  const kept = new Set(draft.actions.map(({ ref }) => sortableRef(ref)));
  return {
    plan,
    actions: read.map(({ action }) => action),
    updates: read.flatMap(({ added }) => added),
    items: placed.map((item) => itemOf(item, { plan: plan.code, idOf })),
    newGroups,
    changes: {
      added: facts.before ? read.flatMap(({ before, drafted }) => (before ? [] : [drafted.ref])) : [],
      changed: read.flatMap(({ before, action }) => changeOf(before, action)),
      gone: facts.older.map(({ ref }) => ref).filter((ref) => !kept.has(sortableRef(ref))),
      renumbered: renumbered(facts.older, draft.actions),
      entries: read.reduce((sum, { added }) => sum + added.length, 0),
      differs: read.flatMap(({ drafted, action }) => differenceOf(drafted, action, facts)),
    },
  };
}

/** What comes to no meeting that anybody could tell is left to the person: the draft's problems name it. */
function isPlaced({ group, meeting }: ForwardItem): boolean {
  return group !== '' && meeting.month !== null;
}

function itemOf(
  { group, meeting, category, item, who }: ForwardItem,
  { plan, idOf }: { readonly plan: string; readonly idOf: IdOf },
): MeetingItem {
  return { group: idOf(group), month: meeting.month!, day: meeting.day, category, text: item, who, plan };
}

/** How states and updates are found for an action of any edition. */
export function refKey(plan: string, ref: string): string {
  return fullRef(plan, sortableRef(ref));
}

type IdOf = (name: string) => string;

function planOf(
  { plan, groups }: DatedDraft,
  facts: EditionFacts & { readonly newGroups: readonly Group[]; readonly idOf: IdOf },
): Plan {
  const { before, edition, source, by, now, idOf, newGroups } = facts;
  // What people settled outlives an edition, save that a forward plan's code may come to be a plan's.
  const settled = before && hasActions(before) ? before.kind : null;
  const kind = settled ?? plan.kind ?? 'delivery';
  const restricted: Audience = { kind: 'restricted', groups: groups.map(idOf) };
  const usual = before?.audience ?? (kind === 'case-review' ? restricted : { kind: 'partnership' });
  const isSame = facts.audience === null || facts.audience === usual.kind;
  return {
    code: plan.code,
    title: plan.title,
    kind,
    period: plan.period,
    // The file's own legend is about the ratings in it.
    legend: plan.legend ?? before?.legend ?? defaultLegend,
    audience: isSame ? usual : facts.audience === 'restricted' ? restricted : { kind: 'partnership' },
    edition,
    importedAt: before?.importedAt ?? now,
    source,
    lastImport: { at: now, by, before: before && asImported(before), newGroups: newGroups.map(({ id }) => id) },
  };
}

function asImported({ title, kind, period, legend, audience, edition, source }: Plan) {
  return { title, kind, period, legend, audience, edition, source };
}

interface ActionFacts {
  readonly plan: Plan;
  readonly facts: EditionFacts;
  readonly idOf: IdOf;
}

interface Before {
  readonly older: Action | null;
  /** As the latest edition had it that had it at all. */
  readonly latest: Action | null;
}

function readAction(drafted: DraftAction, { older, latest }: Before, { plan, facts, idOf }: ActionFacts) {
  const { code, edition, legend } = plan;
  const { ref, aim, objective, text, measure, timescale, themes, links, source } = drafted;
  const key = refKey(code, ref);
  const recorded = facts.recorded.get(key) ?? [];
  const held = older ? ownerRating(track(older, facts.states.get(key) ?? null).state) : null;
  const history = { plan: code, edition, legend, by: facts.by, now: facts.now, older, recorded, held };
  const { said, added } = readHistory(drafted, history);
  const action: Action = {
    ...{ plan: code, edition, ref, aim, objective, text, measure, timescale, themes, links },
    leads: drafted.leads.map(idOf),
    named: drafted.responsible,
    // Who answers was said in Baton, not in the file, so it outlives a new edition of the words, and one without them.
    responsible: latest?.responsible ?? [],
    contributors: latest?.contributors ?? [],
    addedOn: older?.addedOn ?? null,
    source: { part: source.part, row: source.row },
    said,
  };
  return { action, added };
}

const fields: readonly (readonly [string, (action: Action) => unknown])[] = [
  ['aim', ({ aim }) => aim],
  ['objective', ({ objective }) => objective],
  ['action', ({ text }) => text],
  ['measure', ({ measure }) => measure],
  ['timescale', ({ timescale }) => timescale],
  ['lead', ({ leads }) => leads],
  ['responsible', ({ named }) => named],
  ['themes', ({ themes }) => themes],
  ['links', ({ links }) => links],
];

function changeOf(before: Action | null, after: Action): EditionChanges['changed'] {
  if (!before) return [];
  const changed = fields.filter(([, of]) => JSON.stringify(of(before)) !== JSON.stringify(of(after)));
  return changed.length > 0 ? [{ ref: after.ref, fields: changed.map(([name]) => name) }] : [];
}

function differenceOf({ rating }: DraftAction, action: Action, { states }: EditionFacts): EditionChanges['differs'] {
  if (rating === null) return [];
  const { state } = track(action, states.get(refKey(action.plan, action.ref)) ?? null);
  const register = ownerRating(state);
  return register === rating ? [] : [{ ref: action.ref, file: rating, register }];
}

/** The groups that a plan names and nobody knows yet, each once, with what else it calls them. */
function newGroupsOf(
  names: readonly string[],
  known: readonly Group[],
  aliases: ImportDraft['aliases'] = [],
): readonly Group[] {
  const groups = [...known];
  for (const name of names) {
    if (groupCalled(name, groups)) continue;
    const also = aliases.find(({ group }) => group === name)?.aliases ?? [];
    const free = also.filter((alias) => !groupNamed(alias, groups));
    groups.push(newGroup(slugOf(name), name, free));
  }
  return groups.slice(known.length);
}

/** A channel may have been bound for "LPR" or "MEB" before the plan brought the full name. */
export function groupCalled(name: string, groups: readonly Group[]): Group | null {
  const initials = initialsOf(name);
  return groupNamed(name, groups) ?? groups.find((group) => initials !== '' && group.name === initials) ?? null;
}
