import fc from 'fast-check';
import { addDays } from '../../src/domain/day.ts';
import { TooManyConflicts } from '../../src/flows/commit.ts';
import { StorageUnavailable } from '../../src/flows/ports.ts';
import { aChannel } from '../builders.ts';
import * as acts from './history-acts.ts';
import { expectNothingForgotten } from './history-checks.ts';
import { Died, type Fault, type Running, startInstance } from './history-instance.ts';
import { expectRightCards } from './history-live.ts';
import * as people from './history-people.ts';
import * as plans from './history-plans.ts';
import { finishAll, lookOnce, toLater } from './history-rest.ts';
import * as steering from './history-steering.ts';
import { answers } from './history-teams.ts';
import {
  chair,
  groups,
  type HistoryWorld,
  kim,
  later,
  lee,
  type Model,
  manager,
  member,
  pat,
} from './history-world.ts';

// Everything that may happen in a history, and how it is told when one fails.

export type Command = fc.AsyncCommand<Model, HistoryWorld>;

function command(told: string, does: (model: Model, world: HistoryWorld) => Promise<void>): Command {
  return {
    check: () => true,
    run: async (model, world) => {
      await does(model, world);
      await expectNothingForgotten(world);
      await expectRightCards(world, model);
    },
    toString: () => `\n  ${told}`,
  };
}

/** One instance does something; true where it got to the end. Whatever goes wrong by itself is not its fault. */
async function attempt(
  act: acts.Act,
  model: Model,
  world: HistoryWorld,
  running: Running & { readonly alone: boolean },
) {
  try {
    await act.does({ world, model, instance: startInstance(world, running), alone: running.alone });
    return true;
  } catch (error) {
    if (!(error instanceof Died || error instanceof StorageUnavailable || error instanceof TooManyConflicts))
      throw error;
    if (act.isDoneAnew) model.unfinished = [...model.unfinished, act];
    return false;
  }
}

function alone(act: acts.Act, fault: Fault | null): Command {
  const wrong = fault ? ` — ${fault.kind} ${fault.when} ${fault.of} ${fault.number}` : '';
  return command(`${act.name}${wrong}`, async (model, world) => {
    await attempt(act, model, world, { fault, alone: true });
  });
}

/** Two instances at once, each as quick as it is. */
function together(pair: readonly [acts.Act, acts.Act], paces: readonly number[]): Command {
  const told = `at once, at paces ${paces.join(' ')}: ${pair[0].name} | ${pair[1].name}`;
  return command(told, async (model, world) => {
    const halves = [paces, paces.toReversed()];
    await Promise.all(pair.map((act, at) => attempt(act, model, world, { paces: halves[at]!, alone: false })));
    // Whose change of a meeting came last, nobody was told.
    model.meetings.clear();
  });
}

const spans: readonly (readonly [string, number])[] = [
  ['5 minutes', 5],
  ['an hour', 60],
  ['a day', 1440],
  ['3 days', 3 * 1440],
  ['a week', 7 * 1440],
  ['3 weeks', 21 * 1440],
];

const timePasses = fc
  .constantFrom(...spans)
  .map(([told, minutes]) =>
    command(`${told} later`, async (_, world) => toLater(world, later(world.clock.now(), minutes))),
  );

const nextStep = fc.constant(
  command('until the next step', async (_, world) => {
    const next = (await world.store.directory.find('next', world.partnership))!.value.stepAt;
    if (next !== null) toLater(world, next);
  }),
);

const anybody = fc.constantFrom(kim, lee, chair, manager, member);
/** Whoever usually answers: 1.1 the channel, 1.2 and 2.1 Kim, 1.3 and 3.1 the manager for others, the part Lee. */
const usually = [member, kim, manager, kim, manager, lee] as const;
const allGoesWell = fc.constant(
  command('until the next step, which runs and goes out', async (model, world) => {
    const next = (await world.store.directory.find('next', world.partnership))!.value.stepAt;
    if (next !== null) toLater(world, next);
    await lookOnce(world, model);
  }),
);

