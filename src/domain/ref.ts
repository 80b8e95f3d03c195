/**
 * A ref as the plan prints it, "4.1" or "R12b", as a key that sorts as people count: "0004.0001", "r0012b".
 * Only [a-z0-9.-] come out, because Azure Tables forbids / \ # ? in keys.
 */
export function sortableRef(ref: string): string {
  const known = sortable.get(ref);
  if (known !== undefined) return known;
  const key = ref
    .trim()
    .toLowerCase()
    .replace(/\d+/g, (digits) => digits.padStart(4, '0'))
    .replace(/[^a-z0-9.]+/g, '-');
  if (sortable.size >= mostKnown) sortable.clear();
  sortable.set(ref, key);
  return key;
}

/** Putting a plan in order asks for the same few hundred thousands of times. */
const sortable = new Map<string, string>();
const mostKnown = 5000;

/** Puts refs in the order in which people count them: 2.9 before 2.10. */
export function compareRefs(a: string, b: string): number {
  const [left, right] = [sortableRef(a), sortableRef(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** "DP 4.1": a ref with its plan's code, as it is written where several plans are live. */
export function fullRef(plan: string, ref: string): string {
  return `${plan} ${ref}`;
}

/** A name as an opaque id, [a-z0-9.-]: "Management Executive Board" becomes "management-executive-board". */
export function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-+|-+$/g, '');
  // A name in another script still needs an id of its own.
  return slug || [...name.trim()].map((char) => char.codePointAt(0)!.toString(16)).join('-');
}
