import { Badge, Button, Caption1, Field, makeStyles, Select, Subtitle2, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { formatDay } from '../../domain/day.ts';
import { GroupForms, type GroupProps } from './group-forms.tsx';
import { Quiet } from './group-quiet.tsx';
import { changes } from './set-up-path.ts';

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 20rem)',
    gap: tokens.spacingHorizontalL,
    paddingBlock: tokens.spacingVerticalM,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  words: { display: 'grid', gap: tokens.spacingVerticalXXS, overflowWrap: 'anywhere', alignContent: 'start' },
  name: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  forms: { gridColumn: '1 / -1' },
  steer: { display: 'grid', gap: tokens.spacingVerticalS, alignContent: 'start' },
});

/** A group as it stands, and what steers it. */
export function GroupRow({ group, groups, met, changing }: GroupProps) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const { name, aliases, channel, reportsTo, chairs, viceChairs, quiet, paused, isOversight, policy } = group;
  const facts = [
    channel ? `Channel: ${channel}` : '',
    aliases.length > 0 ? `Also called ${aliases.join(', ')}` : '',
    reportsTo ? `Reports to ${reportsTo}` : '',
    chairs.length > 0 ? `Chair: ${chairs.join(', ')}` : 'Chair: nobody yet',
    viceChairs.length > 0 ? `Vice chair: ${viceChairs.join(', ')}` : '',
    ...quiet.map(({ from, to }) => `Not asked from ${formatDay(from)} to ${formatDay(to)}`),
  ].filter(Boolean);
  return (
    <li className={styles.item}>
      <span className={styles.words}>
        <span className={styles.name}>
          <Subtitle2 as="h3" className={styles.title}>
            {name}
          </Subtitle2>
          {isOversight && <Badge appearance="outline">Oversees the others</Badge>}
          {!channel && (
            <Badge appearance="outline" color="warning">
              No channel yet
            </Badge>
          )}
          {paused && (
            <Badge appearance="outline" color="informative">
              {paused.until ? `Paused until ${formatDay(paused.until)}` : 'Paused'}
            </Badge>
          )}
        </span>
        {facts.map((fact) => (
          <Caption1 key={fact} className={styles.quiet}>
            {fact}
          </Caption1>
        ))}
      </span>
      <div className={styles.steer}>
        <Field label={`What ${name} is asked about`}>
          <Select
            value={policy}
            onChange={(_, { value }) => void changing.change(changes, { do: 'policy', group: name, policy: value })}
          >
            <option value="what-matters">What matters</option>
            <option value="all">Every open action</option>
          </Select>
        </Field>
        <Quiet group={group} changing={changing}>
          <Button size="small" aria-expanded={isOpen} aria-label={`Change ${name}`} onClick={() => setOpen(!isOpen)}>
            Change …
          </Button>
        </Quiet>
      </div>
      {isOpen && (
        <div className={styles.forms}>
          <GroupForms group={group} groups={groups} met={met} changing={changing} />
        </div>
      )}
    </li>
  );
}