/** Whoever did not hear that it was done does it again, and hears. */
const doneAnew = fc.constant(
  command('what was not heard the end of is done again', async (model, world) => finishAll(world, model)),
);

const anyGroup = fc.nat({ max: 3 });
const aFew = fc.nat({ max: 5 });

type Steering = readonly [string, Parameters<typeof steering.steer>[2]];

const plainSteerings: readonly Steering[] = [
  ['pause', () => ({ do: 'pause', until: null })],
  ['resume', () => ({ do: 'resume' })],
  ['ask now', () => ({ do: 'ask-now' })],
];

const endings = [{ do: 'end' }, { do: 'merge', into: 'LPR Group' }, { do: 'revive' }] as const;

const acting: fc.Arbitrary<acts.Act> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(acts.tick) },
  { weight: 2, arbitrary: fc.constant(acts.relay) },
  { weight: 4, arbitrary: carrying() },
  { weight: 1, arbitrary: fc.constantFrom(acts.repeatAll, acts.sendDoubtfulAgain) },
  { weight: 7, arbitrary: aFew.map((target) => acts.say(usually[target]!, target)) },
  { weight: 2, arbitrary: fc.tuple(anybody, aFew).map(([by, target]) => acts.say(by, target)) },
  { weight: 2, arbitrary: aFew.map(acts.sayAgain) },
  { weight: 2, arbitrary: fc.tuple(aFew, fc.boolean()).map(([which, byManager]) => acts.takeBack(which, byManager)) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(anyGroup, aMeetingOrder())
      .map(([group, [name, order]]) => steering.meeting(name, group, order)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('hold', 'release', 'note'), fc.constantFrom(chair, manager))
      .map(([how, by]) => steering.steerDigest(how, by)),
  },
  { weight: 3, arbitrary: aSteering() },
  { weight: 2, arbitrary: aFew.map(steering.finishRecord) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyGroup, fc.constantFrom(...endings))
      .map(([group, does]) => steering.endsOrMerges(group, does)),
  },
  { weight: 4, arbitrary: peopleChange() },
  { weight: 2, arbitrary: planChange() },
  { weight: 1, arbitrary: fc.constant(acts.saidByEmail) },
);

function carrying(): fc.Arbitrary<acts.Act> {
  const record = { most: fc.constantFrom(1, 3, 32), isReversed: fc.boolean() };
  return fc.record({ ...record, answers: fc.array(fc.constantFrom(...answers), { maxLength: 3 }) }).map(acts.carry);
}

type Order = Parameters<typeof steering.meeting>[2];

function aMeetingOrder(): fc.Arbitrary<readonly [string, Order]> {
  const { add, move, moveLate, papers, cancel, reinstate } = steering.orders;
  const days = (told: string, order: (days: number) => Order, least: number, most: number) =>
    fc.integer({ min: least, max: most }).map((count) => [`${told} ${count} days`, order(count)] as const);
  return fc.oneof(
    days('add in', add, 0, 60),
    days('move by', move, -20, 40),
    days('move, after its day, to in', moveLate, 0, 40),
    days('papers earlier by', papers, 0, 15),
    fc.constantFrom(['cancel', cancel()] as const, ['reinstate', reinstate()] as const),
  );
}

function aSteering(): fc.Arbitrary<acts.Act> {
  const days = (told: string, most: number, order: (days: number) => Steering[1]) =>
    fc.integer({ min: 1, max: most }).map((count): Steering => [`${told} ${count} days`, order(count)]);
  const steps = fc.constantFrom('ask', 'remind', 'chase', 'digest', 'addendum');
  const order: fc.Arbitrary<Steering> = fc.oneof(
    days('pause for', 20, (count) => (today) => ({ do: 'pause', until: addDays(today, count) })),
    days('quiet for', 30, (count) => (today) => ({ do: 'quiet', from: today, to: addDays(today, count) })),
    days('ask before, by', 20, (ask) => () => ({ do: 'rhythm', change: { ask } })),
    steps.map((step): Steering => [`skip the ${step}`, () => ({ do: 'skip', step, why: '' })]),
    fc.constantFrom(...plainSteerings),
  );
  return fc.tuple(anyGroup, order).map(([group, [name, wanted]]) => steering.steer(name, group, wanted));
}

