import { z } from 'zod';
import { withoutEntities } from '../domain/entities.ts';
import { personKey } from '../flows/keys.ts';
import type { FileLink } from './fetch-file.ts';
import { type ImportPressed, readImportPressed } from './incoming-import.ts';
import { type RecordPressed, readRecordPressed } from './incoming-record.ts';

/** An activity as Baton needs it, parsed at the door: who, where, and by which way to answer. */
export interface Incoming {
  readonly tenant: string;
  readonly serviceUrl: string;
  readonly botId: string;
  readonly person: { readonly key: string; readonly name: string; readonly id: string };
  readonly place:
    | { readonly kind: 'personal'; readonly conversationId: string }
    | {
        readonly kind: 'channel';
        readonly team: string;
        readonly teamName: string;
        readonly channel: string;
        readonly channelName: string;
      }
    | { readonly kind: 'group-chat' };
  readonly text: string;
  readonly mentions: readonly { readonly id: string; readonly name: string }[];
  /** Files that were sent along, each by the link that Teams gives. */
  readonly files: readonly FileLink[];
  readonly pictures: number;
}

const id = z.string().min(1).max(500);
const named = z.looseObject({ id: id.optional(), name: z.string().optional() }).optional();
const mention = z.looseObject({
  type: z.literal('mention'),
  text: z.string().optional(),
  mentioned: z.looseObject({ id, name: z.string().optional() }),
});

const activity = z.looseObject({
  id: z.string().optional(),
  serviceUrl: z.string().min(1),
  from: z.looseObject({ id, name: z.string().optional(), aadObjectId: z.string().max(100).optional() }),
  recipient: z.looseObject({ id }),
  conversation: z.looseObject({ id, conversationType: z.string().optional(), tenantId: z.string().optional() }),
  channelData: z.looseObject({ tenant: named, team: named, channel: named }).optional(),
  text: z.string().optional(),
  entities: z.array(z.unknown()).optional(),
  attachments: z.array(z.unknown()).optional(),
});
type Parsed = z.infer<typeof activity>;

/** Reads an activity; null when it lacks what Baton needs to know who speaks and where. */
export function readIncoming(raw: unknown): Incoming | null {
  const parsed = activity.safeParse(raw);
  if (!parsed.success) return null;
  const { from, recipient, conversation, channelData, serviceUrl } = parsed.data;
  const tenant = channelData?.tenant?.id ?? conversation.tenantId ?? 'none';
  return {
    tenant,
    serviceUrl,
    botId: recipient.id,
    person: { key: personKey(tenant, from.aadObjectId ?? from.id), name: from.name ?? '', id: from.id },
    place: placeOf(parsed.data),
    ...spoken(parsed.data),
    ...sentAlong(parsed.data),
  };
}

const downloadInfo = 'application/vnd.microsoft.teams.file.download.info';
const attachment = z.looseObject({
  contentType: z.string(),
  name: z.string().max(400).optional(),
  contentUrl: z.string().optional(),
  content: z.looseObject({ downloadUrl: z.string().optional() }).optional().catch(undefined),
});

/** Teams adds the text once more as HTML, and pictures that were pasted; a file comes as a link to download. */
function sentAlong({ attachments = [] }: Parsed): Pick<Incoming, 'files' | 'pictures'> {
  const read = attachments.flatMap((one) => {
    const parsed = attachment.safeParse(one);
    return parsed.success ? [parsed.data] : [];
  });
  const files = read.flatMap(({ contentType, name = 'The file', contentUrl, content }) => {
    const url = contentType === downloadInfo ? content?.downloadUrl : name === 'The file' ? undefined : contentUrl;
    const isFile =
      url !== undefined && !/^(?:text\/html|image\/.*|application\/vnd\.microsoft\.card\..*)$/.test(contentType);
    return isFile ? [{ name, url }] : [];
  });
  return { files, pictures: read.filter(({ contentType }) => contentType.startsWith('image/')).length };
}

