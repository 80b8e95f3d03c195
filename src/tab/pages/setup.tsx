import { Link, makeStyles, mergeClasses, Title2, tokens } from '@fluentui/react-components';
import type { SetUpView } from '../../domain/set-up-view.ts';
import type { PageProps } from '../page-props.ts';
import { GroupsSection } from '../setup/groups-section.tsx';
import { ImportPanel } from '../setup/import-panel.tsx';
import { ImportPreviews } from '../setup/import-preview.tsx';
import { MeetingsSection } from '../setup/meetings-section.tsx';
import { PeopleSection } from '../setup/people-section.tsx';
import { ToDoPanel } from '../setup/to-do-panel.tsx';
import { TrailSection } from '../setup/trail-section.tsx';
import { Empty, Loading, Problem } from '../states.tsx';
import { useAnswer } from '../use-answer.ts';

const useStyles = makeStyles({
  // No grid: in a grid's row what came of something could not stay in sight.
  page: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxWidth: '72rem',
    marginInline: 'auto',
    // A list with long names is no wider than its place.
    '& .fui-Field': { minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  title: { margin: 0 },
  nav: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  link: {
    display: 'block',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    color: tokens.colorNeutralForeground1,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  open: {
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground2,
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorBrandStroke2}`,
  },
});

const sections = [
  { name: '', words: 'Import' },
  { name: 'groups', words: 'Groups' },
  { name: 'people', words: 'People' },
  { name: 'meetings', words: 'Meetings' },
  { name: 'trail', words: 'Audit trail' },
] as const;

/** Where a business manager sets Baton up: plans, groups, people, meetings, and the trail of what was done. */
export default function SetUpPage({ me, place }: PageProps) {
  const styles = useStyles();
  if (!me.isBusinessManager) {
    return (
      <div className={styles.page}>
        <Title2 as="h1" className={styles.title}>
          Set-up
        </Title2>
        <Empty text="Only business managers set Baton up. Please ask yours." />
      </div>
    );
  }
  const [what, ids] = place.about.split('~');
  if (what === 'import' && ids) return <ImportPreviews key={ids} ids={ids.split(',')} />;
  return <Sections open={sections.find(({ name }) => name === what)?.name ?? ''} />;
}

type SectionName = (typeof sections)[number]['name'];

function Sections({ open }: { readonly open: SectionName }) {
  const styles = useStyles();
  const { value, problem, again } = useAnswer<SetUpView>('set-up');
  return (
    <div className={styles.page}>
      <Title2 as="h1" className={styles.title}>
        Set-up
      </Title2>
      <nav aria-label="Parts of the set-up">
        <ul className={styles.nav}>
          {sections.map(({ name, words }) => (
            <li key={words}>
              <Link
                appearance="subtle"
                className={mergeClasses(styles.link, name === open && styles.open)}
                href={name === '' ? '#setup' : `#setup/${name}`}
                aria-current={name === open ? 'page' : undefined}
              >
                {words}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {problem && <Problem text={problem} again={again} />}
      {!value && !problem && <Loading rows={8} />}
      {value && <Section open={open} view={value} again={again} />}
    </div>
  );
}

interface SectionProps {
  readonly open: SectionName;
  readonly view: SetUpView;
  readonly again: () => void;
}

function Section({ open, view, again }: SectionProps) {
  switch (open) {
    case '':
      return (
        <>
          <ToDoPanel toDo={view.toDo} again={again} />
          <ImportPanel view={view} again={again} />
        </>
      );
    case 'groups':
      return <GroupsSection view={view} again={again} />;
    case 'people':
      return <PeopleSection view={view} again={again} />;
    case 'meetings':
      return <MeetingsSection view={view} again={again} />;
    case 'trail':
      return <TrailSection />;
    default:
      return open satisfies never;
  }
}
