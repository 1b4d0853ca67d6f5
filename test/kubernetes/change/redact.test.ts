/** What is shown of objects with secrets: everything but the secrets. */

import { createHmac } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { fieldOf, parseJson } from '../../../src/bytes/json.ts';
import type { JsonObject } from '../../../src/bytes/json.ts';
import { formatJson } from '../../../src/bytes/json-text.ts';
import { parseRedacted, redactObject } from '../../../src/kubernetes/change/redact.ts';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

function fingerprint(value: Uint8Array): string {
  return createHmac('sha256', 'key of this test').update(value).digest('hex').slice(0, 12);
}
function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
function shown(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return `[${String(bytes.length)} bytes, fingerprint ${fingerprint(bytes)}]`;
}
function redact(object: JsonObject): JsonObject {
  return redactObject(object, { fingerprint });
}

describe('Secrets', () => {
  test('keep their keys and lose their values', () => {
    const secret = {
      kind: 'Secret',
      apiVersion: 'v1',
      metadata: { name: 'a', labels: { data: 'x' } },
      data: { password: base64('hunter2'), empty: '', odd: 'not base64!', nothing: null },
      stringData: { user: 'admin' },
      type: 'Opaque',
    };
    expect(redact(secret)).toEqual({
      ...secret,
      data: {
        password: shown('hunter2'),
        empty: shown(''),
        odd: shown('not base64!'),
        nothing: null,
      },
      stringData: { user: shown('admin') },
    });
  });
  test('of any version, in lists, in templates, without a kind of their own', () => {
    const data = { x: base64('secret value') };
    const hidden = { x: shown('secret value') };
    const old = { kind: 'Secret', apiVersion: 'v1beta3', data };
    expect(redact(old)).toEqual({ ...old, data: hidden });
    const list = { kind: 'List', items: [{ kind: 'ConfigMap', data }, old] };
    expect(redact(list)).toEqual({ ...list, items: [list.items[0], { ...old, data: hidden }] });
    expect(redact({ kind: 'SecretList', items: [{ data }] })).toEqual({
      kind: 'SecretList',
      items: [{ data: hidden }],
    });
    expect(redact({ kind: 'Template', objects: [old] })).toEqual({
      kind: 'Template',
      objects: [{ ...old, data: hidden }],
    });
    expect(redactObject({ data }, { fingerprint, isSecret: true })).toEqual({ data: hidden });
  });
  test('whose data has another form', () => {
    for (const data of ['text', ['text'], 5, true]) {
      expect(JSON.stringify(redact({ kind: 'Secret', data }))).not.toMatch(/text|5[,}]|true/);
    }
    const nested = redact({ kind: 'Secret', data: { a: { b: 'deep secret' } } });
    expect(JSON.stringify(nested)).not.toContain('deep secret');
  });
  test('with keys of any name', () => {
    const text = `{"kind":"Secret","data":{"__proto__":"${base64('one')}","constructor":"YQ=="}}`;
    expect(formatJson(redact(parseJson(text) as JsonObject))).toBe(
      `{"kind":"Secret","data":{"__proto__":"${shown('one')}",` +
        `"constructor":"[1 byte, fingerprint ${fingerprint(Uint8Array.of(97))}]"}}`,
    );
  });
  test('of 100 MB', () => {
    const data = { big: Buffer.alloc(100_000_000, 'x').toString('base64') };
    const secret = redactObject({ kind: 'Secret', data }, { fingerprint: () => '0123456789ab' });
    expect(secret['data']).toEqual({ big: '[100,000,000 bytes, fingerprint 0123456789ab]' });
  });
});

