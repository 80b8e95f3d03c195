import { z } from 'zod';
import { type Day, parseDay } from '../domain/day.ts';
import { lastYear } from '../domain/month-words.ts';
import { readWrittenTime } from '../domain/written-day.ts';

const name = z.string().trim().min(1).max(200);
const day = z.string().transform((text, context): Day => {
  const read = parseDay(text);
  // A year of 9999 is a slip of the finger.
  if (read && read.slice(0, 4) <= String(lastYear)) return read;
  context.addIssue('not a day');
  return z.NEVER;
});
const time = z
  .string()
  .trim()
  .max(20)
  .refine((text) => text === '' || readWrittenTime(text) !== null)
  .transform((text) => (text === '' ? null : readWrittenTime(text)));

const confirmed = z.boolean().default(false);
const meeting = { group: name, newGroup: z.boolean().default(false), confirmed };
const days = z.number().int();
const role = {
  person: name,
  role: z.enum(['business-manager', 'scrutineer', 'chair', 'vice-chair']),
  group: name.nullable(),
};

/** What may be changed under Set-up, each as the page sends it; groups, posts and people by their names. */
export const change = z.discriminatedUnion('do', [
  z.object({ do: z.literal('policy'), group: name, policy: z.enum(['all', 'what-matters']) }),
  z.object({ do: z.literal('oversight'), group: name }),
  z.object({ do: z.literal('front-door'), name, phone: name, hours: name }),
  z.object({ do: z.literal('quiet'), group: name, from: day, to: day }),
  z.object({ do: z.literal('no-quiet'), group: name }),
  z.object({ do: z.literal('pause'), group: name, until: day.nullable() }),
  z.object({ do: z.literal('resume'), group: name }),
  z.object({ do: z.literal('also-called'), group: name, alias: name }),
  z.object({ do: z.literal('not-called'), group: name, alias: name }),
  z.object({ do: z.literal('rhythm'), group: name, papers: days, ask: days, remind: days, chase: days, close: days }),
  z.object({ do: z.literal('ask-now'), group: name, confirmed }),
  z.object({
    do: z.literal('skip'),
    group: name,
    step: z.enum(['ask', 'remind', 'chase', 'digest', 'addendum']),
    why: z.string().trim().max(200).default(''),
    confirmed,
  }),
  z.object({ do: z.literal('end'), group: name, confirmed }),
  z.object({ do: z.literal('merge'), group: name, into: name, confirmed }),
  z.object({ do: z.literal('revive'), group: name }),
  z.object({ do: z.literal('give-role'), ...role }),
  z.object({ do: z.literal('take-role'), ...role }),
  z.object({ do: z.literal('reports-to'), group: name, to: name.nullable() }),
  z.object({ do: z.literal('agency'), name }),
  z.object({ do: z.literal('call-agency'), agency: name, does: z.enum(['also-called', 'not-called']), alias: name }),
  z.object({ do: z.literal('post'), title: name, agency: name }),
  z.object({ do: z.literal('hold'), post: name, as: z.enum(['holder', 'deputy']), person: name }),
  z.object({ do: z.literal('vacate'), post: name, as: z.enum(['holder', 'deputy']) }),
  z.object({ do: z.literal('away'), person: name, until: day }),
  z.object({ do: z.literal('back'), person: name }),
  z.object({ do: z.literal('left'), person: name }),
  z.object({ do: z.literal('answers-for-agency'), post: name, agency: name }),
  z.object({ do: z.literal('answers-for'), post: name, actions: name }),
  z.object({ do: z.literal('parts'), action: name, agencies: name }),
  z.object({ do: z.literal('audience'), plan: name, groups: z.array(name).min(1).max(100).nullable(), confirmed }),
  z.object({ do: z.literal('send-again'), confirmed }),
  z.object({ do: z.literal('add-meeting'), ...meeting, date: day, time, papers: day.nullable() }),
  z.object({ do: z.literal('move-meeting'), ...meeting, on: day, date: day, time, papers: day.nullable() }),
  z.object({ do: z.literal('cancel-meeting'), ...meeting, on: day }),
  z.object({ do: z.literal('reinstate-meeting'), ...meeting, on: day }),
]);

export type Change = z.infer<typeof change>;
/** One of them, or several. */
export type ChangeOf<D extends Change['do']> = Extract<Change, { do: D }>;
