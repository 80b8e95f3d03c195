import { z } from 'zod';
import type { QueueItem } from '../flows/ports.ts';

/**
 * How long a taken item is hidden: longer than a send usually takes, and short, so that what a lost worker had taken is
 * soon somebody else's. An item that comes again while its message is on the wire finds the message's claim and waits.
 */
export const hiddenSeconds = 20;

/** Azure hands out at most so many at once. */
export const mostTaken = 32;

const itemSchema = z.object({ partnership: z.string().min(1), message: z.string().min(1) });

/** The item that a queue text stands for; null for a text that Baton did not write. */
export function readItem(text: string): QueueItem | null {
  try {
    return itemSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

export function writeItem({ partnership, message }: QueueItem): string {
  return JSON.stringify({ partnership, message });
}
