import { Link } from '@fluentui/react-components';
import { formatDay } from '../../domain/day.ts';
import type { Overview, ShortLine } from '../../domain/overview.ts';
import { counted } from '../../domain/shown-text.ts';
import { overdueWords } from '../../domain/words.ts';
import { planLink } from '../places.ts';
import type { Scope } from './scope.ts';
import { ShortListPanel } from './short-list-panel.tsx';

/** Overdue, gone quiet and unanswered, side by side and never mixed. */
export function ThreeLists({ overview, scope }: { readonly overview: Overview; readonly scope: Scope }) {
  const { overdue, quiet, unanswered } = overview;
  const { waiting, onlyOwn } = unanswered;
  return (
    <>
      <ShortListPanel
        title="Overdue"
        list={overdue}
        filters={{ ...scope, list: 'overdue' }}
        fact={({ daysOverdue }) => overdueWords(daysOverdue)}
        none="No action is overdue."
      />
      <ShortListPanel
        title="Gone quiet"
        list={quiet}
        filters={{ ...scope, list: 'quiet' }}
        fact={quietWords}
        none="All undated actions were heard of in time."
      />
      <ShortListPanel
        title={onlyOwn ? 'For you to answer' : 'Unanswered'}
        list={unanswered}
        filters={{ ...scope, list: 'unanswered' }}
        fact={() => ''}
        none={onlyOwn ? 'Nothing was left without your answer.' : 'All that was asked was answered by the close.'}
        below={
          waiting > 0 && (
            <Link href={planLink({ ...scope, list: 'waiting' })}>
              {`${counted(waiting, 'action')} asked about, still in time`}
            </Link>
          )
        }
      />
    </>
  );
}

/** Whether something was said of a restricted action is not told outside its audience. */
function quietWords({ restricted, lastSaidOn }: ShortLine): string {
  if (restricted) return '';
  return lastSaidOn ? `last heard ${formatDay(lastSaidOn)}` : 'no update yet';
}
