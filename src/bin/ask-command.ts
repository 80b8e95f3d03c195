import type { Answer, MeetingLine } from '../domain/answer.ts';
import { answerText } from '../teams/plain-text.ts';
import { askAsManager } from './ask-as-manager.ts';
import { type Call, type Result, Wrong, withCommandLine } from './command.ts';
import { readDay } from './day-command.ts';

/** `ask "QUESTION"`: the answer that a business manager gets in chat. */
export async function askCommand({ rest, values, open }: Call): Promise<Result> {
  const text = rest.join(' ').trim();
  if (text === '') throw new Wrong('Ask what? ask "what is overdue for MACE?"');
  const on = readDay(values.on, '--on');
  return withCommandLine(open, async (line) => {
    const answer = await askAsManager(line, text, on);
    return { text: answerText(answer), json: answerJson(answer) };
  });
}

function answerJson(answer: Answer) {
  const { reading } = answer;
  const title = 'title' in answer ? answer.title : 'Help';
  const counts = 'counts' in answer ? answer.counts : answer.kind === 'run' ? answer.record.totals : {};
  const meetings = answer.kind === 'meetings' ? { meetings: answer.meetings.map(meetingJson) } : {};
  return { reading, title, actions: actionsOf(answer), counts, ...meetings, text: answerText(answer) };
}

function meetingJson({ group, month, date, time, items }: MeetingLine) {
  return { group, month, date, time, items };
}

function actionsOf(answer: Answer): readonly string[] {
  if (answer.kind === 'list') return answer.lines.map(({ plan, ref }) => `${plan} ${ref}`);
  if (answer.kind === 'status') return answer.actions;
  if (answer.kind === 'action' || answer.kind === 'history') return [`${answer.line.plan} ${answer.line.ref}`];
  return [];
}
