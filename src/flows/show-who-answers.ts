import { lineOf } from '../domain/action-line.ts';
import type { Message } from '../domain/message.ts';
import type { PeopleFacts } from '../domain/people-row.ts';
import { nameOfPerson, postName } from '../domain/person-post.ts';
import { compareActions } from '../domain/request.ts';
import { type NamedAnswerer, suggestAnswerer, withoutAnswerer } from '../domain/who-answers.ts';
import type { AnswererOffered, WhoAnswersView } from '../domain/who-answers-view.ts';
import { gatherPlans, gatherSetting, lineFacts } from './gather.ts';
import { gatherPosts, peopleFacts } from './gather-posts.ts';
import { planKey } from './keys.ts';
import type { Ports } from './ports.ts';

export interface WhoAnswersAsked {
  readonly card: string;
  /** A plan's code in any case; null for every plan. */
  readonly plan: string | null;
  readonly told?: readonly string[];
}

/** What the card "Who answers?" shows now. It goes to business managers alone, who may read every plan. */
export async function showWhoAnswers(
  ports: Ports,
  partnership: string,
  { card, plan, told = [] }: WhoAnswersAsked,
): Promise<WhoAnswersView> {
  const register = ports.store.register(partnership);
  const [setting, plans, rows] = await Promise.all([
    gatherSetting(ports, partnership),
    gatherPlans(register),
    gatherPosts(register),
  ]);
  const facts = peopleFacts(rows, plans);
  const about = lineFacts(setting, plans, 'all');
  const asked = withoutAnswerer(plans.actions).filter(
    ({ action }) => plan === null || planKey(action.plan) === planKey(plan),
  );
  const items = asked.toSorted(compareActions).map((tracked) => {
    const { named, each } = suggestAnswerer(tracked, facts);
    return { line: lineOf(tracked, about), suggested: named.map((one) => nameOf(one, facts)), each };
  });
  const own = plans.plans.find(({ code }) => plan !== null && planKey(code) === planKey(plan));
  return { card, plan: own ? { code: own.code, title: own.title } : null, items, answerers: offered(facts), told };
}

/** What a message of an import shows; its name is `<plan>.<edition>~who-answers~<person>`. */
export async function drawWhoAnswers(ports: Ports, partnership: string, message: Message): Promise<WhoAnswersView> {
  return showWhoAnswers(ports, partnership, { card: message.id, plan: message.id.split('.')[0] ?? null });
}

function nameOf(named: NamedAnswerer, { posts, agencies }: PeopleFacts): string {
  if (named.kind === 'unknown') return `${named.name} (new)`;
  if (named.kind === 'agency') return agencies.find(({ id }) => id === named.id)?.name ?? named.id;
  const post = posts.find(({ id }) => id === named.id);
  return post ? postName(post, agencies) : named.id;
}

/** Posts first, with whoever holds them; then agencies; then people of whom no post is known. */
function offered({ posts, agencies, people }: PeopleFacts): readonly AnswererOffered[] {
  const byName = (a: AnswererOffered, b: AnswererOffered) => a.name.localeCompare(b.name, 'en-GB');
  const here = people.filter(({ left }) => !left);
  const withoutPost = here.filter(({ key }) => !posts.some(({ holder }) => holder === key));
  const post = (one: PeopleFacts['posts'][number]): AnswererOffered => {
    const holder = nameOfPerson(one.holder, here);
    const title = postName(one, agencies);
    return { kind: 'post', id: one.id, name: holder && holder !== title ? `${title}: ${holder}` : title };
  };
  return [
    ...posts.map(post).toSorted(byName),
    ...agencies.map(({ id, name }): AnswererOffered => ({ kind: 'agency', id, name })).toSorted(byName),
    ...withoutPost.map(({ key, name }): AnswererOffered => ({ kind: 'person', id: key, name })).toSorted(byName),
  ];
}
