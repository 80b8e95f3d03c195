import { isBusinessManager } from '../domain/access.ts';
import { undoImport } from '../flows/undo-import.ts';
import { type Card, noticeCard } from './cards.ts';
import { importChatWords, undoneWords, whichImportWords } from './import-wording.ts';
import { notManagerWords } from './people-wording.ts';
import type { Turn } from './turn.ts';

/** "undo import DP", or how a plan comes in. */
export async function settleImport({ ports, present }: Turn, undo: string | null): Promise<Card> {
  if (!isBusinessManager(present.asker)) return noticeCard(notManagerWords);
  if (undo === null) return noticeCard(present.channel ? importChatWords.inPrivate : importChatWords.howTo);
  const undone = await undoImport(ports, present.partnership, { code: undo, by: present.asker.key });
  const isUnsaid = undo === '' && undone.kind === 'refused' && undone.code === 'no-such-plan';
  return noticeCard(isUnsaid ? whichImportWords(undone.codes) : undoneWords(undone));
}
