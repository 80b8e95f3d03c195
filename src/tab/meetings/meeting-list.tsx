import {
  Dropdown,
  Label,
  Link,
  makeStyles,
  Option,
  Subtitle1,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Title2,
  tokens,
  useId,
} from '@fluentui/react-components';
import type { MeetingEntry, MeetingsView } from '../../domain/meetings-view.ts';
import type { Me } from '../../domain/tab-view.ts';
import { whenWords } from '../../domain/words.ts';
import { standsWords } from '../../domain/words-meetings.ts';
import { goTo } from '../places.ts';
import { Empty, Loading, Problem } from '../states.tsx';
import { useAnswer } from '../use-answer.ts';
import { EntryCard } from './entry-card.tsx';

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '80rem', marginInline: 'auto' },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    justifyContent: 'space-between',
    alignItems: 'end',
  },
  filter: { display: 'grid', gap: tokens.spacingVerticalXXS, minWidth: 'min(16rem, 100%)' },
  section: { display: 'grid', gap: tokens.spacingVerticalM },
  title: { margin: 0 },
  table: { backgroundColor: tokens.colorNeutralBackground1, borderRadius: tokens.borderRadiusMedium },
});

interface ListProps {
  readonly me: Me;
  /** The group whose meetings are looked at; '' for all. */
  readonly group: string;
}

/** The meetings ahead with their cycles, and those of the last year. */
export function MeetingList({ me, group }: ListProps) {
  const styles = useStyles();
  const { value, problem, again } = useAnswer<MeetingsView>('meetings');
  if (problem && !value) return <Problem text={problem} again={again} />;
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <Title2 as="h1" className={styles.title}>
          Meetings
        </Title2>
        {value && value.groups.length > 1 && <GroupFilter view={value} group={group} />}
      </div>
      {!value && <Loading rows={8} />}
      {value && <Coming me={me} entries={value.coming.filter(isOf(group))} view={value} group={group} />}
      {value && <Past entries={value.past.filter(isOf(group))} />}
    </div>
  );
}

function isOf(group: string) {
  return (entry: MeetingEntry) => group === '' || entry.group === group;
}

function GroupFilter({ view, group }: { readonly view: MeetingsView; readonly group: string }) {
  const styles = useStyles();
  const id = useId('group');
  const chosen = view.groups.find((one) => one.id === group);
  return (
    <div className={styles.filter}>
      <Label id={id}>Group</Label>
      <Dropdown
        aria-labelledby={id}
        value={chosen?.name ?? 'All groups'}
        selectedOptions={[chosen?.id ?? '']}
        onOptionSelect={(_, { optionValue }) =>
          goTo(optionValue ? `meetings?group=${encodeURIComponent(optionValue)}` : 'meetings')
        }
      >
        <Option value="">All groups</Option>
        {view.groups.map(({ id: value, name }) => (
          <Option key={value} value={value}>
            {name}
          </Option>
        ))}
      </Dropdown>
    </div>
  );
}

interface ComingProps extends ListProps {
  readonly entries: readonly MeetingEntry[];
  readonly view: MeetingsView;
}

function Coming({ me, entries, view, group }: ComingProps) {
  const styles = useStyles();
  const near = nearest(entries);
  const name = view.groups.find(({ id }) => id === group)?.name ?? '';
  return (
    <section className={styles.section} aria-labelledby="coming">
      <Subtitle1 as="h2" id="coming" className={styles.title}>
        Coming
      </Subtitle1>
      {entries.length === 0 && <Empty text={noMeetings(me, name)} />}
      {entries.map((entry) => (
        <EntryCard key={keyOf(entry)} entry={entry} isNear={near.has(entry)} />
      ))}
    </section>
  );
}

/** A group's next meeting, and any whose cycle has begun, is shown with its steps; later ones in a line. */
function nearest(entries: readonly MeetingEntry[]): ReadonlySet<MeetingEntry> {
  const held = entries.filter(({ id, cancelled }) => id !== null && !cancelled);
  const first = new Map(held.toReversed().map((entry) => [entry.group, entry]));
  const begun = held.filter(({ steps }) => steps.some(({ standing }) => standing === 'done'));
  return new Set([...first.values(), ...begun]);
}

function noMeetings(me: Me, group: string): string {
  const of = group === '' ? '' : ` of ${group}`;
  if (!me.isBusinessManager) return `No meeting${of} is dated. The business manager adds the dates.`;
  const named = group === '' ? 'MACE' : group;
  return `No meeting${of} is dated. Add one: type “add a meeting for ${named} on 12 May 2027” in your chat with Baton, or import a list of dates under Set-up.`;
}

function Past({ entries }: { readonly entries: readonly MeetingEntry[] }) {
  const styles = useStyles();
  if (entries.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="past">
      <Subtitle1 as="h2" id="past" className={styles.title}>
        The last year
      </Subtitle1>
      <Table aria-labelledby="past" className={styles.table}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell>Meeting</TableHeaderCell>
            <TableHeaderCell>What became of it</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {entries.map((entry) => (
            <TableRow key={keyOf(entry)}>
              <TableCell>
                <Link href={`#meetings/${encodeURIComponent(entry.id ?? '')}`}>
                  {entry.groupName} · {whenWords(entry)}
                </Link>
              </TableCell>
              <TableCell>{standsWords(entry)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

function keyOf({ id, group, month, date }: MeetingEntry): string {
  return id ?? `${group} ${date ?? month}`;
}
