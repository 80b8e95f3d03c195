import type { Refusal } from '../domain/accept-update.ts';
import { type AnswerRight, type Asker, mayAnswer } from '../domain/access.ts';
import { type LineFacts, lineOf } from '../domain/action-line.ts';
import { alsoReading, anywhere, narrower, type Place, type Reader, readerAt, readerOf } from '../domain/audience.ts';
import { londonDay } from '../domain/day.ts';
import { partLine, partOf } from '../domain/draw-request.ts';
import type { Group } from '../domain/partnership.ts';
import { type LastWord, lastWordOn } from '../domain/plan.ts';
import { fullRef } from '../domain/ref.ts';
import { openSteps } from '../domain/schedule.ts';
import type { FormValues, UpdateForm } from '../domain/update-form.ts';
import { behalfOf } from './behalf-of.ts';
import { commit } from './commit.ts';
import { valuesOf } from './gather.ts';
import {
  type ActionFacts,
  askedIn,
  gatherAction,
  labelled,
  leadsToName,
  type OpenRequest,
  writeRequest,
} from './gather-action.ts';
import { type Ports, StorageUnavailable } from './ports.ts';

export interface OpenForm {
  readonly partnership: string;
  readonly asker: Asker;
  readonly card: string;
  readonly plan: string | null;
  readonly ref: string;
  /** The agency whose part of the action is answered; left out, the action itself. */
  readonly part?: string | null;
  /** Where the form is shown, a dialog to one person alone; left out, as if everybody read along. */
  readonly place?: Place;
  /** What was typed before, where the form is shown again because something must change. */
  readonly typed?: FormValues;
  readonly problem?: string;
  readonly confirm?: UpdateForm['confirm'];
}

export type Opened =
  | { readonly kind: 'form'; readonly form: UpdateForm }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The update form for one action, with what was said last time, or with what was typed so that nothing is lost. */
export async function openForm(ports: Ports, open: OpenForm): Promise<Opened> {
  const register = ports.store.register(open.partnership);
  const [facts, groupRows] = await Promise.all([
    gatherAction(ports, open.partnership, { ...open, plan: open.plan || null }),
    register.list('group'),
  ]);
  if ('code' in facts) return { kind: 'refused', refusal: facts };
  const { part = null } = open;
  const groups = valuesOf(groupRows);
  const { action } = facts.tracked;
  const right = mayAnswer(open.asker, { action, part }, { ...facts, askedIn: askedIn(facts.open) });
  if (right.kind === 'no') {
    const leads = leadsToName(action, facts.plans, groups);
    return { kind: 'refused', refusal: labelled({ code: 'not-yours', ref: action.ref, leads }, facts) };
  }
  const { standing } = facts.tracked.state;
  // What was typed already is shown once more, whatever became of the action.
  if (standing !== 'open' && !open.typed) {
    return { kind: 'refused', refusal: labelled({ code: 'not-open', ref: action.ref, standing }, facts) };
  }
  if (right.kind === 'own') await noteSeen(ports, open.partnership, facts.open);
  const form = formOf(open, { ...facts, right, groups, today: londonDay(ports.clock.now()) });
  if (right.kind === 'own' || open.typed) return { kind: 'form', form };
  const onBehalfOf = await behalfOf(register, open.card);
  return { kind: 'form', form: { ...form, values: { ...form.values, onBehalfOf } } };
}

interface FormFacts extends ActionFacts, Pick<LineFacts, 'today'> {
  readonly right: AnswerRight;
  readonly groups: readonly Group[];
}

function formOf(open: OpenForm, { tracked, plans, posts, agencies, groups, right, today, open: requests }: FormFacts) {
  const { part = null } = open;
  const whole = lineOf(tracked, {
    plans,
    groups,
    posts: new Map(posts.map(({ id, title }) => [id, title])),
    today,
    readerOf: readsAs(open, { tracked, right, open: requests }),
  });
  const said = part === null ? tracked.state.lastWord : lastWordOn(tracked.state, part);
  const form: UpdateForm = {
    card: open.card,
    line: part === null ? whole : partLine(whole, said),
    part: part === null ? null : partOf(part, agencies),
    steps: part === null ? openSteps(tracked) : [],
    values: open.typed ?? lastSaid(whole.restricted ? null : said),
    problem: open.problem ?? null,
    confirm: open.confirm ?? null,
    onBehalf: right.kind === 'on-behalf',
    today,
  };
  return form;
}

/**
 * Whoever is asked by a group, and may answer, reads what that group may read; whoever answers by their post reads what
 * they answer for.
 */
function readsAs(
  { asker, place = anywhere }: OpenForm,
  { tracked: { action }, right, open }: Pick<FormFacts, 'tracked' | 'right' | 'open'>,
): Reader {
  if (right.kind !== 'own') return readerAt(asker, place);
  const refs = right.post === null ? [] : [fullRef(action.plan, action.ref)];
  const own = alsoReading(readerOf(asker), [...open.map(({ request }) => request.value.group), ...refs]);
  return place.kind === 'private' ? own : narrower(own, new Set(place.groups));
}

function lastSaid(said: LastWord | null): FormValues {
  return {
    rating: said?.rating ?? '',
    progress: said?.narrative ?? '',
    doneFor: '',
    expectedBy: '',
    blocked: String(said?.blocked ?? false),
    evidence: '',
    complete: 'false',
    route: '',
    onBehalfOf: '',
  };
}

/** When somebody it went to first opened its form. An answer says so too, so nothing is missed where this is lost. */
async function noteSeen(ports: Ports, partnership: string, open: readonly OpenRequest[]): Promise<void> {
  const seenAt = ports.clock.now();
  const unseen = open.filter(({ request }) => request.value.seenAt === null);
  if (unseen.length === 0) return;
  try {
    await commit(
      ports,
      partnership,
      unseen.map(({ request }) => writeRequest(request, { ...request.value, seenAt })),
    );
  } catch (error) {
    if (!(error instanceof StorageUnavailable)) throw error;
  }
}
