/** Where a sentence is said: in the tab nobody types, for what comes next stands on the page. */
export type Door = 'chat' | 'tab';

export const managersOnly: Readonly<Record<Door, string>> = {
  chat: 'Only a business manager can do that, so nothing was changed. Please ask yours; “help” shows what you can do.',
  tab: 'Only a business manager can do that, so nothing was changed. Please ask yours.',
};
