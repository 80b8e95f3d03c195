import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { formatDay } from '../../domain/day.ts';
import type { ListedAction } from '../../domain/listed-action.ts';
import { ratingWord } from '../../domain/rating.ts';
import { overdueWords } from '../../domain/words.ts';
import { RatingMark } from '../rating-mark.tsx';
import { listWords, type SortKey } from './plan-view.ts';

export const columnNames = ['action', 'rating', 'due', 'lead', 'owner', 'said', 'aim', 'measure', 'timescale'] as const;
export type ColumnName = (typeof columnNames)[number];

export const firstColumns: readonly ColumnName[] = ['action', 'rating', 'due', 'lead', 'owner', 'said'];

interface Column {
  readonly title: string;
  readonly width: string;
  readonly sort: SortKey | null;
  readonly cell: (action: ListedAction) => ReactNode;
}

const useStyles = makeStyles({
  words: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: '2',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  small: { display: 'block', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

export const columns: Readonly<Record<ColumnName, Column>> = {
  action: { title: 'Action', width: 'minmax(12rem, 4fr)', sort: null, cell: (action) => <About action={action} /> },
  rating: {
    title: 'Rating',
    width: 'minmax(6rem, 7rem)',
    sort: 'rating',
    cell: (action) => <Ratings action={action} />,
  },
  due: { title: 'Due', width: 'minmax(7.5rem, 9rem)', sort: 'due', cell: (action) => <Due action={action} /> },
  lead: {
    title: 'Lead',
    width: 'minmax(6rem, 1.5fr)',
    sort: 'lead',
    cell: ({ leads }) => <Words text={leads.join(', ')} />,
  },
  owner: {
    title: 'Answered by',
    width: 'minmax(6rem, 1.5fr)',
    sort: 'owner',
    cell: ({ whoAnswers }) => <Words text={whoAnswers} />,
  },
  said: {
    title: 'Last update',
    width: 'minmax(8rem, 2.5fr)',
    sort: 'said',
    cell: (action) => <Said action={action} />,
  },
  aim: { title: 'Aim', width: 'minmax(8rem, 2fr)', sort: 'aim', cell: ({ aim }) => <Words text={aim} /> },
  measure: {
    title: 'Measure',
    width: 'minmax(8rem, 2fr)',
    sort: null,
    cell: ({ measure }) => <Words text={measure} />,
  },
  timescale: {
    title: 'Timescale',
    width: 'minmax(7rem, 1.5fr)',
    sort: null,
    cell: ({ timescale }) => <Words text={timescale} />,
  },
};

function Words({ text }: { readonly text: string }) {
  const styles = useStyles();
  return <span className={styles.words}>{text}</span>;
}

/** What it is about, and how it stands where that is not simply open. */
export function About({ action }: { readonly action: ListedAction }) {
  const styles = useStyles();
  if (action.restricted) return <span className={styles.quiet}>Restricted</span>;
  const stands = action.standing === null || action.standing === 'open' ? '' : listWords[action.standing];
  const notes = [stands, action.blocked ? 'Blocked' : '', action.proposedComplete ? 'Proposed as complete' : ''];
  const words = notes.filter(Boolean).join(' · ');
  return (
    <span>
      <span className={styles.words}>{action.text}</span>
      {words && <span className={mergeClasses(styles.small, styles.quiet)}>{words}</span>}
    </span>
  );
}

/** The rating that counts; where a meeting agreed another than the owner's, that one and what the owner says. */
export function Ratings({ action: { agreed, rating } }: { readonly action: ListedAction }) {
  const styles = useStyles();
  return (
    <span>
      <RatingMark rating={agreed ?? rating} />
      {agreed && <span className={mergeClasses(styles.small, styles.quiet)}>Owner: {ratingWord(rating)}</span>}
    </span>
  );
}

export function Due({ action }: { readonly action: ListedAction }) {
  const styles = useStyles();
  if (!action.due) return <span className={mergeClasses(styles.words, styles.quiet)}>{action.timescale}</span>;
  return (
    <span>
      {formatDay(action.due)}
      {action.daysOverdue > 0 && (
        <span className={mergeClasses(styles.small, styles.late)}>{overdueWords(action.daysOverdue)}</span>
      )}
    </span>
  );
}

function Said({ action }: { readonly action: ListedAction }) {
  const styles = useStyles();
  if (action.restricted) return null;
  if (!action.lastSaidOn) return <span className={styles.quiet}>No update yet</span>;
  return (
    <span>
      <span className={mergeClasses(styles.small, styles.quiet)}>{formatDay(action.lastSaidOn)}</span>
      <Words text={action.lastSaid} />
    </span>
  );
}
