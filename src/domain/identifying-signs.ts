/** Why a text may identify a child, though nothing proves it. */
export type Sign = 'date-of-birth' | 'initials-and-age' | 'name-and-age' | 'age-and-place' | 'address' | 'phone-number';

type Look = (text: string) => boolean;

const looks: readonly (readonly [Sign, Look])[] = [
  ['date-of-birth', hasBirthDate],
  ['initials-and-age', hasInitialsAndAge],
  ['name-and-age', hasNameAndAge],
  ['age-and-place', hasAgeAndPlace],
  ['address', (text) => hasStreet(text) || hasPostcode(text)],
  ['phone-number', hasPhoneNumber],
];

/** The signs in a text, in a fixed order. A name alone is none: staff are named in every update. */
export function signsOf(text: string): readonly Sign[] {
  const plain = flatten(text);
  return looks.filter(([, look]) => look(plain)).map(([sign]) => sign);
}

/** Links are left out: the numbers in them are a file store's. */
function flatten(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/\p{Pd}/gu, '-')
    .replace(/https?:\S+/gi, ' ')
    .replace(/\s+/g, ' ');
}

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const fullDate = `(?:\\d{1,2}[./ -]\\d{1,2}[./ -]\\d{2,4}|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:st|nd|rd|th)? (?:of )?${month},? \\d{2,4}|${month} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4})`;
const birthDate = new RegExp(
  `\\b(?:d\\.? ?o\\.? ?b\\b\\.?|date of birth|birth ?date|birthday|born)[ :=-]{0,3}(?:is |was |on |the ){0,3}${fullDate}|${fullDate} ?\\(?(?:dob\\b|date of birth)`,
  'i',
);

function hasBirthDate(text: string): boolean {
  return birthDate.test(text);
}

// Initials of offices and services, which stand before numbers as often as a child's before an age.
const trade = new Set(
  'LA CE DP PR BP IT HR PH GP SW CP DV DA YP EH EY HV SN PA QA ED AE OT SG LPR LP CD AD CC TF TA TM AM PM UK EU NE SE SS CN ID NI RE PE PC PS CT VC DSL CSC YOS CCG SET LSCP MEB MACE MASH CIN CLA LAC CYP CSE CCE FGM SEN PRU NEET'.split(
    ' ',
  ),
);

const initials = '([A-Z](?:\\. ?[A-Z])(?:\\. ?[A-Z])?\\.?|[A-Z]{2,3})';
const age = '(?:1[0-9]|[1-9])';
const ageSaid = `(?:(?:aged?|age of|is aged) ${age}\\b|(?:is )?${age} ?-?(?:years?[ -]old|yrs?(?:[ -]old)?|y\\/?o|months? old)\\b)`;
// "Aged 5 to 11" and "16 and over" are groups of people.
const noRange = '(?! ?(?:-|to|and|or|\\+|plus|under)(?: ?\\d| ?(?:over|under|above|below|older|younger|up)|\\b))';

const initialsThenAge = new RegExp(
  `(?<![\\w.])${initials}(?: ?\\(${age}(?: ?(?:years|yrs|yo|y|months))?\\)|,? \\(?${ageSaid}${noRange})`,
  'g',
);
const ageThenInitials = new RegExp(`\\b${age}[ -](?:year|yr|month)s?[ -]old,? ${initials}(?![\\w])`, 'g');
const letterThenAge = new RegExp(
  `\\b(?:[Cc]hild|[Bb]oy|[Gg]irl|[Pp]upil|[Ss]tudent|[Bb]aby|[Pp]atient|[Ss]ibling|[Yy]oung [Pp]erson) [A-Z]\\.?,? (?:\\(${age}\\)|\\(?${ageSaid}${noRange})`,
);

function hasInitialsAndAge(text: string): boolean {
  const found = [...text.matchAll(initialsThenAge), ...text.matchAll(ageThenInitials)];
  return letterThenAge.test(text) || found.some((match) => !trade.has(match[1]!));
}

const notNames =
  /^(?:Children|Child|Pupils?|Girls?|Boys?|Those|People|Person|Anyone|Everyone|Residents?|Students?|Infants?|Babies|Baby|Toddlers?|Teenagers?|Adults?|Parents?|Mothers?|Fathers?|Men|Women|Males?|Females?|Victims?|Users?|Group|All|Young|Youth|Care|Leavers?|Users?|Patients?|Service|Services|Policy|Action|Plan|Protocol|Strategy|Cases?|Cohort|Learners?|Some|Most|Being|Now|Carers?|Siblings?|Apprentices?|It|This|That|Which|Asylum|Refugees?|Clients?|Families|Members?|Individuals?|The|Are|Were|Mostly|Mainly|Under)$/;
