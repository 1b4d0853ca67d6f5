/**
 * Database files as they lie in a data directory, which differ from saved snapshots: left by a
 * server that was stopped, by one that was killed while it wrote, rewritten by `defrag`, and
 * rewritten by `bbolt compact`, which is the only one that stores a freelist.
 */
import { copyFile, cp } from 'node:fs/promises';
import { join } from 'node:path';

import { ROOT_PASSWORD } from './authentication.ts';
import { randomKey, randomValue } from './content.ts';
import { base64 } from './gateway.ts';
import { Random } from './random.ts';
import { run } from './run.ts';
import { EtcdServer } from './server.ts';
import type { EtcdTools, Oracles } from '../../oracles/locate.ts';
import type { RandomSnapshot } from './snapshots.ts';

/** A database file and how it came about. */
export interface DatabaseFile {
  readonly kind: 'stopped' | 'killed' | 'defragmented' | 'compacted';
  readonly path: string;
}

const LAST_PUTS = 60;
/** So that the first batches of the last puts are committed, and some are not. */
const COMMIT_FLAGS = ['--backend-batch-interval', '5ms'];

/** Makes all four from the kept data directory of a random snapshot, which is changed. */
export async function makeDatabaseFiles(
  made: RandomSnapshot,
  tools: EtcdTools,
  oracles: Oracles,
): Promise<DatabaseFile[]> {
  const { dataDirectory } = made;
  if (dataDirectory === undefined) throw new Error('the data directory was not kept');
  const database = databaseIn(dataDirectory);
  const path = (kind: DatabaseFile['kind']): string => `${made.path}.${kind}`;
  await copyFile(database, path('stopped'));
  await defragment(dataDirectory, path('defragmented'), tools);
  const compact = ['compact', '-o', path('compacted'), path('stopped')];
  expectSuccess('bbolt compact', await run(oracles.bbolt, compact));
  await killWhileWriting(made, dataDirectory, tools);
  await copyFile(database, path('killed'));
  const kinds = ['stopped', 'killed', 'defragmented', 'compacted'] as const;
  return kinds.map((kind) => ({ kind, path: path(kind) }));
}

function databaseIn(dataDirectory: string): string {
  return join(dataDirectory, 'member', 'snap', 'db');
}

async function defragment(dataDirectory: string, path: string, tools: EtcdTools): Promise<void> {
  const folder = `${path}.d`;
  await cp(dataDirectory, folder, { recursive: true });
  const argv = ['defrag', '--data-dir', folder];
  expectSuccess('defrag', await run(tools.etcdutl, argv));
  await copyFile(databaseIn(folder), path);
}

async function killWhileWriting(
  { plan }: RandomSnapshot,
  dataDirectory: string,
  tools: EtcdTools,
): Promise<void> {
  const folder = join(dataDirectory, '..');
  const name = dataDirectory.slice(folder.length + 1);
  const flags = COMMIT_FLAGS;
  const server = await EtcdServer.start({ tools, folder, name, dataDirectory, flags });
  try {
    if (plan.authentication === 'enabled') await server.logIn('root', ROOT_PASSWORD);
    const random = new Random(plan.seed);
    const puts = Array.from({ length: LAST_PUTS }, () => {
      const body = { key: base64(randomKey(random)), value: base64(randomValue(random)) };
      return server.call('kv/put', body);
    });
    await Promise.race(puts);
    const ended = Promise.allSettled(puts);
    await server.kill();
    await ended;
  } finally {
    await server.kill();
  }
}

function expectSuccess(what: string, result: { exit: number | null; stderr: string }): void {
  if (result.exit !== 0) throw new Error(`${what} failed: ${result.stderr.trim()}`);
}
