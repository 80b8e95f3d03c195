import { Body1, Button, Caption1, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { StillToDo } from '../../domain/set-up-view.ts';
import { counted } from '../../domain/shown-text.ts';
import { Panel } from '../overview/panel.tsx';
import { AskFirst } from './ask-first.tsx';
import { OutcomeBar } from './outcome-bar.tsx';
import { changes } from './set-up-path.ts';
import { type Changing, useChange } from './use-change.ts';

interface Step {
  readonly what: string;
  readonly how: string;
  readonly place?: readonly [words: string, place: string];
  readonly canSendAgain?: true;
}

/** What is missing, each with what to do about it. */
function stepsOf(toDo: StillToDo): readonly Step[] {
  const { channels, leaderless, inDoubt, unsent } = toDo;
  const all: readonly (Step | false)[] = [
    !toDo.team && { what: 'Add Baton to your team', how: 'In Teams, open the team’s apps and add Baton.' },
    !toDo.frontDoor && {
      what: 'Say whom to ring about a child',
      how: 'Anyone who types a concern about a child is told this contact.',
      place: ['Enter the contact', 'setup/groups'],
    },
    !toDo.plan && { what: 'Bring in a plan', how: 'Drop its file below.' },
    !toDo.meetings && {
      what: 'Enter the meeting dates',
      how: 'Baton asks for updates before each meeting.',
      place: ['Enter meetings', 'setup/meetings'],
    },
    !toDo.oversight && {
      what: 'Say which group oversees the others',
      how: 'Every group’s summary goes to its channel.',
      place: ['Choose the group', 'setup/groups'],
    },
    channels.length > 0 && {
      what: `Give ${channels.length === 1 ? channels[0] : counted(channels.length, 'group')} a channel`,
      how: `In the channel itself, type: @Baton use this channel for ${channels[0]}`,
      place: ['See the groups', 'setup/groups'],
    },
    leaderless.length > 0 && {
      what: `Find a group to lead ${leaderless.join(', ')}`,
      how: 'The group that led has ended: say which one takes over.',
      place: ['See the groups that have ended', 'setup/groups'],
    },
    inDoubt > 0 && {
      what: `${counted(inDoubt, 'message')} may or may not have arrived`,
      how: 'Look for all of them in their channels. Those that are not there can be sent once more, all together.',
      canSendAgain: true,
    },
    unsent > 0 && {
      what: `${counted(unsent, 'message')} could not be sent`,
      how: 'Bind the group’s channel, or look in Teams whether Baton is still there.',
      place: ['See the groups', 'setup/groups'],
    },
  ];
  return all.filter((step) => step !== false);
}

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: '1.5rem', display: 'grid', gap: tokens.spacingVerticalM },
  how: { display: 'block', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

/** What is still to do before the first cycle can run, in the order in which it is best done. */
export function ToDoPanel({ toDo, again }: { readonly toDo: StillToDo; readonly again: () => void }) {
  const styles = useStyles();
  const steps = stepsOf(toDo);
  const changing = useChange(again);
  return (
    <Panel title="What is still to do">
      <OutcomeBar outcome={changing.outcome} />
      {steps.length === 0 ? (
        <Body1>Nothing: everything that Baton needs is set up.</Body1>
      ) : (
        <ol className={styles.list}>
          {steps.map(({ what, how, place, canSendAgain }) => (
            <li key={what}>
              <Body1>{what}</Body1>
              <Caption1 className={styles.how}>
                {how} {place && <Link href={`#${place[1]}`}>{place[0]}</Link>}
              </Caption1>
              {canSendAgain && <SendAgain changing={changing} />}
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

/** Nobody can take back what was posted twice: which messages it would be is shown before. */
function SendAgain({ changing }: { readonly changing: Changing }) {
  const [question, setQuestion] = useState('');
  const send = async (confirmed: boolean) => {
    const told = await changing.change(changes, { do: 'send-again', confirmed });
    setQuestion(told?.confirm ? told.text : '');
  };
  return (
    <>
      <Button size="small" disabledFocusable={changing.isBusy} onClick={() => void send(false)}>
        Send them again …
      </Button>
      {question !== '' && (
        <AskFirst
          question={question}
          yes="Yes, none of them is there"
          no="Look first"
          isBusy={changing.isBusy}
          answer={(isYes) => (isYes ? void send(true) : setQuestion(''))}
        />
      )}
    </>
  );
}
