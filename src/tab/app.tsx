import {
  FluentProvider,
  makeStyles,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  tokens,
} from '@fluentui/react-components';
import { type ComponentType, lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { Me } from '../domain/tab-view.ts';
import { openClient } from './client.ts';
import type { Host } from './host.ts';
import { LocalSwitch } from './local-switch.tsx';
import { PageLinks } from './page-links.tsx';
import type { PageProps } from './page-props.ts';
import { type PageName, usePlace } from './places.ts';
import { Loading, Problem } from './states.tsx';
import { ClientContext, useAnswer } from './use-answer.ts';

const themes = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme } as const;

/** Pages are fetched when they are first looked at. */
const pages: Readonly<Record<PageName, ComponentType<PageProps>>> = {
  overview: lazy(() => import('./pages/overview.tsx')),
  plan: lazy(() => import('./pages/plan.tsx')),
  action: lazy(() => import('./pages/action.tsx')),
  meetings: lazy(() => import('./pages/meetings.tsx')),
  setup: lazy(() => import('./pages/setup.tsx')),
  config: lazy(() => import('./pages/config.tsx')),
};

const useStyles = makeStyles({
  app: { minHeight: '100%', backgroundColor: tokens.colorNeutralBackground2 },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    paddingInline: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  page: { padding: tokens.spacingHorizontalL, '@media (max-width: 480px)': { padding: tokens.spacingHorizontalM } },
});

export function App({ host }: { readonly host: Host }) {
  const [look, setLook] = useState(host.look());
  const client = useMemo(() => openClient(host), [host]);
  useEffect(() => host.onLook(setLook), [host]);
  return (
    <FluentProvider theme={themes[look]} style={{ minHeight: '100%' }}>
      <ClientContext.Provider value={client}>
        <Frame host={host} />
      </ClientContext.Provider>
    </FluentProvider>
  );
}

/** The navigation with the page below it, once it is known who looks. */
function Frame({ host }: { readonly host: Host }) {
  const styles = useStyles();
  // A tab that was added for one group begins with it; whoever takes the filter off sees the rest.
  const own = host.group ? `?group=${encodeURIComponent(host.group)}` : '';
  const place = usePlace(host.place || `overview${own}`);
  const { value: me, problem, again } = useAnswer<Me>('me');
  useEffect(() => {
    if (me) host.ready();
    if (problem) host.failed(problem);
  }, [host, me, problem]);
  const Page = pages[place.page];
  return (
    <div className={styles.app}>
      {place.page !== 'config' && (
        <header className={styles.top}>
          <PageLinks open={place.page} query={own} isBusinessManager={me?.isBusinessManager ?? false} />
          {host.kind === 'browser' && <LocalSwitch name={me?.name ?? ''} />}
        </header>
      )}
      <main className={styles.page}>
        {problem && <Problem text={problem} again={again} />}
        {!me && !problem && <Loading />}
        {me && (
          <Suspense fallback={<Loading />}>
            <Page me={me} place={place} host={host} />
          </Suspense>
        )}
      </main>
    </div>
  );
}
