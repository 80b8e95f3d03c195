import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTemplate } from '../../src/teams/card-template.ts';

// Microsoft's own reader of the language, by which designers try our templates; its types do not pass our compiler.
const require = createRequire(import.meta.url);
const { Template } = require('adaptivecards-templating') as {
  Template: new (template: object) => { expand(context: { $root: unknown }): unknown };
};

const cards = new URL('../../cards/', import.meta.url);
const templates = readdirSync(cards).map(
  (name) => [name, JSON.parse(readFileSync(new URL(name, cards), 'utf8')) as object] as const,
);

/** As it stands in a template; written so, it is no placeholder of the test's own. */
const filled = (expression: string) => `\${${expression}}`;

describe.each(templates)('%s', (_, template) => {
  it('is filled as Microsoft’s reader fills it, but for what is so by default', () => {
    fc.assert(
      fc.property(dataFor(template), (data) => {
        const theirs = new Template(template).expand({ $root: data });
        expect(readTemplate(template)(data)).toEqual(withoutDefaults(theirs));
      }),
      { numRuns: 25 },
    );
  });
});

describe('what a text says', () => {
  it.each([
    [filled('name'), 'Neglect'],
    [`For ${filled('name')}, ${filled('count')} times`, 'For Neglect, 3 times'],
    [filled('of.whom'), 'SARC'],
    [filled('all[1].name'), 'second'],
    [filled("name != ''"), true],
    [filled("empty != ''"), false],
    [filled('count(all) > 1'), true],
    [filled('count(all) > 2'), false],
    [filled('count'), 3],
    ['$5 {or} less', '$5 {or} less'],
    ['', ''],
  ])('%s: %j', (text, expected) => {
    const data = {
      name: 'Neglect',
      count: 3,
      empty: '',
      of: { whom: 'SARC' },
      all: [{ name: 'first' }, { name: 'second' }],
    };
    expect(readTemplate({ text })(data)).toEqual({ text: expected });
  });

  it('is what was typed, also where that looks like an expression', () => {
    expect(readTemplate({ text: filled('typed') })({ typed: filled('name') })).toEqual({ text: filled('name') });
  });
});

it.each([
  [{ text: filled('nobody') }, 'Card data is missing at nobody'],
  [{ text: `For ${filled('of.nobody')}` }, 'Card data is missing at of.nobody'],
  [{ text: filled('nothing') }, 'Card data is missing at nothing'],
  [{ items: [{ $when: filled("nobody != ''"), type: 'TextBlock' }] }, 'Card data is missing at nobody'],
  [{ items: [{ $data: filled('nobody'), type: 'TextBlock' }] }, 'Card data is missing at nobody'],
  [{ text: filled('toUpper(name)') }, filled('toUpper(name)')],
  [{ text: filled('name == 1') }, filled('name == 1')],
  [{ text: filled('') }, 'is not understood'],
  [{ inner: { $when: filled('name'), text: 'x' } }, '$when outside a list'],
  [{ $data: filled('of'), text: 'x' }, '$data outside a list'],
])('is refused: %j', (template, problem) => {
  expect(() => readTemplate(template)({ name: 'Neglect', of: {}, nothing: null })).toThrow(problem);
});

/** What a template asks of its data: of each field, what is done with it. */
type Asked = 'anything' | 'text' | 'parts' | { readonly record: Fields } | { readonly list: Fields };

interface Fields {
  [name: string]: Asked;
}

const words = fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme' }));
const parts = fc.array(fc.record({ type: fc.constant('TextBlock'), text: words }), { maxLength: 3 });

/** Data of every kind that would do for a template: texts of any characters, truths, numbers, and lists of parts. */
function dataFor(template: object): fc.Arbitrary<object> {
  const fields: Fields = {};
  gatherFields(template, fields);
  return recordOf(fields);
}

function recordOf(fields: Fields): fc.Arbitrary<object> {
  return fc.record(Object.fromEntries(Object.entries(fields).map(([name, asked]) => [name, anyOf(asked)])));
}

function anyOf(asked: Asked): fc.Arbitrary<unknown> {
  if (asked === 'anything') return fc.oneof(words, fc.boolean(), fc.integer(), parts);
  if (asked === 'text') return words;
  if (asked === 'parts') return parts;
  if ('record' in asked) return recordOf(asked.record);
  return fc.array(recordOf(asked.list), { minLength: 1, maxLength: 3 });
}

function gatherFields(piece: unknown, fields: Fields): void {
  if (typeof piece === 'string') {
    for (const [placeholder, expression] of piece.matchAll(/\$\{([^}]*)\}/g))
      gatherField(expression!, placeholder === piece, fields);
  } else if (typeof piece === 'object' && piece !== null) {
    const { $data, ...inner } = piece as { readonly $data?: string };
    const own = $data === undefined ? fields : innerOf(fields, /\w+/.exec($data)![0], 'list');
    for (const one of Object.values(inner)) gatherFields(one, own);
  }
}

function gatherField(expression: string, isWhole: boolean, fields: Fields): void {
  const [name, inner] = expression.replace('count(', '').match(/[A-Za-z]\w*/g) ?? [];
  if (inner) innerOf(fields, name!, expression.includes('[') ? 'list' : 'record')[inner] = 'text';
  else if (expression.startsWith('count(')) fields[name!] ??= 'parts';
  else if (expression.includes('!=') || !isWhole) fields[name!] = 'text';
  else fields[name!] ??= 'anything';
}

function innerOf(fields: Fields, name: string, kind: 'record' | 'list'): Fields {
  const known = fields[name];
  if (typeof known === 'object') return Object.values(known)[0] as Fields;
  const inner: Fields = {};
  fields[name] = kind === 'list' ? { list: inner } : { record: inner };
  return inner;
}

/** Without what `readTemplate` leaves out; Microsoft’s language cannot. */
function withoutDefaults(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDefaults);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(
    ([name, own]) =>
      !(own === 'default' && ['weight', 'color', 'style'].includes(name)) &&
      !(own === false && ['italic', 'strikethrough', 'isSubtle', 'separator'].includes(name)),
  );
  return Object.fromEntries(kept.map(([name, own]) => [name, withoutDefaults(own)]));
}
