import { refusalOfText } from '../domain/accept-update.ts';
import { type Asker, isBusinessManager, isChairOf } from '../domain/access.ts';
import { type Cycle, hasRun, isClosed } from '../domain/cycle.ts';
import { londonDay } from '../domain/day.ts';
import { mostNotes } from '../domain/digest-draft.ts';
import { withoutControls } from '../domain/update.ts';
import { audit, bringForward, commit, toShow, untilDone } from './commit.ts';
import { type CycleFacts, gatherCycle, writeCycle } from './gather-cycle.ts';
import type { Kept, Ports, Register, RegisterChange } from './ports.ts';

export interface DigestSteering {
  readonly partnership: string;
  readonly asker: Asker;
  /** The meeting's id. */
  readonly meeting: string;
}

/** The longest note: a digest is one page. */
export const longestNote = 300;

export type DigestRefusal =
  | { readonly code: 'not-chair-or-manager'; readonly group: string }
  | { readonly code: 'no-draft' }
  | { readonly code: 'already-posted'; readonly group: string }
  | { readonly code: 'note-too-long'; readonly length: number; readonly most: number }
  | { readonly code: 'note-empty' }
  | { readonly code: 'too-many-notes'; readonly most: number }
  | NonNullable<ReturnType<typeof refusalOfText>>;

export type DigestSteered =
  | { readonly kind: 'steered' }
  | { readonly kind: 'refused'; readonly refusal: DigestRefusal };

/** Adds a chair's or business manager's note to a digest that is frozen and not posted yet. */
export function addNote(
  ports: Ports,
  steering: DigestSteering & { readonly text: string; readonly confirmed: boolean },
): Promise<DigestSteered> {
  const text = withoutControls(steering.text).trim();
  return steer(ports, steering, async (register, { meeting }) => {
    if (text === '') return { code: 'note-empty' };
    const unsafe = refusalOfText(text, steering.confirmed);
    if (unsafe) return unsafe;
    if (text.length > longestNote) return { code: 'note-too-long', length: text.length, most: longestNote };
    const kept = await register.find('digest', meeting.id);
    if (!kept) return { code: 'no-draft' };
    if (kept.value.notes.length >= mostNotes) return { code: 'too-many-notes', most: mostNotes };
    const notes = [...kept.value.notes, { by: steering.asker.key, at: ports.clock.now(), text }];
    const value = { ...kept.value, notes };
    return [
      { do: 'replace', kind: 'digest', id: kept.id, version: kept.version, value },
      audit(ports, steering.asker.key, 'added a note to the digest', meeting.id),
    ];
  });
}

/** Holds a digest back: it is posted once somebody releases it, and not at all after the meeting. */
export function holdDigest(ports: Ports, steering: DigestSteering): Promise<DigestSteered> {
  return steer(ports, steering, async (_, { cycle, meeting }) => [
    writeCycle({ ...cycle.value, held: { by: steering.asker.key, at: ports.clock.now() } }, cycle),
    audit(ports, steering.asker.key, 'held the digest', meeting.id),
  ]);
}

/** Lets a held digest go: on its papers date, or at once where that has passed. */
export function releaseDigest(ports: Ports, steering: DigestSteering): Promise<DigestSteered> {
  return steer(ports, steering, async (_, { cycle, meeting }) => {
    await bringForward(ports, steering.partnership, { stepAt: ports.clock.now() });
    return [
      writeCycle({ ...cycle.value, held: null }, cycle),
      audit(ports, steering.asker.key, 'released the digest', meeting.id),
    ];
  });
}

type Draft = CycleFacts & { readonly cycle: Kept<Cycle> };
type Decide = (register: Register, facts: Draft) => Promise<DigestRefusal | readonly RegisterChange[]>;

async function steer(ports: Ports, steering: DigestSteering, decide: Decide): Promise<DigestSteered> {
  const { partnership, asker, meeting } = steering;
  const register = ports.store.register(partnership);
  return untilDone(async (): Promise<DigestSteered | 'conflict'> => {
    const facts = await gatherCycle(ports, partnership, meeting);
    const refused = (refusal: DigestRefusal): DigestSteered => ({ kind: 'refused', refusal });
    if (!facts?.cycle || !isClosed(facts.cycle.value)) return refused({ code: 'no-draft' });
    const group = facts.group.name;
    if (!isBusinessManager(asker) && !isChairOf(asker, facts.group.id)) {
      return refused({ code: 'not-chair-or-manager', group });
    }
    const isOver = facts.meeting.date < londonDay(ports.clock.now());
    if (hasRun(facts.cycle.value, 'digest') || isOver) return refused({ code: 'already-posted', group });
    const decided = await decide(register, { ...facts, cycle: facts.cycle });
    if ('code' in decided) return refused(decided);
    const drafts = await register.list('message', { prefix: `${meeting}~close~` });
    const written = await commit(ports, partnership, [...decided, ...drafts.map(({ id }) => toShow(ports, id))]);
    return written === 'conflict' ? 'conflict' : { kind: 'steered' };
  });
}
