import { type Day, londonDay } from '../domain/day.ts';
import type { Ruling } from '../domain/decide.ts';
import { monthIn } from '../domain/question-days.ts';
import { readDates } from '../domain/timescale-dates.ts';
import { nothingTyped } from '../domain/typed-update.ts';
import { decisionWords } from '../domain/words-record.ts';
import { type AnyRefusal, refusalSentence } from '../domain/words-refusal.ts';
import { readWrittenDay } from '../domain/written-day.ts';
import { assignAction } from '../flows/assign-action.ts';
import { openForm } from '../flows/open-form.ts';
import { type DecisionTaken, takeDecision } from '../flows/take-decision.ts';
import { takeUpdate } from '../flows/take-update.ts';
import { type Card, noticeCard, receiptCard, safetyCard } from './cards.ts';
import { placeOf } from './find-asker.ts';
import { formInChat, toFillIn } from './form-in-chat.ts';
import type { Intent } from './intents.ts';
import { lookUp } from './look-up.ts';
import { peopleRefusalWords } from './people-wording.ts';
import { submissionOf, type Turn } from './turn.ts';
import { whichPlanCard } from './which-plan.ts';
import { assignedWords } from './wording.ts';

type Said<K extends Intent['kind']> = Extract<Intent, { kind: K }>;

/** "assign 4.1 to @Name": who answers from now on. */
export async function assignTo(turn: Turn, { plan, ref, name }: Said<'assign'>): Promise<Card> {
  const { partnership, asker } = turn.present;
  const found = /^(?:me|myself)$/i.test(name) ? { person: asker, why: null } : await lookUp(turn, name);
  if (!found.person) return noticeCard(found.why);
  const assigned = await assignAction(turn.ports, { partnership, asker, plan, ref, person: found.person });
  if (assigned.kind === 'refused')
    return refusedCard(turn, assigned.refusal, { again: (full) => `assign ${full} to ${name}` });
  if (assigned.kind === 'has-left') {
    return noticeCard(peopleRefusalWords({ code: 'has-left', name: assigned.name }, turn.contact));
  }
  return noticeCard(assignedWords(assigned));
}

/** "accept 4.1" or "return 4.1": a chair's word on what was proposed as complete. */
export async function ruleOn(turn: Turn, { plan, ref, outcome, words }: Said<'rule'>): Promise<Card> {
  const word = outcome === 'agreed' ? 'accept' : 'return';
  const taken = await decideOn(turn, { plan, ref, words }, { matter: 'sign-off', outcome });
  const bare = (full: string) => `${word} ${full}`;
  return decisionCard(turn, taken, { again: (full) => `${bare(full)} ${words}`.trim(), bare });
}

/** "complete 4.1": signed off where a chair says so, proposed to the chair where an owner does. */
export async function completeAction(turn: Turn, { plan, ref, words }: Said<'complete'>): Promise<Card> {
  const taken = await decideOn(turn, { plan, ref, words }, { matter: 'sign-off', outcome: 'agreed' });
  const bare = (full: string) => `complete ${full}`;
  const again = (full: string) => `${bare(full)} ${words}`.trim();
  if (!isForChair(taken)) return decisionCard(turn, taken, { again, bare });
  return propose(turn, { plan, ref, words, rating: 'blue', expectedBy: '', complete: true });
}

/** "extend 4.1 to 30 April 2027": agreed where a chair says so, asked of the chair where an owner does. */
export async function extendAction(turn: Turn, { plan, ref, to, words }: Said<'extend'>): Promise<Card> {
  const day = dayIn(to, londonDay(turn.ports.clock.now()));
  if (!day) return refusedCard(turn, { code: 'bad-date', given: to.slice(0, 40) });
  const taken = await decideOn(turn, { plan, ref, words }, { matter: 'extension', outcome: 'agreed', to: day });
  const bare = (full: string) => `extend ${full} to ${to}`;
  const again = (full: string) => `${bare(full)}${words ? ` - ${words}` : ''}`;
  if (!isForChair(taken)) return decisionCard(turn, taken, { again, bare });
  return propose(turn, { plan, ref, words, rating: null, expectedBy: day, complete: false });
}

