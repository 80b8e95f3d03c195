import { Body1, Button, makeStyles, mergeClasses, Title2, tokens } from '@fluentui/react-components';
import { useDeferredValue, useRef } from 'react';
import type { Overview } from '../../domain/overview.ts';
import { allOf } from '../../domain/rating-counts.ts';
import type { Me } from '../../domain/tab-view.ts';
import { Choices } from '../overview/choices.tsx';
import { Figures } from '../overview/figures.tsx';
import { MeetingsPanel } from '../overview/meetings-panel.tsx';
import { Panel } from '../overview/panel.tsx';
import { RatingsPanel } from '../overview/ratings-panel.tsx';
import { ResponsesPanel } from '../overview/responses-panel.tsx';
import { scopeOf } from '../overview/scope.ts';
import { ShortListPanel } from '../overview/short-list-panel.tsx';
import { OverviewRoom, useTop } from '../overview/skeleton.tsx';
import { ThreeLists } from '../overview/three-lists.tsx';
import { TrendPanel } from '../overview/trend-panel.tsx';
import type { PageProps } from '../page-props.ts';
import { PapersMenu } from '../papers-menu.tsx';
import { goTo, overviewPath, overviewQuery } from '../places.ts';
import { Empty, Problem } from '../states.tsx';
import { useAnswer } from '../use-answer.ts';

const useStyles = makeStyles({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalL,
    maxWidth: '90rem',
    marginInline: 'auto',
  },
  choice: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    minWidth: 0,
  },
  // Three columns, of which the ratings take two.
  thirds: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalL,
    '@media (max-width: 960px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  wide: { gridColumn: 'span 2', alignSelf: 'start', '@media (max-width: 960px)': { gridColumn: 'auto' } },
  stack: { display: 'grid', gap: tokens.spacingVerticalL, minWidth: 0 },
  full: { gridColumn: '1 / -1' },
  // So that the page scrolls from the first.
  rest: { minHeight: '100vh' },
  side: { display: 'grid', alignContent: 'start', gap: tokens.spacingVerticalL, minWidth: 0 },
  stale: { opacity: 0.6 },
});

/** How things stand: for the whole partnership, or for one group. */
export default function OverviewPage({ me, place }: PageProps) {
  const styles = useStyles();
  const top = useTop();
  const query = overviewQuery(place);
  const { value, problem, again } = useAnswer<Overview>(overviewPath(place));
  // While another group is fetched, the one before stays where it is.
  const last = useRef<Overview | null>(null);
  if (value) last.current = value;
  const shown = value ?? (problem ? null : last.current);
  return (
    <div className={styles.page}>
      <div className={top.top}>
        <Title2 as="h1" className={top.title}>
          Overview
        </Title2>
        <div className={styles.choice}>
          <Choices me={me} query={query} />
          <PapersMenu
            groups={me.groups}
            group={me.groups.find(({ id }) => id === query.get('group'))?.name ?? null}
            plan={null}
            on={query.get('on')}
          />
        </div>
      </div>
      {problem && <Problem text={problem} again={again} />}
      {!shown && !problem && <OverviewRoom />}
      {shown && (
        <div className={mergeClasses(styles.stack, !value && styles.stale)} aria-busy={!value}>
          <Parts overview={shown} me={me} />
        </div>
      )}
    </div>
  );
}

interface PartsProps {
  readonly overview: Overview;
  readonly me: Me;
}

/** The figures can be read and pressed before the charts and lists below them are drawn. */
function Parts({ overview, me }: PartsProps) {
  const styles = useStyles();
  const isRestDue = useDeferredValue(true, false);
  if (overview.plans.length === 0) return <NoPlan me={me} />;
  return (
    <>
      <Figures overview={overview} scope={scopeOf(overview, me.today)} />
      {isRestDue ? <Rest overview={overview} me={me} /> : <div className={styles.rest} />}
    </>
  );
}

function Rest({ overview, me }: PartsProps) {
  const styles = useStyles();
  const scope = scopeOf(overview, me.today);
  return (
    <>
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
      <div className={styles.thirds}>
        <ThreeLists overview={overview} scope={scope} />
      </div>
      <div className={styles.thirds}>
        <TrendPanel
          trend={overview.trend}
          today={me.today}
          className={overview.responses ? styles.wide : styles.full}
        />
        {overview.responses && <ResponsesPanel responses={overview.responses} />}
      </div>
    </>
  );
}

function noActionWords({ group }: Overview): string {
  if (!group) return 'The plans have no actions.';
  return `No action of the plans is led by ${group.name}. Choose another group, or the whole partnership.`;
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
