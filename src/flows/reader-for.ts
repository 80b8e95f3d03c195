import { type Asker, mayAnswer } from '../domain/access.ts';
import { alsoReading, maySeeWords, type Reader, readerAt } from '../domain/audience.ts';
import { fullRef } from '../domain/ref.ts';
import { sharingChannel } from '../domain/shared-channel.ts';
import { type Plans, type Setting, valuesOf } from './gather.ts';
import type { Register } from './ports.ts';

interface Asked {
  readonly asker: Asker;
  readonly channelOf: string | null;
  readonly place: 'private' | 'channel';
}

/** What whoever asks may read where they ask; in their own chat also what they answer for by a post. */
export async function readerFor(
  register: Register,
  { asker, place, channelOf }: Asked,
  { setting, plans }: { readonly setting: Setting; readonly plans: Plans },
): Promise<Reader> {
  if (place === 'channel')
    return readerAt(asker, { kind: 'channel', groups: sharingChannel(channelOf, setting.groups) });
  const reader = readerAt(asker, { kind: 'private' });
  const byCode = new Map(plans.plans.map((plan) => [plan.code, plan]));
  const hidden = plans.actions.filter((tracked) => !maySeeWords(reader, byCode.get(tracked.action.plan), tracked));
  if (hidden.length === 0) return reader;
  const who = { posts: setting.posts, agencies: valuesOf(await register.list('agency')), askedIn: [] };
  const own = hidden.filter(({ action }) =>
    [null, ...action.contributors].some((part) => {
      const right = mayAnswer(asker, { action, part }, who);
      return right.kind === 'own' && right.post !== null;
    }),
  );
  return alsoReading(
    reader,
    own.map(({ action }) => fullRef(action.plan, action.ref)),
  );
}
