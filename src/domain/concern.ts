import { doubtfulRules, privateRules } from './concern-doubts.ts';
import { harmRules } from './concern-harm.ts';
import { reportRules } from './concern-reports.ts';
import { signRules } from './concern-signs.ts';
import { spellings } from './concern-words.ts';

const certainRules = [...harmRules, ...signRules, ...reportRules];

export type Doubt = 'clear' | 'possible-concern' | 'concern';

/**
 * Whether a text tells of a child in danger. It reads English words in patterns, not meaning: it misses hints,
 * irony, other languages and badly misspelt words, so nothing may promise that Baton notices every concern.
 */
export function readConcern(text: string): Doubt {
  const words = plainWords(text);
  if (certainRules.some((rule) => rule.isMet(words))) return isLesson(words) ? 'possible-concern' : 'concern';
  return sentencesOf(words).some(isDoubtful) ? 'possible-concern' : 'clear';
}

/** A sentence by itself: talk of work before it must not hide it. */
function isDoubtful(sentence: string): boolean {
  if (trade.test(sentence)) return false;
  const rules = work.test(sentence) ? doubtfulRules : [...doubtfulRules, ...privateRules];
  return rules.some((rule) => rule.isMet(sentence));
}

function sentencesOf(words: string): readonly string[] {
  return words.split('|').map((sentence) => ` |${sentence}| `);
}

/** Which rules a text meets: for the tests, and for whoever tunes the lists. */
export function rulesMet(text: string): readonly string[] {
  const words = plainWords(text);
  return [...certainRules, ...doubtfulRules, ...privateRules]
    .filter((rule) => rule.isMet(words))
    .map((rule) => rule.name);
}

const breakMark = ' | ';

/**
 * Lower-case words without apostrophes or accents, each followed by one space; ` | ` ends a sentence. One line
 * break is only a space, since chat and tables break lines anywhere.
 */
function plainWords(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/['’‘ʼ`´′]/g, '')
    .replace(/\.{2,}/g, ' ')
    .replace(/[.!?;\t•|]+|\n[ \r]*\n/g, breakMark)
    .replace(/\b(he|him|his|she|her)\b ?(?:\/|or) ?\b(?:she|her|hers|he|him|his)\b/gi, 'anyone')
    .toLowerCase()
    .replace(/([a-z])\1{2,}/g, '$1')
    .replace(/[^a-z0-9|]+/g, ' ');
  const words = plain.split(' ').filter((word) => word !== '');
  return withoutAnyChild(` | ${words.map((word) => spellings.get(word) ?? word.slice(0, longestWord)).join(' ')} | `);
}

/** "When a child dies", "if a pupil discloses" is any child, unless the writer speaks of themselves. */
function withoutAnyChild(words: string): string {
  if (/ (?:i|im|ive|my|me|we|our) /.test(words)) return words;
  return words.replace(anyChild, ' $1 any ');
}

const anyChild =
  / (when|if|where|whenever|once|unless|every time|each time|should) (?:you or |your child or )?(?:an?|the|any) (?:\w+ ){0,2}?(?:child|young person|pupil|student|baby|infant|boy|girl|teenager)(?: or young person)? /g;

/** Longer runs are no words; cutting them keeps every rule quick on any input. */
const longestWord = 24;

/** The trade's own words: beside them a doubtful phrase is taken as talk about work. */
const trade =
  / (?:audit\w*|reviews?|reviewed|strateg\w+|polic\w+|procedures?|pathways?|guidance|training|data|figures|cases|partnership\w*|multi agency|campaign|awareness|referrals|threshold\w*|mace|meb|cdop|lpr|lscb|lscp|agencies|practitioners|professionals|protocol|toolkit|leaflet|posters?|workshop|module|briefing|conference|commission\w*|statutory|section \d+|recommendations?|framework|board|sub group|subgroup|minutes|agenda|children and young people|learning|scr|delivery|deadline|update|cohort|survey|outcomes|dashboard|quarterly|annual|action|procurement|budget|staffing|recruitment|rating|amber|green|ensure|improve|strengthen|clarify|develop|discussed|panel|staff should|offered|pilot|commissioned|schools know|signs of|awareness|subject to|known to|category|scheme|programme|joint response) /;

/** The small talk of an office, in which families and children come up for other reasons than harm. */
const work =
  / (?:on leave|maternity|cover|deputy|meeting|ill|off|report|register|driving|collect|chickenpox|died|baby due|due|answer|chairs?|placement|designed|logo|reception|school visit|visit|club|project|clinic|service|steps|course|scheme|nurse|worker|apprentice|competition|won|poster|opened|attended|presented|spoke|supported|advocate|excellent|moved|helped|thanked|volunteered|quote|video|at home with|holiday|birthday|wedding|graduation|pick up|nursery run|feedback|useful|clear|social work|performance|band|programme|team|council|group|trust|nudge|fixed|drafted) /;

/** Words of a case looked back on or made up. What children said in it is still shown the safety message, with a question. */
const lesson =
  / (?:scr|cspr|lcspr|lspr|sar|dhr|case reviews?|practice reviews?|serious case|rapid review|learning from|learning review|review found|reviewers?|audit found|audits?|audited|dip sample|scenarios?|case study|case studies|vignette|training|fictional|play|film|drama|leaflet|posters?|example|workshop|survey|quotes?|policy|procedures?|guidance|protocol|thresholds?|of cases|of families|cohort|story) /;

/** A person's words about themselves or their own are never taken as a lesson, nor is a cry for help. */
const firsthand = / (?:me|my|im|ive|i am|i have|right now|please help|tonight|today) /;

function isLesson(words: string): boolean {
  return lesson.test(words) && !firsthand.test(words);
}
