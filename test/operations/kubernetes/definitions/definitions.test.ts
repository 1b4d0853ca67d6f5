/** What changed in definitions of custom resources, in both forms of the API. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { JsonObject, JsonValue } from '../../../../src/bytes/json.ts';
import { compareDefinitions } from '../../../../src/operations/kubernetes/definitions/compare-definitions.ts';
import { readDefinition } from '../../../../src/operations/kubernetes/definitions/definition.ts';
import type { Definition } from '../../../../src/operations/kubernetes/definitions/definition.ts';
import { compareSchemas } from '../../../../src/operations/kubernetes/definitions/schema-change.ts';
import { fixtureChanges } from '../../../build/object-changes.ts';

const BASE = {
  group: 'example.com',
  names: { plural: 'widgets', kind: 'Widget' },
  scope: 'Namespaced',
};
const version = (name: string, more: JsonObject = {}): JsonObject => ({
  name,
  served: true,
  storage: false,
  ...more,
});
const definition = (spec: JsonObject, status: JsonObject = {}): Definition => {
  const metadata = { name: 'widgets.example.com' };
  const found = readDefinition({ metadata, spec: { ...BASE, ...spec }, status });
  if (found === undefined) throw new Error('no definition');
  return found;
};
const words = (before: Definition, after: Definition): string[] =>
  compareDefinitions(before, after).map((one) => `${one.isBreaking ? '! ' : ''}${one.words}`);

describe('both forms are one', () => {
  const schema = { openAPIV3Schema: { type: 'object' } };
  const v1 = { versions: [version('v1', { storage: true, schema, subresources: { status: {} } })] };

  test('one schema for all versions', () => {
    const v1beta1 = {
      version: 'v1',
      validation: schema,
      subresources: { status: {} },
      versions: [version('v1', { storage: true })],
      preserveUnknownFields: false,
    };
    expect(definition(v1beta1)).toEqual(definition(v1));
  });
  test('one version, and no list of them', () => {
    const v1beta1 = { version: 'v1', validation: schema, subresources: { status: {} } };
    expect(definition(v1beta1)).toEqual(definition(v1));
  });
  test.each([
    [{ conversion: { strategy: 'Webhook', webhookClientConfig: { url: 'https://x.example' } } }],
    [
      {
        conversion: {
          strategy: 'Webhook',
          webhook: { clientConfig: { url: 'https://x.example' } },
        },
      },
    ],
  ])('who converts', (spec) => {
    expect(definition(spec).conversion).toBe('https://x.example');
  });
  test('as the API server stores and serves them', () => {
    // The ground truth has what is stored; what is served of the same objects is compared with it.
    const { changes, unchanged } = fixtureChanges();
    const stored = [
      ...unchanged.map(({ object }) => object.object),
      ...changes.map(({ description }) => description.after?.object),
    ].filter((object) => object?.['kind'] === 'CustomResourceDefinition');
    expect(stored.length).toBe(9);
    for (const object of stored) {
      const found = readDefinition(object ?? {});
      expect(found?.versions.every(({ schema: one }) => one !== undefined)).toBe(true);
      expect(found?.versions.filter(({ storage }) => storage)).toHaveLength(1);
    }
  });
  test.each([[{}], [{ spec: 7 }], [{ spec: { group: 'x' } }], [{ spec: { names: [] } }]])(
    '%j is none',
    (object) => {
      expect(readDefinition(object)).toBeUndefined();
    },
  );
});

describe('changes', () => {
  test('versions come and go, and storage moves', () => {
    const before = definition({ versions: [version('v1', { storage: true }), version('v2')] });
    const after = definition({ versions: [version('v2', { storage: true }), version('v3')] });
    expect(words(before, after)).toEqual([
      'version v3 added',
      '! version v1 removed',
      'storage version v1 → v2',
    ]);
  });
  test('stored versions are given up', () => {
    const versions = [version('v1')];
    const before = definition({ versions }, { storedVersions: ['v1', 'v0'] });
    const after = definition({ versions }, { storedVersions: ['v1'] });
    expect(words(before, after)).toEqual(['no longer stored in v0']);
  });
  test('serving, deprecation and subresources', () => {
    const before = definition({ versions: [version('v1', { subresources: { status: {} } })] });
    const after = definition({
      versions: [version('v1', { served: false, deprecated: true, subresources: { scale: {} } })],
    });
    expect(words(before, after).sort()).toEqual([
      '! v1: subresource status removed',
      '! version v1 is no longer served',
      'v1: subresource scale added',
      'version v1 is deprecated',
    ]);
  });
  test('scope, names, conversion and unknown fields', () => {
    const service = { namespace: 'shop', name: 'hook' };
    const after = definition({
      scope: 'Cluster',
      names: { plural: 'widgets', kind: 'Gadget', shortNames: ['w'] },
      conversion: { strategy: 'Webhook', webhook: { clientConfig: { service } } },
      preserveUnknownFields: true,
    });
    expect(words(definition({}), after)).toEqual([
      '! scope Namespaced → Cluster',
      '! kind Widget → Gadget',
      '! short names none → w',
      'conversion None → Service shop/hook',
      'unknown fields are kept now',
    ]);
  });
  test('a schema, what breaks first', () => {
    const schema = (properties: JsonObject): JsonObject => ({
      versions: [version('v1', { schema: { openAPIV3Schema: { type: 'object', properties } } })],
    });
    const before = definition(schema({ a: { type: 'string' }, b: { type: 'string' } }));
    const after = definition(
      schema({ 0: { type: 'string' }, b: { type: 'string', maxLength: 5 } }),
    );
    expect(words(before, after)).toEqual([
      '! v1: a removed (was string)',
      '! v1: b maxLength none → 5 (narrowed)',
      'v1: 0 added (string)',
    ]);
  });
  test('none of equal ones', () => {
    expect(words(definition({}), definition({}))).toEqual([]);
  });
});

describe('schemas', () => {
  const brief = (before: JsonValue, after: JsonValue): string[] =>
    compareSchemas(before, after).map(({ change, path, what }) => `${change} ${path}: ${what}`);

  const CASES: readonly (readonly [JsonObject, JsonObject, string])[] = [
    [{ type: 'string' }, { type: 'integer' }, 'narrowed : type string → integer'],
    [{ type: 'integer' }, { type: 'number' }, 'widened : type integer → number'],
    [{ type: 'integer' }, {}, 'widened : type integer → any'],
    [{ maximum: 10 }, { maximum: 5 }, 'narrowed : maximum 10 → 5'],
    [{ maximum: 10 }, {}, 'widened : maximum 10 → none'],
    [{}, { minimum: 1 }, 'narrowed : minimum none → 1'],
    [{ minimum: 5 }, { minimum: 1 }, 'widened : minimum 5 → 1'],
    [{ maxLength: 9 }, { maxLength: 8 }, 'narrowed : maxLength 9 → 8'],
    [
      { maximum: 9007199254740993n },
      { maximum: 9007199254740995n },
      'widened : maximum 9007199254740993 → 9007199254740995',
    ],
    [{}, { pattern: '^a$' }, 'narrowed : pattern added'],
    [{ pattern: '^a$' }, { pattern: '^b$' }, 'narrowed : pattern changed'],
    [{ pattern: '^a$' }, {}, 'widened : pattern removed'],
    [{ enum: ['a', 'b'] }, { enum: ['a'] }, 'narrowed : enum without b'],
    [{ enum: ['a'] }, { enum: ['a', 'b'] }, 'widened : enum with b'],
    [{}, { enum: ['a'] }, 'narrowed : enum added'],
    [{ required: [] }, { required: ['a'] }, 'narrowed a: now required'],
    [{ required: ['a'] }, {}, 'widened a: no longer required'],
    [{ nullable: true }, {}, 'narrowed : nullable switched off'],
    [
      { 'x-kubernetes-preserve-unknown-fields': true },
      {},
      'narrowed : x-kubernetes-preserve-unknown-fields switched off',
    ],
    [{}, { 'x-kubernetes-validations': [{ rule: 'self > 1' }] }, 'narrowed : rule added: self > 1'],
    [{ default: 1 }, { default: 2 }, 'changed : default 1 → 2'],
    [
      { items: { type: 'string' } },
      { items: { type: 'string', maxLength: 3 } },
      'narrowed []: maxLength none → 3',
    ],
    [
      { additionalProperties: { maximum: 2 } },
      { additionalProperties: { maximum: 3 } },
      'widened [*]: maximum 2 → 3',
    ],
    [{ properties: {} }, { properties: { ['__proto__x']: {} } }, 'added __proto__x: added (any)'],
  ];
  test.each(CASES.map(([before, after, expected]) => [expected, before, after] as const))(
    '%s',
    (expected, before, after) => {
      expect(brief(before, after)).toEqual([expected]);
    },
  );
  test('descriptions and messages are no change', () => {
    expect(brief({ description: 'a' }, { description: 'b' })).toEqual([]);
    const rule = (message: string) => ({ 'x-kubernetes-validations': [{ rule: 'x', message }] });
    expect(brief(rule('a'), rule('b'))).toEqual([]);
  });
  test('fields called as those of every object are compared like others', () => {
    const parse = (text: string): JsonObject => JSON.parse(text) as JsonObject;
    const before = parse('{"properties":{"__proto__":{"type":"string"},"constructor":{}}}');
    const after = parse('{"properties":{"__proto__":{"type":"integer"}}}');
    expect(brief(before, after)).toEqual([
      'narrowed __proto__: type string → integer',
      'removed constructor: removed (was any)',
    ]);
  });
  test('a schema nested without end, and one of many fields, are cut', () => {
    const nested = (type: string): JsonObject => {
      let schema: JsonObject = { type };
      for (let depth = 0; depth < 20_000; depth++) schema = { properties: { a: schema } };
      return schema;
    };
    expect(compareSchemas(nested('string'), nested('integer'))).toEqual([]);
    const many = (type: string): JsonObject => ({
      properties: Object.fromEntries(
        Array.from({ length: 5000 }, (_, index) => [`f${String(index)}`, { type }]),
      ),
    });
    expect(compareSchemas(many('string'), many('integer')).length).toBeLessThan(300);
  });
  test('any two values are compared, and the other way round what was added is removed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const [before, after] = [one, other] as JsonValue[];
        const there = compareSchemas(before, after).map(({ change }) => change);
        const back = compareSchemas(after, before).map(({ change }) => change);
        const count = (list: string[], name: string): number =>
          list.filter((change) => change === name).length;
        expect(count(there, 'added')).toBe(count(back, 'removed'));
        expect(compareSchemas(before, before)).toEqual([]);
      }),
    );
  });
});
