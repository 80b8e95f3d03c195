import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Day } from '../../src/domain/day.ts';
import type { Agency } from '../../src/domain/partnership.ts';
import type { Change, DirectoryKinds, Register, RegisterChange, RegisterKinds, Store } from '../../src/flows/ports.ts';
import { directoryRows, registerRows } from './full-rows.ts';

export interface Subject {
  readonly store: Store;
  /** How long the store hides a taken item. */
  readonly hiddenSeconds: number;
  /** Lets so many seconds pass, as the store measures them. */
  pass(seconds: number): Promise<void>;
}

export function agency(id: string, name = 'Police'): Agency {
  return { id, name, aliases: [], answers: null };
}

export function insert(id: string, name?: string): RegisterChange {
  return { do: 'insert', kind: 'agency', id, value: agency(id, name) };
}

function put(id: string, name?: string): RegisterChange {
  return { do: 'put', kind: 'agency', id, value: agency(id, name) };
}

function replace(id: string, version: string, name?: string): RegisterChange {
  return { do: 'replace', kind: 'agency', id, value: agency(id, name), version };
}

function remove(id: string, version?: string): RegisterChange {
  return { do: 'remove', kind: 'agency', id, ...(version !== undefined && { version }) };
}

async function ids(register: Register, prefix = ''): Promise<readonly string[]> {
  return (await register.list('agency', { prefix })).map(({ id }) => id);
}

async function versionOf(register: Register, id: string): Promise<string> {
  return (await register.find('agency', id))!.version;
}

async function nameOf(register: Register, id: string): Promise<string | undefined> {
  return (await register.find('agency', id))?.value.name;
}

