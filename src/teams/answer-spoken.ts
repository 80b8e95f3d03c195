import { isBusinessManager, isChair } from '../domain/access.ts';
import { severalActions } from '../domain/several-actions.ts';
import { answerQuestion } from '../flows/answer-question.ts';
import { answerCard, type Card, type HelpRole, helpCard, noticeCard } from './cards.ts';
import { chairedGroups, type Present } from './find-asker.ts';
import { gatherSetUp } from './gather-set-up.ts';
import { unheardWords } from './sorry-wording.ts';
import { soundsLikeNews } from './sounds-like-news.ts';
import type { Turn } from './turn.ts';
import { nothingRecordedWords, rehearsalWords, stillToShowWords } from './wording.ts';

/** More cards than that at once nobody reads in a chat. */
const mostShown = 5;

/** Answers a question, with what the answer leaves out or did not do; of several actions, each by a card of its own. */
export async function answerSpoken(turn: Turn, text: string): Promise<readonly Card[]> {
  const several = severalActions(text);
  if (!several) return answerOne(turn, text, turn.incoming.text || text);
  const cards: Card[] = [];
  for (const action of several.slice(0, mostShown)) cards.push(...(await answerOne(turn, `show ${action}`, action)));
  const left = several.slice(mostShown);
  return left.length === 0 ? cards : [...cards, noticeCard(stillToShowWords(left))];
}

/** `typed`: the words as they came, which may tell of something as well. */
async function answerOne(turn: Turn, text: string, typed: string): Promise<readonly Card[]> {
  const { ports, present, forms } = turn;
  const { partnership, asker, channel, channelOf } = present;
  const place = channel ? 'channel' : 'private';
  const answered = await answerQuestion(ports, { partnership, asker, text, place, channelOf });
  if (answered.kind === 'help') {
    const help = helpCard(roleOf(present), await gatherSetUp(ports, partnership));
    return turn.nextStep ? [help, noticeCard(rehearsalWords)] : [help];
  }
  const card = answerCard(answered, { forms, mayUpdate: true, chairs: chairedGroups(present), role: roleOf(present) });
  const plan = answered.kind === 'action' ? answered.line.plan : /\bno change\b/i.test(text) ? '' : null;
  const isNews = plan !== null && soundsLikeNews(typed, plan);
  if (isNews) return [noticeCard(nothingRecordedWords), card];
  if (answered.reading.unheard === undefined) return [card];
  const groups = present.groups.map(({ name, aliases }) => ({ names: [name, ...aliases] }));
  return [noticeCard(unheardWords(answered.reading, groups)), card];
}

export function roleOf({ asker }: Present): HelpRole {
  if (isBusinessManager(asker)) return 'business-manager';
  return isChair(asker) ? 'chair' : 'member';
}
