import {
  Body1,
  Button,
  Caption1,
  Label,
  makeStyles,
  mergeClasses,
  Select,
  Title2,
  tokens,
  useId,
} from '@fluentui/react-components';
import { useRef } from 'react';
import { formatDay } from '../../domain/day.ts';
import type { Overview, ShortLine } from '../../domain/overview.ts';
import { allOf } from '../../domain/rating-counts.ts';
import type { Me } from '../../domain/tab-view.ts';
import { overdueWords } from '../../domain/words.ts';
import { Figures } from '../overview/figures.tsx';
import { MeetingsPanel } from '../overview/meetings-panel.tsx';
import { Panel } from '../overview/panel.tsx';
import { RatingsPanel } from '../overview/ratings-panel.tsx';
import { ResponsesPanel } from '../overview/responses-panel.tsx';
import { type Scope, scopeOf } from '../overview/scope.ts';
import { ShortListPanel } from '../overview/short-list-panel.tsx';
import { OverviewSkeleton } from '../overview/skeleton.tsx';
import { TrendPanel } from '../overview/trend-panel.tsx';
import type { PageProps } from '../page-props.ts';
import { goTo } from '../places.ts';
import { Empty, Problem } from '../states.tsx';
import { useAnswer } from '../use-answer.ts';

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '90rem', marginInline: 'auto' },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    minHeight: '2.5rem',
  },
  title: { margin: 0 },
  choice: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  // Three columns, of which the ratings take two.
  thirds: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalL,
    '@media (max-width: 960px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  wide: { gridColumn: 'span 2', alignSelf: 'start', '@media (max-width: 960px)': { gridColumn: 'auto' } },
  stack: { display: 'grid', gap: tokens.spacingVerticalL, minWidth: 0 },
  side: { display: 'grid', alignContent: 'start', gap: tokens.spacingVerticalL, minWidth: 0 },
  stale: { opacity: 0.6 },
});

/** How things stand: for the whole partnership, or for one group. */
export default function OverviewPage({ me, place }: PageProps) {
  const styles = useStyles();
  const query = new URLSearchParams(
    ['group', 'on'].flatMap((name) => {
      const value = place.filters.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  const { value, problem, again } = useAnswer<Overview>(query.size > 0 ? `overview?${query}` : 'overview');
  // While another group is fetched, the one before stays where it is.
  const last = useRef<Overview | null>(null);
  if (value) last.current = value;
  const shown = value ?? (problem ? null : last.current);
  if (!shown && !problem) return <OverviewSkeleton />;
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <Title2 as="h1" className={styles.title}>
          Overview
        </Title2>
        <GroupChoice me={me} query={query} />
      </div>
      {problem && <Problem text={problem} again={again} />}
      {shown && (
        <div className={mergeClasses(styles.stack, !value && styles.stale)} aria-busy={!value}>
          <Parts overview={shown} me={me} />
        </div>
      )}
    </div>
  );
}

function GroupChoice({ me, query }: { readonly me: Me; readonly query: URLSearchParams }) {
  const styles = useStyles();
  const id = useId('group');
  const choose = (group: string) => {
    const next = new URLSearchParams(query);
    if (group) next.set('group', group);
    else next.delete('group');
    goTo(next.size > 0 ? `overview?${next}` : 'overview');
  };
  return (
    <div className={styles.choice}>
      <Label htmlFor={id}>Show</Label>
      <Select id={id} value={query.get('group') ?? ''} onChange={(_, { value }) => choose(value)}>
        <option value="">The whole partnership</option>
        {me.groups.map((group) => (
          <option key={group.id} value={group.id}>
            {group.name}
          </option>
        ))}
      </Select>
    </div>
  );
}

function Parts({ overview, me }: { readonly overview: Overview; readonly me: Me }) {
  const styles = useStyles();
  const scope = scopeOf(overview, me.today);
  if (overview.plans.length === 0) return <NoPlan me={me} />;
  return (
    <>
      {scope.on && <Caption1>{`As known on ${formatDay(scope.on)}.`}</Caption1>}
      <Figures overview={overview} scope={scope} />
      <div className={styles.thirds}>
        {allOf(overview.total) > 0 ? (
          <RatingsPanel overview={overview} scope={scope} className={styles.wide} />
        ) : (
          <Panel title="Ratings" className={styles.wide}>
            <Body1>{noActionWords(overview)}</Body1>
          </Panel>
        )}
        <div className={styles.side}>
          <MeetingsPanel meetings={overview.meetings} me={me} />
          <ShortListPanel
            title="Decisions needed"
            list={overview.decisions}
            filters={{ ...scope, list: 'decisions' }}
            fact={({ asks }) => asks}
            none="Nothing waits for a decision."
          />
        </div>
      </div>
      <ThreeLists overview={overview} scope={scope} />
      <div className={styles.thirds}>
        <TrendPanel trend={overview.trend} today={me.today} className={styles.wide} />
        {overview.responses && <ResponsesPanel responses={overview.responses} />}
      </div>
    </>
  );
}

function noActionWords({ group }: Overview): string {
  if (!group) return 'The plans have no actions.';
  return `No action of the plans is led by ${group.name}. Choose another group, or the whole partnership.`;
}

/** Overdue, gone quiet and unanswered, side by side and never mixed. */
function ThreeLists({ overview, scope }: { readonly overview: Overview; readonly scope: Scope }) {
  const styles = useStyles();
  const { overdue, quiet, unanswered } = overview;
  return (
    <div className={styles.thirds}>
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
        title={unanswered.onlyOwn ? 'For you to answer' : 'Unanswered'}
        list={unanswered}
        filters={{ ...scope, list: 'unanswered' }}
        fact={() => ''}
        none={
          unanswered.onlyOwn ? 'Nothing was left without your answer.' : 'All that was asked was answered by the close.'
        }
      />
    </div>
  );
}

/** Whether something was said of a restricted action is not told outside its audience. */
function quietWords({ restricted, lastSaidOn }: ShortLine): string {
  if (restricted) return '';
  return lastSaidOn ? `last heard ${formatDay(lastSaidOn)}` : 'no update yet';
}

function NoPlan({ me }: { readonly me: Me }) {
  if (!me.isBusinessManager) return <Empty text="There is no plan yet. Your business manager imports the first one." />;
  return (
    <Empty text="There is no plan yet. Import one, and Baton knows what to ask whom before each meeting.">
      <Button appearance="primary" onClick={() => goTo('setup')}>
        Import a plan
      </Button>
    </Empty>
  );
}
