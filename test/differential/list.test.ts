/**
 * What `list` shows of every object of a cluster equals the table that the API server makes of it for
 * kubectl: columns, their order, and every cell. The server runs on the fixture that has objects of
 * nearly all kinds; then a snapshot of its etcd is listed.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { JsonObject } from '../../src/bytes/json.ts';
import { columnsOf } from '../../src/kubernetes/columns/columns-of.ts';
import type { Column } from '../../src/kubernetes/columns/column.ts';
import { createDecryptor } from '../../src/kubernetes/encryption/decryptor.ts';
import { openSnapshot } from '../../src/node.ts';
import { listObjects } from '../../src/operations/kubernetes/list/list-objects.ts';
import { ObjectStore } from '../../src/operations/kubernetes/objects/object-store.ts';
import type { Found } from '../../src/operations/kubernetes/objects/select-objects.ts';
import { readConfiguration } from '../build/encryption.ts';
import { readFixture } from '../build/fixtures.ts';
import { locateOracles } from '../oracles/locate.ts';
import { ApiServer } from './harness/api-server.ts';
import { readTables } from './harness/api-tables.ts';
import type { ApiTable } from './harness/api-tables.ts';
import { makeOddObjects } from './harness/odd-objects.ts';
import { restoreServer } from './harness/restores.ts';
import { run } from './harness/run.ts';
import type { EtcdServer } from './harness/server.ts';
import { Tally } from './harness/tally.ts';

const STEP_MS = 250;

const oracles = locateOracles();
const tally = new Tally();

describe.skipIf(!oracles)('the tables of list', () => {
  let folder = '';
  let server: EtcdServer | undefined;
  let api: ApiServer | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'etcd-snapshot-list-'));
  });
  afterEach(async () => {
    await api?.stop();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });
  afterAll(async ({}, suite) => {
    await tally.finish('list', suite, { input: 'Kubernetes 1.36.3 on the fixtures' });
  });

  it.each(['before', 'after'])('are those of the API server: %s', async (fixture) => {
    api = await startServers(fixture);
    await makeOddObjects(api);
    const tables: ApiTable[] = [];
    for await (const table of readTables(api)) tables.push(table);
    const saved = join(folder, 'saved.db');
    const { etcdctl } = oracles!.etcd['3.6.16'];
    const save = ['--endpoints', server!.clientUrl, 'snapshot', 'save', saved];
    expect(await run(etcdctl, save)).toMatchObject({ exit: 0 });

    const listed = await listAll(saved, fixture);
    expect(tables.length).toBeGreaterThan(50);
    for (const table of tables) compare(table, listed);
  });

  /** etcd on the fixture, and the API server on it. */
  async function startServers(fixture: string): Promise<ApiServer> {
    const snapshot = join(folder, 'fixture.db');
    await writeFile(snapshot, readFixture(`kubernetes/${fixture}`, 'snapshot.db'));
    const configuration = join(folder, 'encryption.yaml');
    await writeFile(configuration, readFixture(`kubernetes/${fixture}`, 'encryption.yaml'));
    const tools = oracles!.etcd['3.6.16'];
    server = await restoreServer({ tools, snapshot, folder, name: 'cp1', isBumped: false });
    await server.start();
    return ApiServer.start({
      program: oracles!.kubeApiServer,
      folder: join(folder, 'api'),
      etcdUrls: [server.clientUrl],
      flags: {
        'encryption-provider-config': configuration,
        'runtime-config': 'api/all=true',
        'feature-gates': 'AllAlpha=true,AllBeta=true',
      },
    });
  }
});

/** An object with the columns of its resource. */
interface Listed {
  readonly object: JsonObject;
  readonly columns: readonly Column[];
}

/** By `resource.group/namespace/name`. */
async function listAll(file: string, fixture: string): Promise<ReadonlyMap<string, Listed>> {
  const snapshot = await openSnapshot(file);
  try {
    const decryptor = createDecryptor([readConfiguration(`kubernetes/${fixture}`)]);
    const objects = new ObjectStore(snapshot, { decryptor, fingerprint: () => '' });
    const listed = new Map<string, Listed>();
    const list = await listObjects(objects, [], { allNamespaces: true });
    for await (const batch of list.found()) {
      for (const one of batch) {
        const { object } = objects.decode(one.key, one.version);
        if (object === undefined) continue;
        listed.set(nameOf(one, object), { object, columns: columnsOf(one.resource) });
      }
    }
    return listed;
  } finally {
    await snapshot.close();
  }
}

function nameOf({ resource: { resource, group } }: Found, object: JsonObject): string {
  const { namespace, name } = object['metadata'] as { namespace?: string; name: string };
  return [`${resource}.${group}`, ...(namespace === undefined ? [] : [namespace]), name].join('/');
}

function compare(table: ApiTable, listed: ReadonlyMap<string, Listed>): void {
  const { group, resource, rows } = table;
  for (const [name, cells] of rows) {
    const ours = listed.get(`${resource}.${group}/${name}`);
    // Some are made up when they are asked for, as those of components.
    if (ours === undefined) continue;
    const { columns, object } = ours;
    const what = `${resource}.${group} ${name}`;
    expect.soft({ what, headers: columns.map(({ header }) => header) }).toEqual({
      what,
      headers: table.headers,
    });
    expect.soft(columns.map(({ isWide }) => isWide)).toEqual(table.isWide);
    const at = timeOf(table, cells, (now) =>
      columns.map(({ cell }) => cell(object, { now, isWide: true })),
    );
    expect.soft({ what, cells: at }).toEqual({ what, cells: cells.slice(0, columns.length) });
    tally.add('rows of tables');
    tally.add('cells', columns.length);
  }
}

/** Our cells at the moment at which the server may have made its own; ages are counted up to then. */
function timeOf(
  { from, to }: ApiTable,
  expected: readonly string[],
  cellsAt: (now: number) => string[],
): string[] {
  for (let now = from; now < to + STEP_MS; now += STEP_MS) {
    const cells = cellsAt(now);
    if (cells.every((cell, index) => cell === expected[index])) return cells;
  }
  return cellsAt(to);
}