describe('the copy that kubectl keeps', () => {
  const annotated = (text: string, kind = 'Secret'): JsonObject => ({
    kind,
    metadata: { annotations: { [LAST_APPLIED]: text, other: 'text' } },
  });
  const copyOf = (object: JsonObject): string =>
    (object['metadata'] as { annotations: Record<string, string> }).annotations[LAST_APPLIED] ?? '';

  test('is redacted with its Secret', () => {
    const copy = { kind: 'Secret', data: { a: base64('hidden') }, stringData: { b: 'hidden' } };
    const object = redact(annotated(`${JSON.stringify(copy)}\n`));
    expect(JSON.parse(copyOf(object))).toEqual({
      kind: 'Secret',
      data: { a: shown('hidden') },
      stringData: { b: shown('hidden') },
    });
    expect(object['metadata']).toMatchObject({ annotations: { other: 'text' } });
  });
  test('is a Secret even if it does not say so', () => {
    const object = redact(annotated(JSON.stringify({ data: { a: base64('hidden') } })));
    expect(JSON.parse(copyOf(object))).toEqual({ data: { a: shown('hidden') } });
  });
  test.each(['{"data":{"a":"aGlkZGVu"', '"aGlkZGVu"', 'aGlkZGVu', '{'.repeat(2000)])(
    'is hidden as a whole if it is no object',
    (text) => {
      expect(copyOf(redact(annotated(text)))).toBe(
        shown(text).replace(String(text.length), text.length.toLocaleString('en-US')),
      );
    },
  );
  test('may hold a Secret in the annotation of something else', () => {
    const list = { kind: 'List', items: [{ kind: 'Secret', data: { a: base64('hidden') } }] };
    const object = redact(annotated(JSON.stringify(list), 'List'));
    expect(JSON.parse(copyOf(object))).toEqual({
      kind: 'List',
      items: [{ kind: 'Secret', data: { a: shown('hidden') } }],
    });
  });
  test('of what is no Secret is left as it is', () => {
    const object = annotated('{"kind": "ConfigMap", "data": {"a": 1.0}}', 'ConfigMap');
    expect(redact(object)).toBe(object);
  });
});

test('OpenShift’s tokens lose their names, unless these are hashes', () => {
  const token = {
    kind: 'OAuthAccessToken',
    metadata: { name: 'secret-token' },
    refreshToken: 'r-t',
  };
  expect(redact(token)).toEqual({
    kind: 'OAuthAccessToken',
    metadata: { name: shown('secret-token') },
    refreshToken: shown('r-t'),
  });
  const hashed = { kind: 'OAuthAccessToken', metadata: { name: 'sha256~abc' } };
  expect(redact(hashed)).toBe(hashed);
  const client = { kind: 'OAuthClient', metadata: { name: 'web' }, secret: 'client-secret' };
  expect(redact(client)).toEqual({ ...client, secret: shown('client-secret') });
});

test('an encoded object inside of another is hidden', () => {
  const encoded = Buffer.from('k8s\0 anything').toString('base64');
  expect(redact({ kind: 'Custom', spec: { raw: encoded } })).toEqual({
    kind: 'Custom',
    spec: { raw: shown('k8s\0 anything') },
  });
});

test('a Secret that another object holds as JSON loses its values', () => {
  const text = (value: string): string =>
    formatJson([{ kind: 'Secret', data: { a: base64(value) }, stringData: { b: value } }]);
  const holder = (value: string): JsonObject => ({
    kind: 'ConfigMap',
    data: { 'secret.json': ` ${text(value)}`, 'other.json': '[{"kind": "ConfigMap"}]' },
    spec: { list: [text(value)], broken: `{"kind":"Secret" ${value}` },
  });
  const told = formatJson(redact(holder('hunter2')));
  expect(told).toContain(shown('hunter2'));
  expect(told.split('hunter2')).toHaveLength(2);
  expect(told).not.toContain(base64('hunter2'));
  expect(fieldOf(fieldOf(redact(holder('hunter2')), 'data'), 'other.json')).toBe(
    '[{"kind": "ConfigMap"}]',
  );
});
test('what holds no secret is the same object', () => {
  const object = { kind: 'ConfigMap', data: { a: 'b' }, list: [{ kind: 'Secret', name: 'x' }] };
  expect(redact(object)).toBe(object);
});

test('what stands in place of a secret can be taken apart', () => {
  const { data } = redact({ kind: 'Secret', data: { a: base64('x'.repeat(1234)) } });
  const [sizeBytes, hash] = [1234, fingerprint(Buffer.from('x'.repeat(1234)))];
  expect(parseRedacted((data as JsonObject)['a'])).toEqual({ sizeBytes, fingerprint: hash });
  expect(parseRedacted('[a, b]')).toBeUndefined();
  expect(parseRedacted(5)).toBeUndefined();
});
