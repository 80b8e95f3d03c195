import help from '../../cards/help.json' with { type: 'json' };
import { inRows, sayButton } from './buttons.ts';
import { type Card, expand } from './card.ts';
import {
  type HelpRole,
  helpGroups,
  helpIntroduction,
  type SetUp,
  setUpSteps,
  welcomeIntroduction,
} from './help-wording.ts';

export type { HelpRole, SetUp } from './help-wording.ts';

/** What a person, in their role, can do here; for a business manager first what is still to be set up. */
export function helpCard(role: HelpRole, setUp: SetUp | null = null): Card {
  return helpOf(role, setUp, { title: 'What Baton can do for you', introduction: helpIntroduction[role] });
}

/** The first thing Baton says in a team or to a person. */
export function welcomeCard(role: HelpRole, setUp: SetUp | null = null): Card {
  return helpOf(role, setUp, { title: 'Hello, this is Baton', introduction: welcomeIntroduction });
}

function helpOf(role: HelpRole, setUp: SetUp | null, words: { title: string; introduction: string }): Card {
  return expand(help, {
    ...words,
    steps: role === 'business-manager' && setUp ? setUpSteps(setUp) : [],
    groups: helpGroups[role].map(({ title, lines, buttons }) => ({
      title,
      lines: lines.map(([type, means]) => ({ type, means: `  ${means}` })),
      buttonRows: inRows(buttons.map(([name, say]) => sayButton(name, say))),
    })),
  });
}
