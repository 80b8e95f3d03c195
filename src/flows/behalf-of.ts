import type { Register } from './ports.ts';

/**
 * Whom a card is sent on to by a business manager, by name; empty for every other card. Only the name of a message to
 * somebody without Teams holds such a key, so nothing is read for the others.
 */
export async function behalfOf(register: Register, card: string): Promise<string> {
  if (!card.includes('~none~')) return '';
  const message = await register.find('message', card);
  const person = message?.value.forPerson ? await register.find('person', message.value.forPerson) : null;
  return person?.value.name ?? '';
}
