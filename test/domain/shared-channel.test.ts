import { expect, it } from '@jest/globals';
import { sharingChannel } from '../../src/domain/shared-channel.ts';
import { aChannel, aGroup } from '../builders.ts';

const shared = aChannel('shared');
const groups = [
  aGroup({ channel: shared }),
  aGroup({ id: 'lpr', channel: shared }),
  aGroup({ id: 'gone', channel: shared, ended: '2019-05-01' }),
  aGroup({ id: 'meb', channel: aChannel('meb') }),
  aGroup({ id: 'silent' }),
  aGroup({ id: 'mute' }),
];

it.each([
  ['mace', ['mace', 'lpr']],
  ['meb', ['meb']],
  ['silent', ['silent']],
  ['nobody', []],
  [null, []],
])('the channel of %s is that of %j', (group, sharing) => {
  expect(sharingChannel(group, groups)).toEqual(sharing);
});
