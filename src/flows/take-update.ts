import { type AcceptFacts, acceptUpdate, type ProposedUpdate, type Refusal } from '../domain/accept-update.ts';
import { type AnswerRight, type Asker, mayAnswer } from '../domain/access.ts';
import { anywhere, type Place } from '../domain/audience.ts';
import { drawRequest, partOf, type RequestCardFacts, withAnswer } from '../domain/draw-request.ts';
import { partMeant } from '../domain/part-meant.ts';
import type { ActionState } from '../domain/plan.ts';
import { receiptOf } from '../domain/receipt.ts';
import type { Request } from '../domain/request.ts';
import type { Receipt, RequestView } from '../domain/request-view.ts';
import type { Update } from '../domain/update.ts';
import { overtakenWords } from '../domain/words-update.ts';
import { audit, commit, toShow, untilDone } from './commit.ts';
import {
  type ActionFacts,
  askedIn,
  gatherAction,
  labelled,
  messagesOf,
  notYours,
  type OpenRequest,
  writeRequest,
  writeState,
} from './gather-action.ts';
import { gatherCard } from './gather-card.ts';
import { updateKey } from './keys.ts';
import type { Ports, Register, RegisterChange } from './ports.ts';

/** One submit: what was typed about which action, and the id that makes the same submit arriving again one update. */
export interface Submit {
  readonly partnership: string;
  readonly asker: Asker;
  readonly submission: string;
  readonly plan: string | null;
  readonly ref: string;
  /** The agency whose part of the action is answered; null: the action itself. Left out, what the words mean. */
  readonly part?: string | null;
  /** The message whose card it was pressed on: it is then drawn anew. */
  readonly card?: string | null;
  /** The state's sequence that was seen; left out where somebody names what they speak of. */
  readonly seen?: number;
  /** Where the receipt is shown; left out, as if everybody read along. */
  readonly place?: Place;
  readonly proposed: ProposedUpdate;
}

