import { formatDay } from '../domain/day.ts';
import type { Paper, PaperWanted } from '../domain/paper.ts';
import type { Upload } from './put-file.ts';

// What is said about papers that somebody asked for in chat.

export const paperWords = {
  inChannel:
    'Teams lets me give files in your own chat with me only. Ask me there, or take it from the Papers menu of the tab.',
  notAllowed:
    'You are not on the roster of a group of this partnership. Ask its business manager to add you to the team.',
  unclearDay: (typed: string) => `I cannot read “${typed}” as a day. Write it as 31 March 2027.`,
  unclearYear: 'The year ends before it begins. Write “yearly report from 1 April 2026 to 31 March 2027”.',
  declined: 'All right, I have not saved it. Ask again whenever you want it.',
  tooLarge:
    'The file is larger than 10 MB, so I cannot give it here. Ask for one plan, or take it from the Papers menu of the tab.',
  unknown: 'I no longer know which paper that was. Please ask for it again.',
  local: (command: string) =>
    `The local Teams cannot take files from me. Take it from the Papers menu of the tab, or type where Baton runs: ${command}`,
};

/** What stands in Teams' question whether the file may be saved. */
export function paperAbout(paper: Paper): string {
  const on = (day: Parameters<typeof formatDay>[0]) => `, as known on ${formatDay(day)}`;
  switch (paper.kind) {
    case 'plan':
      return `${paper.matrix.plans.length === 1 ? 'The plan' : 'All plans together'}${on(paper.matrix.on)}`;
    case 'meeting':
      return `The paper for ${paper.digest.group}'s meeting of ${formatDay(paper.digest.meeting)}${on(paper.on)}`;
    case 'year':
      return `The yearly report${on(paper.report.on)}`;
    default:
      return paper satisfies never;
  }
}

/** The same paper on the command line. */
export function paperCommand(wanted: PaperWanted): string {
  const command = 'npm run -s baton -- export';
  const on = wanted.on ? ` --on ${wanted.on}` : '';
  switch (wanted.kind) {
    case 'plan':
      return `${command} --plan ${wanted.plan ?? 'all'} --out plan.${wanted.format}${on}`;
    case 'meeting':
      return `${command} --paper meeting --group "${wanted.group}" --out paper.docx${on}`;
    case 'year': {
      const { plan, period } = wanted;
      const of = plan ? ` --plan ${plan}` : period ? ` --from ${period.from} --to ${period.to}` : '';
      return `${command} --paper year${of} --out year.docx${on}`;
    }
    default:
      return wanted satisfies never;
  }
}

export function uploadWords(name: string, why: Exclude<Upload, 'done'>): string {
  switch (why) {
    case 'place':
      return `${name} was not saved: the place that Teams named for it is none where Teams keeps files. Please ask for it again.`;
    case 'refused':
      return `Teams did not take ${name}: its place lasts a few minutes only, or your OneDrive is full. Please ask for it again.`;
    case 'no-answer':
      return `${name} may not have been saved: Teams did not answer in time. Look in your OneDrive, or ask for it again.`;
    default:
      return why satisfies never;
  }
}
