import type { PlanFormat } from '../domain/paper.ts';
import { planCodePattern } from '../domain/plan-code.ts';

/** Which paper somebody asks for; a plan is a code or '' for all, days as they were typed, '' for none. */
export type PaperWords =
  | { readonly kind: 'plan'; readonly plan: string; readonly format: PlanFormat; readonly on: string }
  | { readonly kind: 'meeting'; readonly group: string; readonly on: string }
  | {
      readonly kind: 'year';
      readonly plan: string;
      readonly from: string;
      readonly to: string;
      readonly on: string;
    };

const formats: Readonly<Record<string, PlanFormat>> = {
  excel: 'xlsx',
  xlsx: 'xlsx',
  word: 'docx',
  docx: 'docx',
  csv: 'csv',
};

const ask =
  '(?:please )?(?:(?:can|could|may) (?:you|i) )?(?:(?:give|send|make|write|get|have) (?:me )?)?(?:the |a |an |our )?';
const known = '(?: as (?:known|it stood|of)(?: on)? (?<on>.+?))?';
const whole = /^(?:all|everything|all (?:the )?plans|(?:the )?(?:composite )?matrix)$/i;
const exported = new RegExp(
  `^(?:please )?export (?:the )?(?:plan )?(?<what>.+?)(?: (?:to|as|in|for) (?<format>${Object.keys(formats).join('|')}))?${known}$`,
  'i',
);
const meeting = new RegExp(
  `^${ask}(?:meeting )?papers? (?:for|of) (?:the )?(?<group>.+?)(?:'s)?(?: meeting)?${known}$`,
  'i',
);
const year = new RegExp(
  `^${ask}(?:yearly|annual) report(?: (?:for|of|on) (?:the )?(?:plan )?(?<plan>${planCodePattern}))?(?: from (?<from>.+?) (?:to|until) (?<to>.+?))?${known}$`,
  'i',
);

const longest = 200;

/** Reads "export DP", "paper for MACE", "yearly report from 1 April 2026 to 31 March 2027"; null where it is none. */
export function readPaperIntent(typed: string): PaperWords | null {
  if (typed.length > longest) return null;
  const words = typed.replace(/[.?!\s]+$/, '').replace(/[,\s]+(?:please|thanks|thank you)$/i, '');
  const plan = exported.exec(words)?.groups;
  if (plan) return planOf(plan);
  const yearly = year.exec(words)?.groups;
  if (yearly) {
    const { plan: code = '', from = '', to = '', on = '' } = yearly;
    return { kind: 'year', plan: code.toUpperCase(), from, to, on };
  }
  const paper = meeting.exec(words)?.groups;
  // "papers for MACE on 17 September" sets a date (meeting-intents.ts).
  if (!paper || / on /i.test(paper.group!)) return null;
  return { kind: 'meeting', group: paper.group!, on: paper.on ?? '' };
}

function planOf({ what = '', format, on = '' }: Readonly<Record<string, string | undefined>>): PaperWords {
  const isWhole = whole.test(what);
  const written = formats[format?.toLowerCase() ?? ''] ?? (isWhole ? 'xlsx' : 'docx');
  return { kind: 'plan', plan: isWhole ? '' : what.toUpperCase(), format: written, on };
}
