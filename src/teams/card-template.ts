type Data = Readonly<Record<string, unknown>>;

/** One piece of a template, made ready once: what it says with some data. */
type Fill = (data: Data) => unknown;

/**
 * Makes a template of `cards/` ready to be filled. It is written in the template language of Adaptive Cards, of which
 * this knows `${name}`, `${name.inner}`, `${name[0]}`, `${name != ''}`, `${count(name) > 0}`, and for what stands in a list
 * `$when` and `$data`. Throws for anything else; filling throws where the data lack a field.
 */
export function readTemplate(template: object): (data: object) => unknown {
  return readPiece(template) as (data: object) => unknown;
}

function readPiece(piece: unknown): Fill {
  if (typeof piece === 'string') return readText(piece);
  if (Array.isArray(piece)) return readList(piece);
  return isObject(piece) ? readObject(piece) : () => piece;
}

function readObject(object: Data): Fill {
  const conditions = ['$when', '$data'].filter((name) => name in object);
  if (conditions.length > 0) throw new Error(`A card's template has ${conditions.join(' and ')} outside a list`);
  const fields = Object.entries(object).map(([name, own]) => [name, readPiece(own)] as const);
  return (data) => {
    const filled: Record<string, unknown> = {};
    for (const [name, fill] of fields) {
      const value = fill(data);
      if (!saysNothing(name, value)) filled[name] = value;
    }
    return filled;
  };
}

/** The language cannot leave a field out; what is so by default only takes room that a longer list could use. */
function saysNothing(name: string, value: unknown): boolean {
  if (value === 'default') return ['weight', 'color', 'style'].includes(name);
  return value === false && ['italic', 'strikethrough', 'isSubtle', 'separator'].includes(name);
}

/** What fills an item with a list puts all of that in its place. */
function readList(items: readonly unknown[]): Fill {
  const fills = items.map(readItem);
  return (data) => fills.flatMap((fill) => fill(data));
}

/** An item is left out where its `$when` does not hold, and stands once for each of its `$data`. */
function readItem(item: unknown): Fill {
  if (!isObject(item)) return readPiece(item);
  const { $when = true, $data, ...object } = item;
  const [isShown, fill] = [readPiece($when), readObject(object)];
  const shown = (data: Data) => (isShown(data) === true ? [fill(data)] : []);
  if ($data === undefined) return shown;
  const scope = readPiece($data);
  return (data) => [scope(data)].flat().flatMap((own) => shown(own as Data));
}

/** A text that is one expression has its value, whatever that is; in any other text the values are written out. */
function readText(text: string): Fill {
  const pieces = text.split(/\$\{([^}]*)\}/);
  const fills = pieces.map((piece, at) => (at % 2 === 1 ? readExpression(piece) : () => piece));
  if (pieces.length === 3 && !pieces[0] && !pieces[2]) return fills[1]!;
  return (data) => fills.map((fill) => String(fill(data))).join('');
}

function readExpression(expression: string): Fill {
  const [, counted, most, compared, named] = understood.exec(expression) ?? [];
  if (counted) {
    const list = readPath(counted);
    return (data) => (list(data) as readonly unknown[]).length > Number(most);
  }
  if (compared) {
    const text = readPath(compared);
    return (data) => text(data) !== '';
  }
  if (!named) throw new Error(`A card's template says \${${expression}}, which is not understood`);
  return readPath(named);
}

const path = String.raw`[A-Za-z]\w*(?:\.\w+|\[\d+\])*`;
const understood = new RegExp(`^(?:count\\((${path})\\) > (\\d+)|(${path}) != ''|(${path}))$`);

function readPath(written: string): Fill {
  const names = written.match(/\w+/g) ?? [];
  return (data) => {
    let value: unknown = data;
    for (const name of names) value = (value as Data | null | undefined)?.[name];
    if (value === undefined || value === null) throw new Error(`Card data is missing at ${written}`);
    return value;
  };
}

function isObject(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