function peopleChange(): fc.Arbitrary<acts.Act> {
  const post = fc.nat({ max: 2 });
  const place = fc.constantFrom('holder', 'deputy');
  const person = fc.constantFrom(kim, lee, pat, chair, null);
  return fc.oneof(
    fc.constantFrom(kim, lee, pat, chair).map(people.leaves),
    fc.tuple(aFew, fc.constantFrom(kim, lee, chair)).map(([target, key]) => people.assign(target, key)),
    fc.constantFrom(kim, lee).map((key) => people.isAway(key, 7)),
    fc.tuple(post, place, person).map(([which, as, key]) => people.holds(which, as, key)),
    fc.tuple(post, fc.constantFrom('Kim', 'Lee', 'Robin')).map(([which, name]) => people.listSays(which, name)),
  );
}

function planChange(): fc.Arbitrary<acts.Act> {
  return fc.oneof(
    aFew.map(plans.signOff),
    fc
      .tuple(fc.option(aFew), fc.constantFrom('MACE', 'LPR Group'))
      .map(([without, lead]) => plans.newEdition(without, lead)),
    fc.constant(plans.editionBack),
  );
}

const setUpChange: fc.Arbitrary<Command> = fc.oneof(
  fc.tuple(anyGroup, fc.constantFrom('none', 'usual', 'elsewhere')).map(([at, which]) => {
    const { id } = groups[at]!;
    const channel = { none: null, usual: groups[at]!.channel, elsewhere: aChannel(`${id}-elsewhere`) }[which];
    return command(`channel of ${id}: ${which}`, async (_, { register }) => {
      const { value } = (await register.find('group', id))!;
      await register.commit([{ do: 'put', kind: 'group', id, value: { ...value, channel } }]);
    });
  }),
  fc.tuple(fc.constantFrom(kim, lee, chair), fc.boolean()).map(([person, isHere]) =>
    command(`${person} is ${isHere ? 'on' : 'off'} the roster`, async (_, { offRoster }) => {
      if (isHere) offRoster.delete(person);
      else offRoster.add(person);
    }),
  ),
);

function faultAt(of: Fault['of'], most: number): fc.Arbitrary<Fault> {
  const which = { kind: fc.constantFrom('dies', 'no answer'), when: fc.constantFrom('before', 'after') } as const;
  return fc.record({ ...which, of: fc.constant(of), number: fc.integer({ min: 1, max: most }) });
}

const aFault: fc.Arbitrary<Fault | null> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  { weight: 3, arbitrary: faultAt('write', 6) },
  { weight: 1, arbitrary: faultAt('read', 40) },
);
const aFaultOnTheWay = fc.oneof(aFault, faultAt('post', 3), faultAt('write', 12));
const paces = fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 6 });

export const histories = fc.commands(
  [
    fc.oneof(
      { weight: 5, arbitrary: timePasses },
      { weight: 6, arbitrary: nextStep },
      { weight: 4, arbitrary: allGoesWell },
      { weight: 14, arbitrary: fc.tuple(acting, aFault).map(([act, fault]) => alone(act, fault)) },
      { weight: 4, arbitrary: fc.tuple(fc.constant(acts.tick), aFault).map(([act, fault]) => alone(act, fault)) },
      { weight: 6, arbitrary: fc.tuple(carrying(), aFaultOnTheWay).map(([act, fault]) => alone(act, fault)) },
      { weight: 4, arbitrary: fc.tuple(fc.tuple(acting, acting), paces).map(([pair, at]) => together(pair, at)) },
      { weight: 1, arbitrary: setUpChange },
      { weight: 2, arbitrary: doneAnew },
    ),
  ],
  { maxCommands: 40, size: 'max' },
);
