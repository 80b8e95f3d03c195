import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { england } from '../../src/domain/calendar.ts';
import { atLondon, londonDay } from '../../src/domain/day.ts';
import { rowsOf } from '../builders.ts';
import { liveYear, type Year } from './live-year.ts';
import { pagesOf, tableOf } from './year-pages.ts';
import { planFile } from './year-setting.ts';

const available = existsSync(planFile);
if (!available) console.info('Skipped: the 2019–20 delivery plan is not in ../shared/office.');

const stories = new URL('./year-of-the-plan/', import.meta.url);
const docs = new URL('../../docs/year-of-a-plan.md', import.meta.url);
/** The command that rewrites what is then read in review. */
const isWriting = process.env.BATON_STORIES === 'write';

const tableBetween = /(?<=<!-- written by test\/days\/year-of-the-plan.test.ts -->\n).*?(?=\n<!-- end -->)/s;

(available ? describe : describe.skip)('a year of the real delivery plan, from April 2019 to March 2020', () => {
  let year: Year;
  beforeAll(async () => {
    year = await liveYear();
    if (isWriting) write(year);
  });

  it('sends what test/days/year-of-the-plan tells, line by line', () => {
    const pages = pagesOf(year);
    expect(readdirSync(stories).toSorted()).toEqual([...pages.keys()].toSorted());
    for (const [name, page] of pages)
      expect([name, readFileSync(new URL(name, stories), 'utf8')]).toEqual([name, page]);
  });

  it('comes to the figures that docs/year-of-a-plan.md explains', () => {
    expect(readFileSync(docs, 'utf8').match(tableBetween)?.[0]).toBe(tableOf(year));
  });

  it('runs every step at nine in England on a working day, but for what somebody releases or adds late', () => {
    const atNine = (at: Year['steps'][number]['at']) => at === atLondon(londonDay(at), '09:00');
    const others = year.steps.filter(({ at }) => !atNine(at) || !england.isWorkingDay(londonDay(at)));
    expect(others.map(({ at, meeting, step }) => `${at} ${meeting} ${step}`)).toEqual([
      // Imported on 1 April for a meeting ten days later.
      '2019-04-01T07:00:00Z lscp-business-team.2019-04-11 skipped remind',
      '2019-04-01T07:00:00Z lscp-business-team.2019-04-11 ask',
      // Held by its chair, and released the day after it was due.
      '2019-11-06T15:00:00Z mace.2019-11-12 digest',
      // Added on 31 January for 13 February.
      '2020-01-31T11:00:00Z management-executive-board.2020-02-13 skipped remind',
      '2020-01-31T11:00:00Z management-executive-board.2020-02-13 ask',
    ]);
  });

  it('leaves nothing unsent, failed or in doubt, and asks no leaver', async () => {
    const messages = await rowsOf(year.world, 'message');
    const unsent = messages.filter(({ state }) => state !== 'sent' && state !== 'cancelled');
    expect(unsent.map(({ id, state }) => `${id} ${state}`)).toEqual([]);
    const leaver = messages.filter(({ to, dueAt }) => {
      return to.kind === 'person' && to.person === 'tenant~service' && dueAt > '2020-01-13T10:00:00Z';
    });
    expect(leaver).toEqual([]);
  });
});

function write(year: Year): void {
  rmSync(stories, { recursive: true, force: true });
  mkdirSync(stories);
  for (const [name, page] of pagesOf(year)) writeFileSync(new URL(name, stories), page);
  writeFileSync(docs, readFileSync(docs, 'utf8').replace(tableBetween, tableOf(year)));
}
