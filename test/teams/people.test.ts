import { afterEach, describe, expect, it } from '@jest/globals';
import { importPeople } from '../../src/flows/import-people.ts';
import { importPlan } from '../../src/flows/import-plan.ts';
import { defaultPartnership } from '../../src/flows/meet-team.ts';
import { aDraft } from '../builders.ts';
import { aPartnership, askInstant, type Partnership, tenant, until } from './a-partnership.ts';
import { actionsOf, inputsOf } from './cards-reading.ts';

let partnership: Partnership;

afterEach(async () => {
  await partnership.end();
  expect(partnership.teams.complaints).toEqual([]);
});

const postRow = (title: string) => async () =>
  (await partnership.rows('post')).map(({ value }) => value).find((post) => post.title === title);
const inspector = postRow('Inspector');
const keyOf = ({ who }: { who: { aadObjectId: string } }) => `${tenant}~${who.aadObjectId}`;

async function aWorld(): Promise<void> {
  partnership = await aPartnership({
    forms: 'in-place',
    actions: [
      { ref: '4.1', lead: 'MACE', timescale: 'October 2019', text: 'Report from Police on what was done' },
      { ref: '4.2', lead: 'MACE', timescale: 'October 2019', text: 'Publish the toolkit' },
      { ref: '4.3', lead: 'MACE', timescale: 'October 2019', text: 'Report from SARC' },
    ],
  });
  await partnership.sam.says('add the agency Police');
  await partnership.sam.says('add the post Inspector at Police');
}

describe('posts and people, in chat', () => {
  it('are set up by the business manager in plain words', async () => {
    await aWorld();
    const { sam } = partnership;
    expect((await sam.says('make @Robin holder of Inspector', { in: 'MACE' })).text).toBe(
      'Done: Robin Example is holder of Inspector (Police).',
    );
    expect((await sam.says('make @Ash deputy of Inspector (Police)', { in: 'MACE' })).text).toContain(
      'Ash Example is deputy',
    );
    expect((await sam.says('Inspector answers for Police')).text).toContain('Inspector (Police) answers for Police');
    expect((await sam.says('Police owes a part of 4.2')).text).toBe(
      'Done: Police owes a part of DP 4.2, and is asked for it separately.',
    );
    expect((await sam.says('Inspector answers for 4.1')).text).toBe('Done: Inspector (Police) answers for DP 4.1.');
    expect((await sam.says('Police is also called the Constabulary')).text).toContain('also known as the Constabulary');
    expect((await sam.says('Constabulary owes a part of 4.3')).text).toContain('Police owes a part of DP 4.3');
    expect((await sam.says('Police is also called Constabulary')).text).toContain('already, so nothing was changed');
    expect((await sam.says('Police is no longer called the Constabulary')).text).toContain('no longer known as');
    expect(await inspector()).toMatchObject({ holder: keyOf(partnership.robin), deputy: keyOf(partnership.ash) });
    expect((await sam.says('Inspector is vacant')).text).toBe(
      'Done: Inspector (Police) is vacant. Ash Example is asked.',
    );
  });

  it('are changed by nobody else, but for being away oneself', async () => {
    await aWorld();
    const { sam, robin } = partnership;
    for (const words of [
      'add the agency Fire',
      'Inspector is vacant',
      '@Sam has left',
      'who answers?',
      '@Sam is away until 14 May',
    ])
      expect((await robin.says(words, { in: 'MACE' })).text).toContain('Only a business manager can do that');
    expect((await robin.says('away until 14 October')).text).toContain('holds no post, so nothing was changed');
    await sam.says('make @Robin holder of Inspector', { in: 'MACE' });
    expect((await robin.says('away until 14 October')).text).toBe(
      'Done: Robin Example is away until 14 October 2019, and is asked again from that day. For Inspector (Police), the lead group’s channel is asked meanwhile, as nobody deputises.',
    );
    expect(await inspector()).toMatchObject({ awayUntil: '2019-10-14' });
    expect((await robin.says('I am back')).text).toBe(
      'Done: Robin Example is back, and is asked again for Inspector (Police).',
    );
    expect((await sam.says('@Robin is away until 1 September 2019')).text).toContain('is not ahead of us');
    expect((await sam.says('@Robin is away until soon')).text).toContain('is not a date that I understand');
  });

  it('say of a name that they do not know which is nearest', async () => {
    await aWorld();
    const { sam } = partnership;
    expect((await sam.says('make @Robin holder of Inspektor', { in: 'MACE' })).text).toBe(
      'I know no post called Inspektor, so nothing was changed. Did you mean Inspector (Police)?',
    );
    expect((await sam.says('add the post Nurse at Polise')).text).toContain('Did you mean Police?');
    expect((await sam.says('add the post Nurse at Health')).text).toContain('To add it, type: add the agency NAME');
    expect((await sam.says('Inspector answers for 9.9')).text).toContain('There is no action 9.9');
    expect((await sam.says('make @Nobody holder of Inspector', { in: 'MACE' })).text).toContain(
      'If they are not in Teams, type: make Nobody without Teams holder of Inspector',
    );
    expect((await sam.says('add the agency police')).text).toContain('called Police already');
    expect(await inspector()).toMatchObject({ holder: null });
  });

  it('never keep words about a child in danger, or a number that identifies somebody', async () => {
    await aWorld();
    const { sam } = partnership;
    expect((await sam.says('add the agency my dad hits me')).text).toContain('999');
    expect((await sam.says('add the post Lead 943 476 5919 at Police')).text).toContain('an NHS number');
    const quoted = await sam.says('make @Robin holder of Lead 943 476 5919', { in: 'MACE' });
    expect(quoted.text).toContain('an NHS number');
    expect(quoted.text).not.toContain('943 476');
    expect(partnership.everythingWritten()).not.toMatch(/dad hits|943 476/);
  });

  it('are left by somebody: the business manager is told what is open, and nobody who left is named again', async () => {
    await aWorld();
    const { sam, robin } = partnership;
    await sam.says('make @Robin holder of Inspector', { in: 'MACE' });
    await sam.says('Inspector answers for 4.1');
    expect((await sam.says('@Robin has left')).text).toBe(
      'Done: Robin Example has left and is asked nothing any more. To be filled: Inspector (Police). I have sent the business managers what is open.',
    );
    await until(() => partnership.notesTo(sam).length > 0, 'the notice is there');
    expect(sam.sees('personal', -1).text).toContain('it answers for DP 4.1');
    expect((await sam.says('make @Robin deputy of Inspector', { in: 'MACE' })).text).toContain(
      'Robin Example has left, so nothing was changed: who has left holds no post and deputises for nobody',
    );
    expect((await sam.says('assign 4.2 to @Robin', { in: 'MACE' })).text).toContain(
      'Robin Example has left, so nothing',
    );
    expect((await sam.says('@Robin is back')).text).toContain('Robin Example is here again');
    expect((await sam.says('make @Robin deputy of Inspector', { in: 'MACE' })).text).toContain('Done: Robin Example');
    expect(await inspector()).toMatchObject({ holder: null, deputy: keyOf(robin) });
  });
});

