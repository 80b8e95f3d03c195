import { addMinutes, type Instant } from '../domain/day.ts';
import { untilDone } from './commit.ts';
import { placeKey } from './keys.ts';
import type { Place, Ports, Unreachable } from './ports.ts';

/** A single 404 may be a slip of Teams': only so many, over so long, mean that a conversation is gone. */
const enough = 3;
const enoughHours = 24;
/** How long an instance believes what it read. */
const believedMinutes = 1;

/** Which conversations Teams no longer has. */
export interface Reach {
  isGone(place: Place): Promise<boolean>;
  /** Teams answered 404 there; true when by now it counts as gone. */
  missed(place: Place): Promise<boolean>;
  /** A word was heard from there, or one was taken: it is not gone, whatever was believed. */
  heardFrom(place: Place): Promise<void>;
}

export function openReach(ports: Ports): Reach {
  const { directory } = ports.store;
  let known: ReadonlyMap<string, Unreachable> = new Map();
  let until: Instant | null = null;
  const rows = async () => {
    const realNow = ports.clock.realNow();
    if (until === null || until < realNow) {
      known = new Map((await directory.list('unreachable')).map(({ id, value }) => [id, value]));
      until = addMinutes(realNow, believedMinutes);
    }
    return known;
  };
  return {
    isGone: async (place) => {
      const row = (await rows()).get(placeKey(place));
      return row !== undefined && countsAsGone(row);
    },
    missed: async (place) => {
      until = null;
      return countsAsGone(await untilDone(() => noteMiss(ports, place)));
    },
    heardFrom: async (place) => {
      const id = placeKey(place);
      if (!(await rows()).has(id)) return;
      until = null;
      await directory.commit([{ do: 'remove', kind: 'unreachable', id }]);
    },
  };
}

async function noteMiss({ store, clock }: Ports, place: Place): Promise<Unreachable | 'conflict'> {
  const id = placeKey(place);
  const kept = await store.directory.find('unreachable', id);
  const last = clock.realNow();
  const { since, times } = kept?.value ?? { since: last, times: 0 };
  const value = { ...place, since, last, times: times + 1 };
  const row = { kind: 'unreachable', id, value } as const;
  const done = await store.directory.commit([
    kept ? { do: 'replace', ...row, version: kept.version } : { do: 'insert', ...row },
  ]);
  return done === 'done' ? value : 'conflict';
}

function countsAsGone({ since, last, times }: Unreachable): boolean {
  return times >= enough && addMinutes(since, enoughHours * 60) <= last;
}
