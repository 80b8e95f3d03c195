import { Body1, Caption1, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ShortLine, ShortList } from '../../domain/overview.ts';
import { shownCount } from '../../domain/shown-text.ts';
import { actionLink, type PlanFilters, planLink } from '../places.ts';
import { Panel } from './panel.tsx';

const useStyles = makeStyles({
  list: { display: 'grid', margin: 0, padding: 0, listStyleType: 'none' },
  line: {
    display: 'grid',
    gap: tokens.spacingVerticalXXS,
    paddingBlock: tokens.spacingVerticalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':last-child': { borderBottom: 'none' },
    ':first-child': { paddingBlockStart: 0 },
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: tokens.spacingHorizontalS },
  about: { color: tokens.colorNeutralForeground2 },
  words: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: '2',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
});

export interface ShortListProps {
  readonly title: string;
  readonly list: ShortList;
  readonly filters: PlanFilters;
  /** What stands beside an action's ref: "31 days overdue". */
  readonly fact: (line: ShortLine) => string;
  /** What is said where the list is empty. */
  readonly none: string;
  /** What stands below the lines. */
  readonly below?: ReactNode;
}

/** The first lines of a list, and the way to all of it. */
export function ShortListPanel({ title, list, filters, fact, none, below }: ShortListProps) {
  const styles = useStyles();
  return (
    <Panel
      title={title}
      aside={
        list.count > 0 && (
          <Link href={planLink(filters)}>
            {list.count > list.first.length ? `All ${shownCount(list.count)}` : 'Open the list'}
          </Link>
        )
      }
    >
      {list.count === 0 && <Body1 className={styles.about}>{none}</Body1>}
      {list.count > 0 && (
        <ul className={styles.list}>
          {list.first.map((line) => (
            <li key={line.label} className={styles.line}>
              <span className={styles.head}>
                <Link href={actionLink(line)}>
                  <Text weight="semibold">{line.label}</Text>
                </Link>
                <Caption1 className={styles.about}>
                  {[fact(line), line.leads.join(', ')].filter(Boolean).join(' · ')}
                </Caption1>
              </span>
              <Body1 className={styles.words}>{line.restricted ? 'Restricted plan' : line.about}</Body1>
            </li>
          ))}
        </ul>
      )}
      {below}
    </Panel>
  );
}
