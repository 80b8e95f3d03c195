import { Body1, Button, Caption1, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { formatDay, parseDay } from '../../domain/day.ts';
import type { PersonListed, PostListed, SetUpTold, SetUpView } from '../../domain/set-up-view.ts';
import { Panel } from '../overview/panel.tsx';
import { Empty } from '../states.tsx';
import { FileDrop } from './file-drop.tsx';
import { OneField } from './one-field.tsx';
import { OutcomeBar } from './outcome-bar.tsx';
import { RoleForm } from './role-form.tsx';
import { changes } from './set-up-path.ts';
import { type Changing, useChange } from './use-change.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { display: 'grid', minWidth: 0, flex: '1 1 18rem', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(13rem, 100%), 1fr))',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
    flexBasis: '100%',
  },
  input: { minWidth: 0 },
});

interface SectionProps {
  readonly view: SetUpView;
  readonly again: () => void;
}

/** Who holds which post, for which agency, and who stands in. */
export function PeopleSection({ view: { people, roles }, again }: SectionProps) {
  const styles = useStyles();
  const changing = useChange(again);
  const take = async (file: File) => {
    const told = await changing.run((client) => client.send<SetUpTold>('set-up/lists/people', file));
    if (!told) return;
    changing.tell({ intent: 'success', text: told.text, undo: null });
    again();
  };
  const agencies = [...new Set([...people.posts.map(({ agency }) => agency), ...people.agencies])].filter(Boolean);
  return (
    <>
      <OutcomeBar outcome={changing.outcome} />
      <Panel title="Bring in a list">
        <FileDrop
          small
          title="Drop a list of posts and people here, as .csv or .xlsx."
          button="Choose a list"
          note="Headings: agency, post; and if you like holder, deputy, e-mails, away until, groups, answers, actions."
          take={take}
        />
      </Panel>
      <Panel title="Posts">
        {people.posts.length === 0 && (
          <Empty text="No posts yet. Drop a list above, or add an agency and a post below." />
        )}
        {people.unanswered.length > 0 && (
          <Body1>
            Nobody answers yet for {people.unanswered.slice(0, 12).join(', ')}
            {people.unanswered.length > 12 && ` and ${people.unanswered.length - 12} more`}. Type to Baton in chat: who
            answers?
          </Body1>
        )}
        <ul className={styles.list}>
          {people.posts.map((post) => (
            <PostRow key={`${post.agency} ${post.post}`} post={post} changing={changing} />
          ))}
        </ul>
        {people.agencies.length > 0 && (
          <Caption1 className={styles.quiet}>Agencies without a post: {people.agencies.join(', ')}</Caption1>
        )}
      </Panel>
      <Panel title="Who runs Baton, and who looks on">
        <RoleForm
          label="Who is to have a role"
          group={null}
          roles={rolesIn(roles)}
          met={roles.met}
          changing={changing}
        />
      </Panel>
      <Panel title="Add">
        <AddAgency changing={changing} />
        {agencies.length > 0 && <AddPost agencies={agencies} changing={changing} />}
      </Panel>
    </>
  );
}

function rolesIn({ businessManagers, scrutineers }: SetUpView['roles']) {
  return [
    { role: 'business-manager', words: 'Business manager', holders: businessManagers },
    { role: 'scrutineer', words: 'Independent scrutineer', holders: scrutineers },
  ] as const;
}

interface ChangingProps {
  readonly changing: Changing;
}

function PostRow({ post, changing }: ChangingProps & { readonly post: PostListed }) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const { agency, post: title, holder, deputy, awayUntil, actions, parts, groups, answersForAgency, vacant } = post;
  const back = awayUntil ? parseDay(awayUntil) : null;
  const facts = [
    deputy ? `Deputy: ${nameOf(deputy)}` : '',
    back ? `Away until ${formatDay(back)}` : '',
    actions.length > 0 ? `Answers for ${actions.join(', ')}` : '',
    parts.length > 0 ? `Owes a part of ${parts.join(', ')}` : '',
    answersForAgency ? `Answers where an action names ${agency} alone` : '',
    groups.length > 0 ? `Sits in ${groups.join(', ')}` : '',
    vacant && actions.length + parts.length > 0 ? 'Nobody is there, so the lead group’s channel is asked' : '',
  ].filter(Boolean);
  return (
    <li className={styles.item}>
      <span className={styles.words}>
        <Body1>
          {title}
          {agency && `, ${agency}`}: {holder ? nameOf(holder) : 'vacant'}
        </Body1>
        {facts.map((fact) => (
          <Caption1 key={fact} className={styles.quiet}>
            {fact}
          </Caption1>
        ))}
      </span>
      <Button
        size="small"
        aria-expanded={isOpen}
        aria-label={`Change who holds ${title}, ${agency}`}
        onClick={() => setOpen(!isOpen)}
      >
        Change …
      </Button>
      {isOpen && <PostForms post={post} changing={changing} />}
    </li>
  );
}

function nameOf({ name, inTeams }: PersonListed): string {
  return inTeams ? name : `${name} (not in Teams yet)`;
}

function PostForms({ post, changing }: ChangingProps & { readonly post: PostListed }) {
  const { agency, post: title, holder, deputy, awayUntil } = post;
  // Two agencies may have a post of one name: with its agency it is the one that is meant.
  const named = agency ? `${title} at ${agency}` : title;
  const say = (order: Readonly<Record<string, unknown>>) => changing.change(changes, order);
  return (
    <>
      <OneField
        label="Holder"
        button="Save the holder"
        save={(person) => say({ do: 'hold', post: named, as: 'holder', person })}
      >
        {holder && <Button onClick={() => void say({ do: 'vacate', post: named, as: 'holder' })}>No holder</Button>}
      </OneField>
      <OneField
        label="Deputy"
        button="Save the deputy"
        save={(person) => say({ do: 'hold', post: named, as: 'deputy', person })}
      >
        {deputy && <Button onClick={() => void say({ do: 'vacate', post: named, as: 'deputy' })}>No deputy</Button>}
      </OneField>
      {holder && (
        <OneField
          label={`${holder.name} is away until`}
          type="date"
          button="Save the absence"
          save={(until) => say({ do: 'away', person: holder.name, until })}
        >
          {awayUntil && <Button onClick={() => void say({ do: 'back', person: holder.name })}>Back already</Button>}
        </OneField>
      )}
    </>
  );
}

function AddAgency({ changing }: ChangingProps) {
  return (
    <OneField
      label="A new agency"
      button="Add the agency"
      save={(name) => changing.change(changes, { do: 'agency', name })}
    />
  );
}

function AddPost({ agencies, changing }: ChangingProps & { readonly agencies: readonly string[] }) {
  const styles = useStyles();
  const [title, setTitle] = useState('');
  const [agency, setAgency] = useState(agencies[0] ?? '');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await changing.change(changes, { do: 'post', title, agency })) setTitle('');
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Field label="A new post">
        <Input className={styles.input} value={title} maxLength={200} onChange={(_, { value }) => setTitle(value)} />
      </Field>
      <Field label="In which agency">
        <Select value={agency} onChange={(_, { value }) => setAgency(value)}>
          {agencies.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </Field>
      <div>
        <Button type="submit" disabledFocusable={title.trim() === ''}>
          Add the post
        </Button>
      </div>
    </form>
  );
}
