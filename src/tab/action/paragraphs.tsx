import { makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  words: { marginBlock: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

/** A text with its lines, as it was written. */
export function Written({ text }: { readonly text: string }) {
  const styles = useStyles();
  return <p className={styles.words}>{text}</p>;
}
