import type { MovableClock } from './clock.ts';
import type { Courier } from './courier.ts';
import { formatInstant } from './domain/day.ts';
import { gatherSetting } from './flows/gather.ts';
import { listPartnerships } from './flows/meet-team.ts';
import type { Ports } from './flows/ports.ts';
import { postOpenMessagesAnew } from './flows/post-anew.ts';
import { earliestStep, runDueSteps } from './flows/run-due-steps.ts';

/** What happened in each step, for somebody who watches a cycle go by in minutes. */
const told: Readonly<Record<string, string>> = {
  ask: 'The request has gone to the channel.',
  close:
    'The cycle is closed: what its digest will say is settled. Late replies are still taken. Type “next step” for the digest.',
  digest:
    'The digest stands in the group’s channel, and its summary in the Strategic Group’s channel (General). That was a whole cycle. Now drop in your own plan: stop Baton (Ctrl-C), then type  npm run -s baton -- import YOUR-PLAN.docx --dry-run',
};

/** Local mode's “next step”: moves Baton's clock to the next step of any cycle, and runs it. */
export function rehearse(
  ports: Ports & { readonly clock: MovableClock },
  courier: () => Courier,
): () => Promise<string> {
  return async () => {
    for (const partnership of await listPartnerships(ports)) {
      const setting = await gatherSetting(ports, partnership);
      const cycles = (await ports.store.register(partnership).list('cycle')).map(({ value }) => value);
      const next = earliestStep(setting, cycles, ports.clock.now());
      if (!next) continue;
      ports.clock.advanceTo(next);
      const runs = await runDueSteps(ports, partnership);
      courier().nudge(partnership);
      const lines = runs.map(({ meeting, step }) => {
        const group = setting.meetings.find(({ id }) => id === meeting)?.group;
        const name = setting.groups.find(({ id }) => id === group)?.name ?? meeting;
        return `${name}, ${step}. ${told[step] ?? ''}`;
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
