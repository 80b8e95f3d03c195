import { describe, expect, it } from '@jest/globals';
import { computeCompositeDigest } from '../../src/domain/composite-digest.ts';
import { digestCard, jsonSize, mostBytes } from '../../src/teams/cards.ts';
import { aMeeting, aPlan, aRequest, theGroups, tracked } from '../builders.ts';
import { partsOf, shownText, wordCount } from './cards-reading.ts';

const words = 'Review the multi-agency response for children at risk of neglect and recommend any further steps needed';
const at = '2019-09-10T09:00:00Z' as const;

/** A busy interval over so many actions of every group: overdue, asked for, moved and noted, by turns. */
function busyCard(count: number) {
  const actions = Array.from({ length: count }, (_, index) =>
    tracked(
      {
        ref: `${index + 1}.1`,
        text: words,
        measure: words,
        aim: `Strategic Aim ${index % 5}`,
        leads: [theGroups[index % theGroups.length]!.id],
        timescale: index % 3 === 0 ? 'July 2019' : index % 3 === 1 ? 'December 2019' : 'Ongoing',
      },
      {
        rating: (['red', 'amber', 'green', 'blue'] as const)[index % 4]!,
        said: `${words} ${words}`,
        proposedComplete: index % 5 === 0 ? { at, by: 'x' } : null,
        standing: index % 7 === 6 ? 'complete' : 'open',
      },
    ),
  );
  const refs = actions.map(({ action }) => action.ref);
  return digestCard(
    computeCompositeDigest({
      group: theGroups.find(({ id }) => id === 'strategic-group')!,
      groups: theGroups,
      meeting: aMeeting({ group: 'strategic-group', date: '2019-10-22' }),
      meetings: [aMeeting({ group: 'strategic-group', date: '2020-01-21' })],
      plans: [aPlan()],
      actions,
      items: 40,
      posts: new Map(),
      today: '2019-10-11',
      readerOf: new Set(['strategic-group']),
      interval: {
        requests: refs.map((ref) => aRequest({ ref, before: 'amber', answeredBy: 1 })),
        before: new Map(),
        completed: new Set(refs.filter((_, index) => index % 7 === 6).map((ref) => `DP ${ref}`)),
        notes: theGroups.map(({ name }) => ({ group: name, meeting: '2019-09-24', text: `${words} ${words}` })),
      },
    }),
    'group',
  );
}

describe('the card of the oversight group’s own digest', () => {
  it.each([5, 14, 40, 300])('keeps to 250 words and one card, chart aside: %i actions', (count) => {
    const card = busyCard(count);
    const page = shownText({ ...card, body: card.body.slice(0, -1) });
    expect(wordCount(page)).toBeLessThanOrEqual(250);
    expect(jsonSize(card)).toBeLessThanOrEqual(mostBytes);
  });

  it('shows each of its sections though all are full, and says that it is of all groups', () => {
    const card = busyCard(40);
    const headings = partsOf(card).filter(({ style }) => style === 'heading');
    expect(headings.map(({ text }) => text)).toEqual([
      'Strategic Group · digest for 22 October 2019',
      'Decisions for you',
      'Off track',
      'Moved',
      'Gone quiet',
      'Coming to this meeting',
      'Coming next',
      'Difference made',
      'Notes from chairs',
      'Ratings by aim',
    ]);
    expect(shownText(card)).toContain('Updates on 40 of 40, in all groups since the last digest');
  });

  it('asks at a press what is overdue in all groups', () => {
    const [button] = partsOf(busyCard(5)).filter(({ title }) => title === 'What is overdue?');
    expect(button).toMatchObject({ data: { verb: 'say', text: 'overdue' } });
  });
});
