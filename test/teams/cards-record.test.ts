import { describe, expect, it } from '@jest/globals';
import { recordParts } from '../../src/domain/meeting-record.ts';
import type { AttendanceView, MatterView, RecordView } from '../../src/domain/record-view.ts';
import { jsonSize, mostBytes, recordAgainCard, recordCard, recordPageCard } from '../../src/teams/cards.ts';
import { nothingKept } from '../../src/teams/record-rows.ts';
import { actionsOf, complaints, inputsOf, partsOf, shownText, titlesOf, withoutFallback } from './cards-reading.ts';
import { aLine } from './cards-samples.ts';

const inPlace = { forms: 'in-place' } as const;

function aMatter(ref: string, given: Partial<MatterView> = {}, words = 'Agree how data is shared'): MatterView {
  const line = aLine({ ref, label: `DP ${ref}`, text: words, lastSaid: words, proposedComplete: true });
  const kind = given.kind ?? 'sign-off';
  const id = `dp~${ref.padStart(4, '0')}~${kind}`;
  return { id, kind, stamp: '3.open.abc', line, agreed: null, asked: null, recorded: null, ...given };
}

function aRecord(given: Partial<RecordView> = {}): RecordView {
  return {
    card: 'none',
    meeting: 'mace.2019-09-24',
    group: 'MACE',
    date: '2019-09-24',
    sequence: 0,
    started: false,
    finished: null,
    resume: 'decisions',
    decisions: [aMatter('4.1'), aMatter('4.2', { kind: 'extension', asked: '2019-11-30' })],
    toNote: [],
    ratings: [aMatter('4.3', { kind: 'agreed-rating' })],
    added: [],
    attendance: [{ who: 'police', name: 'Example Police', as: null }],
    minuteRef: '',
    answerers: [{ value: 'post:dcs', name: 'Director' }],
    alsoOpen: [],
    ...given,
  };
}

const page = (view: RecordView, more: Partial<Parameters<typeof recordPageCard>[1]> = {}) =>
  recordPageCard(view, {
    ...inPlace,
    part: 'decisions',
    page: 1,
    problem: '',
    saved: '',
    confirm: null,
    kept: nothingKept,
    ...more,
  });

/** A record as large as they come: every one of many actions, posts and agencies, with words of any kind. */
function aLargeRecord(words: string): RecordView {
  const refs = Array.from({ length: 37 }, (_, at) => `${at + 1}.1`);
  const attendance = refs.map((ref): AttendanceView => ({ who: `post.${ref}`, name: words, as: 'present' }));
  return aRecord({
    group: words,
    decisions: refs.map((ref, at) => aMatter(ref, at % 2 ? { kind: 'extension', asked: '2019-11-30' } : {}, words)),
    ratings: refs.map((ref) => aMatter(ref, { kind: 'agreed-rating' }, words)),
    added: refs.map((ref) => aLine({ ref, label: `LOG-MACE ${ref}`, text: words, whoAnswers: words })),
    attendance,
    answerers: Array.from({ length: 300 }, (_, at) => ({ value: `post:p${at}`, name: words })),
    minuteRef: words.slice(0, 500),
    alsoOpen: ['2019-05-01', '2019-03-01'],
  });
}

/** `${` as people might type it; written so, it is no placeholder of the test's own. */
const open = '$' + '{';

const wordsOfAllKinds = [
  'plain words',
  '',
  '安全保障'.repeat(600),
  `"\\/${open}title} **bold**`.repeat(100),
  'x'.repeat(9000),
];

