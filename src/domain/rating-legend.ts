import { colourNamed, colourOf, type Hue, isColourName, withoutDiscs } from './colour-names.ts';
import { ownCells, type Row, type Table } from './plan-table.ts';
import { defaultLegend, type Legend, type Rating } from './rating.ts';
import { type Signal, signalsIn } from './rating-words.ts';

/** One line of a file's own legend: its mark or its colour, and what the file says that it means. */
export interface LegendEntry {
  /** "blue", "b", "3", in small letters; empty where a shaded cell stands for itself. */
  readonly mark: string;
  readonly fill: string | null;
  readonly meaning: string;
  /** The meaning decides, not the colour's name; null where it means that an action has no rating (yet). */
  readonly rating: Rating | null;
  /** False where the meaning does not say how an action stands: "2 = In progress". */
  readonly isClear: boolean;
}

const name = '(?:blue|green|amber|yellow|orange|red|purple|gr[ae]y|white|black)';
const mark = String.raw`(?:${name}(?: ?\([A-Za-z0-9]\))?|\b[BGARP]|\b[0-9])`;
const markPattern = new RegExp(String.raw`(?<![\p{L}\p{N}.])(${mark})\s*(?:[-–—:=]+|\bmeans\b|\()\s*`, 'giu');
const bareMark = new RegExp(String.raw`^[(\[]?(${mark})[)\].:]?$`, 'i');
const reversed = new RegExp(String.raw`^([^;,=]{3,80}?)\s*[-–—:=(]\s*(${name})\)?$`, 'i');
const longestMeaning = 300;
const announced = /\b(?:key|legend|index|ratings?|b?rag|traffic lights?|status)\b/i;

/**
 * Rows that explain ratings, which are no actions: those below a row that announces them ("RAG key"), and rows that
 * begin with the names of colours.
 */
export function legendRows(rows: readonly Row[]): ReadonlySet<Row> {
  const found = new Set<Row>();
  let block: Row[] = [];
  const close = () => {
    if (believed(block.flatMap(inRow), true).length > 0) for (const row of block) found.add(row);
    block = [];
  };
  for (const [at, row] of rows.entries()) {
    const own = ownCells(row);
    const isEntry = own.length > 0 && own.length <= 2 && inRow(row).length > 0;
    if (isEntry && block.length > 0) block.push(row);
    else if (own.length > 0) close();
    if (isKey(row)) block = [row];
    if (isColourRow(row) && [rows[at - 1], rows[at + 1]].some(isColourRow)) found.add(row);
  }
  close();
  return found;
}

/** "RAG key", in a row of its own. */
function isKey(row: Row): boolean {
  const [only, other] = ownCells(row);
  return only !== undefined && !other && only.text.length <= longestKey && keyWords.test(only.text);
}

const keyWords =
  /\b(?:legend|ratings?|b?rag|traffic lights?|colou?r (?:cod(?:e|ing)|key)|status (?:key|codes?))\b|^key\b[:.]?$/i;
const longestKey = 80;

function isColourRow(row: Row | undefined): boolean {
  const own = row ? ownCells(row) : [];
  const first = own.length > 0 && own.length <= 2 ? signOf(own[0]!.text) : null;
  return first !== null && isColourName(folded(first));
}

interface Found {
  readonly mark: string;
  readonly fill: string | null;
  readonly meaning: string;
}

/** The file's own legend, wherever it stands: paragraphs, rows above or below the actions, a table of its own. */
export function legendIn(
  tables: readonly Table[],
  isAction: (part: string, row: Row) => boolean,
): readonly LegendEntry[] {
  const found = tables
    .filter(({ hidden }) => !hidden)
    .flatMap((table) => {
      const rows = table.rows.filter((row) => !isAction(table.part, row));
      const inText = table.before.flatMap((line) => inLine(withoutDiscs(line)));
      const lines = [...table.before, ...rows.flatMap((row) => ownCells(row).map(({ text }) => text))];
      const isAnnounced = lines.some((line) => announced.test(line));
      return [...believed(inText, isAnnounced), ...believed(inRows(rows), isAnnounced)];
    });
  return onceEach(found).map((each) => ({ ...each, ...ratingMeant(each) }));
}

/** A mark explained in one place and shaded in another is one. */
function onceEach(found: readonly Found[]): readonly Found[] {
  const once = new Map<string, Found>();
  for (const each of found) {
    const key = each.mark || (each.fill ?? '');
    const known = once.get(key);
    if (!known || (known.meaning === '' && each.meaning !== ''))
      once.set(key, { ...each, fill: each.fill ?? known?.fill ?? null });
    else if (!known.fill && each.fill) once.set(key, { ...known, fill: each.fill });
  }
  return [...once.values()];
}

/** One line alone is a legend only where it is announced; letters and figures only where words of progress follow. */
function believed(found: readonly Found[], isAnnounced: boolean): readonly Found[] {
  const sure = found.filter(
    ({ mark: sign, meaning }) => (sign.length > 1 && isColourName(sign)) || signalsIn(meaning).length > 0,
  );
  const apart = new Set(sure.map(({ mark: sign, fill }) => sign || fill));
  const isPriority = sure.length > 0 && sure.every(({ meaning }) => /^(?:very )?(?:high|medium|low)\b/i.test(meaning));
  if (isPriority) return [];
  const isColoured = (each: Found) => (each.mark.length > 1 && isColourName(each.mark)) || each.fill !== null;
  const says = new Set(sure.map(({ meaning }) => signalsIn(meaning)[0]));
  // Numbers stand in contents and minutes too: only those that say different things are a legend.
  if (!sure.some(isColoured) && says.size < 2) return [];
  if (apart.size > 1) return found.filter((each) => sure.includes(each) || each.mark !== '');
  return isAnnounced ? sure : [];
}

