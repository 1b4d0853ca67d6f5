/** Which fields differ: lists by their merge keys, and what is found is all there is. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parseJson } from '../../../src/bytes/json.ts';
import type { JsonObject, JsonValue } from '../../../src/bytes/json.ts';
import { diffObjects } from '../../../src/kubernetes/change/field-diff.ts';
import { canonicalJson, equalJson } from '../../../src/kubernetes/change/canonical-json.ts';
import type { FieldChange } from '../../../src/kubernetes/change/object-change.ts';
import { applyFields } from './apply-fields.ts';

function fieldsOf(before: JsonObject, after: JsonObject): FieldChange[] {
  return diffObjects({ object: before, shown: before }, { object: after, shown: after });
}

function linesOf(before: JsonObject, after: JsonObject): string[] {
  return fieldsOf(before, after).map(({ change, path, pointer, isOrder, ...values }) => {
    const text = (value: JsonValue | undefined): string =>
      value === undefined ? '' : canonicalJson(value);
    const what = isOrder === true ? 'order' : change;
    return `${what} ${path} (${pointer}) ${text(values.before)} → ${text(values.after)}`.trim();
  });
}

describe('fields', () => {
  test('that are added, removed and changed', () => {
    const before = { a: 1, b: { c: [], d: null }, e: 'x' };
    const after = { a: 2, b: { c: [], 'd.e/f~g': true }, e: 'x' };
    expect(linesOf(before, after)).toEqual([
      'changed a (/a) 1 → 2',
      'removed b.d (/b/d) null →',
      'added b["d.e/f~g"] (/b/d.e~1f~0g)  → true',
    ]);
  });
  test('of metadata that the server keeps for itself do not count, elsewhere they do', () => {
    const before = { metadata: { managedFields: [1], resourceVersion: '1' }, spec: {} };
    const after = {
      metadata: { resourceVersion: '2' },
      spec: { metadata: { resourceVersion: '2' } },
    };
    expect(linesOf(before, after)).toEqual([
      'added spec.metadata (/spec/metadata)  → {"resourceVersion":"2"}',
    ]);
  });
  test('of long numbers are exact', () => {
    const [before, after] = ['9007199254740993', '9007199254740992'].map(
      (number) => parseJson(`{"size":${number}}`) as JsonObject,
    );
    expect(linesOf(before ?? {}, after ?? {})).toEqual([
      'changed size (/size) 9007199254740993 → 9007199254740992',
    ]);
    expect(linesOf(before ?? {}, before ?? {})).toEqual([]);
  });
  test('may have any name', () => {
    const [before, after] = [
      '{"data":{"constructor":"a"}}',
      '{"data":{"__proto__":"b","constructor":"c","":1,"new\\nline":2}}',
    ].map((text) => parseJson(text) as JsonObject);
    expect(linesOf(before ?? {}, after ?? {})).toEqual([
      'added data[""] (/data/)  → 1',
      'added data.__proto__ (/data/__proto__)  → "b"',
      'changed data.constructor (/data/constructor) "a" → "c"',
      'added data["new\\x0aline"] (/data/new\nline)  → 2',
    ]);
  });
});

describe('entries of lists', () => {
  test('are matched by their merge key', () => {
    const container = (name: string, image: string): JsonObject => ({ name, image });
    const before = { containers: [container('a', '1'), container('b', '1')] };
    const after = { containers: [container('c', '1'), container('a', '1'), container('b', '2')] };
    expect(linesOf(before, after)).toEqual([
      'added containers[name=c] (/containers/0)  → {"image":"1","name":"c"}',
      'changed containers[name=b].image (/containers/2/image) "1" → "2"',
    ]);
  });
  test.each<[string, JsonObject, JsonObject, string[]]>([
    [
      'ports of containers',
      {
        ports: [
          { containerPort: 53, protocol: 'TCP' },
          { containerPort: 53, protocol: 'UDP' },
        ],
      },
      { ports: [{ containerPort: 53, protocol: 'UDP', name: 'dns' }] },
      [
        'added ports[containerPort=53,protocol=UDP].name (/ports/0/name)  → "dns"',
        'removed ports[containerPort=53,protocol=TCP] (/ports/0) {"containerPort":53,"protocol":"TCP"} →',
      ],
    ],
    [
      'subjects',
      { subjects: [{ kind: 'Group', name: 'viewers', apiGroup: 'x' }] },
      { subjects: [{ kind: 'Group', name: 'system:unauthenticated', apiGroup: 'x' }] },
      [
        'added subjects[kind=Group,name=system:unauthenticated] (/subjects/0)  → {"apiGroup":"x","kind":"Group","name":"system:unauthenticated"}',
        'removed subjects[kind=Group,name=viewers] (/subjects/0) {"apiGroup":"x","kind":"Group","name":"viewers"} →',
      ],
    ],
    [
      'rules of a role',
      { rules: [{ apiGroups: [''], resources: ['pods', 'secrets'], verbs: ['get'] }] },
      {
        rules: [
          { apiGroups: [''], resources: ['pods/exec'], verbs: ['create'] },
          { apiGroups: [''], resources: ['pods', 'secrets'], verbs: ['list', 'get'] },
        ],
      },
      [
        'added rules[apiGroups="",resources=pods/exec] (/rules/0)  → {"apiGroups":[""],"resources":["pods/exec"],"verbs":["create"]}',
        'added rules[apiGroups="",resources="pods,secrets"].verbs[0] (/rules/1/verbs/0)  → "list"',
      ],
    ],
    [
      'claims of a stateful set',
      { volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: 1 }] },
      { volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: 2 }] },
      ['changed volumeClaimTemplates[name=data].spec (/volumeClaimTemplates/0/spec) 1 → 2'],
    ],
    [
      'what has no key that is its own',
      {
        things: [
          { name: 'a', x: 1 },
          { name: 'a', x: 2 },
          { name: 'a', x: 3 },
        ],
      },
      {
        things: [
          { name: 'a', x: 1 },
          { name: 'a', x: 3 },
        ],
      },
      ['removed things[1] (/things/1) {"name":"a","x":2} →'],
    ],
    [
      'arguments',
      { args: ['run', '--v=1', '--quiet'] },
      { args: ['run', '--v=2', '--port=1', '--quiet'] },
      ['changed args[1] (/args/1) "--v=1" → "--v=2"', 'added args[2] (/args/2)  → "--port=1"'],
    ],
    [
      'sets',
      { finalizers: ['a', 'b', 'c'] },
      { finalizers: ['x', 'b', 'c'] },
      ['added finalizers[0] (/finalizers/0)  → "x"', 'removed finalizers[0] (/finalizers/0) "a" →'],
    ],
    [
      'an order',
      { initContainers: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] },
      { initContainers: [{ name: 'c' }, { name: 'x' }, { name: 'a' }] },
      [
        'added initContainers[name=x] (/initContainers/1)  → {"name":"x"}',
        'removed initContainers[name=b] (/initContainers/1) {"name":"b"} →',
        'order initContainers (/initContainers) ["a","c"] → ["c","a"]',
      ],
    ],
    ['another type', { x: [1] }, { x: { y: 1 } }, ['changed x (/x) [1] → {"y":1}']],
  ])('%s', (_name, before, after, lines) => {
    expect(linesOf(before, after)).toEqual(lines);
  });
});

/** Lists of every kind, and names that are odd. */
const names = fc.constantFrom('a', 'b', 'c', 'metadata', '__proto__', 'constructor', 'x/y~z', '');
const lists = fc.constantFrom('containers', 'verbs', 'args', 'ports', 'things', 'rules');
const objects = fc.letrec<{ value: JsonValue; object: JsonObject; list: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    { weight: 3, arbitrary: fc.constantFrom<JsonValue>(null, true, 0, 1, 2n ** 60n, 'a', 'b', '') },
    tie('object'),
    tie('list'),
  ),
  object: fc
    .array(fc.tuple(fc.oneof(names, lists), tie('value')), { maxLength: 5 })
    .map((fields) => Object.fromEntries<JsonValue>(fields)),
  list: fc.oneof(
    fc.array(tie('value'), { maxLength: 5 }),
    fc.array(fc.constantFrom('get', 'list', 'watch', 'create'), { maxLength: 6 }),
    fc.array(
      fc
        .tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), tie('value'))
        .map(([name, value]) => ({ name, value })),
      { maxLength: 6 },
    ),
  ),
})).object;

