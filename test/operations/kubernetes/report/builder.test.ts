/** The report as a whole: bounded, in order, and whole whatever the objects are. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { JsonObject, JsonValue } from '../../../../src/bytes/json.ts';
import type { ObjectChange } from '../../../../src/kubernetes/change/object-change.ts';
import type { Change } from '../../../../src/operations/diff/change.ts';
import { DiffReportBuilder } from '../../../../src/operations/kubernetes/report/builder.ts';
import type { DiffReport } from '../../../../src/operations/kubernetes/report/report.ts';
import { bytesOf } from '../../../build/database.ts';
import { FACTS, reportOf } from '../../../build/diff-report.ts';
import {
  changed,
  keyOfObject,
  madeBy,
  objectOf,
  podSpec,
} from '../../../build/kubernetes-changes.ts';
import { changeOf, storedOf } from '../../../build/object-changes.ts';
import { printReport } from './print-report.ts';

const namesOf = (report: DiffReport, name: string): string[] =>
  report.sections
    .filter((section) => section.class === name)
    .flatMap(({ lines }) => lines.map(({ object }) => object));

describe('sections', () => {
  const configMap = (name: string): Change<ObjectChange> =>
    changed(['ConfigMap', name], undefined, { data: {} });

  test('hold so many lines, and count the rest', () => {
    const names = Array.from({ length: 50 }, (_, index) => `shop/c${String(index)}`);
    const report = reportOf(names.map(configMap), [], 10);
    expect(report.sections[0]?.lines).toHaveLength(10);
    expect(report.sections[0]?.more).toBe(40);
    expect(report.classes[0]?.added).toBe(50);
  });
  test('keep what tells most, in the order of the keys', () => {
    const spec = podSpec({ securityContext: { privileged: true } });
    const made = (name: string) =>
      changed(['Pod', name], undefined, { metadata: madeBy('ReplicaSet', 'r'), spec: podSpec() });
    const report = reportOf(
      [
        made('shop/a'),
        made('shop/b'),
        changed(['Pod', 'shop/c'], undefined, { spec: podSpec() }),
        made('shop/d'),
        changed(['Pod', 'shop/e'], undefined, { spec }),
      ],
      [],
      3,
    );
    expect(namesOf(report, 'pods')).toEqual(['shop/e', 'shop/c', 'shop/a']);
    expect(report.sections[0]?.more).toBe(2);
  });
  test('of what is not judged are the first, and nothing else is decoded', () => {
    const builder = new DiffReportBuilder({ linesMax: 2 });
    builder.judgeNothing();
    let decoded = 0;
    const names = Array.from({ length: 50 }, (_, index) => `shop/c${String(index)}`);
    for (const change of names.map(configMap)) {
      const { after } = change.description;
      const counted = Object.defineProperty({ ...after }, 'object', {
        get: () => {
          decoded++;
          return after?.object;
        },
      }) as NonNullable<typeof after>;
      builder.change({ ...change, description: { ...change.description, after: counted } });
    }
    const report = builder.finish(FACTS);
    expect(namesOf(report, 'config')).toEqual(['ConfigMap shop/c0', 'ConfigMap shop/c1']);
    expect(report.sections[0]?.more).toBe(48);
    expect(report.classes[0]?.added).toBe(50);
    expect(report.highlights.map(({ rule }) => rule)).toEqual(['not-judged']);
    expect([report.grants, report.isDifferent]).toEqual([[], true]);
    expect(decoded).toBeLessThanOrEqual(2 * 2);
  });
  test('none of nothing', () => {
    const report = reportOf([]);
    expect([report.sections, report.classes, report.highlights]).toEqual([[], [], []]);
    expect(report.isDifferent).toBe(false);
  });
});

describe('noise', () => {
  test('is counted and nothing else', () => {
    const lease = changed(['Lease', 'x/a'], {}, { spec: 1 }, { noise: 'lease' });
    const event = changed(['Lease', 'x/b'], {}, undefined, { noise: 'event' });
    const report = reportOf([lease, lease, event]);
    expect([...report.noise]).toEqual([
      ['lease', { added: 0, removed: 0, modified: 2 }],
      ['event', { added: 0, removed: 1, modified: 0 }],
    ]);
    expect([report.sections, report.classes, report.isDifferent]).toEqual([[], [], false]);
  });
});

describe('what is not known', () => {
  const KEY1 = { provider: 'aescbc', keyName: 'key1' };
  const sealed = { encryption: KEY1, problem: 'no key given' };

  test('is said of the change and counted by reason', () => {
    const key = keyOfObject('Secret', 'shop/a');
    const object = objectOf('Secret', 'shop/a', { data: {} });
    const report = reportOf([
      changeOf(key, sealed, sealed, { change: 'modified' }),
      changeOf(key, sealed, { object }, { change: 'modified' }),
      changeOf(key, undefined, sealed),
    ]);
    expect(report.sections[0]?.lines.map(({ sign, what }) => [sign, ...what])).toEqual([
      ['?', 'content unknown: encrypted with aescbc key1: no key given'],
      [
        '?',
        'content unknown: encrypted with aescbc key1: no key given',
        'in plain text now (was aescbc key1)',
      ],
      ['+', 'content unknown: encrypted with aescbc key1: no key given'],
    ]);
    expect(report.unknown).toEqual([
      { reason: 'encrypted with aescbc key1: no key given', count: 4 },
    ]);
  });
  test('reasons are told apart up to a number', () => {
    const changes = Array.from({ length: 200 }, (_, index) =>
      changeOf(keyOfObject('Secret', 'a/b'), { problem: `p${String(index)}` }, undefined),
    );
    const { unknown } = reportOf(changes);
    expect(unknown.length).toBeLessThan(60);
    expect(unknown.reduce((sum, { count }) => sum + count, 0)).toBe(200);
  });
  test('a role that one side cannot be read of grants nothing new', () => {
    const name = 'everything';
    const role = objectOf('ClusterRole', name, {
      rules: [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }],
    });
    const change = changeOf(keyOfObject('ClusterRole', name), sealed, { object: role });
    expect(reportOf([change]).grants).toEqual([]);
  });
  test('a definition that one side cannot be read of is neither added nor removed', () => {
    const key = keyOfObject('CustomResourceDefinition', 'widgets.example.com');
    const object = objectOf('CustomResourceDefinition', 'widgets.example.com', {
      spec: { group: 'example.com', names: { plural: 'widgets' } },
    });
    const report = reportOf([changeOf(key, { object }, sealed, { change: 'modified' })]);
    expect(report.definitions).toEqual([]);
    expect(report.highlights.map(({ rule }) => rule)).toEqual(['encryption-key']);
  });
});

describe('definitions', () => {
  const NAME = 'widgets.example.com';
  const spec = { group: 'example.com', names: { plural: 'widgets', kind: 'Widget' } };
  const removed = changed(['CustomResourceDefinition', NAME], { spec }, undefined);
  const widget = (name: string): Change<ObjectChange> =>
    changeOf(
      `/registry/example.com/widgets/${name}`,
      {
        object: objectOf('Widget', name),
      },
      undefined,
    );

  test('that went, with what went and what is left', () => {
    const builder = new DiffReportBuilder({ linesMax: 10 });
    for (const change of [removed, widget('shop/a'), widget('shop/b')]) builder.change(change);
    const prefixes = builder.orphanPrefixes.map((prefix) => new TextDecoder().decode(prefix));
    expect(prefixes).toEqual(['/registry/example.com/widgets/']);
    builder.orphan(bytesOf('/registry/example.com/widgets/shop/c'));
    builder.orphan(bytesOf('/registry/example.com/others/shop/c'));
    const report = builder.finish(FACTS);
    expect(report.definitions).toMatchObject([
      { change: 'removed', name: NAME, kind: 'Widget', goneWith: 2, orphans: 1 },
    ]);
    expect(report.highlights).toMatchObject([
      {
        title: `CustomResourceDefinition ${NAME} was removed, with 2 Widgets`,
        details: ['still there without a definition: 1 Widget'],
      },
    ]);
    expect(report.classes.find((row) => row.class === 'customresources')?.note).toBe(
      `2 Widgets went with ${NAME} and 1 Widget left without ${NAME}`,
    );
  });
  test('of a new domain are a note, of a known one not', () => {
    const added = (group: string): Change<ObjectChange> =>
      changed(['CustomResourceDefinition', `x.${group}`], undefined, {
        spec: { group, names: { plural: 'x', kind: 'X' } },
      });
    const known = { key: keyOfObject('CustomResourceDefinition', NAME) };
    const object = storedOf({ object: objectOf('CustomResourceDefinition', NAME, { spec }) });
    if (object === undefined) throw new Error('no object');
    const changes = [added('other.example.com'), added('evil.example'), added('x.k8s.io')];
    const { highlights } = reportOf(changes, [{ ...known, object }]);
    expect(highlights.map(({ title }) => title)).toEqual([
      'CustomResourceDefinition x.evil.example was added',
    ]);
  });
});

describe('highlights', () => {
  test('of a kind are so many, the rest counted', () => {
    const spec = podSpec({ securityContext: { privileged: true } });
    const names = Array.from({ length: 500 }, (_, index) => `shop/p${String(index)}`);
    const { highlights } = reportOf(
      names.map((name) => changed(['Pod', name], undefined, { spec })),
    );
    expect(highlights.length).toBeLessThan(30);
    expect(highlights.at(-1)?.title).toMatch(/^4\d\d more of this kind \(powerful-pod\)$/);
  });
});

describe('hostile objects', () => {
  /** Names that rules look for, so that what they read is often there, of the wrong type. */
  const NAMES = [
    ...['metadata', 'name', 'namespace', 'labels', 'annotations', 'ownerReferences', 'kind'],
    ...['spec', 'template', 'jobTemplate', 'containers', 'volumes', 'hostPath', 'path', 'type'],
    ...['securityContext', 'privileged', 'capabilities', 'add', 'ephemeralContainers', 'rules'],
    ...['webhooks', 'clientConfig', 'url', 'service', 'verbs', 'resources', 'subjects', 'roleRef'],
    ...['status', 'conditions', 'request', 'groups', 'data', 'mapUsers', 'Corefile', 'versions'],
    ...['names', 'plural', 'group', 'schema', 'openAPIV3Schema', 'properties', 'externalIPs'],
    ...['__proto__', 'constructor', 'toString', 'policyTypes', 'podSelector', 'aggregationRule'],
  ];
  const KINDS = [
    ...['APIService', 'CertificateSigningRequest', 'ClusterRole', 'ClusterRoleBinding'],
    ...['ConfigMap', 'CronJob', 'CustomResourceDefinition', 'DaemonSet', 'Deployment'],
    ...['MutatingWebhookConfiguration', 'Namespace', 'NetworkPolicy', 'Node', 'Pod', 'Role'],
    ...['RoleBinding', 'Secret', 'Service', 'ServiceAccount', 'ValidatingAdmissionPolicyBinding'],
  ];
  const value: fc.Arbitrary<JsonValue> = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom<JsonValue>(null, true, false, 7, -1, 2n ** 63n, '', 'x', '*'),
      fc.string(),
      fc.array(tie('value'), { maxLength: 4 }),
      fc
        .array(fc.tuple(fc.constantFrom(...NAMES), tie('value')), { maxLength: 6 })
        .map((entries) => Object.fromEntries(entries)),
    ),
  })).value;
  const object = fc
    .array(fc.tuple(fc.constantFrom(...NAMES), value), { maxLength: 8 })
    .map((entries): JsonObject => Object.fromEntries(entries));
  const side = fc.option(object, { nil: undefined });

  test('of any shape are told, and no text is long', () => {
    const change = fc.tuple(fc.constantFrom(...KINDS), side, side);
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), (list) => {
        const changes = list.map(([kind, before, after]) => {
          const key = keyOfObject(kind, kind === 'ConfigMap' ? 'kube-system/aws-auth' : 'shop/x');
          const isNothing = before === undefined && after === undefined;
          return changeOf(
            key,
            before && { object: before },
            isNothing ? { object: {} } : after && { object: after },
          );
        });
        const report = reportOf(changes);
        const lines = printReport(report).split('\n');
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(4000);
        expect(report.classes.length).toBe(
          new Set(changes.map((one) => one.description.class)).size,
        );
      }),
      { numRuns: 300 },
    );
  });
  test('names and values without end are cut', () => {
    const long = 'x'.repeat(1_000_000);
    const report = reportOf([
      changed(['Pod', `shop/${long}`], undefined, {
        spec: {
          nodeName: long,
          hostPID: true,
          containers: [{ name: long, image: long }],
          volumes: [{ hostPath: { path: `/${long}` } }],
        },
      }),
      changed(
        ['ConfigMap', 'shop/a'],
        { data: { [long]: long } },
        { data: { [long]: `${long}y` } },
      ),
      changed(['Namespace', `kube-${long}`], undefined, {}),
      changed(['Namespace', long], {}, undefined),
      changed(['Node', long], {}, undefined),
      changed(['ServiceAccount', `shop/${long}`], undefined, {
        metadata: { annotations: { 'eks.amazonaws.com/role-arn': long } },
      }),
    ]);
    expect(printReport(report).length).toBeLessThan(20_000);
  });
  test('no character is halved where a text is cut', () => {
    const report = reportOf([changed(['Namespace', `kube-${'😀'.repeat(1000)}`], undefined, {})]);
    for (const { title } of report.highlights) expect(isWhole(title)).toBe(true);
    for (const name of namesOf(report, 'namespaces')) expect(isWhole(name)).toBe(true);
  });
});

/** Whether a text survives its encoding: half a character does not. */
function isWhole(text: string): boolean {
  return Buffer.from(text).toString() === text;
}
