import { groupNamed } from '../domain/group-called.ts';
import { gatherSetting } from '../flows/gather.ts';
import { runRecordText } from '../teams/run-record-card.ts';
import { sorrySentence } from '../teams/sorry-wording.ts';
import { askAsManager } from './ask-as-manager.ts';
import { type Call, Failure, type Result, Wrong, withCommandLine } from './command.ts';
import { noGroupWords, readDay } from './day-command.ts';

/** `run`: the run record of the cycle in which something happened last, or of a group's latest one. */
export async function runCommand({ rest, values, open }: Call): Promise<Result> {
  if (rest.length > 0) throw new Wrong('It is “run” or “run --group MACE”');
  const on = readDay(values.on, '--on');
  return withCommandLine(open, async (line) => {
    const { groups } = await gatherSetting(line.ports, line.partnership);
    const group = values.group === undefined ? null : groupNamed(values.group, groups);
    if (values.group !== undefined && !group) throw new Failure(noGroupWords(values.group));
    const answer = await askAsManager(line, group ? `run record for ${group.name}` : 'run record', on);
    if (answer.kind !== 'run') {
      throw new Failure(answer.kind === 'sorry' ? sorrySentence(answer.why) : 'There is no run record to show.');
    }
    return { text: runRecordText(answer.title, answer.record), json: answer.record };
  });
}