function placeOf({ conversation, channelData }: Parsed): Incoming['place'] {
  const team = channelData?.team?.id;
  if (team) {
    // A message in a channel carries its thread too: "19:…@thread.tacv2;messageid=…".
    const channel = channelData.channel?.id ?? (conversation.id.split(';')[0] || team);
    const general = channel === team ? 'General' : 'this channel';
    const names = { teamName: channelData.team?.name ?? '', channelName: channelData.channel?.name ?? general };
    return { kind: 'channel', team, channel, ...names };
  }
  if (conversation.conversationType === 'groupChat') return { kind: 'group-chat' };
  return { kind: 'personal', conversationId: conversation.id };
}

/** The words without the mention of Baton; other people stay in them as "@Name". */
function spoken({ text = '', entities = [], recipient }: Parsed): Pick<Incoming, 'text' | 'mentions'> {
  const mentions = entities.flatMap((entity) => {
    const read = mention.safeParse(entity);
    return read.success ? [read.data] : [];
  });
  let words = text;
  for (const { text: marked, mentioned } of mentions) {
    if (marked) words = words.replaceAll(marked, mentioned.id === recipient.id ? ' ' : `@${mentioned.name ?? ''}`);
  }
  return {
    text: plainText(words).trim(),
    mentions: mentions
      .filter(({ mentioned }) => mentioned.id !== recipient.id)
      .map(({ mentioned }) => ({ id: mentioned.id, name: mentioned.name ?? '' })),
  };
}

/** The fields of a card's data that Baton itself wrote; whatever else is in it, somebody may have typed. */
const ownFields: readonly string[] = ['verb', 'card', 'cycle', 'plan', 'ref', 'part', 'msteams'];

/** All that somebody typed in this activity, whether or not Baton can tell who and where they are. */
export function wordsIn({ text, value }: { readonly text?: string; readonly value?: unknown }): string {
  const sent = (value ?? {}) as { action?: { data?: object }; data?: object };
  const data = (sent.action?.data ?? sent.data ?? sent) as Record<string, unknown>;
  const typed = Object.entries(data).flatMap(([field, one]) =>
    typeof one === 'string' && !ownFields.includes(field) ? [one] : [],
  );
  return [plainText(text ?? ''), ...typed].join('\n').trim();
}

/** Teams may send words as HTML, most of all beside a mention: marks of lines become lines, "&amp;" becomes "&". */
function plainText(html: string): string {
  const plain = html
    .replace(/<br\b[^>]*>|<\/(?:p|div|li|tr)>/gi, '\n')
    .replace(/<\/t[dh]>/gi, ' ')
    .replace(/<img\b[^>]*?\balt="([^"]*)"[^>]*>/gi, '$1')
    .replace(
      /<\/?(?:at|p|div|span|b|i|u|s|em|strong|ul|ol|li|a|blockquote|code|pre|img|table|tbody|thead|tr|t[dh]|h[1-6])\b[^>]*>/gi,
      '',
    );
  return withoutEntities(plain);
}

const cardData = z.looseObject({ verb: z.string(), v: z.number().optional() });
const about = z.looseObject({
  card: z.string().max(500).default('none'),
  plan: z.string().max(40),
  ref: z.string().max(40),
  part: z.string().max(120).nullable().default(null),
  seq: z.coerce.number().int().min(0).default(0),
});
const typed = z.looseObject({
  rating: z.string().default(''),
  progress: z.string().default(''),
  doneFor: z.string().default(''),
  expectedBy: z.string().default(''),
  blocked: z.string().default(''),
  evidence: z.string().default(''),
  complete: z.string().default(''),
  route: z.string().default(''),
  onBehalfOf: z.string().default(''),
  confirmed: z.union([z.boolean(), z.string()]).default(false),
});

export type Typed = z.infer<typeof typed>;

