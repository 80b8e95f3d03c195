import { answerQuestion } from '../flows/answer-question.ts';
import { answerCard } from './cards.ts';
import { chairedGroups } from './find-asker.ts';
import type { Pressed } from './incoming.ts';
import { pressDigest } from './press-digest.ts';
import { keep, openFor, save, showAgain, undo } from './press-form.ts';
import { pressImport } from './press-import.ts';
import { pressRecord } from './press-record.ts';
import { pressWhoAnswers } from './press-who-answers.ts';
import { type Pressing, type Response, shown } from './response.ts';

/** Does what a button says, by the register and not by the card that it stood on. */
export async function pressButton(pressing: Pressing, pressed: Pressed): Promise<Response> {
  switch (pressed.verb) {
    case 'open-form':
      return openFor(pressing, pressed.about);
    case 'save':
      return save(pressing, pressed.about, pressed.typed);
    case 'no-change':
      return keep(pressing, pressed.about);
    case 'undo':
      return undo(pressing, pressed.about);
    case 'cancel':
      return showAgain(pressing, pressed.about.card);
    case 'page':
      return showAgain(pressing, pressed.card, pressed.page);
    case 'answer':
      return turnPage(pressing, pressed.question, pressed.page);
    case 'who-answers':
    case 'save-who-answers':
      return pressWhoAnswers(pressing, pressed);
    case 'say':
      return { kind: 'say', text: pressed.text, of: pressed.of ?? null };
    case 'use-channel':
      return { kind: 'use-channel', name: pressed.name };
    case 'tell-chair':
    case 'draft':
    case 'note-form':
    case 'save-note':
    case 'hold-digest':
    case 'release-digest':
      return pressDigest(pressing, pressed);
    case 'import-show':
    case 'import-fix':
    case 'import-save':
    case 'import-go':
    case 'import-cancel':
    case 'import-undo':
      return pressImport(pressing, pressed);
    case 'record-open':
    case 'record-save':
    case 'record-leave':
      return pressRecord(pressing, pressed);
    default:
      return pressed satisfies never;
  }
}

async function turnPage({ ports, present, forms }: Pressing, question: string, page: number): Promise<Response> {
  const { partnership, asker, channel, channelOf } = present;
  const place = channel ? 'channel' : 'private';
  const answer = await answerQuestion(ports, { partnership, asker, text: question, place, channelOf });
  return shown(answerCard(answer, { forms, mayUpdate: true, chairs: chairedGroups(present), page }));
}
