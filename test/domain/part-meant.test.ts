import { expect, it } from '@jest/globals';
import { partMeant } from '../../src/domain/part-meant.ts';
import { aPost } from '../builders.ts';

const posts = [
  aPost({ id: 'pol', agency: 'police', title: 'Inspector', holder: 'olu' }),
  aPost({ id: 'yos', agency: 'council', title: 'Youth lead', holder: 'kim' }),
];
const agencies = [
  { id: 'police', name: 'Essex Police', aliases: ['Constabulary'], answers: 'pol' },
  { id: 'health', name: 'Health', aliases: [], answers: null },
  { id: 'council', name: 'Council', aliases: [], answers: 'yos' },
];
const action = { responsible: ['yos'], contributors: ['police', 'health', 'council'] };
const meant = (speaker: string, onBehalfOf = '') => partMeant({ speaker, onBehalfOf }, action, { posts, agencies });

it.each([
  ['an agency that owes a part', 'manager', 'Essex Police', 'police'],
  ['another name of it', 'manager', 'the Constabulary', 'police'],
  ['the post that answers for it', 'manager', 'Inspector', 'police'],
  ['nobody who owes a part', 'manager', 'Pat Smith', null],
  ['the agency that answers for the action', 'manager', 'Council', null],
  ['whoever answers for a part', 'olu', '', 'police'],
  ['whoever answers for the action', 'kim', '', null],
  ['somebody else', 'lee', '', null],
])('%s speaks of that', (_, speaker, onBehalfOf, part) => {
  expect(meant(speaker, onBehalfOf)).toBe(part);
});
