/**
 * `keys` opens Secrets and tells nothing of them: no output, error or temporary file has a key in it,
 * or anything that a key opens.
 */

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { fixtureNames, filesOf, readFixture } from '../build/fixtures.ts';
import { readObjects } from '../build/kubernetes-objects.ts';
import { tell } from './fake.ts';
import { enterFolder, putEncryption, putSnapshots } from './folder.ts';

/** What is shorter may stand in any output by chance. */
const LENGTH_MIN = 6;
const FORMATS = ['text', 'json', 'jsonl', 'yaml'];

let folder: ReturnType<typeof enterFolder>;
beforeAll(() => {
  folder = enterFolder();
  putSnapshots();
  putEncryption();
  mkdirSync('temporary');
});
afterAll(() => {
  folder.leave();
});

const encrypted = fixtureNames('kubernetes').filter((name) =>
  filesOf(name).includes('encryption.yaml'),
);

/** Every text under some field names, wherever they are. */
function textsUnder(value: unknown, names: readonly string[]): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (names.includes(name)) return typeof inner === 'string' ? [inner] : leaves(inner);
    return textsUnder(inner, names);
  });
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leaves);
}

/** The texts that bytes in base64 could be told as. */
function formsOf(base64: string): string[] {
  const bytes = Buffer.from(base64, 'base64');
  const forms = [base64, bytes.toString('hex'), bytes.toString('utf8'), bytes.toString('latin1')];
  return [...forms, JSON.stringify(bytes.toString('utf8')).slice(1, -1), bytes.join(',')];
}

/** Every key of the fixtures, and every value that they encrypt. */
function secrets(): string[] {
  const found: string[] = [];
  let keys = '';
  for (const name of encrypted) {
    const read = (file: string): string => new TextDecoder().decode(readFixture(name, file));
    found.push(...textsUnder(parse(read('encryption.yaml')), ['secret']).flatMap(formsOf));
    if (filesOf(name).includes('seeds.json')) {
      found.push(...textsUnder(JSON.parse(read('seeds.json')), ['seed']).flatMap(formsOf));
    }
    for (const fact of readObjects(name)) {
      keys += `${fact.key}\n`;
      if (fact.encrypted === undefined || fact.storedKind !== 'Secret') continue;
      found.push(...textsUnder(fact.object, ['data']).flatMap(formsOf));
    }
  }
  // A user may be called what a namespace is called; names are told.
  return [...new Set(found)].filter((text) => text.length >= LENGTH_MIN && !keys.includes(text));
}

describe('keys', () => {
  const hidden = secrets();
  const expectNone = (text: string): void => {
    expect(hidden.filter((secret) => text.includes(secret))).toEqual([]);
  };

  test('has something to hide', () => {
    expect(hidden.length).toBeGreaterThan(100);
    expect(() => {
      expectNone(new TextDecoder().decode(readFixture('kubernetes/enc-aescbc', 'encryption.yaml')));
    }).toThrow();
  });

  test.each(encrypted)('tells nothing of %s', async (fixture) => {
    const name = fixture.split('/')[1]!;
    for (const format of FORMATS) {
      for (const configuration of [name, 'enc-cbc-trap']) {
        const options = ['--encryption-config', `${configuration}.yaml`, '-w', format];
        const { exit, stdout, stderr } = await tell(['keys', `${name}.db`, ...options]);
        expect(exit).toBeLessThan(2);
        expectNone(stdout + stderr);
        const seeds = await tell(['keys', `${name}.db`, ...options, '--kms-seeds', 'seeds.json']);
        expectNone(seeds.stdout + seeds.stderr);
      }
    }
  });

  test('tells nothing of a configuration that is none', async () => {
    const sound = new TextDecoder().decode(readFixture('kubernetes/enc-aescbc', 'encryption.yaml'));
    const start = sound.indexOf('- resources');
    for (let at = start; at < sound.length; at += 5) {
      for (const put of ['[', '"', '\n', ': ', '&']) {
        writeFileSync('bad.yaml', sound.slice(0, at) + put + sound.slice(at));
        const { stdout, stderr } = await tell([
          'keys',
          'before.db',
          '--encryption-config',
          'bad.yaml',
          '-w',
          'json',
        ]);
        expectNone(stdout + stderr);
      }
    }
    const seeds = new TextDecoder().decode(readFixture('kubernetes/enc-kmsv2', 'seeds.json'));
    writeFileSync('bad.json', seeds.slice(0, -4));
    const { exit, stderr } = await tell(['keys', 'before.db', '--kms-seeds', 'bad.json']);
    expect(exit).toBe(2);
    expectNone(stderr);
  });

  test('leaves nothing behind', async () => {
    const packed = gzipSync(readFixture('kubernetes/enc-aescbc', 'snapshot.db'));
    const options = ['--encryption-config', 'enc-aescbc.yaml', '--temp-dir', 'temporary'];
    const { exit, stdout } = await tell(['keys', '-', ...options], { stdin: packed });
    expect([exit, stdout.split('\n')[0]]).toEqual([0, 'READABLE  standard input']);
    expect(readdirSync('temporary')).toEqual([]);
  });
});
