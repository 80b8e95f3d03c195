import type { QueueClient } from '@azure/storage-queue';
import type { Queue, TakenItem } from '../flows/ports.ts';
import { codeOf, withStorage } from './outage.ts';
import { mostTaken, readItem, writeItem } from './queue-item.ts';

export interface StorageQueueOptions {
  readonly hiddenSeconds: number;
  /** Told, in a sentence without the text, of a queue message that Baton did not write. */
  readonly report: (problem: string) => void;
}

type Receipt = { readonly messageId: string; readonly popReceipt: string };

export function storageQueue(client: QueueClient, { hiddenSeconds, report }: StorageQueueOptions): Queue {
  return {
    async put(item, afterSeconds = 0) {
      // Azure's default lets a message that waited seven days vanish without a word.
      const times = { messageTimeToLive: -1, visibilityTimeout: afterSeconds };
      await withStorage((options) => client.sendMessage(writeItem(item), { ...times, ...options }));
    },
    async take(most) {
      const numberOfMessages = Math.min(most, mostTaken);
      if (numberOfMessages < 1) return [];
      const { receivedMessageItems } = await withStorage((options) =>
        client.receiveMessages({ numberOfMessages, visibilityTimeout: hiddenSeconds, ...options }),
      );
      const taken: TakenItem[] = [];
      for (const message of receivedMessageItems) {
        const item = readItem(message.messageText);
        const done = () => remove(client, message);
        if (item) taken.push({ ...item, timesTaken: message.dequeueCount, done });
        else await discard(message.messageId, done, report);
      }
      return taken;
    },
  };
}

async function discard(id: string, remove: () => Promise<void>, report: (problem: string) => void): Promise<void> {
  report(`A message on the queue was not Baton's and was removed (${id}).`);
  await remove();
}

async function remove(client: QueueClient, { messageId, popReceipt }: Receipt): Promise<void> {
  try {
    await withStorage((options) => client.deleteMessage(messageId, popReceipt, options));
  } catch (error) {
    // Hidden for too long: somebody else has it by now, or has finished it.
    if (!['MessageNotFound', 'PopReceiptMismatch'].includes(codeOf(error) ?? '')) throw error;
  }
}
