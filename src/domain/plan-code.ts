/** "DP", as somebody types it; a group's action log is called "LOG-MACE" (action-log.ts). */
const written = '(?:[A-Za-z][A-Za-z0-9]{0,9}|[Ll][Oo][Gg](?:-[A-Za-z0-9]{1,12}){1,8})';

const whole = new RegExp(`^${written}$`);

/** As part of another pattern. */
export const planCodePattern = written;

export function isPlanCode(text: string): boolean {
  return whole.test(text);
}
