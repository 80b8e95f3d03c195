import { expect, it } from '@jest/globals';
import { ownedBy } from '../../src/domain/owned-by.ts';
import { aPlan, aPost, tracked } from '../builders.ts';

const police = { id: 'police', name: 'Police', aliases: [], answers: null };
const inspector = aPost({ id: 'di', agency: 'police', title: 'Detective Inspector' });
const open = aPlan();
const restricted = aPlan({ code: 'CR1', audience: { kind: 'restricted', groups: ['lpr-group'] } });

it('who answers for a restricted plan’s actions is known to its readers alone', () => {
  const known = {
    plans: [open, restricted],
    actions: [
      tracked({ plan: open.code, ref: '1', responsible: ['di'] }),
      tracked({ plan: 'CR1', ref: '2', responsible: ['di'] }),
      tracked({ plan: open.code, ref: '3', contributors: ['police'] }),
      tracked({ plan: open.code, ref: '4' }),
    ],
  };
  const refs = (reader: 'all' | ReadonlySet<string>, owner = 'Police') =>
    ownedBy(owner, known, { reader, agencies: [police], posts: [inspector] }).map(({ action }) => action.ref);
  expect(refs('all')).toEqual(['1', '2', '3']);
  expect(refs(new Set())).toEqual(['1', '3']);
  expect(refs('all', 'Detective Inspector')).toEqual(['1', '2']);
});
