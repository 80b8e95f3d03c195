import addendum from '../../cards/addendum.json' with { type: 'json' };
import { moreWords } from '../domain/words-digest.ts';
import type { Content } from '../flows/ports.ts';
import { type Card, expand, fitted } from './card.ts';
import { addendumIntroduction, addendumTitle } from './cycle-wording.ts';
import { digestLinesPart } from './digest-card.ts';

const mostLines = 15;

/** What was answered after the close, as a reply under the digest. */
export function addendumCard(content: Extract<Content, { kind: 'addendum' }>): Card {
  const { lines } = content;
  return fitted((share) =>
    expand(addendum, {
      title: addendumTitle(content),
      introduction: addendumIntroduction(lines.length),
      sections: [
        digestLinesPart(lines.slice(0, mostLines), {
          title: 'Late answers',
          more: moreWords(Math.max(0, lines.length - mostLines)),
          share,
        }),
      ],
    }),
  );
}
