import type { Message, MessageKind } from '../domain/message.ts';
import type { Content, Ports } from './ports.ts';
import { showRequest } from './show-request.ts';

/** What a message shows now, drawn from the register; null when there is nothing left to say. */
export async function drawMessage(ports: Ports, partnership: string, message: Message): Promise<Content | null> {
  const { kind, meeting, text } = message;
  if (kind === 'notice') return { kind, text };
  if (kind === 'request') {
    const view = await showRequest(ports, partnership, message);
    // A request that was never posted and whose close has come is not posted any more.
    return view && !(view.closed && message.state === 'due' && !message.sentAt) ? { kind, view } : null;
  }
  const frozen = meeting ? (await ports.store.register(partnership).find('digest', meeting))?.value : null;
  if (!frozen) return null;
  if (kind === 'digest') return { kind: 'digest', digest: frozen.group, audience: 'group' };
  return { kind: 'digest', digest: frozen.oversight, audience: 'oversight' };
}

const names: Readonly<Record<MessageKind, string>> = {
  request: 'the request for updates',
  digest: 'the digest',
  summary: 'the summary',
  notice: 'a note',
};

/** What a business manager calls it: "the digest for MACE". */
export async function nameOf(ports: Ports, partnership: string, { kind, to }: Message): Promise<string> {
  if (to.kind === 'person') return names[kind];
  const group = await ports.store.register(partnership).find('group', to.group);
  return `${names[kind]} for ${group?.value.name ?? to.group}`;
}
