import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { formatDay, parseDay } from '../../domain/day.ts';
import { havingNone } from '../../domain/having-none.ts';
import type { Me } from '../../domain/tab-view.ts';
import { type Choice, choices, listWords, type PlanView, ratingChoices, withoutChoices } from './plan-view.ts';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS, minHeight: '2rem' },
  chip: { fontWeight: tokens.fontWeightRegular, maxWidth: '100%' },
  words: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', maxWidth: '22rem' },
  count: { marginInlineEnd: tokens.spacingHorizontalS },
});

interface ChosenProps {
  readonly view: PlanView;
  readonly me: Me;
  /** "12 of 154 actions". */
  readonly count: string;
  readonly onView: (view: PlanView) => void;
}

/** How many are shown, and by which filters; each is taken off by pressing it. */
export function ChosenFilters({ view, me, count, onView }: ChosenProps) {
  const styles = useStyles();
  const chosen = choices.filter((name) => view[name] !== '');
  return (
    <div className={styles.line}>
      <span role="status" className={styles.count}>
        {count}
      </span>
      {chosen.map((name) => (
        <Button
          key={name}
          size="small"
          shape="circular"
          className={styles.chip}
          aria-label={`Take off the filter ${wordsOf(name, view, me)}`}
          onClick={() => onView({ ...view, [name]: '' })}
        >
          <span className={styles.words}>{wordsOf(name, view, me)}</span>
          <span aria-hidden="true">&nbsp;✕</span>
        </Button>
      ))}
      {chosen.length + Number(view.q !== '') > 1 && (
        <Button size="small" appearance="transparent" onClick={() => onView(withoutChoices(view))}>
          Clear filters
        </Button>
      )}
    </div>
  );
}

function wordsOf(name: Choice, view: PlanView, me: Me): string {
  const value = view[name];
  switch (name) {
    case 'list':
      return listWords[value as keyof typeof listWords] ?? value;
    case 'rating':
      return ratingChoices.find(([key]) => key === value)?.[1] ?? value;
    case 'group':
      return value === havingNone ? 'No lead group' : (me.groups.find(({ id }) => id === value)?.name ?? value);
    case 'plan':
      return `Plan ${value}`;
    case 'aim':
      return value === havingNone ? 'No aim' : `Aim: ${value}`;
    case 'theme':
      return value === havingNone ? 'No theme' : `Theme: ${value}`;
    case 'on':
      return `As known on ${formatDay(parseDay(value) ?? me.today)}`;
    default:
      return name satisfies never;
  }
}
