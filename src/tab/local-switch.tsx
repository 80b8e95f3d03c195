import { Button, makeStyles, tokens, useId } from '@fluentui/react-components';
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
  look: { minWidth: 0, paddingInline: tokens.spacingHorizontalS },
});

/**
 * On a newcomer's own machine: the same tab as another sees it. Teams knows who somebody is. Buttons, because a list
 * that is gone through by arrow keys would look as each of them on the way.
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
        <Button
          key={look.value}
          ref={look === now ? pressed : null}
          size="small"
          appearance={look === now ? 'secondary' : 'subtle'}
          className={styles.look}
          aria-pressed={look === now}
          onClick={() => {
            lookAs(look.value);
            window.location.reload();
          }}
        >
          {look.words}
        </Button>
      ))}
    </div>
  );
}
