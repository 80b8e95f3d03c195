import { Body1, Caption1, Link, makeStyles, tokens } from '@fluentui/react-components';
import type { ActionLine } from '../../domain/action-line.ts';
import { cut } from '../../domain/shown-text.ts';
import { answeredByWords, dueWords, overdueWords, restrictedWords } from '../../domain/words.ts';
import { Section } from './section.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalM },
  row: { display: 'grid', rowGap: tokens.spacingVerticalXXS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Actions of which no answer has come; only chairs and business managers are shown them. */
export function Unanswered({ lines }: { readonly lines: readonly ActionLine[] }) {
  const styles = useStyles();
  return (
    <Section title={`No answer yet (${lines.length})`}>
      <Caption1 className={styles.quiet}>Only chairs of this group and business managers see this.</Caption1>
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line.label} className={styles.row}>
            <Body1>
              <Link href={`#action/${encodeURIComponent(`${line.plan}~${line.ref}`)}`}>{line.label}</Link>{' '}
              {line.restricted ? restrictedWords : cut(line.text, 160)}
            </Body1>
            <Caption1 className={styles.quiet}>
              {[answeredByWords(line, 80), dueWords(line), overdueWords(line.daysOverdue)].filter(Boolean).join(' · ')}
            </Caption1>
          </li>
        ))}
      </ul>
    </Section>
  );
}
