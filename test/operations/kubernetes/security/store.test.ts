/** Questions about how things lie in the store. */

import { describe, expect, test } from 'vitest';

import { SECURITY_OBJECTS_MAX } from '../../../../src/operations/kubernetes/inspect/security-report.ts';
import { podSpec, withTemplate } from '../../../build/kubernetes-changes.ts';
import { askedOf, sectionOf, securityOfObjects, stored } from '../../../build/security.ts';

const CREATED = { creationTimestamp: '2026-01-01T00:00:00Z' };
const MANAGED = { ...CREATED, managedFields: [{ manager: 'helm', time: '2026-01-01T00:00:00Z' }] };

describe('encryption at rest', () => {
  const key1 = { provider: 'aescbc', keyName: 'key1' };
  const secret = (modRevision: number, isEncrypted: boolean) =>
    stored(
      'Secret',
      `shop/s${String(modRevision)}`,
      {},
      {
        modRevision,
        encryption: isEncrypted ? key1 : undefined,
      },
    );
  const answer = (...objects: Parameters<typeof securityOfObjects>[0]): string =>
    sectionOf(securityOfObjects(objects), 'encryption').answer;
  test('all of one sort', () => {
    expect(answer()).toBe('There are none');
    expect(answer(secret(1, false))).toBe('Yes, all 1: whoever has the file has them');
    expect(answer(secret(1, true))).toMatch(/^No: all are encrypted, 1 with aescbc key1; aescbc/);
  });
  test('both', () => {
    expect(answer(secret(1, true), secret(2, false))).toMatch(/; the newest are not encrypted;/);
    expect(answer(secret(2, true), secret(1, false))).toMatch(/; the newest are encrypted;/);
  });
  test('one in plain text among others that the same key encrypted', () => {
    const lines = askedOf('encryption', secret(1, true), secret(2, false), secret(3, true));
    expect(lines).toEqual([
      '! Secret shop/s2: written in plain text while others were encrypted with aescbc key1',
    ]);
    expect(askedOf('encryption', secret(1, true), secret(3, false))[0]).toMatch(/^·/);
  });
  test('what could not be opened leaves the answer open', () => {
    const sealed = { encryption: key1, object: undefined, problem: 'no key' };
    const report = securityOfObjects([stored('Secret', 'shop/s', {}, sealed)]);
    expect(report.unread).toBe(1);
    expect(sectionOf(report, 'credentials')).toMatchObject({
      severity: 'unknown',
      answer: 'None that is known by its form; 1 object could not be read',
    });
    expect(sectionOf(report, 'network').severity).toBe('fine');
  });
});

describe('what changed last', () => {
  test('the newest first, of many', () => {
    const objects = Array.from({ length: 1_000 }, (_, index) =>
      stored('ConfigMap', `shop/c${String(index)}`, {}, { modRevision: ((index * 7) % 1_000) + 1 }),
    );
    const { objects: told, total } = sectionOf(securityOfObjects(objects), 'last-changes');
    expect(total).toBe(SECURITY_OBJECTS_MAX);
    expect(told.map(({ detail }) => Number(/\d+/.exec(detail)?.[0]))).toEqual(
      Array.from({ length: SECURITY_OBJECTS_MAX }, (_, index) => 1_000 - index),
    );
  });
  test('created and written', () => {
    const at = (createRevision: number, modRevision: number) =>
      askedOf(
        'last-changes',
        stored('ConfigMap', 'shop/c', { metadata: MANAGED }, { createRevision, modRevision }),
      );
    expect(at(5, 5)).toEqual([
      '· ConfigMap shop/c: created at revision 5 by helm, 2026-01-01T00:00:00Z',
    ]);
    expect(at(5, 6)[0]).toMatch(/: written at revision 6 by helm/);
  });
});

test('who writes by hand is named', () => {
  const by = (manager: string) =>
    stored('ConfigMap', `shop/${manager}`, {
      metadata: { managedFields: [{ manager, time: '2026-01-01T00:00:00Z' }] },
    });
  expect(askedOf('writers', by('helm'), by('kubectl-edit'), by('curl'))).toEqual([
    '· ConfigMap shop/curl: curl wrote 1 object, this one last, 2026-01-01T00:00:00Z',
    '· ConfigMap shop/kubectl-edit: kubectl-edit wrote 1 object, this one last, 2026-01-01T00:00:00Z',
  ]);
});