const nameThenAge = new RegExp(`(?<![\\w.'-])([A-Z][a-z]{1,19}),? \\(?(?:who is )?${ageSaid}${noRange}`, 'g');

function hasNameAndAge(text: string): boolean {
  return [...text.matchAll(nameThenAge)].some((match) => !notNames.test(match[1]!));
}

const ageAndPlace = new RegExp(
  `\\b${age}[ -]?(?:year|yr)s?[ -]?old (?:(?:white |black |asian |british )?(?:boy|girl|male|female|child|pupil|student|lad|baby|teenager) )?(?:from|at|in|of|living in|who lives in|living at|attending|who attends) (?:the )?[A-Z][a-z]+`,
);

function hasAgeAndPlace(text: string): boolean {
  return ageAndPlace.test(text);
}

const clearlyStreet = 'road|rd|street|avenue|ave|lane|crescent|terrace|mews|close';
const perhapsStreet =
  'Road|Rd|Street|St|Avenue|Ave|Lane|Crescent|Terrace|Mews|Close|Drive|Court|Gardens|Grove|Place|Way|Walk|Square|Hill|Park|Rise|View|Row|Green|House';
const words = "[A-Za-z][A-Za-z'.]{1,19}";
const smallWords =
  '(?:on|the|in|of|by|at|for|and|to|with|per|a|an|off|from|were|was|are|is|had|have|new|rural|local|busy|high|major|main|safety|serious|fatal|injured|people|children|incidents?|accidents?|deaths?|weeks?|days?|months?|years?|hours?|sessions?|schools?|more|along|across|county|per|each|between|cases?|meetings?)\\b';
const smallStreet = new RegExp(
  `(?<![\\d.,/£-])\\b\\d{1,3}[a-z]?,? (?!${smallWords})${words} (?:(?!${smallWords})${words} )?(?:${clearlyStreet})\\b`,
  'i',
);
const capitalStreet = new RegExp(
  `(?<![\\d.,/£-])\\b\\d{1,3}[A-Za-z]?,? (?:The )?(?:[A-Z][A-Za-z'.]{1,19} ){1,3}(?:${perhapsStreet})\\b(?! [Ss]afety)`,
);

function hasStreet(text: string): boolean {
  return smallStreet.test(text) || capitalStreet.test(text);
}

// Whole postcodes only: half of one is a district of thousands.
const postcode =
  /(?<![A-Za-z0-9])(?:[A-PR-UWYZ](?:\d{1,2}|\d[A-HJKPS-UW]|[A-HK-Y]\d{1,2}|[A-HK-Y]\d[ABEHMNPRV-Y])|GIR) ?(?!\d(?:st|nd|rd|th)\b)\d[ABD-HJLNP-UW-Z]{2}(?![A-Za-z0-9])/;
const smallPostcode =
  /(?<![A-Za-z0-9])[a-pr-uwyz](?:\d{1,2}|\d[a-hjkps-uw]|[a-hk-y]\d{1,2}|[a-hk-y]\d[abehmnprv-y]) (?!\d(?:st|nd|rd|th)\b)\d[abd-hjlnp-uw-z]{2}(?![A-Za-z0-9])/;

function hasPostcode(text: string): boolean {
  return postcode.test(text) || smallPostcode.test(text);
}

// Mobile and geographic numbers. 03 and 08 are helplines and offices, which identify nobody.
const phone = /(?<![\d.,/-])(?:\+44 ?(?:\(0\))? ?|0044 ?|\(?0)[127]\d{1,3}\)?(?:[ -]{0,3}\d{2,8}){1,3}(?![\d./])/g;

function hasPhoneNumber(text: string): boolean {
  return [...text.matchAll(phone)].some(([written]) => isPhoneLength(written));
}

function isPhoneLength(written: string): boolean {
  const national = written
    .replace(/\(0\)/, '')
    .replace(/^(?:\+44|0044)/, '')
    .replace(/\D/g, '')
    .replace(/^0/, '');
  return national.length === 9 || national.length === 10;
}
