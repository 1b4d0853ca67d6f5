import { describe, expect, test } from 'vitest';

import { decodeMember } from '../../src/etcd/member.ts';
import { bytesOf } from '../build/database.ts';
import { codeThrown } from '../build/errors.ts';

function member(key: string, json: string): ReturnType<typeof decodeMember> {
  return decodeMember(bytesOf(key), bytesOf(json));
}

describe('member', () => {
  test('of a real server', () => {
    const json =
      '{"id":10276657743932975437,"peerURLs":["http://localhost:2380"],"name":"default",' +
      '"clientURLs":["http://localhost:2379"]}';
    expect(member('8e9e05c52164694d', json)).toEqual({
      id: 0x8e9e05c52164694dn,
      name: 'default',
      peerUrls: ['http://localhost:2380'],
      clientUrls: ['http://localhost:2379'],
      isLearner: false,
    });
  });

  test('a learner that has not started, and an id of 15 digits', () => {
    expect(
      member(
        'ace7287b1eda965',
        `{"id":${String(0xace7287b1eda965n)},"peerURLs":[],"isLearner":true}`,
      ),
    ).toEqual({
      id: 0xace7287b1eda965n,
      name: '',
      peerUrls: [],
      clientUrls: [],
      isLearner: true,
    });
  });

  test.each([
    ['another id', '2', '{"id":1}'],
    ['a padded key', '01', '{"id":1}'],
    ['an upper-case key', 'A', '{"id":10}'],
    ['no id', '1', '{}'],
    ['a text as id', '1', '{"id":"1"}'],
    ['a fraction', '1', '{"id":1.5}'],
    ['an endless number', '1', '{"id":1e999}'],
    ['a negative id', '-1', '{"id":-1}'],
    ['an id of 65 bits', '10000000000000000', '{"id":18446744073709551616}'],
    ['null', '1', 'null'],
    ['a list', '1', '[{"id":1}]'],
    ['cut JSON', '1', '{"id":1'],
    ['no bytes', '1', ''],
    [
      'a deep list',
      '1',
      `{"id":1,"x":${'['.repeat(100_000)}12345678901234567890${']'.repeat(100_000)}}`,
    ],
  ])('%s', (_name, key, json) => {
    expect(codeThrown(() => member(key, json))).toBe('member-record');
  });

  test('bytes that are not UTF-8', () => {
    expect(codeThrown(() => decodeMember(bytesOf('1'), Uint8Array.of(0xff)))).toBe('member-record');
    expect(codeThrown(() => decodeMember(Uint8Array.of(0xff), bytesOf('{"id":1}')))).toBe(
      'member-record',
    );
  });
});
