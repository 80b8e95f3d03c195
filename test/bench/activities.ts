import { exampleTeam, exampleTenant, exampleUsers } from '../../examples/example-people.ts';

/** What somebody does in Teams, as Teams sends it: typed in MACE's channel, or pressed on the request card there. */
export type TurnName = 'update' | 'no change' | 'overdue' | 'show' | 'digest';

/** A turn's activity; `count` makes each one a new one. */
export type MakeTurn = (count: number) => object;

const bot = { id: '28:baton', name: 'Baton' };
let ids = 0;

export function typed(serviceUrl: string, text: string): object {
  const mark = '<at>Baton</at>';
  const entities = [{ type: 'mention', text: mark, mentioned: bot }];
  return { ...activity(serviceUrl), type: 'message', text: `${mark} ${text}`, textFormat: 'plain', entities };
}

function pressed(serviceUrl: string, verb: string, data: object): object {
  const action = { type: 'Action.Execute', verb, data: { verb, v: 1, ...data } };
  return { ...activity(serviceUrl), type: 'invoke', name: 'adaptiveCard/action', value: { action } };
}

function activity(serviceUrl: string) {
  ids += 1;
  const { id, name, aadObjectId } = exampleUsers['business-manager'];
  const { channel } = exampleTeam.mace;
  return {
    id: `bench-${ids}`,
    channelId: 'msteams',
    serviceUrl,
    timestamp: new Date().toISOString(),
    from: { id, name, aadObjectId },
    recipient: bot,
    conversation: {
      id: `${channel};messageid=1690000000001`,
      conversationType: 'channel',
      isGroup: true,
      tenantId: exampleTenant,
    },
    channelData: {
      tenant: { id: exampleTenant },
      team: { id: exampleTeam.id, name: exampleTeam.name },
      channel: { id: channel },
    },
  };
}

/** The five turns that are measured, on a request card about these refs. */
export function turnsOn(
  serviceUrl: string,
  { card, refs }: { readonly card: string; readonly refs: readonly string[] },
): Readonly<Record<TurnName, MakeTurn>> {
  // Whoever presses has seen what was said last: more is not asked of storage then.
  const newest = 100_000;
  const about = (count: number) => ({ card, plan: 'DP', ref: refs[count % refs.length], seq: newest + count });
  return {
    update: (count) =>
      pressed(serviceUrl, 'save', {
        ...about(count),
        rating: ['green', 'amber', 'red'][count % 3],
        progress: `The agencies agreed the draft protocol; version ${count} goes to the next meeting for a decision.`,
        blocked: 'false',
        complete: 'false',
      }),
    'no change': (count) => pressed(serviceUrl, 'no-change', about(count)),
    overdue: () => typed(serviceUrl, 'overdue'),
    show: (count) => typed(serviceUrl, `show ${refs[count % refs.length]}`),
    digest: () => typed(serviceUrl, 'digest'),
  };
}
