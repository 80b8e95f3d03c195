import form from '../../cards/form.json' with { type: 'json' };
import { defaultLegend, type Legend, ratings, ratingWord } from '../domain/rating.ts';
import { cut } from '../domain/shown-text.ts';
import { longestNarrative, withoutControls } from '../domain/update.ts';
import type { FormValues, UpdateForm } from '../domain/update-form.ts';
import { confirmTitles } from '../domain/words.ts';
import { formTitle, routeChoices, stepWords } from '../domain/words-update.ts';
import { factsOf, wordsOf } from './action-row.ts';
import { type Forms, formButton, type Target } from './buttons.ts';
import { type Card, expand } from './card.ts';

export interface FormCardOptions {
  readonly forms: Forms;
  /** The plan's own legend wins over the default. */
  readonly legend?: Legend;
}

/** The form for one update. What was typed is shown again whatever was wrong with it. */
export function formCard(update: UpdateForm, { forms, legend = defaultLegend }: FormCardOptions): Card {
  const { line, steps, problem, onBehalf, today } = update;
  return expand(form, {
    title: formTitle(update),
    whole: update.part === null,
    problem: problem ?? '',
    facts: factsOf(line),
    onBehalf,
    routes: routeChoices,
    ratings: ratings.map((rating) => ({ title: `${ratingWord(rating)}: ${cut(legend[rating], 120)}`, value: rating })),
    steps: steps.slice(0, 24).map((step) => ({ title: stepWords(step), value: step.due })),
    longest: longestNarrative,
    today,
    ...buttonsOf(update, forms),
    ...valuesOf(update),
    ...wordsOf(line, { textMost: 600, saidMost: 300 }),
  });
}

/**
 * The form with nothing but what was typed, for when the action itself cannot be shown: nobody should have to type
 * twice. What has no input here goes along with the button.
 */
export function formAgainCard(
  { about, values, problem }: { about: Target; values: FormValues; problem: string },
  { forms }: FormCardOptions,
): Card {
  const { doneFor } = values;
  return expand(form, {
    title: `Update ${about.ref}`,
    whole: !about.part,
    problem,
    facts: [],
    text: '',
    restricted: false,
    saidWhen: '',
    said: '',
    onBehalf: values.onBehalfOf !== '',
    routes: routeChoices,
    ratings: ratings.map((rating) => ({ title: ratingWord(rating), value: rating })),
    steps: [],
    longest: longestNarrative,
    today: '',
    confirm: [],
    buttons: [
      formButton({ title: 'Save', verb: 'save', target: about, data: { doneFor } }, forms),
      formButton({ title: 'Cancel', verb: 'cancel', target: about }, forms),
    ],
    ...typedValues(values),
  });
}

/** What was typed too long is shown again whole, so that it can be shortened; up to what a card may hold. */
const longestShown = 3000;

/** A fresh form begins with what was said last; a form that came back holds what was typed. */
function valuesOf({ values, line, problem, confirm }: UpdateForm) {
  const fresh = problem === null && !confirm;
  const rating = values.rating || (fresh ? (line.rating ?? '') : '');
  return typedValues({ ...values, rating, progress: values.progress || (fresh ? line.lastSaid : '') });
}

function typedValues(values: FormValues) {
  return {
    rating: values.rating,
    progress: withoutControls(values.progress).slice(0, longestShown).toWellFormed(),
    doneFor: values.doneFor,
    expectedBy: values.expectedBy,
    evidence: withoutControls(values.evidence).slice(0, longestNarrative).toWellFormed(),
    blocked: values.blocked === 'true' ? 'true' : 'false',
    complete: values.complete === 'true' ? 'true' : 'false',
    route: values.route || 'e-mail',
    onBehalfOf: values.onBehalfOf.slice(0, 200).toWellFormed(),
  };
}

function buttonsOf({ card, line, part, confirm }: UpdateForm, forms: Forms) {
  const target: Target = { card, plan: line.plan, ref: line.ref, part: part?.agency ?? null, seq: line.sequence };
  const confirmed = (title: string) => ({ title, verb: 'save', target, data: { confirmed: true } }) as const;
  return {
    // On a line of its own: beside the others its title is cut short on a phone.
    confirm: confirm ? [formButton(confirmed(confirmTitles[confirm]), forms)] : [],
    buttons: [
      formButton({ title: 'Save', verb: 'save', target }, forms),
      formButton({ title: 'Cancel', verb: 'cancel', target }, forms),
    ],
  };
}
