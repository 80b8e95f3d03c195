import type { Paragraph, Table } from 'docx';
import { formatDay } from '../domain/day.ts';
import { type DigestLine, type DigestSection, type DigestSectionKey, shorten } from '../domain/digest.ts';
import type { Paper } from '../domain/paper.ts';
import { coverageWords, moreWords, nothingToReport, saysNothing, sectionTitles } from '../domain/words-digest.ts';
import { ratingsTable } from './ratings-table.ts';
import { heading, packPaper, point, run, words } from './word-paper.ts';

type MeetingPaper = Extract<Paper, { readonly kind: 'meeting' }>;

/** In print nobody is spoken to. */
const titles: Readonly<Record<DigestSectionKey, string>> = { ...sectionTitles, decisions: 'Decisions needed' };

/** What a group reads before its meeting, in the digest's order, on two pages. */
export async function writeMeetingPaper({ digest, on, partnership }: MeetingPaper): Promise<Uint8Array> {
  const sections = digest.sections.filter(({ lines, more }) => lines.length > 0 || more > 0);
  const title = `${digest.group}: meeting of ${formatDay(digest.meeting)}`;
  const bars = digest.byAim.map(({ aim, ...counts }) => ({ label: aim || 'Without an aim', ...counts }));
  return packPaper({
    title,
    header: `${partnership} · ${title} · As known on ${formatDay(on)}`,
    children: [
      heading(1, title),
      words(`Progress of the plans’ actions, as known on ${formatDay(on)}. ${coverageWords(digest)}.`),
      ...(saysNothing(sections) ? [words(nothingToReport)] : []),
      ...sections.flatMap(sectionOf),
      ...(bars.length > 0 ? [heading(2, 'Ratings by aim'), ratingsTable(bars, 'Aim')] : []),
    ],
  });
}

function sectionOf({ key, lines, more }: DigestSection): readonly (Paragraph | Table)[] {
  const rest = moreWords(more);
  return [
    heading(2, titles[key]),
    ...lines.map((line) =>
      lineOf(key === 'agenda' && line.label ? { ...line, label: `${shorten(line.label, 8)}:` } : line),
    ),
    ...(rest ? [words(lines.length > 0 ? `… ${rest}` : rest)] : []),
  ];
}

/** The domain's own words, not an owner's, so they stand without quotation marks. */
const noUpdate = 'No update received';

function lineOf({ label, about, fact, quote }: DigestLine): Paragraph {
  const said = quote === '' || quote === noUpdate ? quote : `“${quote}”`;
  const facts = [about, fact].filter(Boolean).join(' · ');
  const after = [facts, said].filter(Boolean).join(said === noUpdate ? ' · ' : ' ');
  return label === '' ? point(run(after)) : point(run(`${label} `, { bold: true }), run(after));
}
