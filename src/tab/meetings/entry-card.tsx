import { Badge, Body1, Caption1, Link, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { formatDay } from '../../domain/day.ts';
import type { MeetingEntry } from '../../domain/meetings-view.ts';
import { whenWords } from '../../domain/words.ts';
import { standsWords, titleWords } from '../../domain/words-meetings.ts';
import { Items } from './items.tsx';
import { Timeline } from './timeline.tsx';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalL,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    alignItems: 'baseline',
    justifyContent: 'space-between',
  },
  head: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  link: { fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  line: { display: 'none', paddingTop: tokens.spacingVerticalXS, '@media (min-width: 900px)': { display: 'block' } },
});

/** A meeting among others: where its cycle stands, and what comes to it. */
export function EntryCard({ entry, isNear }: { readonly entry: MeetingEntry; readonly isNear: boolean }) {
  const styles = useStyles();
  const { id, groupName, papers, cancelled, steps } = entry;
  const name = `${groupName} · ${whenWords(entry)}`;
  return (
    <article className={styles.card}>
      <div className={styles.top}>
        <h3 className={styles.head}>
          {id === null ? (
            <Subtitle2>{name}</Subtitle2>
          ) : (
            <Link className={styles.link} href={`#meetings/${encodeURIComponent(id)}`}>
              {name}
            </Link>
          )}
        </h3>
        {cancelled ? (
          <Badge appearance="outline" color="subtle">
            Cancelled
          </Badge>
        ) : (
          papers && <Caption1 className={styles.quiet}>Papers {formatDay(papers)}</Caption1>
        )}
      </div>
      {titleWords(entry) !== '' && <Body1>{titleWords(entry)}</Body1>}
      <Body1 className={styles.quiet}>{standsWords(entry)}</Body1>
      {isNear && steps.length > 0 && (
        <div className={styles.line}>
          <Timeline steps={steps} label={`Steps before ${name}`} />
        </div>
      )}
      <Items entry={entry} />
    </article>
  );
}
