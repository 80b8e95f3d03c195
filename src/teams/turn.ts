import type { CloudAdapter, TurnContext } from 'botbuilder';
import type { LocalContact } from '../domain/partnership.ts';
import type { Ports } from '../flows/ports.ts';
import type { Log } from '../log.ts';
import type { Forms } from './buttons.ts';
import type { Present } from './find-asker.ts';
import type { Incoming } from './incoming.ts';
import type { PaperDoor } from './offer-paper.ts';
import type { FileDoor } from './take-file.ts';

/** One turn of somebody in Teams: who speaks, where, and what Baton may reach to answer. */
export interface Turn {
  readonly ports: Ports;
  /** Whether this turn has written anything so far. */
  readonly hasWritten: () => boolean;
  readonly adapter: CloudAdapter;
  readonly context: TurnContext;
  readonly incoming: Incoming;
  readonly present: Present;
  readonly contact: LocalContact | null;
  readonly forms: Forms;
  readonly files: FileDoor;
  readonly papers: PaperDoor;
  readonly log: Log;
  /** Local mode only: moves Baton's clock to the sample's next step and runs it. */
  readonly nextStep: (() => Promise<string>) | null;
}

/** A chat line's submit is named by the message that it came in, so Teams may deliver that message again. */
export function submissionOf({ activity }: TurnContext, line: number): string {
  const message = (activity.id ?? crypto.randomUUID()).replace(/[^A-Za-z0-9.-]/g, '_').slice(0, 200);
  return `chat~${message}~${line}`;
}
