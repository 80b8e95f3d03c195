import { makeStyles, mergeClasses, Skeleton, SkeletonItem, Title2, tokens } from '@fluentui/react-components';

/** The heading with the choices beside it, as the page and its skeleton have it. */
export const useTop = makeStyles({
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    minHeight: '2.5rem',
  },
  title: { margin: 0 },
});

/** As wide whatever stands in them, so that they wrap alike before they are there. */
export const useChoicesRoom = makeStyles({
  choices: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    minWidth: 0,
  },
  lookedAt: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    minWidth: 0,
    maxWidth: '100%',
  },
  group: { width: '21.5rem', maxWidth: '100%', height: '2rem' },
  day: { width: '15rem', maxWidth: '100%', height: '2rem' },
  papers: { width: '6rem', height: '2rem' },
});

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '90rem', marginInline: 'auto' },
  rest: { display: 'grid', gap: tokens.spacingVerticalL },
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalM,
    '@media (max-width: 720px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
  figure: {
    height: '6.75rem',
    borderRadius: tokens.borderRadiusLarge,
    '@media (max-width: 1100px)': { height: '7.625rem' },
  },
  parts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalL,
    '@media (max-width: 960px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  wide: { gridColumn: 'span 2', '@media (max-width: 960px)': { gridColumn: 'auto' } },
  part: { height: '31rem', borderRadius: tokens.borderRadiusLarge },
});

/** The room of the overview's parts, so that nothing jumps when they come. */
export function OverviewRoom() {
  const styles = useStyles();
  return (
    <Skeleton aria-label="Loading the overview" className={styles.rest}>
      <div className={styles.figures}>
        {['overdue', 'quiet', 'unanswered', 'decisions'].map((key) => (
          <SkeletonItem key={key} className={styles.figure} />
        ))}
      </div>
      <div className={styles.parts}>
        <SkeletonItem className={mergeClasses(styles.part, styles.wide)} />
        <SkeletonItem className={styles.part} />
      </div>
    </Skeleton>
  );
}

/** The choices beside the heading, which come when the rest has been painted. */
export function ChoicesRoom() {
  const room = useChoicesRoom();
  return (
    <div aria-hidden className={room.choices}>
      <div className={room.lookedAt}>
        <div className={room.group} />
        <div className={room.day} />
      </div>
      <div className={room.papers} />
    </div>
  );
}

/** The whole page before it is known who looks at it. */
export function OverviewSkeleton() {
  const styles = useStyles();
  const top = useTop();
  return (
    <div className={styles.page}>
      <div className={top.top}>
        <Title2 as="h1" className={top.title}>
          Overview
        </Title2>
        <ChoicesRoom />
      </div>
      <OverviewRoom />
    </div>
  );
}