describe('who answers?', () => {
  it('is asked after an import, many actions at a time, and saved from the card in place', async () => {
    await aWorld();
    const { sam } = partnership;
    await importPlan(partnership.ports, defaultPartnership, {
      draft: aDraft(
        [
          { ref: '7.1', text: 'Report from Police', measure: '' },
          { ref: '7.2', text: 'Write it', measure: '' },
        ],
        { code: 'BP', title: 'Business Plan' },
      ),
      source: 'bp.docx',
      by: 'test',
    });
    await partnership.tick();
    await until(() => partnership.notesTo(sam).length > 0, 'the card is there');
    const card = sam.sees('personal', -1);
    expect(card.text).toContain('Who answers? · Business Plan');
    expect(card.text).toContain('2 open actions have nobody yet who answers');
    const after = await sam.presses('Save', card, {
      'Who answers for BP 7.2?': 'below',
      'Whoever is chosen here': `person:${keyOf(sam)}`,
    });
    expect(after.shown!.text).toContain('Saved: BP 7.1: Inspector (Police); BP 7.2: Sam Example.');
    expect(after.shown!.text).toContain('Every open action has somebody who answers for it');
    const states = (await partnership.rows('state')).map(({ value }) => [value.ref, value.assignedTo]);
    expect(states).toEqual([
      ['7.1', ['police.inspector']],
      ['7.2', [`of.${tenant}-${sam.who.aadObjectId}`]],
    ]);
  });

  it('can be asked for a plan, and says what was not chosen or was named meanwhile', async () => {
    await aWorld();
    const { sam } = partnership;
    const card = await sam.says('who answers for DP?');
    await sam.says('Inspector answers for 4.1');
    await sam.says('assign 4.3 to @Ash', { in: 'MACE' });
    const after = await sam.presses('Save', card, { 'Who answers for 4.2?': 'below' });
    expect(after.text).toContain('Not saved: DP 4.2. Please choose at the bottom who answers for them.');
    expect(after.text).toContain('DP 4.3 was given to Ash Example by somebody else meanwhile, so that stands.');
    expect(after.text).not.toContain('Saved:');
    expect((await sam.says('who answers for XY?')).text).toContain('There is no plan XY. I know DP.');
    expect((await sam.says('who answers?', { in: 'MACE' })).text).toContain('in private only');
  });

  it('turns pages, and Save on one keeps what stands on it', async () => {
    partnership = await aPartnership({
      forms: 'in-place',
      actions: Array.from({ length: 23 }, (_, at) => ({
        ref: `1.${at + 1}`,
        lead: 'MACE',
        timescale: 'October 2019',
        text: `Report from Agency${at}`,
      })),
    });
    const { sam } = partnership;
    const first = await sam.says('who answers?');
    expect(first.text).toContain('Page 1 of 3');
    const second = await sam.presses('Next', first);
    expect(second.shown!.text).toContain('Page 2 of 3');
    const titles = actionsOf(second.shown!.card).map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['Save', 'Next', 'Previous']));
    const saved = await sam.presses('Save', second.shown!);
    expect(saved.shown!.text).toContain('13 open actions have nobody yet');
    expect((await partnership.rows('agency')).map(({ value }) => value.name)).toContain('Agency10');
  });

  it('is answered by business managers alone, also where somebody else presses', async () => {
    await aWorld();
    const card = await partnership.sam.says('who answers?');
    const pressed = await partnership.robin.presses('Save', card);
    expect(pressed.text).toContain('Only a business manager can do that');
    expect(await partnership.rows('state')).toEqual([]);
  });
});

