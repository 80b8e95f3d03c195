import { expect, it } from '@jest/globals';
import type { Day, Instant } from '../../src/domain/day.ts';
import { recordRefusalWords } from '../../src/domain/words-record-refusal.ts';
import { refusalSentence } from '../../src/domain/words-refusal.ts';
import { meetingRefusalWords } from '../../src/teams/meeting-wording.ts';
import { peopleRefusalWords } from '../../src/teams/people-wording.ts';
import { steeringRefusalWords } from '../../src/teams/steer-wording.ts';

const on = '2027-03-03' as Day;
const at = '2027-03-03T09:00:00Z' as Instant;
const tab = { group: 'MACE', door: 'tab' } as const;
const context = { door: 'tab', contact: null } as const;
const steer = (refusal: Parameters<typeof steeringRefusalWords>[0]) => steeringRefusalWords(refusal, tab);
const meet = (refusal: Parameters<typeof meetingRefusalWords>[0]) => meetingRefusalWords(refusal, 'MACE', 'tab');
const people = (refusal: Parameters<typeof peopleRefusalWords>[0]) => peopleRefusalWords(refusal, null, 'tab');
const record = (refusal: Parameters<typeof recordRefusalWords>[0]) => recordRefusalWords(refusal, context, new Map());

it.each([
  steer({ code: 'stands-still' }),
  steer({ code: 'group-ended', on }),
  steer({ code: 'no-meeting-ahead' }),
  steer({ code: 'already-asked', at }),
  steer({ code: 'too-many-quiet', most: 20 }),
  steer({ code: 'not-business-manager' }),
  meet({ code: 'not-business-manager' }),
  meet({ code: 'same-day', date: on, time: null }),
  meet({ code: 'group-ended', on }),
  meet({ code: 'no-such-meeting', on, ahead: [] }),
  meet({ code: 'no-such-meeting', on: null, ahead: [] }),
  people({ code: 'not-business-manager' }),
  people({ code: 'no-such-action', ref: '9.9', nearest: [] }),
  record({ code: 'no-such-meeting' }),
  record({ code: 'already-recorded', on }),
  record({ code: 'not-business-manager' }),
  refusalSentence({ code: 'unknown-group', given: 'X', known: [] }, context),
])('names nothing to type where nobody types: %s', (sentence) => {
  expect(sentence).toMatch(/\.$/);
  expect(sentence).not.toMatch(/\btyp(e|es|ing)\b|“help”/i);
});

it('asks which of two is meant by the names that tell them apart, else says where they can be mentioned', () => {
  const found = ['Sam Example (Police)', 'Sam Example (Health)'];
  expect(people({ code: 'several-people', name: 'Sam Example', found })).toContain(
    'Which one: Sam Example (Police) or Sam Example (Health)?',
  );
  expect(people({ code: 'several-people', name: 'Sam', found: ['Sam', 'Sam'] })).toContain('In chat you can mention');
});
