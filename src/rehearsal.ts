import { setTimeout as delay } from 'node:timers/promises';
import type { MovableClock } from './clock.ts';
import type { Courier } from './courier.ts';
import { type StepName, stepNames } from './domain/cycle.ts';
import { formatInstant } from './domain/day.ts';
import { gatherCycles, gatherSetting } from './flows/gather.ts';
import { listPartnerships } from './flows/meet-team.ts';
import type { Ports } from './flows/ports.ts';
import { postOpenMessagesAnew } from './flows/post-anew.ts';
import { earliestStep, runDueSteps } from './flows/run-due-steps.ts';

/** What happened in each step, for somebody who watches a cycle go by in minutes. */
const told: Readonly<Record<StepName, string>> = {
  ask: 'the request has gone to the channel.',
  remind: 'a reminder stands under the request, with what nobody has answered; where all is answered there is none.',
  chase:
    'the last call before the close: under the request, and privately to you as business manager, in your own chat with Baton, who has not answered.',
  close:
    'the cycle is closed, so what its digest will say is settled, and its draft is in your own chat: add a note or hold it. Late replies are still taken. Type “next step” for the digest.',
  digest: 'the digest stands in the group’s channel, and its summary in General, the Strategic Group’s channel.',
  addendum: 'what was answered after the close stands under the digest; where nobody was late there is nothing.',
  record: [
    'the meeting has been held, and the card that records it is in your own chat with Baton.',
    'That was a whole cycle. Now drop in your own plan: open a second terminal in Baton’s folder and type',
    'npm run -s baton -- import YOUR-PLAN.docx --dry-run',
  ].join('\n'),
  unrecorded: 'ten working days have passed and the meeting is not recorded; you and its chair have been told.',
};

function isStep(step: string): step is StepName {
  return (stepNames as readonly string[]).includes(step);
}

/** Local mode's “next step”: moves Baton's clock to the next step of any cycle, and runs it. */
export function rehearse(
  ports: Ports & { readonly clock: MovableClock },
  courier: () => Courier,
): () => Promise<string> {
  return async () => {
    for (const partnership of await listPartnerships(ports)) {
      const setting = await gatherSetting(ports, partnership);
      const cycles = (await gatherCycles(ports, partnership)).map(({ value }) => value);
      const next = earliestStep(setting, cycles, ports.clock.now());
      if (!next) continue;
      ports.clock.advanceTo(next);
      const runs = await runDueSteps(ports, partnership);
      courier().nudge(partnership);
      const lines = runs.map(({ meeting, step }) => {
        const group = setting.meetings.find(({ id }) => id === meeting)?.group;
        const name = setting.groups.find(({ id }) => id === group)?.name ?? meeting;
        return `${name}: ${isStep(step) ? told[step] : `${step}.`}`;
      });
      return [`It is now ${formatInstant(ports.clock.now())}.`, ...lines].join('\n');
    }
    return 'No step is ahead. Import meeting dates to begin a cycle: npm run -s baton -- meetings import FILE';
  };
}

/**
 * The local Teams keeps what it shows in its page alone, so each page begins empty, also one that is loaded again. To
 * be called when a page says that it is ready: what people still use is posted anew.
 */
export async function showToNewPage(ports: Ports, courier: Courier, serviceUrl: string): Promise<void> {
  const teams = await ports.store.directory.list('team');
  for (const { value } of teams) {
    const { partnership } = value;
    if (partnership === null || value.serviceUrl !== serviceUrl) continue;
    await postOpenMessagesAnew(ports, partnership);
    courier.nudge(partnership);
  }
}

const longestWaitMs = 5000;

/**
 * Waits until what was due at the start is posted, so that nobody opens a page in between: it would show what is being
 * posted, and everything once more when it is ready.
 */
export async function untilPosted(ports: Ports): Promise<void> {
  const deadline = Date.now() + longestWaitMs;
  for (const partnership of await listPartnerships(ports)) {
    const outbox = () => ports.store.register(partnership).list('outbox', { limit: 1 });
    while ((await outbox()).length > 0 && Date.now() < deadline) await delay(50);
  }
}
