import type { Asker } from '../domain/access.ts';
import { addDays, atLondon, type Day, type Instant, londonDay } from '../domain/day.ts';
import type { DigestRoom } from '../domain/digest.ts';
import { type NoPaper, type Paper, type PaperWanted, paperName } from '../domain/paper.ts';
import { isPrepared } from '../domain/succession.ts';
import { rowNamed } from './find-group.ts';
import { gatherPlans, gatherSetting } from './gather.ts';
import { gatherDigestNow } from './gather-digests.ts';
import { gatherMatrix } from './gather-matrix.ts';
import { gatherYear } from './gather-year.ts';
import { asKnownOn } from './known-then.ts';
import type { Ports } from './ports.ts';
import { readerFor } from './reader-for.ts';

export interface PaperAsked {
  readonly partnership: string;
  readonly asker: Asker;
  readonly wanted: PaperWanted;
}

export type PaperFound =
  | { readonly kind: 'paper'; readonly paper: Paper; readonly name: string }
  | { readonly kind: 'none'; readonly why: NoPaper };

/** A paper for the board, and no more in it than whoever asks may read for themselves. */
export async function gatherPaper(ports: Ports, asked: PaperAsked): Promise<PaperFound> {
  const { wanted } = asked;
  const { on } = wanted;
  if (on && on > londonDay(ports.clock.now())) return { kind: 'none', why: { code: 'day-ahead', on } };
  const found = await gatherOne(ports, asked, wanted);
  return 'code' in found ? { kind: 'none', why: found } : { kind: 'paper', paper: found, name: paperName(found) };
}

function gatherOne(ports: Ports, asked: PaperAsked, wanted: PaperWanted): Promise<Paper | NoPaper> {
  switch (wanted.kind) {
    case 'plan':
      return planPaper(ports, asked, wanted);
    case 'meeting':
      return meetingPaper(ports, asked, wanted);
    case 'year':
      return gatherYear(ports, asked, wanted);
    default:
      return wanted satisfies never;
  }
}

type Wanted<K extends PaperWanted['kind']> = Extract<PaperWanted, { readonly kind: K }>;

async function planPaper(ports: Ports, asked: PaperAsked, { plan, format, on }: Wanted<'plan'>) {
  const readerOf = await readerNow(ports, asked);
  const found = await gatherMatrix(ports, asked.partnership, { plan, on, readerOf });
  if (found.kind === 'matrix') return { kind: 'plan', format, matrix: found.matrix } as const;
  if (found.known.length === 0) return { code: 'no-plan' } as const;
  return { code: 'no-such-plan', plan: plan ?? 'all', known: found.known } as const;
}

async function readerNow(ports: Ports, { partnership, asker }: PaperAsked) {
  const register = ports.store.register(partnership);
  const [setting, plans] = await Promise.all([gatherSetting(ports, partnership), gatherPlans(register)]);
  return readerFor(register, { asker, place: 'private', channelOf: null }, { setting, plans });
}

/** Two pages of A4. */
const onPaper: DigestRoom = { lines: 12, words: 780, longer: 12 };

/** The digest of the group's next meeting as it would be posted then, at more length than on its card. */
async function meetingPaper(ports: Ports, asked: PaperAsked, { group: name, on }: Wanted<'meeting'>) {
  const register = ports.store.register(asked.partnership);
  const [now, current, groups] = await Promise.all([
    gatherSetting(ports, asked.partnership, on ?? undefined),
    gatherPlans(register),
    register.list('group'),
  ]);
  const group = rowNamed(name, groups)?.value;
  if (!group) return { code: 'no-such-group', known: now.groups.map((one) => one.name) } as const;
  const today = on ?? now.today;
  const plans = today < now.today ? await asKnownOn(register, current, today) : current;
  const meetings = now.meetings.filter((meeting) => isPrepared(meeting, now.groups));
  const reader = await readerFor(
    register,
    { asker: asked.asker, place: 'private', channelOf: null },
    { setting: now, plans },
  );
  const setting = { ...now, today, meetings };
  const until = endOf(today, ports.clock.now());
  const digest = await gatherDigestNow(register, { setting, plans, group, until, reader, room: onPaper });
  if (!digest) return { code: 'no-meeting', group: group.name } as const;
  return { kind: 'meeting', digest, on: today, partnership: now.partnership.name } as const;
}

function endOf(day: Day, now: Instant): Instant {
  return day === londonDay(now) ? now : atLondon(addDays(day, 1), '00:00');
}
