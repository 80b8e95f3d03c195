import { addMonths, londonDay } from '../domain/day.ts';
import { type RecordPart, recordParts } from '../domain/meeting-record.ts';
import type { NotShown } from '../domain/meeting-to-record.ts';
import type { RecordRefusal } from '../domain/record-typed.ts';
import type { RecordPageSaved, RecordView } from '../domain/record-view.ts';
import { confirmable } from '../domain/typed-update.ts';
import {
  finishedWords,
  inPrivateWords,
  leftWords,
  recordTitle,
  savedWords,
  takenOutWords,
} from '../domain/words-record.ts';
import { type Names, recordRefusalWords } from '../domain/words-record-refusal.ts';
import { refusalSentence } from '../domain/words-refusal.ts';
import { readWrittenDay } from '../domain/written-day.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { saveRecord } from '../flows/save-record.ts';
import { findRecord, showRecord } from '../flows/show-record.ts';
import { type Card, noticeCard, safetyCard } from './cards.ts';
import type { RecordPage, RecordPressed } from './incoming-record.ts';
import type { Intent } from './intents.ts';
import { recordAgainCard, recordCard, recordPageCard } from './record-card.ts';
import { nothingKept } from './record-rows.ts';
import type { Pressing, Response } from './response.ts';

/** "record MACE", "record the MACE meeting on 24 September 2019": the card that the record begins with. */
export async function recordInChat(
  pressing: Pressing,
  { group, on }: Extract<Intent, { readonly kind: 'record' }>,
): Promise<Card> {
  const { ports, present, forms, contact } = pressing;
  if (present.channel) return noticeCard(inPrivateWords);
  // A day without a year is the one that has passed, as only that can be recorded.
  const today = londonDay(ports.clock.now());
  const day = on === '' ? null : readWrittenDay(on, addMonths(today, -11));
  if (on !== '' && !day) return noticeCard(refusalSentence({ code: 'bad-date', given: on }, { door: 'chat', contact }));
  const { partnership, asker } = present;
  const found = await findRecord(ports, { partnership, asker, group, on: day });
  if (found.kind === 'record') return recordCard(found.view, { forms });
  return noticeCard(recordRefusalWords(found.refusal, { door: 'chat', contact }, new Map()));
}

/** What the buttons of a record do. */
export async function pressRecord(pressing: Pressing, pressed: RecordPressed): Promise<Response> {
  if (pressing.present.channel) return { kind: 'sentence', text: inPrivateWords };
  switch (pressed.verb) {
    case 'record-open':
      return open(pressing, pressed);
    case 'record-save':
      return save(pressing, pressed);
    case 'record-leave':
      return overview(pressing, pressed, leftWords);
    default:
      return pressed satisfies never;
  }
}

interface At {
  readonly card: string;
  readonly cycle: string;
}

async function open(pressing: Pressing, at: At): Promise<Response> {
  const view = await viewAt(pressing, at);
  if ('code' in view) return sentenceFor(pressing, view);
  if (view.finished) return shown(recordCard(view, pressing), { view, said: '', stays: true });
  return page(pressing, view, { part: view.resume });
}

async function viewAt({ ports, present }: Pressing, { card, cycle }: At): Promise<RecordView | NotShown> {
  const { partnership, asker } = present;
  const found = await showRecord(ports, { partnership, asker, meeting: cycle, card });
  return found.kind === 'record' ? found.view : found.refusal;
}

async function overview(pressing: Pressing, at: At, said: string): Promise<Response> {
  const view = await viewAt(pressing, at);
  if ('code' in view) return sentenceFor(pressing, view);
  return shown(recordCard(view, pressing), { view, said, stays: false });
}

type PageShown = Partial<Parameters<typeof recordPageCard>[1]> & { readonly part: RecordPart };

function page(pressing: Pressing, view: RecordView, options: PageShown): Response {
  const usual = { forms: pressing.forms, page: 1, problem: '', saved: '', confirm: null, kept: nothingKept };
  return shown(recordPageCard(view, { ...usual, ...options }), { view, said: '', stays: true });
}