/** What a button or a form sent. A card is a hint, so all of it is only ids and what was typed. */
export type Pressed =
  | { readonly verb: 'open-form' | 'no-change' | 'undo' | 'cancel'; readonly about: Target }
  | { readonly verb: 'save'; readonly about: Target; readonly typed: Typed }
  | { readonly verb: 'page'; readonly card: string; readonly page: number }
  | { readonly verb: 'answer'; readonly question: string; readonly page: number }
  | { readonly verb: 'who-answers'; readonly card: string; readonly plan: string; readonly page: number }
  | {
      readonly verb: 'save-who-answers';
      readonly card: string;
      readonly plan: string;
      readonly page: number;
      /** What stands under a row's name, and whoever was chosen for all that say so. */
      readonly chosen: Readonly<Record<string, string>>;
      readonly below: string;
    }
  /** `of` names the submit that an update is part of. */
  | { readonly verb: 'say'; readonly text: string; readonly of?: string | undefined }
  /** `cycle` is a meeting's id. */
  | {
      readonly verb: 'tell-chair' | 'draft' | 'note-form' | 'hold-digest' | 'release-digest';
      readonly cycle: string;
    }
  | { readonly verb: 'save-note'; readonly cycle: string; readonly note: string; readonly confirmed: boolean }
  | RecordPressed
  | ImportPressed
  | { readonly verb: 'use-channel'; readonly name: string };

export type Target = Pick<z.infer<typeof about>, 'card' | 'plan' | 'ref' | 'part' | 'seq'>;

const page = z.coerce.number().int().min(1).max(1000);

/** Reads a card's data; null when it is of a version or a form that this Baton does not know. */
export function readPressed(data: unknown): Pressed | null {
  const head = cardData.safeParse(data);
  if (!head.success || (head.data.v !== undefined && head.data.v !== 1)) return null;
  const { verb } = head.data;
  const target = about.safeParse(data);
  if (verb === 'open-form' || verb === 'no-change' || verb === 'undo' || verb === 'cancel') {
    return target.success ? { verb, about: target.data } : null;
  }
  if (verb === 'save') {
    const form = typed.safeParse(data);
    return target.success && form.success ? { verb, about: target.data, typed: form.data } : null;
  }
  return readRecordPressed(verb, data) ?? readImportPressed(verb, data) ?? readOther(verb, data);
}

const aboutCycle = z.looseObject({ cycle: z.string().max(200) });

const aboutAnswerers = z.looseObject({ card: z.string().max(500), plan: z.string().max(40).default(''), page });

/** Each row's input is named for its action, "who~DP~4.1". */
const answerers = aboutAnswerers
  .extend({ below: z.string().max(300).default('') })
  .transform(({ card, plan, page: at, below, ...rest }) => {
    const rows = Object.entries(rest).filter(([name, value]) => name.startsWith('who~') && typeof value === 'string');
    return { card, plan, page: at, below, chosen: Object.fromEntries(rows) as Record<string, string> };
  });

const others = {
  'who-answers': aboutAnswerers,
  'save-who-answers': answerers,
  page: z.looseObject({ card: z.string().max(500), page }),
  answer: z.looseObject({ question: z.string().max(500), page }),
  say: z.looseObject({
    text: z.string().max(500),
    of: z
      .string()
      .regex(/^chat~[\w.~-]{1,300}$/)
      .optional(),
  }),
  'tell-chair': aboutCycle,
  draft: aboutCycle,
  'note-form': aboutCycle,
  'hold-digest': aboutCycle,
  'release-digest': aboutCycle,
  'save-note': aboutCycle.extend({ note: z.string().default(''), confirmed: z.boolean().default(false) }),
  'use-channel': z.looseObject({ name: z.string().min(1).max(120) }),
} as const;

function readOther(verb: string, data: unknown): Pressed | null {
  if (!Object.hasOwn(others, verb)) return null;
  const read = others[verb as keyof typeof others].safeParse(data);
  return read.success ? ({ verb, ...read.data } as unknown as Pressed) : null;
}
