import type { Answer } from '../domain/answer.ts';
import type { Day } from '../domain/day.ts';
import { answerQuestion } from '../flows/answer-question.ts';
import { gatherSetting } from '../flows/gather.ts';
import type { CommandLine } from './open-command-line.ts';

/** Asks with the rights of a business manager in private: whoever may open the storage may read all of it anyway. */
export async function askAsManager(
  { ports, partnership }: Pick<CommandLine, 'ports' | 'partnership'>,
  text: string,
  on?: Day,
): Promise<Answer> {
  const { groups } = await gatherSetting(ports, partnership);
  const roles = [{ kind: 'business-manager' } as const];
  const asker = { key: 'command line', name: '', roles, memberOf: new Set(groups.map(({ id }) => id)) };
  const question = { partnership, text, asker, channelOf: null, place: 'private' } as const;
  return answerQuestion(ports, { ...question, ...(on && { on }) });
}
