/** Where every change of what is set up goes. */
export const changes = 'set-up/changes';