export type Taken =
  | {
      readonly kind: 'taken';
      readonly receipt: Receipt;
      /** The card that was pressed, as it is now; null where there is none to show. */
      readonly view: RequestView | null;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Records one answer, or says why not. The update, the action's state and the requests it answers are one write. */
export async function takeUpdate(ports: Ports, submit: Submit): Promise<Taken> {
  return untilDone(() => tryTake(ports, submit));
}

/** All that a submit is decided on, and all that its card shows: gathered together, in two rounds of reads. */
export async function gatherSubmit(ports: Ports, submit: Omit<Submit, 'asker' | 'submission' | 'proposed'>) {
  return Promise.all([
    gatherAction(ports, submit.partnership, submit),
    gatherPressed(ports, submit.partnership, submit.card ?? null),
  ]);
}

/** The request card that was pressed. */
export async function gatherPressed(
  ports: Ports,
  partnership: string,
  card: string | null,
): Promise<RequestCardFacts | null> {
  const message = card === null ? null : await ports.store.register(partnership).find('message', card);
  return message?.value.kind === 'request' ? gatherCard(ports, partnership, message.value) : null;
}

async function tryTake(ports: Ports, submit: Submit): Promise<Taken | 'conflict'> {
  const register = ports.store.register(submit.partnership);
  const [earlier, [facts, pressed]] = await Promise.all([
    register.find('submission', submit.submission),
    gatherSubmit(ports, submit),
  ]);
  if ('code' in facts) return { kind: 'refused', refusal: facts };
  const card = forEyesOf(submit.asker, pressed);
  const { plan, ref } = facts.tracked.action;
  if (earlier?.value.plan === plan && earlier.value.ref === ref)
    return again(register, { facts, card, place: submit.place }, earlier.value.sequence);
  const meant = submit.part === undefined ? partIn(submit, facts) : null;
  if (meant !== null) return tryTake(ports, { ...submit, part: meant });
  const { part = null } = submit;
  const right = mayAnswer(
    submit.asker,
    { action: facts.tracked.action, part },
    { ...facts, askedIn: askedIn(facts.open) },
  );
  if (right.kind === 'no') return { kind: 'refused', refusal: await notYours(register, facts) };
  const since = await saidSince(register, submit, facts);
  // Whoever has nothing new to say means the words that they saw.
  if (since && submit.proposed.noChange)
    return { kind: 'refused', refusal: labelled({ code: 'said-meanwhile', ref }, facts) };
  const proposed = onBehalf(submit, right, facts);
  const accepted = acceptUpdate(proposed, acceptFacts(ports, submit, { ...facts, post: right.post }));
  if (accepted.kind === 'refused') return { kind: 'refused', refusal: labelled(accepted.refusal, facts) };
  const { update, state, doubts } = accepted;
  const answered = facts.open.map((open) => answeredWith(open, update));
  const written = await commit(ports, submit.partnership, [
    ...insertUpdate(update, submit.submission),
    writeState(state, facts.state),
    ...facts.open.map(({ request }, at) => writeRequest(request, answered[at]!)),
    ...messagesOf(facts.open).map((message) => toShow(ports, message)),
    audit(ports, submit.asker.key, auditWords(update), `${update.plan} ${update.ref}`),
  ]);
  if (written === 'conflict') return 'conflict';
  const receipt = receiptOf(update, { ...facts, place: submit.place ?? anywhere }, [
    ...doubts,
    ...(since ? [overtakenWords(since)] : []),
  ]);
  return { kind: 'taken', receipt, view: viewAfter(card, { state, answered, receipt }) };
}

/** The newest word, where it is somebody else's on the same matter and whoever speaks cannot have seen it. */
async function saidSince(
  register: Register,
  { seen, asker, part = null }: Submit,
  { tracked: { action, state } }: ActionFacts,
): Promise<Update | null> {
  if (seen === undefined || seen >= state.sequence) return null;
  const newest = (await register.find('update', updateKey(action.plan, action.ref, state.sequence)))?.value;
  const isOthers = newest?.part === part && newest.by !== asker.key && newest.undoes === null;
  return isOthers ? newest : null;
}

/** Typed words name an action, and not which part of it somebody owes. */
function partIn({ asker, proposed: { onBehalfOf } }: Submit, facts: ActionFacts): string | null {
  return partMeant({ speaker: asker.key, onBehalfOf: onBehalfOf.trim() }, facts.tracked.action, facts);
}

function insertUpdate(value: Update, submission: string): readonly RegisterChange[] {
  const { plan, ref, sequence } = value;
  return [
    { do: 'insert', kind: 'submission', id: submission, value: { plan, ref, sequence } },
    { do: 'insert', kind: 'update', id: updateKey(plan, ref, sequence), value },
  ];
}

/** The first answer stands as the one; whoever answers has seen it. */
function answeredWith({ request: { value } }: OpenRequest, { sequence, at }: Update): Request {
  return { ...value, answeredBy: value.answeredBy ?? sequence, takenBack: null, seenAt: value.seenAt ?? at };
}

function auditWords({ route, part }: Update): string {
  return `updated${part === null ? '' : ` the part of ${part}`}${route === 'card' ? '' : ` by ${route}`}`;
}

/** A card in somebody's own chat is shown to nobody else, whatever a press says that it came from. */
export function forEyesOf({ key }: Asker, card: RequestCardFacts | null): RequestCardFacts | null {
  return card === null || card.chatOf === null || card.chatOf === key ? card : null;
}

/** The card as it is once this was written, without reading it all again. */
export function viewAfter(
  card: RequestCardFacts | null,
  {
    receipt,
    ...answer
  }: { readonly state: ActionState; readonly answered: readonly Request[]; readonly receipt: Receipt },
): RequestView | null {
  return card && drawRequest(withAnswer(card, answer), receipt);
}

/** Whoever types for others says for whom; where they do not, it was for the post, the agency or the lead group. */
function onBehalf(
  { proposed, part = null }: Submit,
  right: Exclude<AnswerRight, { kind: 'no' }>,
  { posts, agencies }: ActionFacts,
): ProposedUpdate {
  if (right.kind === 'own' || proposed.onBehalfOf !== '') return proposed;
  const post = posts.find(({ id }) => id === right.post)?.title;
  const agency = part === null ? undefined : partOf(part, agencies).name;
  return { ...proposed, onBehalfOf: post ?? agency ?? 'the lead group' };
}

function acceptFacts(
  ports: Ports,
  { asker, part = null }: Submit,
  { tracked, open, post }: ActionFacts & { readonly post: string | null },
): AcceptFacts {
  const first = open.find(({ closed }) => !closed) ?? open[0];
  return {
    tracked,
    by: asker.key,
    meeting: first?.request.value.meeting ?? null,
    late: first?.closed ?? false,
    post,
    part,
    now: ports.clock.now(),
  };
}

interface Shown {
  readonly facts: ActionFacts;
  readonly card: RequestCardFacts | null;
  readonly place: Place | undefined;
}

/** The same submit once more: nothing is recorded, and the person sees what was. */
async function again(register: Register, { facts, card, place = anywhere }: Shown, sequence: number): Promise<Taken> {
  const { action } = facts.tracked;
  const kept = await register.find('update', updateKey(action.plan, action.ref, sequence));
  if (!kept) throw new Error(`submission without its update: ${action.plan} ${action.ref} ${sequence}`);
  const receipt = { ...receiptOf(kept.value, { ...facts, place }, []), again: true };
  return { kind: 'taken', receipt, view: card && drawRequest(card, receipt) };
}