describe('of any objects', () => {
  test('applied to the older one they give the newer one', () => {
    fc.assert(
      fc.property(objects, objects, (before, after) => {
        const [older, newer] = [{ spec: before }, { spec: after }];
        expect(canonicalJson(applyFields(older, fieldsOf(older, newer)))).toBe(
          canonicalJson(newer),
        );
      }),
      { numRuns: 5000 },
    );
  });
  test('there are none exactly if they are equal', () => {
    fc.assert(
      fc.property(objects, objects, (before, after) => {
        expect(fieldsOf({ spec: before }, { spec: before })).toEqual([]);
        const isEqual = fieldsOf({ spec: before }, { spec: after }).length === 0;
        expect(isEqual).toBe(equalJson(before, after));
      }),
      { numRuns: 2000 },
    );
  });
  test('the other way round they are mirrored', () => {
    const sorted = (fields: readonly FieldChange[], isSwapped: boolean): string[] =>
      fields
        .map((field) => {
          const [one, other] = isSwapped
            ? [field.after, field.before]
            : [field.before, field.after];
          const namesOnly = field.steps.map((step) =>
            'mergeKey' in step ? step.mergeKey : 'name' in step ? step.name : null,
          );
          return JSON.stringify([
            namesOnly,
            field.isOrder,
            one === undefined ? 'none' : canonicalJson(one),
            other === undefined ? 'none' : canonicalJson(other),
          ]);
        })
        .sort();
    fc.assert(
      fc.property(objects, objects, (before, after) => {
        const [older, newer] = [{ spec: before }, { spec: after }];
        expect(sorted(fieldsOf(newer, older), true)).toEqual(sorted(fieldsOf(older, newer), false));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('very long lists', () => {
  const count = 1_000_000;
  test('are one change if more than a few thousand entries differ', () => {
    const numbers = Array.from({ length: count }, (_, index) => index);
    const [before, after] = [{ x: numbers }, { x: numbers.map((number) => number * 3 + 1) }];
    const [field, ...others] = fieldsOf(before, after);
    expect(others).toEqual([]);
    expect(field).toMatchObject({ change: 'changed', pointer: '/x' });
  });
  test('are compared entry by entry if few do', () => {
    const entries = Array.from({ length: count / 10 }, (_, index) => ({
      name: `n${String(index)}`,
    }));
    const after = entries.toSpliced(5000, 1);
    expect(linesOf({ containers: entries }, { containers: after })).toEqual([
      'removed containers[name=n5000] (/containers/5000) {"name":"n5000"} →',
    ]);
    const texts = entries.map(({ name }) => name);
    expect(linesOf({ args: texts }, { args: ['x', ...texts.slice(1), 'y'] })).toEqual([
      'changed args[0] (/args/0) "n0" → "x"',
      'added args[100000] (/args/100000)  → "y"',
    ]);
  });
});
