import type { Instant } from './domain/day.ts';
import type { Store } from './flows/ports.ts';

/** The newest instant on record in any partnership; Baton's clock must never run behind it. */
export async function lastInstant(store: Store): Promise<Instant | null> {
  const partnerships = await store.directory.list('next');
  const newest = await Promise.all(
    partnerships.map(async ({ id }) => (await store.register(id).list('audit', { limit: 1 }))[0]?.value.at ?? null),
  );
  return (
    newest
      .filter((at) => at !== null)
      .toSorted()
      .at(-1) ?? null
  );
}
