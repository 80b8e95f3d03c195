import { describe, expect, it } from '@jest/globals';
import type { Decision } from '../../src/domain/decision.ts';
import { pageToSend, recordedOutcome, stillThere, typedBeside } from '../../src/domain/record-inputs.ts';
import type { MatterView, RecordView } from '../../src/domain/record-view.ts';

const matter = {
  id: 'DP~4.1~extension',
  kind: 'extension',
  stamp: '3',
  asked: '2019-11-30',
  recorded: null,
} as Partial<MatterView> as MatterView;
const rating = {
  id: 'DP~4.2~agreed-rating',
  kind: 'agreed-rating',
  stamp: '1',
  recorded: null,
} as Partial<MatterView> as MatterView;
const view = { decisions: [matter], ratings: [rating] } as Partial<RecordView> as RecordView;

describe(pageToSend, () => {
  it('sends a decision whole, with the stamp it was drawn with, once anything of it was touched', () => {
    expect(pageToSend(view, 'decisions', { 'words~note~DP~4.1~extension': 'In May' })).toEqual({
      'outcome~DP~4.1~extension~3': '',
      'to~DP~4.1~extension': '2019-11-30',
      'words~note~DP~4.1~extension': 'In May',
    });
  });

  it('sends nothing that was not touched, and nothing of other pages', () => {
    expect(pageToSend(view, 'decisions', { 'rating~DP~4.2~agreed-rating': 'red', 'as~police': 'present' })).toEqual({});
    expect(pageToSend(view, 'ratings', { 'rating~DP~4.2~agreed-rating': 'red', other: 'amber' })).toEqual({
      'rating~DP~4.2~agreed-rating~1': 'red',
      other: 'amber',
    });
  });

  it('sends what was decided about a matter that is gone, so that it is said what became of it', () => {
    const typed = { 'outcome~DP~9.9~sign-off': 'agreed', 'words~note~DP~9.9~sign-off': 'Well done' };
    expect(pageToSend(view, 'decisions', typed)).toEqual({
      'outcome~DP~9.9~sign-off~': 'agreed',
      'words~note~DP~9.9~sign-off': 'Well done',
    });
    expect(stillThere(view, { ...typed, 'words~minute': 'Item 4' })).toEqual({ 'words~minute': 'Item 4' });
  });
});

it('keeps what was typed on other pages when one is saved', () => {
  const typed = { 'words~action': 'Ask the trust', due: '2019-12-01', 'words~minute': 'Item 4' };
  expect(typedBeside('actions', typed)).toEqual({ 'words~minute': 'Item 4' });
});

it.each([
  [null, ''],
  [{ outcome: 'agreed', takenBy: { kind: 'meeting', meeting: 'm' } }, 'agreed'],
  [{ outcome: 'not-agreed', takenBy: { kind: 'circulation' } }, 'not-agreed.circulation'],
] as const)('begins with what is recorded', (recorded, choice) => {
  expect(recordedOutcome(recorded as Decision | null)).toBe(choice);
});
