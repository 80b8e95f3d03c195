import { describe, expect, it } from '@jest/globals';
import { formCard, jsonSize, mostBytes, reminderCard, requestCard } from '../../src/teams/cards.ts';
import { actionsOf, complaints, shownText, titlesOf } from './cards-reading.ts';
import { aForm, aReceipt, aRequestMeeting, aView, aViewOf, neverHeardOf } from './cards-samples.ts';

const inPlace = { forms: 'in-place' } as const;

describe(requestCard, () => {
  it('says what is asked, by when, and how far it is', () => {
    const text = shownText(requestCard(aView(), inPlace));
    expect(text).toContain('MACE · updates for 24 September 2019');
    expect(text).toContain('One line per action is enough. Please answer by 13 September at 09:00.');
    expect(text).toContain('1 of 4 answered');
  });

  it('says of each action when it is due, how late it is, and what was said last', () => {
    const text = shownText(requestCard(aView(), inPlace));
    for (const said of ['Due 31 August 2019', '20 days overdue', 'As per meeting cycle', 'Blocked', 'Not rated yet']) {
      expect(text).toContain(said);
    }
    expect(text).toContain('Last said 12 June 2019: \n“Waiting for hospital data');
  });

  it('offers “No change” only where something was said and it is not answered yet', () => {
    expect(titlesOf(requestCard(aViewOf(1), inPlace))).toEqual(['Update', 'No change']);
    expect(titlesOf(requestCard(aViewOf(1, neverHeardOf), inPlace))).toEqual(['Update']);
    const [item] = aViewOf(1).items;
    expect(titlesOf(requestCard(aView({ items: [{ ...item!, state: 'answered' }] }), inPlace))).toEqual(['Update']);
  });

  it('asks nothing more of what was settled since', () => {
    const [item] = aView().items;
    const card = requestCard(aView({ items: [{ ...item!, state: 'settled' }], asked: 0, answered: 0 }), inPlace);
    expect(titlesOf(card)).toEqual([]);
    expect(shownText(card)).toContain('Nothing is left to answer.');
    expect(shownText(card)).toContain('Settled: no answer needed');
  });

  it('tells equal buttons apart for screen readers', () => {
    const buttons = actionsOf(requestCard(aViewOf(2), inPlace)).filter(({ tooltip }) => tooltip);
    expect(buttons.map(({ tooltip }) => tooltip)).toEqual([
      'Update 1.1',
      'No change to 1.1',
      'Update 2.1',
      'No change to 2.1',
    ]);
  });

  it('opens the form in a dialog, or in place with a submit to fall back on', () => {
    const about = { verb: 'open-form', card: 'mace-2019-09-24~ask~mace', plan: 'DP', ref: '1.1', seq: 3, v: 1 };
    const [dialog] = actionsOf(requestCard(aViewOf(1), { forms: 'dialog' }));
    expect(dialog).toMatchObject({ type: 'Action.Submit', title: 'Update' });
    expect(dialog?.data).toEqual({ msteams: { type: 'task/fetch' }, ...about });
    const [execute] = actionsOf(requestCard(aViewOf(1), inPlace));
    expect(execute).toMatchObject({ type: 'Action.Execute', verb: 'open-form', data: about });
    expect(execute?.fallback).toMatchObject({ type: 'Action.Submit', title: 'Update', data: about });
  });

  it('keeps its buttons once the close has passed, and says that late is welcome', () => {
    const card = requestCard(aView({ closed: true }), inPlace);
    expect(shownText(card)).toContain('Replies are still welcome; they are marked late.');
    expect(titlesOf(card)).toContain('Update');
  });

  it('shows on top what was just saved, with a way back', () => {
    const card = requestCard(aView({ receipt: aReceipt({ late: true }) }), inPlace);
    expect(shownText(card)).toMatch(/^Saved 28\.1: Amber\. “Waiting for hospital data\.”\nIt came after the close/);
    expect(titlesOf(card)[0]).toBe('Undo');
    expect(actionsOf(card)[0]?.data).toMatchObject({ verb: 'undo', plan: 'DP', ref: '28.1', seq: 4 });
    const undone = requestCard(aView({ receipt: aReceipt({ undone: true }) }), inPlace);
    expect(shownText(undone)).toContain('Taken back. 28.1 stands as it did before');
    expect(titlesOf(undone)).not.toContain('Undo');
  });

  it('shows nothing of a restricted action but its ref, rating and date', () => {
    const restricted = { restricted: true, text: '', lastSaid: '', aim: '', timescale: '' };
    const text = shownText(requestCard(aViewOf(1, restricted), inPlace));
    expect(text).toContain('Restricted');
    expect(text).toContain('Amber');
    expect(text).toContain('Due 31 October 2019');
  });

  it('begins where something is still to be answered', () => {
    const items = aViewOf(40).items.map((item, at) => ({
      ...item,
      state: at < 30 ? ('answered' as const) : ('waits' as const),
    }));
    expect(shownText(requestCard(aView({ items }), inPlace))).toContain('\n31.1\n');
  });
});

