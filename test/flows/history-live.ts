import { mayAnswer } from '../../src/domain/access.ts';
import { isClosed } from '../../src/domain/cycle.ts';
import { londonDay } from '../../src/domain/day.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Person, Post } from '../../src/domain/partnership.ts';
import type { Tracked } from '../../src/domain/plan.ts';
import { fullRef } from '../../src/domain/ref.ts';
import { isWaitedFor, openRefs, type Request } from '../../src/domain/request.ts';
import { isPrepared } from '../../src/domain/succession.ts';
import { answerQuestion } from '../../src/flows/answer-question.ts';
import { gatherPlans } from '../../src/flows/gather.ts';
import { rowsOf, theManager } from '../builders.ts';
import { must } from './history-carry.ts';
import { agencies, type HistoryWorld, type Model } from './history-world.ts';

// What holds of the cycles under way, whenever nobody is in the middle of something.

/** What is asked and not answered stands on the card of somebody who answers, or of the group's channel. */
export async function expectRightCards(world: HistoryWorld, model: Model): Promise<void> {
  if (model.unfinished.length > 0) return;
  const { requests, actions } = await openRequests(world);
  const [meetings, messages, people, posts] = await Promise.all([
    rowsOf(world, 'meeting'),
    rowsOf(world, 'message'),
    rowsOf(world, 'person'),
    rowsOf(world, 'post'),
  ]);
  const today = londonDay(world.clock.now());
  for (const request of requests.filter(({ meeting }) =>
    meetings.some(({ id, date }) => id === meeting && date >= today),
  )) {
    const card = messages.find(({ id }) => id === request.message);
    const asked = `${request.meeting} asks about ${[request.ref, request.part].filter(Boolean).join(' ')}`;
    must(card !== undefined, `${asked} on no card`);
    must([card!.meeting, ...card!.also].includes(request.meeting), `${asked} on ${card!.id}, which is not of it`);
    const action = actions.find((one) => one.action.ref === request.ref)!;
    expectAnswerer(`${asked} on ${card!.id}`, request, { card: card!, action, people, posts });
  }
  await expectListed(world, requests);
}

/** Asked who has not replied, Baton names what is waited for, and nothing else. */
async function expectListed({ ports, partnership: id }: HistoryWorld, requests: readonly Request[]): Promise<void> {
  const question = { partnership: id, asker: theManager, text: 'who has not replied', channelOf: null } as const;
  const answer = await answerQuestion(ports, { ...question, place: 'private' });
  const listed = answer.kind === 'list' ? answer.lines.map(({ ref }) => ref).toSorted() : [];
  const waiting = [...new Set(requests.map(({ ref }) => ref))].toSorted();
  must(listed.join() === waiting.join(), `${listed.join()} are listed as unanswered, and ${waiting.join()} are`);
}

interface Known {
  readonly card: Message;
  readonly action: Tracked;
  readonly people: readonly Person[];
  readonly posts: readonly Post[];
}

function expectAnswerer(asked: string, { group, part }: Request, { card, action, people, posts }: Known): void {
  must(card.state !== 'cancelled', `${asked}, which is cancelled (${card.reason})`);
  if (card.to.kind !== 'person') {
    must(card.to.group === group, `${asked}, which is another group’s`);
    return;
  }
  const key = card.forPerson ?? card.to.person;
  must(!people.some((one) => one.key === key && one.left), `${asked}, whose ${key} has left`);
  const asker = { key, name: '', roles: [], memberOf: new Set<string>() };
  const answerable = { action: action.action, part };
  const right = mayAnswer(asker, answerable, { posts, agencies, askedIn: [] });
  must(right.kind === 'own', `${asked}, whose ${key} may not answer`);
}

/** What the cycles under way wait for. */
async function openRequests(
  world: HistoryWorld,
): Promise<{ readonly requests: readonly Request[]; readonly actions: readonly Tracked[] }> {
  const { register } = world;
  const [meetings, groups, cycles, requests, { actions }] = await Promise.all([
    rowsOf(world, 'meeting'),
    rowsOf(world, 'group'),
    rowsOf(world, 'cycle'),
    rowsOf(world, 'request'),
    gatherPlans(register),
  ]);
  const open = openRefs(actions);
  const live = meetings.filter((one) => !one.cancelled && isPrepared(one, groups));
  const asking = cycles.filter((cycle) => !isClosed(cycle));
  const ids = new Set(live.flatMap(({ id }) => (asking.some(({ meeting }) => meeting === id) ? [id] : [])));
  const waiting = requests.filter((request) => ids.has(request.meeting) && isWaitedFor(request, open));
  const asked = new Set(asking.flatMap((cycle) => cycle.asked));
  return { requests: waiting.filter(({ plan, ref }) => asked.has(fullRef(plan, ref))), actions };
}
