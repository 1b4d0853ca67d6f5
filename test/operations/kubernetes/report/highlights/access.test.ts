/** Highlights of who can do what. */

import { describe, expect, test } from 'vitest';

import type { JsonObject } from '../../../../../src/bytes/json.ts';
import type { Highlight } from '../../../../../src/operations/kubernetes/report/report.ts';
import type { Grant } from '../../../../../src/operations/kubernetes/rbac/grant.ts';
import { findAwsAuth } from '../../../../../src/operations/kubernetes/report/highlights/access/aws-auth.ts';
import { findGranted } from '../../../../../src/operations/kubernetes/report/highlights/access/granted.ts';
import { findServiceAccount } from '../../../../../src/operations/kubernetes/report/highlights/access/service-account.ts';
import { findSigningRequest } from '../../../../../src/operations/kubernetes/report/highlights/access/signing-request.ts';
import { findTokenSecret } from '../../../../../src/operations/kubernetes/report/highlights/access/token-secret.ts';
import type { ReportFacts } from '../../../../../src/operations/kubernetes/report/highlights/rule.ts';
import { changed, keyOfObject } from '../../../../build/kubernetes-changes.ts';
import { changeOf } from '../../../../build/object-changes.ts';

const brief = (highlights: readonly Highlight[]): string[] =>
  highlights.map(({ severity, title }) => `${severity}: ${title}`);

describe('aws-auth', () => {
  const NAME = ['ConfigMap', 'kube-system/aws-auth'] as const;
  const users = (...groups: string[]): JsonObject => ({
    data: { mapUsers: `- userarn: arn:aws:iam::1:user/x\n  groups: [${groups.join(', ')}]\n` },
  });

  test('maps somebody to system:masters', () => {
    const change = changed(NAME, users('readers'), users('readers', 'system:masters'));
    expect(brief(findAwsAuth(change))).toEqual([
      'alarm: AWS identity arn:aws:iam::1:user/x is mapped to system:masters',
    ]);
  });
  test.each([
    ['who is mapped already', users('system:masters'), users('system:masters', 'readers')],
    ['other groups', users('readers'), users('writers')],
    ['nobody any more', users('system:masters'), { data: {} }],
  ])('%s', (_name, before, after) => {
    expect(findAwsAuth(changed(NAME, before, after))).toEqual([]);
  });
  test('what cannot be read and names the group is told', () => {
    const after = { data: { mapUsers: '- {groups: [system:masters\n\t&a *a' } };
    expect(brief(findAwsAuth(changed(NAME, {}, after)))).toEqual([
      'alarm: AWS identity (unreadable) is mapped to system:masters',
    ]);
  });
  test('a map nested without end ends', () => {
    const bomb = `system:masters ${'['.repeat(100_000)}`;
    expect(findAwsAuth(changed(NAME, {}, { data: { mapUsers: bomb } }))).toHaveLength(1);
  });
  test('of another namespace is none', () => {
    const other = ['ConfigMap', 'shop/aws-auth'] as const;
    expect(findAwsAuth(changed(other, {}, users('system:masters')))).toEqual([]);
  });
});

describe('grants', () => {
  const grant: Grant = {
    change: 'gained',
    isEscalation: false,
    subjects: [{ kind: 'User', namespace: undefined, name: 'jane' }],
    namespaces: undefined,
    sentence: 'User jane can now get pods',
    because: ['RoleBinding x added'],
    keys: ['/registry/rolebindings/x'],
  };
  const factsOf = (...grants: Grant[]): ReportFacts => ({
    grants,
    definitions: { changes: [], removed: new Set(), groupsBefore: new Set() },
    departures: { namespaces: new Map(), nodes: new Map(), customResources: new Map() },
    encryption: [],
  });
  const everybody = { kind: 'Group', namespace: undefined, name: 'system:authenticated' } as const;

  test('of power are told, as they are', () => {
    expect(findGranted(factsOf({ ...grant, isEscalation: true }))).toEqual([
      {
        severity: 'alarm',
        rule: 'granted',
        title: grant.sentence,
        details: grant.because,
        keys: grant.keys,
      },
    ]);
  });
  test('to all are told', () => {
    const [highlight] = findGranted(factsOf({ ...grant, subjects: [everybody] }));
    expect(highlight?.rule).toBe('granted-to-all');
  });
  test('to nobody yet are a note', () => {
    const [highlight] = findGranted(factsOf({ ...grant, subjects: [] }));
    expect(highlight?.severity).toBe('note');
  });
  test('of little, and what was lost, are none', () => {
    const lost: Grant = { ...grant, change: 'lost', isEscalation: true };
    expect(findGranted(factsOf(grant, lost))).toEqual([]);
  });
});

