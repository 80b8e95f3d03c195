import { type Call, type Result, withCommandLine } from './command.ts';
import { examine } from './doctor.ts';

/** `doctor`: what is missing, and what to do about it. */
export async function doctorCommand({ open }: Call): Promise<Result> {
  return withCommandLine(open, async (line) => {
    const findings = await examine(line);
    const text = findings
      .map(({ ok, what, todo }) => `${ok ? 'ok ' : 'TO DO'}  ${what}${todo ? `: ${todo}` : ''}`)
      .join('\n');
    return { text, json: { findings } };
  });
}
