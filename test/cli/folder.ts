/**
 * A folder of its own with the fixtures under short names: `before.db`, `3.6-rich.db`, and
 * `damaged/leaf-order.db` for each damage of `fixtures/mutations`; data directories under
 * `data` and `logs`.
 */

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  applyToDirectory,
  baseDirectory,
  directoryFiles,
  directoryMutations,
  forgetDirectories,
  writeDirectory,
} from '../build/data-directory.ts';
import { filesOf, fixtureNames, readFixture } from '../build/fixtures.ts';
import { applyOperations, baseFixture } from '../mutations.ts';
import type { Mutation } from '../mutations.ts';

const FIXTURES = new URL('../../fixtures/', import.meta.url);

/** A damage, with what the real tools say of it. */
export interface JudgedMutation extends Mutation {
  readonly results: {
    readonly snapshot_status: Readonly<
      Record<string, { readonly exit: number; readonly stdout?: string }>
    >;
  };
}

/** Every damage of both files. */
export function mutations(): JudgedMutation[] {
  return ['db', 'freelist'].flatMap((name) => {
    const text = readFileSync(new URL(`mutations/${name}.json`, FIXTURES), 'utf8');
    return JSON.parse(text) as JudgedMutation[];
  });
}

/** A new folder; the process works in it until `leave`. */
export function enterFolder(): { leave: () => void } {
  const before = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'conversations-'));
  process.chdir(folder);
  return {
    leave: () => {
      process.chdir(before);
      rmSync(folder, { recursive: true });
    },
  };
}

/** Puts every snapshot into the working folder. */
export function putSnapshots(): void {
  for (const name of [...fixtureNames('etcd'), ...fixtureNames('kubernetes')]) {
    writeFileSync(`${name.split('/')[1]!}.db`, readFixture(name, 'snapshot.db'));
  }
}

/** Puts the configuration of each server that encrypts into the folder, as `enc-aescbc.yaml`. */
export function putEncryption(): void {
  for (const name of fixtureNames('kubernetes')) {
    if (!filesOf(name).includes('encryption.yaml')) continue;
    writeFileSync(`${name.split('/')[1]!}.yaml`, readFixture(name, 'encryption.yaml'));
  }
  writeFileSync('seeds.json', readFixture('kubernetes/enc-kmsv2', 'seeds.json'));
  const sound = new TextDecoder().decode(readFixture('kubernetes/enc-aescbc', 'encryption.yaml'));
  writeFileSync('bad-key.yaml', sound.replace('DxGehaI=', ''));
  writeFileSync('bad-yaml.yaml', sound.replace('secret: ', 'secret: ['));
}

/** Puts a key there under which fingerprints are the same in every run. */
export function putFingerprintKey(): void {
  writeFileSync('fingerprint.key', 'of the same length in every run');
}

/** Folders of damaged data directories, and the damage of each in `fixtures/mutations`. */
const DAMAGED_DIRECTORIES = {
  'no-db': '3.6-db-missing',
  'cut-db': '3.6-db-truncated',
  torn: '3.6-wal-garbage-tail',
  'one-behind': '3.6-wal-truncated-clean',
  'zeroed-frame': '3.6-wal-zero-one-frame',
  'flipped-bit': '3.6-wal-data-bit',
};

/**
 * Puts data directories into the working folder: `data`, of a server that was killed; damaged ones;
 * `lost-page`, whose database has lost a page of keys; `data-only` and `log-only`, which are two
 * halves of one; and `postgres`, which is of another program.
 */
export async function putDirectories(): Promise<void> {
  const data = await directoryFiles('3.6-kill9');
  await writeDirectory('data', data);
  for (const [folder, wanted] of Object.entries(DAMAGED_DIRECTORIES)) {
    const { ops } = directoryMutations('wal', '3.6').find(({ id }) => id === wanted)!;
    await writeDirectory(folder, applyToDirectory(await directoryFiles('3.6-manysnaps'), ops));
  }
  const files = [...data];
  const isLog = ([path]: readonly [string, Uint8Array]): boolean => path.startsWith('member/wal/');
  await writeDirectory('data-only', new Map(files.filter((one) => !isLog(one))));
  const log = files.filter(isLog);
  const inFolder = log.map(([path, bytes]) => [path.replace(/^.*\//, ''), bytes] as const);
  await writeDirectory('log-only', new Map(inFolder));
  const zeros = '00'.repeat(4096);
  const page = { op: 'write', file: 'member/snap/db', at: 5 * 4096, hex: zeros } as const;
  await writeDirectory('lost-page', applyToDirectory(data, [page]));
  await writeDirectory('postgres', new Map([['PG_VERSION', new Uint8Array(3)]]));
}

/** Puts every damaged snapshot into the folder `damaged`. */
export function putDamaged(): void {
  mkdirSync('damaged');
  const bases = new Map<string, Uint8Array>();
  for (const mutation of mutations()) {
    const name = baseFixture(mutation);
    const base = bases.get(name) ?? readFixture(name, 'snapshot.db');
    bases.set(name, base);
    writeFileSync(`damaged/${mutation.id}.db`, applyOperations(base, mutation.ops));
  }
}

/** Damages of logs that conversations are about. */
const LOGS = ['control', 'truncated-mid-frame', 'data-bit', 'zero-one-frame', 'foreign-file'];

/** Puts data directories with such logs into the folder `logs`: `logs/control`, `logs/data-bit`, … */
export async function putLogs(): Promise<void> {
  for (const mutation of directoryMutations('wal', '3.6')) {
    const name = mutation.id.slice('3.6-wal-'.length);
    if (!LOGS.includes(name)) continue;
    const files = await directoryFiles(baseDirectory(mutation));
    await writeDirectory(join('logs', name), applyToDirectory(files, mutation.ops));
  }
  forgetDirectories();
  mkdirSync('logs/empty');
}

/** Descriptions of clusters that are to be restored, good and bad ones. */
export function putClusterFiles(): void {
  const member = (name: string, number: number, rest = ''): string =>
    `  - name: ${name}\n    peerURLs: [https://10.0.0.${String(number)}:2380]\n${rest}`;
  const three = [member('cp1', 1), member('cp2', 2), member('cp3', 3, '    learner: true\n')];
  writeFileSync('cluster.yaml', `token: etcd-20261121\nmembers:\n${three.join('')}`);
  writeFileSync('no-token.yaml', `members:\n${member('cp1', 1)}`);
  writeFileSync('misspelt.yaml', `members:\n${member('cp1', 1, '    lerner: true\n')}`);
  writeFileSync('twice.yaml', `members:\n${member('cp1', 1)}${member('cp1', 2)}`);
  writeFileSync('path.yaml', `members:\n${member('../cp1', 1)}`);
  writeFileSync('hidden.yaml', `members:\n${member('.part-0123456789abcdef', 1)}`);
  writeFileSync('empty.yaml', '');
  writeFileSync('comma.yaml', `members:\n${member("'a,b=c'", 1)}`);
  writeFileSync('twofold.yaml', `members:\n${member('cp1', 1)}---\nmembers: []\n`);
  writeFileSync('huge.yaml', '#'.repeat(1024 * 1024 + 1));
  writeFileSync('tagged.yaml', '!!js/function members: []\n');
}
