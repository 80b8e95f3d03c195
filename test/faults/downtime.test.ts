import { describe, expect, test } from '@jest/globals';
import type { StepName } from '../../src/domain/cycle.ts';
import { checkPosts, outcomeOf, repeatEverything, rootPosts, shown, untilQuiet } from './outcome.ts';
import { importAll, meeting, type Scene, setUpTeam, withScene } from './scene.ts';
import { type StageName, stage } from './stages.ts';
import { until } from './until.ts';

/** A Baton that was down since that stage, and starts at that instant. */
async function startAfter(
  from: StageName,
  clock: string,
  settled: readonly StepName[],
  look: (scene: Scene) => Promise<void>,
): Promise<void> {
  await withScene(await stage(from), async (scene) => {
    await scene.start(clock);
    await untilSettled(scene, settled);
    await repeatEverything(scene);
    await checkPosts(scene);
    await look(scene);
  });
}

async function untilSettled(scene: Scene, settled: readonly string[], of = meeting): Promise<void> {
  await until(`${settled.join(', ')} to be settled`, async () => {
    const { steps, skipped } = await outcomeOf(scene, of);
    return settled.every((step) => steps.includes(step) || skipped.includes(step));
  });
  await untilQuiet(scene);
}

async function whySkipped(scene: Scene, of = meeting): Promise<readonly string[]> {
  const cycle = await scene.store.register('default').find('cycle', of);
  return cycle?.value.skipped.map(({ step, why }) => `${step}: ${why}`) ?? [];
}

const closeHadCome = (...steps: readonly StepName[]) => steps.map((step) => `${step}: the close had already come`);

describe('a tick that stopped', () => {
  test('for three days over the ask: it is asked once, on the day that Baton is back', () =>
    startAfter('setUp', '2019-09-06T07:00:00Z', ['ask'], async (scene) => {
      expect(await outcomeOf(scene)).toMatchObject({ steps: ['ask'], skipped: [], mace: 1, general: 0 });
      expect((await outcomeOf(scene)).messages).toEqual(['request sent']);
      const [cycle] = await scene.store.register('default').list('cycle');
      expect(cycle?.value.ran[0]?.at).toMatch(/^2019-09-06T07:0/);
    }));

  test('over the reminder and the chase: only the chase comes, to the channel and to the business manager', () =>
    startAfter('answered', '2019-09-12T09:00:00Z', ['remind', 'chase'], async (scene) => {
      expect(await outcomeOf(scene)).toMatchObject({ steps: ['ask', 'chase'], mace: 1, general: 0 });
      expect((await outcomeOf(scene)).messages).toEqual(['chase sent', 'reminder sent', 'request sent']);
      expect(await whySkipped(scene)).toEqual(['remind: the chase was due as well']);
    }));

  test('over the ask and the close: only the close runs; what was skipped is recorded, and the manager is told', () =>
    startAfter('setUp', '2019-09-14T08:00:00Z', ['ask', 'close'], async (scene) => {
      expect(await outcomeOf(scene)).toMatchObject({ steps: ['close'], asked: [], mace: 0, general: 0 });
      expect((await outcomeOf(scene)).messages).toEqual(['draft sent', 'notice sent']);
      expect(await whySkipped(scene)).toEqual(closeHadCome('ask', 'remind', 'chase'));
    }));

  test('over ask, close and digest: the digest still comes, once, and says that nothing was asked for', () =>
    startAfter('setUp', '2019-09-18T08:00:00Z', ['ask', 'close', 'digest'], async (scene) => {
      expect(await outcomeOf(scene)).toMatchObject({ steps: ['close', 'digest'], mace: 1, general: 1 });
      // The draft of a digest that is posted already is of no use.
      const sent = ['digest sent', 'draft cancelled', 'notice sent', 'summary sent'];
      expect((await outcomeOf(scene)).messages).toEqual(sent);
      expect(await whySkipped(scene)).toEqual(closeHadCome('ask', 'remind', 'chase'));
      expect(shown(rootPosts(scene, 'MACE')[0])).toContain('No updates were asked for');
    }));

  test('over the close and the digest: one digest, with what had been answered', () =>
    startAfter('answered', '2019-09-17T09:00:00Z', ['close', 'digest'], async (scene) => {
      expect(await outcomeOf(scene)).toMatchObject({ steps: ['ask', 'close', 'digest'], mace: 2, general: 1 });
      const sent = ['digest sent', 'draft cancelled', 'request sent', 'summary sent'];
      expect((await outcomeOf(scene)).messages).toEqual(sent);
      expect(await whySkipped(scene)).toEqual(closeHadCome('remind', 'chase'));
      expect(shown(rootPosts(scene, 'MACE')[1])).toContain('Updates on 1 of 4');
      expect(shown(rootPosts(scene, 'General')[0])).toContain('Updates on 1 of 4');
    }));

  test('over the meeting: no digest any more, the reason is kept, and the record is asked for', () =>
    startAfter('answered', '2019-09-25T09:00:00Z', ['close', 'digest', 'record'], async (scene) => {
      // The Strategic Group's ask is due by then too, and is what stands in its channel.
      await until('the other group’s ask', () => rootPosts(scene, 'General').length > 0);
      await untilQuiet(scene);
      expect(await outcomeOf(scene)).toMatchObject({ steps: ['ask', 'close', 'record'], mace: 1, general: 1 });
      // The notice says that no further meeting of MACE is dated.
      const sent = ['draft cancelled', 'notice sent', 'record sent', 'request sent', 'request sent'];
      expect((await outcomeOf(scene)).messages).toEqual(sent);
      const held = ['digest', 'addendum'].map((step) => `${step}: the meeting had already been held`);
      expect(await whySkipped(scene)).toEqual([...closeHadCome('remind', 'chase'), ...held]);
    }));
});

