import { messageId, newMessage } from '../domain/message.ts';
import { managersOf } from '../domain/recipient.ts';
import { toSend } from './commit.ts';
import { valuesOf } from './gather.ts';
import { planKey } from './keys.ts';
import type { Ports, RegisterChange } from './ports.ts';

/** Business managers beyond these get no card of an import; any of them may type “who answers?”. */
const mostManagers = 8;

/**
 * The card "Who answers?" for each business manager, once for each edition of a plan. It belongs to the write that
 * switches the edition on; the card itself shows what is open when it is drawn, and is not sent when nothing is.
 */
export async function askWhoAnswers(
  ports: Ports,
  partnership: string,
  { code, edition }: { readonly code: string; readonly edition: number },
): Promise<readonly RegisterChange[]> {
  const people = valuesOf(await ports.store.register(partnership).list('person'));
  return managersOf({ people })
    .slice(0, mostManagers)
    .flatMap((person) => {
      const id = messageId(`${planKey(code)}.${edition}`, 'who-answers', person);
      const to = { kind: 'person', person } as const;
      return toSend(ports, newMessage({ id, kind: 'who-answers', to, meeting: null }, ports.clock.now()));
    });
}
