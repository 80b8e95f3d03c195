import { describe, expect, it } from '@jest/globals';
import type { Request } from 'restify';
import { byChoice } from '../../src/http/who-asks.ts';
import { aPartnership } from '../builders.ts';

function request(method: string, headers: Readonly<Record<string, string>>): Request {
  return { method, header: (name: string) => headers[name], getQuery: () => '' } as unknown as Request;
}

describe('in local mode, where no token is asked for', () => {
  it.each<[string, string, Readonly<Record<string, string>>, string]>([
    ['looks', 'GET', {}, 'caller'],
    ['changes something from the tab', 'POST', { 'X-Baton-As': 'chair', 'Sec-Fetch-Site': 'same-origin' }, 'caller'],
    ['changes something by a program', 'POST', { 'X-Baton-As': 'chair' }, 'caller'],
    ['is another page’s form', 'POST', { 'Sec-Fetch-Site': 'cross-site' }, 'unauthorised'],
    ['does not say as whom', 'POST', {}, 'unauthorised'],
    ['is another page’s script', 'DELETE', { 'X-Baton-As': 'manager', 'Sec-Fetch-Site': 'same-site' }, 'unauthorised'],
  ])('whoever %s: %s %j', async (_, method, headers, kind) => {
    const { ports } = await aPartnership('2019-09-02T09:00:00Z');
    expect((await byChoice(ports)(request(method, headers))).kind).toBe(kind);
  });
});
