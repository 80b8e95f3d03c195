import { z } from 'zod';

/** What a button of an import's card sent: ids, and on a page that puts things right what was chosen and typed. */
export type ImportPressed =
  | { readonly verb: 'import-show' | 'import-cancel'; readonly draft: string }
  | { readonly verb: 'import-fix'; readonly draft: string; readonly page: number }
  | {
      readonly verb: 'import-save';
      readonly draft: string;
      readonly page: number;
      readonly typed: Readonly<Record<string, string>>;
    }
  | { readonly verb: 'import-go'; readonly draft: string; readonly seq: number; readonly before: number }
  | { readonly verb: 'import-undo'; readonly plan: string; readonly edition: number };

const id = z.string().min(1).max(60);
const page = z.coerce.number().int().min(1).max(10_000).default(1);
const number = z.coerce.number().int().min(0).max(100_000);

/** Inputs of the pages; everything else in the data is ids. */
const input = /^(?:(?:group|lead|date)~.+|leadAll|code|title|period|audience|sheets)$/s;

const forms = {
  'import-show': z.looseObject({ draft: id }),
  'import-cancel': z.looseObject({ draft: id }),
  'import-fix': z.looseObject({ draft: id, page }),
  'import-save': z.looseObject({ draft: id, page }).transform(({ draft, page: at, ...rest }) => {
    const typed = Object.entries(rest).filter(([name, value]) => input.test(name) && typeof value === 'string');
    return { draft, page: at, typed: Object.fromEntries(typed) as Record<string, string> };
  }),
  'import-go': z.looseObject({ draft: id, seq: number, before: number }),
  'import-undo': z.looseObject({ plan: z.string().min(1).max(40), edition: number }),
} as const;

/** Reads what a button of an import sent; null when it is of a form that this Baton does not know. */
export function readImportPressed(verb: string, data: unknown): ImportPressed | null {
  if (!Object.hasOwn(forms, verb)) return null;
  const read = forms[verb as keyof typeof forms].safeParse(data);
  return read.success ? ({ ...read.data, verb } as unknown as ImportPressed) : null;
}
