/** A number that names one person, and that can be told from any other number by its checksum or shape. */
export type Identifier = 'nhs-number' | 'ni-number' | 'upn';

/** The first such number in a text; null when there is none. Signs without a checksum are `signsOf`. */
export function findIdentifier(text: string): Identifier | null {
  const plain = flatten(text);
  if (nhsNumbers(plain).some(isNhsNumber)) return 'nhs-number';
  if (niNumber.test(plain)) return 'ni-number';
  if ((plain.match(upnShape) ?? []).some(isUpn)) return 'upn';
  return null;
}

/** One kind of dash and of space, no invisible characters, capitals. */
function flatten(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .replace(/\s+/g, ' ')
    .toUpperCase();
}

// 943 476 5919, 943.476.5919 or unbroken. A sum of money, a decimal and a part of a longer number are not.
const nhsShape = /(?<!\d|\d[.,/-]|£ ?)\d{3}([ -]{0,3}|\.)\d{3}\1\d{4}(?![ -]?\d|[.,/]\d)/g;

// In any grouping, where the words say what it is.
const saidToBeNhs = /\bNHS(?: ?(?:NUMBER|NO\.?|NUM|#))?[ :=-]{0,3}(\d(?:[ -]{0,3}\d){9})(?!\d)/g;

function nhsNumbers(plain: string): readonly string[] {
  const said = [...plain.matchAll(saidToBeNhs)].map((match) => match[1]!);
  return [...(plain.match(nhsShape) ?? []), ...said];
}

/** Ten digits, the last a check modulo 11 (NHS Data Dictionary, "NHS NUMBER"). */
function isNhsNumber(written: string): boolean {
  const digits = written.replace(/\D/g, '');
  // 0000000000 and its like pass the sum, and are written as placeholders.
  if (/^(\d)\1*$/.test(digits)) return false;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(digits[9]);
}

// HMRC manual NIM39110: D, F, I, Q, U, V in neither place, O not second, and prefixes never given.
const niNumber =
  /(?<![A-Z0-9])(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D](?![A-Z0-9])/;

// Check letter, authority, school, year, serial; a temporary one ends in a letter (DfE, "Unique pupil numbers").
const upnShape = /(?<![A-Z0-9])[A-HJ-NP-RT-Z][ -]?\d{3}[ -]?\d{4}[ -]?\d{2}[ -]?\d{2}[\dA-HJ-NP-RT-Z](?![A-Z0-9])/g;

const upnLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** The first letter is the weighted sum of the twelve others, modulo 23. */
function isUpn(written: string): boolean {
  const upn = written.replace(/[ -]/g, '');
  const values = [...upn.slice(1)].map((sign) => (/\d/.test(sign) ? Number(sign) : upnLetters.indexOf(sign)));
  const sum = values.reduce((total, value, place) => total + value * (place + 2), 0);
  return upn[0] === upnLetters[sum % 23];
}
