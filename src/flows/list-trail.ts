import type { AuditLine } from '../domain/audit.ts';
import { formatDay, parseDay } from '../domain/day.ts';
import type { Trail, TrailLine } from '../domain/set-up-view.ts';
import { valuesOf } from './gather.ts';
import type { Ports } from './ports.ts';
import { personName } from './show-set-up.ts';

const pageLength = 50;

/** Who did what when, newest first, a page at a time; `text`: only lines in which all its words stand. */
export async function listTrail(
  ports: Ports,
  partnership: string,
  { from, text }: { readonly from: number; readonly text: string },
): Promise<Trail> {
  const register = ports.store.register(partnership);
  const [rows, people, groups, posts, meetings] = await Promise.all([
    register.list('audit'),
    register.list('person'),
    register.list('group'),
    register.list('post'),
    register.list('meeting'),
  ]);
  const groupNames = new Map(valuesOf(groups).map(({ id, name }) => [id, name]));
  const names = new Map([
    ...groupNames,
    ...valuesOf(posts).map(({ id, title }) => [id, title] as const),
    ...valuesOf(people).map(({ key, name }) => [key, name] as const),
    ...valuesOf(meetings).map(
      ({ id, group, date }) => [id, `${groupNames.get(group) ?? group}, ${formatDay(date)}`] as const,
    ),
  ]);
  const shown = ({ at, by, what, about }: AuditLine): TrailLine => {
    const words = about.replace(/[^\s:,]+/g, (word) => wordFor(word, names));
    return { at, by: doers.get(by) ?? personName(by, valuesOf(people)), what, about: words };
  };
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  const lines = valuesOf(rows)
    .map(shown)
    .filter((line) => {
      const all = `${line.by} ${line.what} ${line.about}`.toLowerCase();
      return wanted.every((word) => all.includes(word));
    });
  const end = from + pageLength;
  return { lines: lines.slice(from, end), total: lines.length, next: end < lines.length ? end : null };
}

const doers = new Map([
  ['baton', 'Baton'],
  ['command line', 'The command line'],
]);

/** A trail names things by their ids: a reader knows them by name, and a key in Teams is nobody's business. */
function wordFor(word: string, names: ReadonlyMap<string, string>): string {
  const named = names.get(word);
  if (named !== undefined || !word.includes('~')) return named ?? readDay(word);
  // A message's id begins with its meeting, and ends in whom it is to.
  const start = [...names.keys()].find((id) => word.startsWith(`${id}~`));
  return start === undefined ? 'somebody no longer known' : names.get(start)!;
}

function readDay(word: string): string {
  const day = parseDay(word);
  return day ? formatDay(day) : word;
}