interface About {
  readonly plan: string | null;
  readonly ref: string;
  readonly words: string;
}

function decideOn({ ports, present }: Turn, { plan, ref, words }: About, ruling: Ruling): Promise<DecisionTaken> {
  const { partnership, asker } = present;
  return takeDecision(ports, { partnership, asker, plan, ref, note: words, ruling });
}

function isForChair(taken: DecisionTaken): boolean {
  return taken.kind === 'refused' && taken.refusal.code === 'not-chair';
}

interface Proposal extends About {
  readonly rating: string | null;
  readonly expectedBy: string;
  readonly complete: boolean;
}

/** An owner's own word: with the last rating and words where nothing new is said. */
async function propose(turn: Turn, proposal: Proposal): Promise<Card> {
  const { ports, present, context, forms } = turn;
  const { partnership, asker } = present;
  const { plan, ref, words, rating, expectedBy, complete } = proposal;
  // What was said last is said once more, and not shown: the receipt is, and knows where it is.
  const alone = { kind: 'private' } as const;
  const opened = await openForm(ports, { partnership, asker, card: 'none', plan, ref, place: alone });
  if (opened.kind === 'refused') return refusedCard(turn, opened.refusal);
  const { values } = opened.form;
  const taken = await takeUpdate(ports, {
    partnership,
    asker,
    submission: submissionOf(context, 0),
    place: placeOf(present),
    plan,
    ref,
    // Completion and more time are the action's own.
    part: null,
    proposed: {
      rating: rating ?? values.rating,
      narrative: words || values.progress,
      noChange: false,
      doneFor: [],
      expectedBy,
      blocked: values.blocked === 'true',
      evidence: '',
      complete,
      confirmed: words === '',
      route: 'chat',
      onBehalfOf: '',
    },
  });
  if (taken.kind === 'taken') return receiptCard(taken.receipt, { forms });
  if (!toFillIn.includes(taken.refusal.code)) return refusedCard(turn, taken.refusal);
  const typed = {
    ...nothingTyped,
    rating: rating ?? values.rating,
    progress: words || values.progress,
    expectedBy,
    complete: complete ? 'true' : '',
  };
  return formInChat(turn, proposal, { typed, problem: refusalIn(turn, taken.refusal), confirm: null });
}

/**
 * One date, the day first as in the UK: "30 April 2027", "30/04/27", "2027-04-30"; a month means its last day, and
 * where no year is said, the next such day is meant.
 */
function dayIn(text: string, today: Day): Day | null {
  const words = text.replace(/^the\s+(?=\d|end\b)/i, '').trim();
  const day = readWrittenDay(words, today);
  if (day) return day;
  const month = words.replace(/^end(?:\s+of)?\s+/i, '');
  const read = readDates(month.replace(/(\d)(?:st|nd|rd|th)\b/gi, '$1'), null);
  if (read && 'due' in read) return read.due.length === 1 ? read.due[0]! : null;
  return /^[a-z]+$/i.test(month) ? (monthIn(`in ${month}`, today, null)?.to ?? null) : null;
}

/** The line once more with a full ref: what the button of one of several plans says. */
interface Again {
  readonly again: (full: string) => string;
  readonly bare?: (full: string) => string;
}

async function decisionCard(turn: Turn, taken: DecisionTaken, again: Again): Promise<Card> {
  if (taken.kind === 'refused') return refusedCard(turn, taken.refusal, again);
  return noticeCard(decisionWords(taken.decision, taken.label));
}

async function refusedCard(turn: Turn, refusal: AnyRefusal, again: Again | null = null): Promise<Card> {
  if (refusal.code === 'which-plan' && again) return whichPlanCard(turn, { ...refusal, ...again });
  const text = refusalIn(turn, refusal);
  return refusal.code === 'concern' ? safetyCard(text) : noticeCard(text);
}

function refusalIn({ contact }: Turn, refusal: AnyRefusal): string {
  return refusalSentence(refusal, { door: 'chat', contact });
}
