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

/** Milliseconds are larger than an Int32, and so stand in lists only, which are kept as JSON. */
const times = z.array(z.number());
const turns = z.object({
  tenant: text,
  turns: times,
  busy: z.array(z.object({ place: text, turns: times, free: z.number(), closedUntil: z.number() })),
});
const unreachable = z.object({ tenant: text, conversation: text, since: instant, last: instant, times: count });

export const directorySchemas = { team, chat, next, turns, unreachable } satisfies Schemas<DirectoryKinds>;

// "Property 'team' is missing in {}" here means: its schema has fallen behind its type.
({}) satisfies Record<Refused<DirectoryKinds, typeof directorySchemas>, never>;