describe('a person’s one card for several groups', () => {
  const lpr = aRequestMeeting({ id: 'lpr.2019-09-26', group: 'LPR Group', date: '2019-09-26', closed: true });
  const view = aView({
    group: 'MACE and LPR Group',
    meetings: [aRequestMeeting(), lpr],
    items: aViewOf(4).items.map((item, at) => ({ ...item, meeting: at < 2 ? 'mace.2019-09-24' : lpr.id })),
  });

  it('names the groups, and says above the first action of each for which meeting it is and by when', () => {
    const text = shownText(requestCard(view, inPlace));
    expect(text).toContain('Updates for MACE and LPR Group');
    const mace = text.indexOf('MACE · meeting on 24 September 2019 · please answer by 13 September at 09:00');
    const others = text.indexOf('LPR Group · meeting on 26 September 2019 · the close has passed');
    expect([0, mace, text.indexOf('\n2.1'), others, text.indexOf('\n3.1')]).toEqual(
      [0, mace, text.indexOf('\n2.1'), others, text.indexOf('\n3.1')].toSorted((a, b) => a - b),
    );
    expect(mace).toBeGreaterThan(0);
    expect(complaints(requestCard(view, inPlace))).toEqual([]);
  });

  it('pages within what Teams takes, each page with the heading it begins under', () => {
    const long = aViewOf(60, { text: '安'.repeat(500), lastSaid: '"'.repeat(500) });
    const items = long.items.map((item, at) => ({ ...item, meeting: at % 20 < 10 ? 'mace.2019-09-24' : lpr.id }));
    for (let page = 1; page <= 60; page += 1) {
      const card = requestCard({ ...view, items }, { ...inPlace, page });
      expect(jsonSize(card)).toBeLessThanOrEqual(mostBytes);
      expect(shownText(card)).toMatch(/(MACE|LPR Group) · meeting on/);
      if (!actionsOf(card).some(({ title }) => title === 'Next')) return;
    }
  });
});

describe('an agency’s part of an action', () => {
  const [item] = aViewOf(1).items;
  const card = requestCard(aView({ items: [{ ...item!, part: { agency: 'police', name: 'Police' } }] }), inPlace);

  it('is labelled so, also for screen readers, and its buttons name the agency', () => {
    expect(shownText(card)).toContain('1.1 · Police’s part');
    const buttons = actionsOf(card);
    const [update, noChange] = ['Update', 'No change'].map((one) => buttons.find(({ title }) => title === one));
    expect(update).toMatchObject({ tooltip: 'Update 1.1 · Police’s part', data: { ref: '1.1', part: 'police' } });
    expect(noChange).toMatchObject({ data: { verb: 'no-change', part: 'police' } });
  });

  it('is the agency’s in a reminder too', () => {
    const view = aView({ items: [{ ...item!, part: { agency: 'police', name: 'Police' } }] });
    const reminder = reminderCard({ view, isLast: false, isReply: false }, inPlace);
    expect(shownText(reminder)).toContain('1.1 · Police’s part. One line is enough');
    expect(shownText(reminder)).toContain('Someone else’s? Tell the business manager, please.');
    expect(actionsOf(reminder)[0]).toMatchObject({ data: { ref: '1.1', part: 'police' } });
  });

  it('has a form without dates and sign-off, which are the action’s own', () => {
    const form = formCard(aForm({ part: { agency: 'police', name: 'Police' }, steps: [] }), inPlace);
    expect(shownText(form)).toContain('Update 25.1 · Police’s part');
    expect(JSON.stringify(form)).not.toMatch(/expectedBy|"complete"|doneFor/);
    expect(JSON.stringify(formCard(aForm(), inPlace))).toMatch(/expectedBy.*complete/);
    expect(complaints(form)).toEqual([]);
  });
});

describe.each([14, 40, 300])('a request about %i actions', (count) => {
  const long = { text: '安'.repeat(500), lastSaid: '"'.repeat(500), timescale: '👪'.repeat(100), due: null };

  it.each([
    ['ordinary', {}],
    ['with long words', long],
  ])('shows each once, on pages of at most 15 that Teams takes: %s', (_, line) => {
    const view = aViewOf(count, line);
    const seen: string[] = [];
    for (let page = 1; page <= count; page += 1) {
      const card = requestCard({ ...view, receipt: aReceipt({ late: true }) }, { ...inPlace, page });
      expect(jsonSize(card)).toBeLessThanOrEqual(mostBytes);
      expect(complaints(card)).toEqual([]);
      const updates = actionsOf(card).filter(({ verb }) => verb === 'open-form');
      expect(updates.length).toBeLessThanOrEqual(15);
      seen.push(...updates.map(({ data }) => (data as { ref: string }).ref));
      const next = actionsOf(card).find(({ title }) => title === 'Next');
      expect(titlesOf(card).includes('Previous')).toBe(page > 1);
      if (!next) break;
      expect(next.data).toEqual({ verb: 'page', card: view.message, page: page + 1, v: 1 });
    }
    expect(seen).toEqual(view.items.map(({ line }) => line.ref));
  });
});
