import { letIn, listPartnerships, waitingTeams } from '../flows/meet-team.ts';
import type { TeamBinding } from '../flows/ports.ts';
import { type Call, Failure, type Result, Wrong, withCommandLine } from './command.ts';

/** `partnership list|join`: the partnerships, and teams that wait to be let in. */
export async function partnershipCommand({ rest, open }: Call): Promise<Result> {
  const [what, ...words] = rest;
  if (what !== 'list' && what !== 'join') throw new Wrong('It is “partnership list” or “partnership join TEAM”');
  return withCommandLine(open, async ({ ports, partnership: id }) => {
    const waiting = await waitingTeams(ports);
    if (what === 'list') return partnershipList(await listPartnerships(ports), waiting);
    const wanted = words.join(' ').trim();
    if (wanted === '') throw new Wrong('Which team? partnership join TEAM');
    const team = waiting.find(({ team, name }) => team === wanted || name.toLowerCase() === wanted.toLowerCase());
    if (!team || !(await letIn(ports, id, team, 'command line'))) {
      throw new Failure(`No team called ${wanted} waits to be let in. “partnership list” shows those that do.`);
    }
    return { text: `${team.name || team.team} now belongs to ${id}.`, json: { partnership: id, team: team.team } };
  });
}

function partnershipList(ids: readonly string[], waiting: readonly TeamBinding[]): Result {
  const teams = waiting.map(({ name, team }) => `  · ${name || 'a team'} (${team})`);
  const text = [
    `Partnerships: ${ids.join(', ')}.`,
    ...(teams.length > 0 ? ['Waiting to be let in:', ...teams] : ['No team waits to be let in.']),
  ];
  return {
    text: text.join('\n'),
    json: { partnerships: ids, waiting: waiting.map(({ name, team, tenant }) => ({ name, team, tenant })) },
  };
}
