import { londonDay } from '../../src/domain/day.ts';
import { relayOutbox } from '../../src/flows/relay-outbox.ts';
import { partnershipsDue, runDueSteps } from '../../src/flows/run-due-steps.ts';
import { sendAgain } from '../../src/flows/send-again.ts';
import { takeUpdate } from '../../src/flows/take-update.ts';
import { undoUpdate } from '../../src/flows/undo-update.ts';
import { anAsker, proposed, rowsOf, theManager } from '../builders.ts';
import { carryItem, must } from './history-carry.ts';
import type { Instance } from './history-instance.ts';
import { type Answer, mayComeAgain } from './history-teams.ts';
import { answerable, chair, type HistoryWorld, type Model, member, type Said } from './history-world.ts';

// What one instance does of itself, and what people say to it.

/** Something that one instance does; whatever it says of it, it said before it died. */
export interface Act {
  readonly name: string;
  /** Whoever does not hear that it was done does it once more; what an interruption leaves is then whole. */
  readonly isDoneAnew?: boolean;
  does(scene: Scene): Promise<void>;
}

export interface Scene {
  readonly world: HistoryWorld;
  readonly model: Model;
  readonly instance: Instance;
  /** Nothing else happens meanwhile. */
  readonly alone: boolean;
}

export const tick: Act = {
  name: 'tick',
  does: async ({ world, instance, alone }) => {
    const { steps } = await partnershipsDue(instance.ports);
    if (steps.length === 0) return;
    const [before, meetings] = await Promise.all([rowsOf(world, 'group'), rowsOf(world, 'meeting')]);
    const today = londonDay(world.clock.now());
    const runs = await runDueSteps(instance.ports, world.partnership);
    for (const { meeting: id, step } of alone ? runs : []) {
      const meeting = meetings.find((one) => one.id === id);
      const paused = before.find((group) => group.id === meeting?.group)?.paused ?? null;
      must(paused === null || (paused.until !== null && paused.until <= today), `${step} of ${id} ran in a pause`);
      must(meeting?.cancelled === false, `${step} of ${id} ran, which was cancelled`);
    }
  },
};

export const relay: Act = {
  name: 'relay',
  does: async ({ world, instance }) => void (await relayOutbox(instance.ports, world.partnership)),
};

export interface Carrying {
  readonly most: number;
  readonly isReversed: boolean;
  readonly answers: readonly Answer[];
}

export function carry({ most, isReversed, answers }: Carrying): Act {
  return {
    name: `relay, and carry ${most}${isReversed ? ' backwards' : ''}${answers.length > 0 ? ` (Teams: ${answers.join(', ')})` : ''}`,
    does: async (scene) => {
      const left = [...answers];
      await relayOutbox(scene.instance.ports, scene.world.partnership);
      const items = await scene.instance.ports.store.queue.take(most);
      for (const item of isReversed ? items.toReversed() : items)
        await carryItem(scene, item, () => left.shift() ?? 'posted');
    },
  };
}

/** Every message there ever was is on the queue once more, in the wrong order. */
export const repeatAll: Act = {
  name: 'queue everything again, backwards',
  does: async ({ world, instance }) => {
    for (const { id } of (await rowsOf(world, 'message')).toReversed())
      await instance.ports.store.queue.put({ partnership: world.partnership, message: id });
  },
};

/** The business manager looked, and what was in doubt was not there. */
export const sendDoubtfulAgain: Act = {
  name: 'send again',
  does: async ({ world, instance }) => {
    const doubtful = (await rowsOf(world, 'message')).filter(({ state }) => state === 'in-doubt');
    for (const { id } of doubtful) mayComeAgain(world.teams, id);
    await sendAgain(instance.ports, { partnership: world.partnership, by: theManager.key, confirmed: true });
  },
};

/** Somebody of whom the register says what they may. */
export function askerOf(key: string) {
  if (key === theManager.key) return theManager;
  if (key === chair) return anAsker({ key, roles: [{ kind: 'chair', group: 'mace' }], memberOf: [] });
  return anAsker({ key, memberOf: key === member ? ['mace', 'lpr-group'] : [] });
}

