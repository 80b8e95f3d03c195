import type { WhoFacts } from '../domain/recipient.ts';
import { type Setting, valuesOf } from './gather.ts';
import type { Register } from './ports.ts';

/** The people of a partnership with their posts and agencies: who may be written to, and about what. */
export async function gatherPeople(register: Register, { posts, today }: Setting): Promise<WhoFacts> {
  const [agencies, people] = await Promise.all([register.list('agency'), register.list('person')]);
  return { posts, agencies: valuesOf(agencies), people: valuesOf(people), today };
}
