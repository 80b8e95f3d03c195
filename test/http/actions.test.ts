import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ActionView, SavedUpdate } from '../../src/domain/action-view.ts';
import type { ListedActions } from '../../src/domain/tab-view.ts';
import type { FormValues, UpdateForm } from '../../src/domain/update-form.ts';
import { planKey } from '../../src/flows/keys.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { rowsOf, stateOf, withMeetings, withPlan } from '../builders.ts';
import { TabServer } from './a-tab.ts';

let tab: TabServer;
beforeEach(async () => {
  tab = await TabServer.open('2019-09-02T09:00:00Z');
  await withPlan(tab.world, [
    {
      ref: '4.1',
      text: 'Marker words',
      links: ['4.2'],
      timescale: 'June 2019',
    },
    { ref: '4.2', timescale: 'Ongoing' },
    { ref: '5.1', leads: ['LPR Group'] },
  ]);
  await tab.seat('robin', { memberOf: ['mace'] });
  await tab.seat('lee', { memberOf: ['lpr-group'] });
  await tab.seat('kim', { roles: [{ kind: 'chair', group: 'mace' }] });
  await tab.seat('sam', { roles: [{ kind: 'business-manager' }] });
});
afterEach(() => tab.close());

const blank: FormValues = {
  rating: 'amber',
  progress: 'The data came in part.',
  doneFor: '',
  expectedBy: '',
  blocked: 'false',
  evidence: '',
  complete: 'false',
  route: '',
  onBehalfOf: '',
};

function submit(more: Partial<FormValues> = {}, rest: object = {}) {
  return { seq: 0, values: { ...blank, ...more }, ...rest };
}

async function said(response: Response): Promise<{ readonly message: string; readonly code?: string }> {
  return (await response.json()) as { message: string; code?: string };
}

async function view(as: string, name = 'DP/4.1'): Promise<ActionView> {
  const response = await tab.get(`actions/${name}`, as);
  expect(response.status).toBe(200);
  return (await response.json()) as ActionView;
}

async function restrict(): Promise<void> {
  const plan = (await tab.world.register.find('plan', planKey('DP')))!;
  const value = {
    ...plan.value,
    audience: { kind: 'restricted', groups: ['lpr-group'] } as const,
    title: 'Marker title',
  };
  await tab.world.register.commit([{ do: 'put', kind: 'plan', id: plan.id, value }]);
}

describe('the list of all actions', () => {
  async function list(as: string, query = ''): Promise<ListedActions> {
    return (await (await tab.get(`actions${query}`, as)).json()) as ListedActions;
  }

  it('says on which lists each stands, by the rules that the chat answers by', async () => {
    tab.world.clock.set('2019-12-09T09:00:00Z');
    const { actions } = await list('robin');
    const on = Object.fromEntries(actions.map((one) => [one.ref, one.on]));
    expect(on['4.1']).toEqual(['open', 'overdue', 'mine']);
    expect(on['4.2']).toContain('quiet');
    expect(on['5.1']).not.toContain('mine');
  });

  it('says who was asked and has not answered, to whoever may ask that in chat', async () => {
    await withMeetings(tab.world, 'MACE 2019-09-24');
    for (const at of ['2019-09-03T08:00:00Z', '2019-09-13T08:00:00Z']) {
      tab.world.clock.set(at);
      await runDueSteps(tab.world.ports, tab.world.partnership);
    }
    const of = async (as: string) =>
      (await list(as)).actions.filter(({ on }) => on.includes('unanswered')).map(({ ref }) => ref);
    expect(await of('sam')).toContain('4.1');
    expect(await of('lee')).toEqual([]);
  });

  it('keeps to those that no group leads where they are asked for', async () => {
    const register = tab.world.store.register(tab.world.partnership);
    const { id, value } = (await register.list('action')).find((row) => row.value.ref === '5.1')!;
    await register.commit([{ do: 'put', kind: 'action', id, value: { ...value, leads: [] } }]);
    expect((await list('robin', '?group=-')).actions.map(({ ref }) => ref)).toEqual(['5.1']);
  });

  it('keeps to one group where one is asked for', async () => {
    expect((await list('robin', '?group=lpr-group')).actions.map(({ ref }) => ref)).toEqual(['5.1']);
  });

  it('says of a restricted plan code, ref, rating and date', async () => {
    await tab.post('actions/DP/4.1/updates', 'robin', submit({ complete: 'true', blocked: 'true' }));
    await restrict();
    tab.leave('robin');
    await tab.seat('robin', { memberOf: ['strategic-group'] });
    const [one] = (await list('robin')).actions;
    const told = Object.entries(one!).filter(
      ([, value]) => value !== '' && value !== null && value !== false && value !== 0,
    );
    const names = told.filter(([, value]) => !(Array.isArray(value) && value.length === 0)).map(([name]) => name);
    expect(names.toSorted()).toEqual([
      'counted',
      'daysOverdue',
      'due',
      'label',
      'on',
      'plan',
      'rating',
      'ref',
      'restricted',
    ]);
  });
});

