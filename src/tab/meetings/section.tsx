import { makeStyles, Subtitle1, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { useFocusHere } from '../where-to-look.ts';

const useStyles = makeStyles({
  section: {
    display: 'grid',
    // What is wide scrolls in its own place, and not the page.
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    '@media (max-width: 480px)': { padding: tokens.spacingHorizontalM },
  },
  title: { margin: 0 },
  words: { outlineStyle: 'none' },
});

interface SectionProps {
  readonly title: string;
  /** Somebody has come here by what they did: they read on from the heading. */
  readonly isNext?: boolean;
  readonly children: ReactNode;
}

/** A part of a page under its own heading. */
export function Section({ title, isNext = false, children }: SectionProps) {
  const styles = useStyles();
  const id = useId();
  const heading = useFocusHere<HTMLSpanElement>(isNext && title);
  return (
    <section className={styles.section} aria-labelledby={id}>
      <Subtitle1 as="h2" id={id} className={styles.title}>
        <span ref={heading} tabIndex={-1} className={styles.words}>
          {title}
        </span>
      </Subtitle1>
      {children}
    </section>
  );
}
