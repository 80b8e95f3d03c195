import type { DeliveryPorts } from './flows/deliver-messages.ts';
import { openPacer } from './flows/pace-requests.ts';
import type { Pacer, Ports } from './flows/ports.ts';
import { openReach } from './flows/unreachable.ts';
import type { Log } from './log.ts';
import type { Forms } from './teams/buttons.ts';
import { openMessenger } from './teams/messenger.ts';
import { openPresence, type TeamPresence } from './teams/presence.ts';
import type { Wire } from './teams/wire.ts';

export interface DeliveryOptions extends Wire {
  readonly forms: Forms;
  /** Where the tab with the plan is. */
  readonly planUrl?: string;
  /** The name of this process, for the claims it makes. */
  readonly instance: string;
  readonly log: Log;
  /** Left out, Teams' limits are kept together with all other instances. */
  readonly pace?: Pacer;
}

/** Everything that brings messages to Teams, put together: one pace for whatever asks Teams for something. */
export function openDelivery(ports: Ports, options: DeliveryOptions): DeliveryPorts & TeamPresence {
  const pace = options.pace ?? openPacer({ store: ports.store, now: Date.now });
  const presence = openPresence({ ...options, ports, pace });
  const messenger = openMessenger({ ...options, pace });
  return { ...ports, ...presence, pace, messenger, reach: openReach(ports), instance: options.instance };
}
