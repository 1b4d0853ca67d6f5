/**
 * Makes `src/messages/etcd.js` and its types from `etcd.proto` with protobufjs-cli. With `--check`
 * it writes nothing and fails when a committed file is not what the definitions give. Run from the
 * package's root folder.
 */

import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pbjs, pbts } from 'protobufjs-cli';

const FOLDER = 'src/messages';
const DEFINITIONS = join(FOLDER, 'etcd.proto');

/** A static module with decoders and encoders only, its fields named as etcd names them. */
const OPTIONS: readonly string[] = [
  ...['-t', 'static-module', '-w', 'es6', '--keep-case', '--no-create', '--no-verify'],
  ...['--no-convert', '--no-delimited', '--no-service', '--no-typeurl'],
];

const scratch = await mkdtemp(join(tmpdir(), 'etcd-snapshot-messages-'));
try {
  const module = join(scratch, 'etcd.js');
  const types = join(scratch, 'etcd.d.ts');
  await promisify(pbjs.main)([...OPTIONS, '-o', module, DEFINITIONS]);
  await promisify(pbts.main)(['-o', types, module]);
  const isCheck = process.argv.includes('--check');
  await deliver(module, join(FOLDER, 'etcd.js'), isCheck);
  await deliver(types, join(FOLDER, 'etcd.d.ts'), isCheck);
} finally {
  await rm(scratch, { recursive: true, force: true });
}

async function deliver(made: string, target: string, isCheck: boolean): Promise<void> {
  if (!isCheck) return copyFile(made, target);
  if (!(await readFile(made)).equals(await readFile(target))) {
    process.stderr.write(`${target} is not what ${DEFINITIONS} gives: run "npm run messages"\n`);
    process.exitCode = 1;
  }
}
