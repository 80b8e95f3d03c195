import type { Refusal } from '../domain/accept-update.ts';
import { messageId } from '../domain/message.ts';
import { refusalSentence } from '../domain/words-refusal.ts';
import { drawMessage } from '../flows/draw-message.ts';
import { addNote, type DigestRefusal, type DigestSteered, holdDigest, releaseDigest } from '../flows/steer-digest.ts';
import { tellChair } from '../flows/tell-chair.ts';
import { draftCard, type NoteForm, noticeCard, safetyCard } from './cards.ts';
import { chairToldWords, type DigestOnlyRefusal, digestRefusalWords } from './cycle-wording.ts';
import type { Pressed } from './incoming.ts';
import type { Pressing, Response } from './response.ts';

export type DigestPress = Extract<
  Pressed,
  { readonly verb: 'tell-chair' | 'draft' | 'note-form' | 'save-note' | 'hold-digest' | 'release-digest' }
>;

/** What the buttons of a draft digest and of a chase do. */
export async function pressDigest(pressing: Pressing, pressed: DigestPress): Promise<Response> {
  const { ports, present } = pressing;
  const steering = { partnership: present.partnership, asker: present.asker, meeting: pressed.cycle };
  switch (pressed.verb) {
    case 'tell-chair':
      return { kind: 'sentence', text: chairToldWords(await tellChair(ports, steering)) };
    case 'draft':
      return draftNow(pressing, pressed.cycle, null);
    case 'note-form':
      return draftNow(pressing, pressed.cycle, { text: '', problem: '', confirm: null });
    case 'save-note': {
      const { note: text, confirmed } = pressed;
      const done = await addNote(ports, { ...steering, text, confirmed });
      return after(pressing, done, { cycle: pressed.cycle, text });
    }
    case 'hold-digest':
      return after(pressing, await holdDigest(ports, steering), { cycle: pressed.cycle, text: null });
    case 'release-digest':
      return after(pressing, await releaseDigest(ports, steering), { cycle: pressed.cycle, text: null });
    default:
      return pressed satisfies never;
  }
}

/** The draft as it is now, with the form for a note where one is being written. */
async function draftNow(pressing: Pressing, cycle: string, note: NoteForm | null): Promise<Response> {
  const { ports, present } = pressing;
  const register = ports.store.register(present.partnership);
  const message = await register.find('message', messageId(cycle, 'close', present.asker.key));
  const content = message ? await drawMessage(ports, present.partnership, message.value) : null;
  if (content?.kind !== 'draft') return { kind: 'sentence', text: digestRefusalWords({ code: 'no-draft' }) };
  return { kind: 'card', card: draftCard(content.draft, note), title: 'Draft digest', said: '', stays: true };
}

async function after(
  pressing: Pressing,
  done: DigestSteered,
  { cycle, text }: { readonly cycle: string; readonly text: string | null },
): Promise<Response> {
  if (done.kind === 'steered') return draftNow(pressing, cycle, null);
  const { refusal } = done;
  const words = wordsOf(refusal, pressing);
  if (refusal.code === 'concern') {
    return { kind: 'card', card: safetyCard(words), title: 'Baton', said: '', stays: true };
  }
  if (text === null) return { kind: 'sentence', text: words };
  const again = await draftNow(pressing, cycle, { text, problem: words, confirm: confirmOf(refusal) });
  // Where the draft can no longer be shown, at least the sentence and what was typed can.
  return again.kind === 'card'
    ? again
    : { kind: 'card', card: noticeCard(`${words}\n${text}`), title: 'Draft digest', said: words, stays: true };
}

function confirmOf({ code }: DigestRefusal): NoteForm['confirm'] {
  if (code === 'may-identify') return 'no-child';
  return code === 'possible-concern' ? 'no-concern' : null;
}

function wordsOf(refusal: DigestRefusal, { contact }: Pressing): string {
  return isOwn(refusal) ? digestRefusalWords(refusal) : refusalSentence(refusal as Refusal, { door: 'card', contact });
}

function isOwn(refusal: DigestRefusal): refusal is DigestOnlyRefusal {
  const own: readonly DigestRefusal['code'][] = [
    'not-chair-or-manager',
    'no-draft',
    'already-posted',
    'note-too-long',
    'note-empty',
    'too-many-notes',
  ];
  return own.includes(refusal.code);
}
