import {
  FluentProvider,
  makeStyles,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  tokens,
} from '@fluentui/react-components';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import type { Me } from '../domain/tab-view.ts';
import { ChoosePartnership } from './choose-partnership.tsx';
import type { Client } from './client.ts';
import type { Host } from './host.ts';
import { LocalSwitch } from './local-switch.tsx';
import { OverviewSkeleton } from './overview/skeleton.tsx';
import { PageBoundary } from './page-boundary.tsx';
import { usePageHeading } from './page-heading.ts';
import { PageLinks } from './page-links.tsx';
import type { PageProps } from './page-props.ts';
import { firstPlace, overviewPath, type PageName, placeNow, usePlace } from './places.ts';
import { SkipLink } from './skip-link.tsx';
import { Loading, Problem } from './states.tsx';
import { ClientContext, useAnswer } from './use-answer.ts';

const themes = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme } as const;

/** Pages are fetched when they are first looked at. */
const fetchPage = {
  overview: () => import('./pages/overview.tsx'),
  plan: () => import('./pages/plan.tsx'),
  action: () => import('./pages/action.tsx'),
  meetings: () => import('./pages/meetings.tsx'),
  setup: () => import('./pages/setup.tsx'),
  config: () => import('./pages/config.tsx'),
} as const;
const fetched = new Map<PageName, ComponentType<PageProps>>();

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
}

/** Asks for what the first page will need before anything is drawn: what fails is asked for again, and said, there. */
export function begin({ host, client }: AppProps): void {
  const place = placeNow(firstPlace(host));
  const wanted = place.page === 'overview' ? ['me', overviewPath(place)] : ['me'];
  for (const path of wanted) client.begin(path);
  fetchPage[place.page]().catch(() => {});
}

export function App({ host, client }: AppProps) {
  const [look, setLook] = useState(host.look());
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
  const own = host.group ? `?group=${encodeURIComponent(host.group)}` : '';
  const place = usePlace(firstPlace(host));
  const { value: me, problem, choices, again } = useAnswer<Me>('me');
  const main = useRef<HTMLElement>(null);
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
