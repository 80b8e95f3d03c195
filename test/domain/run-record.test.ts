import { describe, expect, it } from '@jest/globals';
import { england } from '../../src/domain/calendar.ts';
import { newCycle, stepsOfCycle } from '../../src/domain/cycle.ts';
import type { Instant } from '../../src/domain/day.ts';
import { type Message, newMessage } from '../../src/domain/message.ts';
import type { Person } from '../../src/domain/partnership.ts';
import { answerKey, computeRunRecord, type RunFacts } from '../../src/domain/run-record.ts';
import { aGroup, aMeeting, aPost, aRequest, instant, theGroups } from '../builders.ts';

const meeting = aMeeting();
const mace = theGroups[0]!;
const asked = '2019-09-03T08:00:00Z' as const;
const closed = '2019-09-13T08:00:00Z' as const;

function message(id: string, more: Partial<Message> = {}): Message {
  const to = { kind: 'channel', group: 'mace' } as const;
  return { ...newMessage({ id, kind: 'request', to, meeting: meeting.id }, asked), ...more };
}

const sent = { state: 'sent', sentAt: '2019-09-03T08:01:00Z' } as const;

function person(key: string, roles: Person['roles'] = []): Person {
  return { key, name: `Name of ${key}`, roles, left: false } as Person;
}

function record(more: Partial<RunFacts> = {}) {
  const group = more.group ?? mace;
  return computeRunRecord({
    meeting,
    group,
    groups: theGroups,
    posts: [],
    people: [],
    cycle: { ...newCycle(meeting), ran: [{ step: 'ask', at: asked }] },
    steps: stepsOfCycle(more.meeting ?? meeting, group, england),
    requests: [],
    messages: [],
    answeredAt: new Map(),
    mayName: true,
    until: '2019-09-24T12:00:00Z',
    ...more,
  });
}

function steps(more: Partial<RunFacts>) {
  return record(more).steps.map(({ name, outcome, why }) => `${name} ${outcome}${why ? `: ${why}` : ''}`);
}

describe('the steps of a run record', () => {
  it('are told as they ran, were skipped and why, wait, or lie ahead', () => {
    const cycle = {
      ...newCycle(meeting),
      ran: [
        { step: 'ask', at: asked },
        { step: 'close', at: instant('2019-09-16T07:00:00Z') },
      ],
      skipped: [{ step: 'remind', at: instant('2019-09-12T08:00:00Z'), why: 'the chase was due as well' }],
    } as const;
    expect(steps({ cycle, until: '2019-09-17T07:00:00Z' })).toEqual([
      'ask ran',
      'remind skipped: the chase was due as well',
      'chase waits',
      'close ran: later than planned',
      'digest ahead: the papers date, 17 September 2019',
      'addendum ahead: the working day before the meeting',
      'record ahead: the working day after the meeting',
      'unrecorded ahead: 10 working days after the meeting',
    ]);
  });

  it('say who stands still, and that a digest is held', () => {
    const cycle = { ...newCycle(meeting), ran: [], held: { by: 'x', at: closed } } as const;
    const paused = aGroup({ paused: { since: '2019-09-01', until: '2019-12-01' } });
    const of = steps({ cycle, group: paused, until: '2019-09-17T09:00:00Z' });
    expect(of.slice(0, 5)).toEqual([
      'ask waits: MACE is paused until 1 December 2019',
      'remind waits: MACE is paused until 1 December 2019',
      'chase waits: MACE is paused until 1 December 2019',
      'close waits: MACE is paused until 1 December 2019',
      'digest held: somebody holds it back',
    ]);
  });

  it('leave out what happened after the moment asked about', () => {
    expect(steps({ until: '2019-09-02T12:00:00Z' })[0]).toBe(
      'ask ahead: 10 working days before the papers date, 17 September 2019',
    );
  });

  it('tell that nobody had to be reminded of a meeting that was recorded', () => {
    const cycle = { ...newCycle(meeting), recordedAt: instant('2019-09-24T15:00:00Z') };
    expect(steps({ cycle, until: '2019-10-30T12:00:00Z' }).slice(-2)).toEqual([
      'record skipped: the meeting had been recorded',
      'unrecorded skipped: the meeting had been recorded',
    ]);
  });
});

