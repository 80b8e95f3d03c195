import type { Sorry } from '../domain/answer.ts';
import type { Candidate } from '../domain/find-action.ts';
import { matchName, type Named } from '../domain/name-match.ts';
import type { Reading } from '../domain/question.ts';
import { fullRef } from '../domain/ref.ts';
import { checkText } from '../domain/safety.ts';
import { cut } from '../domain/shown-text.ts';

/** Why a question has no answer, and the nearest thing to ask instead. Never silence. */
export function sorrySentence(why: Sorry): string {
  switch (why.code) {
    case 'unclear':
      return 'Baton did not understand that. These always work:';
    case 'no-such-action':
      return why.nearest.length > 0
        ? `There is no action ${cut(why.ref, 20)}. The nearest ones are:`
        : `There is no action ${cut(why.ref, 20)}. “list” shows them all.`;
    case 'which-action':
      return 'Which action? Add its number, such as “show 4.1”.';
    case 'which-plan':
      return `${cut(why.ref, 20)} stands in several plans. Which one do you mean? ${why.found.map((one) => candidateWords(one)).join(' ')}`;
    case 'no-plan':
      return 'No plan has been imported yet, so there is nothing to show. The business manager imports it.';
    case 'no-meeting':
      return why.group
        ? `No meeting of ${cut(why.group, 80)} is dated yet. The business manager enters the dates.`
        : 'No meeting is dated yet. The business manager enters the dates.';
    case 'no-items':
      return noItemsWords(why.group);
    case 'private':
      return 'That answer is given in private only. Please ask in your own chat with Baton.';
    case 'not-allowed':
      return 'That is for chairs and business managers. “help” shows what you can ask.';
    default:
      return why satisfies never;
  }
}

/** What an answer could not be narrowed by: whoever asked would take it for the whole of that. */
export function unheardWords({ group, unheard = '' }: Reading, groups: readonly Named[] = []): string {
  const name = checkText(unheard).kind === 'clear' ? `“${cut(unheard, 60)}”` : 'that';
  const meant = matchName(unheard, groups);
  const nearest = meant.kind === 'none' ? meant.nearest[0]?.names[0] : undefined;
  const offered = nearest && nearest !== group ? ` Did you mean ${nearest}?` : '';
  if (group) return `This is about ${group}, and not about ${name}.${offered}`;
  return `I could not narrow this to ${name}, so it is about everybody.${offered}`;
}

function noItemsWords(group: string | null): string {
  const whose = group ? `a meeting of ${cut(group, 80)}` : 'any meeting';
  const example = `add "Annual report" to ${group ? cut(group, 80) : 'MACE'} on 14 March`;
  return `No item is known for ${whose} then. An imported forward plan brings them, and a chair or business manager can type “${example}”.`;
}

/** "PR 5: Set out who leads …." */
export function candidateWords({ plan, ref, about }: Candidate): string {
  const words = cut(about, 80)
    .replace(/[.…]+$/, '')
    .trim();
  return `${fullRef(plan, ref)}${words ? `: ${words}` : ''}.`;
}

/** The same on a button. */
export function candidateTitle({ plan, ref, about }: Candidate): string {
  return [fullRef(plan, ref), cut(about, 40)].filter(Boolean).join(' · ');
}

export interface Try {
  readonly title: string;
  readonly say: string;
}

/** Things to ask instead, as buttons. */
export function sorryTries(why: Sorry): readonly Try[] {
  switch (why.code) {
    case 'no-such-action':
      return why.nearest.length > 0
        ? why.nearest.slice(0, 4).map((ref) => ({ title: `Show ${cut(ref, 20)}`, say: `show ${ref}` }))
        : [{ title: 'All open actions', say: 'list' }];
    case 'unclear':
    case 'which-action':
      return [
        { title: 'What is overdue?', say: 'overdue' },
        { title: 'What is due?', say: 'due' },
        { title: 'Help', say: 'help' },
      ];
    case 'which-plan':
      return why.found.map((one) => {
        const full = fullRef(one.plan, one.ref);
        return { title: candidateTitle(one), say: `${why.ask} ${full}` };
      });
    case 'no-meeting':
    case 'no-items':
      return [{ title: 'Meetings', say: 'meetings' }];
    case 'no-plan':
    case 'private':
    case 'not-allowed':
      return [{ title: 'Help', say: 'help' }];
    default:
      return why satisfies never;
  }
}
