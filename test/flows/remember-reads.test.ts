import { describe, expect, it } from '@jest/globals';
import type { Register, Store } from '../../src/flows/ports.ts';
import { rememberReads } from '../../src/flows/remember-reads.ts';
import { memoryStore } from '../../src/storage/memory.ts';
import { aGroup } from '../builders.ts';

function watched() {
  const inner = memoryStore();
  const asked: string[] = [];
  const fails = { next: false };
  const note = (register: Register): Register => ({
    ...register,
    find: async (kind, id) => {
      asked.push(`find ${kind} ${id}`);
      return register.find(kind, id);
    },
    list: async (kind, range) => {
      asked.push(`list ${kind}`);
      if (fails.next) {
        fails.next = false;
        throw new Error('no answer');
      }
      return register.list(kind, range);
    },
  });
  const store: Store = { ...inner, register: (id) => note(inner.register(id)) };
  return { inner, asked, fails, register: rememberReads(store).register('anyshire') };
}

const put = (id: string, name: string) => ({ do: 'put', kind: 'group', id, value: aGroup({ id, name }) }) as const;

describe('within one turn', () => {
  it('no row and no list is read twice, also when asked for at the same moment', async () => {
    const { asked, register } = watched();
    await Promise.all([register.list('group'), register.list('group'), register.find('plan', 'dp')]);
    await register.find('plan', 'dp');
    await register.list('group');
    expect(asked).toEqual(['list group', 'find plan dp']);
  });

  it('a row that a list has brought is not read again', async () => {
    const { asked, register } = watched();
    await register.commit([put('mace', 'MACE')]);
    const [, found] = await Promise.all([register.list('group'), register.find('group', 'mace')]);
    expect(found?.value.name).toBe('MACE');
    expect(await register.find('group', 'none')).toBeNull();
    expect(asked).toEqual(['list group', 'find group none']);
  });

  it('what is written is read anew afterwards, done or not', async () => {
    const { inner, register } = watched();
    await register.commit([put('mace', 'Old')]);
    const before = (await register.find('group', 'mace'))!;
    await inner.register('anyshire').commit([put('mace', 'Somebody else’s')]);
    expect((await register.find('group', 'mace'))?.value.name).toBe('Old');
    const written = await register.commit([{ ...put('mace', 'Mine'), do: 'replace', version: before.version }]);
    expect(written).toBe('conflict');
    expect((await register.find('group', 'mace'))?.value.name).toBe('Somebody else’s');
  });

  it('what could not be read is tried again by whoever asks next', async () => {
    const { fails, register } = watched();
    fails.next = true;
    await expect(register.list('group')).rejects.toThrow('no answer');
    expect(await register.list('group')).toEqual([]);
  });
});
