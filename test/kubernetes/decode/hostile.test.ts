/**
 * Values that are cut off, flipped, made up or nested without end: an `ObjectError` or an object,
 * and nothing else; and no error tells what the value holds.
 */

import { isDeepStrictEqual } from 'node:util';

import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { parseJson } from '../../../src/bytes/json.ts';
import { decodeObject, decodeObjectJson } from '../../../src/kubernetes/decode/decode-object.ts';
import { ObjectError } from '../../../src/kubernetes/decode/object-error.ts';
import { bytesOf } from '../../build/database.ts';
import { envelope, field, join, nested, text } from '../../build/messages.ts';
import type { StoredObjectFact } from '../../build/stored-objects.ts';
import { storedObjects } from '../../build/stored-objects.ts';

/** Decodes in both forms, which must agree; gives the reason if it is no object. */
function attempt(value: Uint8Array): string | undefined {
  const options = { absent: 'hybrid', modRevision: 1 } as const;
  try {
    const { object } = decodeObject(value, options);
    const isSame = isDeepStrictEqual(parseJson(decodeObjectJson(value, options)), object);
    if (!isSame) throw new Error('the two forms differ');
    return undefined;
  } catch (error) {
    if (error instanceof ObjectError) return error.message;
    throw error;
  }
}

/** One object of each kind. */
let samples: StoredObjectFact[] = [];
beforeAll(async () => {
  const kinds = new Map<string, StoredObjectFact>();
  for (const fixture of ['kubernetes/before', 'kubernetes/cbor']) {
    for (const fact of await storedObjects(fixture)) {
      if (fact.encoding === 'text' || fact.plaintext.length > 3000) continue;
      kinds.set(`${fact.encoding} ${fact.storedKind ?? ''}`, fact);
    }
  }
  samples = [...kinds.values()];
  expect(samples.length).toBeGreaterThan(70);
});

describe('an object of each kind', () => {
  test('cut off after each byte', () => {
    let refused = 0;
    for (const { plaintext } of samples) {
      for (let size = 0; size < plaintext.length; size++) {
        if (attempt(plaintext.subarray(0, size)) !== undefined) refused++;
      }
    }
    // What can be missing unnoticed are the empty fields behind the object.
    const total = samples.reduce((sum, { plaintext }) => sum + plaintext.length, 0);
    expect(refused).toBeGreaterThan(total - 5 * samples.length);
  });

  test('with a byte changed', () => {
    for (const { plaintext } of samples) {
      for (let at = 0; at < plaintext.length; at += 3) {
        attempt(plaintext.with(at, (plaintext[at] ?? 0) ^ (1 << (at % 8))));
      }
    }
  });

  test('with bytes changed at random', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.nat(), changes, (choice, list) => {
        const value = samples[choice % samples.length]!.plaintext.slice();
        for (const [at, byte] of list) value[at % value.length] = byte;
        attempt(value);
      }),
      { numRuns: 5000 },
    );
  });
});

test('any bytes in the envelope of any kind', () => {
  const bytes = fc.uint8Array({ maxLength: 200 });
  const kinds = fc.constantFrom('Pod', 'Secret', 'Service', 'Event', 'Gadget');
  fc.assert(
    fc.property(kinds, bytes, (kind, raw) => {
      attempt(envelope('v1', kind, raw));
      attempt(join(bytesOf('k8s\0'), raw));
      attempt(join(Uint8Array.of(0xd9, 0xd9, 0xf7), raw));
      attempt(join(bytesOf('{"'), raw));
    }),
    { numRuns: 3000 },
  );
});

