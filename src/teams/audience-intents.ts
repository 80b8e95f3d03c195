import type { AudienceWanted } from '../flows/change-audience.ts';

/** What somebody types about who may read a plan. */
export interface AudienceIntent {
  readonly kind: 'audience';
  readonly plan: string;
  readonly groups: AudienceWanted['groups'];
  readonly confirmed: boolean;
}

const code = '([a-z][a-z0-9-]{0,30})';
const asked = new RegExp(
  `^(?:the )?(?:audience (?:of|for)|who (?:may|can) (?:see|read))\\s+(?:plan )?${code}\\s*\\??$`,
  'i',
);
const opened = new RegExp(
  `^(yes,?\\s+)?open\\s+(?:plan )?${code}\\s+to\\s+(?:the )?(?:whole )?(?:partnership|everyone|everybody|all)[.!]?$`,
  'i',
);
const restricted = new RegExp(`^(yes,?\\s+)?restrict\\s+(?:plan )?${code}\\s+to\\s+(.+?)[.!]?$`, 'i');

/** "audience of CR1", "restrict CR1 to LPR Group and MACE", "open CR1 to the partnership". */
export function readAudienceIntent(_: string, text: string): AudienceIntent | null {
  const words = text.replace(/&nbsp;|\s+/g, ' ').trim();
  const asks = words.match(asked);
  if (asks) return { kind: 'audience', plan: asks[1]!, groups: null, confirmed: false };
  const opens = words.match(opened);
  if (opens) return { kind: 'audience', plan: opens[2]!, groups: 'partnership', confirmed: opens[1] !== undefined };
  const restricts = words.match(restricted);
  if (!restricts) return null;
  return {
    kind: 'audience',
    plan: restricts[2]!,
    groups: { list: restricts[3]! },
    confirmed: restricts[1] !== undefined,
  };
}
