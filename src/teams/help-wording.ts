import { cut } from '../domain/shown-text.ts';

export type HelpRole = 'business-manager' | 'chair' | 'member';

/** What is in place. `meetings` left out counts as done. */
export interface SetUp {
  readonly frontDoor: boolean;
  readonly plan: boolean;
  /** Names of the groups that have no channel yet. */
  readonly channels: readonly string[];
  readonly oversight: boolean;
  readonly meetings?: boolean;
}

export interface SetUpStep {
  readonly what: string;
  readonly how: string;
  readonly type: string;
}

/** What a business manager has still to do, each with the words to type. */
export function setUpSteps({ frontDoor, plan, channels, oversight, meetings = true }: SetUp): readonly SetUpStep[] {
  const step = (what: string, how: string, type: string): SetUpStep => ({ what: `${what}. `, how: `${how} `, type });
  const shown = channels.slice(0, 6);
  const more = channels.length - shown.length;
  return [
    ...(frontDoor
      ? []
      : [
          step(
            'Front door',
            'Whom to ring about a child. Type:',
            'front door is MASH, 01234 567890, Monday to Friday 9 to 5',
          ),
        ]),
    ...(plan
      ? []
      : [
          step(
            'Plan',
            'Drop its file into your own chat with me, or import it where Baton runs:',
            'npm run -s baton -- import FILE',
          ),
        ]),
    ...(meetings ? [] : [step('Meetings', 'Import their dates:', 'npm run -s baton -- meetings import FILE')]),
    ...shown.map((group) =>
      step(`Channel of ${cut(group, 60)}`, 'In that channel, type:', `@Baton use this channel for ${cut(group, 60)}`),
    ),
    ...(more > 0 ? [step(`And ${more} more groups`, 'In the same way in', 'their channels')] : []),
    ...(oversight
      ? []
      : [step('Oversight', 'Who reads the summaries. Type:', 'make Strategic Group the oversight group')]),
  ];
}

export const welcomeIntroduction =
  'Baton carries the partnership’s action plans from one meeting to the next. Before each meeting it asks for one line on each action, then sums up what came. It cannot act on a concern about a child: for that, use the front door, or call 999.';

export const helpIntroduction: Readonly<Record<HelpRole, string>> = {
  'business-manager': 'Type these here, or in a channel after mentioning Baton. Small words do not matter.',
  chair: 'Type these here, or in a channel after mentioning Baton. Small words do not matter.',
  member: 'Type these here, or in a channel after mentioning Baton. Small words do not matter.',
};

interface HelpGroup {
  readonly title: string;
  /** What to type, and what it gives. */
  readonly lines: readonly (readonly [string, string])[];
  /** Titles of buttons, and what they say. */
  readonly buttons: readonly (readonly [string, string])[];
}

const ask: HelpGroup = {
  title: 'See how things stand',
  lines: [
    ['show 4.1', 'one action; “history 4.1” for all that was said of it'],
    ['amber for LPR', 'actions by rating, group or aim'],
    ['changes since the last meeting', 'what moved'],
    ['paper for MACE', 'its meeting paper as a file; also “yearly report” and “export DP”; in private only'],
    [
      'what is coming to MACE in March?',
      'what its forward plan brings to the meeting; “forward plan for MACE” for all',
    ],
  ],
  buttons: [
    ['What is overdue?', 'overdue'],
    ['What is due?', 'due'],
    ['How are we doing?', 'status'],
    ['Meetings', 'meetings'],
  ],
};

const update: HelpGroup = {
  title: 'Give an update',
  lines: [
    ['update 4.1 amber Waiting for data', 'rating and one line; several lines for several actions'],
    ['4.1 no change', 'says the last word on it again'],
  ],
  buttons: [['My actions', 'mine']],
};

const run: HelpGroup = {
  title: 'Before a meeting',
  lines: [
    ['digest for MACE', 'the digest as it would be posted now'],
    [
      'add "Annual report" to MACE on 14 March',
      'an item for the group’s agenda; “drop "Annual report" from MACE” takes it away',
    ],
    ['who has not replied', 'answered in private only'],
    ['run record for MACE', 'what was sent, seen and answered, and why not; in private only'],
  ],
  buttons: [
    ['Digest', 'digest'],
    ['Who has not replied?', 'waiting'],
  ],
};

const manage: HelpGroup = {
  title: 'Run the partnership',
  lines: [
    ['use this channel for MACE', 'in a channel: where that group’s cards go'],
    ['update 4.1 green Done … by e-mail from YOS', 'records what reached you another way'],
    [
      'policy all for MACE',
      'asks about every open action; “policy what-matters for MACE” asks about those that need it',
    ],
    [
      'make @Name chair of MACE',
      'or “make @Name a business manager”; “@Name is no longer chair of MACE” takes it back',
    ],
    ['record MACE', 'after its meeting: decisions, ratings, new actions, attendance; in private only'],
    ['undo import DP', 'takes a plan’s last import back; to import one, drop its file into your own chat with me'],
    ['who answers?', 'names posts for many actions at once; “make @Name holder of Inspector” fills a post'],
    [
      'restrict CR1 to LPR Group',
      'who may read a plan’s words; “open CR1 to the partnership” after a question, “audience of CR1” to see',
    ],
    ['@Name is away until 14 May', 'the deputy is asked meanwhile; also “@Name is back”, “@Name has left”'],
    [
      'add a meeting for MACE on 12 May 2027 at 10:00',
      'or “move the MACE meeting to 19 May 2027”, “cancel the MACE meeting”',
    ],
    [
      'preview for MACE',
      'what its next step asks and sends; “ask now”, “pause”, “resume”, “skip the reminder” go the same way',
    ],
  ],
  buttons: [],
};

export const helpGroups: Readonly<Record<HelpRole, readonly HelpGroup[]>> = {
  'business-manager': [ask, run, manage, update],
  chair: [ask, run, update],
  member: [update, ask],
};
