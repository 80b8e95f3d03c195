import type { Refusal } from '../domain/accept-update.ts';
import { type Asker, mayAnswer, readerOf } from '../domain/access.ts';
import { lineOf } from '../domain/action-line.ts';
import { findAction } from '../domain/answer.ts';
import { openSteps } from '../domain/schedule.ts';
import type { FormValues, UpdateForm } from '../domain/update-form.ts';
import { gatherPlans, gatherSetting, lineFacts } from './gather.ts';
import type { Ports } from './ports.ts';

export interface OpenForm {
  readonly partnership: string;
  readonly asker: Asker;
  readonly card: string;
  readonly plan: string | null;
  readonly ref: string;
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
  const [setting, plans] = await Promise.all([
    gatherSetting(ports, open.partnership),
    gatherPlans(ports.store.register(open.partnership)),
  ]);
  const found = findAction({ ref: open.ref, ...(open.plan && { plan: open.plan }) }, plans);
  if (!found.tracked) return { kind: 'refused', refusal: { code: 'no-such-action', ref: open.ref, nearest: [] } };
  const { action, state } = found.tracked;
  const right = mayAnswer(open.asker, action, setting.posts);
  if (right === 'no') {
    const leads = action.leads.map((id) => setting.groups.find((group) => group.id === id)?.name ?? id);
    return { kind: 'refused', refusal: { code: 'not-yours', ref: action.ref, leads } };
  }
  const last: FormValues = {
    rating: state.lastWord?.rating ?? '',
    progress: state.lastWord?.narrative ?? '',
    doneFor: '',
    expectedBy: '',
    blocked: String(state.lastWord?.blocked ?? false),
    evidence: '',
    complete: 'false',
    route: '',
    onBehalfOf: '',
  };
  const form: UpdateForm = {
    card: open.card,
    line: lineOf(found.tracked, lineFacts(setting, plans, readerOf(open.asker))),
    steps: openSteps(found.tracked),
    values: open.typed ?? last,
    problem: open.problem ?? null,
    confirm: open.confirm ?? null,
    onBehalf: right === 'on-behalf',
    today: setting.today,
  };
  return { kind: 'form', form };
}
