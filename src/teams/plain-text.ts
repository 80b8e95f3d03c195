import type { ActionLine } from '../domain/action-line.ts';
import type { Answer, CountedBy, MeetingLine } from '../domain/answer.ts';
import { formatInstant } from '../domain/day.ts';
import type { AimCount, Digest } from '../domain/digest.ts';
import { ratingWord } from '../domain/rating.ts';
import { cut } from '../domain/shown-text.ts';
import { newestFirst } from '../domain/told.ts';
import {
  agreedWords,
  dueWords,
  linkWords,
  momentShort,
  overdueWords,
  quoted,
  restrictedWords,
  saidWhen,
  saidWords,
  stepTitles,
  updateNotes,
  whenWords,
  withheldWords,
} from '../domain/words.ts';
import {
  countWords,
  coverageWords,
  digestTitle,
  endedWords,
  moreWords,
  nothingToReport,
  saysNothing,
  sectionTitles,
  statusWords,
} from '../domain/words-digest.ts';
import { decidedWords, decisionNotes } from '../domain/words-record.ts';
import { type HelpRole, helpGroups, helpIntroduction } from './help-wording.ts';
import { itemText } from './item-wording.ts';
import { sumOf } from './ratings-part.ts';
import { runRecordText } from './run-record-card.ts';
import { sorrySentence, sorryTries, unheardWords } from './sorry-wording.ts';

/** The whole answer as plain text, every page of it: for the command line, and for where no card can be shown. */
export function answerText(answer: Answer, role: HelpRole = 'business-manager'): string {
  const { reading } = answer;
  return blocks(reading.unheard ? unheardWords(reading) : '', textOf(answer, role));
}

function textOf(answer: Answer, role: HelpRole): string {
  switch (answer.kind) {
    case 'list':
      return blocks(
        answer.title,
        ...(answer.lines.length > 0 ? answer.lines.map(lineText) : ['None.']),
        answer.closing,
      );
    case 'action':
      return blocks(
        answer.title,
        lineText(answer.line),
        lines(
          named('Objective', answer.objective),
          named('Measure', answer.measure),
          named('Aim', answer.line.aim),
          linkWords(answer.links) && `  ${linkWords(answer.links)}`,
        ),
      );
    case 'history':
      return blocks(answer.title, lineText(answer.line), ...historyText(answer));
    case 'status':
      return blocks(
        answer.title,
        statusWords(answer.counts),
        lines(...answer.ended.map(endedWords)),
        aimsText(answer.byAim, answer.by),
      );
    case 'meetings':
      return blocks(
        answer.title,
        ...(answer.meetings.length > 0
          ? answer.meetings.map((line) => meetingText(line, answer.isForward))
          : ['No meeting is dated yet.']),
      );
    case 'digest':
      return digestText(answer.digest);
    case 'run':
      return runRecordText(answer.title, answer.record);
    case 'help':
      return helpText(role);
    case 'sorry':
      return lines(sorrySentence(answer.why), ...sorryTries(answer.why).map(({ say }) => `  ${say}`));
    default:
      return answer satisfies never;
  }
}

/** The digest as text: the same sections in the same order as on its card. */
function digestText(digest: Digest): string {
  const sections = digest.sections.filter(({ lines: some, more }) => some.length > 0 || more > 0);
  return blocks(
    digestTitle(digest),
    coverageWords(digest),
    saysNothing(sections) ? nothingToReport : '',
    ...sections.map((section) =>
      lines(
        sectionTitles[section.key],
        ...section.lines.map(({ label, about, fact, quote }) => `  ${joined(label, about, fact, quote)}`),
        section.more > 0 ? `  ${moreWords(section.more)}` : '',
      ),
    ),
    aimsText(digest.byAim),
  );
}

function lineText(line: ActionLine): string {
  const said = line.lastSaid ? `: ${quoted(cut(line.lastSaid, 2000))}` : '';
  return lines(
    `${line.label}  ${line.restricted ? restrictedWords : cut(line.text, 2000)}`,
    `  ${joined(
      ratingWord(line.rating),
      agreedWords(line.agreed),
      dueWords(line),
      overdueWords(line.daysOverdue),
      line.proposedComplete ? 'proposed as complete' : '',
      line.blocked ? 'blocked' : '',
      line.restricted ? '' : `answered by ${line.whoAnswers}`,
    )}`,
    saidWords(line) && `  ${saidWords(line)}${said}`,
  );
}

function historyText(answer: Extract<Answer, { kind: 'history' }>): readonly string[] {
  return newestFirst(answer).map((told) => {
    if (!('update' in told)) {
      const { decision } = told;
      return lines(
        joined(formatInstant(decision.at), 'Decision', ...decisionNotes(told)),
        `  ${decidedWords(decision)}`,
      );
    }
    const { update, takenBack } = told;
    return lines(
      joined(saidWhen(update), ratingWord(update.rating), ...updateNotes(update, takenBack)),
      update.narrative ? `  ${cut(update.narrative, 2000)}` : '',
    );
  });
}

function aimsText(byAim: readonly AimCount[], by: CountedBy = 'aim'): string {
  if (byAim.length === 0) return '';
  const aims = byAim.map((aim) => `  ${cut(aim.aim, 120) || `No ${by} given`}: ${countWords(aim)}`);
  return lines(`Ratings by ${by}: ${countWords(sumOf(byAim))}`, ...aims);
}

function meetingText(line: MeetingLine, isForward: boolean): string {
  const { group, items, steps } = line;
  const coming = items.map(itemText);
  const dated = steps.map(({ name, at, why }) => `  ${stepTitles[name]}: ${momentShort(at)} (${why})`);
  const heading = `${group} · ${whenWords(line)}`;
  return lines(heading, ...coming, `  ${withheldWords(line.withheld)}`, ...(isForward ? [] : dated));
}

function helpText(role: HelpRole): string {
  const groups = helpGroups[role].map(({ title, lines: typed, buttons }) =>
    lines(
      title,
      ...buttons.map(([name, say]) => `  ${say}: ${name}`),
      ...typed.map(([type, means]) => `  ${type}: ${means}`),
    ),
  );
  return blocks(helpIntroduction[role], ...groups);
}

function named(name: string, text: string): string {
  return text ? `  ${name}: ${cut(text, 2000)}` : '';
}

function joined(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(' · ');
}

function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== '').join('\n');
}

function blocks(...parts: readonly string[]): string {
  return parts.filter((part) => part.trim() !== '').join('\n\n');
}
