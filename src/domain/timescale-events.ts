import type { Cell, Reading, TimescaleKind } from './timescale.ts';
import { onlySayWhat } from './timescale-doubts.ts';

// What hangs on something else: a group's meetings, a programme with dates of its own, an event.

const asPer =
  '(?:as per|per|in line with|in accordance with|according to|aligned (?:to|with)|linked to|dictated by|subject to)';
const fewWords = "(?:[\\w'&/-]+ ){0,5}";

/** "As per meeting cycle", "each MACE meeting", "on a meeting cycle basis", "standing agenda item". */
export function eachMeeting({ words, scanned }: Cell): Reading | null {
  if (scanned.dates.length > 0) return null;
  const said = [
    `\\b(?:as per|per|in line with|in accordance with|according to|on an?|dictated by) (?:the )?${fewWords}meeting(?:s|'s|s')?(?: (?:cycle|schedule|calendar|timetable|dates|programme))?(?: basis)?\\b`,
    `\\bmeeting (?:cycle|schedule|calendar|timetable)\\b`,
    `\\b(?:each|every|all) ${fewWords}meetings?\\b`,
    '^(?:at |to )?(?:each|every) (?:[\\w-]+ ){0,2}(?:board|panel|committee|sub-?group)\\.?$',
    '\\b(?:standing|regular)(?: agenda)? item\\b',
    `^(?:at |via |through )?(?:the )?${fewWords}meetings\\.?$`,
  ];
  return whole(words, new RegExp(said.join('|'), 'i'), 'each-meeting');
}

/** "As per the Audit Group Programme", "Annual Rolling Programme": the dates stand in somebody else's programme. */
export function programme({ words, scanned }: Cell): Reading | null {
  // The years of a programme are part of its name.
  const named = scanned.dates.every(({ text }) => /^(?:FY ?)?20\d\d ?[/-] ?\d+$/i.test(text))
    ? withoutYears(words)
    : null;
  if (named === null) return null;
  const said = new RegExp(
    `^(?:${asPer} )?(?:the |our |an? )?${fewWords}(?:programme|program|cycle|schedule|timetable|calendar|work ?plan|forward plan)\\.?$`,
    'i',
  );
  return said.test(named) && onlySayWhat(named.replace(new RegExp(`^${asPer}`, 'i'), ''))
    ? { kind: 'programme', due: [] }
    : null;
}

const amount = '(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)';
const unit = '(?:working |calendar |school )?(?:hour|day|week|fortnight|month|quarter|term|year)s?';

/** "Within 4 months of publication of …", "3 months after the inspection", "on receipt of the report", "as required". */
export function afterEvent({ words, scanned }: Cell): Reading | null {
  if (scanned.dates.length > 0) return null;
  const events = [
    new RegExp(
      `\\b(?:within |in )?${amount} ${unit}(?:'s?)? (?:of|after|from|following|post|before|prior to) \\S`,
      'i',
    ),
    /^(?:to be )?(?:\S+ ){0,8}(?:following|after|post|upon|pending|awaiting|subject to|dependent (?:up)?on|depending on|prior to|before) \S/i,
    /\b(?:on|at) (?:the )?(?:receipt|publication|completion|conclusion|release|issue|approval|agreement|appointment|launch|notification|commencement|closure|sign-?off|request) ?(?:of|by|from|to)?\b/i,
    /\b(?:when|once|if|whenever)\b.*\b(?:is|are|has|have|been|was|were|becomes?|published|issued|received|completed?|agreed|available)\b/i,
    /\b(?:as|when|if|where) (?:and when|required|needed|necessary|requested|appropriate|they (?:arise|occur))\b|\bad[- ]hoc\b|\bcase[- ]by[- ]case\b|\bas (?:\S+ ){0,3}(?:arise|occur)s?\b|\bon request\b/i,
  ];
  return events.some((event) => event.test(words)) ? { kind: 'after-event', due: [] } : null;
}

/** "Within 3 months" and no more: of what, it does not say. */
export function lengthAlone({ words, scanned }: Cell): Reading | null {
  if (scanned.dates.length > 0) return null;
  if (!new RegExp(`^(?:within |in |over )?(?:the next )?(?:a |few )?${amount} ${unit}\\.?$`, 'i').test(words))
    return null;
  return { problem: `"${words}" does not say from when. Write the date, or what it follows.`, nearest: null };
}

function whole(words: string, said: RegExp, kind: TimescaleKind): Reading | null {
  return said.test(words) && onlySayWhat(words.replace(said, ' ')) ? { kind, due: [] } : null;
}

function withoutYears(words: string): string {
  return words
    .replace(/\(?(?:FY ?)?20\d\d ?[/-] ?\d{2,4}\)?/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