function shown(
  card: Card,
  { view, said, stays }: { readonly view: RecordView; readonly said: string; readonly stays: boolean },
): Response {
  return { kind: 'card', card, title: recordTitle(view), said, stays };
}

function sentenceFor({ contact }: Pressing, refusal: NotShown): Response {
  return { kind: 'sentence', text: recordRefusalWords(refusal, { door: 'card', contact }, new Map()) };
}

/** Saves a page and goes where its button leads; a page that cannot be saved comes back with what was typed. */
async function save(pressing: Pressing, pressed: RecordPage): Promise<Response> {
  const { ports, present } = pressing;
  const { cycle, part, seq, typed, takeOut, confirmed, go } = pressed;
  const { partnership, asker } = present;
  const submit = submitId(pressed, asker.key);
  const finish = go === 'finish' && part === 'finish';
  const about = { partnership, asker, meeting: cycle, part, seq, submit };
  const done = await saveRecord(ports, { ...about, typed, takeOut, confirmed, finish });
  if (done.kind === 'refused') return refused(pressing, pressed, done.refusal);
  const view = await viewAt(pressing, pressed);
  if ('code' in view) return sentenceFor(pressing, view);
  if (finish) return shown(recordCard(view, pressing), { view, said: finishedWords(view), stays: false });
  return page(pressing, view, { ...placeIn(go, pressed), saved: whatWasSaved(pressed, done) });
}

function whatWasSaved({ part, go, takeOut }: RecordPage, { wrote, about }: RecordPageSaved): string {
  if (wrote && takeOut) return takenOutWords(about);
  return go === 'stay' || wrote ? savedWords(part, wrote, about) : '';
}

/** Where "ratings.2" leads; a page stays where it is otherwise. */
function placeIn(
  go: string,
  { part, page: current }: RecordPage,
): { readonly part: RecordPart; readonly page: number } {
  const [wanted, number] = go.split('.');
  const known = recordParts.find((one) => one === wanted);
  return known ? { part: known, page: Number(number) || 1 } : { part, page: current };
}

async function refused(pressing: Pressing, pressed: RecordPage, refusal: RecordRefusal | NotShown): Promise<Response> {
  const { contact } = pressing;
  const names = refusal.code === 'recorded-meanwhile' ? await namesOf(pressing) : new Map<string, string>();
  const problem = recordRefusalWords(refusal, { door: 'card', contact }, names);
  // Words about a child in danger are answered with the safety message and nothing else; they are not shown again.
  if (refusal.code === 'concern') {
    return { kind: 'card', card: safetyCard(problem), title: 'Baton', said: '', stays: true };
  }
  const view = await viewAt(pressing, pressed);
  if ('code' in view) return typedPageAgain(pressed, problem, pressing);
  const confirm = confirmable[refusal.code as keyof typeof confirmable] ?? null;
  const kept = { typed: pressed.typed, merged: refusal.code === 'recorded-meanwhile', share: 1 };
  return page(pressing, view, { part: pressed.part, page: pressed.page, problem, confirm, kept });
}

/** What was typed once more, where the record itself cannot be shown. */
export function typedPageAgain(pressed: RecordPage, problem: string, { forms }: Pick<Pressing, 'forms'>): Response {
  return { kind: 'card', card: recordAgainCard(pressed, problem, { forms }), title: 'Record', said: '', stays: true };
}

async function namesOf({ ports, present }: Pressing): Promise<Names> {
  const people = await ports.store.register(present.partnership).list('person');
  return new Map(people.map(({ value: { key, name } }) => [key, name]));
}

/** The same page with the same words, sent again by a nervous finger or a network, is the same submit. */
function submitId({ cycle, part, seq, typed, takeOut, go }: RecordPage, person: string): string {
  return fingerprintOf(JSON.stringify([cycle, part, seq, typed, takeOut, go === 'finish', person]));
}
