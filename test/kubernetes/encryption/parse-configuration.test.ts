/** Configurations, good and bad ones; and that no message has a key in it. */

import { inspect } from 'node:util';

import { describe, expect, test } from 'vitest';

import { encodeBase64 } from '../../../src/bytes/base64.ts';
import { ruleFor } from '../../../src/kubernetes/encryption/configuration.ts';
import { parseKmsSeeds } from '../../../src/kubernetes/encryption/kms-seeds.ts';
import {
  EncryptionConfigurationError,
  parseEncryptionConfiguration,
} from '../../../src/kubernetes/encryption/parse-configuration.ts';
import { countedBytes, readConfiguration } from '../../build/encryption.ts';

const SECRET = encodeBase64(countedBytes(32));
const HEAD = 'kind: EncryptionConfiguration\napiVersion: apiserver.config.k8s.io/v1\n';

const rule = (provider: string, resources = '[secrets]'): string =>
  `${HEAD}resources:\n- resources: ${resources}\n  providers:\n  - ${provider}\n`;
const key = (secret: string): string => rule(`aescbc: {keys: [{name: key1, secret: ${secret}}]}`);

function messageOf(text: string, parse: (text: string) => unknown): string {
  try {
    parse(text);
  } catch (error) {
    expect(error).toBeInstanceOf(EncryptionConfigurationError);
    if (error instanceof Error) return error.message;
  }
  return 'parsed';
}

describe('a configuration', () => {
  test('is read whole', () => {
    const { rules } = readConfiguration('kubernetes/enc-wildcard-apps');
    expect(rules.map(({ resources }) => resources)).toEqual([
      [
        { resource: 'secrets', group: '' },
        { resource: 'configmaps', group: '' },
      ],
      [
        { resource: '*', group: 'apps' },
        { resource: 'vaults', group: 'enc.example.com' },
      ],
    ]);
    const types = rules.map(({ providers }) => providers.map(({ type }) => type));
    expect(types).toEqual([
      ['secretbox', 'identity'],
      ['aesgcm', 'identity'],
    ]);
  });

  test('of a KMS', () => {
    const [first] = readConfiguration('kubernetes/enc-kmsv2').rules;
    expect(first!.providers).toEqual([
      { type: 'kms v2', name: 'cloud-kms-new' },
      { type: 'kms v2', name: 'cloud-kms' },
      { type: 'identity' },
    ]);
    const old = rule('kms: {name: vault, endpoint: unix:///x}');
    expect(parseEncryptionConfiguration(old).rules[0]!.providers).toEqual([
      { type: 'kms v1', name: 'vault' },
    ]);
  });

  test('of Kubernetes 1.12, and as JSON', () => {
    const old = key(SECRET)
      .replace('EncryptionConfiguration', 'EncryptionConfig')
      .replace('apiserver.config.k8s.io/v1', 'v1');
    expect(parseEncryptionConfiguration(old).rules.length).toBe(1);
    const json =
      '{"kind":"EncryptionConfiguration","apiVersion":"apiserver.config.k8s.io/v1",' +
      '"resources":[{"resources":["*.*"],"providers":[{"identity":{}}]}]}';
    expect(parseEncryptionConfiguration(json).rules[0]!.providers).toEqual([{ type: 'identity' }]);
  });

  test('does not show its keys', () => {
    const parsed = parseEncryptionConfiguration(key(SECRET));
    for (const text of [JSON.stringify(parsed), inspect(parsed, { depth: 9, showHidden: true })]) {
      expect(text).toContain('key1');
      expect(text).not.toContain(SECRET);
      expect(text).not.toContain('1, 2, 3');
      expect(text).not.toContain('01 02 03');
    }
  });

  test('says which rule a resource is written by', () => {
    const all = readConfiguration('kubernetes/enc-wildcard-all');
    const typeFor = (group: string, resource: string): string | undefined =>
      ruleFor(all, group, resource)?.providers[0]?.type;
    expect(typeFor('', 'events')).toBe('identity');
    expect(typeFor('', 'secrets')).toBe('aescbc');
    expect(typeFor('apps', 'deployments')).toBe('secretbox');
    const apps = readConfiguration('kubernetes/enc-wildcard-apps');
    expect(ruleFor(apps, '', 'pods')).toBeUndefined();
    expect(ruleFor(apps, 'apps', 'deployments')).toBe(apps.rules[1]);
    expect(ruleFor(apps, 'enc.example.com', 'vaults')).toBe(apps.rules[1]);
    expect(ruleFor(apps, 'enc.example.com', 'others')).toBeUndefined();
  });
});

