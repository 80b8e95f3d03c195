import { describe, expect, it } from '@jest/globals';
import type { ListedAction } from '../../src/domain/listed-action.ts';
import { itemsFor, rowOf } from '../../src/tab/plan/plan-rows.ts';
import { placeOf, readView, withoutChoices } from '../../src/tab/plan/plan-view.ts';

function anAction(more: Partial<ListedAction> = {}): ListedAction {
  return {
    plan: 'DP',
    ref: '4.1',
    label: more.ref ?? '4.1',
    text: 'Share the data',
    restricted: false,
    aim: 'Safe',
    leads: ['MACE'],
    whoAnswers: 'Head of service',
    timescale: '',
    due: null,
    daysOverdue: 0,
    rating: null,
    agreed: null,
    lastSaid: '',
    lastSaidAt: null,
    lastSaidOn: null,
    proposedComplete: false,
    blocked: false,
    sequence: 0,
    standing: 'open',
    counted: 'notRated',
    on: ['open'],
    objective: '',
    measure: '',
    themes: [],
    ...more,
  };
}

const rows = [
  anAction({ ref: '4.1', counted: 'red', due: '2019-10-31', on: ['open', 'overdue'], themes: ['A', 'B'] }),
  anAction({ ref: '4.2', counted: 'green', leads: ['LPR Group', 'MACE'], text: 'Write a report', aim: 'Heard' }),
  anAction({ ref: '4.10', due: '2019-09-30', plan: 'PR', whoAnswers: 'Nobody yet', leads: [] }),
  anAction({ ref: '5', counted: null, standing: 'withdrawn', on: [] }),
  anAction({ ref: 'R1', plan: 'CR', restricted: true, text: '', leads: [], whoAnswers: '', aim: '', standing: null }),
].map(rowOf);

function shown(address: string): readonly string[] {
  const items = itemsFor(rows, readView(new URLSearchParams(address)));
  return items.map((item) => (item.kind === 'row' ? item.row.action.ref : `${item.words} ${item.count}`));
}

describe(itemsFor, () => {
  it.each<[string, readonly string[]]>([
    ['', ['4.1', '4.2', '4.10', '5', 'R1']],
    ['rating=red', ['4.1']],
    ['rating=not-rated', ['4.10', 'R1']],
    ['list=overdue', ['4.1']],
    ['list=withdrawn', ['5']],
    ['state=overdue', ['4.1']],
    ['plan=PR', ['4.10']],
    ['aim=Heard', ['4.2']],
    ['aim=-', ['R1']],
    ['theme=-', ['4.2', '4.10', '5', 'R1']],
    ['theme=A', ['4.1']],
    ['theme=A%2C+B', ['4.1']],
    ['q=REPORT+lpr', ['4.2']],
    ['q=head+of', ['4.1', '4.2', '5']],
    ['sort=due', ['4.10', '4.1', '4.2', '5', 'R1']],
    ['sort=-due', ['4.1', '4.10', '4.2', '5', 'R1']],
    ['sort=rating', ['4.1', '4.2', '4.10', 'R1', '5']],
    ['sort=-ref', ['R1', '5', '4.10', '4.2', '4.1']],
    ['sort=nonsense&by=nonsense', ['4.1', '4.2', '4.10', '5', 'R1']],
  ])('leaves for %j the actions %j', (address, refs) => {
    expect(shown(address)).toEqual(refs);
  });

  it('puts an action that several groups lead under each of them, and what nobody leads last', () => {
    expect(shown('by=group&list=open')).toEqual([
      'LPR Group 1',
      '4.2',
      'MACE 2',
      '4.1',
      '4.2',
      'No lead group 1',
      '4.10',
      'Restricted 1',
      'R1',
    ]);
  });

  it('puts the worst rating first', () => {
    expect(shown('by=rating').filter((words) => / \d$/.test(words))).toEqual([
      'Red 1',
      'Green 1',
      'Not rated yet 2',
      'Not counted: withdrawn or merged 1',
    ]);
  });
});

describe('the address of a list', () => {
  it.each(['plan', 'plan?group=mace&rating=red', 'plan?list=overdue&q=data+sharing&by=aim&on=2019-09-30&sort=-due'])(
    'is read and written alike: %s',
    (place) => {
      const params = new URLSearchParams(place.split('?')[1]);
      const again = new URLSearchParams(placeOf(readView(params)).split('?')[1]);
      expect(Object.fromEntries(again)).toEqual(Object.fromEntries(params));
    },
  );

  it('keeps the order and the headings when the filters are taken off', () => {
    const view = readView(new URLSearchParams('group=mace&by=aim&sort=due&q=data&on=2019-09-30'));
    expect(placeOf(withoutChoices(view))).toBe('plan?by=aim&sort=due');
  });
});
