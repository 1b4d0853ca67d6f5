import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { decodeV2Store } from '../../src/etcd/v2-store.ts';
import type { V2Store } from '../../src/etcd/v2-store.ts';
import { decodeRaftSnapshot } from '../../src/raft/raft-snapshot.ts';
import { dataDirectoryNames, raftSnapshotFiles } from '../build/data-directory.ts';
import { bytesOf } from '../build/database.ts';
import { codeThrown } from '../build/errors.ts';
import { readFixtureJson } from '../build/fixtures.ts';

const PLACE = { file: 'member/snap/0000000000000002-000000000000003d.snap' };

type Tree = { readonly [name: string]: Tree | string };

/** A node: of a text a file, else a folder. */
function node(tree: Tree | string): object {
  if (typeof tree === 'string') return { Value: tree, Children: null };
  const children = Object.entries(tree).map(([name, below]) => [name, node(below)] as const);
  return { Value: '', Children: Object.fromEntries(children) };
}

function decode(tree: Tree): V2Store {
  return decodeText(JSON.stringify({ Root: node(tree) }));
}

function decodeText(text: string): V2Store {
  return decodeV2Store(bytesOf(text), PLACE);
}

function messageOf(run: () => unknown): string {
  try {
    run();
    return 'none';
  } catch (error) {
    return (error as Error).message.replace(`${PLACE.file}: `, '');
  }
}

test.each(dataDirectoryNames())(
  '%s: has the members and the version of its server',
  async (name) => {
    const { etcd_version } = readFixtureJson<{ etcd_version: string }>(
      `datadirs/${name}`,
      'expect.json',
    );
    const files = await raftSnapshotFiles(name);
    for (const [path, bytes] of files) {
      const snapshot = decodeRaftSnapshot(bytes, { file: path });
      const store = decodeV2Store(snapshot.data, { file: path });
      const ids = store.members.map(({ id }) => id);
      const { voters, learners } = snapshot.confState;
      expect(ids).toEqual([...voters, ...learners].sort((a, b) => (a < b ? -1 : 1)));
      for (const { peerUrls, clientUrls, isLearner, name: own } of store.members) {
        expect([...peerUrls, ...clientUrls].join(' ')).toMatch(/^(http:\/\/127[.\d]+:\d+ ?)+$/);
        expect(isLearner).toBe(false);
        expect(own).toMatch(/^[a-z0-9]+$/);
      }
      expect(store.clusterVersion).toBe(`${etcd_version.replace(/\.\d+$/, '')}.0`);
      expect(store.hasCustomContent).toBe(false);
    }
    // Servers that were stopped early, or applied little, have none.
    expect(files.size > 0).toBe(!/-clean$|-m3$/.test(name));
  },
);

describe('members', () => {
  const raftAttributes = '{"peerURLs":["http://a:2380","http://b:2380"],"isLearner":true}';

  test('have what each file says, and those that are gone are listed', () => {
    const members = {
      ffffffffffffffff: { raftAttributes: '{"peerURLs":["http://c:2380"]}' },
      ace7287b1eda965: {
        raftAttributes,
        attributes: '{"name":"a","clientURLs":["http://a:2379"]}',
      },
    };
    const removed_members = { '2': 'removed', '1': 'removed' };
    expect(decode({ '0': { members, removed_members, version: '3.5.0' }, '1': {} })).toEqual({
      members: [
        {
          id: 0xace7287b1eda965n,
          name: 'a',
          peerUrls: ['http://a:2380', 'http://b:2380'],
          clientUrls: ['http://a:2379'],
          isLearner: true,
        },
        {
          id: 2n ** 64n - 1n,
          name: '',
          peerUrls: ['http://c:2380'],
          clientUrls: [],
          isLearner: false,
        },
      ],
      removedMembers: [1n, 2n],
      clusterVersion: '3.5.0',
      hasCustomContent: false,
    });
  });

  test('there may be none, as before the first is known', () => {
    const nothing = {
      members: [],
      removedMembers: [],
      clusterVersion: undefined,
      hasCustomContent: false,
    };
    expect(decode({})).toEqual(nothing);
    expect(decode({ '0': {}, '1': {} })).toEqual(nothing);
    expect(decode({ '0': 'a file' })).toEqual(nothing);
  });

  test.each([
    [{ xyz: { raftAttributes } }, 'found member "xyz", expected an id in hex'],
    [{ '': { raftAttributes } }, 'found member "", expected an id in hex'],
    [{ '10000000000000000': {} }, 'found member "10000000000000000", expected an id in hex'],
    [{ __proto__x: {} }, 'found member "__proto__x", expected an id in hex'],
    [{ 'a\n': {} }, 'found member "a\\x0a", expected an id in hex'],
    [{ a: {} }, 'member a: found no raftAttributes, expected its peer URLs'],
    [{ a: 'x' }, 'member a: found no raftAttributes, expected its peer URLs'],
    [{ a: { raftAttributes: '{' } }, 'member a: found a text that is not JSON'],
    [{ a: { raftAttributes: {} } }, 'member a: found a text that is not JSON'],
    [{ a: { raftAttributes: '[]' } }, 'member a: found JSON that is no object'],
    [
      { a: { raftAttributes: '{"peerURLs":[1]}' } },
      'member a: found URLs that are no texts, expected a list of them',
    ],
    [
      { a: { raftAttributes: '{"peerURLs":"x"}' } },
      'member a: found URLs that are no texts, expected a list of them',
    ],
    [{ a: { raftAttributes, attributes: 'x' } }, 'member a: found a text that is not JSON'],
  ] as [Tree, string][])('%j is wrong', (members, reason) => {
    expect(messageOf(() => decode({ '0': { members } }))).toBe(
      `the v2 store in the raft snapshot is wrong: ${reason}`,
    );
  });
});

