import { Link, MessageBar, MessageBarBody, makeStyles, Title2, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ActionView } from '../../domain/action-view.ts';
import { formatDay } from '../../domain/day.ts';
import { ratingWord } from '../../domain/rating.ts';
import { restrictedWords } from '../../domain/words.ts';
import { AnswerButtons } from '../action/answer-buttons.tsx';
import { DecidePanel } from '../action/decide-panel.tsx';
import { FactsPanel } from '../action/facts-panel.tsx';
import { Notice } from '../action/notice.tsx';
import { Written } from '../action/paragraphs.tsx';
import { Timeline } from '../action/timeline.tsx';
import { draftOf } from '../action/typed-drafts.ts';
import { UpdatePanel } from '../action/update-panel.tsx';
import { type Decided, useUpdate } from '../action/use-update.ts';
import { Panel } from '../overview/panel.tsx';
import type { PageProps } from '../page-props.ts';
import { actionLink } from '../places.ts';
import { lastPlan, listWords } from '../plan/plan-view.ts';
import { RatingMark } from '../rating-mark.tsx';
import { ShareButton } from '../share-button.tsx';
import { Loading, Problem } from '../states.tsx';
import { useAnswer } from '../use-answer.ts';

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)', maxWidth: '80rem' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  title: { marginBlock: 0 },
  end: { marginInlineStart: 'auto' },
  columns: {
    display: 'grid',
    gap: tokens.spacingHorizontalL,
    gridTemplateColumns: 'minmax(0, 2fr) minmax(16rem, 1fr)',
    alignItems: 'start',
    '@media (max-width: 800px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
  text: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, maxWidth: '48rem' },
  terms: { display: 'grid', gap: tokens.spacingVerticalM, margin: 0 },
  name: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  is: { margin: 0, maxWidth: '48rem' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** One action: what it is, how it stands, all that was said, and the form to say how it stands now. */
export default function ActionPage({ place, host }: PageProps) {
  const [plan = '', ...rest] = place.about.split('~');
  const path = `actions/${encodeURIComponent(plan)}/${encodeURIComponent(rest.join('~'))}`;
  const on = place.filters.get('on');
  return <Action key={path} path={path} on={on} host={host} about={place.about} />;
}

interface ActionProps extends Pick<PageProps, 'host'> {
  readonly path: string;
  readonly on: string | null;
  readonly about: string;
}

function Action({ path, on, host, about }: ActionProps) {
  const styles = useStyles();
  const query = on ? `?on=${encodeURIComponent(on)}` : '';
  const { value: view, problem, again } = useAnswer<ActionView>(`${path}${query}`);
  if (!view) {
    return (
      <div className={styles.page}>
        <Link href={`#${lastPlan()}`}>Back to the plan</Link>
        <Title2 as="h1" className={styles.title}>
          Action {about.replace('~', ' ')}
        </Title2>
        {problem ? <Problem text={problem} again={again} /> : <Loading rows={8} />}
      </div>
    );
  }
  return <Known {...{ view, path, again, problem, host, about, on }} />;
}

interface KnownProps extends ActionProps {
  readonly view: ActionView;
  readonly problem: string | null;
  readonly again: () => void;
}

function Known({ view, path, about, on, problem, again, host }: KnownProps) {
  const styles = useStyles();
  const { line } = view;
  const update = useUpdate(path);
  const drafted = view.mayAnswer.find(({ part }) => draftOf(`${path} ${part?.agency ?? ''}`));
  const [open, setOpen] = useState<string | null | undefined>(drafted && (drafted.part?.agency ?? null));
  const [isBack, setBack] = useState(false);
  const settle = async (became: ReturnType<typeof update.submit>) => {
    setBack(false);
    const outcome = await became;
    if (outcome && outcome.kind !== 'problem') setOpen(undefined);
    if (outcome?.kind === 'saved') again();
    return outcome;
  };
  const decide = async (body: Decided) => {
    const outcome = await settle(update.decide(body));
    // What stood in the way may be that somebody has spoken of it since.
    if (outcome?.kind === 'problem') again();
  };
  const undo = (sequence: number) => void settle(update.undo(sequence));
  return (
    <article className={styles.page}>
      <div className={styles.head}>
        <Link href={`#${lastPlan()}`}>Back to the plan</Link>
        <span className={styles.end}>
          <ShareButton
            host={host}
            place={`action/${encodeURIComponent(about)}${on ? `?on=${on}` : ''}`}
            title={`Action ${line.label}`}
          />
        </span>
      </div>
      <Head view={view} />
      {problem && <Problem text={problem} again={again} />}
      {open === undefined && <Notice outcome={update.outcome} onUndo={undo} isBusy={update.isBusy} />}
      {on && (
        <MessageBar layout="multiline">
          <MessageBarBody>
            As known on {formatDay(view.on)}. <Link href={actionLink(line)}>See it as it is today</Link>
          </MessageBarBody>
        </MessageBar>
      )}
      {open === undefined && view.mayDecide.length > 0 && (
        <DecidePanel view={view} isBusy={update.isBusy} decide={(body) => void decide(body)} />
      )}
      {open === undefined && view.mayAnswer.length > 0 && (
        <AnswerButtons
          view={view}
          isBusy={update.isBusy}
          isBack={isBack}
          onOpen={(part) => {
            update.clear();
            setOpen(part);
          }}
          onNoChange={() => void settle(update.submit({ seq: line.sequence, part: null, noChange: true }))}
        />
      )}
      {open !== undefined && (
        <UpdatePanel
          key={open ?? ''}
          {...update}
          path={path}
          part={open}
          legend={view.legend}
          submit={(body) => settle(update.submit(body))}
          close={() => {
            update.clear();
            setBack(true);
            setOpen(undefined);
          }}
        />
      )}
      {line.restricted ? (
        <FactsPanel view={view} />
      ) : (
        <div className={styles.columns}>
          <div className={styles.column}>
            <WordsPanel view={view} />
            <Timeline told={view.told} isBusy={update.isBusy} onUndo={undo} />
          </div>
          <FactsPanel view={view} />
        </div>
      )}
    </article>
  );
}

/** Its ref and how it stands: the owner's rating and, where a meeting agreed another, both. */
function Head({ view }: { readonly view: ActionView }) {
  const styles = useStyles();
  const { line, standing } = view;
  const stands = [
    line.agreed ? `agreed; its owner says ${ratingWord(line.rating)}` : '',
    standing !== null && standing !== 'open' ? [listWords[standing], view.standingWhy].filter(Boolean).join(': ') : '',
    view.reviewOn ? `to be looked at again on ${formatDay(view.reviewOn)}` : '',
    line.proposedComplete ? 'Proposed as complete' : '',
    line.blocked ? 'Blocked' : '',
  ].filter(Boolean);
  return (
    <>
      <div className={styles.head}>
        <Title2 as="h1" className={styles.title}>
          Action {line.label}
        </Title2>
        <RatingMark rating={line.agreed ?? line.rating} />
        {stands.length > 0 && <span>{stands.join(' · ')}</span>}
      </div>
      {line.restricted && (
        <MessageBar layout="multiline">
          <MessageBarBody>{restrictedWords}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}

function WordsPanel({ view }: { readonly view: ActionView }) {
  const styles = useStyles();
  const terms = [
    ['Objective', view.objective],
    ['Measure', view.measure],
  ] as const;
  return (
    <Panel title="What is to be done">
      <div className={styles.text}>
        <Written text={view.line.text} />
      </div>
      <dl className={styles.terms}>
        {terms
          .filter(([, words]) => words !== '')
          .map(([name, words]) => (
            <div key={name}>
              <dt className={styles.name}>{name}</dt>
              <dd className={styles.is}>
                <Written text={words} />
              </dd>
            </div>
          ))}
      </dl>
    </Panel>
  );
}