describe(recordPageCard, () => {
  describe.each(wordsOfAllKinds.map((words) => [words.slice(0, 20), words]))('with %j', (_, words) => {
    it.each(recordParts)('is a card that Teams takes on every page of %s, also with what was typed', (part) => {
      const view = aLargeRecord(words);
      const typed = Object.fromEntries([
        ...view.decisions.map(({ id }) => [`words~note~${id}`, words.slice(0, 500)]),
        ['words~action', words.slice(0, 2000)],
        ['words~measure', words.slice(0, 2000)],
        ['words~minute', words.slice(0, 500)],
      ]);
      for (let at = 1; at <= 9; at += 1) {
        const problem = 'Please change it.';
        const card = page(view, { part, page: at, problem, kept: { ...nothingKept, typed }, confirm: 'no-child' });
        expect(jsonSize(card)).toBeLessThanOrEqual(mostBytes);
        expect(complaints(card)).toEqual([]);
        expect(withoutFallback(card)).toEqual([]);
        for (const input of inputsOf(card)) expect(input.label).toMatch(/\S/);
        for (const text of partsOf(card).filter(({ type }) => type === 'TextBlock')) expect(text.wrap).toBe(true);
      }
    });
  });

  it('has every row on one page and none on two, whatever was typed', () => {
    const view = aLargeRecord('A few plain words');
    const typed = Object.fromEntries(view.decisions.map(({ id }) => [`words~note~${id}`, 'n'.repeat(500)]));
    for (const kept of [nothingKept, { ...nothingKept, typed }]) {
      const seen: unknown[] = [];
      for (let at = 1; titlesOf(page(view, { page: at })).includes('Next') && at < 20; at += 1) {
        const card = page(view, { page: at, kept });
        seen.push(...inputsOf(card).flatMap(({ id }) => (String(id).startsWith('outcome~') ? [id] : [])));
        if (seen.length >= view.decisions.length) break;
      }
      expect(seen).toEqual(view.decisions.map(({ id, stamp }) => `outcome~${id}~${stamp}`));
    }
  });

  it('goes from page to page and from part to part', () => {
    const gos = (card: object) =>
      Object.fromEntries(actionsOf(card).map(({ title, data }) => [title, (data as { go?: string }).go]));
    const large = aLargeRecord('words');
    expect(gos(page(large))).toMatchObject({ Next: 'decisions.2', Save: 'stay' });
    expect(gos(page(large))).not.toHaveProperty('Previous');
    expect(gos(page(aRecord()))).toMatchObject({ Next: 'ratings.1' });
    expect(gos(page(aRecord(), { part: 'attendance' }))).toMatchObject({ Next: 'finish.1', Previous: 'actions.1' });
    expect(gos(page(aRecord(), { part: 'finish' }))).toMatchObject({ Finish: 'finish', Previous: 'attendance.1' });
  });

  it('sends what was typed except on leaving, and carries ids alone', () => {
    const known = ['verb', 'card', 'cycle', 'part', 'page', 'seq', 'go', 'v', 'takeOut'];
    for (const action of actionsOf(page(aLargeRecord('SECRET'), { part: 'actions' }))) {
      expect(known).toEqual(expect.arrayContaining(Object.keys(action.data as object)));
      expect(JSON.stringify(action.data)).not.toContain('SECRET');
    }
    const leave = actionsOf(page(aRecord())).find(({ title }) => title === 'Leave for now');
    expect(leave).toMatchObject({ associatedInputs: 'none' });
  });

  it('keeps what somebody typed, and shows what others recorded where he left it empty', () => {
    const matter = aMatter('4.1');
    const typed = { [`outcome~${matter.id}~2.open.old`]: 'deferred', 'as~police': '' };
    const kept = { ...nothingKept, typed, merged: true };
    const value = (part: 'decisions' | 'attendance') =>
      inputsOf(page(aRecord({ attendance: [{ who: 'police', name: 'Police', as: 'apology' }] }), { part, kept }))[0]
        ?.value;
    expect(value('decisions')).toBe('deferred');
    expect(value('attendance')).toBe('apology');
  });

  it('takes no more once somebody finished the record, and still shows what was typed', () => {
    const view = aRecord({ finished: { at: '2019-09-25T08:00:00Z', by: 'Sam' } });
    const kept = { ...nothingKept, typed: { 'words~action': 'Write to the trust' } };
    const card = page(view, { part: 'actions', kept, problem: 'Finished meanwhile.' });
    expect(titlesOf(card)).toEqual(['Leave for now']);
    expect(inputsOf(card)[0]?.value).toBe('Write to the trust');
  });
});

describe(recordCard, () => {
  it('says what there is to settle, then what was recorded', () => {
    expect(shownText(recordCard(aRecord(), inPlace))).toContain('Decisions needed: \n2');
    expect(titlesOf(recordCard(aRecord(), inPlace))).toEqual(['Record the meeting']);
    expect(titlesOf(recordCard(aRecord({ started: true }), inPlace))).toEqual(['Go on']);
    const finished = { at: '2019-09-25T08:00:00Z', by: 'Sam' } as const;
    const done = recordCard(aRecord({ started: true, finished, minuteRef: 'Item 4' }), inPlace);
    expect(titlesOf(done)).toEqual([]);
    expect(shownText(done)).toContain('Recorded by Sam on 25 September 2019 at 09:00. The cycle is closed.');
    expect(shownText(done)).toContain('2 stay open for the next meeting');
    expect(shownText(done)).toContain('Item 4');
  });

  it('opens as a dialog in Teams, and in place where there are none', () => {
    const [dialog] = actionsOf(recordCard(aRecord(), { forms: 'dialog' }));
    expect(dialog).toMatchObject({ type: 'Action.Submit', data: { msteams: { type: 'task/fetch' } } });
    expect(actionsOf(recordCard(aRecord(), inPlace))[0]).toMatchObject({ type: 'Action.Execute' });
  });

  it.each(wordsOfAllKinds)('keeps to the size and to the schema with %#', (words) => {
    const card = recordCard(aLargeRecord(words), inPlace);
    expect(jsonSize(card)).toBeLessThanOrEqual(mostBytes);
    expect(complaints(card)).toEqual([]);
  });
});

describe(recordAgainCard, () => {
  it('brings back what was written, and sends what was chosen along', () => {
    const typed = {
      'outcome~dp~0004.0001~sign-off~1.open.0': 'agreed',
      'words~note~dp~0004.0001~sign-off': 'As shown',
    };
    const pressed = { verb: 'record-save', card: 'none', cycle: 'm', part: 'decisions', page: 1, seq: 0 } as const;
    const sent = { ...pressed, go: 'stay', takeOut: null, confirmed: false, typed };
    const card = recordAgainCard(sent, 'Not now.', { forms: 'dialog' });
    expect(inputsOf(card)).toMatchObject([{ label: 'Note', value: 'As shown' }]);
    expect(actionsOf(card)[0]?.data).toMatchObject({
      'outcome~dp~0004.0001~sign-off~1.open.0': 'agreed',
      part: 'decisions',
    });
    expect(complaints(card)).toEqual([]);
  });
});