describe('the page of one action', () => {
  it('tells its words, its steps, its links and who may answer', async () => {
    expect(await view('robin')).toMatchObject({
      line: { ref: '4.1', text: 'Marker words' },
      steps: [{ due: '2019-06-30', by: '2019-06-30', doneOn: null, movedTo: [] }],
      links: [{ label: '4.2', name: { plan: 'DP', ref: '4.2' } }],
      mayAnswer: [{ part: null, right: 'own' }],
      told: [],
    });
    expect((await view('lee')).mayAnswer).toEqual([]);
    expect((await view('sam')).mayAnswer).toEqual([{ part: null, right: 'on-behalf' }]);
  });

  it('tells all that was said, newest first, and marks what was taken back', async () => {
    await tab.post('actions/DP/4.1/updates', 'robin', submit());
    tab.world.clock.set('2019-09-03T09:00:00Z');
    await tab.post('actions/DP/4.1/updates', 'robin', { ...submit({ progress: 'By mistake.' }), seq: 1 });
    await tab.post('actions/DP/4.1/undo', 'robin', { sequence: 2 });
    const { told } = await view('robin');
    expect(told.map(({ paragraphs, struck, undo }) => [paragraphs, struck, undo])).toEqual([
      [['By mistake.'], true, null],
      [['The data came in part.'], false, null],
    ]);
    expect(JSON.stringify(told)).not.toContain('tenant~');
  });

  it('tells what was known on an earlier day', async () => {
    tab.world.clock.set('2019-09-05T09:00:00Z');
    await tab.post('actions/DP/4.1/updates', 'robin', submit());
    const then = await view('robin', 'DP/4.1?on=2019-09-04');
    expect(then).toMatchObject({ line: { rating: null }, told: [], mayAnswer: [], on: '2019-09-04' });
  });

  it('shows nothing of a restricted plan to whoever is outside its audience', async () => {
    await tab.post('actions/DP/4.1/updates', 'robin', submit());
    await restrict();
    tab.leave('robin');
    await tab.seat('robin', { memberOf: ['strategic-group'] });
    const response = await tab.get('actions/DP/4.1', 'robin');
    const text = await response.text();
    expect(text).not.toMatch(/Marker|data came|MACE|June/);
    expect(JSON.parse(text)).toMatchObject({
      line: { ref: '4.1', restricted: true, rating: 'amber' },
      told: [],
      steps: [],
    });
  });

  it.each(['DP/99', 'XX/4.1'])('says that there is no %s', async (name) => {
    const response = await tab.get(`actions/${name}`, 'robin');
    expect(response.status).toBe(404);
    expect((await said(response)).message).toMatch(/^There is no such action here\./);
  });
});

