/** Highlights of what the cluster stands on: names, namespaces, networks, nodes, keys. */

import { describe, expect, test } from 'vitest';

import type { JsonObject } from '../../../../../src/bytes/json.ts';
import type { AtRest } from '../../../../../src/kubernetes/change/object-change.ts';
import type { Highlight } from '../../../../../src/operations/kubernetes/report/report.ts';
import { findBootstrapData } from '../../../../../src/operations/kubernetes/report/highlights/cluster/bootstrap-data.ts';
import { findClusterDns } from '../../../../../src/operations/kubernetes/report/highlights/cluster/cluster-dns.ts';
import { findExposedService } from '../../../../../src/operations/kubernetes/report/highlights/cluster/exposed-service.ts';
import { findNetworkPolicy } from '../../../../../src/operations/kubernetes/report/highlights/cluster/network-policy.ts';
import { findPodSecurity } from '../../../../../src/operations/kubernetes/report/highlights/cluster/pod-security.ts';
import { findSystemNamespace } from '../../../../../src/operations/kubernetes/report/highlights/cluster/system-namespace.ts';
import { changeOf } from '../../../../build/object-changes.ts';
import { reportOf } from '../../../../build/diff-report.ts';
import { changed, keyOfObject, objectOf } from '../../../../build/kubernetes-changes.ts';

const brief = (highlights: readonly Highlight[]): string[] =>
  highlights.map(({ severity, title }) => `${severity}: ${title}`);

describe('DNS', () => {
  const DNS = ['ConfigMap', 'kube-system/coredns'] as const;
  const corefile = (...lines: string[]): JsonObject => ({ data: { Corefile: lines.join('\n') } });

  test.each([
    ['rewrite', 'rewrite name a.example b.example'],
    ['forward', 'forward . 192.0.2.1'],
    ['an entry of hosts', '  192.0.2.7 bank.example'],
  ])('redirected by %s', (_name, line) => {
    const found = findClusterDns(changed(DNS, corefile('errors'), corefile('errors', line)));
    expect(brief(found)).toEqual([
      "alarm: The cluster's DNS was redirected (ConfigMap kube-system/coredns)",
    ]);
    expect(found[0]?.details).toEqual([`+ ${line.trim()}`]);
  });
  test('otherwise changed is a note', () => {
    const found = findClusterDns(changed(DNS, corefile('cache 30'), corefile('cache 60')));
    expect(brief(found)).toEqual([
      "note: The cluster's DNS was changed (ConfigMap kube-system/coredns)",
    ]);
  });
  test('labels, other ConfigMaps and other namespaces are none', () => {
    const [older, newer] = [corefile('a'), corefile('forward . 192.0.2.1')];
    const labelled = { ...older, metadata: { labels: { a: 'b' } } };
    expect(findClusterDns(changed(DNS, older, labelled))).toEqual([]);
    expect(findClusterDns(changed(['ConfigMap', 'shop/coredns'], older, newer))).toEqual([]);
    expect(findClusterDns(changed(['ConfigMap', 'kube-system/x'], older, newer))).toEqual([]);
  });
});

describe('services', () => {
  const NAME = ['Service', 'shop/web'] as const;
  const spec = (fields: JsonObject): JsonObject => ({ spec: { type: 'ClusterIP', ...fields } });

  test('external addresses', () => {
    const after = spec({ externalIPs: ['192.0.2.1', '192.0.2.2'] });
    const before = spec({ externalIPs: ['192.0.2.2'] });
    expect(brief(findExposedService(changed(NAME, before, after)))).toEqual([
      'alarm: Service shop/web takes all traffic of nodes to 192.0.2.1',
    ]);
  });
  test.each([
    ['is offered outside by a load balancer', { type: 'LoadBalancer' }],
    ['leads to x.example', { type: 'ExternalName', externalName: 'x.example' }],
  ])('%s', (words, fields) => {
    expect(brief(findExposedService(changed(NAME, undefined, spec(fields))))).toEqual([
      `note: Service shop/web ${words}`,
    ]);
    expect(findExposedService(changed(NAME, spec(fields), spec({ ...fields, a: 1 })))).toEqual([]);
  });
  test('of the cluster only are none', () => {
    expect(findExposedService(changed(NAME, undefined, spec({})))).toEqual([]);
    expect(findExposedService(changed(NAME, spec({ externalIPs: ['1.1.1.1'] }), spec({})))).toEqual(
      [],
    );
  });
});

describe('network policies', () => {
  const NAME = ['NetworkPolicy', 'shop/default-deny'] as const;
  test('one that denied all', () => {
    const before = { spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [{}] } };
    const found = findNetworkPolicy(changed(NAME, before, undefined));
    expect(brief(found)).toEqual(['alarm: NetworkPolicy shop/default-deny was removed']);
    expect(found[0]?.details).toEqual(['it denied all ingress of its namespace']);
  });
  test('another is a note', () => {
    const before = { spec: { podSelector: { matchLabels: { a: 'b' } }, policyTypes: ['Ingress'] } };
    expect(findNetworkPolicy(changed(NAME, before, undefined))[0]?.severity).toBe('note');
  });
  test('one that went with its namespace is none', () => {
    const before = { spec: { podSelector: {}, policyTypes: ['Ingress'] } };
    const report = reportOf([
      changed(['Namespace', 'shop'], {}, undefined),
      changed(NAME, before, undefined),
    ]);
    expect(brief(report.highlights)).toEqual(['note: Namespace shop was removed, with 1 object']);
  });
});

