/** Custom resources that are live without their definition, found in the newer store. */

import { expect, test } from 'vitest';

import { openSnapshot } from '../../../../src/etcd/snapshot.ts';
import { DiffReportBuilder } from '../../../../src/operations/kubernetes/report/builder.ts';
import { findOrphans } from '../../../../src/operations/kubernetes/report/find-orphans.ts';
import { readFixture } from '../../../build/fixtures.ts';
import { FACTS } from '../../../build/diff-report.ts';
import { changed } from '../../../build/kubernetes-changes.ts';

const after = async () => ({
  store: await openSnapshot(readFixture('kubernetes/after', 'snapshot.db')),
});
const removed = (plural: string, group: string, kind: string) =>
  changed(
    ['CustomResourceDefinition', `${plural}.${group}`],
    { spec: { group, names: { plural, kind } } },
    undefined,
  );

test('are counted by definition', async () => {
  const builder = new DiffReportBuilder({ linesMax: 10 });
  builder.change(removed('tenants', 'platform.example.org', 'Tenant'));
  builder.change(removed('widgets', 'legacy.example.net', 'Widget'));
  await findOrphans(builder, await after());
  const { definitions } = builder.finish(FACTS);
  expect(definitions.map(({ name, orphans }) => [name, orphans > 0])).toEqual([
    ['tenants.platform.example.org', true],
    ['widgets.legacy.example.net', false],
  ]);
});
test('are not looked for if no definition is gone', async () => {
  const { store } = await after();
  await store.close();
  await findOrphans(new DiffReportBuilder({ linesMax: 10 }), { store });
});
