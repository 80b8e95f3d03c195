import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDay } from '../../src/domain/day.ts';
import { groupNamed } from '../../src/domain/group-called.ts';
import { intents, type Reading, readQuestion, type Vocabulary } from '../../src/domain/question.ts';
import { aGroup, aPlan, theGroups } from '../builders.ts';

const meb = 'Management Executive Board';
const vocabulary: Vocabulary = {
  groups: theGroups,
  plans: [aPlan(), aPlan({ code: 'SCR', title: 'Case review' }), aPlan({ code: 'IT', title: 'Systems' })],
  owners: [
    { name: 'Police', aliases: ['constabulary', 'the force'] },
    { name: 'Designated Nurse', aliases: [] },
    { name: 'Red Cross', aliases: [] },
  ],
  today: '2019-11-01',
  nextMeeting: (group) => (group === 'mace' ? '2019-11-19' : '2019-12-10'),
};

const read = (text: string, more: Partial<Vocabulary> = {}): Partial<Reading> => {
  const { on, ...rest } = readQuestion(text, { ...vocabulary, ...more });
  expect(on).toBe('2019-11-01');
  return rest;
};

const beforeNext = { from: '2019-11-01', to: '2019-12-10' } as const;
const beforeMace = { from: '2019-11-01', to: '2019-11-19' } as const;
const march = { from: '2020-03-01', to: '2020-03-31' } as const;

