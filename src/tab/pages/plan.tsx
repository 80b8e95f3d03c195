import { Body1, Caption1, makeStyles, SearchBox, Title2, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { formatDayShort } from '../../domain/day.ts';
import type { ListedAction } from '../../domain/listed-action.ts';
import type { ListedActions } from '../../domain/tab-view.ts';
import { goTo } from '../places.ts';
import { RatingMark } from '../rating-mark.tsx';
import { Empty, Loading, Problem } from '../states.tsx';
import { useAnswer } from '../use-answer.ts';

const rowHeight = 64;

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalM },
  search: { maxWidth: '24rem', width: '100%' },
  scroller: {
    height: 'calc(100vh - 13rem)',
    minHeight: '16rem',
    overflow: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusMedium,
  },
  row: {
    position: 'absolute',
    insetInline: 0,
    display: 'grid',
    gridTemplateColumns: '5rem 1fr 6rem 7rem',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingInline: tokens.spacingHorizontalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    boxSizing: 'border-box',
    '@media (max-width: 480px)': { gridTemplateColumns: '4rem 1fr 5.5rem' },
  },
  words: { display: '-webkit-box', WebkitBoxOrient: 'vertical', WebkitLineClamp: '2', overflow: 'hidden' },
  due: { '@media (max-width: 480px)': { display: 'none' } },
});

/** Every action of every plan. */
export default function PlanPage() {
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed);
  const { value, problem, again } = useAnswer<ListedActions>('actions');
  const shown = useMemo(() => matching(value?.actions ?? [], wanted), [value, wanted]);
  if (problem) return <Problem text={problem} again={again} />;
  return (
    <div className={styles.page}>
      <Title2 as="h1">Plan</Title2>
      <SearchBox
        className={styles.search}
        placeholder="Search actions"
        aria-label="Search actions"
        value={typed}
        onChange={(_, { value: text }) => setTyped(text)}
      />
      {!value && <Loading rows={10} />}
      {value && shown.length === 0 && <Empty text="No action matches. Search for fewer words." />}
      {shown.length > 0 && <Rows actions={shown} />}
    </div>
  );
}

function matching(actions: readonly ListedAction[], wanted: string): readonly ListedAction[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return actions;
  return actions.filter(({ label, text, leads, whoAnswers }) => {
    const all = `${label} ${text} ${leads.join(' ')} ${whoAnswers}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

function Rows({ actions }: { readonly actions: readonly ListedAction[] }) {
  const styles = useStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: actions.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  });
  return (
    <div ref={scroller} className={styles.scroller}>
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, start }) => (
          <Row key={actions[index]!.label} action={actions[index]!} top={start} />
        ))}
      </div>
    </div>
  );
}

function Row({ action, top }: { readonly action: ListedAction; readonly top: number }) {
  const styles = useStyles();
  return (
    <a
      className={styles.row}
      style={{ top, height: rowHeight, color: 'inherit', textDecoration: 'none' }}
      href={`#action/${action.plan}~${action.ref}`}
      onClick={() => goTo(`action/${action.plan}~${action.ref}`)}
    >
      <Body1>{action.label}</Body1>
      <Body1 className={styles.words}>{action.restricted ? 'Restricted' : action.text}</Body1>
      <RatingMark rating={action.agreed ?? action.rating} />
      <Caption1 className={styles.due}>{action.due ? formatDayShort(action.due) : ''}</Caption1>
    </a>
  );
}
