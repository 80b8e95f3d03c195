import { isBusinessManager } from '../domain/access.ts';
import { checkText, parseLocalContact, safetyMessage } from '../domain/safety.ts';
import { confirmable, nothingTyped } from '../domain/typed-update.ts';
import { refusalSentence } from '../domain/words-refusal.ts';
import { giveRole, takeRole } from '../flows/change-roles.ts';
import { sendAgain } from '../flows/send-again.ts';
import { type SetUp, setFrontDoor, setOversight, setPolicy, useChannel } from '../flows/set-up.ts';
import { takeUpdate } from '../flows/take-update.ts';
import { faultOf } from '../log.ts';
import { answerSpoken } from './answer-spoken.ts';
import { type Card, confirmCard, noticeCard, possibleConcernCard, receiptCard, safetyCard } from './cards.ts';
import { placeOf } from './find-asker.ts';
import { findKnown } from './find-known.ts';
import { formInChat, toFillIn } from './form-in-chat.ts';
import { type Intent, readIntent } from './intents.ts';
import { lookUp } from './look-up.ts';
import { offerPaper } from './offer-paper.ts';
import type { Again } from './press-form.ts';
import { recordInChat } from './press-record.ts';
import { doneWords, notSetUpWords, sentAgainWords } from './set-up-wording.ts';
import { assignTo, completeAction, extendAction, ruleOn } from './settle-action.ts';
import { settleAudience } from './settle-audience.ts';
import { settleImport } from './settle-import.ts';
import { settleItem } from './settle-items.ts';
import { settleMeetings } from './settle-meetings.ts';
import { settlePeople } from './settle-people.ts';
import { takeFiles } from './take-file.ts';
import { submissionOf, type Turn } from './turn.ts';
import type { UpdateLine } from './update-lines.ts';
import { whichPlanCard } from './which-plan.ts';
import { confirmInPrivateWords, editedWords, oneAtATimeWords, restNotRecordedWords } from './wording.ts';

/** Answers a message: what was typed, and the files that came along with it. */
export async function takeSpoken(turn: Turn): Promise<readonly Card[]> {
  const { text, files, pictures } = turn.incoming;
  if (files.length === 0 && (pictures === 0 || text !== '')) return takeMessage(turn, text);
  // A file needs no words; those that ask for something are answered as always.
  const isAsking = readIntent(text).kind !== 'question' || checkText(text).kind === 'possible-concern';
  return [...(isAsking ? await takeMessage(turn, text) : []), ...(await takeFiles(turn, turn.incoming))];
}

/** A message is taken once, as it was first sent; a question that was put right is answered anew. */
export async function takeEdited(turn: Turn): Promise<readonly Card[]> {
  const { text } = turn.incoming;
  if (checkText(text).kind === 'possible-concern') return [possibleConcernCard(turn.contact)];
  return readIntent(text).kind === 'question' ? takeMessage(turn, text) : [noticeCard(editedWords)];
}

/** Answers what somebody typed: never with silence. `of` names the submit that a button says once more. Words about a child in danger get the safety message alone. */
export async function takeMessage(turn: Turn, text: string, of: string | null = null): Promise<readonly Card[]> {
  const checked = checkText(text);
  if (checked.kind === 'concern') return [safetyCard(safetyMessage(turn.contact))];
  const intent = readIntent(text);
  if (checked.kind === 'possible-concern' && intent.kind !== 'update') return [possibleConcernCard(turn.contact)];
  if (intent.kind === 'update') return takeLines(turn, intent.lines, of);
  // No answer says such a number once more.
  if (checked.kind === 'identifier') {
    return [
      noticeCard(refusalSentence({ code: 'identifier', what: checked.what }, { door: 'chat', contact: turn.contact })),
    ];
  }
  return takeIntent(turn, intent);
}

async function takeIntent(turn: Turn, intent: Exclude<Intent, { kind: 'update' }>): Promise<readonly Card[]> {
  const { ports, present } = turn;
  const by = { partnership: present.partnership, asker: present.asker };
  switch (intent.kind) {
    case 'use-channel':
      return [await bindChannel(turn, intent.name, false)];
    case 'oversight':
      return [setUpCard(await setOversight(ports, { ...by, name: intent.name }))];
    case 'policy':
      return [setUpCard(await setPolicy(ports, { ...by, name: intent.name, policy: intent.policy }))];
    case 'front-door':
      return [setUpCard(await setFrontDoor(ports, { ...by, read: parseLocalContact(intent.text) }))];
    case 'role':
      return [await nameSomebody(turn, intent)];
    case 'audience':
      return [await settleAudience(turn, intent)];
    case 'assign':
      return [await assignTo(turn, intent)];
    case 'record':
      return [await recordInChat(turn, intent)];
    case 'rule':
      return [await ruleOn(turn, intent)];
    case 'complete':
      return [await completeAction(turn, intent)];
    case 'extend':
      return [await extendAction(turn, intent)];
    case 'one-at-a-time':
      return [noticeCard(oneAtATimeWords(intent.verb))];
    case 'meeting':
    case 'steer':
    case 'end-group':
    case 'preview':
      return [await settleMeetings(turn, intent)];
    case 'item':
      return [await settleItem(turn, intent.words)];
    case 'people':
      return [await settlePeople(turn, intent.said)];
    case 'paper':
      return offerPaper(turn, intent.words);
    case 'import':
      return [await settleImport(turn, intent.undo)];
    case 'send-again':
      return [await repeatDoubtful(turn)];
    case 'next-step':
      return [
        noticeCard(
          turn.nextStep ? await turn.nextStep() : '“next step” works only in the rehearsal on your own machine.',
        ),
      ];
    case 'question':
      return answerSpoken(turn, intent.text);
    default:
      return intent satisfies never;
  }
}