interface Break {
  readonly meetings: string;
  readonly meeting: string;
  readonly before: string;
  readonly asks: string;
  /** The instant at which Baton is back, and what then runs and is skipped at once. */
  readonly back: string;
  readonly runs: readonly StepName[];
  readonly skips: readonly StepName[];
  /** The next step, and the minute of its time in England; two Batons start three seconds before it. */
  readonly next: StepName;
  readonly starts: string;
  readonly at: string;
  readonly messages: readonly string[];
}

const meetingOf = (date: string, papers: string) => `group,date,time,papers,title\nMACE,${date},14:00,${papers},MACE`;

const breaks: readonly (readonly [string, Break])[] = [
  [
    'a weekend with the close before it',
    {
      meetings: meetingOf('24/09/2019', '17/09/2019'),
      meeting: 'mace.2019-09-24',
      before: '2019-09-02T10:00:00Z',
      asks: '2019-09-03T08:00:00Z',
      back: '2019-09-16T09:00:00Z',
      runs: ['ask', 'close'],
      skips: ['remind', 'chase'],
      next: 'digest',
      starts: '2019-09-17T07:59:57Z',
      at: '2019-09-17T08:00:0',
      messages: ['digest sent', 'draft sent', 'request sent', 'summary sent'],
    },
  ],
  [
    'Christmas and New Year',
    {
      meetings: meetingOf('14/01/2020', '07/01/2020'),
      meeting: 'mace.2020-01-14',
      before: '2019-12-18T10:00:00Z',
      asks: '2019-12-19T09:00:00Z',
      back: '2020-01-02T10:00:00Z',
      runs: ['ask', 'chase'],
      skips: ['remind'],
      next: 'close',
      starts: '2020-01-03T08:59:57Z',
      at: '2020-01-03T09:00:0',
      messages: ['chase sent', 'draft sent', 'reminder sent', 'request sent'],
    },
  ],
  [
    'the end of summer time',
    {
      meetings: meetingOf('05/11/2019', '29/10/2019'),
      meeting: 'mace.2019-11-05',
      before: '2019-10-14T10:00:00Z',
      asks: '2019-10-15T08:00:00Z',
      // 09:30 by the clock that had gone until Sunday.
      back: '2019-10-29T08:30:00Z',
      runs: ['ask', 'close'],
      skips: ['remind', 'chase'],
      next: 'digest',
      starts: '2019-10-29T08:59:57Z',
      at: '2019-10-29T09:00:0',
      messages: ['digest sent', 'draft sent', 'request sent', 'summary sent'],
    },
  ],
  [
    'the beginning of summer time',
    {
      meetings: meetingOf('07/04/2020', '31/03/2020'),
      meeting: 'mace.2020-04-07',
      before: '2020-03-16T10:00:00Z',
      asks: '2020-03-17T09:00:00Z',
      back: '2020-03-31T07:30:00Z',
      runs: ['ask', 'close'],
      skips: ['remind', 'chase'],
      next: 'digest',
      starts: '2020-03-31T07:59:57Z',
      at: '2020-03-31T08:00:0',
      messages: ['digest sent', 'draft sent', 'request sent', 'summary sent'],
    },
  ],
];

describe('a tick that stopped after the ask, over', () => {
  test.each(breaks)(
    '%s: what is still of use comes at once, and the next step at 09:00 in England',
    async (_, over) => {
      await withScene(undefined, async (scene) => {
        await importAll(scene.where(over.before), undefined, over.meetings);
        const first = await scene.start(over.before);
        await setUpTeam(first, scene.teams.url);
        scene.countPostsFromHere();
        await first.stop();
        const asking = await scene.start(over.asks);
        await untilSettled(scene, ['ask'], over.meeting);
        await asking.stop();

        const back = await scene.start(over.back);
        await untilSettled(scene, over.runs, over.meeting);
        await repeatEverything(scene);
        expect(await outcomeOf(scene, over.meeting)).toMatchObject({ steps: over.runs, skipped: over.skips });
        await back.stop();
        await Promise.all([scene.start(over.starts), scene.start(over.starts)]);
        await untilSettled(scene, [over.next], over.meeting);
        await repeatEverything(scene);
        const cycle = await scene.store.register('default').find('cycle', over.meeting);
        expect(cycle?.value.ran.at(-1)).toEqual({ step: over.next, at: expect.stringContaining(over.at) });
        const outcome = await outcomeOf(scene, over.meeting);
        expect(outcome).toMatchObject({ steps: [...over.runs, over.next], skipped: over.skips });
        expect(outcome.messages).toEqual(over.messages);
        await checkPosts(scene);
      });
    },
  );
});
