import type { Activity } from 'botbuilder';
import { expectQuestion } from '../flows/answer-question.ts';
import type { Ports } from '../flows/ports.ts';
import { gatherPressed, gatherSubmit } from '../flows/take-update.ts';
import { readPressed } from './incoming.ts';
import { readIntent } from './intents.ts';

/**
 * Begins to read what a turn is going to need while it is still being found out who speaks: the flows then find it in
 * the turn's memory (remember-reads.ts). It decides nothing and answers nothing, so nobody's rights matter here yet;
 * and whatever goes wrong comes again where it is needed, and is said there.
 */
export function readAhead(ports: Ports, partnership: string, { value, text }: Pick<Activity, 'value' | 'text'>): void {
  const begun = value ? aheadOfPress(ports, partnership, dataIn(value)) : aheadOfWords(ports, partnership, text ?? '');
  begun?.catch(() => {});
}

function dataIn(value: unknown): unknown {
  const sent = value as { action?: { data?: unknown }; data?: unknown };
  return sent.action?.data ?? sent.data ?? sent;
}

function aheadOfPress(ports: Ports, partnership: string, data: unknown): Promise<unknown> | null {
  const pressed = readPressed(data);
  if (pressed === null) return null;
  if (pressed.verb === 'page') return gatherPressed(ports, partnership, pressed.card);
  if (!('about' in pressed)) return null;
  const { plan, ref, part, card } = pressed.about;
  if (pressed.verb === 'cancel') return gatherPressed(ports, partnership, card);
  return gatherSubmit(ports, { partnership, plan, ref, part, card: pressed.verb === 'open-form' ? null : card });
}

function aheadOfWords(ports: Ports, partnership: string, text: string): Promise<unknown> | null {
  return readIntent(text).kind === 'question' ? expectQuestion(ports, partnership, text) : null;
}
