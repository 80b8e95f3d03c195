import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Body1,
  Caption1,
  makeStyles,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { RunRecord } from '../../domain/run-record.ts';
import { messageLine, type RunLine, runHeadings, stepLine, totalsWords } from '../../domain/words-run.ts';
import { Loading, Problem } from '../states.tsx';
import { useAnswer } from '../use-answer.ts';
import { Section } from './section.tsx';

const useStyles = makeStyles({
  run: { display: 'grid', rowGap: tokens.spacingVerticalM },
  part: { display: 'grid', rowGap: tokens.spacingVerticalXS },
  title: { margin: 0 },
  lines: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What became of the cycle, for those who may read it; asked for when it is opened. */
export function RunSection({ id }: { readonly id: string }) {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title="Run record">
      <Caption1 className={styles.quiet}>
        Every step and every message of this cycle. Only chairs of this group and business managers see this.
      </Caption1>
      <Accordion collapsible onToggle={(_, { openItems }) => setOpen(openItems.length > 0)}>
        <AccordionItem value="run">
          <AccordionHeader as="h3">{isOpen ? 'Hide the run record' : 'Show the run record'}</AccordionHeader>
          <AccordionPanel>{isOpen && <Run id={id} />}</AccordionPanel>
        </AccordionItem>
      </Accordion>
    </Section>
  );
}

function Run({ id }: { readonly id: string }) {
  const styles = useStyles();
  const { value, problem, again } = useAnswer<RunRecord>(`meetings/${encodeURIComponent(id)}/run`);
  if (problem && !value) return <Problem text={problem} again={again} />;
  if (!value) return <Loading rows={6} />;
  const unreached = value.cannotReach.map(({ to, why }) => ({ name: to, text: '', why: ` · ${why}` }));
  return (
    <div className={styles.run}>
      <div>
        {totalsWords(value.totals).map((line) => (
          <div key={line}>
            <Body1>{line}</Body1>
          </div>
        ))}
      </div>
      <Lines title={runHeadings.cannotReach} lines={unreached} />
      <Lines title={runHeadings.steps} lines={value.steps.map(stepLine)} />
      <Lines title={runHeadings.messages} lines={value.messages.map(messageLine)} />
    </div>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly RunLine[] }) {
  const styles = useStyles();
  if (lines.length === 0) return null;
  return (
    <div className={styles.part}>
      <Subtitle2 as="h4" className={styles.title}>
        {title}
      </Subtitle2>
      <ul className={styles.lines}>
        {lines.map(({ name, text, why }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two messages may say the same, and their order is theirs.
          <li key={at}>
            <Body1>
              <strong>{name}</strong>
              {text}
              <span className={styles.quiet}>{why}</span>
            </Body1>
          </li>
        ))}
      </ul>
    </div>
  );
}