describe('service accounts', () => {
  const NAME = ['ServiceAccount', 'shop/web'] as const;
  const role = (value: string): JsonObject => ({
    metadata: { annotations: { 'eks.amazonaws.com/role-arn': value } },
  });
  const title = 'ServiceAccount shop/web can act as cloud role';

  test('a new one with a cloud role is a note', () => {
    expect(brief(findServiceAccount(changed(NAME, undefined, role('arn:1'))))).toEqual([
      `note: ${title} arn:1`,
    ]);
  });
  test('another cloud role of an old one is an alarm', () => {
    expect(brief(findServiceAccount(changed(NAME, role('arn:1'), role('arn:2'))))).toEqual([
      `alarm: ${title} arn:2`,
    ]);
  });
  test('token automount switched on', () => {
    const off = { automountServiceAccountToken: false };
    expect(brief(findServiceAccount(changed(NAME, off, {})))).toEqual([
      'note: ServiceAccount shop/web: token automount switched on',
    ]);
    expect(findServiceAccount(changed(NAME, {}, off))).toEqual([]);
  });
  test('a removed one, and one whose older side is not known, are none', () => {
    expect(findServiceAccount(changed(NAME, role('arn:1'), undefined))).toEqual([]);
    const key = keyOfObject(...NAME);
    const after = changed(NAME, undefined, role('arn:1')).description.after;
    const change = changeOf(key, { problem: 'encrypted' }, { object: after?.object });
    expect(findServiceAccount(change)).toEqual([]);
  });
});

describe('signing requests', () => {
  const NAME = ['CertificateSigningRequest', 'x'] as const;
  /** A DER name attribute: its type, then a text. */
  const attribute = (type: number, text: string): Buffer =>
    Buffer.from([0x06, 3, 0x55, 0x04, type, 0x0c, text.length, ...Buffer.from(text)]);
  const request = (...attributes: Buffer[]): string => {
    const der = Buffer.concat([Buffer.from([0x30, 0x10]), ...attributes]).toString('base64');
    const pem = `-----BEGIN CERTIFICATE REQUEST-----\n${der}\n-----END CERTIFICATE REQUEST-----\n`;
    return Buffer.from(pem).toString('base64');
  };
  const fields = (spec: JsonObject, type = 'Approved'): JsonObject => ({
    spec: { signerName: 'kubernetes.io/kube-apiserver-client', username: 'jane', ...spec },
    status: { conditions: [{ type, status: 'True' }] },
  });

  test('an approved one is told with its subject', () => {
    const after = fields({
      request: request(attribute(0x0a, 'system:masters'), attribute(0x03, 'root')),
    });
    expect(brief(findSigningRequest(changed(NAME, undefined, after)))).toEqual([
      'alarm: A certificate for root was approved with the rights of system:masters',
    ]);
  });
  test('is told when it is approved, and once', () => {
    const [denied, approved] = [fields({}, 'Denied'), fields({})];
    expect(findSigningRequest(changed(NAME, denied, approved))).toHaveLength(1);
    expect(findSigningRequest(changed(NAME, approved, approved))).toEqual([]);
    expect(findSigningRequest(changed(NAME, undefined, denied))).toEqual([]);
  });
  test('those of nodes are none', () => {
    const signerName = 'kubernetes.io/kubelet-serving';
    const after = fields({ signerName, username: 'system:node:worker-1' });
    expect(findSigningRequest(changed(NAME, undefined, after))).toEqual([]);
    const other = fields({ signerName, username: 'jane' });
    expect(findSigningRequest(changed(NAME, undefined, other))).toHaveLength(1);
  });
  test.each([
    ['', 'not base64 at all!'],
    ['cut off', request(attribute(0x03, 'root')).slice(0, 70)],
    ['no PEM', Buffer.from('hello').toString('base64')],
  ])('a request that is none is no trouble: %s', (_name, text) => {
    const found = findSigningRequest(changed(NAME, undefined, fields({ request: text })));
    expect(found).toHaveLength(1);
  });
});

describe('token Secrets', () => {
  const NAME = ['Secret', 'shop/token'] as const;
  const token = (account: string): JsonObject => ({
    type: 'kubernetes.io/service-account-token',
    metadata: { annotations: { 'kubernetes.io/service-account.name': account } },
    data: { token: Buffer.from('a very secret token').toString('base64') },
  });

  test('of a service account', () => {
    const [highlight] = findTokenSecret(changed(NAME, undefined, token('web')));
    expect(highlight?.title).toBe(
      'A token that does not expire was made for ServiceAccount shop/web',
    );
    expect(highlight?.severity).toBe('alarm');
    expect(JSON.stringify(highlight)).not.toContain('secret token');
  });
  test('made by a controller is a note', () => {
    const name = ['Secret', 'shop/web-token-x7b2q'] as const;
    expect(findTokenSecret(changed(name, undefined, token('web')))[0]?.severity).toBe('note');
  });
  test('to join nodes with', () => {
    const after = { type: 'bootstrap.kubernetes.io/token' };
    expect(findTokenSecret(changed(NAME, undefined, after))[0]?.rule).toBe('bootstrap-token');
  });
  test('that were there are none, and neither are other Secrets', () => {
    expect(findTokenSecret(changed(NAME, token('web'), { ...token('web'), x: 1 }))).toEqual([]);
    expect(findTokenSecret(changed(NAME, undefined, { type: 'Opaque' }))).toEqual([]);
    expect(findTokenSecret(changed(NAME, token('web'), undefined))).toEqual([]);
  });
});
