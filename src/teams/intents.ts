import type { Policy } from '../domain/partnership.ts';
import { plainWords } from '../domain/question-words.ts';
import { type ActionIntent, readActionIntent } from './action-intents.ts';
import { type AudienceIntent, readAudienceIntent } from './audience-intents.ts';
import { type ItemWords, readItemIntent } from './item-intents.ts';
import { type MeetingIntent, readMeetingIntent } from './meeting-intents.ts';
import { type PaperWords, readPaperIntent } from './paper-intents.ts';
import { type PeopleIntent, readPeopleIntent } from './people-intents.ts';
import { type RoleIntent, readRoleIntent } from './role-intents.ts';
import { tidyName } from './tidy-name.ts';
import { readUpdate, type UpdateLine } from './update-lines.ts';

/** What somebody types to Baton: something to do, or else a question. */
export type Intent =
  | { readonly kind: 'use-channel'; readonly name: string }
  | { readonly kind: 'oversight'; readonly name: string }
  | RoleIntent
  | { readonly kind: 'policy'; readonly policy: Policy; readonly name: string }
  | { readonly kind: 'front-door'; readonly text: string }
  | { readonly kind: 'update'; readonly lines: readonly UpdateLine[] }
  | ActionIntent
  /** A group's name and a day as they were typed; empty where none was. */
  | { readonly kind: 'record'; readonly group: string; readonly on: string }
  | AudienceIntent
  | MeetingIntent
  | { readonly kind: 'item'; readonly words: ItemWords }
  | { readonly kind: 'paper'; readonly words: PaperWords }
  | { readonly kind: 'people'; readonly said: PeopleIntent }
  /** Taking back the import of a plan's code, which is empty where none was said; or how a plan comes in. */
  | { readonly kind: 'import'; readonly undo: string | null }
  | { readonly kind: 'send-again' }
  | { readonly kind: 'next-step' }
  | { readonly kind: 'question'; readonly text: string };

/** Reads what was typed. Case and extra words around the phrases do not matter; anything else is a question. */
export function readIntent(text: string): Intent {
  const words = plainWords(text);
  for (const read of readers) {
    const intent = read(words, text);
    if (intent) return intent;
  }
  return { kind: 'question', text: words };
}

type Reader = (words: string, text: string) => Intent | null;

const readers: readonly Reader[] = [
  // Before all else: what stands in quotation marks may say anything.
  item,
  importOf,
  paper,
  // Before roles: a post's title may say "business manager".
  people,
  useChannel,
  oversight,
  readRoleIntent,
  policy,
  frontDoor,
  readAudienceIntent,
  update,
  action,
  record,
  readMeetingIntent,
  sendAgain,
  nextStep,
];

function item(_: string, text: string): Intent | null {
  const words = readItemIntent(text);
  return words && { kind: 'item', words };
}

function paper(words: string): Intent | null {
  const read = readPaperIntent(words);
  return read && { kind: 'paper', words: read };
}

function people(_: string, text: string): Intent | null {
  const said = readPeopleIntent(text);
  return said && { kind: 'people', said };
}

function importOf(words: string): Intent | null {
  const undo = words.match(
    /^(?:please\s+)?undo\s+(?:the\s+)?(?:last\s+)?import(?:\s+(?:of\s+)?(?:the\s+)?([a-z][a-z0-9-]*))?$/i,
  );
  if (undo) return { kind: 'import', undo: undo[1]?.toUpperCase() ?? '' };
  const how = /^(?:please\s+)?import(?:\s+(?:an?|the|my|our|this))?(?:\s+(?:new\s+)?(?:plan|file))?$/i;
  return how.test(words) ? { kind: 'import', undo: null } : null;
}

function useChannel(words: string): Intent | null {
  const found = words.match(/\buse this (?:channel|chat|one) for\s+(.+)$/i);
  return found ? { kind: 'use-channel', name: tidyName(found[1]!) } : null;
}

function oversight(words: string): Intent | null {
  const found = words.match(/\bmake\s+(.+?)\s+(?:the\s+)?oversight(?: group)?\b/i);
  return found ? { kind: 'oversight', name: tidyName(found[1]!) } : null;
}

function policy(words: string): Intent | null {
  const found = words.match(/\bpolicy\s+(all|what-matters|what matters)\s+for\s+(.+)$/i);
  if (!found) return null;
  return {
    kind: 'policy',
    policy: found[1]!.toLowerCase() === 'all' ? 'all' : 'what-matters',
    name: tidyName(found[2]!),
  };
}

function frontDoor(_: string, text: string): Intent | null {
  const found = text.match(/\bfront door(?:'s|’s)?(?:\s+(?:number|contact|details))?\s*(?:is|to|as|=|:)\s*([\s\S]+)$/i);
  return found ? { kind: 'front-door', text: found[1]! } : null;
}

function update(_: string, text: string): Intent | null {
  const lines = readUpdate(text);
  return lines && { kind: 'update', lines };
}

function action(_: string, text: string): Intent | null {
  return readActionIntent(text);
}

/** "record MACE", "record the MACE meeting on 24 September 2019", "record the meeting of MACE". */
function record(words: string): Intent | null {
  const found = words.match(/^(?:please\s+)?record\b[\s:]*(.*)$/i);
  if (!found) return null;
  const dated = found[1]!.match(/^(.*?)\s*\b(?:held\s+)?on\s+(\S.*)$/i);
  const bare = (dated?.[1] ?? found[1]!)
    .replace(/\bmeetings?\b(?:\s+(?:of|for)\b)?/gi, ' ')
    .replace(/^\s*(?:of|for)\b/i, '');
  const group = tidyName(
    bare
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/^(?:the|our)\b\s*/i, ''),
  );
  return { kind: 'record', group, on: (dated?.[2] ?? '').replace(/[.?!]+$/, '') };
}

function sendAgain(words: string): Intent | null {
  return /^send again\b/i.test(words) ? { kind: 'send-again' } : null;
}

function nextStep(words: string): Intent | null {
  return /^next step\b/i.test(words) ? { kind: 'next-step' } : null;
}