describe('somebody without Teams', () => {
  it('is asked by way of the business manager, who types in what comes back', async () => {
    await aWorld();
    const { sam } = partnership;
    await sam.says('make Pat Nobody without Teams holder of Inspector');
    await sam.says('Inspector answers for 4.1');
    await partnership.reach(askInstant);
    await partnership.settled();
    const card = sam.sees('personal', -1);
    expect(card.text).toContain('To send on: Pat Nobody');
    expect(card.text).toContain('Dear Pat Nobody,');
    expect(card.text).toContain('4.1: Report from Police on what was done');
    const form = (await sam.presses('Update of 4.1', card)).shown!;
    const inputs = inputsOf(form.card);
    expect(inputs.find(({ label }) => label === 'Who said it')).toMatchObject({ value: 'Pat Nobody' });
    const saved = await sam.presses('Save', form, {
      Rating: 'green',
      Progress: 'All is done.',
      'How it reached you': 'e-mail',
    });
    expect(saved.shown!.text).toContain('To send on: Pat Nobody');
    expect(saved.shown!.text).toContain('All 1 answered. Thank you.');
    const updates = (await partnership.rows('update')).map(({ value }) => value);
    expect(updates).toMatchObject([{ ref: '4.1', route: 'e-mail', onBehalfOf: 'Pat Nobody', by: keyOf(sam) }]);
  });
});

describe('somebody whom a list named before Teams knew them', () => {
  const give = (holder: string) =>
    importPeople(partnership.ports, defaultPartnership, {
      by: 'test',
      rows: [
        {
          row: 2,
          agency: 'Police',
          post: 'Inspector',
          holder: { name: holder, email: '' },
          deputy: { name: '', email: '' },
          awayUntil: null,
          groups: [],
          answers: false,
          actions: '4.1',
        },
      ],
    });

  it('holds their post from the turn in which they first speak', async () => {
    await aWorld();
    await give('Robin Example');
    expect(await inspector()).toMatchObject({ holder: 'none~1' });
    expect((await partnership.robin.says('mine')).text).toContain('4.1');
    expect(await inspector()).toMatchObject({ holder: keyOf(partnership.robin) });
  });

  it('is found on the roster when the business manager asks who answers', async () => {
    await aWorld();
    await give('Example, Ash');
    await partnership.sam.says('who answers?');
    expect(await inspector()).toMatchObject({ holder: keyOf(partnership.ash) });
  });
});
