import digestTemplate from '../../cards/digest.json' with { type: 'json' };
import sectionTemplate from '../../cards/digest-section.json' with { type: 'json' };
import { type Digest, type DigestLine, type DigestSection, shorten } from '../domain/digest.ts';
import { cut } from '../domain/shown-text.ts';
import { quoted } from '../domain/words.ts';
import {
  coverageWords,
  digestTitle,
  moreWords,
  nothingToReport,
  saysNothing,
  sectionTitles,
} from '../domain/words-digest.ts';
import { sayButton } from './buttons.ts';
import { type Card, type CardPart, expand, expandPart, fitted } from './card.ts';
import { ratingsPart } from './ratings-part.ts';

export type DigestAudience = 'group' | 'oversight';

export interface DigestCardOptions {
  /** Where the plan can be read in full; left out, the card has no such button. */
  readonly planUrl?: string;
}

/** One page that a statutory partner reads before a meeting. Refs and groups only, never a person's name. */
export function digestCard(digest: Digest, audience: DigestAudience, { planUrl }: DigestCardOptions = {}): Card {
  return fitted((share) =>
    expand(digestTemplate, { ...digestParts(digest, share), buttons: buttonsOf(digest, audience, planUrl) }),
  );
}

/** What a digest states, for its own card and for its draft. */
export function digestParts(digest: Digest, share: number) {
  const sections = digest.sections.filter(({ lines, more }) => lines.length > 0 || more > 0);
  return {
    title: digestTitle(digest),
    coverage: coverageWords(digest),
    nothing: saysNothing(sections) ? nothingToReport : '',
    sections: sections.map((section) => sectionPart(section, share)),
    ratings: ratingsPart(digest.byAim, { share, table: 'instead' }),
  };
}

function sectionPart({ key, lines, more }: DigestSection, share: number): CardPart {
  return expandPart(sectionTemplate, {
    title: sectionTitles[key],
    // What the reader is to decide stands out; the rest is to be scanned.
    style: key === 'decisions' ? 'emphasis' : 'default',
    separator: key !== 'decisions',
    lines: lines.map((line) => linePart(key === 'agenda' ? underHeading(line) : line, share)),
    more: moreWords(more),
  });
}

/** An item stands under a category as an action under its ref, though not in the same breath. */
function underHeading(line: DigestLine): DigestLine {
  return line.label === '' ? line : { ...line, label: `${shorten(line.label, 5)}:` };
}

/** Lines of a digest outside its sections. */
export function digestLinesPart(
  lines: readonly DigestLine[],
  { title, more, share }: { readonly title: string; readonly more: string; readonly share: number },
): CardPart {
  const parts = lines.map((line) => linePart(line, share));
  return expandPart(sectionTemplate, { title, style: 'default', separator: false, lines: parts, more });
}

function linePart({ label, about, fact, quote }: DigestLine, share: number) {
  const short = (text: string, most: number) => cut(text, Math.round(most * share));
  const words = short(about, 140);
  const said = short(quote, 300);
  return {
    label: label === '' ? '' : words ? `${short(label, 40)} ` : `${short(label, 40)} · `,
    about: words && fact ? `${words} · ` : words,
    fact: short(fact, 120),
    quote: said === '' ? '' : said === noUpdate ? ` · ${said}` : `${label === '' ? '' : ' '}${quoted(said)}`,
  };
}

/** The domain's own words, not an owner's, so they stand without quotation marks. */
const noUpdate = 'No update received';

function buttonsOf(
  { group, composite }: Digest,
  audience: DigestAudience,
  planUrl: string | undefined,
): readonly CardPart[] {
  const open = planUrl ? [{ type: 'Action.OpenUrl', title: 'Open the plan', url: planUrl }] : [];
  // In a thread of the oversight group a reply per question would bury the digests.
  if (audience === 'oversight') return open;
  return [sayButton('What is overdue?', composite ? 'overdue' : `overdue for ${group}`), ...open];
}
