import { makeStyles, mergeClasses, Skeleton, SkeletonItem, Title2, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '90rem', marginInline: 'auto' },
  rest: { display: 'grid', gap: tokens.spacingVerticalL },
  top: { margin: 0, minHeight: '2.5rem', alignContent: 'center' },
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalM,
    '@media (max-width: 720px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
  figure: { height: '6.75rem', borderRadius: tokens.borderRadiusLarge },
  parts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalL,
    '@media (max-width: 960px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  wide: { gridColumn: 'span 2', '@media (max-width: 960px)': { gridColumn: 'auto' } },
  part: { height: '28rem', borderRadius: tokens.borderRadiusLarge },
});

/** The overview's own room, so that nothing jumps when it comes. */
export function OverviewSkeleton() {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <Title2 as="h1" className={styles.top}>
        Overview
      </Title2>
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
    </div>
  );
}