describe('an update from the tab', () => {
  it('is told to the courier, so that the card in Teams shows it at once; a look is not', async () => {
    await view('robin');
    expect(tab.told).toEqual([]);
    await tab.post('actions/DP/4.1/updates', 'robin', submit());
    expect(tab.told).toEqual([tab.world.partnership]);
  });

  it('begins with a form that says what was said last', async () => {
    await tab.post('actions/DP/4.1/updates', 'robin', submit());
    const form = (await (await tab.get('actions/DP/4.1/form', 'robin')).json()) as UpdateForm;
    expect(form).toMatchObject({ onBehalf: false, values: { rating: 'amber', progress: 'The data came in part.' } });
  });

  it('is recorded as in chat, and the same submit arriving again is one update', async () => {
    const answers = [];
    for (let times = 0; times < 3; times += 1)
      answers.push(await tab.post('actions/DP/4.1/updates', 'robin', submit()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const [first, second] = (await Promise.all(answers.map((one) => one.json()))) as SavedUpdate[];
    expect(first).toMatchObject({ title: 'Saved', words: '4.1: Amber. “The data came in part.”', undo: 1 });
    expect(second).toMatchObject({ title: 'Already saved' });
    expect(await rowsOf(tab.world, 'update')).toHaveLength(1);
    expect((await rowsOf(tab.world, 'submission')).length).toBe(1);
    expect(await stateOf(tab.world, '4.1')).toMatchObject({ sequence: 1, lastWord: { rating: 'amber' } });
  });

  it('is given on behalf by a business manager, who says by which route it came', async () => {
    await tab.post('actions/DP/4.1/updates', 'sam', submit({ route: 'e-mail', onBehalfOf: 'YOS' }));
    expect(await rowsOf(tab.world, 'update')).toMatchObject([{ route: 'e-mail', onBehalfOf: 'YOS' }]);
    expect((await view('robin')).told[0]!.notes).toContain('by e-mail from YOS');
  });

  it('is refused whoever may not answer, in the chat’s sentence', async () => {
    for (const response of [
      await tab.get('actions/DP/4.1/form', 'lee'),
      await tab.post('actions/DP/4.1/updates', 'lee', submit()),
    ]) {
      expect(response.status).toBe(403);
      expect((await said(response)).message).toContain('4.1 is answered by MACE, so nothing was recorded.');
    }
    expect(await rowsOf(tab.world, 'update')).toEqual([]);
  });

  it.each<[string, Partial<FormValues>, string, string]>([
    ['no rating', { rating: '' }, 'bad-rating', 'please choose a rating'],
    ['no words', { progress: ' ' }, 'empty', 'please add a line on progress'],
    ['a date that has passed', { expectedBy: '2019-01-01' }, 'past-date', '1 January 2019 has passed'],
    ['a link that is none', { evidence: 'javascript:alert(1)' }, 'bad-evidence', 'begins with https://'],
    ['signs of a child', { progress: 'Born 4 May 2011, AB is doing well.' }, 'may-identify', 'may identify a child'],
  ])('says what to change where it has %s', async (_, values, code, words) => {
    const response = await tab.post('actions/DP/4.1/updates', 'robin', submit(values));
    expect(response.status).toBe(422);
    expect(await said(response)).toMatchObject({ code, message: expect.stringContaining(words) });
    expect(await rowsOf(tab.world, 'update')).toEqual([]);
  });

  it('is stored without what no file could hold, such as the half of an emoji that was cut', async () => {
    const response = await tab.post(
      'actions/DP/4.1/updates',
      'robin',
      submit({ progress: 'Done \ud83d and\uffffmore' }),
    );
    expect(response.status).toBe(200);
    expect(await rowsOf(tab.world, 'update')).toMatchObject([{ narrative: 'Done \ufffd and more' }]);
  });

  it('is taken once somebody says that the words identify no child', async () => {
    const values = { progress: 'Born 4 May 2011, AB is doing well.' };
    const response = await tab.post('actions/DP/4.1/updates', 'robin', submit(values, { confirmed: true }));
    expect(response.status).toBe(200);
    expect(await rowsOf(tab.world, 'update')).toMatchObject([{ confirmedNoChild: true }]);
  });

  it.each([{}, { seq: -1 }, { seq: 'x' }, [], 'x', { seq: 0, values: { rating: 7 } }])(
    'that cannot be read stores nothing: %j',
    async (body) => {
      expect((await tab.post('actions/DP/4.1/updates', 'robin', body)).status).toBeGreaterThanOrEqual(400);
      expect(await rowsOf(tab.world, 'update')).toEqual([]);
    },
  );

  it('is taken back by whoever gave it, and by nobody else but a business manager', async () => {
    await tab.post('actions/DP/4.1/updates', 'robin', submit());
    await tab.seat('ash', { memberOf: ['mace'] });
    expect((await tab.post('actions/DP/4.1/undo', 'ash', { sequence: 1 })).status).toBe(403);
    expect((await tab.post('actions/DP/4.1/undo', 'robin', { sequence: 1 })).status).toBe(200);
    const twice = await tab.post('actions/DP/4.1/undo', 'robin', { sequence: 1 });
    expect(twice.status).toBe(409);
    expect((await said(twice)).message).toBe('It had been taken back already. Nothing was changed.');
    expect(await stateOf(tab.world, '4.1')).toMatchObject({ lastWord: null });
  });
});

describe('words about a child in danger', () => {
  const words = 'A boy in my class says his dad hits him.';

  it.each(['robin', 'lee', 'stranger', null])(
    'get the safety message and nothing else, whoever sends them: %s',
    async (as) => {
      const response = await tab.post('actions/DP/4.1/updates', as, submit({ progress: words }));
      expect(response.status).toBe(422);
      const text = await response.text();
      expect(JSON.parse(text)).toMatchObject({ code: 'concern', message: expect.stringContaining('call 999 now') });
      expect(text).not.toMatch(/my class|answered by/);
      for (const kind of ['update', 'submission', 'audit', 'state'] as const) {
        expect(JSON.stringify(await rowsOf(tab.world, kind))).not.toContain('my class');
      }
    },
  );

  it('get it in whatever field they stand', async () => {
    const response = await tab.post('actions/DP/4.1/updates', 'robin', { seq: 0, more: [{ note: words }] });
    expect(await said(response)).toMatchObject({ code: 'concern' });
  });
});

describe('another partnership', () => {
  it('has no action here, and takes no update', async () => {
    expect((await tab.get('actions/DP/4.1?partnership=elsewhere', 'robin')).status).toBe(404);
    expect((await tab.post('actions/DP/4.1/updates?partnership=elsewhere', 'robin', submit())).status).toBe(404);
    expect((await tab.post('actions/DP/4.1/updates', 'stranger', submit())).status).toBe(404);
    expect(await rowsOf(tab.world, 'update')).toEqual([]);
  });

  it('nor does a form that another page sends', async () => {
    const response = await fetch(`${tab.url}/api/actions/DP/4.1/updates`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Authorization: 'Bearer robin' },
      body: 'seq=0',
    });
    expect(response.status).toBe(400);
  });
});

