import type { Me } from '../domain/tab-view.ts';
import type { Host } from './host.ts';
import type { PlaceInTab } from './places.ts';

/** What every page is given. */
export interface PageProps {
  readonly me: Me;
  readonly place: PlaceInTab;
  readonly host: Host;
}
