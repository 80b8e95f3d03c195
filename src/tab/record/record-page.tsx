import {
  Body1,
  Button,
  Link,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
  Tab,
  TabList,
  Title2,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { partAfter, type RecordPart, recordParts } from '../../domain/meeting-record.ts';
import { type RecordTyped, wordsTyped } from '../../domain/record-typed.ts';
import type { RecordView } from '../../domain/record-view.ts';
import { confirmTitles } from '../../domain/words.ts';
import {
  introductions,
  isNothingHere,
  nothingHere,
  overviewWords,
  partTitles,
  recordTitle,
} from '../../domain/words-record.ts';
import { Written } from '../action/paragraphs.tsx';
import { Section } from '../meetings/section.tsx';
import { Loading, Problem } from '../states.tsx';
import { parts, RecordLines } from './parts.tsx';
import { type RecordDesk, useRecord } from './use-record.ts';

const useStyles = makeStyles({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalL,
    maxWidth: '60rem',
    marginInline: 'auto',
  },
  title: { margin: 0 },
  tabs: { flexWrap: 'wrap' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Recording a meeting, page by page: each is saved as one goes, and everything that was saved is kept. */
export default function RecordPage({ meeting }: { readonly meeting: string }) {
  const styles = useStyles();
  const desk = useRecord(meeting);
  const { view, problem, again } = desk;
  return (
    <div className={styles.page}>
      <nav aria-label="Where you are">
        <Link href={`#meetings/${encodeURIComponent(meeting)}`}>Back to the meeting</Link>
      </nav>
      <Title2 as="h1" className={styles.title}>
        {view ? recordTitle(view) : 'Record'}
      </Title2>
      {problem && !view && <Problem text={problem} again={again} />}
      {!view && !problem && <Loading rows={8} />}
      {view && <Body1>{overviewWords(view)}</Body1>}
      {view?.finished && (
        <>
          <Message desk={desk} part="finish" />
          <NotRecorded typed={desk.typed} />
          <RecordLines view={view} />
        </>
      )}
      {view && !view.finished && <Pages view={view} desk={desk} />}
    </div>
  );
}

function Pages({ view, desk }: { readonly view: RecordView; readonly desk: RecordDesk }) {
  const styles = useStyles();
  const [part, setPart] = useState<RecordPart>(view.resume);
  const Part = parts[part];
  const after = partAfter(part);
  const saveAndGo = async () => {
    const isSaved = await desk.save(part, { finish: after === null });
    if (isSaved && after) setPart(after);
  };
  return (
    <>
      <TabList
        className={styles.tabs}
        selectedValue={part}
        aria-label="Pages of the record"
        onTabSelect={(_, { value }) => {
          desk.clear();
          setPart(value as RecordPart);
        }}
      >
        {recordParts.map((one, at) => (
          <Tab key={one} value={one}>
            {at + 1} {partTitles[one]}
          </Tab>
        ))}
      </TabList>
      <Section title={partTitles[part]}>
        <Message desk={desk} part={part} />
        <Body1>{isNothingHere(view, part) ? nothingHere[part] : introductions[part]}</Body1>
        <Part view={view} desk={desk} />
        <div className={styles.buttons}>
          <Button appearance="primary" disabledFocusable={desk.isBusy} onClick={() => void saveAndGo()}>
            {after ? 'Save and go on' : 'Finish'}
          </Button>
          <Button disabledFocusable={desk.isBusy} onClick={() => void desk.save(part)}>
            Save
          </Button>
        </div>
      </Section>
    </>
  );
}

/** Words that somebody had typed when another finished the record: they are shown, to be used elsewhere. */
function NotRecorded({ typed }: { readonly typed: RecordTyped }) {
  const words = wordsTyped(typed).filter((text) => text.trim() !== '');
  if (words.length === 0) return null;
  return (
    <Section title="Typed and not recorded">
      {words.map((text) => (
        <Written key={text} text={text} />
      ))}
    </Section>
  );
}

/** What became of the last save; where Baton is in doubt, with the button that says it is all right. */
function Message({ desk, part }: { readonly desk: RecordDesk; readonly part: RecordPart }) {
  const { said } = desk;
  if (!said) return <div role="status" />;
  const confirm = said.kind === 'problem' ? said.confirm : null;
  const intent = said.kind === 'saved' ? 'success' : said.kind === 'concern' ? 'error' : 'warning';
  return (
    <div role={said.kind === 'saved' ? 'status' : 'alert'}>
      <MessageBar intent={intent} layout="multiline">
        <MessageBarBody>
          <Written text={said.text} />
        </MessageBarBody>
        {confirm && (
          <MessageBarActions>
            <Button disabledFocusable={desk.isBusy} onClick={() => void desk.save(part, { confirmed: true })}>
              {confirmTitles[confirm]}
            </Button>
          </MessageBarActions>
        )}
      </MessageBar>
    </div>
  );
}
