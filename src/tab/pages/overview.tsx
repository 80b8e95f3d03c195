import { Button, makeStyles, mergeClasses, Title2, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import type { Overview } from '../../domain/overview.ts';
import type { Me } from '../../domain/tab-view.ts';
import { Figures } from '../overview/figures.tsx';
import { scopeOf } from '../overview/scope.ts';
import { ChoicesRoom, OverviewRoom, useTop } from '../overview/skeleton.tsx';
import type { PageProps } from '../page-props.ts';
import { goTo, overviewPath, overviewQuery } from '../places.ts';
import { Empty, Problem } from '../states.tsx';
import { useAfterPaint } from '../use-after-paint.ts';
import { useAnswer } from '../use-answer.ts';

const useStyles = makeStyles({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalL,
    maxWidth: '90rem',
    marginInline: 'auto',
  },
  stack: { display: 'grid', gap: tokens.spacingVerticalL, minWidth: 0 },
  // So that the page scrolls from the first.
  room: { minHeight: '100vh' },
  stale: { opacity: 0.6 },
});

/** The choices, charts and lists: the figures are read and pressed first. */
const fetchBelow = () => import('../overview/below.tsx');
type Below = Awaited<ReturnType<typeof fetchBelow>>;

/** How things stand: for the whole partnership, or for one group. */
export default function OverviewPage({ me, place }: PageProps) {
  const styles = useStyles();
  const top = useTop();
  const below = useAfterPaint(fetchBelow);
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
        {below ? <below.Choices me={me} query={query} /> : <ChoicesRoom />}
      </div>
      {problem && <Problem text={problem} again={again} />}
      {!shown && !problem && <OverviewRoom />}
      {shown && (
        <div className={mergeClasses(styles.stack, !value && styles.stale)} aria-busy={!value}>
          <Parts overview={shown} me={me} below={below} />
        </div>
      )}
    </div>
  );
}

interface PartsProps {
  readonly overview: Overview;
  readonly me: Me;
  readonly below: Below | null;
}

function Parts({ overview, me, below }: PartsProps) {
  const styles = useStyles();
  if (overview.plans.length === 0) return <NoPlan me={me} />;
  return (
    <>
      <Figures overview={overview} scope={scopeOf(overview, me.today)} />
      {below ? <below.ChartsAndLists overview={overview} me={me} /> : <div className={styles.room} />}
    </>
  );
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
