import { z } from 'zod';
import { stepNames } from '../domain/cycle.ts';
import { digestSections } from '../domain/digest.ts';
import { attendances, recordParts } from '../domain/meeting-record.ts';
import { messageKinds, messageStates } from '../domain/message.ts';
import { policies } from '../domain/partnership.ts';
import { planKinds, routes, standings } from '../domain/plan.ts';
import { askReasons } from '../domain/request.ts';
import { timescaleKinds } from '../domain/timescale.ts';
import type { RegisterKinds } from '../flows/ports.ts';

// Null means "nothing stood there": it is not stored, and every field that may be null says so here.
import {
  count,
  day,
  flag,
  instant,
  month,
  period,
  type Refused,
  rating,
  type Schemas,
  text,
  texts,
} from './field-schemas.ts';

const partnership = z.object({
  id: text,
  name: text,
  frontDoor: z.object({ name: text, phone: text, hours: text }).nullable(),
  oversight: text.nullable(),
  claimedBy: text.nullable(),
  madeAt: instant,
});

const group = z.object({
  id: text,
  name: text,
  aliases: texts,
  reportsTo: text.nullable(),
  channel: z.object({ tenant: text, team: text, channel: text, name: text }).nullable(),
  policy: z.enum(policies),
  rhythms: z.object({ papers: count, ask: count, remind: count, chase: count, close: count }),
  quiet: z.array(period),
  paused: z.object({ since: day, until: day.nullable() }).nullable(),
  members: texts.default([]),
  ended: day.nullable(),
  mergedInto: text.nullable(),
  log: text.nullable(),
});

const agency = z.object({ id: text, name: text, aliases: texts, answers: text.nullable() });

const post = z.object({
  id: text,
  agency: text,
  title: text,
  holder: text.nullable(),
  deputy: text.nullable(),
  awayUntil: day.nullable(),
});

const role = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('business-manager') }),
  z.object({ kind: z.literal('scrutineer') }),
  z.object({ kind: z.literal('chair'), group: text }),
  z.object({ kind: z.literal('vice-chair'), group: text }),
]);

const person = z.object({ key: text, name: text, roles: z.array(role), left: flag, metAs: text.exactOptional() });

const contact = z.object({ person: text, email: text });

const meeting = z.object({
  id: text,
  group: text,
  date: day,
  time: text.nullable(),
  papers: day.nullable(),
  title: text.nullable(),
  cancelled: flag,
});

const item = z.object({
  group: text,
  month,
  day: day.nullable(),
  category: text,
  text,
  who: text,
  plan: text.nullable(),
});

const itemChange = z.object({
  does: z.enum(['add', 'drop']),
  group: text,
  month,
  day: day.nullable(),
  text,
  by: text,
  at: instant,
});

const planAsImported = z.object({
  title: text,
  kind: z.enum(planKinds),
  period,
  legend: z.object({ blue: text, green: text, amber: text, red: text }),
  audience: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('partnership') }),
    z.object({ kind: z.literal('restricted'), groups: texts }),
  ]),
  edition: count,
  source: text,
});

const plan = planAsImported.extend({
  code: text,
  importedAt: instant,
  lastImport: z.object({ at: instant, by: text, before: planAsImported.nullable(), newGroups: texts }).nullable(),
});

const action = z.object({
  plan: text,
  edition: count,
  ref: text,
  aim: text,
  objective: text,
  text,
  measure: text,
  timescale: z.object({ text, kind: z.enum(timescaleKinds), due: z.array(day) }),
  leads: texts,
  named: texts.default([]),
  responsible: texts,
  contributors: texts,
  themes: texts,
  links: texts,
  addedOn: day.nullable(),
  source: z.object({ part: text, row: count }),
  said: z
    .object({
      rating: rating.nullable(),
      narrative: text,
      at: instant,
      isDated: flag,
      isComplete: flag,
      entries: texts,
    })
    .nullable(),
});

const lastWord = z.object({
  rating: rating.nullable(),
  narrative: text,
  at: instant,
  route: z.enum(routes),
  blocked: flag,
});

const state = z.object({
  plan: text,
  ref: text,
  sequence: count,
  standing: z.enum(standings),
  standingWhy: text,
  reviewOn: day.nullable(),
  lastWord: lastWord.nullable(),
  parts: z.array(z.object({ agency: text, lastWord })).default([]),
  agreed: z.object({ rating, decision: text }).nullable(),
  steps: z.array(
    z.object({ due: day, movedTo: z.array(z.object({ to: day, decision: text })), doneOn: day.nullable() }),
  ),
  proposedComplete: z.object({ at: instant, by: text }).nullable(),
  assignedTo: z.array(text),
  extensionAsked: z.object({ to: day, at: instant, by: text }).nullable(),
});

const digestLine = z.object({ label: text, about: text, fact: text, quote: text });

const digest = z.object({
  group: text,
  meeting: day,
  answered: count,
  asked: count,
  sections: z.array(
    z.object({
      key: z.enum(digestSections),
      lines: z.array(digestLine),
      more: count,
    }),
  ),
  byAim: z.array(z.object({ aim: text, blue: count, green: count, amber: count, red: count, notRated: count })),
  composite: flag.default(false),
});

