import template from '../../cards/who-answers.json' with { type: 'json' };
import row from '../../cards/who-answers-row.json' with { type: 'json' };
import { counted, cut } from '../domain/shown-text.ts';
import type { AnswererOffered, WhoAnswersItem, WhoAnswersView } from '../domain/who-answers-view.ts';
import { whoAnswersButtons } from './buttons.ts';
import { type Card, type CardPart, expand, expandPart, jsonSize, mostBytes } from './card.ts';
import { pageOf } from './pages.ts';

const mostRows = 10;

/** Above this, typing a name is quicker than a list; what does not fit is told, with what to type instead. */
const mostChoices = 150;

/**
 * "Who answers?": a page of actions without an answerer. For each the plan's own words stand chosen where they name
 * somebody; the others can be given to one post, agency or person all at once. Nothing is settled before Save.
 */
export function whoAnswersCard(view: WhoAnswersView, page = 1): Card {
  const shares = [1, 0.6, 0.3, 0.15, 0.05];
  const cards = shares.map((share) => () => build(view, page, share));
  for (const make of cards) {
    const card = make();
    if (jsonSize(card) <= mostBytes) return card;
  }
  return build(view, page, 0);
}

function build(view: WhoAnswersView, wanted: number, share: number): Card {
  const { items, plan, told, card, answerers } = view;
  const textMost = Math.max(20, Math.round(200 * share));
  const shown = pageOf(inPages(items), wanted);
  const choices = shown.rows.length === 0 ? [] : choicesOf(answerers, share);
  const left = choices.length < answerers.length && shown.rows.length > 0;
  return expand(template, {
    title: plan ? `Who answers? · ${cut(plan.title, 100)}` : 'Who answers?',
    introduction: introduction(items.length),
    told: told.slice(0, 12).map((text) => ({ text: cut(text, Math.max(60, Math.round(400 * share))) })),
    rows: shown.rows.map((item) => rowOf(item, textMost, choices.length > 0)),
    choices,
    closing: closingWords({ left, any: shown.rows.length > 0 && answerers.length > 0 }),
    pageWords: shown.pages > 1 ? `Page ${shown.page} of ${shown.pages}. Save each page before you turn it.` : '',
    buttons: shown.rows.length === 0 ? [] : whoAnswersButtons({ card, plan: plan?.code ?? '' }, shown),
  });
}

/** Always so many a page, so that an action stays on its page while words change. */
function inPages(items: readonly WhoAnswersItem[]): readonly (readonly WhoAnswersItem[])[] {
  const pages = Array.from({ length: Math.ceil(items.length / mostRows) }, (_, at) =>
    items.slice(at * mostRows, (at + 1) * mostRows),
  );
  return pages.length > 0 ? pages : [[]];
}

function introduction(count: number): string {
  if (count === 0) return 'Every open action has somebody who answers for it. Thank you.';
  const open = `${counted(count, 'open action')} ${count === 1 ? 'has' : 'have'} nobody yet who answers.`;
  return `${open} Until then the lead group’s channel is asked. What the plan’s own words say stands chosen; nothing counts before Save.`;
}

function closingWords({ left, any }: { readonly left: boolean; readonly any: boolean }): string {
  if (left) return 'Not everybody fits into this list. For others, type: assign 4.1 to @Name';
  if (any) return 'Somebody else? Type: add the post TITLE at AGENCY. Or give a list: people import FILE';
  return 'No post is known yet. Type: add the post TITLE at AGENCY. Or give a list: people import FILE';
}

/** What an input of a row may hold; anything else is nothing. */
export const rowChoices = { plan: 'plan', each: 'each', below: 'below', later: 'later' } as const;

/** The name of a row's input: the action that it is about. */
function inputOf({ plan, ref }: { readonly plan: string; readonly ref: string }): string {
  return `who~${plan}~${ref}`;
}

function rowOf({ line, suggested, each }: WhoAnswersItem, textMost: number, mayChoose: boolean): CardPart {
  const names = cut(suggested.join(', '), Math.min(120, Math.max(40, textMost)));
  const asPlan = suggested.length > 1 ? `${names}: a part each (the plan’s words)` : `${names} (the plan’s words)`;
  const choices = [
    ...(suggested.length > 0 ? [{ title: asPlan, value: rowChoices.plan }] : []),
    ...(each ? [{ title: 'Every agency owes a part (the plan’s words)', value: rowChoices.each }] : []),
    ...(mayChoose ? [{ title: 'Whoever is chosen at the bottom', value: rowChoices.below }] : []),
    { title: 'Not yet: the group’s channel is asked', value: rowChoices.later },
  ];
  return expandPart(row, {
    id: inputOf(line),
    label: cut(line.label, 40),
    text: cut(line.text, textMost),
    lead: cut(line.leads.join(', '), 60),
    inputLabel: `Who answers for ${cut(line.label, 40)}?`,
    value: suggested.length > 0 ? rowChoices.plan : each ? rowChoices.each : rowChoices.later,
    choices,
  });
}

const kinds: Readonly<Record<AnswererOffered['kind'], string>> = { post: '', agency: 'Agency: ', person: '' };

function choicesOf(answerers: readonly AnswererOffered[], share: number) {
  const most = Math.round(mostChoices * share);
  return answerers
    .slice(0, most)
    .map(({ kind, id, name }) => ({ title: `${kinds[kind]}${cut(name, 90)}`, value: `${kind}:${id}` }));
}
