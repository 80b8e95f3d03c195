import { app, authentication, FrameContexts, pages } from '@microsoft/teams-js';
import { groupOfTab, type Host, type Look, type TabChoice } from './host.ts';

/** Null where the frame is not Teams'. */
export async function openTeams(patience: number): Promise<Host | null> {
  const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), patience));
  const first = await Promise.race([app.initialize().then(() => 'teams' as const), late]).catch(() => 'late' as const);
  if (first === 'late') return null;
  const context = await app.getContext();
  let look = lookOf(context.app.theme);
  return {
    kind: 'teams',
    place: context.page.subPageId ?? '',
    group: groupOfTab(),
    look: () => look,
    onLook: (changed) =>
      app.registerOnThemeChangeHandler((theme) => {
        look = lookOf(theme);
        changed(look);
      }),
    identity,
    ready: () => app.notifySuccess(),
    failed: (reason) => app.notifyFailure({ reason: app.FailedReason.Other, message: reason }),
    share: async (place, title) => {
      await pages.shareDeepLink({ subPageId: place, subPageLabel: title });
      return true;
    },
    // Teams takes a choice only in the dialog that adds a tab.
    choose: app.getFrameContext() === FrameContexts.settings ? chooser() : () => {},
  };
}

function lookOf(theme: string | undefined): Look {
  if (theme === 'dark' || theme === 'contrast') return theme;
  return 'light';
}

/** Without a word to the person first; where their organisation wants their consent, Teams asks for it. */
async function identity(): Promise<Readonly<Record<string, string>>> {
  try {
    const token = await authentication.getAuthToken({ silent: true }).catch(() => authentication.getAuthToken());
    return { Authorization: `Bearer ${token}` };
  } catch {
    throw new Error(
      'Teams did not tell Baton who you are. Try again; if it stays, ask whoever runs Baton to look at its sign-in.',
    );
  }
}

/** Save in Teams' dialog takes what was chosen last. */
function chooser(): (choice: TabChoice) => void {
  let chosen: TabChoice | null = null;
  return (choice) => {
    if (!chosen) {
      pages.config.registerOnSaveHandler(async (event) => {
        await pages.config.setConfig(configOf(chosen ?? choice));
        event.notifySuccess();
      });
    }
    chosen = choice;
    pages.config.setValidityState(true);
  };
}

function configOf({ group, title }: TabChoice): pages.InstanceConfig {
  const query = group ? `?group=${encodeURIComponent(group)}` : '';
  return {
    entityId: group ? `group.${group}` : 'partnership',
    contentUrl: `${window.location.origin}/tab/${query}`,
    suggestedDisplayName: title,
  };
}