test('the example in docs/problems is what is said', () => {
  const page = readFileSync(
    new URL('../../docs/problems/raft-snapshot-store.md', import.meta.url),
    'utf8',
  );
  const line = `${PLACE.file}: ${messageOf(() => decode({ '0': { members: { xyz: {} } } }))}`;
  expect(page).toContain(`\n\`\`\`\n${line}\n\`\`\`\n`);
});

describe('content that is not of etcd itself', () => {
  test.each([
    [{ '0': { anything: 'x' } }, false],
    [{ '1': {} }, false],
    [{ '1': { key: 'value' } }, true],
    [{ '1': { folder: {} } }, true],
    [{ '1': { _hidden: 'x' } }, false],
    [{ _hidden: { key: 'x' } }, false],
    [{ other: 'a file' }, false],
    [{ other: { key: 'x' } }, true],
    [{ '2': { enabled: 'false', roles: {}, users: {} } }, false],
    [{ '2': { enabled: 'true', roles: {}, users: { root: '{}' } } }, true],
  ] as [Tree, boolean][])('%j: %j', (tree, expected) => {
    expect(decode(tree).hasCustomContent).toBe(expected);
  });
});

describe('hostile JSON', () => {
  test.each([
    ['', 'found a text that is not JSON'],
    ['{"Root":', 'found a text that is not JSON'],
    ['[]', 'found JSON that is no object'],
    ['null', 'found JSON that is no object'],
    ['{}', 'found no Root, expected a folder'],
    ['{"Root":[]}', 'found no Root, expected a folder'],
    ['{"__proto__":{"Root":{}}}', 'found no Root, expected a folder'],
  ])('%j is wrong', (text, reason) => {
    expect(messageOf(() => decodeText(text))).toBe(
      `the v2 store in the raft snapshot is wrong: ${reason}`,
    );
  });

  test('bytes that are no text', () => {
    expect(messageOf(() => decodeV2Store(new Uint8Array([0xff]), PLACE))).toMatch(/not UTF-8/);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'a node that is named %s is a name like others',
    (name) => {
      const below = `{"Children":{${JSON.stringify(name)}:{"Children":{"a":{"Value":"x"}}}}}`;
      // What begins with _ is hidden.
      expect(decodeText(`{"Root":${below}}`).hasCustomContent).toBe(!name.startsWith('_'));
      expect(decodeText(`{"Root":{"Children":{"0":${below}}}}`).members).toEqual([]);
      expect(({} as Record<string, unknown>)['Children']).toBeUndefined();
    },
  );

  test.each([`"Value":"x"`, `"Value":"1234567890123456"`, `"CreatedIndex":12345678901234567890`])(
    'deep nesting around %s does no harm',
    (inner) => {
      const deep = '{"Children":{"a":'.repeat(50_000) + `{${inner}}` + '}}'.repeat(50_000);
      const code = codeThrown(() => decodeText(`{"Root":${deep}}`));
      expect(['no error', 'raft-snapshot-store']).toContain(code);
    },
  );

  test('anything at all is decoded or refused with its code', () => {
    const leaf = fc.oneof(fc.constant('{"peerURLs":["x"]}'), fc.string(), fc.integer());
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6 },
        leaf,
        fc.record(
          {
            Root: tie('tree'),
            Children: tie('tree'),
            Value: leaf,
            members: tie('tree'),
            '0': tie('tree'),
            a: tie('tree'),
            raftAttributes: tie('tree'),
          },
          { requiredKeys: [] },
        ),
      ),
    }));
    fc.assert(
      fc.property(tree, (root) => {
        const text = JSON.stringify({ Root: root });
        expect(codeThrown(() => decodeText(text))).toMatch(/^(no error|raft-snapshot-store)$/);
      }),
      { numRuns: 1_000 },
    );
  });
});
