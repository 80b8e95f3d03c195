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

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '90rem', marginInline: 'auto' },
  rest: { display: 'grid', gap: tokens.spacingVerticalL },
  // As wide as the choices, so that they wrap alike.
  controls: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
  },
  group: { width: '21.5rem', maxWidth: '100%', height: '2rem' },
  day: { width: '13.5rem', height: '2rem' },
  papers: { width: '6rem', height: '2rem' },
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
        <Skeleton aria-hidden className={styles.controls}>
          <SkeletonItem className={styles.group} />
          <SkeletonItem className={styles.day} />
          <SkeletonItem className={styles.papers} />
        </Skeleton>
      </div>
      <OverviewRoom />
    </div>
  );
}