describe('what a chair decides', () => {
  const agree = { seq: 1, matter: 'sign-off', outcome: 'agreed' } as const;
  beforeEach(async () => {
    await tab.post('actions/DP/4.1/updates', 'robin', submit({ complete: 'true', expectedBy: '2019-12-12' }));
  });

  it('is offered to the chair of a lead group alone', async () => {
    expect((await view('kim')).mayDecide).toEqual(['sign-off', 'extension']);
    for (const who of ['robin', 'lee', 'sam']) expect((await view(who)).mayDecide).toEqual([]);
    expect((await view('kim', 'DP/5.1')).mayDecide).toEqual([]);
  });

  it('is recorded once, for the next meeting to note', async () => {
    const saved = await tab.post('actions/DP/4.1/decisions', 'kim', agree);
    expect(((await saved.json()) as SavedUpdate).words).toContain('4.1 is complete');
    expect((await stateOf(tab.world, '4.1')).standing).toBe('complete');
    const again = await tab.post('actions/DP/4.1/decisions', 'kim', agree);
    expect([again.status, (await said(again)).code]).toEqual([409, 'nothing-to-decide']);
    expect(await rowsOf(tab.world, 'decision')).toMatchObject([{ ref: '4.1', takenBy: { kind: 'chair' } }]);
  });

  it('moves the date by what was asked for, or leaves it', async () => {
    const more = { seq: 1, matter: 'extension', outcome: 'agreed' };
    expect((await tab.post('actions/DP/4.1/decisions', 'kim', more)).status).toBe(200);
    expect((await view('kim')).steps).toMatchObject([{ by: '2019-12-12', movedTo: ['2019-12-12'] }]);
    const back = { seq: 1, matter: 'sign-off', outcome: 'not-agreed' };
    expect((await tab.post('actions/DP/4.1/decisions', 'kim', back)).status).toBe(200);
    expect(await stateOf(tab.world, '4.1')).toMatchObject({ standing: 'open', proposedComplete: null });
  });

  it('moves the date to another than was asked for', async () => {
    const more = { seq: 1, matter: 'extension', outcome: 'agreed', to: '2020-01-31' };
    const bad = await tab.post('actions/DP/4.1/decisions', 'kim', { ...more, to: 'some day' });
    expect([bad.status, (await said(bad)).code]).toEqual([422, 'bad-date']);
    expect((await tab.post('actions/DP/4.1/decisions', 'kim', more)).status).toBe(200);
    expect((await view('kim')).steps).toMatchObject([{ by: '2020-01-31', movedTo: ['2020-01-31'] }]);
  });

  it('says what to do where the date that was asked for has passed', async () => {
    tab.world.clock.set('2019-12-13T09:00:00Z');
    const more = { seq: 1, matter: 'extension', outcome: 'agreed', to: '' };
    const late = await tab.post('actions/DP/4.1/decisions', 'kim', more);
    expect((await said(late)).message).toBe(
      '12 December 2019, which was asked for, has passed, so nothing was changed. Give another date, or do not agree.',
    );
    expect((await tab.post('actions/DP/4.1/decisions', 'kim', { ...more, to: '2020-01-31' })).status).toBe(200);
  });

  it('is refused to others, and where somebody has spoken since the chair looked', async () => {
    for (const who of ['robin', 'lee', 'sam']) {
      expect((await tab.post('actions/DP/4.1/decisions', who, agree)).status).toBe(403);
    }
    await tab.post('actions/DP/4.1/updates', 'robin', { ...submit({ progress: 'Not quite done yet.' }), seq: 1 });
    const late = await tab.post('actions/DP/4.1/decisions', 'kim', agree);
    expect([late.status, (await said(late)).code]).toEqual([409, 'said-since']);
    expect(await rowsOf(tab.world, 'decision')).toEqual([]);
  });
});
