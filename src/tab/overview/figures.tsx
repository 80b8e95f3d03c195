import { Caption1, LargeTitle, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { Overview } from '../../domain/overview.ts';
import { counted, shownCount } from '../../domain/shown-text.ts';
import { planLink } from '../places.ts';
import type { Scope } from './scope.ts';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    '@media (max-width: 720px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
  figure: {
    display: 'grid',
    gridTemplateRows: 'auto auto 1fr',
    height: '100%',
    minHeight: '6.75rem',
    '@media (max-width: 1100px)': { minHeight: '7.625rem' },
    padding: tokens.spacingHorizontalM,
    paddingInline: tokens.spacingHorizontalL,
    boxSizing: 'border-box',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderLeft: `4px solid ${tokens.colorNeutralStroke1}`,
    boxShadow: tokens.shadow2,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '@media (max-width: 480px)': { paddingInline: tokens.spacingHorizontalM },
  },
  pressing: { borderLeftColor: tokens.colorPaletteRedBorderActive },
  watch: { borderLeftColor: tokens.colorPaletteYellowBorderActive },
  asked: { borderLeftColor: tokens.colorBrandStroke1 },
  number: { fontVariantNumeric: 'tabular-nums', lineHeight: '2.75rem' },
  about: { color: tokens.colorNeutralForeground2 },
});

interface Figure {
  readonly list: 'overdue' | 'quiet' | 'unanswered' | 'decisions';
  readonly look: 'pressing' | 'watch' | 'asked';
  readonly title: string;
  readonly count: number;
  readonly about: string;
}

/** The three lists, never mixed, and what a meeting has to decide: each number opens its list. */
export function Figures({ overview, scope }: { readonly overview: Overview; readonly scope: Scope }) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label="What needs attention">
      {figuresOf(overview).map(({ list, look, title, count, about }) => (
        <li key={list}>
          <a href={planLink({ list, ...scope })} className={mergeClasses(styles.figure, count > 0 && styles[look])}>
            <Text weight="semibold">{title}</Text>
            <LargeTitle className={styles.number}>{shownCount(count)}</LargeTitle>
            <Caption1 className={styles.about}>{about}</Caption1>
          </a>
        </li>
      ))}
    </ul>
  );
}

function figuresOf({ overdue, quiet, unanswered, decisions }: Overview): readonly Figure[] {
  return [
    { list: 'overdue', look: 'pressing', title: 'Overdue', count: overdue.count, about: overdueAbout(overdue) },
    {
      list: 'quiet',
      look: 'watch',
      title: 'Gone quiet',
      count: quiet.count,
      about: quiet.count === 0 ? 'All undated actions were heard of' : 'Undated, and not heard of for too long',
    },
    {
      list: 'unanswered',
      look: 'watch',
      title: unanswered.onlyOwn ? 'For you to answer' : 'Unanswered',
      count: unanswered.count,
      about: unansweredAbout(unanswered),
    },
    {
      list: 'decisions',
      look: 'asked',
      title: 'Decisions needed',
      count: decisions.count,
      about: decisions.count === 0 ? 'Nothing waits for a decision' : 'Completions proposed, more time asked for',
    },
  ];
}

function overdueAbout({ count, first }: Overview['overdue']): string {
  const [longest] = first;
  if (count === 0 || !longest) return 'No date has passed undone';
  return `Longest: ${longest.label}, ${counted(longest.daysOverdue, 'day')}`;
}

function unansweredAbout({ count, waiting }: Overview['unanswered']): string {
  if (count > 0) return waiting > 0 ? `Not by the close; ${waiting} more in time` : 'Not answered by the close';
  return waiting > 0 ? `${waiting} asked, still in time` : 'All that was asked was answered';
}
