import { fullRef } from './ref.ts';

/** One action: its plan's code and its ref. */
export interface ActionName {
  readonly plan: string;
  readonly ref: string;
}

/** A plan's code as somebody may type it: "DP", "CR1", "LOG-MACE". */
const code = '[a-z]{2,6}\\d{0,3}(?:-[a-z0-9]{1,12}){0,3}';

/** A ref as plans write them: "4.1", "12", "R12b", "SCR-3", "4.1.2", and "4.1-2" where an import found 4.1 twice. */
export const anyRef = '[a-z]{0,5}[.-]?\\d{1,4}(?:[.-]\\d{1,4})*[a-z]{0,2}';

/** An action as it is typed, in one group of a pattern: "4.1", "DP 4.1", "dp4.1", "DP-4.1", "Rec 3", "PR rec 3". */
export const anyAction = `(?:action\\s+)?((?:${code}[\\s-]+)?(?:rec(?:ommendation)?\\.?\\s*)?${anyRef})`;

/** What was typed as a code, where there is one, and a ref: which plan has it is for whoever knows the plans. */
export function splitAction(typed: string): { readonly plan: string | null; readonly ref: string } {
  const words = typed.trim();
  const apart = words.match(new RegExp(`^(${code})[\\s-]+((?:rec(?:ommendation)?\\.?\\s*)?${anyRef})$`, 'i'));
  if (apart && !/^rec/i.test(apart[1]!)) return { plan: apart[1]!.toUpperCase(), ref: apart[2]! };
  const joined = words.match(/^([a-z]{2,6})(\d.*)$/i);
  if (joined && !/^rec/i.test(joined[1]!)) return { plan: joined[1]!.toUpperCase(), ref: joined[2]! };
  return { plan: null, ref: words };
}

/**
 * The actions that a text names: by code and ref, or by a ref alone in every plan that has it. People write "DP 4.1",
 * "dp4.1" and "DP-4.1" and mean the same; "Rec 3" may be printed so, or as 3.
 */
export function actionsNamed<A extends ActionName>(typed: string, among: readonly A[]): readonly A[] {
  const bare = typed.replace(/\b(?:rec(?:ommendation)?s?|action|item|number|no)\b\.?(?=\s*[a-z]{0,3}\d)/gi, ' ');
  for (const wanted of new Set([keyOf(typed), keyOf(bare)])) {
    const found = among.filter(
      ({ plan, ref }) => wanted !== '' && (keyOf(fullRef(plan, ref)) === wanted || keyOf(ref) === wanted),
    );
    if (found.length > 0) return found;
  }
  return [];
}

const mostNearest = 5;

/** What somebody may have meant by a ref that there is not: the same ref in other plans, else what begins alike. */
export function nearestActions<A extends ActionName>(typed: string, among: readonly A[]): readonly A[] {
  const { plan, ref } = splitAction(typed);
  const same = actionsNamed(ref, among);
  if (plan !== null && same.length > 0) return same.slice(0, mostNearest);
  const known = among.filter((one) => keyOf(one.plan) === keyOf(plan ?? ''));
  const start = keyOf(ref).split(/[.-]/)[0];
  const alike = (known.length > 0 ? known : among).filter((one) => keyOf(one.ref).split(/[.-]/)[0] === start);
  return alike.slice(0, mostNearest);
}

/** "5" where one plan is live, "PR 5" where several are. */
export function labelOf({ plan, ref }: ActionName, severalPlans: boolean): string {
  return severalPlans ? fullRef(plan, ref) : ref;
}

/** Two writings of one ref have one key: no case, no leading noughts, and no mark but between two numbers. */
function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\d+/g, (digits) => String(Number(digits)))
    .replace(/(?<=\d)[\s_/-]+(?=\d)/g, '-')
    .replace(/(?<!\d)[\s._/-]+|[\s._/-]+(?!\d)/g, '')
    .replace(/[^a-z0-9.-]/g, '');
}
