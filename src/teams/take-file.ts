import { isBusinessManager } from '../domain/access.ts';
import { listKindOf } from '../domain/list-kind.ts';
import type { Table } from '../domain/plan-table.ts';
import { fileMarkOf } from '../fingerprint.ts';
import { keepPlans } from '../flows/keep-draft.ts';
import type { Understand } from '../flows/ports.ts';
import { type Card, noticeCard } from './cards.ts';
import { type FileLink, fetchFile } from './fetch-file.ts';
import { fetchWords, fileWords, listWords } from './import-wording.ts';
import type { Incoming } from './incoming.ts';
import { overview } from './press-import.ts';
import type { Turn } from './turn.ts';

/** Reads a file into tables, or says in a sentence why it cannot. */
export type ReadFile = (file: {
  readonly name: string;
  readonly bytes: Uint8Array;
}) => Promise<
  | { readonly ok: true; readonly tables: readonly Table[]; readonly remarks?: readonly string[] }
  | { readonly ok: false; readonly message: string }
>;

/** How files come in: who reads them, and whether this is a developer's own machine. */
export interface FileDoor {
  readonly readFile: ReadFile;
  readonly understand: Understand;
  readonly isLocal: boolean;
}

/** The most files of one message that are looked at. */
const mostFiles = 5;

/** Answers a message with files: each plan is read and shown, and nothing of it is stored in the register yet. */
export async function takeFiles(turn: Turn, { files, pictures }: Incoming): Promise<readonly Card[]> {
  const { present } = turn;
  if (present.channel) return [noticeCard(fileWords.inChannel)];
  if (!isBusinessManager(present.asker)) return [noticeCard(fileWords.notManager)];
  const cards: Card[] = [];
  for (const file of files.slice(0, mostFiles)) cards.push(...(await takeFile(turn, file)));
  if (files.length > mostFiles) cards.push(noticeCard(fileWords.tooMany(mostFiles)));
  if (pictures > 0 && files.length === 0) cards.push(noticeCard(fileWords.picture));
  return cards;
}

/** A card for each plan of the file. */
async function takeFile(turn: Turn, file: FileLink): Promise<readonly Card[]> {
  const { ports, present, files } = turn;
  const fetched = await fetchFile(file, files);
  if (!fetched.ok) return [noticeCard(fetchWords(file.name, fetched.why))];
  // Whoever reads the bytes has them for good.
  const digest = fileMarkOf(fetched.bytes);
  const read = await files.readFile({ name: file.name, bytes: fetched.bytes });
  if (!read.ok) return [noticeCard(read.message)];
  const list = listWords(file.name, listKindOf(read.tables));
  if (list) return [noticeCard(list)];
  const { partnership, asker } = present;
  const { tables, remarks = [] } = read;
  const given = { fileName: file.name, digest, tables, remarks, by: asker.key };
  const plans = await keepPlans(ports, partnership, given);
  if (!plans) return [noticeCard(fileWords.tooMuch(file.name))];
  const cards = await Promise.all(plans.map(({ id }) => cardOf(turn, id)));
  return remarks.length > 0 ? [...cards, noticeCard(fileWords.remarks(file.name, remarks))] : cards;
}

async function cardOf(turn: Turn, id: string): Promise<Card> {
  const shown = await overview(turn, id, []);
  return shown.kind === 'card' ? shown.card : noticeCard(shown.kind === 'sentence' ? shown.text : '');
}
