/** What a list of actions is filtered by in place of an aim, a theme or a group: those that have none. */
export const havingNone = '-';
