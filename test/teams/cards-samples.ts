import type { ActionLine } from '../../src/domain/action-line.ts';
import type { Answer } from '../../src/domain/answer.ts';
import type { ChaseView } from '../../src/domain/chase-view.ts';
import type { Digest, DigestLine, DigestSection } from '../../src/domain/digest.ts';
import type { DigestDraft } from '../../src/domain/digest-draft.ts';
import type { Receipt, RequestItem, RequestMeeting, RequestView } from '../../src/domain/request-view.ts';
import type { Update } from '../../src/domain/update.ts';
import type { UpdateForm } from '../../src/domain/update-form.ts';

/** Made-up things to show. Words are the 2019–20 delivery plan's; what was said is made up. */

export function aLine(given: Partial<ActionLine> = {}): ActionLine {
  return {
    plan: 'DP',
    ref: '25.1',
    label: '25.1',
    text: 'Work with communication leads from Partner agencies to develop and promote National and Borough wide campaigns that informs the community about what to do if they have a concern about a child',
    restricted: false,
    aim: 'Strategic Aim 1: Safeguarding is everyone’s business',
    leads: ['MACE'],
    whoAnswers: 'MACE',
    timescale: 'October 2019',
    due: '2019-10-31',
    daysOverdue: 0,
    rating: 'amber',
    agreed: null,
    lastSaid: 'Waiting for hospital data; a date is agreed with the trust.',
    lastSaidAt: '2019-06-12T09:30:00Z',
    lastSaidOn: '2019-06-12',
    proposedComplete: false,
    blocked: false,
    sequence: 3,
    ...given,
  };
}

export const neverHeardOf: Partial<ActionLine> = { rating: null, lastSaid: '', lastSaidAt: null, lastSaidOn: null };

export function aRequestMeeting(given: Partial<RequestMeeting> = {}): RequestMeeting {
  const closesAt = '2019-09-13T08:00:00Z';
  return {
    id: 'mace.2019-09-24',
    group: 'MACE',
    date: '2019-09-24',
    closesAt,
    closed: false,
    cancelled: false,
    ...given,
  };
}

export function aView(given: Partial<RequestView> = {}): RequestView {
  const item = (line: Partial<ActionLine>, more: Partial<RequestItem> = {}): RequestItem => ({
    line: aLine(line),
    planTitle: 'Delivery Plan',
    meeting: 'mace.2019-09-24',
    part: null,
    reason: 'amber',
    post: null,
    state: 'waits',
    ...more,
  });
  return {
    message: 'mace-2019-09-24~ask~mace',
    group: 'MACE',
    meeting: '2019-09-24',
    closesAt: '2019-09-13T08:00:00Z',
    closed: false,
    meetings: [aRequestMeeting()],
    answered: 1,
    asked: 4,
    items: [
      item(
        { ref: '21.1', label: '21.1', due: '2019-08-31', daysOverdue: 20, rating: 'red', blocked: true },
        { reason: 'overdue' },
      ),
      item({}),
      item({ ref: '28.1', label: '28.1', rating: 'green' }, { state: 'answered' }),
      item(
        { ref: '29.1', label: '29.1', due: null, timescale: 'As per meeting cycle', ...neverHeardOf },
        { reason: 'gone-quiet' },
      ),
    ],
    receipt: null,
    ...given,
  };
}

/** A request card's view of so many actions. */
export function aViewOf(count: number, line: Partial<ActionLine> = {}): RequestView {
  const items = Array.from({ length: count }, (_, at): RequestItem => {
    const ref = `${at + 1}.1`;
    const asked = { planTitle: '', meeting: 'mace.2019-09-24', part: null, reason: 'check-in', post: null } as const;
    return { line: aLine({ ref, label: ref, ...line }), ...asked, state: 'waits' };
  });
  return aView({ items, asked: count, answered: 0 });
}

export function aReceipt(given: Partial<Receipt> = {}): Receipt {
  return {
    plan: 'DP',
    ref: '28.1',
    label: '28.1',
    part: null,
    rating: 'amber',
    narrative: 'Waiting for hospital data.',
    at: '2019-09-04T09:30:00Z',
    noChange: false,
    late: false,
    proposesComplete: false,
    expectedBy: null,
    onBehalfOf: null,
    again: false,
    undone: false,
    sequence: 4,
    doubts: [],
    ...given,
  };
}

