import { Label, makeStyles, Select, tokens, useId } from '@fluentui/react-components';
import type { Me } from '../../domain/tab-view.ts';
import { AsKnownOn } from '../as-known-on.tsx';
import { goTo } from '../places.ts';

const useStyles = makeStyles({
  choices: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    minWidth: 0,
    maxWidth: '100%',
  },
  choice: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0, maxWidth: '100%' },
  label: { whiteSpace: 'nowrap' },
  // Narrower than its longest name, where the page is.
  list: { minWidth: 0, '& select': { minWidth: 0, width: '100%' } },
});

/** Whose actions are looked at, and as of which day; both stand in the address. */
export function Choices({ me, query }: { readonly me: Me; readonly query: URLSearchParams }) {
  const styles = useStyles();
  const group = useId('group');
  const day = useId('day');
  const choose = (name: 'group' | 'on', value: string) => {
    const next = new URLSearchParams(query);
    if (value) next.set(name, value);
    else next.delete(name);
    goTo(next.size > 0 ? `overview?${next}` : 'overview');
  };
  return (
    <div className={styles.choices}>
      <div className={styles.choice}>
        <Label htmlFor={group}>Show</Label>
        <Select
          id={group}
          className={styles.list}
          value={query.get('group') ?? ''}
          onChange={(_, { value }) => choose('group', value)}
        >
          <option value="">The whole partnership</option>
          {me.groups.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <div className={styles.choice}>
        <Label htmlFor={day} className={styles.label}>
          As known on
        </Label>
        <AsKnownOn
          id={day}
          day={query.get('on') ?? me.today}
          today={me.today}
          onDay={(value) => choose('on', value < me.today ? value : '')}
        />
      </div>
    </div>
  );
}
