import { addMinutes, type Instant } from '../domain/day.ts';
import type { Message } from '../domain/message.ts';
import { auditKey } from './keys.ts';
import {
  type Committed,
  type Directory,
  type NextDue,
  type Ports,
  type RegisterChange,
  StorageUnavailable,
} from './ports.ts';

/** Somebody else kept being faster. Nothing was recorded; the same request may simply be made again. */
export class TooManyConflicts extends Error {
  override name = 'TooManyConflicts';
}

/** The most times a decision is gathered and taken anew before the person is asked to try again. */
const mostTries = 12;

/**
 * Writes what a decision says should exist, all or nothing. Where that makes messages due, the directory hears of it
 * first, so that a tick finds them even if this process ends between the two.
 */
export async function commit(
  ports: Ports,
  partnership: string,
  changes: readonly RegisterChange[],
): Promise<Committed> {
  if (changes.some((change) => change.kind === 'outbox' && change.do !== 'remove')) {
    await bringForward(ports, partnership, { outbox: true });
  }
  return ports.store.register(partnership).commit(changes);
}

/**
 * Gathers and decides again for as long as somebody else was faster; and once more where the storage gave no answer,
 * for then only what is gathered anew tells whether the writing was done.
 */
export async function untilDone<T>(attempt: () => Promise<T | 'conflict'>): Promise<T> {
  let isSure = true;
  for (let tries = 0; tries < mostTries; tries += 1) {
    try {
      const result = await attempt();
      if (result !== 'conflict') return result as T;
    } catch (error) {
      if (!(error instanceof StorageUnavailable) || !isSure) throw error;
      isSure = false;
    }
  }
  throw new TooManyConflicts('too many people wrote to the same action at once');
}

/** How long a bring-forward holds: longer than any transaction that follows it may take. */
const holdMinutes = 2;

/**
 * Makes sure, before a transaction that makes something due, that the directory says nothing later than the truth.
 * The row is held for a while, so that nobody who looks before that transaction is written makes it later again.
 */
export async function bringForward(
  ports: Ports,
  partnership: string,
  due: { readonly stepAt?: Instant | null; readonly outbox?: boolean },
): Promise<void> {
  const { directory } = ports.store;
  const held = holds.get(directory) ?? new Map<string, NextDue>();
  holds.set(directory, held);
  const known = held.get(partnership);
  if (known && isHeld(ports, known) && isWithin(known, due)) return;
  await untilDone(async () => {
    const kept = await directory.find('next', partnership);
    const before = kept?.value ?? { partnership, stepAt: null, outbox: false, heldUntil: null };
    held.set(partnership, before);
    if (kept && isHeld(ports, before) && isWithin(before, due)) return 'done';
    const stepAt = earlier(before.stepAt, due.stepAt ?? null);
    const outbox = before.outbox || (due.outbox ?? false);
    const value = { partnership, stepAt, outbox, heldUntil: addMinutes(ports.clock.realNow(), holdMinutes) };
    const row = { kind: 'next', id: partnership, value } as const;
    const change = kept
      ? ({ do: 'replace', ...row, version: kept.version } as const)
      : ({ do: 'insert', ...row } as const);
    const written = await directory.commit([change]);
    if (written === 'done') held.set(partnership, value);
    return written;
  });
}

/**
 * What this process last saw of each partnership's row. While a row is held nobody may make it later, so what was seen
 * of it then still holds, and need not be read again before each transaction.
 */
const holds = new WeakMap<Directory, Map<string, NextDue>>();

/** Held for so long still that the transaction which is to come will have ended. */
function isHeld({ clock }: Ports, { heldUntil }: NextDue): boolean {
  return (heldUntil ?? '') > addMinutes(clock.realNow(), holdMinutes / 2);
}

function isWithin(next: NextDue, due: { readonly stepAt?: Instant | null; readonly outbox?: boolean }): boolean {
  return earlier(next.stepAt, due.stepAt ?? null) === next.stepAt && (next.outbox || !due.outbox);
}

/** Makes a partnership's next due later, as the facts say; not while somebody may be writing new ones. */
export async function settleNext(
  ports: Ports,
  partnership: string,
  find: () => Promise<Partial<Pick<NextDue, 'stepAt' | 'outbox'>>>,
): Promise<void> {
  const { directory } = ports.store;
  const kept = await directory.find('next', partnership);
  if (!kept || (kept.value.heldUntil ?? '') > ports.clock.realNow()) return;
  const value = { ...kept.value, ...(await find()) };
  // A conflict means that somebody brought it forward meanwhile, and the next tick looks again.
  await directory.commit([{ do: 'replace', kind: 'next', id: partnership, value, version: kept.version }]);
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** A line of the trail. It names who and what, and never holds the words of a reply. */
export function audit(ports: Ports, by: string, what: string, about: string): RegisterChange {
  const at = ports.clock.now();
  return {
    do: 'insert',
    kind: 'audit',
    id: auditKey(at, crypto.randomUUID().slice(0, 8)),
    value: { at, by, what, about },
  };
}

/** A message that is to exist, and the outbox row that gets it sent. */
export function toSend(ports: Ports, message: Message): readonly RegisterChange[] {
  return [{ do: 'insert', kind: 'message', id: message.id, value: message }, toShow(ports, message.id)];
}

/** Has a message drawn and shown again; any number of these before it is sent come to one. */
export function toShow(ports: Ports, message: string): RegisterChange {
  const wantedAt = ports.clock.realNow();
  return { do: 'put', kind: 'outbox', id: message, value: { message, wantedAt, queuedAt: null } };
}
