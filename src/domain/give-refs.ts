import { sortableRef } from './ref.ts';

/** A ref that no other action has, and how it came about. */
export interface GivenRef {
  readonly ref: string;
  readonly how: 'as-written' | 'tenth' | 'repeated' | 'missing' | 'under-item';
}

/** Gives each action of a plan a ref of its own: two under one would overwrite each other. */
export class RefGiver {
  /** As keys, "1.1" and "1.01" are one ref. */
  private readonly taken = new Set<string>();
  private readonly next = new Map<string, number>();
  private last = '';

  give(number: string | null): GivenRef {
    if (number === null) return this.take({ ref: this.firstFree('x', 1), how: 'missing' });
    if (!this.isTaken(number)) return this.take({ ref: number, how: 'as-written' });
    const tenth = tenthAfter(this.last, number);
    if (tenth && !this.isTaken(tenth)) return this.take({ ref: tenth, how: 'tenth' });
    return this.take({ ref: this.firstFree(`${number}-`, 2), how: 'repeated' });
  }

  /** A further action of the item that has a number: 7.5-2 stands under 7.5. */
  giveUnder(number: string): GivenRef {
    if (!this.isTaken(number)) return this.take({ ref: number, how: 'as-written' });
    return this.take({ ref: this.firstFree(`${number}-`, 2), how: 'under-item' });
  }

  private take(given: GivenRef): GivenRef {
    this.taken.add(sortableRef(given.ref));
    this.last = given.ref;
    return given;
  }

  private isTaken(ref: string): boolean {
    return this.taken.has(sortableRef(ref));
  }

  private firstFree(stem: string, from: number): string {
    let number = this.next.get(stem) ?? from;
    while (this.isTaken(`${stem}${number}`)) number++;
    this.next.set(stem, number + 1);
    return `${stem}${number}`;
  }
}

/** What a person should know of a ref that is not the one written; `before` is the ref of the row above. */
export function refProblem({ ref, how }: GivenRef, written: string | null, before: string) {
  switch (how) {
    case 'as-written':
    case 'under-item':
      return null;
    case 'tenth': {
      const what = `Excel shows it as ${written}, which is used above; as it follows ${before} it was read as ${ref}.`;
      return { code: 'duplicate-ref', what: `${what} Format the numbers as text.` } as const;
    }
    case 'repeated': {
      const what = `the number ${written} is used twice; this one was called ${ref}. Correct the number.`;
      return { code: 'duplicate-ref', what } as const;
    }
    case 'missing': {
      const why = written ? `"${written}" is not understood as a number` : 'the action has no number';
      return { code: 'no-ref', what: `${why}; it was called ${ref}. Give it a number.` } as const;
    }
    default:
      return how satisfies never;
  }
}

/** "1.10" where "1.1" follows "1.9": a sheet that holds refs as numbers drops the nought. */
function tenthAfter(previous: string, ref: string): string | null {
  return previous === ref.replace(/1$/, '9') && ref.endsWith('.1') ? `${ref}0` : null;
}