export function aForm(given: Partial<UpdateForm> = {}): UpdateForm {
  return {
    card: 'mace-2019-09-24~ask~mace',
    line: aLine(),
    part: null,
    steps: [
      { due: '2019-09-30', by: '2019-09-30', doneOn: null },
      { due: '2020-01-31', by: '2020-03-31', doneOn: null },
    ],
    values: {
      rating: '',
      progress: '',
      doneFor: '',
      expectedBy: '',
      blocked: '',
      evidence: '',
      complete: '',
      route: '',
      onBehalfOf: '',
    },
    problem: null,
    confirm: null,
    onBehalf: false,
    today: '2019-09-04',
    ...given,
  };
}

export function anUpdate(given: Partial<Update> = {}): Update {
  return {
    plan: 'DP',
    ref: '25.1',
    sequence: 1,
    rating: 'amber',
    narrative: 'Waiting for hospital data.',
    noChange: false,
    at: '2019-06-12T09:30:00Z',
    by: 'tenant~somebody',
    route: 'card',
    onBehalfOf: null,
    post: null,
    part: null,
    meeting: null,
    late: false,
    doneFor: [],
    expectedBy: null,
    blocked: false,
    evidence: null,
    proposesComplete: false,
    confirmedNoChild: false,
    undoes: null,
    entry: null,
    undated: false,
    ...given,
  };
}

export function aSection(key: DigestSection['key'], lines: readonly Partial<DigestLine>[], more = 0): DigestSection {
  const full = {
    label: '25.1',
    about: 'Report on child sexual exploitation to …',
    fact: '31 days overdue, Green',
    quote: '',
  };
  return { key, lines: lines.map((line) => ({ ...full, ...line })), more };
}

export function aDigest(given: Partial<Digest> = {}): Digest {
  return {
    group: 'MACE',
    meeting: '2019-09-24',
    answered: 3,
    asked: 4,
    sections: [
      aSection('decisions', [
        {
          fact: 'D1, proposed as complete: accept or return',
          quote: 'The strategy was signed off by the board in July.',
        },
      ]),
      aSection(
        'off-track',
        [
          { quote: 'Waiting for hospital data; a date is agreed with the trust.' },
          { label: '21.1', fact: '20 days overdue, Not rated yet', quote: 'No update received' },
        ],
        2,
      ),
      aSection('moved', [{ label: '28.1', fact: 'Green to Amber' }]),
      aSection('quiet', []),
      aSection('coming', [{ label: '29.1', fact: 'due 31 October' }]),
      aSection('difference', []),
      aSection('notes', []),
    ],
    byAim: [
      {
        aim: 'Strategic Aim 1: Safeguarding is everyone’s business',
        blue: 1,
        green: 4,
        amber: 2,
        red: 1,
        notRated: 20,
      },
      { aim: 'Strategic Aim 2: Early help', blue: 0, green: 3, amber: 1, red: 0, notRated: 4 },
      { aim: 'Strategic Aim 3: Voice of the child', blue: 0, green: 0, amber: 0, red: 0, notRated: 6 },
    ],
    composite: false,
    ...given,
  };
}

type Of<K extends Answer['kind']> = Extract<Answer, { kind: K }>;

export function aList(lines: readonly ActionLine[]): Of<'list'> {
  return {
    kind: 'list',
    reading: { intent: 'overdue', group: 'MACE', on: '2019-11-01' },
    title: 'Overdue · MACE · 1 November 2019',
    lines,
    counts: { overdue: lines.length, quiet: 2 },
    closing: '2 undated actions have gone quiet. Type “quiet” to see them.',
  };
}

export function aHistory(updates: readonly Update[], line: Partial<ActionLine> = {}): Of<'history'> {
  const reading = { intent: 'history', ref: '25.1', plan: 'DP', on: '2019-11-01' } as const;
  return { kind: 'history', reading, title: 'History of 25.1', line: aLine(line), updates, decisions: [] };
}

