/**
 * Brings the released programs of `versions.ts` into the oracles folder, once: run by
 * `npm run oracles`. A program is made under a temporary name, asked for its version, checked for
 * the libraries it was built with, and only then renamed into place, so an interrupted run leaves
 * nothing half done and the next run goes on where it stopped.
 */
import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { isProgram, oraclesFolder } from './locate.ts';
import { ORACLE_RECIPES } from './versions.ts';
import type { DebianRecipe, GoRecipe, OracleRecipe } from './versions.ts';

const PARTIAL_PREFIX = '.partial-';
const OUTPUT_BYTES_MAX = 64 * 1024 * 1024;

const execute = promisify(execFile);

process.exitCode = await bringAll(oraclesFolder());

async function bringAll(folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  await removeAbandoned(folder);
  console.log(`oracles: ${folder}`);
  let failures = 0;
  for (const recipe of ORACLE_RECIPES) {
    try {
      console.log(`${recipe.file.padEnd(35)} ${await bring(recipe, folder)}`);
    } catch (error) {
      failures += 1;
      console.log(`${recipe.file.padEnd(35)} FAILED`);
      console.error(`oracles: ${recipe.file}: ${messageOf(error)}`);
    }
  }
  if (failures > 0) console.error(`oracles: ${String(failures)} programs are missing`);
  return failures === 0 ? 0 : 1;
}

async function bring(recipe: OracleRecipe, folder: string): Promise<string> {
  const target = join(folder, recipe.file);
  if (isProgram(target)) return 'present';
  const partial = join(folder, `${PARTIAL_PREFIX}${String(process.pid)}`);
  const program = join(partial, 'program');
  try {
    await mkdir(partial);
    if (recipe.kind === 'go') await build(recipe, program);
    else await unpack(recipe, partial, program);
    await expectVersion(recipe, program);
    await mkdir(dirname(target), { recursive: true });
    await rename(program, target);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return recipe.kind === 'go' ? `built with ${recipe.contains.join(', ')}` : 'unpacked';
}

/** Removes what runs that are no longer alive have left. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(PARTIAL_PREFIX)) continue;
    if (isAlive(Number(name.slice(PARTIAL_PREFIX.length)))) continue;
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function build(recipe: GoRecipe, program: string): Promise<void> {
  const variables = Object.entries(recipe.variables ?? {}).map(([name, to]) => ` -X ${name}=${to}`);
  const linker = `-ldflags=-s -w${variables.join('')}`;
  const flags = ['-mod=readonly', '-trimpath', '-buildvcs=false', linker];
  // A pure Go build needs no C compiler and is the same on every machine.
  await need('go', ['build', ...flags, '-o', program, recipe.mainPackage], {
    cwd: join(packageRoot(), 'test', 'oracles', 'go', recipe.moduleFolder),
    env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '', GOWORK: 'off' },
  });
  const buildInfo = await need('go', ['version', '-m', program], {});
  const modules = buildInfo.split('\n').map((line) => line.split('\t').slice(2, 4).join(' '));
  for (const module of recipe.contains) {
    if (!modules.includes(module)) throw new Error(`built without ${module}`);
  }
}

async function unpack(recipe: DebianRecipe, partial: string, program: string): Promise<void> {
  const download = (): Promise<string> =>
    need('apt-get', ['download', recipe.packagePattern], { cwd: partial });
  try {
    await download();
  } catch {
    // The package lists of a new machine are empty or old.
    await need('apt-get', ['update'], {});
    await download();
  }
  const archive = (await readdir(partial)).find((name) => name.endsWith('.deb'));
  if (archive === undefined) throw new Error(`apt-get brought no ${recipe.packagePattern}`);
  await need('dpkg-deb', ['-x', join(partial, archive), join(partial, 'tree')], {});
  await copyFile(join(partial, 'tree', recipe.member), program);
  await chmod(program, 0o755);
}

async function expectVersion(recipe: OracleRecipe, program: string): Promise<void> {
  const said = await need(program, recipe.versionArguments, {
    env: { ...process.env, ETCDCTL_API: '3' },
  });
  if (said.includes(recipe.versionText)) return;
  throw new Error(`wrong version: found "${said.trim()}", expected ${recipe.versionText}`);
}

/** Runs a program that must succeed, and gives what it printed, standard error last. */
async function need(
  program: string,
  argv: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv },
): Promise<string> {
  try {
    const limits = { ...options, maxBuffer: OUTPUT_BYTES_MAX };
    const { stdout, stderr } = await execute(program, argv, limits);
    return stdout + stderr;
  } catch (error) {
    const { stderr } = error as { stderr?: unknown };
    const said = typeof stderr === 'string' ? stderr.trim() : '';
    throw new Error(`${program} ${argv[0] ?? ''} failed: ${said || messageOf(error)}`, {
      cause: error,
    });
  }
}

/** This file runs from the sources and from the compiled tree; both lie in the package. */
function packageRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    if (dirname(folder) === folder) throw new Error('no package.json above this program');
    folder = dirname(folder);
  }
  return folder;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
