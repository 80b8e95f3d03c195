import type { LocalContact } from './partnership.ts';

export type ContactReading =
  | { readonly kind: 'contact'; readonly contact: LocalContact }
  | { readonly kind: 'refused'; readonly reason: 'no-name' | 'no-phone' | 'no-hours' | 'too-long' };

const longest = 300;
const command = /^.*?\bfront door(?:'s)?(?: (?:number|contact|details))?(?: (?:is|to|as)\b| ?[=:])? ?/i;
const label = /\b(?:name|phone|telephone|tel|number|opening hours|hours|open) ?: ?/gi;
const phoneShape = /(?<!\d)(?:\+\d|\(?0)(?:[ ()-]{0,2}\d){6,13}(?!\d)/;
const soundsLikeHours =
  /\d|\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?s?\b|\b(?:daily|always|hours|weekdays|weekends)\b/i;
const edges = /^[\s,;:.()–-]+|[\s,;:(–-]+$/g;
const linkingWord = /[\s,]+(?:on|at|call|ring|tel\.?|phone|telephone)$/i;

/**
 * Reads "Example MASH, 01632 960123, Mon–Fri 9–5, out of hours 01632 960124", with or without a command before it
 * and labels within. The first number is the phone; what stands before it is the name, the rest the hours.
 */
export function parseLocalContact(text: string): ContactReading {
  if (text.length > longest) return { kind: 'refused', reason: 'too-long' };
  const plain = text
    .trim()
    .replace(/\s*\n\s*/g, ', ')
    .replace(/\s+/g, ' ')
    .replace(/[‐‑]/g, '-')
    .replace(command, '')
    .replace(label, '')
    .trim();
  const found = phoneShape.exec(plain);
  if (found === null) return { kind: 'refused', reason: 'no-phone' };
  const before = partsOf(plain.slice(0, found.index));
  const name = before.filter((part) => !soundsLikeHours.test(part)).join(', ');
  const rest = [
    ...before.filter((part) => soundsLikeHours.test(part)),
    ...partsOf(plain.slice(found.index + found[0].length)),
  ];
  const named = name === '' ? rest[0] : name;
  const hours = name === '' ? rest.slice(1) : rest;
  if (named === undefined || !/\p{L}/u.test(named)) return { kind: 'refused', reason: 'no-name' };
  if (hours.length === 0) return { kind: 'refused', reason: 'no-hours' };
  return { kind: 'contact', contact: { name: named, phone: found[0].trim(), hours: hours.join(', ') } };
}

/** The same where each part was asked for by itself: a name such as "Children's front door" is taken as it is. */
export function contactTyped(typed: LocalContact): ContactReading {
  const [name = '', given = '', hours = ''] = [typed.name, typed.phone, typed.hours].map((part) =>
    part.replace(/\s+/g, ' ').trim(),
  );
  if (name.length + given.length + hours.length > longest) return { kind: 'refused', reason: 'too-long' };
  const phone = phoneShape.exec(given)?.[0].trim();
  if (phone === undefined) return { kind: 'refused', reason: 'no-phone' };
  if (!/\p{L}/u.test(name)) return { kind: 'refused', reason: 'no-name' };
  if (hours === '') return { kind: 'refused', reason: 'no-hours' };
  return { kind: 'contact', contact: { name, phone, hours } };
}

function partsOf(text: string): readonly string[] {
  return text
    .split(/[,;]/)
    .map((part) => trimmed(part.replace(linkingWord, '')))
    .filter((part) => part !== '');
}

function trimmed(text: string): string {
  const bare = text.replace(edges, '').replace(linkingWord, '');
  // A closing bracket stays where it has its opening one.
  return bare.endsWith(')') && !bare.includes('(') ? bare.slice(0, -1) : bare;
}
