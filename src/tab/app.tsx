import { FluentProvider, makeStyles, type Theme, teamsLightTheme, tokens } from '@fluentui/react-components';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Me } from '../domain/tab-view.ts';
import { ChoosePartnership } from './choose-partnership.tsx';
import type { Client } from './client.ts';
import type { Host } from './host.ts';
import { useKeptFocus } from './kept-focus.ts';
import { LocalSwitch } from './local-switch.tsx';
import { OverviewSkeleton } from './overview/skeleton.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { usePageHeading } from './page-heading.ts';
import { PageLinks } from './page-links.tsx';
import type { PageProps } from './page-props.ts';
import OverviewPage from './pages/overview.tsx';
import { fetchPage } from './pages.ts';
import { firstPlace, type PageName } from './places.ts';
import { SkipLink } from './skip-link.tsx';
import { Loading, Problem } from './states.tsx';
import { fetchTheme } from './themes/fetch-theme.ts';
import { ClientContext, useAnswer } from './use-answer.ts';
import { usePlace } from './use-place.ts';

const fetched = new Map<PageName, ComponentType<PageProps>>([['overview', OverviewPage]]);

const useStyles = makeStyles({
  app: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground2 },
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    paddingInline: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  page: {
    outlineStyle: 'none',
    padding: tokens.spacingHorizontalL,
    '@media (max-width: 480px)': { padding: tokens.spacingHorizontalM },
  },
});

interface AppProps {
  readonly host: Host;
  readonly client: Client;
  /** The theme that one looks in at first; null for the light one. */
  readonly theme: Theme | null;
}

export function draw(host: Host, client: Client, theme: Theme | null): void {
  createRoot(document.getElementById('root')!).render(<App host={host} client={client} theme={theme} />);
}

function App({ host, client, theme: first }: AppProps) {
  const [theme, setTheme] = useState(first);
  useEffect(() => {
    host.onLook((look) => {
      // Where it cannot be fetched, the page stays in the one that it has.
      fetchTheme(look).then((found) => host.look() === look && setTheme(found), reportError);
    });
  }, [host]);
  return (
    <FluentProvider theme={theme ?? teamsLightTheme} style={{ minHeight: '100%' }}>
      <ClientContext.Provider value={client}>
        <Frame host={host} />
      </ClientContext.Provider>
    </FluentProvider>
  );
}

/** The navigation with the page below it, once it is known who looks. */
function Frame({ host }: { readonly host: Host }) {
  const styles = useStyles();
  const own = host.group ? `?group=${encodeURIComponent(host.group)}` : '';
  const place = usePlace(firstPlace(host));
  const { value: me, problem, choices, again } = useAnswer<Me>('me');
  const main = useRef<HTMLElement>(null);
  useKeptFocus(main);
  usePageHeading(main, `${place.page}/${place.about}/${choices.length}`);
  useEffect(() => {
    if (me) host.ready();
    // A choice of partnerships is a page as well.
    if (problem && choices.length === 0) host.failed(problem);
    else if (problem) host.ready();
  }, [host, me, problem, choices.length]);
  return (
    <div className={styles.app}>
      {place.page !== 'config' && (
        <header className={styles.top}>
          <SkipLink to={main} />
          <PageLinks open={place.page} query={own} isBusinessManager={me?.isBusinessManager ?? false} />
          {host.kind === 'browser' && <LocalSwitch name={me?.name ?? ''} />}
        </header>
      )}
      <main ref={main} tabIndex={-1} className={styles.page}>
        {choices.length > 0 && <ChoosePartnership choices={choices} chosen={again} />}
        {problem && choices.length === 0 && <Problem text={problem} again={again} />}
        {!me && !problem && <Waiting page={place.page} />}
        {me && (
          <PageBoundary key={place.page}>
            <Fetched me={me} place={place} host={host} />
          </PageBoundary>
        )}
      </main>
    </div>
  );
}

/**
 * A page once its part is fetched. React's own Suspense would hold it back for a third of a second after its
 * placeholder was drawn; where it cannot be fetched, its place says so (PageBoundary).
 */
function Fetched(props: PageProps) {
  const { page } = props.place;
  const [Page, setPage] = useState(() => fetched.get(page) ?? null);
  const [failed, setFailed] = useState<Error | null>(null);
  useEffect(() => {
    if (page === 'overview') return;
    fetchPage[page]().then(({ default: found }) => {
      fetched.set(page, found);
      setPage(() => found);
    }, setFailed);
  }, [page]);
  if (failed) throw failed;
  return Page ? <Page {...props} /> : <Waiting page={page} />;
}

/** As much room as the page will take, as far as it is known here. */
function Waiting({ page }: { readonly page: PageName }) {
  return page === 'overview' ? <OverviewSkeleton /> : <Loading />;
}