export function say(by: string, target: number): Act {
  const { ref, part } = answerable[target % answerable.length]!;
  return {
    name: `${by} says something of ${ref}${part ? `, for ${part}` : ''}`,
    does: async (scene) => {
      const number = scene.model.said.length + 1;
      const words = { narrative: `Word ${number}.`, submission: `card.${ref}.${number}.${by}` };
      const said: Said = { ...words, by, ref, part, from: '', heard: 'nothing', sequence: null, takenBack: 'no' };
      scene.model.said.push(said);
      await submit(scene, said);
    },
  };
}

/** What an agency wrote by e-mail, typed in by the business manager: nobody says that it is of the part. */
export const saidByEmail: Act = {
  name: 'the police’s part of 1.3, by e-mail',
  does: async (scene) => {
    // Where the police's own answer for all of it, it would not be the part that they speak of.
    if (scene.model.passedOn.has('1.3')) return;
    const number = scene.model.said.length + 1;
    const words = { narrative: `Word ${number}.`, submission: `typed.1.3.${number}` };
    const about = { by: theManager.key, ref: '1.3', part: 'police', from: 'Police' };
    const said: Said = { ...words, ...about, heard: 'nothing', sequence: null, takenBack: 'no' };
    scene.model.said.push(said);
    await submit(scene, said);
  },
};

/** The same submit once more: a button pressed twice, or an answer that got lost on its way. */
export function sayAgain(which: number): Act {
  return {
    name: `say no. ${which + 1} again`,
    does: async (scene) => {
      const said = scene.model.said[which % scene.model.said.length];
      if (said && said.heard !== 'refused') await submit(scene, said);
    },
  };
}

async function submit({ world, instance, alone }: Scene, said: Said): Promise<void> {
  const { by, ref, part, from, submission, narrative } = said;
  const submitted = { partnership: world.partnership, asker: askerOf(by), plan: 'DP', ref, submission };
  const taken = await takeUpdate(instance.ports, {
    ...submitted,
    ...(from === '' && { part }),
    proposed: proposed({ narrative, onBehalfOf: from, route: from === '' ? 'card' : 'e-mail' }),
  });
  if (taken.kind === 'refused') {
    const { code } = taken.refusal;
    const isGone = code === 'no-such-action' || code === 'no-such-part';
    must(by !== theManager.key || isGone || code === 'not-open', `${by} was refused: ${code}`);
    must(said.heard !== 'taken' || isGone, `“${narrative}” was taken, and then refused`);
    if (said.heard === 'nothing') said.heard = 'refused';
    return;
  }
  must(taken.receipt.narrative === narrative, `“${narrative}” was acknowledged as “${taken.receipt.narrative}”`);
  must(said.sequence === null || said.sequence === taken.receipt.sequence, `“${narrative}” was recorded twice`);
  Object.assign(said, { heard: 'taken', sequence: taken.receipt.sequence });
  if (alone && !taken.receipt.again) await expectAnswered(world, said);
}

/** An answer that was taken answers whatever was asked of it for a meeting that is still to come. */
async function expectAnswered(world: HistoryWorld, { ref, part, narrative }: Said): Promise<void> {
  const [requests, meetings] = await Promise.all([rowsOf(world, 'request'), rowsOf(world, 'meeting')]);
  const today = londonDay(world.clock.now());
  for (const request of requests.filter((one) => one.ref === ref && one.part === part)) {
    const isAhead = meetings.some(({ id, date }) => id === request.meeting && date >= today);
    must(!isAhead || request.answeredBy !== null, `“${narrative}” left ${request.meeting} without an answer`);
  }
}

export function takeBack(which: number, isManager: boolean): Act {
  return {
    name: `take no. ${which + 1} back${isManager ? ', by the manager' : ''}`,
    does: async ({ world, model, instance }) => {
      const said = model.said[which % model.said.length];
      if (said?.sequence == null) return;
      const { ref, sequence } = said;
      const asker = isManager ? theManager : askerOf(said.by);
      if (said.takenBack === 'no') said.takenBack = 'maybe';
      const undone = await undoUpdate(instance.ports, {
        partnership: world.partnership,
        asker,
        plan: 'DP',
        ref,
        sequence,
      });
      if (undone.kind === 'taken') said.takenBack = 'yes';
    },
  };
}
