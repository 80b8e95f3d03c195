import type { StepName } from '../domain/cycle.ts';
import type { Rhythms } from '../domain/partnership.ts';

/** What is said about a group's meetings, its cycles or its end; days and times as they were typed, "" for none. */
export type MeetingIntent =
  | { readonly kind: 'meeting'; readonly words: MeetingWords }
  | { readonly kind: 'steer'; readonly group: string; readonly words: SteerWords }
  | {
      readonly kind: 'end-group';
      readonly group: string;
      readonly does: 'end' | 'merge' | 'revive';
      readonly into: string;
      readonly confirmed: boolean;
    }
  | { readonly kind: 'preview'; readonly group: string | null };

export interface MeetingWords {
  readonly does: 'add' | 'move' | 'cancel' | 'reinstate' | 'papers' | 'time';
  readonly group: string;
  /** The day of the meeting that is meant. */
  readonly on: string;
  /** The day that it is to have. */
  readonly date: string;
  readonly time: string;
  readonly papers: string;
  readonly newGroup: boolean;
  readonly confirmed: boolean;
}

export type SteerWords =
  | { readonly do: 'pause'; readonly until: string }
  | { readonly do: 'resume' | 'no-quiet' | 'ask-now' }
  | { readonly do: 'quiet'; readonly from: string; readonly to: string }
  | { readonly do: 'rhythm'; readonly step: keyof Rhythms; readonly days: number }
  | { readonly do: 'skip'; readonly step: StepName; readonly why: string };

/** Ends the words of a button that somebody pressed after having read what follows from it. */
export const confirmedWord = 'confirmed';
/** Stands before a group's name in the words of a button that makes it. */
export const newGroupWords = 'the new group';

type Reader = (words: string) => MeetingIntent | null;

/** Reads what was typed about meetings; null where it is about something else. */
export function readMeetingIntent(typed: string): MeetingIntent | null {
  // Nothing that is said about a meeting is longer, and the patterns below are slow on what is.
  if (typed.length > 300) return null;
  const words = typed
    .replace(/^(?:please|can you|could you|baton)\s+/i, '')
    .replace(/[.\s]+$/, '')
    .replace(/\s+(?:please|thanks|thank you)$/i, '');
  for (const read of readers) {
    const intent = read(words);
    if (intent) return intent;
  }
  return null;
}

const readers: readonly Reader[] = [
  add,
  move,
  cancel,
  reinstate,
  paperDays,
  papers,
  pause,
  resume,
  skip,
  askNow,
  preview,
  quiet,
  noQuiet,
  rhythm,
  end,
];

const clock = String.raw`\d{1,2}(?:[:.]\d{2})?\s*(?:am|pm)?`;
const atTime = `(?: at (?<time>${clock}))?`;
const withPapers = `(?: (?:with |and )?(?:the )?papers (?:go out )?on (?<papers>.+))?`;
const meetingOf = `(?:(?:the |our |a |an |another )*(?:new |next )?meeting (?:of|for) (?<after>.+?)|(?:the |our |a |an |another )*(?:next )?(?<before>.+?)(?:'s)?(?: next)? meeting)`;

function matched(pattern: string, words: string): Readonly<Record<string, string | undefined>> | null {
  return new RegExp(`^${pattern}$`, 'i').exec(words)?.groups ?? null;
}

function meeting(does: MeetingWords['does'], groups: Readonly<Record<string, string | undefined>>): MeetingIntent {
  const { after, before, on = '', date = '', time = '', papers = '', confirmed } = groups;
  const named = bareName(after ?? before ?? '');
  const isNew = new RegExp(`^${newGroupWords} `, 'i').test(named);
  const group = isNew ? named.slice(newGroupWords.length + 1) : bareName(named, true);
  return {
    kind: 'meeting',
    words: { does, group, on, date, time, papers, newGroup: isNew, confirmed: confirmed !== undefined },
  };
}

