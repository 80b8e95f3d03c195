import { Badge, Body1, Link, makeStyles, Title2, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { formatDay } from '../../domain/day.ts';
import type { MeetingView } from '../../domain/meetings-view.ts';
import { whenWords } from '../../domain/words.ts';
import { coverageWords, digestLabels, standsWords, titleWords } from '../../domain/words-meetings.ts';
import { Loading, Problem } from '../states.tsx';
import { useAnswer } from '../use-answer.ts';
import { Items } from './items.tsx';
import { RunSection } from './run-section.tsx';
import { Section } from './section.tsx';
import { Timeline } from './timeline.tsx';
import { Unanswered } from './unanswered.tsx';

const CardPreview = lazy(() => import('../card-preview.tsx'));

const useStyles = makeStyles({
  page: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalL,
    maxWidth: '80rem',
    marginInline: 'auto',
  },
  head: { display: 'grid', rowGap: tokens.spacingVerticalXS },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2 },
  badge: { justifySelf: 'start' },
  link: { justifySelf: 'start' },
});

/** One meeting: where its cycle stands, what comes to it, and what was or will be posted for it. */
export function MeetingPage({ id }: { readonly id: string }) {
  const styles = useStyles();
  const { value, problem, again } = useAnswer<MeetingView>(`meetings/${encodeURIComponent(id)}`);
  return (
    <div className={styles.page}>
      <nav aria-label="Where you are">
        <Link href="#meetings">All meetings</Link>
      </nav>
      {problem && !value && (
        <>
          <Title2 as="h1" className={styles.title}>
            Meeting
          </Title2>
          <Problem text={problem} again={again} />
        </>
      )}
      {!value && !problem && <Loading rows={8} />}
      {value && <Meeting id={id} view={value} />}
    </div>
  );
}

function Meeting({ id, view }: { readonly id: string; readonly view: MeetingView }) {
  const styles = useStyles();
  const { entry, asked, unanswered, digest, request, mayReadRun, mayRecord } = view;
  const { groupName, papers, cancelled, steps, items, withheld } = entry;
  return (
    <>
      <div className={styles.head}>
        <Title2 as="h1" className={styles.title}>
          {groupName} · {whenWords(entry)}
        </Title2>
        {titleWords(entry) !== '' && <Body1>{titleWords(entry)}</Body1>}
        {cancelled && (
          <Badge appearance="outline" color="subtle" className={styles.badge}>
            Cancelled
          </Badge>
        )}
        {papers && !cancelled && <Body1 className={styles.quiet}>The papers go out on {formatDay(papers)}.</Body1>}
      </div>
      <Section title="Where it stands">
        <Body1>{standsWords(entry)}</Body1>
        {steps.length > 0 && <Timeline steps={steps} label="Steps of this meeting’s cycle" />}
        {asked && <Body1>{coverageWords(asked)}</Body1>}
        {mayRecord && (
          <Link className={styles.link} href={`#meetings/${encodeURIComponent(id)}/record`}>
            {entry.recordedAt ? 'Look at the record' : 'Record the meeting'}
          </Link>
        )}
      </Section>
      {unanswered && unanswered.length > 0 && <Unanswered lines={unanswered} />}
      {(items.length > 0 || withheld > 0) && (
        <Section title="Coming to this meeting">
          <Items entry={entry} />
        </Section>
      )}
      {digest && (
        <Section title="Digest">
          <Body1 className={styles.quiet}>{digestLabels[digest.standing]}</Body1>
          <Suspense fallback={<Loading rows={6} />}>
            <CardPreview card={digest.card} label="The digest as Teams shows it" />
          </Suspense>
        </Section>
      )}
      {request !== null && (
        <Section title="What was asked">
          <Body1 className={styles.quiet}>The request as it stands in the group’s channel. Answer it there.</Body1>
          <Suspense fallback={<Loading rows={4} />}>
            <CardPreview card={request} label="The request as Teams shows it" />
          </Suspense>
        </Section>
      )}
      {mayReadRun && <RunSection id={id} />}
    </>
  );
}
