import cron from 'node-cron';
import type { Courier } from './courier.ts';
import type { Ports } from './flows/ports.ts';
import { partnershipsDue, runDueSteps } from './flows/run-due-steps.ts';
import { faultOf, type Log } from './log.ts';

export interface Timetable {
  /** Runs what is due now, as a tick would. */
  tick(): Promise<void>;
  stop(): Promise<void>;
}

export function isCron(text: string): boolean {
  return cron.validate(text);
}

/** The tick: looks what is due, in UTC. What "due" means in England is the domain's business. */
export function startTimetable(
  ports: Ports,
  courier: Courier,
  { tick: expression, log }: { tick: string; log: Log },
): Timetable {
  let current: Promise<void> = Promise.resolve();
  const tick = (): Promise<void> => {
    current = current.then(() => runTick(ports, courier, log));
    return current;
  };
  const task = cron.schedule(expression, tick, {
    timezone: 'Etc/UTC',
    noOverlap: true,
    suppressMissedWarning: true,
    logger: {
      info: () => {},
      debug: () => {},
      warn: (text) => log.debug({ text: String(text) }, 'tick'),
      error: (text) => log.error({ text: String(text) }, 'tick'),
    },
  });
  return {
    tick,
    stop: async () => {
      await task.destroy();
      await current;
    },
  };
}

async function runTick(ports: Ports, courier: Courier, log: Log): Promise<void> {
  try {
    const due = await partnershipsDue(ports);
    for (const partnership of due.steps) await runPartnership(ports, partnership, log);
    for (const partnership of new Set([...due.steps, ...due.outbox])) courier.catchUp(partnership);
  } catch (error) {
    // Nothing is lost: what is due stays due, and the next tick looks again.
    log.error(faultOf(error), 'tick failed');
  }
}

/** One partnership's trouble must not keep the others waiting. */
async function runPartnership(ports: Ports, partnership: string, log: Log): Promise<void> {
  try {
    for (const run of await runDueSteps(ports, partnership)) log.info(run, 'step');
  } catch (error) {
    log.error({ ...faultOf(error), partnership }, 'steps failed');
  }
}
