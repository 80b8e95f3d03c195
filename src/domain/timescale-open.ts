import { addDays, addMonths } from './day.ts';
import type { Cell, Reading } from './timescale.ts';
import { hasRhythm } from './timescale-rhythm.ts';

// Words that name no date: left open on purpose, or no timescale at all.

export function blank({ words }: Cell): Reading | null {
  const nothing =
    /^(?:n ?\/ ?a|n\.a\.?|not applicable|none|nil|no (?:date|timescale|deadline)(?: set| given| agreed)?)\.?$/i;
  if (/[\p{L}\p{N}]/u.test(words) && !nothing.test(words)) return null;
  return { problem: 'There is no timescale. Write when it is due, or how often it comes up.', nearest: null };
}

/** Actions 3.1, 40.2, 42.1 of the 2019–20 plan: left open on purpose, so there is nothing to ask about. */
export function variousDates({ words }: Cell): Reading | null {
  return /^various(?: (?:dates|times|timescales|deadlines))?\.?$/i.test(words) ? { kind: 'undated', due: [] } : null;
}

export function toBeAgreed({ words, scanned }: Cell): Reading | null {
  const later =
    /\bto be (?:agreed|confirmed|decided|determined|arranged|set|announced|advised|scheduled|finalised)\b|\bt\.?b\.?[acd]\b|\bnot yet (?:agreed|known|set|confirmed)\b/i;
  if (scanned.dates.length > 0 || !later.test(words) || hasRhythm(words)) return null;
  return { problem: `"${words}" leaves the date open. Write the date once it is agreed.`, nearest: null };
}

const counted = '(?:plan )?years? (?:\\d ?(?:-|to|and|&) ?)?(\\d)(?: of (?:the |this )?plan)?';

/** "Year 2" of a plan for several years, "Years 1-3": due on the last day of that year of the plan. */
export function yearOfPlan({ words, period }: Cell): Reading | null {
  const match = new RegExp(`^(?:by |in |during )?(?:the )?(?:end of )?${counted}\\.?$`, 'i').exec(words);
  if (!match || !period) return null;
  const due = addDays(addMonths(period.from, 12 * Number(match[1])), -1);
  return due > period.from && due <= period.to ? { kind: 'by', due: [due] } : null;
}

/** The column says that it is done, not when it is due; whether it is complete is for its rating to say. */
export function doneAlready({ words }: Cell): Reading | null {
  const done =
    /^(?:action |now |all )?(?:complete[d]?|done|closed|achieved|implemented|delivered|finished|actioned|in progress|underway|under way|started|not started|on track|deferred|overdue|on hold)\b[\s.!✓✔-]*$/i;
  if (!done.test(words)) return null;
  return {
    problem: `"${words}" says how far it is, not when it is due. Rate it so, and write the date if it has one.`,
    nearest: null,
  };
}

export function atOnce({ words, scanned }: Cell): Reading | null {
  const now =
    /\b(?:immediate(?:ly)?|with immediate effect|asap|a\.s\.a\.p\.?|as soon as (?:possible|practicable|practical)|urgent(?:ly)?|straight ?away|at once|forthwith|now)\b/i;
  if (scanned.dates.length > 0 || !now.test(words) || hasRhythm(words)) return null;
  return {
    problem: `"${words}" names no date that could be missed. Write the date by which it must be done.`,
    nearest: null,
  };
}
