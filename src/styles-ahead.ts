import { resolveStyleRulesForSlots } from '@griffel/core';
import type { ESTree, Plugin } from 'vite';

/**
 * Works the pages' styles out while they are built, and not in every browser anew: each `makeStyles` becomes what it
 * would make of its styles when it is first used. One with a value that its own file does not tell stays as it is.
 */
export const stylesAhead: Plugin = {
  name: 'styles-ahead',
  enforce: 'post',
  transform(code, id) {
    if (id.includes('/node_modules/') || !code.includes('makeStyles(')) return null;
    let [written, from] = [`import { __styles } from '@fluentui/react-components';\n`, 0];
    for (const { start, end, styles } of stylesIn(this.parse(code))) {
      const [classes, rules] = resolveStyleRulesForSlots(styles);
      written += `${code.slice(from, start)}__styles(${JSON.stringify(classes)}, ${JSON.stringify(rules)})`;
      from = end;
    }
    return from === 0 ? null : { code: written + code.slice(from), map: null };
  },
};

type Styles = Parameters<typeof resolveStyleRulesForSlots>[0];

interface Call {
  readonly start: number;
  readonly end: number;
  readonly styles: Styles;
}

/** What is made of styles at the top of a file, where they are plain data. */
function stylesIn({ body }: ESTree.Program): readonly Call[] {
  const known = new Map<string, unknown>([['tokens', tokens]]);
  const calls: Call[] = [];
  for (const { id, init } of body.flatMap(constantsOf)) {
    if (id.type !== 'Identifier' || !init) continue;
    if (init.type === 'CallExpression' && init.callee.type === 'Identifier' && init.callee.name === 'makeStyles') {
      const styles = init.arguments[0] && readValue(init.arguments[0], known);
      if (styles !== undefined) calls.push({ start: init.start, end: init.end, styles: styles as Styles });
    } else {
      known.set(id.name, readValue(init, known));
    }
  }
  return calls;
}

function constantsOf(statement: ESTree.Program['body'][number]): readonly ESTree.VariableDeclarator[] {
  const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  return declared?.type === 'VariableDeclaration' && declared.kind === 'const' ? declared.declarations : [];
}

type Known = ReadonlyMap<string, unknown>;

/** Fluent's tokens are names of CSS variables, which the theme gives its values. */
const tokens = new Proxy({}, { get: (_, name) => `var(--${String(name)})` });

/** What an expression of plain data is; undefined for every other. */
function readValue(node: ESTree.Argument, known: Known): unknown {
  switch (node.type) {
    case 'Literal':
      return node.value;
    case 'Identifier':
      return known.get(node.name);
    case 'TemplateLiteral':
      return textOf(node, known);
    case 'ObjectExpression':
      return objectOf(node, known);
    case 'MemberExpression': {
      const owner = readValue(node.object, known) as Readonly<Record<string, unknown>> | undefined;
      return node.property.type === 'Identifier' && !node.computed ? owner?.[node.property.name] : undefined;
    }
    default:
      return undefined;
  }
}

function textOf({ quasis, expressions }: ESTree.TemplateLiteral, known: Known): string | undefined {
  const values = expressions.map((expression) => readValue(expression, known));
  if (values.includes(undefined)) return undefined;
  return quasis.map(({ value }, at) => `${value.cooked}${values[at] ?? ''}`).join('');
}

function objectOf({ properties }: ESTree.ObjectExpression, known: Known): object | undefined {
  const entries = properties.map((property) => {
    if (property.type !== 'Property' || property.computed) return undefined;
    const { key } = property;
    const value = readValue(property.value, known);
    if (value === undefined) return undefined;
    if (key.type === 'Identifier') return [key.name, value] as const;
    return key.type === 'Literal' ? ([String(key.value), value] as const) : undefined;
  });
  return entries.every((entry) => entry !== undefined) ? Object.fromEntries(entries) : undefined;
}
