import { describe, expect, it } from 'vitest';

import { decodeText, encodeText } from '../../src/bytes/text.ts';
import { encodeRestoredV2Store } from '../../src/etcd/encode-v2-store.ts';
import { decodeMember, encodeMember } from '../../src/etcd/member.ts';
import { decodeV2Store } from '../../src/etcd/v2-store.ts';
import type { Member } from '../../src/etcd/member.ts';

const MEMBER: Member = {
  id: 2n ** 64n - 1n,
  name: '',
  peerUrls: ['http://a:1?b&c'],
  clientUrls: [],
  isLearner: false,
};

describe('encodeMember', () => {
  it.each<[Partial<Member>, string]>([
    [{}, '{"id":18446744073709551615,"peerURLs":["http://a:1?b\\u0026c"]}'],
    [
      { id: 1n, name: 'n<1>', isLearner: true, clientUrls: ['http://b:1', 'http://c:1'] },
      '{"id":1,"peerURLs":["http://a:1?b\\u0026c"],"isLearner":true,' +
        '"name":"n\\u003c1\\u003e","clientURLs":["http://b:1","http://c:1"]}',
    ],
    [{ id: 2n, peerUrls: [] }, '{"id":2,"peerURLs":[]}'],
  ])('case %#', (changes, json) => {
    const member = { ...MEMBER, ...changes };
    expect(decodeText(encodeMember(member))).toBe(json);
    const key = encodeText(member.id.toString(16));
    expect(decodeMember(key, encodeMember(member))).toEqual(member);
  });
});

describe('encodeRestoredV2Store', () => {
  const members = [0x0ace_0000_0000_0000n, 0x1000_0000_0000_0000n].map((id) => ({ ...MEMBER, id }));

  it('sorts folders by their names, where an id with a leading zero is short', () => {
    const text = decodeText(encodeRestoredV2Store({ members, version: '3.5' })) ?? '';
    const folders = [...text.matchAll(/"([0-9a-f]+)":\{"Path"/g)].map(([, name]) => name);
    expect(folders).toEqual(['0', '1000000000000000', 'ace000000000000', '1']);
    const [one] = [...text.matchAll(/"key":"[^"]*"/g)].map(([key]) => key);
    expect(one).toBe('"key":"/0/members/ace000000000000/raftAttributes"');
  });

  it('has a thousand places for events, and is read back', () => {
    const bytes = encodeRestoredV2Store({ members, version: '3.7' });
    const json = JSON.parse(decodeText(bytes) ?? '') as {
      WatcherHub: { EventHistory: { Queue: { Events: unknown[] } } };
    };
    const { Events: events } = json.WatcherHub.EventHistory.Queue;
    expect(events.length).toBe(1000);
    expect(events.filter((event) => event !== null).length).toBe(2);
    expect(decodeV2Store(bytes, { file: 'a.snap' }).members).toEqual(members);
  });
});
