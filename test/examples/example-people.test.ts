import { describe, expect, it } from '@jest/globals';
import {
  exampleAgencies,
  exampleChairs,
  exampleGroups,
  exampleOversight,
  examplePeople,
  examplePlayground,
  examplePosts,
} from '../../examples/example-people.ts';

describe('the example people', () => {
  it('are what the Agents Playground takes: exactly five users besides the current one, one channel besides General', () => {
    const { currentUser, users, team, bot } = examplePlayground();
    expect(currentUser).toMatchObject({
      id: '00000000-0000-0000-0000-0000000000b0',
      name: 'Sam Example (Business Manager)',
    });
    expect(users).toHaveLength(5);
    expect(team.channels).toHaveLength(1);
    expect(bot.name.length).toBeLessThanOrEqual(42);
    const ids = [currentUser!, ...users].map(({ id }) => id);
    expect(new Set(ids).size).toBe(6);
  });

  it('are plainly made up: every address is on example.org', () => {
    const { currentUser, users } = examplePlayground();
    for (const user of [currentUser!, ...users]) expect(user.email).toMatch(/^[a-z]+@example\.org$/);
  });

  it('hold posts of agencies that there are, and chair the groups of their posts', () => {
    const agencies = exampleAgencies.map(({ id }) => id);
    expect(examplePosts.filter(({ agency }) => !agencies.includes(agency))).toEqual([]);
    expect(examplePosts.filter(({ holder }) => holder === null).length).toBeGreaterThan(0);
    const roles = Object.fromEntries(examplePeople().map((person) => [person.name, person.roles]));
    expect(roles['Robin Example (Detective Inspector)']).toEqual([{ kind: 'chair', group: 'mace' }]);
    expect(roles['Sam Example (Business Manager)']).toContainEqual({ kind: 'business-manager' });
  });
});

describe('the example groups', () => {
  it('each have a chair’s post and report, in the end, to the oversight group', () => {
    const posts = examplePosts.map(({ id }) => id);
    for (const group of exampleGroups) {
      expect(posts).toContain(exampleChairs[group.id]);
      expect(topOf(group.id)).toBe(exampleOversight);
    }
  });
});

function topOf(id: string): string {
  const above = exampleGroups.find((group) => group.id === id)!.reportsTo;
  return above === null ? id : topOf(above);
}
