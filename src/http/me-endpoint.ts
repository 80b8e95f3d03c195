import { isBusinessManager, isChairOf } from '../domain/access.ts';
import { hasEnded } from '../domain/succession.ts';
import type { Me } from '../domain/tab-view.ts';
import { gatherSetting } from '../flows/gather.ts';
import type { ApiAnswer, ApiCall } from './api.ts';

/** Who looks at the tab, and what they are here. */
export async function showMe({ ports, caller: { partnership, asker } }: ApiCall): Promise<ApiAnswer> {
  const setting = await gatherSetting(ports, partnership);
  const value: Me = {
    name: asker.name,
    partnership: { id: partnership, name: setting.partnership.name },
    isBusinessManager: isBusinessManager(asker),
    isScrutineer: asker.roles.some(({ kind }) => kind === 'scrutineer'),
    groups: setting.groups
      .filter((group) => !hasEnded(group))
      .map(({ id, name }) => ({ id, name, isMember: asker.memberOf.has(id), chairs: isChairOf(asker, id) })),
    today: setting.today,
  };
  return { kind: 'value', value };
}
