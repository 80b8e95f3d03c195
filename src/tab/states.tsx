import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Skeleton,
  SkeletonItem,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  rows: { display: 'grid', gap: tokens.spacingVerticalM, maxWidth: '60rem' },
  empty: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    justifyItems: 'start',
    paddingBlock: tokens.spacingVerticalXXL,
  },
});

/** As much room as a page takes, so that nothing jumps when it comes. */
export function Loading({ rows = 6 }: { readonly rows?: number }) {
  const styles = useStyles();
  return (
    <Skeleton aria-label="Loading" className={styles.rows}>
      {Array.from({ length: rows }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike.
        <SkeletonItem key={at} size={32} />
      ))}
    </Skeleton>
  );
}

/** What went wrong and what to do about it. */
export function Problem({ text, again }: { readonly text: string; readonly again?: () => void }) {
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
      {again && (
        <MessageBarActions>
          <Button onClick={again}>Try again</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

/** Where there is nothing to show: what to do so that there is. */
export function Empty({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.empty}>
      <Text size={400}>{text}</Text>
      {children}
    </div>
  );
}
