import { plainLines } from './plan-table.ts';

// How a forward plan's headings and cells read: which table is one, whose it is, and what a cell brings to a meeting.

const phrase = new RegExp(
  [
    String.raw`\bforward (?:(?:work|business|agenda|look) ?)?(?:plan(?:ner|s|ning)?|programme|agenda|look|view)\b`,
    String.raw`\bagenda (?:plan(?:ner|ning)?|programme|items|setting)\b`,
    String.raw`\b(?:cycle|calendar|schedule|programme|planner|timetable) of (?:the )?(?:meetings|business|reports|agendas?|agenda items|items)\b`,
    String.raw`\b(?:meetings?|board|business|reporting|reports?) (?:planner|schedule|calendar|cycle|timetable|programme)\b`,
    String.raw`\b(?:annual|yearly) (?:business )?(?:cycle|planner)\b`,
    String.raw`\bwork(?:ing)? programme\b`,
  ].join('|'),
  'i',
);
const otherMatter =
  /\b(?:training|courses?|attendance|membership|budget|expenditure|income|finance|data ?set|scorecard|dashboard|indicators?|statistics|audit programme|leave|rota)\b/i;

/** Whether a title says that its table is about what comes to meetings. */
export function isForwardTitle(title: string): boolean {
  return phrase.test(title);
}

/** Whether a title says that its table is about something else that goes by months. */
export function isOtherTitle(title: string): boolean {
  return !phrase.test(title) && otherMatter.test(title);
}

/** What a column beside the meetings, or a column of a list of meetings, can hold. */
export type ForwardColumn = 'meeting' | 'group' | 'item' | 'category' | 'who' | 'papers' | 'number' | 'aside' | 'plan';