describe('the messages of a run record', () => {
  const requests = [
    aRequest({ ref: '1.1', message: 'a', seenAt: '2019-09-05T10:00:00Z', answeredBy: 3 }),
    aRequest({ ref: '1.2', message: 'a', seenAt: '2019-09-04T10:00:00Z' }),
    aRequest({ ref: '1.3', message: 'b', post: 'police.mace', answeredBy: 1 }),
  ];
  const answeredAt = new Map<string, Instant>([
    [answerKey({ plan: 'DP', ref: '1.1' }, 3), '2019-09-05T10:00:00Z'],
    [answerKey({ plan: 'DP', ref: '1.3' }, 1), '2019-09-14T10:00:00Z'],
  ]);
  const toOfficer = { to: { kind: 'person', person: 'tenant~officer' } } as const;
  const facts: Partial<RunFacts> = {
    requests,
    answeredAt,
    posts: [aPost({ title: 'Detective Inspector', holder: 'tenant~officer', deputy: 'tenant~deputy' })],
    people: [person('tenant~officer'), person('tenant~deputy'), person('tenant~other')],
    messages: [message('b', { ...toOfficer, ...sent }), message('a', sent)],
  };

  it('say when each was sent and first seen, and how many of its requests are answered', () => {
    const [a, b] = record(facts).messages;
    expect(a).toMatchObject({ to: "MACE's channel", seen: '2019-09-04T10:00:00Z', asked: 2, answered: 1 });
    expect(b).toMatchObject({ to: 'Detective Inspector', seen: null, asked: 1, answered: 1 });
  });

  it.each<[string, Partial<Message>, string]>([
    ['the holder of a post by the post', toOfficer, 'Detective Inspector'],
    [
      'a deputy by the post',
      { kind: 'reminder', request: 'b', to: { kind: 'person', person: 'tenant~deputy' } },
      'Detective Inspector (deputy)',
    ],
    ['somebody without a post by name', { to: { kind: 'person', person: 'tenant~other' } }, 'Name of tenant~other'],
    [
      'a reply by its group',
      { kind: 'reminder', to: { kind: 'thread', message: 'a', group: 'mace' } },
      "MACE's channel, as a reply",
    ],
    [
      'somebody without Teams',
      { forPerson: 'tenant~officer', to: { kind: 'person', person: 'tenant~manager' } },
      'Detective Inspector, by way of a business manager',
    ],
  ])('name %s', (_, more, to) => {
    const about = { ...facts, requests: requests.map((one) => ({ ...one, message: one.post ? 'b' : 'a' })) };
    expect(record({ ...about, messages: [message('b', more)] }).messages[0]!.to).toBe(to);
  });

  it('name nobody to a chair, and managers and chairs by their role to everybody', () => {
    const people = [
      person('tenant~manager', [{ kind: 'business-manager' }]),
      person('tenant~chair', [{ kind: 'chair', group: 'mace' }]),
      person('tenant~other'),
    ];
    const to = (key: string) => ({ kind: 'person', person: key }) as const;
    const messages = [
      message('a', { to: to('tenant~other') }),
      message('b', { kind: 'draft', to: to('tenant~manager') }),
      message('c', { kind: 'draft', to: to('tenant~chair') }),
      message('d', { kind: 'open-requests', to: to('tenant~other') }),
    ];
    expect(record({ people, messages, mayName: false }).messages.map((one) => one.to)).toEqual([
      'somebody who answers',
      'a business manager',
      'the chair of MACE',
      'somebody in private',
    ]);
  });

  it('count what was asked, answered, late and unanswered', () => {
    const cycle = {
      ...newCycle(meeting),
      ran: [
        { step: 'ask', at: asked },
        { step: 'close', at: closed },
      ],
    } as const;
    expect(record({ ...facts, cycle }).totals).toMatchObject({
      asked: 3,
      answered: 2,
      late: 1,
      unanswered: 1,
      sent: 2,
    });
    const before = record({ ...facts, cycle, until: '2019-09-10T12:00:00Z' });
    expect(before.totals).toMatchObject({ asked: 3, answered: 1, late: 0, unanswered: 2 });
  });

  it('say whom Baton cannot reach, each once and why, and what is in doubt', () => {
    const failed = { state: 'failed', reason: 'MACE has no channel yet.' } as const;
    const messages = [
      message('a', failed),
      message('b', { ...failed, dueAt: closed }),
      message('c', { state: 'in-doubt', reason: 'Baton stopped.', to: { kind: 'person', person: 'x' } }),
    ];
    const of = record({ messages });
    expect(of.cannotReach).toEqual([{ to: "MACE's channel", why: 'MACE has no channel yet.' }]);
    expect(of.totals).toMatchObject({ failed: 2, inDoubt: 1, sent: 0 });
    expect(of.messages.find(({ state }) => state === 'in-doubt')!.reason).toBe('Baton stopped.');
  });
});