function bareName(name: string, withoutArticle = false): string {
  const bare = name.trim().replace(/'s$/, '');
  return withoutArticle ? bare.replace(/^(?:the|our)\s+/i, '') : bare;
}

function add(words: string): MeetingIntent | null {
  const found = matched(
    `(?:add|book|schedule) ${meetingOf} (?:on |(?=\\d{1,2}[/. ](?:\\d|[a-z]{3})))(?<date>.+?)${atTime}${withPapers}`,
    words,
  );
  return found && meeting('add', found);
}

function move(words: string): MeetingIntent | null {
  const found = matched(
    `(?:move|postpone|reschedule|bring forward) ${meetingOf}(?: (?:on|of|from) (?<on>.+?))? to (?<date>.+?)${atTime}${withPapers}`,
    words,
  );
  if (!found) return null;
  const isTime = new RegExp(`^${clock}$`, 'i').test(found.date ?? '');
  return isTime ? meeting('time', { ...found, time: found.date, date: '' }) : meeting('move', found);
}

function cancel(words: string): MeetingIntent | null {
  const found = matched(
    `(?:cancel|call off) ${meetingOf}(?: (?:on|of) (?<on>.+?))?(?<confirmed> ${confirmedWord})?`,
    words,
  );
  return found && meeting('cancel', found);
}

function reinstate(words: string): MeetingIntent | null {
  const found = matched(`(?:reinstate|bring back|restore|uncancel) ${meetingOf}(?: (?:on|of) (?<on>.+?))?`, words);
  return found && meeting('reinstate', found);
}

function papers(words: string): MeetingIntent | null {
  const found = matched(
    `(?:set )?(?:the )?papers (?:for|of) (?<before>.+?)(?: meeting(?: of (?<of>.+?))?)?(?: go out| are due)? on (?<papers>.+?)(?: for (?:the )?meeting (?:on|of) (?<on>.+?))?`,
    words,
  );
  return found && meeting('papers', { ...found, on: found.on ?? found.of });
}

const days = String.raw`(?<days>\d{1,3}) (?:working )?days? before`;

function paperDays(words: string): MeetingIntent | null {
  const found = matched(`(?:the )?papers(?: go out)? ${days} (?:the |each )?meetings? (?:for|of) (?<group>.+)`, words);
  return found && steer(found.group, { do: 'rhythm', step: 'papers', days: Number(found.days) });
}

function rhythm(words: string): MeetingIntent | null {
  const found = matched(`(?<step>ask|remind|chase|close) ${days} (?:the )?papers (?:for|of) (?<group>.+)`, words);
  if (!found) return null;
  const step = found.step!.toLowerCase() as 'ask' | 'remind' | 'chase' | 'close';
  return steer(found.group, { do: 'rhythm', step, days: Number(found.days) });
}

function steer(group: string | undefined, words: SteerWords): MeetingIntent {
  return { kind: 'steer', group: bareName(group ?? '', true), words };
}

function pause(words: string): MeetingIntent | null {
  const found = matched('pause (?<group>.+?)(?: until (?<until>.+))?', words);
  return found && steer(found.group, { do: 'pause', until: found.until ?? '' });
}

function resume(words: string): MeetingIntent | null {
  const found = matched('(?:resume|unpause) (?<group>.+)', words);
  return found && steer(found.group, { do: 'resume' });
}

/** What people call the steps. */
const stepNamed: Readonly<Record<string, StepName>> = {
  ask: 'ask',
  request: 'ask',
  requests: 'ask',
  remind: 'remind',
  reminder: 'remind',
  chase: 'chase',
  chaser: 'chase',
  close: 'close',
  digest: 'digest',
  addendum: 'addendum',
  record: 'record',
};

function skip(words: string): MeetingIntent | null {
  const names = Object.keys(stepNamed).join('|');
  const found = matched(`skip (?:the |this )?(?<step>${names}) for (?<group>.+?)(?: because (?<why>.+))?`, words);
  if (!found) return null;
  return steer(found.group, { do: 'skip', step: stepNamed[found.step!.toLowerCase()]!, why: found.why ?? '' });
}

function askNow(words: string): MeetingIntent | null {
  const found = matched('ask (?:now for (?<group>.+)|(?<other>.+) now)', words);
  return found && steer(found.group ?? found.other, { do: 'ask-now' });
}

function preview(words: string): MeetingIntent | null {
  const found = matched('preview(?: (?:for |of )?(?<group>.+))?', words);
  return found && { kind: 'preview', group: found.group === undefined ? null : bareName(found.group, true) };
}

function quiet(words: string): MeetingIntent | null {
  const found = matched('quiet (?:period )?for (?<group>.+?) from (?<from>.+?) (?:to|until) (?<to>.+)', words);
  return found && steer(found.group, { do: 'quiet', from: found.from!, to: found.to! });
}

function noQuiet(words: string): MeetingIntent | null {
  const found = matched('(?:no|remove|clear)(?: the| all)? quiet (?:periods?|times?) for (?<group>.+)', words);
  return found && steer(found.group, { do: 'no-quiet' });
}

function end(words: string): MeetingIntent | null {
  if (/^(?:what|which|who|when|has|how)\b/i.test(words)) return null;
  const found = matched(
    `(?<group>.+?) (?:(?<ended>has ended)|(?:has |is )?merged (?:into|with) (?<into>.+?)|(?<again>meets again|has not ended))(?<confirmed> ${confirmedWord})?`,
    words,
  );
  if (!found) return null;
  const does = found.ended ? 'end' : found.again ? 'revive' : 'merge';
  const into = bareName(found.into ?? '', true);
  return {
    kind: 'end-group',
    group: bareName(found.group!, true),
    does,
    into,
    confirmed: found.confirmed !== undefined,
  };
}
