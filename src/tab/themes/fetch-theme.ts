import type { Theme } from '@fluentui/react-components';
import type { Look } from '../host.ts';

/** The theme of a look, fetched by those who have that look; null for the light one, which comes with what draws. */
export async function fetchTheme(look: Look): Promise<Theme | null> {
  switch (look) {
    case 'light':
      return null;
    case 'dark':
      return (await import('./dark.ts')).theme;
    case 'contrast':
      return (await import('./contrast.ts')).theme;
    default:
      return look satisfies never;
  }
}