describe('a question in chat', () => {
  it.each<[string, Partial<Reading>]>([
    // Every phrase that always works.
    ['help', { intent: 'help' }],
    ['overdue', { intent: 'overdue' }],
    ['overdue for MACE', { intent: 'overdue', group: 'MACE' }],
    ['what is overdue?', { intent: 'overdue' }],
    ['due', { intent: 'due', ...beforeNext }],
    ['due before the next meeting', { intent: 'due', ...beforeNext }],
    ['due in March', { intent: 'due', ...march }],
    ['show 4.1', { intent: 'show', ref: '4.1' }],
    ['DP 4.1', { intent: 'show', plan: 'DP', ref: '4.1' }],
    ['history 4.1', { intent: 'history', ref: '4.1' }],
    ['red', { intent: 'list', rating: 'red' }],
    ['amber for LPR', { intent: 'list', rating: 'amber', group: 'LPR Group' }],
    ['status', { intent: 'status' }],
    ['status of aim 2', { intent: 'status', aim: '2' }],
    ['who has not replied', { intent: 'waiting' }],
    ['waiting', { intent: 'waiting' }],
    ['mine', { intent: 'mine' }],
    ['digest', { intent: 'digest' }],
    ['digest for MACE', { intent: 'digest', group: 'MACE' }],
    ['changes since the last meeting', { intent: 'changes' }],
    ['next meeting', { intent: 'meetings' }],
    ['meetings', { intent: 'meetings' }],
    ['quiet', { intent: 'quiet' }],
    // Case, extra words and marks do not matter.
    ['OVERDUE', { intent: 'overdue' }],
    ['Overdue, please!', { intent: 'overdue' }],
    ['  what   is\novERdue ?? ', { intent: 'overdue' }],
    ['what’s overdue', { intent: 'overdue' }],
    ['What is overdue for mace', { intent: 'overdue', group: 'MACE' }],
    ['Which of MACE’s actions are overdue?', { intent: 'overdue', group: 'MACE' }],
    ['what is late', { intent: 'overdue' }],
    ['where are we behind', { intent: 'overdue' }],
    ['anything past due for the LPR group', { intent: 'overdue', group: 'LPR Group' }],
    ['show me what is overdue for MEB', { intent: 'overdue', group: meb }],
    ['overdue in aim 3', { intent: 'overdue', aim: '3' }],
    ['overdue SCR', { intent: 'overdue', plan: 'SCR' }],
    ['hello', { intent: 'help' }],
    ['Hi Baton', { intent: 'help' }],
    ['what can you do?', { intent: 'help' }],
    ['help with MACE', { intent: 'help', group: 'MACE' }],
    // Groups by name, alias, initials and short name.
    ['overdue for MEB', { intent: 'overdue', group: meb }],
    ['overdue for meb', { intent: 'overdue', group: meb }],
    ['overdue for the Management Executive Board', { intent: 'overdue', group: meb }],
    ['overdue for management executive', { intent: 'overdue', group: meb }],
    ['overdue for Learning from Reviews', { intent: 'overdue', group: 'LPR Group' }],
    ['overdue for LPR Group', { intent: 'overdue', group: 'LPR Group' }],
    ['overdue for lpr', { intent: 'overdue', group: 'LPR Group' }],
    ['overdue for Strategic', { intent: 'overdue', group: 'Strategic Group' }],
    ['status for the LSCP business team', { intent: 'status', group: 'LSCP Business Team' }],
    ['overdue for LBT', { intent: 'overdue', group: 'LSCP Business Team' }],
    // A name that is nobody's, or is passed over, is said.
    ['overdue for MACES', { intent: 'overdue', unheard: 'MACES' }],
    ['overdue for the Audit Panel please', { intent: 'overdue', unheard: 'Audit Panel' }],
    ['overdue for MACE and LPR', { intent: 'overdue', group: 'MACE', unheard: 'LPR Group' }],
    ['digest of the police', { intent: 'digest', unheard: 'Police' }],
    ['overdue for a long time', { intent: 'overdue', unheard: 'a long time' }],
    ['what is overdue for this month?', { intent: 'overdue' }],
    ['due for completion by Christmas', { intent: 'due', ...beforeNext }],
    // Agencies and posts.
    ['what’s overdue for police?', { intent: 'overdue', owner: 'Police' }],
    ['red for the constabulary', { intent: 'list', rating: 'red', owner: 'Police' }],
    ['the force’s overdue actions', { intent: 'overdue', owner: 'Police' }],
    ['status of the Designated Nurse', { intent: 'status', owner: 'Designated Nurse' }],
    ['list about police checks', { intent: 'list', text: 'police checks' }],
    ['show 4,1', { intent: 'show', ref: '4.1' }],
    ['over-due', { intent: 'overdue' }],
    ['outstanding', { intent: 'list' }],
    ['aim 2', { intent: 'list', aim: '2' }],
    ['what do I have to do?', { intent: 'mine' }],
    ['4.1 has moved on', { intent: 'history', ref: '4.1' }],
    ['what changed on 4.1?', { intent: 'history', ref: '4.1' }],
    ['who has not replied for 4.1', { intent: 'show', ref: '4.1' }],
    ['changes since 24.9', { intent: 'changes' }],
    ['no change', { intent: 'unclear' }],
    ['overdue for MACE.', { intent: 'overdue', group: 'MACE' }],
    // Dates.
    ['due in march', { intent: 'due', ...march }],
    ['due in Mar', { intent: 'due', ...march }],
    ['due in March 2027', { intent: 'due', from: '2027-03-01', to: '2027-03-31' }],
    ['due February 2020', { intent: 'due', from: '2020-02-01', to: '2020-02-29' }],
    ['due in feb', { intent: 'due', from: '2020-02-01', to: '2020-02-29' }],
    ['due in July', { intent: 'due', from: '2019-07-01', to: '2019-07-31' }],
    ['due in November', { intent: 'due', from: '2019-11-01', to: '2019-11-30' }],
    ['what is due in Sept for MACE', { intent: 'due', group: 'MACE', from: '2019-09-01', to: '2019-09-30' }],
    ['due in May', { intent: 'due', from: '2019-05-01', to: '2019-05-31' }],
    ['due May', { intent: 'due', from: '2019-05-01', to: '2019-05-31' }],
    ['due May 2020', { intent: 'due', from: '2020-05-01', to: '2020-05-31' }],
    ['what may be due', { intent: 'due', ...beforeNext }],
    ['due this month', { intent: 'due', from: '2019-11-01', to: '2019-11-30' }],
    ['due next month', { intent: 'due', from: '2019-12-01', to: '2019-12-31' }],
    ['due for MACE', { intent: 'due', group: 'MACE', ...beforeMace }],
    ['what is due before the next MACE meeting?', { intent: 'due', group: 'MACE', ...beforeMace }],
    ['what is coming up', { intent: 'due', ...beforeNext }],
    ['upcoming deadlines', { intent: 'due', ...beforeNext }],
    ['due this week', { intent: 'due', from: '2019-11-01', to: '2019-11-03' }],
    ['what is due next week?', { intent: 'due', from: '2019-11-04', to: '2019-11-10' }],
    ['due tomorrow', { intent: 'due', from: '2019-11-02', to: '2019-11-02' }],
    ['due in the next two weeks', { intent: 'due', from: '2019-11-01', to: '2019-11-15' }],
    ['due by 31/12/19', { intent: 'due', from: '2019-11-01', to: '2019-12-31' }],
    ['due before 31 January', { intent: 'due', from: '2019-11-01', to: '2020-01-31' }],
    // Refs, with and without a plan's code.
    ['4.1', { intent: 'show', ref: '4.1' }],
    ['show DP 4.1', { intent: 'show', plan: 'DP', ref: '4.1' }],
    ['dp 4.1', { intent: 'show', plan: 'DP', ref: '4.1' }],
    ['show scr 12', { intent: 'show', plan: 'SCR', ref: '12' }],
    ['SCR 12', { intent: 'show', plan: 'SCR', ref: '12' }],
    ['action 12', { intent: 'show', ref: '12' }],
    ['show R12b', { intent: 'show', ref: 'r12b' }],
    ['show 4.1-2', { intent: 'show', ref: '4.1-2' }],
    ['show 4.1a', { intent: 'show', ref: '4.1a' }],
    ['show 4.1.2', { intent: 'show', ref: '4.1.2' }],
    ['show me 21.1 please', { intent: 'show', ref: '21.1' }],
    ['How is 21.1 going?', { intent: 'show', ref: '21.1' }],
    ['show 4.1.', { intent: 'show', ref: '4.1' }],
    ['is 4.1 overdue?', { intent: 'show', ref: '4.1' }],
    ['when is 4.1 due?', { intent: 'show', ref: '4.1' }],
    ['status of 4.1', { intent: 'show', ref: '4.1' }],
    ['why is DP 4.1 red?', { intent: 'show', plan: 'DP', ref: '4.1' }],
    ['history of 4.1', { intent: 'history', ref: '4.1' }],
    ['history of DP 4.1', { intent: 'history', plan: 'DP', ref: '4.1' }],
    ['History SCR 3', { intent: 'history', plan: 'SCR', ref: '3' }],
    ['history', { intent: 'history' }],
    ['is it overdue', { intent: 'overdue' }],
    ['overdue in IT', { intent: 'overdue', plan: 'IT' }],
    // Ratings and lists.
    ['Red', { intent: 'list', rating: 'red' }],
    ['reds', { intent: 'list', rating: 'red' }],
    ['show me the red ones for MEB', { intent: 'list', rating: 'red', group: meb }],
    ['which actions are green?', { intent: 'list', rating: 'green' }],
    ['blue for MACE', { intent: 'list', rating: 'blue', group: 'MACE' }],
    ['amber in aim 2', { intent: 'list', rating: 'amber', aim: '2' }],
    ['not rated', { intent: 'list', rating: 'not-rated' }],
    ['unrated for LPR', { intent: 'list', rating: 'not-rated', group: 'LPR Group' }],
    ['reds and ambers', { intent: 'list', ratings: ['red', 'amber'] }],
    ['show me red, amber or not rated', { intent: 'list', ratings: ['red', 'amber', 'not-rated'] }],
    ['not rated and red', { intent: 'list', ratings: ['not-rated', 'red'] }],
    ['which actions are not green?', { intent: 'list', ratings: ['blue', 'amber', 'red', 'not-rated'] }],
    ["what isn't green for MACE", { intent: 'list', ratings: ['blue', 'amber', 'red', 'not-rated'], group: 'MACE' }],
    ['not blue or green', { intent: 'list', ratings: ['amber', 'red', 'not-rated'] }],
    ['which are not rated green?', { intent: 'list', ratings: ['blue', 'amber', 'red', 'not-rated'] }],
    ['everything but red', { intent: 'list', ratings: ['blue', 'green', 'amber', 'not-rated'] }],
    ['amber but not red', { intent: 'list', rating: 'amber' }],
    ['red and red', { intent: 'list', rating: 'red' }],
    ['overdue reds', { intent: 'overdue', rating: 'red' }],
    [
      'which amber or red actions are overdue for MACE',
      { intent: 'overdue', ratings: ['amber', 'red'], group: 'MACE' },
    ],
    ['greens gone quiet', { intent: 'quiet', rating: 'green' }],
    ['reds due next month', { intent: 'due', rating: 'red', from: '2019-12-01', to: '2019-12-31' }],
    ['what is off track?', { intent: 'list', ratings: ['amber', 'red'] }],
    ["what isn't on track for MACE", { intent: 'list', ratings: ['amber', 'red'], group: 'MACE' }],
    ['which are worse than green', { intent: 'list', ratings: ['amber', 'red'] }],
    ['ambers or worse that are overdue', { intent: 'overdue', ratings: ['amber', 'red'] }],
    ['red or worse', { intent: 'list', rating: 'red' }],
    ['not yet rated', { intent: 'list', rating: 'not-rated' }],
    ['which ones have no rating?', { intent: 'list', rating: 'not-rated' }],
    ['all without blue', { intent: 'list', ratings: ['green', 'amber', 'red', 'not-rated'] }],
    ['what turned red since the last meeting', { intent: 'changes' }],
    ['what has gone from green to red for MACE?', { intent: 'changes', group: 'MACE' }],
    ['what has got worse', { intent: 'changes' }],
    ['actions about improved access', { intent: 'list', text: 'improved access' }],
    ['show me everything', { intent: 'list' }],
    ['overdue for the Red Cross', { intent: 'overdue', owner: 'Red Cross' }],
    ['reds for the Red Cross', { intent: 'list', rating: 'red', owner: 'Red Cross' }],
    ['overdue for Green Lane School', { intent: 'overdue', unheard: 'Green Lane School' }],
    ['list about red tape', { intent: 'list', text: 'red tape' }],
    ['actions on the theme of green spaces', { intent: 'list', theme: 'green spaces' }],
    ['list', { intent: 'list' }],
    ['all actions for MACE', { intent: 'list', group: 'MACE' }],
    ['actions in aim 1', { intent: 'list', aim: '1' }],
    // Counts, answers awaited, digests, changes, meetings.
    ['how are we doing?', { intent: 'status' }],
    ['status for MACE', { intent: 'status', group: 'MACE' }],
    ['counts', { intent: 'status' }],
    ["who hasn't replied?", { intent: 'waiting' }],
    ['who hasn’t answered for MACE', { intent: 'waiting', group: 'MACE' }],
    ['who did not respond', { intent: 'waiting' }],
    ['who has not yet replied', { intent: 'waiting' }],
    ['who is yet to answer', { intent: 'waiting' }],
    ['who still has to reply?', { intent: 'waiting' }],
    ['unanswered', { intent: 'waiting' }],
    ['who are we waiting for at MEB', { intent: 'waiting', group: meb }],
    ['summary for the Strategic Group', { intent: 'digest', group: 'Strategic Group' }],
    ['show me the digest', { intent: 'digest' }],
    ['what has changed?', { intent: 'changes' }],
    ['what moved for MACE', { intent: 'changes', group: 'MACE' }],
    ['when is the next meeting', { intent: 'meetings' }],
    ['when is the next MACE meeting?', { intent: 'meetings', group: 'MACE' }],
    ['when does MACE meet?', { intent: 'meetings', group: 'MACE' }],
    ['what is coming to MACE in March?', { intent: 'forward', group: 'MACE', ...march }],
    ['forward plan', { intent: 'forward' }],
    ['forward plan in March 2020 for MACE', { intent: 'forward', group: 'MACE', ...march }],
    [
      'what is on the agenda of the next MACE meeting',
      { intent: 'forward', group: 'MACE', from: '2019-11-19', to: '2019-11-19' },
    ],
    ['what is going to be overdue', { intent: 'overdue' }],
    ['what is coming up', { intent: 'due', ...beforeNext }],
    ['meeting dates', { intent: 'meetings' }],
    ['meetings of LPR', { intent: 'meetings', group: 'LPR Group' }],
    ['what has gone quiet?', { intent: 'quiet' }],
    ['quiet for MACE', { intent: 'quiet', group: 'MACE' }],
    ['my actions', { intent: 'mine' }],
    ['what is on my list', { intent: 'mine' }],
    // What is not understood.
    ['', { intent: 'unclear' }],
    ['?', { intent: 'unclear' }],
    ['tell me a joke', { intent: 'unclear' }],
    ['MACE', { intent: 'unclear', group: 'MACE' }],
    ['12', { intent: 'unclear' }],
  ])('"%s"', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('takes a month in the plan’s period, else the nearest ahead', () => {
    const plans = [aPlan({ period: { from: '2019-09-01', to: '2020-02-28' } })];
    expect(read('due in October', { plans })).toMatchObject({ from: '2019-10-01' });
    expect(read('due in June', { plans })).toMatchObject({ from: '2020-06-01' });
    expect(read('due in June', { plans: [] })).toMatchObject({ from: '2020-06-01' });
  });

  it('takes a month ahead where no meeting is dated', () => {
    expect(read('due', { nextMeeting: () => null })).toMatchObject({ from: '2019-11-01', to: '2019-12-01' });
  });

  const word = fc.constantFrom(
    'overdue',
    'due',
    'show',
    'MACE',
    '4.1',
    'DP',
    'in',
    'March',
    '0000',
    'aim',
    '2',
    'history',
    'not',
    'replied',
    '[',
    ')',
    '\\',
    '.*',
    ' ',
    '\n',
  );
  const anything = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
  );
  const hostile = [aGroup({ id: 'x', name: 'A.*(B)[c', aliases: ['', '\\', '+++'] }), ...theGroups];

  it('never throws, names only groups and plans there are, and real days, whatever was typed', () => {
    const groups = hostile.map(({ name }) => name);
    const plans = vocabulary.plans.map(({ code }) => code);
    fc.assert(
      fc.property(anything, (text) => {
        const reading = readQuestion(text, { ...vocabulary, groups: hostile });
        expect(intents).toContain(reading.intent);
        if (reading.group !== undefined) expect(groups).toContain(reading.group);
        if (reading.plan !== undefined) expect(plans).toContain(reading.plan);
        for (const day of [reading.from, reading.to]) if (day !== undefined) expect(parseDay(day)).toBe(day);
      }),
      { numRuns: 1500 },
    );
  });

  it('is read quickly, however long it is', () => {
    const started = performance.now();
    for (const text of ['4.1.'.repeat(5000), 'who has not '.repeat(3000), 'a'.repeat(30_000), 'DP '.repeat(8000)])
      read(text);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('the group whose whole name was typed', () => {
  it.each([
    ['MACE', 'mace'],
    ['mace', 'mace'],
    ['the MACE group', 'mace'],
    ['MACE Group', 'mace'],
    ['MEB', 'meb'],
    ['Management Executive', 'meb'],
    ['our management  executive board', 'meb'],
    ['LPR', 'lpr-group'],
    ['learning from reviews', 'lpr-group'],
    ['M.A.C.E', null],
    ['MACE Task Group', null],
    ['MACE 2', null],
    ['MACE A', null],
    ['LPR North', null],
    ['A MACE', null],
    ['', null],
    ['group', null],
  ])('"%s" is %s', (text, id) => {
    expect(groupNamed(text, theGroups)?.id ?? null).toBe(id);
  });

  it('is the one that goes by the name, before one whose initials it is', () => {
    const initials = aGroup({ id: 'other', name: 'Multi Agency Care Experts' });
    expect(groupNamed('MACE', [initials, ...theGroups])?.id).toBe('mace');
    expect(readQuestion('overdue for MACE', { ...vocabulary, groups: [initials, ...theGroups] }).group).toBe('MACE');
  });
});
