import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { mayAsk } from '../domain/access.ts';
import { type Day, londonDay, parseDay } from '../domain/day.ts';
import { noPaperWords, type PaperWanted, planFormats } from '../domain/paper.ts';
import { readEarlierDay } from '../domain/written-day.ts';
import { gatherPaper } from '../flows/gather-paper.ts';
import type { WritePaper } from '../flows/ports.ts';
import { faultOf } from '../log.ts';
import { type Card, noticeCard } from './cards.ts';
import type { PaperWords } from './paper-intents.ts';
import { paperAbout, paperCommand, paperWords, uploadWords } from './paper-wording.ts';
import { mayGive, putFile } from './put-file.ts';
import type { Turn } from './turn.ts';

/** How papers go out: who writes them, and whether this Teams takes files from Baton, which the local one does not. */
export interface PaperDoor {
  readonly write: WritePaper;
  readonly canOffer: boolean;
}

/**
 * Asks whoever wants a paper whether it may be saved for them. Nothing of it is kept meanwhile: it is written anew once
 * they agree, with the rights that they have then.
 */
export async function offerPaper(turn: Turn, said: PaperWords): Promise<readonly Card[]> {
  const { present, papers, context } = turn;
  if (present.channel) return [noticeCard(paperWords.inChannel)];
  if (!mayAsk(present.asker)) return [noticeCard(paperWords.notAllowed)];
  const wanted = wantedOf(said, londonDay(turn.ports.clock.now()));
  if (typeof wanted === 'string') return [noticeCard(wanted)];
  const found = await gatherPaper(turn.ports, { ...present, wanted });
  if (found.kind === 'none') return [noticeCard(noPaperWords(found.why))];
  if (!papers.canOffer) return [noticeCard(paperWords.local(paperCommand(wanted)))];
  const bytes = await papers.write(found.paper);
  if (!mayGive(bytes)) return [noticeCard(paperWords.tooLarge)];
  const content = {
    description: paperAbout(found.paper),
    sizeInBytes: bytes.length,
    acceptContext: wanted,
    declineContext: wanted,
  };
  await context.sendActivity(fileActivity('consent', { name: found.name, content }));
  return [];
}

function wantedOf(said: PaperWords, today: Day): PaperWanted | string {
  const dayOf = (typed: string, until = today) => (typed === '' ? null : readEarlierDay(typed, until));
  const typed = said.kind === 'year' ? [said.on, said.from, said.to] : [said.on];
  const unclear = typed.find((words) => words !== '' && dayOf(words) === null);
  if (unclear !== undefined) return paperWords.unclearDay(unclear);
  const on = dayOf(said.on);
  switch (said.kind) {
    case 'plan':
      return { kind: 'plan', plan: said.plan || null, format: said.format, on };
    case 'meeting':
      return { kind: 'meeting', group: said.group, on };
    case 'year': {
      const to = dayOf(said.to);
      const from = dayOf(said.from, to ?? today);
      if (from && to && to < from) return paperWords.unclearYear;
      return { kind: 'year', plan: said.plan || null, period: from && to ? { from, to } : null, on };
    }
    default:
      return said satisfies never;
  }
}

const day = z.string().transform((text, context) => {
  const read = parseDay(text);
  if (!read) context.addIssue('no day');
  return read as Day;
});
const code = z.string().max(40).nullable();

const consent = z.looseObject({
  action: z.enum(['accept', 'decline']),
  context: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('plan'), plan: code, format: z.enum(planFormats), on: day.nullable() }),
    z.object({ kind: z.literal('meeting'), group: z.string().max(200), on: day.nullable() }),
    z.object({
      kind: z.literal('year'),
      plan: code,
      period: z.object({ from: day, to: day }).nullable(),
      on: day.nullable(),
    }),
  ]),
  uploadInfo: z
    .looseObject({
      name: z.string().max(400),
      uploadUrl: z.string().max(4000),
      contentUrl: z.string().max(4000),
      uniqueId: z.string().max(400),
      fileType: z.string().max(20),
    })
    .optional(),
});

/** Somebody answered whether a paper may be saved: it is written, given, and shown as a file; or nothing is done. */
export async function takeConsent(turn: Turn, value: unknown): Promise<readonly Card[]> {
  const read = consent.safeParse(value);
  if (!read.success || turn.present.channel) return [noticeCard(paperWords.unknown)];
  await retireQuestion(turn);
  const { action, context: wanted, uploadInfo } = read.data;
  if (action === 'decline') return [noticeCard(paperWords.declined)];
  if (!uploadInfo) return [noticeCard(paperWords.unknown)];
  if (!mayAsk(turn.present.asker)) return [noticeCard(paperWords.notAllowed)];
  const found = await gatherPaper(turn.ports, { ...turn.present, wanted });
  if (found.kind === 'none') return [noticeCard(noPaperWords(found.why))];
  const bytes = await turn.papers.write(found.paper);
  const upload = mayGive(bytes) ? await putFile(uploadInfo.uploadUrl, bytes, turn.files) : 'too-large';
  if (upload === 'too-large') return [noticeCard(paperWords.tooLarge)];
  if (upload !== 'done') return [noticeCard(uploadWords(found.name, upload))];
  const { name, contentUrl, uniqueId, fileType } = uploadInfo;
  await turn.context.sendActivity(fileActivity('info', { name, contentUrl, content: { uniqueId, fileType } }));
  return [];
}

/** A question that was answered would stay to be answered again. */
async function retireQuestion({ context, log }: Turn): Promise<void> {
  const { replyToId } = context.activity;
  if (!replyToId) return;
  try {
    await context.deleteActivity(replyToId);
  } catch (error) {
    log.warn(faultOf(error), 'an answered question could not be taken away');
  }
}

function fileActivity(
  kind: 'consent' | 'info',
  file: { readonly name: string; readonly contentUrl?: string; readonly content: object },
): Partial<Activity> {
  const attachment = { contentType: `application/vnd.microsoft.teams.card.file.${kind}`, ...file };
  return { type: 'message', attachments: [attachment] };
}
