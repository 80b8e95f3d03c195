import { Body1, Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { SetUpTold, SetUpView } from '../../domain/set-up-view.ts';
import { Panel } from '../overview/panel.tsx';
import { Empty } from '../states.tsx';
import { AgenciesPanel } from './agencies-panel.tsx';
import { FileDrop } from './file-drop.tsx';
import { OneField } from './one-field.tsx';
import { OutcomeBar } from './outcome-bar.tsx';
import { PostRow } from './post-row.tsx';
import { RoleForm } from './role-form.tsx';
import { changes } from './set-up-path.ts';
import { type Changing, useChange } from './use-change.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
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
export function PeopleSection({ view: { people, agencies, roles }, again }: SectionProps) {
  const styles = useStyles();
  const changing = useChange(again);
  const take = async (file: File) => {
    const told = await changing.run((client) => client.send<SetUpTold>('set-up/lists/people', file));
    if (!told) return;
    changing.tell({ intent: 'success', text: told.text, undo: null });
    again();
  };
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
            {people.unanswered.length > 12 && ` and ${people.unanswered.length - 12} more`}. Give them to a post below,
            or type to Baton in chat for many at a time: who answers?
          </Body1>
        )}
        <ul className={styles.list}>
          {people.posts.map((post) => (
            <PostRow key={`${post.agency} ${post.post}`} post={post} changing={changing} />
          ))}
        </ul>
      </Panel>
      {agencies.length > 0 && <AgenciesPanel agencies={agencies} changing={changing} />}
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
        {agencies.length > 0 && <AddPost agencies={agencies.map(({ name }) => name)} changing={changing} />}
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
