/** What is said about one item for a meeting; the day or month as it was typed, "" where none was, "next" for the next. */
export interface ItemWords {
  readonly does: 'add' | 'drop';
  readonly text: string;
  readonly group: string;
  readonly when: string;
  readonly confirmed: boolean;
}

const quoted = '["“”\'‘’](?<text>.+?)["“”\'‘’]';
const group = `(?:the )?(?:agenda (?:of|for) |forward plan (?:of|for) )?(?:the )?(?<next>next )?(?:meeting (?:of|for) (?:the )?)?(?<group>.+?)(?:'s)?(?: (?:meeting|agenda|forward plan))?`;
const dated =
  '(?:the )?next meeting|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?\\d.*?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: .*?)?';
const when = `(?: (?:on|in|for) (?<when>${dated}))?`;

const forms = {
  add: new RegExp(`^(?:add|put) (?:the item )?${quoted} (?:to|on|for) ${group}${when}$`, 'i'),
  drop: new RegExp(
    `^(?:drop|remove|take|delete) (?:the item )?${quoted} (?:from|off) ${group}${when}(?<confirmed> confirmed)?$`,
    'i',
  ),
} as const;

const longest = 600;

/** Reads 'add "Annual report" to the Executive on 14 March 2012'; null where it is about something else. */
export function readItemIntent(typed: string): ItemWords | null {
  if (typed.length > longest) return null;
  const words = typed
    .replace(/&nbsp;|\s+/g, ' ')
    .trim()
    .replace(/^(?:please|can you|could you|baton)\s+/i, '')
    .replace(/[.?!\s]+$/, '')
    .replace(/[,\s]+(?:please|thanks|thank you)$/i, '');
  for (const does of ['add', 'drop'] as const) {
    const found = forms[does].exec(words)?.groups;
    if (!found) continue;
    const { text = '', next, confirmed } = found;
    return {
      does,
      text: text.trim(),
      group: found.group!.trim(),
      when: next ? 'next' : (found.when ?? '').replace(/^the next meeting$/i, 'next').trim(),
      confirmed: confirmed !== undefined,
    };
  }
  return null;
}
