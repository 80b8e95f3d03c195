import { afterEach, describe, expect, it } from '@jest/globals';
import { anEmptyPartnership, aPartnership, type Partnership } from './a-partnership.ts';

let partnership: Partnership;

afterEach(async () => {
  await partnership.end();
  expect(partnership.teams.complaints).toEqual([]);
});

describe('the first team that adds Baton', () => {
  it('is greeted once, though Teams tells of it in two ways at once', async () => {
    partnership = await anEmptyPartnership();
    const greetings = await partnership.sam.installs();
    expect(greetings.map(({ text }) => text.split('\n')[0])).toEqual(['Hello, this is Baton']);
    expect(await partnership.sam.installs()).toEqual([]);
  });
});
describe('x', () => {
  it('asks', async () => {
    partnership = await aPartnership();
    await partnership.reach('2019-09-03T08:00:00Z');
    await partnership.settled();
    console.log(partnership.log.join(''), partnership.teams.posted.map(p=>p.channel+JSON.stringify(p.forms[0]).slice(0,300)), await partnership.rows('message'));
    const card = partnership.robin.sees('MACE');
    console.log(card.text);
    const form = await partnership.robin.presses('Update of 4.1', card);
    console.log(form);
    const saved = await partnership.robin.presses('Save', form.shown!, { Rating: 'amber', Progress: 'Waiting for hospital data' });
    console.log(saved);
    await partnership.settled();
    console.log(partnership.robin.sees('MACE').text, partnership.log.join(''));
    console.log(JSON.stringify(partnership.teams.requests));
  });
});
