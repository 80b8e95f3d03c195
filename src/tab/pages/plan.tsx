import { Button, makeStyles, Title2, tokens } from '@fluentui/react-components';
import { useDeferredValue, useEffect, useMemo } from 'react';
import { counted, shownCount } from '../../domain/shown-text.ts';
import type { PageProps } from '../page-props.ts';
import { PapersMenu } from '../papers-menu.tsx';
import { goTo } from '../places.ts';
import { ActionList } from '../plan/action-list.tsx';
import { ChooseColumns } from '../plan/choose-columns.tsx';
import { ChosenFilters } from '../plan/chosen-filters.tsx';
import { FilterBar } from '../plan/filter-bar.tsx';
import { itemsFor } from '../plan/plan-rows.ts';
import { type PlanView, placeOf, readView, rememberPlan, type SortKey, withoutChoices } from '../plan/plan-view.ts';
import { type KnownActions, useActions } from '../plan/use-actions.ts';
import { useColumns } from '../plan/use-columns.ts';
import { useTyped } from '../plan/use-typed.ts';
import { ShareButton } from '../share-button.tsx';
import { Empty, Loading, Problem } from '../states.tsx';
import { useMedia } from '../use-media.ts';

const useStyles = makeStyles({
  page: { display: 'grid', gap: tokens.spacingVerticalM, gridTemplateColumns: 'minmax(0, 1fr)' },
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  title: { marginBlock: 0, marginInlineEnd: 'auto' },
});

/** Every action of every plan, by the filters in the address. */
export default function PlanPage({ me, place, host }: PageProps) {
  const styles = useStyles();
  const isWide = useMedia('(min-width: 800px)');
  const filters = place.filters.toString();
  const view = useMemo(() => readView(new URLSearchParams(filters)), [filters]);
  const [typed, setTyped] = useTyped(view);
  const [chosen, choose] = useColumns();
  const { known, problem, again } = useActions(queryOf(view));
  const wanted = useDeferredValue(useMemo(() => ({ ...view, q: typed }), [view, typed]));
  const rows = useDeferredValue(known?.rows);
  const items = useMemo(() => (rows ? itemsFor(rows, wanted) : null), [rows, wanted]);
  const onView = (next: PlanView) => goTo(placeOf(next));
  const onSort = (sort: SortKey) => onView({ ...view, sort, down: view.sort === sort && !view.down });
  const here = placeOf({ ...view, q: typed });
  useEffect(() => rememberPlan(here), [here]);
  useKeptScroll(placeOf(view), items !== null);
  // An action that several groups lead stands under each of them, and is one.
  const shown = new Set(items?.flatMap((item) => (item.kind === 'row' ? [item.row] : []))).size;
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <Title2 as="h1" className={styles.title}>
          Plan
        </Title2>
        {isWide && <ChooseColumns chosen={chosen} onChoose={choose} />}
        <PapersMenu
          groups={me.groups}
          group={me.groups.find(({ id }) => id === view.group)?.name ?? null}
          plan={view.plan || null}
          on={view.on || null}
        />
        <ShareButton host={host} place={here} title="Plan" />
      </div>
      <search className={styles.page}>
        <FilterBar {...{ view, typed, me, known, isWide, onView }} onType={setTyped} />
        <ChosenFilters
          view={view}
          me={me}
          count={known ? countOf(shown, known) : 'Loading the actions'}
          onView={onView}
        />
      </search>
      {problem && <Problem text={problem} again={again} />}
      {!items && !problem && <Loading rows={12} />}
      {items && shown === 0 && known?.isWhole && <Nothing view={wanted} known={known} onView={onView} />}
      {items && shown > 0 && <ActionList {...{ items, view, chosen, isWide, onSort }} />}
    </div>
  );
}

/** What the server narrows down; the rest is done here, as fast as somebody types. */
function queryOf({ group, on }: PlanView): string {
  return new URLSearchParams({ ...(group && { group }), ...(on && { on }) }).toString();
}

function countOf(shown: number, { rows, total, isWhole }: KnownActions): string {
  const coming = isWhole ? '' : `, ${shownCount(rows.length)} of ${shownCount(total)} loaded`;
  if (shown === rows.length) return `${counted(shown, 'action')}${coming}`;
  return `${shownCount(shown)} of ${counted(rows.length, 'action')}${coming}`;
}

interface NothingProps {
  readonly view: PlanView;
  readonly known: KnownActions;
  readonly onView: (view: PlanView) => void;
}

function Nothing({ view, known, onView }: NothingProps) {
  const isBare = placeOf(withoutChoices(view)) === placeOf(view);
  if (isBare || known.plans.length === 0) {
    return (
      <Empty text="There are no actions yet. The business manager imports a plan under Set-up, or by sending its file to Baton in chat." />
    );
  }
  return (
    <Empty text="No action matches all of these filters. Take one off, or search for fewer words.">
      <Button onClick={() => onView(withoutChoices(view))}>Show all actions</Button>
    </Empty>
  );
}

/** Where somebody had come to in a list, for when they come back to it from an action. */
const scrolled = new Map<string, number>();

function useKeptScroll(place: string, isDrawn: boolean): void {
  useEffect(() => {
    if (!isDrawn) return;
    const before = scrolled.get(place);
    const frame = before === undefined ? 0 : requestAnimationFrame(() => window.scrollTo(0, before));
    const keep = () => scrolled.set(place, window.scrollY);
    window.addEventListener('scroll', keep, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', keep);
    };
  }, [place, isDrawn]);
}
