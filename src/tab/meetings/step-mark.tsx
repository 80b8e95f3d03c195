import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { StepStanding } from '../../domain/meetings-view.ts';

const useStyles = makeStyles({
  mark: { display: 'block', flexShrink: 0, backgroundColor: tokens.colorNeutralBackground1, borderRadius: '50%' },
  done: { color: tokens.colorBrandForeground1 },
  skipped: { color: tokens.colorNeutralForeground3 },
  held: { color: tokens.colorStatusWarningForeground1 },
  waits: { color: tokens.colorStatusDangerForeground1 },
  next: { color: tokens.colorBrandForeground1 },
  ahead: { color: tokens.colorNeutralForeground3 },
});

const disc = <circle cx="10" cy="10" r="9" fill="currentColor" />;
const ring = <circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" strokeWidth="2" />;
const line = { fill: 'none', strokeWidth: 2, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;
const onDisc = { ...line, stroke: tokens.colorNeutralBackground1 };

/** Each standing has a shape of its own; the words beside it say the same. */
const shapes = {
  done: (
    <>
      {disc}
      <path d="M6 10.5l2.7 2.7L14 7.5" {...onDisc} />
    </>
  ),
  skipped: (
    <>
      {ring}
      <path d="M6.5 13.5l7-7" {...line} stroke="currentColor" />
    </>
  ),
  held: (
    <>
      {disc}
      <path d="M8 7v6M12 7v6" {...onDisc} />
    </>
  ),
  waits: (
    <>
      {disc}
      <path d="M10 5.5v5.5M10 14v.2" {...onDisc} />
    </>
  ),
  next: (
    <>
      {ring}
      <circle cx="10" cy="10" r="4" fill="currentColor" />
    </>
  ),
  ahead: ring,
} as const;

/** A dot on the line of a cycle. */
export function StepMark({ standing }: { readonly standing: StepStanding }) {
  const styles = useStyles();
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 20 20"
      aria-hidden="true"
      className={mergeClasses(styles.mark, styles[standing])}
    >
      {shapes[standing]}
    </svg>
  );
}
