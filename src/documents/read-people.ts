import type { PeopleRow } from '../domain/people-row.ts';
import { type Cells, type ListResult, notADate, type ReadFile, readList } from './read-list.ts';
import type { SourceFile } from './refusal.ts';

const headings = {
  agency: /^(?:agency|organisation|service)$/i,
  post: /^(?:post|role|job title)$/i,
  holder: /^(?:post )?holder(?: name)?$/i,
  deputy: /^deputy(?: name)?$/i,
  'holder e-mail': /^holder(?:'s|’s)? e-?mail(?: address)?$/i,
  'deputy e-mail': /^deputy(?:'s|’s)? e-?mail(?: address)?$/i,
  'away until': /^away(?: until)?$/i,
  groups: /^groups?$/i,
  'answers for agency': /^answers(?: for(?: the)? agency)?$/i,
  actions: /^actions?$/i,
} as const;
type Heading = keyof typeof headings;

/** Reads who holds which post from a .csv or .xlsx. */
export function readPeople(file: SourceFile, read: ReadFile): Promise<ListResult<PeopleRow>> {
  return readList(file, read, {
    headings,
    needs: ['agency', 'post'],
    otherwise: { reason: 'not-people', so: 'so nobody was read from it' },
    read: personIn,
  });
}

function personIn(cells: Cells<Heading>, row: number): PeopleRow | string {
  const { words } = cells;
  const agency = words('agency');
  const post = words('post');
  if (agency === '') return 'it names no agency. Write which agency the post belongs to.';
  if (post === '') return 'it names no post. Write the role, such as Detective Inspector.';
  const awayUntil = cells.day('away until');
  if (!awayUntil && words('away until') !== '') return notADate(words('away until'));
  const answers = answersIn(words('answers for agency'));
  if (answers === null) {
    return `"${words('answers for agency')}" is neither yes nor no. Write yes if this post answers for the agency.`;
  }
  const wrongEmail = [words('holder e-mail'), words('deputy e-mail')].find((each) => each !== '' && !isEmail(each));
  if (wrongEmail !== undefined) return `"${wrongEmail}" is not an e-mail address. Correct it or leave it out.`;
  return {
    row,
    agency,
    post,
    holder: { name: words('holder'), email: words('holder e-mail').toLowerCase() },
    deputy: { name: words('deputy'), email: words('deputy e-mail').toLowerCase() },
    awayUntil,
    groups: cells
      .text('groups')
      .split(/[,;\n\r]+/)
      .map((name) => name.trim())
      .filter(Boolean),
    answers,
    actions: cells.text('actions'),
  };
}

function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text);
}

/** A blank says nothing, which is not "no". */
function answersIn(words: string): boolean | null {
  if (/^(?:|no|n|false)$/i.test(words)) return false;
  return /^(?:yes|y|x|true|✓|✔)$/i.test(words) ? true : null;
}
