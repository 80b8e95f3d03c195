import { z } from 'zod';
import type { DirectoryKinds } from '../flows/ports.ts';
import { count, flag, instant, type Refused, type Schemas, text } from './field-schemas.ts';

const team = z.object({
  tenant: text,
  team: text,
  name: text,
  partnership: text.nullable(),
  serviceUrl: text,
  botId: text,
  removedAt: instant.nullable(),
});
const chat = z.object({ person: text, conversationId: text, serviceUrl: text, botId: text });
const next = z.object({ partnership: text, stepAt: instant.nullable(), outbox: flag, heldUntil: instant.nullable() });

/** Slots and milliseconds are larger than an Int32, and so stand in lists only, which are kept as JSON. */
const pace = z.object({
  tenant: text,
  taken: z.array(z.number()),
  busy: z.array(z.object({ place: text, free: z.array(z.number()), closedUntil: z.number() })),
});
const unreachable = z.object({ tenant: text, conversation: text, since: instant, last: instant, times: count });

export const directorySchemas = { team, chat, next, pace, unreachable } satisfies Schemas<DirectoryKinds>;

// "Property 'team' is missing in {}" here means: its schema has fallen behind its type.
({}) satisfies Record<Refused<DirectoryKinds, typeof directorySchemas>, never>;
