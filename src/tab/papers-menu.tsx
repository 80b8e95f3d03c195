import { MenuButton, makeStyles, tokens } from '@fluentui/react-components';
import { type ComponentType, useState } from 'react';
import type { Me } from '../domain/tab-view.ts';

const useStyles = makeStyles({
  menu: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  problem: { color: tokens.colorPaletteRedForeground1 },
});

/** What papers are asked for. */
export interface PapersLookedAt {
  readonly groups: Me['groups'];
  /** The name of the group that is looked at; null for all. */
  readonly group: string | null;
  /** The code of the plan that is looked at; null for all. */
  readonly plan: string | null;
  /** As known on which day; null for today. */
  readonly on: string | null;
}

const fetchList = () => import('./papers-list.tsx');
/** Whoever comes near it is likely to press it; what fails is said when they do. */
const expectPress = () => void fetchList().catch(() => {});
const unreachable = 'The papers cannot be listed just now. Check your connection and try again.';

/** A button in whose place the menu of papers comes when it is pressed: no page waits for it. */
export function PapersMenu(lookedAt: PapersLookedAt) {
  const styles = useStyles();
  const [List, setList] = useState<ComponentType<PapersLookedAt> | null>(null);
  const [problem, setProblem] = useState('');
  if (List) return <List {...lookedAt} />;
  const open = () =>
    fetchList().then(
      ({ PapersList }) => setList(() => PapersList),
      () => setProblem(unreachable),
    );
  return (
    <span className={styles.menu}>
      <MenuButton
        aria-haspopup="menu"
        aria-expanded={false}
        onPointerEnter={expectPress}
        onFocus={expectPress}
        onClick={open}
        onKeyDown={({ key }) => key === 'ArrowDown' && void open()}
      >
        Papers
      </MenuButton>
      {problem && (
        <span role="alert" className={styles.problem}>
          {problem}
        </span>
      )}
    </span>
  );
}
