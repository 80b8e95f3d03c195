import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Host } from './host.ts';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

/** Sends somebody a link to what is looked at: by Teams' own dialog, else by copying the address. */
export function ShareButton({
  host,
  place,
  title,
}: {
  readonly host: Host;
  readonly place: string;
  readonly title: string;
}) {
  const styles = useStyles();
  const [said, setSaid] = useState('');
  const share = async () => {
    try {
      if (await host.share(place, title)) return;
      await navigator.clipboard.writeText(window.location.href);
      setSaid('Link copied');
    } catch {
      // A browser may forbid it, and a person may close Teams' dialog.
      setSaid('No link was copied. Copy the address of this page instead.');
    }
  };
  return (
    <span className={styles.line}>
      <span role="status">{said}</span>
      <Button onClick={share}>{host.kind === 'teams' ? 'Share' : 'Copy link'}</Button>
    </span>
  );
}
