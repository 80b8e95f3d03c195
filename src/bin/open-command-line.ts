import { join } from 'node:path';
import { type MovableClock, openClock } from '../clock.ts';
import { type Config, readConfig } from '../config.ts';
import { defaultPartnership, listPartnerships, makePartnership } from '../flows/meet-team.ts';
import type { Ports } from '../flows/ports.ts';
import { lastInstant } from '../last-instant.ts';
import { openLog } from '../log.ts';
import { type OpenStore, openStore } from '../open-store.ts';
import { isCron } from '../timetable.ts';

/** What a command works with: the same storage as the server's, whether that is running or not. */
export interface CommandLine {
  readonly ports: Ports & { readonly clock: MovableClock };
  readonly store: OpenStore;
  readonly config: Config;
  readonly partnership: string;
  close(): Promise<void>;
}

export async function openCommandLine(wanted: string | undefined): Promise<CommandLine> {
  const config = readConfig(process.env, isCron);
  const log = openLog(config.logLevel, join(config.dataFolder, 'baton.log'));
  const store = await openStore(config, log);
  const clock = openClock(config.local ? config.clock : null);
  const last = config.local ? await lastInstant(store) : null;
  if (last) clock.advanceTo(last);
  const ports = { store, clock };
  try {
    return { ports, store, config, partnership: await choosePartnership(ports, wanted), close: () => store.close() };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The only partnership is meant where none is named; where there is none yet, one is made for the first team to claim. */
async function choosePartnership(ports: Ports, wanted: string | undefined): Promise<string> {
  const known = await listPartnerships(ports);
  if (wanted !== undefined) {
    if (known.includes(wanted)) return wanted;
    throw new Error(
      `there is no partnership called ${wanted}; there ${known.length === 0 ? 'is none yet' : `are ${known.join(', ')}`}.`,
    );
  }
  if (known.length > 1)
    throw new Error(`there are several partnerships (${known.join(', ')}): say which with --partnership.`);
  return known[0] ?? (await makePartnership(ports, defaultPartnership)).id;
}
