/**
 * The package as it would be published: what the tarball holds, whether other tools find it well
 * made, and whether it works by name from an empty project under every supported Node.
 */

import { execFile } from 'node:child_process';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { packAndInstall } from './install.ts';
import type { Installed } from './install.ts';
import { bringNode, OTHER_NODE_VERSIONS } from './nodes.ts';
import { readFixture } from '../build/fixtures.ts';
import { readmeExample } from './readme.ts';

const FIXTURE = 'fixtures/kubernetes/before';

/** Files outside `dist` that are published: as npm always adds them, and as `files` names them. */
const TOP_FILES = /^(package\.json|LICENSE|README\.md|CHANGELOG\.md|SECURITY\.md)$/;
const PAGE =
  /^docs\/(problems|guide)\/([a-z0-9-]+|README)\.(md|sh)$|^docs\/etcd-snapshot(-diff|-inspect)?\.schema\.json$|^docs\/commands\.md$|^man\/etcd-snapshot[a-z-]*\.1$/;
const BUILT = /^dist\/[a-z0-9/-]+\.(js|d\.ts)$/;

const execute = promisify(execFile);

let installed: Installed;
let expected: Record<string, unknown>;

beforeAll(async () => {
  installed = await packAndInstall();
  await copyFile(join(FIXTURE, 'snapshot.db'), join(installed.project, 'snapshot.db'));
  const recorded = JSON.parse(await readFile(join(FIXTURE, 'status.json'), 'utf8')) as {
    'etcdutl snapshot status -w json': Record<string, Record<string, unknown>>;
  };
  expected = recorded['etcdutl snapshot status -w json']['3.7.3']!;
});

afterAll(async () => {
  await rm(installed.folder, { recursive: true, force: true });
});

