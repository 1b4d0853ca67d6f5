/** Objects are judged wherever the API servers keep them, and whatever part of the keys is compared. */

import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { openSnapshot } from '../../../src/etcd/snapshot.ts';
import { readStorePrefixes } from '../../../src/operations/kubernetes/store-prefixes.ts';
import { buildStore } from '../../build/store.ts';
import type { RecordSpec } from '../../build/store.ts';
import { tell } from '../fake.ts';
import { enterFolder } from '../folder.ts';

let folder: ReturnType<typeof enterFolder>;
beforeEach(() => {
  folder = enterFolder();
});
afterEach(() => {
  folder.leave();
});

const GROUP = 'rbac.authorization.k8s.io';

function record(main: number, key: string, object: object): RecordSpec {
  return { main, key, value: JSON.stringify(object), version: 1, createRevision: main };
}

/** A role that nobody touches, and then a binding to it. */
function recordsUnder(prefix: string): RecordSpec[] {
  const apiVersion = `${GROUP}/v1`;
  const rules = [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }];
  const roleRef = { apiGroup: GROUP, kind: 'ClusterRole', name: 'all' };
  const subjects = [{ apiGroup: GROUP, kind: 'User', name: 'eve' }];
  return [
    record(2, `${prefix}/namespaces/default`, {
      ...{ kind: 'Namespace', apiVersion: 'v1', metadata: { name: 'default' } },
    }),
    record(3, `${prefix}/clusterroles/all`, {
      ...{ kind: 'ClusterRole', apiVersion, metadata: { name: 'all' }, rules },
    }),
    record(4, `${prefix}/clusterrolebindings/eve`, {
      ...{ kind: 'ClusterRoleBinding', apiVersion, metadata: { name: 'eve' }, roleRef, subjects },
    }),
  ];
}

it.each(['/registry', '/kubernetes.io', '/tenant-a/registry', '/k8s/blue'])(
  'under %s a binding is judged by the role that did not change',
  async (prefix) => {
    const records = recordsUnder(prefix);
    writeFileSync('old.db', buildStore({ records: records.slice(0, 2) }));
    writeFileSync('new.db', buildStore({ records }));
    const told = await tell(['diff', 'old.db', 'new.db']);
    expect(told.stdout).toContain('! User eve is now cluster-admin');
    expect(told.exit).toBe(1);
  },
);

it.each([
  ['/registry', ['--prefix', '/registry/clusterrolebindings/']],
  ['/tenant-a/registry', ['--prefix', '/tenant-a/registry/clusterrolebind']],
  ['/custom', ['--k8s-prefix', 'custom/']],
])('under %s with %j, too', async (prefix, options) => {
  const records = recordsUnder(prefix).slice(1);
  writeFileSync('old.db', buildStore({ records: records.slice(0, 1) }));
  writeFileSync('new.db', buildStore({ records }));
  const told = await tell(['diff', 'old.db', 'new.db', ...options]);
  expect(told.stdout).toContain('! User eve is now cluster-admin');
});

it('of a store that is full of prefixes, 64 are looked under', async () => {
  const records = Array.from({ length: 200 }, (_, at) =>
    record(at + 2, `/${String(at)}/registry/secrets/a/b`, { kind: 'Secret' }),
  );
  const snapshot = await openSnapshot(buildStore({ records }));
  expect(await readStorePrefixes(snapshot)).toHaveLength(64);
});

it('roles of one API server say nothing about another one in the same etcd', async () => {
  const harmless = recordsUnder('/b/registry').slice(0, 2);
  const records = recordsUnder('/a/registry');
  const [, role] = harmless;
  const reads = (role?.value ?? '').replace('"verbs":["*"]', '"verbs":["get"]');
  const others = [
    { ...harmless[0]!, main: 5, createRevision: 5 },
    { ...role!, main: 6, createRevision: 6, value: reads },
  ];
  const binding = { ...records[2]!, main: 7, createRevision: 7 };
  const old = [...records.slice(0, 2), ...others];
  writeFileSync('old.db', buildStore({ records: old }));
  writeFileSync('new.db', buildStore({ records: [...old, binding] }));
  const told = await tell(['diff', 'old.db', 'new.db']);
  expect(told.stdout).toContain('! User eve is now cluster-admin');
  expect(told.stdout).toContain('in the cluster under /a/registry');
});
