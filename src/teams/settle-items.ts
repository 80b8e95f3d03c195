import { type Day, londonDay } from '../domain/day.ts';
import { type Month, readWrittenMeeting } from '../domain/meeting-heading.ts';
import { readWrittenDay } from '../domain/written-day.ts';
import { changeItem, type ItemWhen } from '../flows/change-item.ts';
import { type Card, confirmCard, noticeCard, safetyCard } from './cards.ts';
import type { ItemWords } from './item-intents.ts';
import { itemDoneWords, itemQuestion, itemRefusalWords, placeWords } from './item-wording.ts';
import { confirmedWord } from './meeting-intents.ts';
import { badDateWords } from './meeting-wording.ts';
import type { Turn } from './turn.ts';

/** Does what somebody said about an item for a meeting. */
export async function settleItem({ ports, present, contact }: Turn, words: ItemWords): Promise<Card> {
  const when = whenIn(words.when, londonDay(ports.clock.now()));
  if (!when) return noticeCard(badDateWords(words.when));
  const { partnership, asker } = present;
  const { does, group, text, confirmed } = words;
  const changed = await changeItem(ports, { partnership, asker, does, group, text, when, confirmed });
  switch (changed.kind) {
    case 'done':
    case 'unchanged':
      return noticeCard(itemDoneWords(changed));
    case 'confirm':
      return confirmCard({
        title: 'Drop this item?',
        text: itemQuestion(changed),
        confirm: {
          title: 'Drop it',
          data: {
            verb: 'say',
            text: `drop "${changed.text}" from ${changed.group} on ${placeWords(changed)} ${confirmedWord}`,
          },
        },
      });
    case 'refused': {
      const said = itemRefusalWords(changed.refusal, changed.group, contact);
      const { refusal } = changed;
      return refusal.code === 'unsafe-text' && refusal.why.code === 'concern' ? safetyCard(said) : noticeCard(said);
    }
    default:
      return changed satisfies never;
  }
}

/** "14 March 2012", "March 2012", "March": the next such month. */
function whenIn(words: string, today: Day): ItemWhen | null {
  if (words === '') return { kind: 'any' };
  if (words === 'next') return { kind: 'next' };
  const day = readWrittenDay(words, today);
  if (day) return { kind: 'day', day };
  const read = readWrittenMeeting({ text: words });
  if (!read?.month || read.date !== null || read.either !== null) return null;
  const [year, month] = today.split('-').map(Number);
  const of = read.year ?? (read.month >= month! ? year! : year! + 1);
  return { kind: 'month', month: `${of}-${String(read.month).padStart(2, '0')}` as Month };
}
