/**
 * Makes what `src/messages` and `test/messages` have of the `.proto` files there: static modules by protobufjs-cli, and
 * the table of fields of the requests. With `--check` it writes nothing and fails when a committed
 * file is not what the definitions give. Run from the package's root folder.
 */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pbjs, pbts } from 'protobufjs-cli';

import { requestFieldsModule } from './request-fields.ts';

const FOLDER = 'src/messages';
/** Definitions that become static modules of the same name; raft's are what ours are tested with. */
const STATIC_MODULES = [`${FOLDER}/etcd`, 'test/messages/raft'] as const;

/** A static module with decoders and encoders only, its fields named as etcd names them. */
const OPTIONS: readonly string[] = [
  ...['-t', 'static-module', '-w', 'es6', '--keep-case', '--no-create', '--no-verify'],
  ...['--no-convert', '--no-delimited', '--no-service', '--no-typeurl'],
];

const isCheck = process.argv.includes('--check');
for (const path of STATIC_MODULES) await makeStaticModule(path);
await deliver(
  await requestFieldsModule(await readFile(join(FOLDER, 'requests.proto'), 'utf8')),
  join(FOLDER, 'requests.ts'),
);

async function makeStaticModule(path: string): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'etcd-snapshot-messages-'));
  try {
    const module = join(scratch, 'module.js');
    const types = join(scratch, 'module.d.ts');
    await promisify(pbjs.main)([...OPTIONS, '-o', module, `${path}.proto`]);
    await promisify(pbts.main)(['-o', types, module]);
    await deliver(await readFile(module, 'utf8'), `${path}.js`);
    await deliver(await readFile(types, 'utf8'), `${path}.d.ts`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function deliver(made: string, target: string): Promise<void> {
  if (!isCheck) return writeFile(target, made);
  const committed = await readFile(target, 'utf8').catch(() => '');
  if (made === committed) return;
  process.stderr.write(`${target} is not what its definitions give: run "npm run messages"\n`);
  process.exitCode = 1;
}
