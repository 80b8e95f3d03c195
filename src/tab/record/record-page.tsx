import {
  Body1,
  Button,
  Link,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  makeStyles,
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
import { useFocusHere, useInSight } from '../where-to-look.ts';
import { parts, RecordLines } from './parts.tsx';
import { type RecordDesk, type Said, useRecord } from './use-record.ts';

const useStyles = makeStyles({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalL,
    maxWidth: '60rem',
    marginInline: 'auto',
  },
  title: { margin: 0 },
  news: { outlineStyle: 'none' },
  pages: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Recording a meeting, page by page: each is saved as one goes, and everything that was saved is kept. */
export default function RecordPage({ meeting }: { readonly meeting: string }) {
  const styles = useStyles();
  const desk = useRecord(meeting);
  const { view, problem, again } = desk;
  const news = useFocusHere<HTMLDivElement>(view?.finished && desk.said);
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
          <div ref={news} tabIndex={-1} className={styles.news}>
            <Message desk={desk} part="finish" />
          </div>
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
  /** What was said of the page before, for whoever was taken on from it. */
  const [arrivedWith, setArrivedWith] = useState<Said | null>(null);
  const Part = parts[part];
  const after = partAfter(part);
  const isOfPageBefore = desk.said !== null && desk.said === arrivedWith;
  const message = <Message desk={desk} part={part} />;
  const turnTo = (one: RecordPart) => {
    desk.clear();
    setArrivedWith(null);
    setPart(one);
  };
  const saveAndGo = async () => {
    const said = await desk.save(part, { finish: after === null });
    if (said?.kind !== 'saved' || !after) return;
    setPart(after);
    setArrivedWith(said);
  };
  return (
    <>
      <nav aria-label="Pages of the record">
        <ol className={styles.pages}>
          {recordParts.map((one, at) => (
            <li key={one}>
              <Button
                appearance={one === part ? 'primary' : 'secondary'}
                shape="circular"
                aria-current={one === part ? 'step' : undefined}
                onClick={() => turnTo(one)}
              >
                {at + 1} {partTitles[one]}
              </Button>
            </li>
          ))}
        </ol>
      </nav>
      <Section title={partTitles[part]} isNext={arrivedWith !== null}>
        {isOfPageBefore && message}
        <Body1>{isNothingHere(view, part) ? nothingHere[part] : introductions[part]}</Body1>
        <Part view={view} desk={desk} />
        {!isOfPageBefore && message}
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
  const place = useInSight<HTMLDivElement>(said);
  if (!said) return <div role="status" />;
  const confirm = said.kind === 'problem' ? said.confirm : null;
  const intent = said.kind === 'saved' ? 'success' : said.kind === 'concern' ? 'error' : 'warning';
  return (
    <div ref={place} role={said.kind === 'saved' ? 'status' : 'alert'}>
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