describe('the tarball', () => {
  it('holds the built files, the pages of the problems, and nothing else', () => {
    const others = installed.files.filter(
      (file) => !TOP_FILES.test(file) && !PAGE.test(file) && !BUILT.test(file),
    );
    expect(others).toEqual([]);
  });

  it('holds every entry, the command, the generated modules and the licence', () => {
    const needed = ['index', 'node', 'messages/etcd', 'kernel/kernel-bytes', 'cli/main'];
    expect(installed.files).toEqual(
      expect.arrayContaining([
        ...needed.flatMap((name) => [`dist/${name}.js`, `dist/${name}.d.ts`]),
        ...['LICENSE', 'README.md', 'package.json'],
      ]),
    );
  });

  it('names no source map', async () => {
    for (const file of installed.files.filter((name) => name.endsWith('.js'))) {
      const text = await readFile(
        join(installed.project, 'node_modules/etcd-snapshot', file),
        'utf8',
      );
      expect(text, file).not.toContain('sourceMappingURL');
    }
  });

  it('is clean for publint', async () => {
    const bytes = await readFile(installed.tarball);
    const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  it('is clean for attw', async () => {
    const attw = resolve('node_modules/@arethetypeswrong/cli/dist/index.js');
    const profile = '--profile esm-only --no-definitely-typed'.split(' ');
    const format = '--format ascii --no-color --no-emoji'.split(' ');
    // It exits with 1 if there is a problem that the profile does not except.
    const argv = [attw, installed.tarball, ...profile, ...format];
    const { stdout } = await execute(process.execPath, argv);
    for (const entry of ['etcd-snapshot', 'etcd-snapshot/node']) {
      expect(stdout).toContain(`"${entry}"\n\nnode16 (from ESM): OK (ESM)\nbundler: OK`);
    }
  });

  it('gives types that a strict project without skipLibCheck accepts', async () => {
    const { project } = installed;
    await writeFile(join(project, 'importer.ts'), IMPORTER);
    const tsc = resolve('node_modules/typescript/bin/tsc');
    const strict = '--strict --exactOptionalPropertyTypes --skipLibCheck false'.split(' ');
    const target = '--noEmit --module nodenext --target es2022 --types node --typeRoots'.split(' ');
    const argv = [tsc, ...strict, ...target, resolve('node_modules/@types'), 'importer.ts'];
    const run = execute(process.execPath, argv, { cwd: project });
    await expect(run.catch((error: unknown) => error)).resolves.toEqual({ stdout: '', stderr: '' });
  });
});

const IMPORTER = `
import { MemorySource, openSnapshot as openPortable } from 'etcd-snapshot';
import { openSnapshot, status } from 'etcd-snapshot/node';
import type { Status } from 'etcd-snapshot';

export async function take(path: string): Promise<Status> {
  const snapshot = await openSnapshot(path, { blocking: true });
  return status(snapshot, { countLiveKeys: false });
}
export const open: Promise<unknown> = openPortable(new MemorySource(new Uint8Array(8)));
`;

const BY_NAME = `
import { readFile } from 'node:fs/promises';
import * as portable from 'etcd-snapshot';
import * as node from 'etcd-snapshot/node';

const inMemory = await portable.openSnapshot(new Uint8Array(await readFile('snapshot.db')));
const inFile = await node.openSnapshot('snapshot.db');
const results = [await portable.status(inMemory), await node.status(inFile)];
await inMemory.close();
await inFile.close();
console.log(JSON.stringify({ version: process.versions.node, results }));
`;

describe.each([process.versions.node, ...OTHER_NODE_VERSIONS])('under Node %s', (version) => {
  let program = '';

  beforeAll(async () => {
    program = version === process.versions.node ? process.execPath : await bringNode(version);
  });

  it('both entries work by name', async () => {
    await writeFile(join(installed.project, 'by-name.js'), BY_NAME);
    const said = await runThere(program, ['by-name.js']);
    const { totalKey: liveKeys, ...same } = expected;
    const result = expect.objectContaining({ ...same, liveKeys }) as unknown;
    expect(JSON.parse(said)).toEqual({ version, results: [result, result] });
  });

  it("README's library example works as it stands", async () => {
    const example = await readmeExample('Library', 'js');
    for (const [, name] of example.matchAll(/'([\w.-]+\.db)'/g)) {
      await copyFile(join(FIXTURE, 'snapshot.db'), join(installed.project, name!));
    }
    await writeFile(join(installed.project, 'example.js'), example);
    expect(await runThere(program, ['example.js'])).toContain(String(expected['revision']));
  });

  it("README's example of a diff works as it stands", async () => {
    await writeFile(join(installed.project, 'diff.js'), await readmeExample('Diff', 'js'));
    for (const name of ['before', 'after']) {
      const bytes = readFixture(`kubernetes/${name}`, 'snapshot.db');
      await writeFile(join(installed.project, `${name}.db`), bytes);
    }
    const said = await runThere(program, ['diff.js']);
    expect(said).toContain('added ClusterRoleBinding  system:metrics-agent');
    expect(said).toContain('modified Secret shop catalog-credentials data.db-password');
  });

  it("README's example of objects works as it stands", async () => {
    await writeFile(join(installed.project, 'objects.js'), await readmeExample('Objects', 'js'));
    const bytes = readFixture('kubernetes/before', 'snapshot.db');
    await writeFile(join(installed.project, 'backup.db'), bytes);
    const said = await runThere(program, ['objects.js']);
    expect(said).toMatch(/^apiVersion: v1\ndata:\n  Corefile: \|\n/);
    expect(said).toContain('\n  name: coredns\n  namespace: kube-system\n');
  });

  it("README's example of an inspection works as it stands", async () => {
    await writeFile(join(installed.project, 'inspect.js'), await readmeExample('Inspect', 'js'));
    const bytes = readFixture('kubernetes/before', 'snapshot.db');
    await writeFile(join(installed.project, 'before.db'), bytes);
    const said = await runThere(program, ['inspect.js']);
    expect(said).toContain('v1.36.3 kubelet of 5 Nodes\n');
    expect(said).toContain('Secrets 30 ');
  });

  it("README's example of a recovery works as it stands", async () => {
    await writeFile(join(installed.project, 'recover.js'), await readmeExample('Recover', 'js'));
    const bytes = readFixture('kubernetes/after', 'snapshot.db');
    await writeFile(join(installed.project, 'after.db'), bytes);
    const said = await runThere(program, ['recover.js']);
    expect(said).toContain('/registry/configmaps/shop/banner tombstoned certain 384 1014\n');
    expect(said).toContain('kind: ConfigMap\n');
  });

  it("README's example of a restore works as it stands", async () => {
    const example = await readmeExample('Restore', 'js');
    await copyFile(join(FIXTURE, 'snapshot.db'), join(installed.project, 'backup.db'));
    await rm(join(installed.project, 'restored'), { recursive: true, force: true });
    await writeFile(join(installed.project, 'restore.js'), example);
    expect(await runThere(program, ['restore.js'])).toMatch(/^revision \d+, etcd 3\.6\n$/);
    const argv = ['node_modules/.bin/etcd-snapshot', 'verify', 'restored/cp2'];
    expect(await runThere(program, argv)).toMatch(/^SOUND/);
  });

  it('the command works', async () => {
    const command = await readFile(
      join(installed.project, 'node_modules/.bin/etcd-snapshot'),
      'utf8',
    );
    expect(command).toMatch(/^#!\/usr\/bin\/env node\n/);
    const argv = ['node_modules/.bin/etcd-snapshot', 'status', 'snapshot.db', '-w', 'json'];
    expect(JSON.parse(await runThere(program, argv))).toEqual(expected);
  });
});

/** Runs a program in the project; it must succeed and say nothing on standard error. */
async function runThere(program: string, argv: readonly string[]): Promise<string> {
  const { stdout, stderr } = await execute(program, argv, { cwd: installed.project });
  expect(stderr).toBe('');
  return stdout;
}
