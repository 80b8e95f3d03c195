// Words that may change what a date beside them means. Next to one of these the date alone would be a guess.

const conditions =
  'if|when|once|unless|whether|subject|depend\\w*|pending|await\\w*|after|following|before|prior|since|except|exclud\\w*';
const vague =
  'approx\\w*|circa|provisional\\w*|tentative\\w*|tbc|tba|tbd|confirm\\w*|possibl[ey]|perhaps|maybe|may|might|could|earliest';
const denials = 'not|never|instead|cancel\\w*|missed|on hold';
/** What happened, and not what is due. */
const past =
  'was|were|is|are|am|has|have|had|been|being|last|previous\\w*|original\\w*|former\\w*|dated|held|updated|started|commenced|began|begun|as (?:at|of)|agreed (?:at|on)|meeting (?:on|of)';
/** Without the word "to" that leads to the new date, which timescale-parts.ts knows. */
const putOff = 'delay\\w*|deferred|moved|postponed|rescheduled|slipp?\\w*';
/** "Mid June" is a date of its own; what is left of these words belongs to something else. */
const partly = 'within|mid|early|half|start of|beginning of';

const numbers = '\\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|several';
const units = '(?:working |calendar |school )?(?:day|week|fortnight|month|quarter|term|year)s?';
const span = `(?:${numbers})[ -]${units}`;

/** Each is tried on words with a "#" for each date. */
const doubts: readonly RegExp[] = [
  new RegExp(`\\b(?:${[conditions, vague, denials, past, putOff, partly].join('|')})\\b`, 'i'),
  // "March 2020?", "March → June", "June (July)", "c. June".
  /[?→⇒>]|# ?\( ?#|^ca?\. ?#/i,
  // Doubtful only beside a date: "around March", "March or later".
  /\b(?:or|about|around)(?: by| in| the| end of)* ?#|#\W*or\b/i,
  // "3 months from March", "March, for 6 months", "over the next year"; a "6 month review" only says what.
  new RegExp(`\\b${span}'?(?: time)?\\W*(?:$|#|(?:of|from|into|to|on|later)\\b)`, 'i'),
  new RegExp(`#\\W*(?:(?:for|over|plus|and)\\W*)?(?:${span})\\W*$`, 'i'),
  new RegExp(`\\b(?:next|last|for|over|in) (?:the )?(?:next )?${span}`, 'i'),
  // Figures that are part of a date not understood: "31 Septembr 2020", "1. 3. March".
  /\b(?:19|20)\d\d\b|\b\d{1,2} ?[/.] ?\d{1,2}\b|\d ?(?:st|nd|rd|th|[a-z]?)\s*#|#\s*\d/i,
  // "Sept 2023, completed Oct 2023": the second date tells when it was done.
  /#[^#]*\b(?:completed|done|achieved|closed)(?: (?:on|in)|:| -)* ?#/i,
];

/** Means "by", whatever its words look like. */
const atLatest =
  /\b(?:(?:no|not) later than|at the (?:very )?latest|latest|(?:before|prior to) (?:the )?end of|within(?= (?:the )?#))\b/gi;

/** A cell with more words than this tells a story; a date in it may be anything. */
const mostWords = 60;

/** Whether the words beside the dates of a timescale only say what is to be done: "Report to LSCB", "completed by". */
export function onlySayWhat(words: string): boolean {
  const plain = words.replace(atLatest, 'by');
  return plain.split(' ').length <= mostWords && !doubts.some((doubt) => doubt.test(plain));
}