/** Binds the channel that is spoken in; a group that is new is made only once that is confirmed. */
export async function bindChannel({ ports, present }: Turn, name: string, confirmed: boolean): Promise<Card> {
  const { partnership, asker, channel } = present;
  const done = await useChannel(ports, { partnership, asker, name, channel, confirmed });
  return setUpCard(done);
}

function setUpCard(result: SetUp): Card {
  if (result.kind === 'done') return noticeCard(doneWords(result.what));
  if (result.kind === 'refused') return noticeCard(notSetUpWords(result));
  const known = result.known.length > 0 ? ` The groups so far: ${result.known.join(', ')}.` : '';
  return confirmCard({
    title: `A new group: ${result.name}?`,
    text: `There is no group called ${result.name} yet.${known}`,
    confirm: { title: `Make ${result.name}`, data: { verb: 'use-channel', name: result.name } },
  });
}

async function nameSomebody(turn: Turn, intent: Extract<Intent, { kind: 'role' }>): Promise<Card> {
  const { ports, present } = turn;
  const { partnership, asker } = present;
  if (!isBusinessManager(asker)) return setUpCard({ kind: 'refused', code: 'not-business-manager' });
  // Who loses a role may be in no channel any more.
  const isGiven = intent.does === 'give';
  const found = isGiven ? await lookUp(turn, intent.name) : await findKnown(turn, intent.name);
  if (!found.person) return noticeCard(found.why);
  const { role, group } = intent;
  const wish = { partnership, asker, person: found.person, role, group };
  return setUpCard(isGiven ? await giveRole(ports, wish) : await takeRole(ports, wish));
}

/** One line after the other, as they were typed. What was recorded before something broke keeps its receipt. */
async function takeLines(turn: Turn, lines: readonly UpdateLine[], of: string | null): Promise<readonly Card[]> {
  const cards: Card[] = [];
  for (const [at, line] of lines.entries()) {
    try {
      cards.push(await takeLine(turn, line, at === 0 && of !== null ? of : submissionOf(turn.context, at)));
    } catch (error) {
      if (at === 0) throw error;
      turn.log.error(faultOf(error), 'line not recorded');
      return [...cards, noticeCard(restNotRecordedWords(lines.slice(at).map(({ ref }) => ref)))];
    }
  }
  return cards;
}

/** "update 4.1 amber Waiting for hospital data": each line is a submit of its own, named by the message it came in. */
async function takeLine(turn: Turn, line: UpdateLine, submission: string): Promise<Card> {
  const { ports, present, contact, forms } = turn;
  const { partnership, asker } = present;
  const taken = await takeUpdate(ports, {
    partnership,
    asker,
    submission,
    place: placeOf(present),
    plan: line.plan,
    ref: line.ref,
    proposed: {
      rating: line.rating,
      narrative: line.narrative,
      noChange: line.noChange,
      doneFor: [],
      expectedBy: '',
      blocked: false,
      evidence: '',
      complete: false,
      confirmed: false,
      route: line.route,
      onBehalfOf: line.onBehalfOf,
    },
  });
  if (taken.kind === 'taken') return receiptCard(taken.receipt, { forms });
  const { refusal } = taken;
  if (refusal.code === 'which-plan') {
    return whichPlanCard(turn, { ...refusal, submission, again: (ref) => `update ${ref} ${line.rest}`.trim() });
  }
  const text = refusalSentence(refusal, { door: 'chat', contact });
  if (refusal.code === 'concern') return safetyCard(text);
  const { rating, narrative, route, onBehalfOf } = line;
  const typed = { ...nothingTyped, rating, progress: narrative, route, onBehalfOf };
  const again = (confirm: Again['confirm']) => formInChat(turn, line, { typed, problem: text, confirm });
  // What was typed is not to be typed twice: the form has it, and asks for the rest.
  if (toFillIn.includes(refusal.code)) return again(null);
  const confirm = confirmable[refusal.code];
  if (!confirm) return noticeCard(text);
  // In a channel Baton repeats nothing that may be about a child; in private the person may say that it is not.
  if (present.channel) return noticeCard(`${text}\n${confirmInPrivateWords}`);
  return again(confirm);
}

async function repeatDoubtful({ ports, present }: Turn): Promise<Card> {
  if (!isBusinessManager(present.asker)) return setUpCard({ kind: 'refused', code: 'not-business-manager' });
  const { partnership, asker } = present;
  return noticeCard(sentAgainWords(await sendAgain(ports, { partnership, by: asker.key, confirmed: true })));
}
