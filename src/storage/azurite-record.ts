import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoragePorts } from './azurite.ts';

/** What a keeper writes down for those who look for it. Left behind by a keeper that was killed, never by one that ended. */
export interface KeeperRecord {
  readonly pid: number;
  /** Proves on both sides of a lease that the port still belongs to this keeper. */
  readonly token: string;
  readonly leasePort: number;
  readonly ports: StoragePorts;
}

/** What a keeper tells the process that started it. */
export type KeeperNews =
  | { readonly kind: 'ready' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly reason: string };

const nameOf = (folder: string) => join(folder, 'keeper.json');

export function readRecord(folder: string): KeeperRecord | null {
  try {
    return JSON.parse(readFileSync(nameOf(folder), 'utf8'));
  } catch {
    return null;
  }
}

/** Appears whole or not at all: readers may look at any moment. */
export function writeRecord(folder: string, record: KeeperRecord): void {
  const draft = `${nameOf(folder)}.${record.pid}`;
  writeFileSync(draft, JSON.stringify(record), { mode: 0o600 });
  renameSync(draft, nameOf(folder));
}

export function removeRecord(folder: string): void {
  rmSync(nameOf(folder), { force: true });
}