/** One answer of each other kind. */
export function answersOfEachKind(): readonly Answer[] {
  const reading = { intent: 'status', on: '2019-11-01' } as const;
  const { byAim } = aDigest();
  return [
    {
      kind: 'action',
      reading,
      title: '25.1 · MACE',
      line: aLine(),
      measure: 'Report',
      objective: 'Communities know what to do',
      links: ['PR 5', 'PR 17'],
    },
    {
      kind: 'status',
      reading,
      title: 'Status · 1 November 2019',
      byAim,
      by: 'aim',
      ended: [{ plan: 'PR', on: '2019-08-31', open: 2 }],
      counts: { actions: 42, overdue: 3, quiet: 2 },
      actions: [],
    },
    {
      kind: 'meetings',
      reading: { intent: 'meetings', on: '2019-11-01' },
      title: 'Meetings',
      isForward: false,
      meetings: [
        {
          group: 'MACE',
          month: '2019-09',
          date: '2019-09-24',
          time: '10:00',
          items: [
            { category: 'Reports', items: ['Annual report (Police)', 'Budget'] },
            { category: '', items: ['Minutes'] },
          ],
          withheld: 2,
          steps: [
            { name: 'ask', at: '2019-09-03T08:00:00Z', why: '10 working days before the papers date' },
            { name: 'close', at: '2019-09-13T08:00:00Z', why: '2 working days before the papers date' },
            { name: 'digest', at: '2019-09-17T08:00:00Z', why: 'the papers date' },
          ],
        },
      ],
    },
    {
      kind: 'meetings',
      reading: { intent: 'forward', on: '2019-11-01', from: '2019-12-01', to: '2019-12-31' },
      title: 'Forward plan of MACE',
      isForward: true,
      meetings: [
        {
          group: 'MACE',
          month: '2019-12',
          date: null,
          time: null,
          steps: [],
          items: [{ category: 'Reports', items: ['Annual report'] }],
          withheld: 0,
        },
      ],
    },
    { kind: 'sorry', reading, title: 'Sorry', why: { code: 'no-items', group: 'MACE' } },
    { kind: 'digest', reading, title: 'Digest', digest: aDigest() },
    { kind: 'help', reading },
    { kind: 'sorry', reading, title: 'Sorry', why: { code: 'no-such-action', ref: '99.9', nearest: ['9.1', '9.2'] } },
    { kind: 'sorry', reading, title: 'Sorry', why: { code: 'unclear' } },
    aHistory([
      anUpdate(),
      anUpdate({
        sequence: 2,
        rating: 'green',
        route: 'e-mail',
        onBehalfOf: 'YOS',
        late: true,
        narrative: 'Data came.\nReport in July.',
      }),
      anUpdate({ sequence: 3, undoes: 2 }),
    ]),
    aList([
      aLine({ daysOverdue: 31, proposedComplete: true }),
      aLine({ ref: '21.1', label: '21.1', daysOverdue: 1, ...neverHeardOf }),
    ]),
    aList([]),
  ];
}

export function aChase(given: Partial<ChaseView> = {}): ChaseView {
  return {
    cycle: 'mace.2019-09-24',
    group: 'MACE',
    meeting: '2019-09-24',
    closesAt: '2019-09-13T08:00:00Z',
    closed: false,
    answered: 7,
    asked: 11,
    lines: [
      { who: 'MACE’s channel', refs: ['21.1', '29.1'], notReached: null },
      { who: 'Youth service manager (Kim Example)', refs: ['28.1'], notReached: null },
      {
        who: 'Clinic manager (Pat Example)',
        refs: ['30.1 (Example Police’s part)'],
        notReached: 'Baton has not met this person in Teams yet.',
      },
    ],
    chair: 'not-told',
    ...given,
  };
}

export function aDraftDigest(given: Partial<DigestDraft> = {}): DigestDraft {
  return {
    cycle: 'mace.2019-09-24',
    digest: aDigest(),
    notes: 0,
    papers: '2019-09-17',
    postsAt: '2019-09-17T08:00:00Z',
    state: 'waiting',
    heldBy: null,
    ...given,
  };
}
