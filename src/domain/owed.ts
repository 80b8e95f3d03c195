/** An action that somebody answers for, or owes a part of, as a list writes it: "DP 4.1", "part of 30.1". */
export interface Owed {
  readonly plan: string | null;
  readonly ref: string;
  readonly isPart: boolean;
}

export interface OwedRead {
  readonly owed: readonly Owed[];
  /** Pieces that name no action. */
  readonly unread: readonly string[];
}

const piece =
  /^(?:(?:a )?(part) of )?(?:actions? )?(?:([a-z][a-z0-9]{0,9}(?:-[a-z0-9]{1,12}){0,3}) )?([a-z]{0,2}\d{1,4}(?:\.\d{1,4})*[a-z]?)$/i;

/**
 * Reads "DP 4.1, 4.2; part of 30.1": commas and "and" go on with what stood before them, plan and part alike; a
 * semicolon or a new line begins anew, but for the plan.
 */
export function readOwed(text: string): OwedRead {
  const owed: Owed[] = [];
  const unread: string[] = [];
  let plan: string | null = null;
  for (const list of text.split(/[;\n\r]+/)) {
    let isPart = false;
    for (const each of list.split(/,|\band\b|&/i)) {
      const words = each.replace(/\s+/g, ' ').trim().replace(/\.$/, '').trimEnd();
      if (words === '') continue;
      const found = piece.exec(words);
      if (!found) {
        unread.push(words);
        continue;
      }
      isPart ||= found[1] !== undefined;
      plan = found[2]?.toUpperCase() ?? plan;
      owed.push({ plan, ref: found[3]!, isPart });
    }
  }
  return { owed, unread };
}
