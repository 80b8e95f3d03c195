import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { knownAgain, type RosterMember } from '../../src/domain/known-again.ts';
import type { Person } from '../../src/domain/partnership.ts';

const stranger = (slug: string, name: string): Person => ({ key: `none~${slug}`, name, roles: [], left: false });
const member = (key: string, name: string, ...addresses: readonly string[]): RosterMember => ({
  key: `t~${key}`,
  name,
  addresses,
});
const pat = stranger('pat', 'Pat Example');
const address = [{ person: pat.key, email: 'pat@example.org' }];

describe(knownAgain, () => {
  it('knows somebody by a name that one member has', () => {
    const here = member('a', 'Example, Pat (Health)');
    expect(knownAgain([pat], [], [here, member('b', 'Robin Other')])).toEqual([
      { kind: 'same', person: pat, member: here },
    ]);
  });

  it('knows somebody by their address, whatever they are called and whoever has the same name', () => {
    const here = member('a', 'P. E.', 'pat@example.org');
    expect(knownAgain([pat], address, [member('b', 'Pat Example'), here])).toMatchObject([
      { kind: 'same', member: { key: 't~a' } },
    ]);
  });

  it.each<[string, readonly Person[], readonly object[], readonly RosterMember[]]>([
    ['two members have the name', [pat], [], [member('a', 'Pat Example'), member('b', 'Pat Example')]],
    ['the address is another', [pat], address, [member('a', 'Pat Example', 'pat@elsewhere.org')]],
    ['two of the list have the name', [pat, stranger('pat.2', 'Pat Example')], [], [member('a', 'Pat Example')]],
  ])('does not decide where %s', (_, people, contacts, members) => {
    const found = knownAgain(people, contacts as typeof address, members);
    expect(found.map(({ kind }) => kind)).toEqual(people.map(() => 'doubt'));
  });

  it('says nothing of who is not there, of leavers, and of those known in Teams', () => {
    const others = [pat, { ...pat, left: true }, { ...pat, key: 't~pat' }];
    expect(knownAgain([others[0]!], [], [member('a', 'Robin')])).toEqual([]);
    expect(knownAgain(others.slice(1), [], [member('a', 'Pat Example')])).toEqual([]);
  });

  it('never takes one member for two people, nor anybody for somebody of another name without the address', () => {
    const name = fc.constantFrom('Pat Example', 'pat example', 'Robin Other', 'Kim');
    const mail = fc.constantFrom('a@x.org', 'b@x.org', null);
    const people = fc.array(fc.tuple(name, mail), { maxLength: 5 });
    const members = fc.array(fc.tuple(name, mail), { maxLength: 5 });
    fc.assert(
      fc.property(people, members, (listed, there) => {
        const strangers = listed.map(([called], at) => stranger(String(at), called));
        const contacts = listed.flatMap(([, email], at) => (email ? [{ person: `none~${at}`, email }] : []));
        const roster = there.map(([called, email], at) => member(String(at), called, ...(email ? [email] : [])));
        const same = knownAgain(strangers, contacts, roster).filter((one) => one.kind === 'same');
        expect(new Set(same.map((one) => one.member.key)).size).toBe(same.length);
        for (const { person, member: found } of same) {
          const mailed = contacts.find((contact) => contact.person === person.key)?.email;
          const isByName = person.name.toLowerCase() === found.name.toLowerCase();
          expect(isByName || (mailed !== undefined && found.addresses.includes(mailed))).toBe(true);
        }
      }),
    );
  });
});
