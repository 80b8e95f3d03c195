import type { CardPart } from './card.ts';

/** How the update form opens: Teams shows a dialog; the local Playground has none, so there the card turns into it. */
export type Forms = 'dialog' | 'in-place';

/** What a button is about. A card is a hint: every click looks the rest up by these ids. */
export interface Target {
  /** The message the card is part of; `none` for a card that answers a question. */
  readonly card: string;
  readonly plan: string;
  readonly ref: string;
  /** The agency whose part of the action it is about; left out, the action itself. */
  readonly part?: string | null;
  /** The sequence of the action's state that the card showed. */
  readonly seq: number;
}

/** The version of the data in buttons: cards stay in chats for years. */
const v = 1;

export function updateButton(target: Target, label: string, forms: Forms): CardPart {
  const names = { title: 'Update', tooltip: `Update ${label}` };
  if (forms === 'in-place') return execute(names, 'open-form', dataOf(target));
  return {
    type: 'Action.Submit',
    ...names,
    data: { msteams: { type: 'task/fetch' }, verb: 'open-form', ...dataOf(target), v },
  };
}

export function noChangeButton(target: Target, label: string): CardPart {
  return execute({ title: 'No change', tooltip: `No change to ${label}` }, 'no-change', dataOf(target));
}

export function undoButton(target: Target, label: string): CardPart {
  return execute({ title: 'Undo', tooltip: `Undo the update of ${label}` }, 'undo', dataOf(target));
}

export function historyButton({ plan, ref }: Pick<Target, 'plan' | 'ref'>, label: string): CardPart {
  return { ...sayButton('Show history', `history ${plan} ${ref}`), tooltip: `Show the history of ${label}` };
}

/** A button that asks a question, as if its words had been typed. */
export function sayButton(title: string, text: string): CardPart {
  return { type: 'Action.Submit', title, data: { verb: 'say', text, v } };
}

/** A button that says a typed line once more; of an update with the name of its submit, so that two presses are one. */
export function sayAgainButton(title: string, text: string, submission: string | null): CardPart {
  return { type: 'Action.Submit', title, data: { verb: 'say', text, ...(submission && { of: submission }), v } };
}

/** The buttons of a form: a dialog takes only submits, and a form in place answers with the next card. */
export function formButton(
  { title, verb, target, data = {} }: { title: string; verb: 'save' | 'cancel'; target: Target; data?: CardPart },
  forms: Forms,
): CardPart {
  const names = verb === 'cancel' ? { title, associatedInputs: 'none' } : { title, mode: 'primary' };
  const all = { ...dataOf(target), ...data };
  return forms === 'dialog' ? submit(names, verb, all) : execute(names, verb, all);
}

/** A button that opens a form: as a dialog, or in place of the card where there are none. */
export function openButton(names: CardPart & { readonly title: string }, opens: Pressable, forms: Forms): CardPart {
  if (forms === 'in-place') return execute(names, opens.verb, opens.data);
  return submit(names, opens.verb, { msteams: { type: 'task/fetch' }, ...opens.data });
}

/** A button on a form of several pages: each press answers with the next page. */
export function onPageButton(names: CardPart & { readonly title: string }, does: Pressable, forms: Forms): CardPart {
  return forms === 'dialog' ? submit(names, does.verb, does.data) : execute(names, does.verb, does.data);
}

export interface Pressable {
  readonly verb: string;
  readonly data: CardPart;
}

/** Previous and Next; none where there is only one page. */
export function pageButtons(
  verb: string,
  data: CardPart,
  { page, pages }: { page: number; pages: number },
): readonly CardPart[] {
  return [
    ...(page > 1
      ? [execute({ title: 'Previous', tooltip: `Page ${page - 1} of ${pages}` }, verb, { ...data, page: page - 1 })]
      : []),
    ...(page < pages
      ? [execute({ title: 'Next', tooltip: `Page ${page + 1} of ${pages}` }, verb, { ...data, page: page + 1 })]
      : []),
  ];
}

/** Save, and the way to the other pages: what was chosen on a page goes along with Save alone. */
export function whoAnswersButtons(
  { card, plan }: { readonly card: string; readonly plan: string },
  shown: { readonly page: number; readonly pages: number },
): readonly CardPart[] {
  const save = { title: 'Save', mode: 'primary' };
  return [
    execute(save, 'save-who-answers', { card, plan, page: shown.page }),
    ...pageButtons('who-answers', { card, plan }, shown),
  ];
}

/** Buttons with long titles two by two: some hosts cut titles short before they begin a new line. */
export function inRows(buttons: readonly CardPart[]): readonly { readonly actions: readonly CardPart[] }[] {
  return buttons.flatMap((_, at) => (at % 2 === 0 ? [{ actions: buttons.slice(at, at + 2) }] : []));
}

/** A button about something else than an action, by ids alone. */
export function askButton(names: CardPart & { readonly title: string }, verb: string, data: CardPart): CardPart {
  return execute(names, verb, data);
}

/** A button that answers in place; hosts that do not know it send the same data as a submit. */
function execute(names: CardPart & { readonly title: string }, verb: string, data: CardPart): CardPart {
  const { tooltip: _, ...shorter } = names as CardPart;
  const own = { verb, ...data, v };
  return {
    type: 'Action.Execute',
    verb,
    ...names,
    data: own,
    fallback: { type: 'Action.Submit', ...shorter, data: own },
  };
}

function submit(names: CardPart, verb: string, data: CardPart): CardPart {
  return { type: 'Action.Submit', ...names, data: { verb, ...data, v } };
}

function dataOf({ card, plan, ref, part, seq }: Target): CardPart {
  return { card, plan, ref, ...(part && { part }), seq };
}