/** What every Store promises: the same sentences for memory and for Azure Tables. */
export function storeContract(open: () => Promise<Subject>): void {
  let subject: Subject;
  const fresh = () => subject.store.register(randomUUID());

  beforeAll(async () => {
    subject = await open();
  });

  describe('one row', () => {
    test('is found as it was inserted, and inserted only once', async () => {
      const register = fresh();
      expect(await register.find('agency', 'a')).toBeNull();
      expect(await register.commit([insert('a')])).toBe('done');
      expect(await register.commit([insert('a', 'Other')])).toBe('conflict');
      expect(await register.find('agency', 'a')).toMatchObject({ id: 'a', value: agency('a') });
    });

    test('is put over whatever stands there', async () => {
      const register = fresh();
      expect(await register.commit([put('a', 'One')])).toBe('done');
      expect(await register.commit([put('a', 'Two')])).toBe('done');
      expect(await nameOf(register, 'a')).toBe('Two');
    });

    test('is replaced only by somebody who has seen its latest writing', async () => {
      const register = fresh();
      await register.commit([insert('a', 'One')]);
      const seen = await versionOf(register, 'a');
      expect(await register.commit([replace('a', seen, 'Two')])).toBe('done');
      expect(await register.commit([replace('a', seen, 'Three')])).toBe('conflict');
      expect(await nameOf(register, 'a')).toBe('Two');
      expect(await register.commit([replace('never-there', seen)])).toBe('conflict');
    });

    test('that is written alone comes back as it now stands, and can be written again at once', async () => {
      const register = fresh();
      await register.commit([insert('a', 'One')]);
      const seen = (await register.find('agency', 'a'))!;
      const two = (await register.replace('agency', seen, agency('a', 'Two\u2028“2” \r\n 😀')))!;
      expect(two).toEqual(await register.find('agency', 'a'));
      expect(await register.replace('agency', seen, agency('a', 'Late'))).toBeNull();
      const three = await register.replace('agency', two, agency('a', 'Three'));
      expect(three).toEqual(await register.find('agency', 'a'));
      expect(await nameOf(register, 'a')).toBe('Three');
      await register.commit([{ do: 'remove', kind: 'agency', id: 'a' }]);
      expect(await register.replace('agency', three!, agency('a', 'Gone'))).toBeNull();
    });

    test('that is written alone loses what is left empty, and is refused like any other', async () => {
      const register = fresh();
      const [full, empty] = registerRows.post;
      await register.commit([{ do: 'put', kind: 'post', id: 'p', value: full }]);
      const seen = (await register.find('post', 'p'))!;
      await register.replace('post', seen, empty!);
      expect((await register.find('post', 'p'))!.value).toEqual(empty);
      await expect(register.replace('post', seen, { ...full, title: 'x'.repeat(40_000) })).rejects.toThrow(
        'longer than',
      );
    });

    test('has another version after every writing, even of the same words', async () => {
      const register = fresh();
      const versions = new Set<string>();
      for (let writing = 0; writing < 20; writing += 1) {
        await register.commit([put('a')]);
        versions.add(await versionOf(register, 'a'));
      }
      expect(versions.size).toBe(20);
    });

    test('has the same version in a list', async () => {
      const register = fresh();
      await register.commit([insert('a')]);
      expect(await register.list('agency')).toEqual([await register.find('agency', 'a')]);
    });

    test('loses what its next writing leaves empty', async () => {
      const register = fresh();
      const [full, empty] = registerRows.post;
      await register.commit([{ do: 'put', kind: 'post', id: 'p', value: full }]);
      await register.commit([{ do: 'put', kind: 'post', id: 'p', value: empty! }]);
      expect((await register.find('post', 'p'))!.value).toEqual(empty);
    });

    test('is removed with a version only while that is its latest', async () => {
      const register = fresh();
      await register.commit([insert('a')]);
      const seen = await versionOf(register, 'a');
      await register.commit([put('a', 'Newer')]);
      expect(await register.commit([remove('a', seen)])).toBe('conflict');
      expect(await register.commit([remove('a', await versionOf(register, 'a'))])).toBe('done');
      expect(await register.find('agency', 'a')).toBeNull();
      expect(await register.commit([remove('a', seen)])).toBe('conflict');
    });

    test('is removed without a version whatever it holds, and even if it is gone', async () => {
      const register = fresh();
      await register.commit([insert('a')]);
      expect(await register.commit([remove('a')])).toBe('done');
      expect(await register.commit([remove('a')])).toBe('done');
    });

    test('cannot be changed from outside', async () => {
      const register = fresh();
      const value = { id: 'a', name: 'Police', aliases: ['the force'], answers: null };
      await register.commit([{ do: 'insert', kind: 'agency', id: 'a', value }]);
      value.aliases.push('mine');
      (((await register.find('agency', 'a'))!.value as Agency).aliases as string[]).push('theirs');
      expect((await register.find('agency', 'a'))!.value.aliases).toEqual(['the force']);
    });
  });

  describe('a commit', () => {
    test('of nothing is done', async () => expect(await fresh().commit([])).toBe('done'));

    test('writes everything it holds', async () => {
      const register = fresh();
      await register.commit([insert('replaced'), insert('removed'), insert('dropped'), insert('put', 'Old')]);
      const changes: readonly RegisterChange[] = [
        insert('inserted'),
        put('put', 'New'),
        replace('replaced', await versionOf(register, 'replaced'), 'New'),
        remove('removed', await versionOf(register, 'removed')),
        remove('dropped'),
        remove('never-there'),
        { do: 'insert', kind: 'post', id: 'inserted', value: registerRows.post[0] },
        remove('nor-this'),
      ];
      expect(await register.commit(changes)).toBe('done');
      expect(await ids(register)).toEqual(['inserted', 'put', 'replaced']);
      expect([await nameOf(register, 'put'), await nameOf(register, 'replaced')]).toEqual(['New', 'New']);
      expect(await register.find('post', 'inserted')).not.toBeNull();
    });

    test.each<[string, (stale: string) => RegisterChange]>([
      ['an insert over a row', () => insert('changed')],
      ['a replace of a row that was changed', (stale) => replace('changed', stale)],
      ['a replace of a row that is gone', (stale) => replace('gone', stale)],
      ['a removal of a row that was changed', (stale) => remove('changed', stale)],
      ['a removal, with a version, of a row that is gone', (stale) => remove('gone', stale)],
    ])('writes nothing at all where it holds %s', async (_name, conflicting) => {
      const register = fresh();
      await register.commit([insert('changed', 'Old'), insert('kept', 'Old'), insert('stays')]);
      const stale = await versionOf(register, 'changed');
      await register.commit([put('changed', 'New')]);
      const changes = [
        remove('never-there'),
        put('kept', 'New'),
        insert('more'),
        conflicting(stale),
        remove('stays'),
        insert('last'),
      ];
      expect(await register.commit(changes)).toBe('conflict');
      expect(await ids(register)).toEqual(['changed', 'kept', 'stays']);
      expect([await nameOf(register, 'changed'), await nameOf(register, 'kept')]).toEqual(['New', 'Old']);
    });

    test('may write 100 rows, and is refused with 101 before anything is written', async () => {
      const register = fresh();
      const rows = (count: number) => Array.from({ length: count }, (_, at) => insert(`a${at}`));
      await expect(register.commit(rows(101))).rejects.toThrow('at most 100 rows, not 101');
      expect(await ids(register)).toEqual([]);
      expect(await register.commit(rows(100))).toBe('done');
      expect(await ids(register)).toHaveLength(100);
    });

    test('of two people who saw the same writing is done for exactly one', async () => {
      const register = fresh();
      await register.commit([insert('a', 'Nobody')]);
      for (let round = 0; round < 10; round += 1) {
        const seen = await versionOf(register, 'a');
        const attempt = (who: string) => register.commit([insert(`${round}~${who}`), replace('a', seen, who)]);
        const results = await Promise.all(['x', 'y', 'z'].map(attempt));
        expect(results.toSorted()).toEqual(['conflict', 'conflict', 'done']);
        expect(await ids(register, `${round}~`)).toEqual([`${round}~${await nameOf(register, 'a')}`]);
      }
    });

    test('of two people who insert the same row is done for exactly one', async () => {
      const register = fresh();
      const results = await Promise.all(['x', 'y', 'z'].map((who) => register.commit([insert('a', who), put(who)])));
      expect(results.toSorted()).toEqual(['conflict', 'conflict', 'done']);
      expect(await ids(register)).toEqual(['a', await nameOf(register, 'a')]);
    });
  });

  describe('a list', () => {
    test('holds the rows of one kind and one partnership, in the order of their ids', async () => {
      const register = fresh();
      const some = ['b', 'a~10', 'B', 'a', 'é', 'a~2', 'a.', 'a-', '~', 'a ~', "o'neil", '2', '10', '%41'];
      await register.commit(some.map((id) => insert(id)));
      await register.commit([{ do: 'insert', kind: 'post', id: 'c', value: registerRows.post[0] }]);
      await fresh().commit([insert('elsewhere')]);
      expect(await ids(register)).toEqual(some.toSorted());
    });

    test('holds the ids that begin with the prefix', async () => {
      const register = fresh();
      await register.commit(['m', 'm~1', 'm~2~x', 'm~', 'm.', 'm1', 'n~1', 'M~1', 'm~é'].map((id) => insert(id)));
      expect(await ids(register, 'm~')).toEqual(['m~', 'm~1', 'm~2~x', 'm~é']);
      expect(await ids(register, 'm~2')).toEqual(['m~2~x']);
      expect(await ids(register, 'none')).toEqual([]);
    });

    test('holds the ids between two, both included', async () => {
      const register = fresh();
      await register.commit(['a', 'b', 'b~1', 'c', 'c ', 'c~1', 'd'].map((id) => insert(id)));
      const between = async (from: string, to: string) =>
        (await register.list('agency', { between: [from, to] })).map(({ id }) => id);
      expect(await between('b', 'c')).toEqual(['b', 'b~1', 'c']);
      expect(await between('b', 'b')).toEqual(['b']);
      expect(await between('x', 'y')).toEqual([]);
    });

    test('of meetings lies in the order of their first days, and may begin at one', async () => {
      const register = fresh();
      const made = ['mace.2019-09-24', 'lpr.2019-12-10', 'mace.2020-01-14', 'board-2019.2019-09-24.2', 'without-a-day'];
      await register.commit(
        made.map((id) => ({ do: 'insert', kind: 'meeting', id, value: registerRows.meeting[0] }) as const),
      );
      const since = async (day?: Day) =>
        (await register.list('meeting', day ? { since: day } : {})).map(({ id }) => id);
      const ahead = ['lpr.2019-12-10', 'mace.2020-01-14', 'without-a-day'];
      expect(await since()).toEqual(['board-2019.2019-09-24.2', 'mace.2019-09-24', ...ahead]);
      expect(await since('2019-09-25')).toEqual(ahead);
      expect((await register.find('meeting', 'mace.2019-09-24'))?.id).toBe('mace.2019-09-24');
      await expect(register.list('meeting', { prefix: 'mace' })).rejects.toThrow('by their day');
      await expect(register.list('agency', { since: '2019-09-25' })).rejects.toThrow('by their id');
    });

    test('is whole and nobody else’s where several are asked for in the same moment', async () => {
      const register = fresh();
      await register.commit([
        insert('a'),
        insert('b'),
        { do: 'insert', kind: 'post', id: 'a', value: registerRows.post[0] },
        { do: 'insert', kind: 'group', id: 'g', value: registerRows.group[0] },
      ]);
      const [agencies, posts, found, missing, limited] = await Promise.all([
        register.list('agency'),
        register.list('post'),
        register.find('group', 'g'),
        register.find('plan', 'none'),
        register.list('agency', { limit: 1 }),
      ]);
      expect([agencies, posts, limited].map((rows) => rows.map(({ id }) => id))).toEqual([['a', 'b'], ['a'], ['a']]);
      expect([found?.id, missing]).toEqual(['g', null]);
    });

    test('stops at its limit', async () => {
      const register = fresh();
      await register.commit(['c', 'a', 'b'].map((id) => insert(id)));
      const limited = async (limit: number) => (await register.list('agency', { limit })).map(({ id }) => id);
      expect([await limited(0), await limited(2), await limited(5)]).toEqual([[], ['a', 'b'], ['a', 'b', 'c']]);
    });

    test('is whole beyond one page of 1,000 rows', async () => {
      const register = fresh();
      const all = Array.from({ length: 2100 }, (_, at) => `a${String(at).padStart(4, '0')}`);
      for (let from = 0; from < all.length; from += 100) {
        await register.commit(all.slice(from, from + 100).map((id) => insert(id)));
      }
      expect(await ids(register)).toEqual(all);
      const limited = await register.list('agency', { limit: 1500 });
      expect(limited.map(({ id }) => id)).toEqual(all.slice(0, 1500));
    });
  });

  describe('values', () => {
    const kinds = Object.keys(registerRows) as (keyof RegisterKinds)[];
    test.each(kinds)('of the kind %s come back deeply equal', async (kind) => {
      const register = fresh();
      const changes = registerRows[kind].map(
        (value, at) => ({ do: 'insert', kind, id: String(at), value }) as RegisterChange,
      );
      expect(await register.commit(changes)).toBe('done');
      expect((await register.list(kind)).map(({ value }) => value)).toEqual(registerRows[kind]);
    });

    test.each(Object.keys(directoryRows) as (keyof DirectoryKinds)[])(
      'of the directory, %s, come back deeply equal',
      async (kind) => {
        const { directory } = subject.store;
        const prefix = `${randomUUID()}~`;
        const changes = directoryRows[kind].map(
          (value, at) => ({ do: 'insert', kind, id: prefix + at, value }) as Change<DirectoryKinds>,
        );
        expect(await directory.commit(changes)).toBe('done');
        expect((await directory.list(kind, { prefix })).map(({ value }) => value)).toEqual(directoryRows[kind]);
      },
    );

    test('longer than one property are kept whole', async () => {
      const register = fresh();
      const asked = Array.from({ length: 8000 }, (_, at) => `DP ${at}.😀`);
      const value = { ...registerRows.cycle[0], asked };
      await register.commit([{ do: 'insert', kind: 'cycle', id: 'c', value }]);
      expect((await register.find('cycle', 'c'))!.value).toEqual(value);
    });

    test('may hold any words, also those that look like part of a transaction', async () => {
      const register = fresh();
      const words = [
        "DELETE http://x(PartitionKey='p',RowKey='desk|~|agency|old') HTTP/1.1\r\nif-match: *\r\n",
        '\u2028DELETE http://x HTTP/1.1\u2029',
        '--changeset_x--\r\n--batch_x--',
        '{"odata.error":{}}',
        '\u0000\u001F\uFFFE\uFFFF',
        '\\u0041 &lt; %00 $1 $&',
        '漢'.repeat(32_000),
      ];
      await register.commit([insert('old')]);
      const changes = words.map((name, at) => insert(`w${at}`, name));
      expect(await register.commit([remove('old', await versionOf(register, 'old')), ...changes])).toBe('done');
      expect((await register.list('agency')).map(({ value }) => value.name)).toEqual(words);
    });
  });

  describe('what Azure would refuse is refused before anything is written', () => {
    const text = 'x'.repeat(32_001);
    const large = { ...registerRows.action[0], themes: ['x'.repeat(600_000)] };
    test.each<[string, readonly RegisterChange[], string]>([
      ['a slash in a key', [insert('a/b')], 'forbids'],
      ['a hash in a key', [insert('a#b')], 'forbids'],
      ['a question mark in a key', [insert('a?b')], 'forbids'],
      ['a backslash in a key', [insert('a\\b')], 'forbids'],
      ['a line break in a key', [insert('a\nb')], 'forbids'],
      ['a key that is too long', [insert('a'.repeat(499))], 'longer than 512'],
      ['a text that is too long', [insert('a', text)], 'desk|~|agency|a cannot be stored: name is longer than 32000'],
      ['half a character', [insert('a', 'x\uD83D')], 'desk|~|agency|a cannot be stored: name holds half a character'],
      ['a row of 1 MiB', [{ do: 'put', kind: 'action', id: 'a', value: large }], '1 MiB'],
      ['a row that stands twice in a commit', [insert('a'), remove('a')], 'desk|~|agency|a stands in it twice'],
      [
        'a number that is none',
        [{ ...put('a'), kind: 'submission', value: { plan: 'DP', ref: '1', sequence: Number.NaN } } as RegisterChange],
        'submission|a cannot be stored: sequence',
      ],
      [
        'a kind that is not known',
        [{ ...put('a'), kind: 'toString' } as unknown as RegisterChange],
        'no rows of the kind',
      ],
    ])('%s', async (_name, changes, reason) => {
      const register = fresh();
      const attempt = register.commit([insert('first'), ...changes]);
      await expect(attempt).rejects.toThrow(TypeError);
      await expect(attempt).rejects.toThrow(reason);
      expect(await ids(register)).toEqual([]);
    });

    test('a commit of 4 MiB', async () => {
      const register = fresh();
      const value = { ...registerRows.action[0], themes: ['x'.repeat(500_000)] };
      const changes = Array.from(
        { length: 9 },
        (_, at) => ({ do: 'insert', kind: 'action', id: `${at}`, value }) as const,
      );
      await expect(register.commit(changes)).rejects.toThrow('less than 4 MiB');
      expect(await register.list('action')).toEqual([]);
      expect(await register.commit(changes.slice(0, 8))).toBe('done');
    });

    test('rows of two kinds in one commit to the directory', async () => {
      const id = randomUUID();
      const { team, chat } = directoryRows;
      const attempt = subject.store.directory.commit([
        { do: 'insert', kind: 'team', id, value: team[0] },
        { do: 'insert', kind: 'chat', id, value: chat[0] },
      ]);
      await expect(attempt).rejects.toThrow('rows of one kind');
      expect(await subject.store.directory.find('team', id)).toBeNull();
    });

    test('but looking for a row that cannot be there finds nothing', async () => {
      const register = fresh();
      expect(await register.find('agency', 'a/b?')).toBeNull();
      expect(await register.list('agency', { prefix: 'a#' })).toEqual([]);
    });
  });

  describe('the queue', () => {
    const item = (message: string) => ({ partnership: 'p', message });
    const takeAll = async () =>
      (await subject.store.queue.take(32)).toSorted((a, b) => (a.message < b.message ? -1 : 1));

    test('hands out an item until it is done, and hides it while somebody has it', async () => {
      const { queue } = subject.store;
      await queue.put(item('finished'));
      await queue.put(item('lost & <found> "again"'));
      await queue.put(item('later'), subject.hiddenSeconds);
      const [finished, lost, ...others] = await takeAll();
      expect([finished, lost]).toMatchObject([
        { ...item('finished'), timesTaken: 1 },
        { ...item('lost & <found> "again"'), timesTaken: 1 },
      ]);
      expect(others).toEqual([]);
      expect(await queue.take(5)).toEqual([]);
      await finished!.done();
      await subject.pass(subject.hiddenSeconds + 0.5);
      const again = await takeAll();
      expect(again.map(({ message, timesTaken }) => [message, timesTaken])).toEqual([
        ['later', 1],
        ['lost & <found> "again"', 2],
      ]);
      for (const taken of [lost!, ...again, ...again]) await taken.done();
    });

    test('hands out as many as are wanted', async () => {
      const { queue } = subject.store;
      for (const message of ['a', 'b', 'c']) await queue.put(item(message));
      const first = await queue.take(2);
      const rest = await queue.take(2);
      expect([...first, ...rest].map(({ message }) => message).toSorted()).toEqual(['a', 'b', 'c']);
      expect(await queue.take(0)).toEqual([]);
      for (const taken of [...first, ...rest]) await taken.done();
    });

    test('hands an item to one of several takers', async () => {
      const { queue } = subject.store;
      for (let at = 0; at < 10; at += 1) await queue.put(item(`m${at}`));
      const taken = (await Promise.all(Array.from({ length: 4 }, () => queue.take(5)))).flat();
      expect(new Set(taken.map(({ message }) => message)).size).toBe(10);
      expect(taken).toHaveLength(10);
      await Promise.all(taken.map(({ done }) => done()));
    });
  });
}