describe('no configuration', () => {
  const secret = 'resources[0].providers[0].aescbc.keys[0].secret';
  test.each([
    ['nothing', '', 'expected an EncryptionConfiguration'],
    ['a text', 'x', 'expected an EncryptionConfiguration'],
    ['another kind', 'kind: Secret\n', 'kind: expected EncryptionConfiguration'],
    ['a kind that is a name', 'kind: constructor\n', 'kind: expected EncryptionConfiguration'],
    [
      'another version',
      'kind: EncryptionConfiguration\napiVersion: v1\n',
      'apiVersion: expected apiserver.config.k8s.io/v1',
    ],
    ['without rules', HEAD, 'resources: expected a list'],
    ['with an empty list', `${HEAD}resources: []\n`, 'resources: expected a list'],
    [
      'without providers',
      `${HEAD}resources:\n- resources: [a]\n`,
      'resources[0].providers: expected a list',
    ],
    [
      'a resource that is none',
      rule('identity: {}', '[1]'),
      'resources[0].resources[0]: expected the name of a resource',
    ],
    [
      'an unknown provider',
      rule('rot13: {keys: []}'),
      'resources[0].providers[0]: expected one of aescbc, aesgcm, secretbox, identity, kms',
    ],
    [
      'two providers in one',
      rule('{identity: {}, kms: {name: x}}'),
      'resources[0].providers[0]: expected one of aescbc, aesgcm, secretbox, identity, kms',
    ],
    [
      'no keys',
      rule('aesgcm: {keys: []}'),
      'resources[0].providers[0].aesgcm.keys: expected a list',
    ],
    [
      'a key without a name',
      rule(`aesgcm: {keys: [{secret: ${SECRET}}]}`),
      'resources[0].providers[0].aesgcm.keys[0].name: expected a name',
    ],
    [
      'a key that is no base64',
      key('c2VjcmV0IGlzIHNlY3VyZQ'),
      `${secret}: expected a key in base64`,
    ],
    ['a key that is a number', key('1234567812345678'), `${secret}: expected a key in base64`],
    ['an empty key', key('""'), `${secret}: expected a key in base64`],
    [
      'a key that is short',
      key('c2hvcnQ='),
      `${secret}: found a key of 5 bytes, expected 16 or 24 or 32`,
    ],
    [
      'a secretbox key of 16 bytes',
      rule(`secretbox: {keys: [{name: a, secret: ${encodeBase64(countedBytes(16))}}]}`),
      'resources[0].providers[0].secretbox.keys[0].secret: found a key of 16 bytes, expected 32',
    ],
    [
      'a KMS of another version',
      rule('kms: {name: a, apiVersion: v3}'),
      'resources[0].providers[0].kms.apiVersion: expected v1 or v2',
    ],
    [
      'a KMS without a name',
      rule('kms: {apiVersion: v2}'),
      'resources[0].providers[0].kms.name: expected a name',
    ],
    ['two documents', `${key(SECRET)}---\nx: y\n`, 'line 7: this is not YAML (MULTIPLE_DOCS)'],
    [
      'no YAML',
      `${HEAD}  secret: ${SECRET}\n bad: [`,
      'line 2: this is not YAML (BLOCK_AS_IMPLICIT_KEY)',
    ],
    [
      'too much',
      ' '.repeat(1024 ** 2 + 1),
      'found 1,048,577 characters, expected at most 1,048,576',
    ],
    ['too deep', '['.repeat(200_000), 'line 1: this is not YAML (RESOURCE_EXHAUSTION)'],
    [
      'a bomb of references',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
        .split('')
        .map(
          (name, at) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]!}`).join(',')}]\n`,
        )
        .join('')}`,
      'this is not YAML (too deep, or too many references)',
    ],
    ['an unknown tag', `!!js/function ${HEAD}`, 'resources: expected a list'],
  ])('%s', (_name, text, message) => {
    expect(messageOf(text, parseEncryptionConfiguration)).toBe(message);
  });

  test('tells anything of a key, wherever the mistake is', () => {
    const text = key(SECRET);
    let refused = 0;
    const parts = Array.from({ length: SECRET.length - 5 }, (_, at) => SECRET.slice(at, at + 6));
    for (let at = 0; at < text.length; at++) {
      for (const put of ['"', '[', '\t', '\n', '&', ': ', '%', '@', '`', '']) {
        const message = messageOf(
          text.slice(0, at) + put + text.slice(at + 1),
          parseEncryptionConfiguration,
        );
        if (message === 'parsed') continue;
        refused++;
        expect(parts.filter((part) => message.includes(part))).toEqual([]);
      }
    }
    expect(refused).toBeGreaterThan(300);
  });
});

describe('seeds', () => {
  const seed = encodeBase64(countedBytes(32));

  test('are read as a map and as a list', () => {
    const map = parseKmsSeeds(`{"AAEC": "${seed}"}`);
    const list = parseKmsSeeds(`{"seeds": [{"encryptedDEKSource": "AAEC", "seed": "${seed}"}]}`);
    for (const seeds of [map, list]) {
      expect(seeds.size).toBe(1);
      expect(seeds.get(Uint8Array.of(0, 1, 2))).toEqual(countedBytes(32));
      expect(seeds.get(Uint8Array.of(0, 1))).toBeUndefined();
      expect(inspect(seeds, { depth: 9, showHidden: true })).not.toContain('1, 2, 3');
    }
  });

  test.each([
    ['', 'this is not JSON'],
    ['[]', 'expected an object'],
    ['{"AAEC": 5}', 'seed 1: expected an encryptedDEKSource and its seed'],
    ['{"AAEC": "?"}', 'seed 1: expected an encryptedDEKSource and its seed'],
    ['{"AAEC": "AAEC"}', 'seed 1: found 3 bytes, expected 16, 24 or 32'],
    ['{"seeds": [{"seed": "AAEC"}]}', 'seed 1: expected an encryptedDEKSource and its seed'],
  ])('%s', (text, message) => {
    expect(messageOf(text, parseKmsSeeds)).toBe(message);
  });
});