describe('nested without end', () => {
  const repeat = (
    count: number,
    start: Uint8Array,
    wrap: (inner: Uint8Array) => Uint8Array,
  ): Uint8Array => {
    let inner = start;
    for (let i = 0; i < count; i++) inner = wrap(inner);
    return inner;
  };
  const revision = (data: Uint8Array): Uint8Array =>
    envelope('apps/v1', 'ControllerRevision', nested(2, field(1, data)));

  test('objects in objects', () => {
    expect(attempt(repeat(20, bytesOf('{}'), revision))).toBeUndefined();
    expect(attempt(repeat(300, bytesOf('{}'), revision))).toContain(
      'nested deeper than 100 levels',
    );
  });

  test('messages in messages', () => {
    const schema = repeat(5000, text(1, 'x'), (inner) => nested(27, inner));
    const versions = nested(2, nested(7, text(1, 'v1'), nested(4, nested(1, schema))));
    const definition = envelope('apiextensions.k8s.io/v1', 'CustomResourceDefinition', versions);
    expect(attempt(definition)).toContain('nested deeper than 100 levels');
  });

  test.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('JSON %s', (_name, open, close) => {
    const json = (depth: number): string => `${open.repeat(depth)}1${close.repeat(depth)}`;
    expect(attempt(revision(bytesOf(json(499))))).toBeUndefined();
    expect(attempt(revision(bytesOf(json(501))))).toContain('nested deeper than 500 levels');
    expect(attempt(revision(bytesOf(json(100_000))))).toContain('nested deeper than 500 levels');
    expect(attempt(bytesOf(`{"a":${json(498)},"b":9007199254740993}`))).toBeUndefined();
    expect(attempt(bytesOf(`{"a":${json(100_000)}}`))).toContain('nested deeper than 500 levels');
    expect(attempt(bytesOf(`{"a":${open.repeat(100_000)}`))).toContain('found JSON that is broken');
  });

  test('CBOR', () => {
    const cbor = (depth: number): Uint8Array =>
      join(
        Uint8Array.of(0xd9, 0xd9, 0xf7, 0xa1, 0x41, 0x61),
        new Uint8Array(depth).fill(0x81),
        Uint8Array.of(1),
      );
    expect(attempt(cbor(50))).toBeUndefined();
    expect(attempt(cbor(100_000))).toContain('nested deeper than 64 levels');
  });
});

describe('sizes that promise too much', () => {
  test.each<[string, number[]]>([
    ['a CBOR text', [0xa1, 0x5b, 0, 0, 0, 1, 0, 0, 0, 0]],
    ['a CBOR list', [0xa1, 0x41, 0x61, 0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
    ['a CBOR map', [0xbb, 0, 0, 0, 0, 0x7f, 0xff, 0xff, 0xff]],
  ])('%s', (_name, bytes) => {
    expect(attempt(Uint8Array.of(0xd9, 0xd9, 0xf7, ...bytes))).toBe('found CBOR that breaks off');
  });

  test('a message', () => {
    const raw = Uint8Array.of(0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f);
    expect(attempt(envelope('v1', 'Pod', raw))).toBe(
      'k8s.io.api.core.v1.Pod#1: found no end of it',
    );
  });

  test('a number that does not end', () => {
    const raw = new Uint8Array(20).fill(0xff);
    expect(attempt(envelope('v1', 'Pod', raw))).toBe('found a number that does not end');
  });
});

test('a message in very many parts', () => {
  const part = nested(1, text(1, 'x'));
  const raw = new Uint8Array(part.length * 100_000);
  for (let at = 0; at < raw.length; at += part.length) raw.set(part, at);
  expect(decodeObject(envelope('v1', 'Pod', raw), { absent: 'presence' }).object).toEqual({
    kind: 'Pod',
    apiVersion: 'v1',
    metadata: { name: 'x' },
  });
});

test('a Secret of many megabytes', () => {
  const bytes = new Uint8Array(20_000_000).fill(7);
  const value = envelope('v1', 'Secret', nested(2, text(1, 'k'), field(2, bytes)));
  const { data } = decodeObject(value, { absent: 'presence' }).object as { data: { k: string } };
  expect(data.k).toHaveLength(Math.ceil(bytes.length / 3) * 4);
});

test('no reason tells what is in the value', () => {
  const word = 'hunter2-hunter2';
  const secret = envelope('v1', 'Secret', nested(2, text(1, word), text(2, word)));
  const json = bytesOf(`{"kind":"A","data":"${word}"}`);
  const cbor = join(
    Uint8Array.of(0xd9, 0xd9, 0xf7, 0xa1, 0x4f),
    bytesOf(word),
    Uint8Array.of(0x4f),
    bytesOf(word),
  );
  for (const value of [secret, json, cbor]) {
    for (let size = 4; size < value.length; size++) {
      expect(attempt(value.subarray(0, size)) ?? '').not.toContain('hunter');
      for (const byte of [0, 0x7f, 0xff]) {
        expect(attempt(value.with(size, byte)) ?? '').not.toContain('hunter');
      }
    }
  }
});
