import { Body1, Button, Caption1, Link } from '@fluentui/react-components';
import { formatDay, londonDay } from '../../domain/day.ts';
import type { FileTaken, SetUpView } from '../../domain/set-up-view.ts';
import { Panel } from '../overview/panel.tsx';
import { goTo } from '../places.ts';
import { FileDrop } from './file-drop.tsx';
import { OutcomeBar } from './outcome-bar.tsx';
import { PlansPanel } from './plans-panel.tsx';
import { useRowStyles } from './row-styles.ts';
import { useChange } from './use-change.ts';

interface Shown {
  readonly view: SetUpView;
  readonly again: () => void;
}

/** A plan comes in here: dropped or chosen, read, and shown before anything is imported. */
export function ImportPanel({ view, again }: Shown) {
  const changing = useChange(again);
  const { outcome, run, change } = changing;
  const take = async (file: File) => {
    const taken = await run((client) => client.send<FileTaken>('imports', file));
    if (!taken) return;
    again();
    goTo(`setup/import~${taken.drafts.join(',')}`);
  };
  return (
    <>
      <OutcomeBar outcome={outcome} undo={(undo) => void change('set-up/undo', undo)} />
      <Panel title="Import a plan">
        <FileDrop
          title="Drop a plan’s file here, as Word, Excel, PDF, CSV or OpenDocument."
          button="Choose a file"
          note="Up to 10 MB. You see what it says before anything is imported."
          take={take}
        />
        {view.waiting.length > 0 && <Waiting view={view} cancel={(id) => change(`imports/${id}/cancel`, {})} />}
      </Panel>
      <PlansPanel view={view} changing={changing} />
    </>
  );
}

function Waiting({ view, cancel }: { readonly view: SetUpView; readonly cancel: (id: string) => unknown }) {
  const rows = useRowStyles();
  return (
    <section aria-label="Files that wait to be imported">
      <Body1 as="h3">Read, and not imported yet</Body1>
      <ul className={rows.list}>
        {view.waiting.map(({ id, fileName, at, by }) => (
          <li key={id} className={rows.item}>
            <span className={rows.words}>
              <Link href={`#setup/import~${id}`}>{fileName}</Link>
              <Caption1 className={rows.quiet}>
                {by}, {formatDay(londonDay(at))}
              </Caption1>
            </span>
            <Button size="small" onClick={() => void cancel(id)} aria-label={`Cancel the import of ${fileName}`}>
              Cancel
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
