import type { Role } from '../domain/partnership.ts';
import { tidyName } from './tidy-name.ts';

/** "make @Robin chair of MACE", "@Robin is no longer chair of MACE". */
export interface RoleIntent {
  readonly kind: 'role';
  readonly does: 'give' | 'take';
  readonly role: Role['kind'];
  readonly name: string;
  readonly group: string | null;
}

const roleNames: readonly [RegExp, Role['kind']][] = [
  [/\b(?:a |the )?business manager\b/i, 'business-manager'],
  [/\b(?:a |the )?(?:independent )?scrutineer\b/i, 'scrutineer'],
  [/\b(?:a |the )?vice[- ]chair (?:of|for)\s+(.+)$/i, 'vice-chair'],
  [/\b(?:a |the )?chair (?:of|for)\s+(.+)$/i, 'chair'],
];

export function readRoleIntent(words: string): RoleIntent | null {
  const taken = words.match(
    /^(?:please\s+)?@?(?!(?:who|what|which|when|why|how|if)\b)(.+?)\s+is\s+(?:no longer|not)\s+(.+)$/i,
  );
  const named = taken ? null : words.match(/\bmake\s+@?(.+)$/i);
  const said = taken?.[2] ?? named?.[1];
  if (said === undefined) return null;
  for (const [pattern, kind] of roleNames) {
    const found = said.match(pattern);
    if (!found || (taken && found.index !== 0)) continue;
    const name = taken ? taken[1]! : said.slice(0, found.index).trim();
    return {
      kind: 'role',
      does: taken ? 'take' : 'give',
      role: kind,
      name: name.replace(/^@/, ''),
      group: found[1] ? tidyName(found[1]) : null,
    };
  }
  return null;
}