const writer = z.object({ writings: count, last: instant });

const cycle = z.object({
  meeting: text,
  group: text,
  ran: z.array(z.object({ step: z.enum(stepNames), at: instant })),
  skipped: z.array(z.object({ step: z.enum(stepNames), at: instant, why: text, by: text.optional() })),
  asked: texts,
  held: z.object({ by: text, at: instant }).nullable(),
  recordedAt: instant.nullable(),
});

const frozenDigest = z.object({
  group: digest,
  oversight: digest,
  notes: z.array(z.object({ by: text, at: instant, text })).default([]),
  addendum: z.array(digestLine).nullable(),
});

const request = z.object({
  meeting: text,
  group: text,
  plan: text,
  ref: text,
  reason: z.enum(askReasons),
  part: text.nullable(),
  post: text.nullable(),
  message: text,
  seenAt: instant.nullable(),
  before: rating.nullable(),
  answeredBy: count.nullable(),
  takenBack: count.nullable().default(null),
});

const decision = z.object({
  id: text,
  plan: text,
  ref: text,
  matter: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sign-off') }),
    z.object({ kind: z.literal('extension'), step: day, to: day }),
    z.object({ kind: z.literal('agreed-rating'), rating }),
    z.object({ kind: z.literal('new-action') }),
  ]),
  outcome: z.enum(['agreed', 'not-agreed', 'deferred']),
  takenBy: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('chair'), group: text, person: text }),
    z.object({ kind: z.literal('meeting'), meeting: text }),
    z.object({ kind: z.literal('circulation') }),
  ]),
  at: instant,
  recordedBy: text,
  note: text,
  replaces: text.nullable(),
});

const record = z.object({
  meeting: text,
  group: text,
  sequence: count,
  attendance: z.array(z.object({ who: text, as: z.enum(attendances) })),
  minuteRef: text,
  decisions: texts,
  noted: texts,
  saves: z.array(z.object({ submit: text, by: text, at: instant, part: z.enum(recordParts), about: texts })),
  startedBy: text,
  startedAt: instant,
  finishedBy: text.nullable(),
  finishedAt: instant.nullable(),
});

const update = z.object({
  plan: text,
  ref: text,
  sequence: count,
  rating: rating.nullable(),
  narrative: text,
  noChange: flag,
  at: instant,
  by: text,
  route: z.enum(routes),
  onBehalfOf: text.nullable(),
  post: text.nullable(),
  part: text.nullable(),
  meeting: text.nullable(),
  late: flag,
  doneFor: z.array(day),
  expectedBy: day.nullable(),
  blocked: flag,
  evidence: text.nullable(),
  proposesComplete: flag,
  confirmedNoChild: flag,
  undoes: count.nullable(),
  entry: text.nullable(),
  undated: flag.default(false),
});

const submission = z.object({ plan: text, ref: text, sequence: count });

const audit = z.object({ at: instant, by: text, what: text, about: text });

const message = z.object({
  id: text,
  kind: z.enum(messageKinds),
  to: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('channel'), group: text }),
    z.object({ kind: z.literal('thread'), message: text, group: text }),
    z.object({ kind: z.literal('person'), person: text }),
  ]),
  meeting: text.nullable(),
  also: texts.default([]),
  request: text.nullable(),
  forPerson: text.nullable(),
  text,
  state: z.enum(messageStates),
  dueAt: instant,
  sentAt: instant.nullable(),
  conversationId: text.nullable(),
  channel: text.nullable(),
  activityId: text.nullable(),
  reason: text.nullable(),
  attempts: count,
  notBefore: instant.nullable(),
  claimedBy: text.nullable(),
  claimedUntil: instant.nullable(),
});

const outbox = z.object({ message: text, wantedAt: instant, queuedAt: instant.nullable() });

const audienceKind = z.enum(['partnership', 'restricted']);

const draft = z.object({
  id: text,
  by: text,
  at: instant,
  fileName: text,
  digest: text,
  remarks: texts.default([]),
  parts: count,
  said: z.object({
    code: text.nullable(),
    title: text.nullable(),
    period: period.nullable(),
    audience: audienceKind.nullable(),
    sheets: texts,
  }),
  fixes: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('group'), from: text, to: text }),
      z.object({ kind: z.literal('lead'), ref: text, to: text }),
      z.object({ kind: z.literal('date'), ref: text, due: day }),
    ]),
  ),
  sequence: count,
  state: z.enum(['open', 'imported', 'cancelled']),
  became: z.object({ code: text, edition: count }).nullable(),
});

const draftPart = z.object({ draft: text, json: texts });

export const registerSchemas = {
  partnership,
  group,
  agency,
  post,
  person,
  contact,
  meeting,
  item,
  'item-change': itemChange,
  plan,
  action,
  state,
  writer,
  cycle,
  digest: frozenDigest,
  request,
  decision,
  record,
  update,
  submission,
  audit,
  message,
  outbox,
  draft,
  'draft-part': draftPart,
} satisfies Schemas<RegisterKinds>;

// "Property 'update' is missing in {}" here means: the schema of `update` has fallen behind its domain type.
({}) satisfies Record<Refused<RegisterKinds, typeof registerSchemas>, never>;
