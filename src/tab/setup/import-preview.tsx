import { Body1, Button, Caption1, Link, makeStyles, mergeClasses, Title2, tokens } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { ImportView, SetUpTold } from '../../domain/set-up-view.ts';
import { Panel } from '../overview/panel.tsx';
import { goTo } from '../places.ts';
import { Loading, Problem } from '../states.tsx';
import { useAnswer } from '../use-answer.ts';
import { useFocusHere } from '../where-to-look.ts';
import { FirstRows } from './first-rows.tsx';
import { LeadsPanel } from './leads-panel.tsx';
import { OutcomeBar } from './outcome-bar.tsx';
import { PlanForm } from './plan-form.tsx';
import { ProblemsPanel } from './problems-panel.tsx';
import { type Changing, useChange } from './use-change.ts';

const useStyles = makeStyles({
  page: { maxWidth: '72rem', marginInline: 'auto' },
  // No grid: in a grid's row what came of something could not stay in sight.
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  back: { alignSelf: 'start' },
  several: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXXL },
  head: { display: 'grid', gap: tokens.spacingVerticalXS },
  title: { margin: 0 },
  news: { outlineStyle: 'none' },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  foot: { display: 'grid', gap: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: { margin: 0, paddingInlineStart: '1.25rem', display: 'grid', gap: tokens.spacingVerticalXS },
});

/** Each plan of a file that was dropped, as it would be imported. */
export function ImportPreviews({ ids }: { readonly ids: readonly string[] }) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.page, styles.column)}>
      <Link href="#setup" className={styles.back}>
        Back to Set-up
      </Link>
      {ids.length > 1 && <Body1>The file holds {ids.length} plans. Each is looked at and imported by itself.</Body1>}
      <div className={styles.several}>
        {ids.map((id, at) => (
          <Preview key={id} id={id} isFirst={at === 0} />
        ))}
      </div>
    </div>
  );
}

function Preview({ id, isFirst }: { readonly id: string; readonly isFirst: boolean }) {
  const { value, problem, again } = useAnswer<ImportView>(`imports/${id}`);
  const [fixed, setFixed] = useState<ImportView | null>(null);
  const [done, setDone] = useState<SetUpTold | null>(null);
  const asked = useCallback(() => {
    setFixed(null);
    again();
  }, [again]);
  const changing = useChange(asked);
  if (done) return <Done told={done} isFirst={isFirst} />;
  const view = fixed ?? value;
  if (problem && !view) return <Gone text={problem} isFirst={isFirst} />;
  if (!view) return <Loading rows={10} />;
  const fix = async (body: unknown) => {
    const after = await changing.run((client) => client.post<ImportView>(`imports/${id}/fixes`, body));
    // Of what was refused a part may have been taken.
    if (after) setFixed(after);
    else asked();
    return after !== null;
  };
  return <Draft {...{ view, fix, changing, asked, setDone, isFirst }} />;
}

export type Fix = (body: unknown) => Promise<boolean>;

interface DraftProps {
  readonly view: ImportView;
  readonly fix: Fix;
  readonly changing: Changing;
  readonly asked: () => void;
  readonly setDone: (told: SetUpTold) => void;
  readonly isFirst: boolean;
}

function Draft({ view, fix, changing, asked, setDone, isFirst }: DraftProps) {
  const styles = useStyles();
  const { id, sequence, before, leftAlone, busy, fixed, changes } = view;
  const { outcome, run, isBusy } = changing;
  const act = async (what: 'import' | 'cancel') => {
    const told = await run((client) => client.post<SetUpTold>(`imports/${id}/${what}`, { sequence, before }));
    if (told) setDone(told);
    // What others did meanwhile is shown with the reason why not.
    else if (what === 'import') asked();
  };
  const buttons = (
    <div className={styles.buttons}>
      <Button appearance="primary" disabledFocusable={!view.canImport || isBusy} onClick={() => void act('import')}>
        Import
      </Button>
      <Button disabledFocusable={isBusy} onClick={() => void act('cancel')}>
        Cancel
      </Button>
    </div>
  );
  return (
    <section aria-label={`Preview of ${view.code}`} className={styles.column}>
      <div className={styles.head}>
        <Title2 as={isFirst ? 'h1' : 'h2'} className={styles.title}>
          Import {view.code}?
        </Title2>
        <Caption1 className={styles.quiet}>
          What {view.fileName} says, as Baton has read it. Nothing is imported before you press Import.
        </Caption1>
        {buttons}
      </div>
      <OutcomeBar outcome={outcome} />
      {view.remarks.length > 0 && isFirst && (
        <Panel title="How the file was read">
          <Lines lines={view.remarks} />
        </Panel>
      )}
      <Panel title="The plan">
        <Lines lines={view.plan} />
        <PlanForm view={view} fix={fix} isBusy={isBusy} />
      </Panel>
      {changes && (
        <Panel title={`What it changes of edition ${before}`}>
          <Lines lines={changes.length > 0 ? changes : ['Nothing: the file says what the register has.']} />
        </Panel>
      )}
      <LeadsPanel view={view} fix={fix} isBusy={isBusy} />
      <ProblemsPanel view={view} fix={fix} isBusy={isBusy} />
      {fixed.length > 0 && (
        <Panel title="Put right">
          <Lines lines={fixed} />
        </Panel>
      )}
      {leftAlone.length > 0 && (
        <Panel title="Tables left alone">
          <Lines lines={leftAlone} />
        </Panel>
      )}
      {busy.length > 0 && (
        <Panel title="Worth knowing">
          <Lines lines={busy} />
        </Panel>
      )}
      <FirstRows view={view} />
      <div className={styles.foot}>
        {!view.canImport && <Body1>It can be imported once it is said which years it covers.</Body1>}
        {buttons}
      </div>
    </section>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {lines.map((line) => (
        <li key={line}>
          <Body1>{line}</Body1>
        </li>
      ))}
    </ul>
  );
}

function Done({ told, isFirst }: { readonly told: SetUpTold; readonly isFirst: boolean }) {
  const styles = useStyles();
  const heading = useFocusHere<HTMLSpanElement>(told);
  const { outcome, change } = useChange(() => {});
  const shown = outcome ?? { intent: 'success' as const, text: told.text, undo: told.undo };
  return (
    <div className={styles.column}>
      <Title2 as={isFirst ? 'h1' : 'h2'} className={styles.title}>
        <span ref={heading} tabIndex={-1} className={styles.news}>
          {told.undo && outcome?.intent !== 'success' ? `Imported: ${told.undo.plan}` : 'Nothing is imported'}
        </span>
      </Title2>
      <OutcomeBar outcome={shown} undo={(undo) => void change('set-up/undo', undo)} />
      <div className={styles.buttons}>
        <Button appearance="primary" onClick={() => goTo('setup')}>
          Back to Set-up
        </Button>
        {told.undo && outcome?.intent !== 'success' && (
          <Button onClick={() => goTo(`plan?plan=${told.undo!.plan}`)}>Look at the plan</Button>
        )}
      </div>
    </div>
  );
}

function Gone({ text, isFirst }: { readonly text: string; readonly isFirst: boolean }) {
  const styles = useStyles();
  return (
    <div className={styles.column}>
      <Title2 as={isFirst ? 'h1' : 'h2'} className={styles.title}>
        Import
      </Title2>
      <Problem text={text} />
    </div>
  );
}
