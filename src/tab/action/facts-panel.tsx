import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ActionView, StepLine } from '../../domain/action-view.ts';
import { type Day, formatDay } from '../../domain/day.ts';
import { overdueWords } from '../../domain/words.ts';
import { Panel } from '../overview/panel.tsx';
import { actionLink } from '../places.ts';
import { RatingMark } from '../rating-mark.tsx';

const useStyles = makeStyles({
  facts: { display: 'grid', gap: tokens.spacingVerticalM, margin: 0 },
  fact: { display: 'grid', gap: tokens.spacingVerticalXXS },
  name: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  is: { margin: 0, overflowWrap: 'anywhere' },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalXS },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  links: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
});

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.fact}>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.is}>{children}</dd>
    </div>
  );
}

/** When it is due, who leads and who answers, what it belongs to. */
export function FactsPanel({ view }: { readonly view: ActionView }) {
  const styles = useStyles();
  const { line } = view;
  const evidence = view.told.flatMap((told) => (told.evidence && !told.struck ? [told.evidence] : []));
  return (
    <Panel title="Facts">
      <dl className={styles.facts}>
        {(line.due || line.restricted) && (
          <Fact name="Next date">
            {line.due ? formatDay(line.due) : 'No date set'}
            {line.daysOverdue > 0 && <span className={styles.late}> · {overdueWords(line.daysOverdue)}</span>}
          </Fact>
        )}
        {line.timescale && <Fact name="Timescale, as the plan says">{line.timescale}</Fact>}
        {view.steps.length > 0 && (
          <Fact name="Steps">
            <ul className={styles.list}>
              {view.steps.map((step) => (
                <li key={step.due}>
                  <Step step={step} today={view.on} />
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {view.askedFor && <Fact name="More time asked for">To {formatDay(view.askedFor)}, not agreed yet</Fact>}
        {line.leads.length > 0 && <Fact name="Lead">{line.leads.join(', ')}</Fact>}
        {line.whoAnswers && <Fact name="Answered by">{line.whoAnswers}</Fact>}
        {view.parts.length > 0 && (
          <Fact name="Parts that agencies owe">
            <ul className={styles.list}>
              {view.parts.map(({ name, rating, said }) => (
                <li key={name}>
                  {name} <RatingMark rating={rating} /> <span className={styles.quiet}>{said}</span>
                </li>
              ))}
            </ul>
          </Fact>
        )}
        {line.aim && <Fact name="Aim">{line.aim}</Fact>}
        {view.themes.length > 0 && <Fact name="Themes">{view.themes.join(', ')}</Fact>}
        {view.links.length > 0 && (
          <Fact name="Linked actions">
            <span className={styles.links}>
              {view.links.map(({ label, name }) =>
                name ? (
                  <Link key={label} href={actionLink(name)}>
                    {label}
                  </Link>
                ) : (
                  <span key={label}>{label}</span>
                ),
              )}
            </span>
          </Fact>
        )}
        {evidence.length > 0 && (
          <Fact name="Evidence">
            <ul className={styles.list}>
              {[...new Set(evidence)].map((link) => (
                <li key={link}>
                  <Link href={link} target="_blank" rel="noreferrer noopener">
                    {link}
                  </Link>
                </li>
              ))}
            </ul>
          </Fact>
        )}
        <Fact name="Plan">{view.planTitle === line.plan ? line.plan : `${line.plan} · ${view.planTitle}`}</Fact>
      </dl>
    </Panel>
  );
}

/** "31 October 2026, moved from 30 September 2026", "done on 4 October 2026". */
function Step({ step, today }: { readonly step: StepLine; readonly today: Day }) {
  const styles = useStyles();
  const { due, by, doneOn, movedTo } = step;
  const before = [due, ...movedTo].filter((day) => day !== by);
  return (
    <>
      {formatDay(by)}
      {before.length > 0 && <span className={styles.quiet}> (moved from {before.map(formatDay).join(', then ')})</span>}
      {doneOn && <span> · done on {formatDay(doneOn)}</span>}
      {!doneOn && by < today && <span className={styles.late}> · date passed</span>}
    </>
  );
}