describe('what was deleted', () => {
  const owned = (uid: string) =>
    stored('ReplicaSet', 'shop/web-1', {
      metadata: {
        uid: 'r',
        ownerReferences: [{ kind: 'Deployment', name: 'web', uid, controller: true }],
      },
      ...withTemplate(podSpec()),
    });
  test('a controller that is gone', () => {
    const web = stored('Deployment', 'shop/web', { metadata: { uid: 'd' } });
    expect(askedOf('deletions', owned('d'), web)).toEqual([]);
    expect(askedOf('deletions', owned('e'), web)).toEqual([
      '· ReplicaSet shop/web-1: its controller Deployment web is gone',
    ]);
  });
  test('what is being deleted', () => {
    const metadata = { deletionTimestamp: '2026-01-01T00:00:00Z', finalizers: ['x.example/y'] };
    expect(askedOf('deletions', stored('Namespace', 'x', { metadata }))).toEqual([
      '· Namespace x: is being deleted since 2026-01-01T00:00:00Z, held by x.example/y',
    ]);
  });
});

describe('writes to etcd', () => {
  const clean = (name: string) =>
    stored('ConfigMap', name, { metadata: MANAGED, data: { a: 'b' } });
  test('none', () => {
    expect(askedOf('direct-writes', clean('shop/a'), clean('shop/b'))).toEqual([]);
  });
  test('what the key says otherwise', () => {
    const mismatch = 'kind is not what the key says';
    const odd = stored('ConfigMap', 'shop/a', { metadata: CREATED }, { mismatch });
    expect(askedOf('direct-writes', odd)).toEqual([`! ConfigMap shop/a: ${mismatch}`]);
  });
  test('what every object has', () => {
    const odd = stored('ConfigMap', 'shop/a', { metadata: { uid: '' } }, { uid: undefined });
    expect(askedOf('direct-writes', odd)).toEqual([
      '! ConfigMap shop/a: without metadata.uid and metadata.creationTimestamp',
    ]);
  });
  test('a uid twice', () => {
    const two = ['shop/a', 'shop/b'].map((name, index) =>
      stored('ConfigMap', name, { metadata: { ...MANAGED, uid: 'u' } }, { modRevision: index + 1 }),
    );
    expect(askedOf('direct-writes', ...two)).toEqual([
      '! ConfigMap shop/b: has the uid of another object, which was written at revision 1',
    ]);
  });
  test('without managers, where nearly all have some', () => {
    const odd = stored('ConfigMap', 'shop/odd', { metadata: CREATED, data: { a: 'b' } });
    const many = Array.from({ length: 30 }, (_, index) => clean(`shop/c${String(index)}`));
    expect(askedOf('direct-writes', odd, ...many)).toEqual([
      '· ConfigMap shop/odd: no managedFields, which nearly all others have',
    ]);
    expect(askedOf('direct-writes', odd, clean('shop/a'))).toEqual([]);
  });
});

test('what others keep where a resource could lie is not Kubernetes that cannot be read', () => {
  const broken = (resource: string, encryption?: { provider: string; keyName: string }) => {
    const one = stored(
      'ConfigMap',
      'shop/c',
      {},
      { object: undefined, problem: 'none', encryption },
    );
    const { namespace, name } = { namespace: 'shop', name: 'c' };
    const [kind, prefix] = [undefined, '/registry'];
    const place = { type: 'resource', prefix, group: '', resource, kind, namespace, name } as const;
    return { ...one, place };
  };
  const plain = securityOfObjects([broken('app')]);
  expect([plain.examined, plain.unread]).toEqual([0, 0]);
  const sealed = securityOfObjects([broken('app', { provider: 'aescbc', keyName: 'key1' })]);
  expect([sealed.examined, sealed.unread]).toEqual([1, 1]);
});

test('an owner whose name is a token is not named', () => {
  const owner = { kind: 'OAuthAccessToken', name: 'a-token-in-clear', uid: 'u', controller: true };
  const owned = stored('ConfigMap', 'shop/c', {
    metadata: { ...CREATED, ownerReferences: [owner] },
  });
  const lines = askedOf('deletions', owned);
  expect(lines).toEqual(['· ConfigMap shop/c: its controller OAuthAccessToken [a token] is gone']);
});
