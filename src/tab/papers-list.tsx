import {
  Menu,
  MenuButton,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Me } from '../domain/tab-view.ts';
import type { PapersLookedAt } from './papers-menu.tsx';
import { useClient } from './use-answer.ts';

const useStyles = makeStyles({
  menu: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  said: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  problem: { color: tokens.colorPaletteRedForeground1 },
});

interface Paper {
  readonly words: string;
  readonly path: string;
}

/** Nobody needs to be told of what takes no longer. */
const patience = 2_000;

/** The papers for the board, to be saved: of the plan and the group that are looked at. It is open when it comes. */
export function PapersList({ groups, group, plan, on }: PapersLookedAt) {
  const styles = useStyles();
  const { writing, slow, saved, problem, save } = useSaving();
  const meetings = groups.filter(({ name }) => group === null || name === group).map(meetingPaper);
  const item = (paper: Paper) => (
    <MenuItem key={paper.path} onClick={() => save({ ...paper, path: asKnownOn(paper.path, on) })}>
      {paper.words}
    </MenuItem>
  );
  return (
    <span className={styles.menu}>
      <Menu defaultOpen>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton disabledFocusable={writing !== null}>Papers</MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {planPapers(plan).map(item)}
            {meetings.length > 0 && (
              <>
                <MenuDivider />
                <MenuGroup>
                  <MenuGroupHeader>For a meeting (Word)</MenuGroupHeader>
                  {meetings.map(item)}
                </MenuGroup>
              </>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      <span role="status" className={styles.said}>
        {slow && writing && <Spinner size="tiny" label={`Writing: ${writing.words} …`} />}
        {saved && `Saved: ${saved}`}
      </span>
      {problem && (
        <span role="alert" className={styles.problem}>
          {problem}
        </span>
      )}
    </span>
  );
}

function asKnownOn(path: string, on: string | null): string {
  if (on === null) return path;
  return `${path}${path.includes('?') ? '&' : '?'}on=${on}`;
}

function planPapers(plan: string | null): readonly Paper[] {
  const of = plan === null ? '' : `?plan=${encodeURIComponent(plan)}`;
  const what = plan === null ? 'All plans' : plan;
  return [
    { words: `${what}: matrix (Excel)`, path: `papers/matrix.xlsx${of}` },
    { words: `${what}: with latest updates (Word)`, path: `papers/plan.docx${of}` },
    { words: `${what}: for analysis (CSV)`, path: `papers/matrix.csv${of}` },
    { words: plan === null ? 'Yearly report (Word)' : `${plan}: yearly report (Word)`, path: `papers/year.docx${of}` },
  ];
}

function meetingPaper({ name }: Me['groups'][number]): Paper {
  return { words: name, path: `papers/meeting.docx?group=${encodeURIComponent(name)}` };
}

/** Fetches a paper and lets the browser save it: after two seconds it is said to be written, and in the end as what. */
function useSaving() {
  const client = useClient();
  const [writing, setWriting] = useState<Paper | null>(null);
  const [slow, setSlow] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (paper: Paper): Promise<void> => {
    setWriting(paper);
    setSaved(null);
    setProblem(null);
    const waiting = setTimeout(() => setSlow(true), patience);
    try {
      const { name, blob } = await client.download(paper.path);
      keep(name, blob);
      setSaved(name);
    } catch (error) {
      setProblem((error as Error).message);
    } finally {
      clearTimeout(waiting);
      setSlow(false);
      setWriting(null);
    }
  };
  return { writing, slow, saved, problem, save };
}

function keep(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to save by the next turn; the file's memory is given back after it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
