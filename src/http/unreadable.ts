/** What was sent is not what the tab sends. */
export const unreadable = {
  kind: 'refused',
  status: 400,
  message: 'Baton could not read that, so nothing was recorded. Load the page again and try once more.',
} as const;
