import { elementsOf, xmlTree } from './xml.ts';
import type { Zip } from './zip.ts';

/** A part that another part names: a document its styles, a workbook its sheets. */
interface Relation {
  readonly id: string;
  /** The last word of its type: "worksheet", "styles", "theme". */
  readonly kind: string;
  readonly target: string;
}

/** The parts that this part of a .docx or .xlsx names ('' for the file itself), by full names. */
export async function relationsOf(zip: Zip, part: string): Promise<readonly Relation[]> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const tree = await xmlTree(zip.pieces(`${folder}_rels/${part.slice(slash)}.rels`));
  return elementsOf(tree ?? undefined)
    .filter(({ attributes }) => attributes.TargetMode !== 'External')
    .map(({ attributes: { Id = '', Type = '', Target = '' } }) => ({
      id: Id,
      kind: Type.slice(Type.lastIndexOf('/') + 1),
      target: resolved(folder, Target),
    }));
}

/** The part that holds the words; Office may call it word/document2.xml. */
export async function mainPartOf(zip: Zip): Promise<string | null> {
  const named = (await relationsOf(zip, '')).find(({ kind }) => kind === 'officeDocument')?.target;
  const usual = ['word/document.xml', 'xl/workbook.xml'];
  return [...(named ? [named] : []), ...usual].find((part) => zip.names.has(part)) ?? null;
}

/** The part of this kind that a part names, where the file has it. */
export function related(relations: readonly Relation[], kind: string): string {
  return relations.find((each) => each.kind === kind)?.target ?? '';
}

function resolved(folder: string, target: string): string {
  return new URL(target, `file:///${folder}`).pathname.slice(1);
}
