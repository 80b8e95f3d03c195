import { Label, makeStyles, mergeClasses, Select, tokens, useId } from '@fluentui/react-components';
import type { Me } from '../../domain/tab-view.ts';
import { AsKnownOn } from '../as-known-on.tsx';
import { PapersMenu } from '../papers-menu.tsx';
import { goTo, replacePlace } from '../places.ts';
import { useChoicesRoom } from './skeleton.tsx';

const useStyles = makeStyles({
  choice: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  label: { whiteSpace: 'nowrap' },
  // Narrower than its longest name, where the page is.
  field: { flexGrow: 1, minWidth: 0, '& select': { minWidth: 0, width: '100%' }, '& input': { width: '100%' } },
});

interface ChoicesProps {
  readonly me: Me;
  readonly query: URLSearchParams;
}

/** Whose actions are looked at, and as of which day, with the papers about them. */
export function Choices({ me, query }: ChoicesProps) {
  const room = useChoicesRoom();
  return (
    <div className={room.choices}>
      <LookedAt me={me} query={query} />
      <PapersMenu
        groups={me.groups}
        group={me.groups.find(({ id }) => id === query.get('group'))?.name ?? null}
        plan={null}
        on={query.get('on')}
      />
    </div>
  );
}

/** Both stand in the address. */
function LookedAt({ me, query }: ChoicesProps) {
  const styles = useStyles();
  const room = useChoicesRoom();
  const group = useId('group');
  const day = useId('day');
  const placeWith = (name: 'group' | 'on', value: string): string => {
    const next = new URLSearchParams(query);
    if (value) next.set(name, value);
    else next.delete(name);
    return next.size > 0 ? `overview?${next}` : 'overview';
  };
  return (
    <div className={room.lookedAt}>
      <div className={mergeClasses(styles.choice, room.group)}>
        <Label htmlFor={group}>Show</Label>
        <Select
          id={group}
          className={styles.field}
          value={query.get('group') ?? ''}
          onChange={(_, { value }) => goTo(placeWith('group', value))}
        >
          <option value="">The whole partnership</option>
          {me.groups.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <div className={mergeClasses(styles.choice, room.day)}>
        <Label htmlFor={day} className={styles.label}>
          As known on
        </Label>
        <AsKnownOn
          id={day}
          className={styles.field}
          day={query.get('on') ?? me.today}
          today={me.today}
          onDay={(value) => replacePlace(placeWith('on', value === me.today ? '' : value))}
        />
      </div>
    </div>
  );
}
