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

/** "1.10" where "1.1" follows "1.9": a sheet that holds refs as numbers drops the nought. */
function tenthAfter(previous: string, ref: string): string | null {
  return previous === ref.replace(/1$/, '9') && ref.endsWith('.1') ? `${ref}0` : null;
}
