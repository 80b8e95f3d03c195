import {
  Badge,
  Body1,
  Button,
  Caption1,
  Field,
  Input,
  makeStyles,
  Select,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { formatDay } from '../../domain/day.ts';
import type { SetUpGroup, SetUpView } from '../../domain/set-up-view.ts';
import { Panel } from '../overview/panel.tsx';
import { Empty } from '../states.tsx';
import { OutcomeBar } from './outcome-bar.tsx';
import { type Changing, useChange } from './use-change.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
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
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(14rem, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
  submit: { gridColumn: '1 / -1' },
  steer: { display: 'grid', gap: tokens.spacingVerticalS, alignContent: 'start' },
  input: { minWidth: 0 },
});

interface SectionProps {
  readonly view: SetUpView;
  readonly again: () => void;
}

const changes = 'set-up/changes';

/** The front door, and the groups with what steers them. */
export function GroupsSection({ view, again }: SectionProps) {
  const styles = useStyles();
  const changing = useChange(again);
  const living = view.groups.filter(({ ended }) => ended === null);
  const ended = view.groups.filter((group) => group.ended !== null);
  return (
    <>
      <OutcomeBar outcome={changing.outcome} />
      <FrontDoor key={JSON.stringify(view.frontDoor)} view={view} changing={changing} />
      {living.length > 0 && <Oversight groups={living} changing={changing} />}
      <Panel title="Groups">
        {view.groups.length === 0 && (
          <Empty text="No groups yet. They come with the first plan, with the list of meetings, or with a channel." />
        )}
        {living.length > 0 && (
          <Caption1 className={styles.quiet}>
            A group gets its channel in the channel itself: type “@Baton use this channel for” and its name. Chairs are
            named in chat: “make @Name chair of MACE”. A group ends there too: “MACE has ended”, “MACE has merged into
            …”.
          </Caption1>
        )}
        <ul className={styles.list}>
          {living.map((group) => (
            <GroupRow key={group.id} group={group} changing={changing} />
          ))}
        </ul>
      </Panel>
      {ended.length > 0 && (
        <Panel title="Groups that have ended">
          <ul className={styles.list}>
            {ended.map((group) => (
              <li key={group.id} className={styles.item}>
                <span className={styles.words}>
                  <Body1>{group.name}</Body1>
                  <Caption1 className={styles.quiet}>
                    Ended on {formatDay(group.ended!)}
                    {group.mergedInto && `; ${group.mergedInto} took over what it led`}
                  </Caption1>
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

interface ChangingProps {
  readonly changing: Changing;
}

function FrontDoor({ view, changing }: ChangingProps & Pick<SectionProps, 'view'>) {
  const styles = useStyles();
  const [contact, setContact] = useState(view.frontDoor ?? { name: '', phone: '', hours: '' });
  const save = (event: FormEvent) => {
    event.preventDefault();
    void changing.change(changes, { do: 'front-door', ...contact });
  };
  const field = (part: 'name' | 'phone' | 'hours', label: string, example: string) => (
    <Field label={label} hint={example} required>
      <Input
        className={styles.input}
        value={contact[part]}
        maxLength={200}
        onChange={(_, { value }) => setContact((before) => ({ ...before, [part]: value }))}
      />
    </Field>
  );
  return (
    <Panel title="Whom to ring about a child">
      <Caption1 className={styles.quiet}>
        Anyone who types a concern about a child to Baton is told to ring this contact.
      </Caption1>
      <form className={styles.form} onSubmit={save}>
        {field('name', 'Name', 'Such as MASH')}
        {field('phone', 'Number', 'Such as 01632 960123')}
        {field('hours', 'Hours', 'Such as Monday to Friday 9 to 5')}
        <div className={styles.submit}>
          <Button type="submit" disabledFocusable={changing.isBusy}>
            Save the contact
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function Oversight({ groups, changing }: ChangingProps & { readonly groups: readonly SetUpGroup[] }) {
  const styles = useStyles();
  const now = groups.find(({ isOversight }) => isOversight)?.name ?? '';
  const [chosen, setChosen] = useState(now);
  return (
    <Panel title="The group that oversees the others">
      <div className={styles.form}>
        <Field label="Every group’s summary goes to its channel">
          <Select value={chosen} onChange={(_, { value }) => setChosen(value)}>
            {now === '' && <option value="">Not chosen yet</option>}
            {groups.map(({ id, name }) => (
              <option key={id}>{name}</option>
            ))}
          </Select>
        </Field>
        <div className={styles.submit}>
          <Button
            disabledFocusable={changing.isBusy || chosen === '' || chosen === now}
            onClick={() => void changing.change(changes, { do: 'oversight', group: chosen })}
          >
            Save the overseeing group
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function GroupRow({ group, changing }: ChangingProps & { readonly group: SetUpGroup }) {
  const styles = useStyles();
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
        <Quiet group={group} changing={changing} />
      </div>
    </li>
  );
}

/** A holiday or a purdah in which a group is not asked. */
function Quiet({ group: { name, quiet, paused }, changing }: ChangingProps & { readonly group: SetUpGroup }) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (await changing.change(changes, { do: 'quiet', group: name, from, to })) setOpen(false);
  };
  const say = (order: Readonly<Record<string, unknown>>) => void changing.change(changes, { group: name, ...order });
  return (
    <>
      <span className={styles.name}>
        <Button
          size="small"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          aria-label={`Quiet period for ${name}`}
        >
          Quiet period …
        </Button>
        {quiet.length > 0 && (
          <Button size="small" onClick={() => say({ do: 'no-quiet' })} aria-label={`No quiet periods for ${name}`}>
            No quiet periods
          </Button>
        )}
        {paused ? (
          <Button size="small" onClick={() => say({ do: 'resume' })} aria-label={`Resume ${name}`}>
            Resume
          </Button>
        ) : (
          <Button size="small" onClick={() => say({ do: 'pause', until: null })} aria-label={`Pause ${name}`}>
            Pause
          </Button>
        )}
      </span>
      {isOpen && (
        <form className={styles.form} onSubmit={(event) => void save(event)}>
          <Field label="Not asked from" required>
            <Input className={styles.input} type="date" value={from} onChange={(_, { value }) => setFrom(value)} />
          </Field>
          <Field label="to" required>
            <Input className={styles.input} type="date" value={to} onChange={(_, { value }) => setTo(value)} />
          </Field>
          <div className={styles.submit}>
            <Button type="submit" disabledFocusable={changing.isBusy || from === '' || to === ''}>
              Save
            </Button>
          </div>
        </form>
      )}
    </>
  );
}
