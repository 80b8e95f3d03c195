import { Body1, Button, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  asked: { display: 'grid', rowGap: tokens.spacingVerticalS, flexBasis: '100%', gridColumn: '1 / -1', minWidth: 0 },
  question: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface AskFirstProps {
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly isBusy: boolean;
  readonly answer: (isYes: boolean) => void;
}

/** What would follow, read out by itself, and the second press that does it. */
export function AskFirst({ question, yes, no, isBusy, answer }: AskFirstProps) {
  const styles = useStyles();
  return (
    <div role="alert" className={styles.asked}>
      <Body1 className={styles.question}>{question}</Body1>
      <span className={styles.buttons}>
        <Button appearance="primary" disabledFocusable={isBusy} onClick={() => answer(true)}>
          {yes}
        </Button>
        <Button onClick={() => answer(false)}>{no}</Button>
      </span>
    </div>
  );
}
