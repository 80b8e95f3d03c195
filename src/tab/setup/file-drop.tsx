import { Body1, Button, Caption1, makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import { type DragEvent, useEffect, useRef, useState } from 'react';

const useStyles = makeStyles({
  zone: {
    display: 'grid',
    justifyItems: 'center',
    alignContent: 'center',
    gap: tokens.spacingVerticalS,
    minHeight: '9rem',
    padding: tokens.spacingHorizontalL,
    textAlign: 'center',
    border: `2px dashed ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    boxSizing: 'border-box',
  },
  small: { minHeight: '6rem', padding: tokens.spacingHorizontalM },
  over: { backgroundColor: tokens.colorBrandBackground2, borderTopStyle: 'solid', borderBottomStyle: 'solid' },
  wait: { width: 'min(20rem, 100%)', display: 'grid', gap: tokens.spacingVerticalS },
  silent: { position: 'absolute' },
  quiet: { color: tokens.colorNeutralForeground2 },
  name: { overflowWrap: 'anywhere' },
});

export interface FileDropProps {
  readonly title: string;
  readonly note: string;
  readonly button: string;
  readonly small?: boolean;
  readonly take: (file: File) => Promise<unknown>;
}

/** Where a file is dropped or chosen; while it is read it says so, and says more when that takes its time. */
export function FileDrop({ title, note, button, small = false, take }: FileDropProps) {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [reading, setReading] = useState<string | null>(null);
  const takeFirst = async (files: FileList | null) => {
    const file = files?.[0];
    if (!file || reading) return;
    setReading(file.name);
    await take(file);
    setReading(null);
    if (input.current) input.current.value = '';
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void takeFirst(event.dataTransfer.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way of two; the button is the other.
    <div
      className={mergeClasses(styles.zone, small && styles.small, isOver && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      aria-busy={reading !== null}
    >
      <div role="status" className={reading ? styles.wait : styles.silent}>
        {reading && <Reading name={reading} />}
      </div>
      {!reading && <Body1>{title}</Body1>}
      <Button
        appearance={small ? 'secondary' : 'primary'}
        disabledFocusable={reading !== null}
        onClick={() => input.current?.click()}
      >
        {button}
      </Button>
      {!reading && <Caption1 className={styles.quiet}>{note}</Caption1>}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={button}
        tabIndex={-1}
        onChange={(event) => void takeFirst(event.currentTarget.files)}
      />
    </div>
  );
}

function Reading({ name }: { readonly name: string }) {
  const styles = useStyles();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 2_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <Body1 className={styles.name}>Reading {name} …</Body1>
      <ProgressBar aria-label={`Reading ${name}`} />
      <Caption1 className={styles.quiet}>
        {isLong ? 'A long file takes up to half a minute. Nothing is imported meanwhile.' : ' '}
      </Caption1>
    </>
  );
}
