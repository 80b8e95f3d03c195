import { cleaned } from '../domain/shown-text.ts';

/** A text with its lines, cut to what it may weigh on the wire. */
export function cutToBytes(text: string, most: number): string {
  const whole = cleaned(text).trim();
  const bytes = Buffer.from(whole, 'utf8');
  if (bytes.length <= most) return whole;
  const kept = bytes.subarray(0, most - 3).toString('utf8');
  return `${kept.replace(/\uFFFD+$/, '').trimEnd()}…`;
}

/** A text that a markdown reader shows letter by letter. Only what would be read as markdown is escaped. */
export function literalInMarkdown(text: string): string {
  return text
    .replace(/[\\`*[\]<~]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/^(\s*)([#>+-])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s)/gm, '$1\\$2')
    .replace(/^(\s*)(=+\s*)$/gm, '$1\\$2');
}

/** Cards turn `{{DATE(…)}}` into a date of the reader's; typed by a person it stays as it is. */
export function withoutDateMacros(text: string): string {
  return text.replace(/\{\{(?=\s*(?:DATE|TIME)\s*\()/gi, '{\u200B{');
}
