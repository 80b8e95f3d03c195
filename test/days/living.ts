import type { Day } from '../../src/domain/day.ts';
import { answerQuestion } from '../../src/flows/answer-question.ts';
import { deliver } from '../../src/flows/deliver-messages.ts';
import { relayOutbox } from '../../src/flows/relay-outbox.ts';
import { runDueSteps } from '../../src/flows/run-due-steps.ts';
import { theManager, type World } from '../builders.ts';
import { carrying, type FakeMessenger } from '../flows/fake-messenger.ts';

/** Lets Baton live until a moment: its tick every four hours, in as many processes as are named, and its messages carried. */
export async function liveUntil(world: World, teams: FakeMessenger, until: string, processes = ['one']): Promise<void> {
  const fourHours = 4 * 3_600_000;
  for (let at = Date.parse(world.clock.now()); at <= Date.parse(until); at += fourHours) {
    world.clock.set(new Date(at).toISOString());
    await Promise.all(processes.map((instance) => tick(world, teams, instance)));
  }
}

async function tick({ ports, partnership, store }: World, messenger: FakeMessenger, instance: string): Promise<void> {
  await runDueSteps(ports, partnership);
  await relayOutbox(ports, partnership);
  const items = await store.queue.take(32);
  for (const item of items) await deliver(carrying(ports, messenger, { instance }), item);
}

/** The refs in the business manager's answer to a question. */
export async function refsAnswering({ ports, partnership }: World, text: string, on?: Day): Promise<readonly string[]> {
  const usual = { asker: theManager, channelOf: null, place: 'private' } as const;
  const answer = await answerQuestion(ports, { partnership, text, ...usual, ...(on && { on }) });
  return answer.kind === 'list' ? answer.lines.map(({ ref }) => ref) : [];
}
