import { makeStyles, mergeClasses, tokens, useId } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { hasJustSwitched, localLook, lookAs } from './host.ts';

const looks = [
  { value: 'manager', words: 'Business manager' },
  { value: 'chair', words: 'Chair' },
  { value: 'owner', words: 'Somebody who answers' },
] as const;

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    paddingBlock: tokens.spacingVerticalXS,
    // A line of its own where Set-up, which comes a moment later, would push it there.
    '@media (max-width: 840px)': { flexBasis: '100%' },
  },
  words: { color: tokens.colorNeutralForeground2, paddingInlineEnd: tokens.spacingHorizontalXS },
  look: {
    minHeight: '1.5rem',
    padding: `0 ${tokens.spacingHorizontalS}`,
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    backgroundColor: 'transparent',
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  now: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderTopColor: tokens.colorNeutralStroke1,
    borderRightColor: tokens.colorNeutralStroke1,
    borderBottomColor: tokens.colorNeutralStroke1,
    borderLeftColor: tokens.colorNeutralStroke1,
    '@media (forced-colors: active)': { outline: '2px solid Highlight' },
  },
});

/**
 * On a newcomer's own machine: the same tab as another sees it. Teams knows who somebody is. Buttons, because a list
 * that is gone through by arrow keys would look as each of them on the way; and plain ones, for they stand in the first
 * look, where Fluent's would be the only buttons.
 */
export function LocalSwitch({ name }: { readonly name: string }) {
  const styles = useStyles();
  const label = useId('look-as');
  const pressed = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (hasJustSwitched()) pressed.current?.focus();
  }, []);
  const now = looks.find(({ value }) => value === localLook()) ?? looks[0];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend does not stand beside what it holds.
    <div className={styles.row} role="group" aria-labelledby={label} title={name}>
      <span id={label} className={styles.words}>
        See it as
      </span>
      {looks.map((look) => (
        <button
          key={look.value}
          ref={look === now ? pressed : null}
          type="button"
          className={mergeClasses(styles.look, look === now && styles.now)}
          aria-pressed={look === now}
          onClick={() => {
            lookAs(look.value);
            window.location.reload();
          }}
        >
          {look.words}
        </button>
      ))}
    </div>
  );
}
