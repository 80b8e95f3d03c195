import { isBusinessManager } from '../domain/access.ts';
import type { Choice } from '../domain/naming.ts';
import { type Picked, saveAnswerers } from '../flows/save-answerers.ts';
import { showWhoAnswers } from '../flows/show-who-answers.ts';
import { whoAnswersCard } from './cards.ts';
import type { Pressed } from './incoming.ts';
import { answerersTold, notManagerWords, privateWords } from './people-wording.ts';
import type { Pressing, Response } from './response.ts';
import { rowChoices } from './who-answers-card.ts';

type AboutAnswerers = Extract<Pressed, { verb: 'who-answers' | 'save-who-answers' }>;

/** Save, Next and Previous of the card "Who answers?": it comes back in place with what is still open. */
export async function pressWhoAnswers({ ports, present }: Pressing, pressed: AboutAnswerers): Promise<Response> {
  const { partnership, asker } = present;
  if (!isBusinessManager(asker)) return { kind: 'sentence', text: notManagerWords };
  if (present.channel) return { kind: 'sentence', text: privateWords };
  const { card, page } = pressed;
  const plan = pressed.plan === '' ? null : pressed.plan;
  const told = pressed.verb === 'save-who-answers' ? await save({ ports, present }, pressed) : [];
  const view = await showWhoAnswers(ports, partnership, { card, plan, told });
  return { kind: 'card', card: whoAnswersCard(view, page), title: 'Who answers?', said: told.join(' '), stays: true };
}

async function save(
  { ports, present: { partnership, asker } }: Pick<Pressing, 'ports' | 'present'>,
  pressed: Extract<AboutAnswerers, { verb: 'save-who-answers' }>,
): Promise<readonly string[]> {
  const { picked, lacking } = picksOf(pressed);
  const saved = await saveAnswerers(ports, { partnership, asker, picked });
  return answerersTold(saved, lacking);
}

/** What was chosen, row by row; rows that wait for a choice at the bottom which was not made are told. */
function picksOf({ chosen, below }: Extract<AboutAnswerers, { verb: 'save-who-answers' }>) {
  const picked: Picked[] = [];
  const lacking: string[] = [];
  for (const [name, value] of Object.entries(chosen)) {
    const [, plan = '', ref = ''] = name.split('~');
    const choice = choiceOf(value, below);
    if (choice) picked.push({ plan, ref, choice });
    else if (value === rowChoices.below) lacking.push(`${plan} ${ref}`);
  }
  return { picked, lacking };
}

function choiceOf(value: string, below: string): Choice | null {
  if (value === rowChoices.plan || value === rowChoices.each) return { kind: value };
  if (value !== rowChoices.below) return null;
  const found = /^(post|agency|person):(.+)$/s.exec(below);
  return found ? { kind: found[1] as 'post' | 'agency' | 'person', id: found[2]! } : null;
}