/** "Blue – complete; Green = on track (G)" */
function inLine(line: string, fill: string | null = null): readonly Found[] {
  const marks = [...line.matchAll(markPattern)].filter(([, sign]) => isSign(sign!));
  if (marks.length === 0) {
    return line.split(/[;\n,]/).flatMap((part) => {
      const match = reversed.exec(part.trim());
      return match ? [{ mark: folded(match[2]!), fill, meaning: tidied(match[1]!) }] : [];
    });
  }
  return marks.map((match, at) => {
    const end = marks[at + 1]?.index ?? line.length;
    return { mark: folded(match[1]!), fill, meaning: tidied(line.slice(match.index + match[0].length, end)) };
  });
}

function signOf(text: string): string | null {
  const sign = bareMark.exec(text)?.[1];
  return sign && isSign(sign) ? sign : null;
}

/** A letter is a mark only as a capital: "a" is a word. */
function isSign(sign: string): boolean {
  return sign.length > 1 || /[A-Z0-9]/.test(sign);
}

function folded(sign: string): string {
  return sign
    .toLowerCase()
    .replace(/\s*\(.*$/, '')
    .replace('gray', 'grey');
}

function tidied(words: string): string {
  const plain = words
    .slice(0, longestMeaning)
    .replace(/\s+/g, ' ')
    .replace(/^[-–—:=\s]+|(?:[\s;,|/.•]|\band)+$/g, '');
  return plain.endsWith(')') && !plain.includes('(') ? plain.slice(0, -1) : plain;
}

function inRows(rows: readonly Row[]): readonly Found[] {
  return rows.flatMap((row, at) => {
    const found = inRow(row);
    const marksOnly = found.length > 1 && found.every(({ meaning, mark: sign }) => meaning === '' && sign !== '');
    return marksOnly ? withMeaningsBelow(row, rows[at + 1], found) : found;
  });
}

/** Marks in one row and what they mean in the next. */
function withMeaningsBelow(row: Row, below: Row | undefined, found: readonly Found[]): readonly Found[] {
  const own = ownCells(row);
  const words = below ? ownCells(below) : [];
  if (words.some(({ text }) => signOf(text))) return found;
  return found.map((each, at) => ({ ...each, meaning: words.find((cell) => cell.at === own[at]?.at)?.text ?? '' }));
}

/** "Blue | Complete | Green | On track", or a shaded cell with its meaning in it or beside it. */
function inRow(row: Row): readonly Found[] {
  const cells = row.cells
    .filter(({ merged }) => !merged)
    .map(({ text, fill }) => ({ text: withoutDiscs(text).replace(/\s+/g, ' ').trim(), fill: fillOf(fill) }))
    .filter(({ text, fill }) => text !== '' || fill !== null);
  const found: Found[] = [];
  for (let at = 0; at < cells.length; at += 1) {
    const { text, fill } = cells[at]!;
    const next = cells[at + 1];
    const sign = signOf(text);
    const nextSign = next ? signOf(next.text) : null;
    if (sign || (text === '' && fill)) {
      const meaning = next && !nextSign && next.text !== '' ? next : null;
      found.push({
        mark: sign ? folded(sign) : '',
        fill: fill ?? meaning?.fill ?? null,
        meaning: tidied(meaning?.text ?? ''),
      });
      if (meaning) at += 1;
    } else if (nextSign && cells.length === 2) {
      found.push({ mark: folded(nextSign), fill: fill ?? next!.fill, meaning: tidied(text) });
      at += 1;
    } else {
      const written = inLine(text, fill);
      found.push(...written);
      if (written.length === 0 && fill) found.push({ mark: '', fill, meaning: tidied(text) });
    }
  }
  return found;
}

function fillOf(fill: string | undefined): string | null {
  return fill && colourOf(fill) ? fill : null;
}

function ratingMeant({ mark: sign, fill, meaning }: Found): Pick<LegendEntry, 'rating' | 'isClear'> {
  const named = colourNamed(sign) ?? (fill ? colourOf(fill) : null);
  const own = named === 'purple' || named === 'grey' ? null : named;
  const said = signalsIn(meaning);
  if (said.length === 0 || (own && said.includes(own))) return { rating: own, isClear: named !== null };
  return { rating: ratingSaid(said[0]!, named), isClear: true };
}

/** "Not started" warns, but not in white, grey or blue: there it is an action whose time has not come. */
function ratingSaid(signal: Signal, named: Hue | 'grey' | null): Rating | null {
  if (signal === 'nothing') return null;
  if (signal !== 'not-started') return signal;
  if (named === null) return 'red';
  return named === 'red' || named === 'amber' ? named : null;
}

/** What each rating means in the plan's words; where its colour has another name there, that name is said. */
export function legendOf(entries: readonly LegendEntry[]): Legend {
  const said = (rating: Rating) => {
    const own = entries.filter((entry) => entry.rating === rating && entry.meaning !== '');
    return own.length > 0 ? own.map((entry) => meaningAs(rating, entry)).join('; ') : defaultLegend[rating];
  };
  return { blue: said('blue'), green: said('green'), amber: said('amber'), red: said('red') };
}

function meaningAs(rating: Rating, { mark: sign, fill, meaning }: LegendEntry): string {
  const named = colourNamed(sign) ?? (fill ? colourOf(fill) : null);
  if (named === null || named === rating) return meaning;
  const shown = sign === '' ? named : sign;
  return `${meaning} (${shown[0]!.toUpperCase()}${shown.slice(1)} in the plan)`;
}
