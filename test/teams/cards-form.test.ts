import { describe, expect, it } from '@jest/globals';
import { formCard, receiptCard } from '../../src/teams/cards.ts';
import { actionsOf, inputsOf, shownText, titlesOf } from './cards-reading.ts';
import { aForm, aLine, aReceipt } from './cards-samples.ts';

const inPlace = { forms: 'in-place' } as const;
const typed = {
  rating: 'red',
  progress: 'Typed',
  doneFor: '2020-01-31',
  expectedBy: '2020-02-01',
  blocked: 'true',
  evidence: 'https://a.example',
  complete: 'true',
  route: 'meeting',
  onBehalfOf: 'A post',
};

function input(card: unknown, id: string) {
  return inputsOf(card).find((one) => one.id === id);
}

describe(formCard, () => {
  it('labels its inputs as people know them', () => {
    const labels = inputsOf(formCard(aForm(), inPlace)).map(({ id, label }) => [id, label]);
    expect(Object.fromEntries(labels)).toEqual({
      rating: 'Rating',
      progress: 'Progress',
      doneFor: 'Done for',
      expectedBy: 'Expected by',
      evidence: 'Evidence link',
      blocked: 'Blocked',
      complete: 'Propose as complete',
    });
  });

  it('asks for the step only where there are several', () => {
    const [step] = aForm().steps;
    expect(input(formCard(aForm({ steps: [step!] }), inPlace), 'doneFor')).toBeUndefined();
    expect(input(formCard(aForm(), inPlace), 'doneFor')?.choices).toEqual([
      { title: '30 September 2019', value: '2019-09-30' },
      { title: '31 March 2020 (first planned for 31 January 2020)', value: '2020-01-31' },
    ]);
  });

  it('begins with what was said last', () => {
    const card = formCard(aForm(), inPlace);
    expect(input(card, 'rating')?.value).toBe('amber');
    expect(input(card, 'progress')?.value).toContain('Waiting for hospital data');
  });

  it('loses nothing that was typed, and does not bring back what was cleared', () => {
    const problem = 'Please change it.';
    const card = formCard(aForm({ values: typed, problem, onBehalf: true }), inPlace);
    for (const [id, value] of Object.entries(typed)) expect(input(card, id)?.value).toBe(value);
    expect(shownText(card).startsWith(problem)).toBe(true);
    const cleared = formCard(aForm({ values: { ...typed, progress: '' }, problem }), inPlace);
    expect(input(cleared, 'progress')?.value).toBe('');
  });

  it('explains each rating in the words of the legend', () => {
    const choices = input(formCard(aForm(), inPlace), 'rating')?.choices as { title: string; value: string }[];
    expect(choices.map(({ value }) => value)).toEqual(['blue', 'green', 'amber', 'red']);
    expect(choices[1]?.title).toBe('Green: On track');
    const legend = { blue: 'Done', green: 'Fine', amber: 'Slipping', red: 'Late' };
    expect(JSON.stringify(formCard(aForm(), { ...inPlace, legend }))).toContain('Amber: Slipping');
  });

  it('offers the confirmation only when it is asked for', () => {
    expect(titlesOf(formCard(aForm(), inPlace))).toEqual(['Save', 'Cancel']);
    const card = formCard(aForm({ confirm: 'no-child' }), inPlace);
    expect(titlesOf(card)).toEqual(['Save: identifies no child', 'Save', 'Cancel']);
    expect(actionsOf(card)[0]?.data).toMatchObject({ verb: 'save', confirmed: true, ref: '25.1', seq: 3 });
  });

  it('saves by submit in a dialog and by execute in place; cancelling sends nothing that was typed', () => {
    for (const { type } of actionsOf(formCard(aForm(), { forms: 'dialog' }))) expect(type).toBe('Action.Submit');
    const [save, , cancel] = actionsOf(formCard(aForm(), inPlace));
    expect(save).toMatchObject({ type: 'Action.Execute', verb: 'save' });
    expect(cancel).toMatchObject({ type: 'Action.Execute', verb: 'cancel', associatedInputs: 'none' });
  });

  it('asks how it came when it is said on behalf of somebody', () => {
    const card = formCard(aForm({ onBehalf: true }), inPlace);
    expect(input(card, 'route')).toMatchObject({ label: 'How it reached you' });
    expect(input(card, 'onBehalfOf')).toMatchObject({ label: 'Who said it' });
    expect(input(formCard(aForm(), inPlace), 'route')).toBeUndefined();
  });

  it('begins empty for an action that nobody has spoken of', () => {
    const line = aLine({ rating: null, lastSaid: '', lastSaidOn: null });
    const card = formCard(aForm({ line }), inPlace);
    expect(input(card, 'rating')?.value).toBe('');
    expect(shownText(card)).toContain('No update yet');
  });
});

describe(receiptCard, () => {
  it('says what was recorded, what follows from it, and until when it can be changed', () => {
    const receipt = aReceipt({
      late: true,
      expectedBy: '2019-12-31',
      proposesComplete: true,
      onBehalfOf: 'YOS',
      doubts: ['Green, though late.'],
    });
    const text = shownText(receiptCard(receipt, { ...inPlace, until: '2019-09-13T08:00:00Z' }));
    for (const said of [
      '28.1: Amber. “Waiting',
      'marked late',
      '31 December 2019',
      'on behalf of YOS',
      'Green, though late.',
      'until 13 September at 09:00',
    ]) {
      expect(text).toContain(said);
    }
  });

  it('can be undone, once', () => {
    expect(titlesOf(receiptCard(aReceipt(), inPlace))).toEqual(['Undo', 'Show history']);
    expect(titlesOf(receiptCard(aReceipt({ undone: true }), inPlace))).toEqual(['Show history']);
  });
});