describe('namespaces', () => {
  const labels = (level?: string): JsonObject =>
    level === undefined
      ? {}
      : { metadata: { labels: { 'pod-security.kubernetes.io/enforce': level } } };

  test.each([
    ['restricted', 'baseline', 1],
    ['baseline', 'privileged', 1],
    ['restricted', undefined, 1],
    ['privileged', undefined, 0],
    ['baseline', 'restricted', 0],
    [undefined, 'baseline', 0],
    ['baseline', 'baseline', 0],
  ])('pod security %s → %s', (before, after, count) => {
    const change = changed(['Namespace', 'shop'], labels(before), labels(after));
    expect(findPodSecurity(change)).toHaveLength(count);
  });
  test.each([
    ['kube-monitor', 1],
    ['openshift-x', 1],
    ['kube-system', 0],
    ['shop', 0],
    ['my-kube-x', 0],
  ])('named %s', (name, count) => {
    expect(findSystemNamespace(changed(['Namespace', name], undefined, {}))).toHaveLength(count);
    expect(findSystemNamespace(changed(['Namespace', name], {}, undefined))).toEqual([]);
  });
});

describe('protection at rest', () => {
  const KEY1: AtRest = { provider: 'aescbc', keyName: 'key1' };
  const KEY2: AtRest = { provider: 'secretbox', keyName: 'key2' };
  const rewritten = (name: string, before: AtRest | undefined, after: AtRest | undefined) => {
    const object = objectOf('Secret', name, { data: {} });
    const key = keyOfObject('Secret', name);
    return changeOf(key, { object, encryption: before }, { object, encryption: after });
  };

  test('is told by way, with examples', () => {
    const names = Array.from({ length: 7 }, (_, index) => `shop/s${String(index)}`);
    const { highlights } = reportOf([
      ...names.map((name) => rewritten(name, KEY1, KEY2)),
      rewritten('shop/open', KEY1, undefined),
      rewritten('shop/shut', undefined, KEY2),
      rewritten('shop/same', KEY1, KEY1),
    ]);
    expect(brief(highlights)).toEqual([
      'alarm: 1 Secret: in plain text now, encrypted before (aescbc key1)',
      'note: 7 Secrets: re-encrypted, aescbc key1 → secretbox key2',
      'note: 1 Secret: encrypted now (secretbox key2)',
    ]);
    expect(highlights[1]?.details[0]).toMatch(/and 2 more$/);
  });
});

describe('what is gone', () => {
  test('a node with its pods', () => {
    const pod = (name: string, node: string) =>
      changed(['Pod', name], { spec: { nodeName: node } }, undefined);
    const report = reportOf([
      changed(['Node', 'worker-3'], {}, undefined),
      pod('shop/a', 'worker-3'),
      pod('shop/b', 'worker-3'),
      pod('shop/c', 'worker-1'),
    ]);
    expect(brief(report.highlights)).toEqual(['note: Node worker-3 was removed, with 2 pods']);
    expect(report.classes.find((row) => row.class === 'pods')?.note).toBe(
      '2 pods went with node worker-3',
    );
    const pods = report.sections.find((section) => section.class === 'pods');
    expect(pods?.lines.map(({ object, what }) => [object, ...what])).toEqual([
      ['shop/c', 'on worker-1'],
      ['shop/a', 'gone with node worker-3'],
      ['shop/b', 'gone with node worker-3'],
    ]);
  });
  test('alone, since what went along was not asked for', () => {
    const report = reportOf([
      changed(['Node', 'worker-3'], {}, undefined),
      changed(['Namespace', 'shop'], {}, undefined),
      changed(
        ['CustomResourceDefinition', 'widgets.legacy.example.net'],
        { spec: { group: 'legacy.example.net', names: { plural: 'widgets', kind: 'Widget' } } },
        undefined,
      ),
    ]);
    expect(brief(report.highlights)).toEqual([
      'note: CustomResourceDefinition widgets.legacy.example.net was removed',
      'note: Node worker-3 was removed',
      'note: Namespace shop was removed',
    ]);
  });
  test('many are one highlight', () => {
    const names = Array.from({ length: 30 }, (_, index) => `n${String(index)}`);
    const { highlights } = reportOf(names.map((name) => changed(['Node', name], {}, undefined)));
    expect(brief(highlights)).toEqual(['note: 30 nodes were removed']);
  });
});

describe('bootstrap data', () => {
  test('of K3s changed', () => {
    const change = changeOf('/bootstrap/2cf24dba5fb0', {}, {}, { change: 'modified' });
    expect(findBootstrapData(change)).toHaveLength(1);
    const rewritten = changeOf('/bootstrap/2cf24dba5fb0', {}, {}, { change: 'rewritten' });
    expect(findBootstrapData(rewritten)).toEqual([]);
    const other = changeOf('compact_rev_key', {}, {}, { change: 'modified' });
    expect(findBootstrapData(other)).toEqual([]);
  });
});