const columnWords: readonly (readonly [ForwardColumn, RegExp])[] = [
  ['papers', /\b(?:deadline|due|papers? (?:by|date|out)|dispatch|circulat|submission)/],
  ['meeting', /^(?:dates?|months?|meetings?|meeting dates?|dates? of (?:the )?meetings?|date and time|date time|day)$/],
  ['group', /^(?:group|sub ?groups?|board|committee|forum|which meeting|meeting of|body|meeting name|meeting type)$/],
  [
    'who',
    /^(?:leads?|lead (?:officer|person|agency|name)|presenters?|presented by|presenting|authors?|owners?|who|by whom|responsible(?: .*)?|report author|from|speaker|officer|led by)$/,
  ],
  [
    'plan',
    /\b(?:actions?|recommendations?|objectives?|measures?|outcomes?|success|rag|rating|timescales?|activity|activities|tasks?|milestones?|courses?|members?|attendance|attendees|venue and places|places)\b|^progress$|^progress updates?$/,
  ],
  [
    'aside',
    /^(?:time|venue|location|room|place|notes?|comments?|status|frequency|how often|chair|apologies|purpose|why|duration|mins|minutes)\b/,
  ],
  ['number', /^(?:no|number|ref|reference|id|#|item no|item number|meeting no|meeting number)$/],
  [
    'item',
    /\b(?:items?|agendas?|reports?|papers?|presentations?|topics?|subjects?|business|discussions?|title)\b|^(?:theme|focus)\b/,
  ],
  ['category', /^(?:category|type|area|section|heading|standing|priority|priorities|theme)\b/],
];
const longestHeading = 60;

/** What a column's heading says that it holds; null where it says nothing that is known. */
export function forwardColumn(heading: string): ForwardColumn | null {
  if (heading.length > longestHeading) return null;
  const words = heading
    .toLowerCase()
    .replace(/[^a-z0-9#]+/g, ' ')
    .trim();
  return columnWords.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** A heading over words for every meeting alike. */
export function isEveryMeeting(words: string): boolean {
  return /^(?:(?:every|each|all)\b.*\bmeetings?|standing(?: agenda)? items?|standing)$/i.test(words.trim());
}

const mark = /^(?:[x✓✔√☑●•*■üþ\uf0fc\uf0fe]|yes|y|tick)$/i;
const markWithNote = /^[x✓✔√☑]\s*[(:–-]\s*(.+?)\)?$/iu;
const empty = /^(?:[-–—.]*|n\/?a|none|nil|no|no items?)$/i;
const notKnown = /^(?:tb[acd]|to be (?:confirmed|agreed|advised|decided)|\?+)$/i;
const figure = /^[£$€]?\s*[\d,.]+\s*%?$|^\d+\s*(?:of|\/)\s*\d+$/;

export type CellRead =
  | { readonly kind: 'empty' | 'mark' | 'figure' | 'not-known' }
  | { readonly kind: 'marked'; readonly note: string }
  | { readonly kind: 'words'; readonly items: readonly string[] };

/** What a cell under a meeting, or beside it, says: nothing, a tick for its row, a figure, or items. */
export function readForwardCell(text: string): CellRead {
  const words = text.replace(/\s+/g, ' ').trim();
  if (mark.test(words)) return { kind: 'mark' };
  if (empty.test(words)) return { kind: 'empty' };
  if (notKnown.test(words)) return { kind: 'not-known' };
  if (figure.test(words)) return { kind: 'figure' };
  const noted = markWithNote.exec(words);
  return noted ? { kind: 'marked', note: noted[1]! } : { kind: 'words', items: itemsIn(text) };
}

const numbered = /^\(?(?:\d{1,2}|[a-z])[.)]\s+/;
const body =
  /\b(?:[Gg]roup|[Tt]eam|[Bb]oard|[Pp]anel|[Cc]ommittee|[Pp]artnership|[Ff]orum|[Hh]ub|[Cc]ouncil|[Ss]ervice|[Cc]ollege|[Tt]rust|[A-Z]{2,})$/;

/** The items of a cell: a line each, or between semicolons, without their numbers and bullets. */
function itemsIn(text: string): readonly string[] {
  const lines: string[] = [];
  for (const line of plainLines(text).split('\n')) {
    // A line that begins in lower case is the rest of the one above it.
    if (lines.length > 0 && /^\p{Ll}/u.test(line)) lines.push(`${lines.pop()} ${line}`);
    else lines.push(line);
  }
  return lines
    .flatMap((line) => bodiesIn(line.replace(numbered, '').split(/;\s*(?=[\p{Lu}\p{N}]|$)/u)))
    .map((item) => item.replace(/^[\s;,]+|[\s;,.]+$/g, ''))
    .filter((item) => /[\p{L}\p{N}]/u.test(item));
}

/** In a list of bodies a comma parts them as well: "Training SG, Case Review Panel". */
function bodiesIn(parts: readonly string[]): readonly string[] {
  if (parts.length < 2) return parts;
  return parts.flatMap((part) => {
    const apart = part.split(/,\s+/);
    return apart.length > 1 && apart.every((one) => body.test(one.trim())) ? apart : [part];
  });
}

const beforeTitle = /^\s*(?:section|appendix|annex|part|schedule)\s+[\dA-Z]{1,3}\s*[-–—:.)]*\s*/i;
const yearsOfTitle =
  /\b(?:for )?(?:the )?(?:year|period)?\s*\(?(?:20)?\d\d\s*(?:[-–—/]|to)\s*(?:20)?\d\d\)?|\b20\d\d\b/gi;
const asOf = /\b(?:as (?:of|at)|updated|version|reviewed|dated)\b.*$/i;
const longestName = 6;

/** The group that a title names beside "forward plan" and its years, in the title's words; '' where none. */
export function groupInTitle(title: string): string {
  const name = title
    .replace(beforeTitle, '')
    .replace(asOf, '')
    .replace(new RegExp(phrase.source, 'gi'), ' ')
    .replace(yearsOfTitle, ' ')
    .replace(/\b(?:draft|final|our|appendix|meeting|annual|yearly|rolling|v\d+(?:\.\d+)?)\b/gi, ' ')
    .replace(/[^\p{L}\p{N}&'’ -]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s-]+|[\s-]+$/g, '')
    .replace(/^(?:for|of|the|to|and|-)\s+(?:the\s+)?/i, '')
    .replace(/\s+(?:for|of|the|and|-)$/i, '')
    .trim();
  return name.split(' ').length <= longestName ? name : '';
}
