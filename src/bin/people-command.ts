import { readFileApart } from '../documents/file-reader.ts';
import { readPeople } from '../documents/read-people.ts';
import { formatDay, parseDay } from '../domain/day.ts';
import type { PeopleListed, PersonListed, PostListed } from '../domain/set-up-view.ts';
import { importPeople } from '../flows/import-people.ts';
import { listPeople } from '../flows/list-people.ts';
import { named, peopleListWords, peopleNotTaken } from '../teams/list-wording.ts';
import { type Call, Failure, fileOf, type Result, Wrong, withCommandLine } from './command.ts';

/** `people import FILE` and `people list`: who holds which post, and answers for what. */
export async function peopleCommand({ rest, open }: Call): Promise<Result> {
  const [what, path] = rest;
  if (what === 'list') {
    return withCommandLine(open, async ({ ports, partnership }) => {
      const all = await listPeople(ports, partnership);
      return { text: listText(all), json: all };
    });
  }
  if (what !== 'import') throw new Wrong('It is “people import FILE” or “people list”');
  const file = await fileOf(path, 'people import FILE');
  const read = await readPeople(file, readFileApart);
  if (!read.ok) throw new Failure(read.message);
  return withCommandLine(open, async ({ ports, partnership }) => {
    const imported = await importPeople(ports, partnership, { rows: read.rows, by: 'command line' });
    const { refused: _, frontDoor: __, ...done } = imported;
    const problems = peopleNotTaken(imported, read.problems, 'typed');
    return { text: peopleListWords(imported, read.problems, 'typed'), json: { ...done, problems } };
  });
}

function listText({ posts, agencies, unanswered }: PeopleListed): string {
  if (posts.length === 0 && agencies.length === 0) return 'No posts yet. Import them: people import FILE';
  return [
    ...posts.flatMap(postLines),
    ...named('Agencies without a post', agencies),
    ...(unanswered.length > 0
      ? [`Nobody answers yet for ${unanswered.join(', ')}. In Teams, type: who answers?`]
      : ['Every open action has somebody who answers.']),
  ].join('\n');
}

function postLines(post: PostListed): readonly string[] {
  const { agency, holder, deputy, awayUntil, groups, answersForAgency, actions, parts, vacant } = post;
  const back = awayUntil ? parseDay(awayUntil) : null;
  const who = [
    holder ? personText(holder) : 'vacant',
    back ? `away until ${formatDay(back)}` : '',
    deputy ? `deputy ${personText(deputy)}` : '',
  ];
  const does = [
    actions.length > 0 ? `answers for ${actions.join(', ')}` : '',
    parts.length > 0 ? `owes a part of ${parts.join(', ')}` : '',
    answersForAgency ? 'answers for the agency' : '',
    groups.length > 0 ? `sits in ${groups.join(', ')}` : '',
    vacant && actions.length + parts.length > 0 ? 'nobody is there, so the lead group’s channel is asked' : '',
  ].filter(Boolean);
  const line = `${agency ? `${agency} · ` : ''}${post.post}: ${who.filter(Boolean).join(', ')}`;
  return does.length > 0 ? [line, `  ${does.join('; ')}`] : [line];
}

function personText({ name, inTeams }: PersonListed): string {
  return inTeams ? name : `${name} (not in Teams)`;
}
