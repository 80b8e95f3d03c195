import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import type { Overview } from '../../domain/overview.ts';
import { allOf } from '../../domain/rating-counts.ts';
import type { Me } from '../../domain/tab-view.ts';
import { MeetingsPanel } from './meetings-panel.tsx';
import { Panel } from './panel.tsx';
import { RatingsPanel } from './ratings-panel.tsx';
import { ResponsesPanel } from './responses-panel.tsx';
import { scopeOf } from './scope.ts';
import { ShortListPanel } from './short-list-panel.tsx';
import { ThreeLists } from './three-lists.tsx';
import { TrendPanel } from './trend-panel.tsx';

// What the overview draws when its figures stand; a script of its own, so that those need not wait for it.
export { Choices } from './choices.tsx';

const useStyles = makeStyles({
  // Three columns, of which the ratings take two.
  thirds: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalL,
    '@media (max-width: 960px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  wide: { gridColumn: 'span 2', alignSelf: 'start', '@media (max-width: 960px)': { gridColumn: 'auto' } },
  full: { gridColumn: '1 / -1' },
  side: { display: 'grid', alignContent: 'start', gap: tokens.spacingVerticalL, minWidth: 0 },
});

interface PartsProps {
  readonly overview: Overview;
  readonly me: Me;
}

/** What stands below the figures. */
export function ChartsAndLists({ overview, me }: PartsProps) {
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
