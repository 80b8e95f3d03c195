import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { PageName } from './places.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexWrap: 'wrap', margin: 0, padding: 0, listStyleType: 'none' },
  link: {
    display: 'block',
    position: 'relative',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textDecoration: 'none',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { color: tokens.colorNeutralForeground2Hover, backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '::after': {
      content: '""',
      position: 'absolute',
      insetInline: tokens.spacingHorizontalM,
      bottom: 0,
      height: '3px',
      borderRadius: tokens.borderRadiusCircular,
      '@media (max-width: 360px)': { insetInline: tokens.spacingHorizontalSNudge },
    },
    '@media (max-width: 360px)': { paddingInline: tokens.spacingHorizontalSNudge },
  },
  open: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::after': {
      backgroundColor: tokens.colorCompoundBrandStroke,
      '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
    },
  },
  // As wide as it is when it is open, so that nothing moves when it is chosen.
  words: {
    display: 'inline-grid',
    '::after': {
      content: 'attr(data-words)',
      height: 0,
      visibility: 'hidden',
      overflow: 'hidden',
      fontWeight: tokens.fontWeightSemibold,
    },
  },
});

interface Given {
  readonly open: PageName;
  /** What each page begins with: the group of this tab. */
  readonly query: string;
  readonly isBusinessManager: boolean;
}

/** The pages as links, so that they open in a window of their own as well and are told as what they are. */
export function PageLinks({ open, query, isBusinessManager }: Given) {
  const styles = useStyles();
  const pages = [
    ['overview', 'Overview'],
    ['plan', 'Plan'],
    ['meetings', 'Meetings'],
    ...(isBusinessManager ? [['setup', 'Set-up'] as const] : []),
  ] as const;
  const current = open === 'action' ? 'plan' : open;
  return (
    <nav aria-label="Pages">
      <ul className={styles.list}>
        {pages.map(([name, words]) => (
          <li key={name}>
            <a
              href={`#${name}${query}`}
              className={mergeClasses(styles.link, name === current && styles.open)}
              aria-current={name === open ? 'page' : name === current ? 'true' : undefined}
            >
              <span className={styles.words} data-words={words}>
                {words}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
